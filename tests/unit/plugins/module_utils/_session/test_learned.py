# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A pair of another dialect: UNKNOWN until a vocabulary is signed that names it, then GO, which says so.

What no vocabulary can name stays unknown, whatever it names.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass, field, replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import evaluate_pair
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Listening,
    Reading,
    read_gateway,
    read_state,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import shape_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import vocabulary_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.plugin_utils._contact.test_dialects import (
    DIALECTS,
    Dialect,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, LabSession, Simulation

RELEASE = "23.4R1.10"
SIGNED = {"owner": "noc", "reason": "another dialect", "date": "2026-11-22", "expires": "2027-06-01"}
BY = "by vocabulary of 2026-11-22, owner noc"


@dataclass(frozen=True, kw_only=True)
class Taught:
    """What a vocabulary names, and what the verdict says then; None where it stays UNKNOWN."""

    lines: tuple[str, ...] = ()
    values: tuple[tuple[str, str, str], ...] = ()
    says: str | None = None
    form: Format = "text"
    is_refused: bool = False

    def vocabulary(self, *releases: str) -> Vocabulary:
        """Return it, for these releases."""
        values = [dict(zip(("field", "value", "means"), each, strict=True)) for each in self.values]
        file = {"schema": 1, "signed": SIGNED, "lines": list(self.lines), "values": values}
        return vocabulary_of({**file, "releases": list(releases)}, "it", now=Simulation().clock.now())


_TAG = Taught(lines=("redundancy set health condition",), form="xml")
TAUGHT: dict[str, Taught] = {
    "a renamed label": Taught(lines=("redundancy set health condition",)),
    "a renamed label that opens a set": Taught(lines=("redundancy set number",)),
    "a renamed label that opens a group": Taught(lines=("redundancy group number",)),
    "a renamed label that opens a service set": Taught(lines=("service set name",)),
    "a label more": Taught(lines=("priority now",), says="1 line"),
    "an extra column": Taught(lines=("sessions",), says="1 line"),
    "an extra column in one row": Taught(lines=("sessions", "ms 1/3/0 Inter-chassis either Up Hot")),
    "another tag": _TAG,
    "another tag around": Taught(lines=("service interface entry",), form="xml"),
    "an unknown state": Taught(values=(("health", "SUSPENDED", "Passed"),), is_refused=True),
    "the other word for a state": Taught(values=(("health", "PRIMARY", "Passed"),), is_refused=True),
    "an unknown word in brackets": Taught(values=(("health", "READY", "Passed"),)),
    "an unknown health": Taught(values=(("health", "Passing", "Passed"),), is_refused=True),
    "an unknown connection": Taught(values=(("interface_connection", "Established", "Up"),)),
    "an unknown type": Taught(values=(("interface_type", "Inter-box", "Inter-chassis"),), says="1 value"),
    "an unknown link": Taught(values=(("interface_connection", "Online", "Up"),), says="1 value"),
    "an unknown synchronization": Taught(values=(("synchronization", "Warm", "Hot"),), is_refused=True),
    "another event row": Taught(lines=("relinquish mastership by hand",)),
    "an event row more": Taught(lines=("card down",), says="1 line"),
    "another tag of an event": Taught(lines=("relinquish mastership manual",), form="xml"),
    "an XML that disagrees with its text": Taught(
        values=(("health", "Failed", "Passed"),), form="xml", is_refused=True
    ),
    "an XML that lacks what its text has": Taught(lines=("state",), form="xml"),
}
REFUSED = ("another outermost tag",)  # no reply of the command


@dataclass
class Speaking(LabSession):
    """A session with a gateway that speaks a dialect."""

    vocabulary: Vocabulary | None = None
    words: tuple[tuple[str, str], ...] = ()
    asked: list[Request] = field(default_factory=list)

    def send(self, request: Request) -> tuple[str, ...]:
        self.asked.append(request)
        replies = super().send(request)
        return tuple(map(self._said, replies)) if isinstance(request, Read) else replies

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return tuple(reply for each in requests for reply in self.send(each))

    def _said(self, reply: str) -> str:
        for pattern, words in self.words:
            reply = re.sub(pattern, words, reply)
        return reply


def session(pair: Simulation, name: str, dialect: Dialect, vocabulary: Vocabulary | None) -> Speaking:
    """Return a session with a gateway of the pair that speaks a dialect."""
    return Speaking(pair.devices[name], pair.clock, vocabulary=vocabulary, words=dialect.words)


def read(dialect: Dialect, taught: Taught, *releases: str) -> list[Reading]:
    """Return a reading of both gateways."""
    pair, vocabulary = Simulation(), taught.vocabulary(*releases) if releases else None
    sessions = {name: session(pair, name, dialect, vocabulary) for name in GATEWAYS}
    request = Read(format=taught.form)
    return [read_gateway(it, request, host=name, clock=pair.clock.now) for name, it in sessions.items()]


def judged(readings: t.Sequence[Reading]) -> Report:
    """Return the report on the pair."""
    first, second = (each.gateway for each in readings)
    return evaluate_pair(first, second, Expectation(max_age=None), now=Simulation().clock.now())


def test_each_dialect_is_taught_as_far_as_it_can_be() -> None:
    assert {*TAUGHT, *REFUSED} == set(DIALECTS)


@pytest.mark.parametrize("name", [name for name, it in TAUGHT.items() if not it.is_refused])
def test_it_is_unknown_until_a_vocabulary_is_signed(name: str) -> None:
    assert judged(read(DIALECTS[name], TAUGHT[name])).verdict == "unknown"


@pytest.mark.parametrize("name", TAUGHT)
def test_a_signed_vocabulary_lets_pass_what_it_names_and_each_verdict_says_so(name: str) -> None:
    taught = TAUGHT[name]
    if taught.is_refused:
        with pytest.raises(ArgumentError, match="values"):
            taught.vocabulary(RELEASE)
        return
    found = judged(read(DIALECTS[name], taught, "22.2R3", RELEASE))
    if taught.says is None:
        assert found.verdict == "unknown"
    else:
        assert found.headline.startswith(f"GO, {taught.says} {BY}: ")


MORE = DIALECTS["a label more"], TAUGHT["a label more"]


def test_a_vocabulary_of_other_releases_lets_nothing_pass_and_says_so() -> None:
    first, second = read(*MORE, "22.2R3", "23.4R1")
    assert first.gateway.vocabulary is None
    assert not first.gateway.complete
    assert first.warnings == (
        "mx1: srd_vocabulary is for the releases 22.2R3, 23.4R1, and the gateway shows 23.4R1.10: "
        "nothing was passed over",
    )
    assert judged([first, second]).verdict == "unknown"


def test_a_vocabulary_lets_nothing_pass_where_no_release_is_shown() -> None:
    reading = replace(read(*MORE)[0], release=None)
    learned = reading.learned(MORE[1].vocabulary(RELEASE), "mx1")
    assert learned.gateway == reading.gateway
    assert learned.warnings[0].endswith("and the gateway shows no release: nothing was passed over")


def test_a_reply_that_is_understood_needs_no_vocabulary() -> None:
    nothing = replace(DIALECTS["a label more"], words=())
    (reading, _other) = read(nothing, MORE[1], "22.2R3")
    assert (reading.gateway.vocabulary, reading.warnings) == (None, ())


@pytest.mark.parametrize(("releases", "complete"), [((RELEASE,), True), (("22.2R3",), False)])
def test_a_gateway_that_is_read_again_and_again_shows_its_release_each_time(
    releases: tuple[str, ...], complete: bool
) -> None:
    pair = Simulation()
    speaking = session(pair, "mx1", MORE[0], MORE[1].vocabulary(*releases))
    reading = read_state(Listening(speaking, "mx1"), Read(), host="mx1", clock=pair.clock.now)
    assert (reading.gateway.complete, reading.gateway.identity) == (complete, None)


def test_without_a_vocabulary_it_is_not_asked_for_its_release() -> None:
    pair = Simulation()
    speaking = session(pair, "mx1", MORE[0], None)
    read_state(speaking, Read(), host="mx1", clock=pair.clock.now)
    assert speaking.asked == [Read()]


def test_a_vocabulary_does_not_change_the_shape_of_a_reply() -> None:
    for name, taught in TAUGHT.items():
        if taught.is_refused:
            continue
        without, learned = read(DIALECTS[name], taught), read(DIALECTS[name], taught, RELEASE)
        assert [*map(shape_of, without)] == [*map(shape_of, learned)]
