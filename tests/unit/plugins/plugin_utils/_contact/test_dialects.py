# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A release that prints something else, item by item: the report says what, and the verdict is UNKNOWN.

So it is whichever gateway of a pair prints it, and if both do. No release is known to print any of this.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import ask
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.judged import judged
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.report import report
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen, seen
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What a release prints otherwise.

    Args:
        words: what becomes of each reply of the redundancy groups, by regular expressions.
        section: the section of the report that says so.
        shown: what stands in a row of it.
        nearest: what it names as the nearest known.
    """

    words: tuple[tuple[str, str], ...]
    section: str = "not_understood"
    shown: str
    nearest: str = ""


# Each item that may be another one. A value stands in every format, a label in text, a tag in XML and JSON.
DIALECTS: dict[str, Dialect] = {
    "a renamed label": Dialect(
        words=(("Redundancy Set health status", "Redundancy Set health condition"),),
        shown="Redundancy Set health condition : Passed",
        nearest="redundancy set health status",
    ),
    "a renamed label that opens a set": Dialect(
        words=(("Redundancy Set ID", "Redundancy Set Number"),),
        shown="Redundancy Set Number : 1",
        nearest="redundancy set id",
    ),
    "a renamed label that opens a group": Dialect(
        words=(("Redundancy Group ID", "Redundancy Group Number"),),
        shown="Redundancy Group Number : 1",
        nearest="redundancy group id",
    ),
    "a renamed label that opens a service set": Dialect(
        words=(("Service Set :", "Service Set Name :"),),
        shown="Service Set Name : IPv6-SFW",
        nearest="service set",
    ),
    "a label more": Dialect(
        words=((r"( *)(Redundancy Set health status.*)", r"\1\2\n\1Priority now : 100"),),
        shown="Priority now : 100",
    ),
    "an extra column": Dialect(
        words=((r"(Connection +Synchronization)", r"\1  Sessions"), (r"( Hot)(?=\n)", r"\1   1000")),
        shown="Service interface Type Role Connection Synchronization Sessions",
        nearest="service interface type role connection synchronization",
    ),
    "an extra column in one row": Dialect(
        words=((r"(ms-1/3/0 .*) (active|backup) (.* Hot)(?=\n)", r"\1 either \3   1000"),),
        shown="ms-1/3/0 Inter-chassis either Up Hot 1000",
        nearest="a row of service interfaces",
    ),
    "another tag": Dialect(
        words=(("redundancy-set-health-status", "redundancy-set-health-condition"),),
        shown="redundancy-set-health-condition: Passed",
        nearest="redundancy-set-health-status",
    ),
    "another tag around": Dialect(
        words=(("service-interface-information", "service-interface-entry"),),
        shown="service-interface-entry/service-interface: ms-1/3/0",
        nearest="service-interface",
    ),
    "another outermost tag": Dialect(
        words=(("rg-information", "srd-information"),),
        section="refused",
        shown="show services redundancy-group terse | display xml",
    ),
    "an unknown state": Dialect(
        words=((r"\bSTANDBY\b", "SUSPENDED"),), section="unknown_values", shown="SUSPENDED"
    ),
    "the other word for a state": Dialect(
        words=((r"\bMASTER\b", "PRIMARY"),), section="unknown_values", shown="PRIMARY"
    ),
    "an unknown word in brackets": Dialect(
        words=((r"\bSTANDBY\b", "STANDBY (READY)"),), section="unknown_values", shown="READY"
    ),
    "an unknown health": Dialect(
        words=((r"\bPassed\b", "Passing"),), section="unknown_values", shown="Passing", nearest="Passed"
    ),
    "an unknown connection": Dialect(
        words=((r"\bConnected\b", "Established"),), section="unknown_values", shown="Established"
    ),
    "an unknown type": Dialect(
        words=((r"\bInter-chassis\b", "Inter-box"),), section="unknown_values", shown="Inter-box"
    ),
    "an unknown link": Dialect(words=((r"\bUp\b", "Online"),), section="unknown_values", shown="Online"),
    "an unknown synchronization": Dialect(
        words=((r"\bHot\b", "Warm"),), section="unknown_values", shown="Warm"
    ),
    "another event row": Dialect(
        words=((r"Release mastership manual", "Relinquish mastership by hand"),),
        shown="Relinquish mastership by hand 0 0",
        nearest="release mastership manual",
    ),
    "an event row more": Dialect(
        words=((r"( *)(Link-down +[0-9]+ +[0-9]+)", r"\1\2\n\1Card-down   0   0"),),
        shown="Card-down 0 0",
    ),
    "another tag of an event": Dialect(
        words=(("release-mastership-manual", "relinquish-mastership-manual"),),
        shown="relinquish-mastership-manual/received: 0",
        nearest="release-mastership-manual",
    ),
    "an XML that disagrees with its text": Dialect(
        words=((r">Passed<", ">Failed<"),), section="differences", shown="group 1 set 1 health"
    ),
    "an XML that lacks what its text has": Dialect(
        words=((r"<redundancy-set-state>.*</redundancy-set-state>", "<state/>"),),
        section="differences",
        shown="group 1 set 1 state",
    ),
}
WHERE = {"the first": ("mx1",), "the second": ("mx2",), "both": GATEWAYS}


class Speaking:
    """A session with a gateway that speaks a dialect."""

    vocabulary = None

    def __init__(self, session: Session, words: t.Iterable[tuple[str, str]]) -> None:
        self.session = session
        self.words = tuple(words)
        self.messages = session.messages
        self.send_all = session.send_all
        self.reopen = session.reopen

    def send(self, request: Request) -> tuple[str, ...]:
        replies = self.session.send(request)
        return tuple(map(self._said, replies)) if isinstance(request, Read) else replies

    def _said(self, reply: str) -> str:
        for pattern, words in self.words:
            reply = re.sub(pattern, words, reply)
        return reply


def spoken(dialect: Dialect, gateways: t.Container[str]) -> list[Seen]:
    """Return a contact with a pair of which these gateways speak a dialect."""
    pair = Simulation()
    return [
        seen(
            name,
            ask(Speaking(pair.session(name), dialect.words if name in gateways else ()), pair.clock.now),
        )
        for name in GATEWAYS
    ]


@pytest.mark.parametrize("gateways", WHERE.values(), ids=WHERE)
@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_the_report_says_it_and_the_verdict_is_unknown(dialect: Dialect, gateways: tuple[str, ...]) -> None:
    contact = spoken(dialect, gateways)
    found = judged(contact)
    it = report(contact, found, written_at="2026-11-22T03:00:00Z", version="1.2.3")
    rows = [row for each in it.sections if each.name == dialect.section for row in each.rows]
    said = {(row["gateway"], row.get("nearest known")) for row in rows if is_of(dialect, row)}
    nearest = dialect.nearest or ("none" if "nearest known" in rows[0] else None)
    assert said >= {(name, nearest) for name in gateways}
    assert {gateway for gateway, _nearest in said} == set(gateways)
    assert (found.verdict, found.report.counts["fail"]) == ("unknown", 0)
    assert it.headline.startswith("UNKNOWN: ")
    assert [answer.partition(",")[0].partition(":")[0] for answer in found.answers.values()] == [
        "unknown"
    ] * 2


def is_of(dialect: Dialect, row: t.Mapping[str, str]) -> bool:
    """Return whether a row is the one that names the dialect."""
    cells = [" ".join(row[head].split()) for head in ("shown", "field", "request") if head in row]
    return dialect.shown in cells
