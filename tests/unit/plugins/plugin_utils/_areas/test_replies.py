# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the readers make of whole replies, written by hand from what is published, without the lab.

Each reply is also read with an unknown tag, without each tag that is needed, as an error, as text, and of
two routing engines.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area, Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.readers import read_area
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.tags import Reader

FOLDER = Path(__file__).parents[4] / "fixtures" / "areas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply: of which area, which of its requests, what it shows, and which tags it cannot do without."""

    area: str
    request: int = 0
    shows: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]

    @property
    def reader(self) -> Reader:
        """The reader of the request."""
        return AREAS[self.area].requests[self.request][1]


REPLIES: dict[str, Reply] = {
    "alarms_chassis": Reply(
        area="alarms",
        shows=(
            ("chassis Major: PEM 1 Not OK", "2026-09-21 13:33:20 UTC"),
            ("chassis Minor: Fan tray 0 service soon", "2026-09-21 13:35:00 UTC"),
        ),
        needs=("alarm-summary", "active-alarm-count", "alarm-time", "alarm-class", "alarm-description"),
    ),
    "alarms_system": Reply(area="alarms", request=1, shows=(), needs=("alarm-summary", "no-active-alarms")),
    "cores_none": Reply(area="cores", shows=(), needs=()),
    "cores": Reply(
        area="cores",
        shows=(("/var/crash/srd.core-tarball.0.tgz", "1790000400, 734003 bytes"),),
        needs=("file-name", "file-size", "file-date"),
    ),
    "commits": Reply(
        area="commits",
        shows=(
            ("2026-09-21 13:43:20 UTC by nina via netconf", "to be confirmed"),
            ("2026-09-21 10:46:40 UTC by root via other", "made"),
        ),
        needs=("commit-history", "sequence-number", "user", "client", "date-time"),
    ),
    "sessions_msp": Reply(
        area="sessions",
        shows=(("ms-2/0/0 CGN-A", "812004"), ("CGN-B", "0")),
        needs=("service-msp-sess-count", "service-set-name", "sess-count"),
    ),
    "sessions_usf": Reply(
        area="sessions",
        shows=(("vms-3/0/0 CGN-A", "90017"), ("vms-3/1/0 CGN-A", "89950")),
        needs=("usf-session-count", "service-set-name", "valid-session-count"),
    ),
    "iccp": Reply(
        area="iccp",
        shows=(("203.0.113.6 TCP", "Established"), ("203.0.113.6 BFD", "Up")),
        needs=("iccp-peer", "peer-address", "peer-conn-tcp-state"),
    ),
    "bfd": Reply(
        area="bfd",
        shows=(("203.0.113.6", "Up"), ("198.51.100.9 ae4.17", "Down")),
        needs=("bfd-session", "session-neighbor", "session-state", "sessions"),
    ),
    "bgp": Reply(
        area="bgp",
        shows=(("203.0.113.21", "Established"), ("2001:db8:7::2", "Connect")),
        needs=("bgp-peer", "peer-address", "peer-state", "peer-count"),
    ),
    "cards": Reply(
        area="cards",
        shows=(
            *(("FPC 0", "Online"), ("FPC 0 PIC 0", "Online")),
            *(("FPC 2", "Online"), ("FPC 2 PIC 0", "Online"), ("FPC 2 PIC 1", "Offline")),
            ("FPC 5", "Empty"),
        ),
        needs=("fpc", "slot", "state", "pic-slot", "pic-state"),
    ),
    "bundles": Reply(
        area="bundles",
        shows=(("mams-2/0/0", "Active"), ("mams-2/1/0", "Backup"), ("mams-4/0/0", "Inactive")),
        needs=("member-interface", "member-name", "member-state"),
    ),
    "card_loads": Reply(
        area="headroom",
        shows=(("ms-2/0/0 CPU", "17 %"), ("ms-2/0/0 memory", "41 %")),
        needs=("services-sessions-utilization", "interface-name", "memory-percent", "cpu-load"),
    ),
    "set_loads": Reply(
        area="headroom",
        request=1,
        shows=(("ms-2/0/0 service sets CPU", "1.96 %"), ("ms-2/0/0 service sets CPU", "90.00 %")),
        needs=(
            *("service-set-summary-information-entry", "interface-name"),
            *("service-set-service-type-entry", "service-set-cpu-utilization"),
        ),
    ),
}
NEEDED = [(name, tag) for name, reply in REPLIES.items() for tag in reply.needs]
# What a list has several of: one less is a shorter list, and nothing tells that it is missing.
ROWS = {
    "commits": ("commit-history",),
    "sessions_msp": ("service-msp-sess-count",),
    "sessions_usf": ("usf-session-count",),
    "cards": ("fpc",),
    "bundles": ("member-interface",),
    "set_loads": ("service-set-service-type-entry",),
}
# The text of a tag that no device prints there, of those whose text is a number, a state or a sentence.
STRANGE = [
    *(("alarms_chassis", "active-alarm-count"), ("cores_none", "output"), ("cores", "output")),
    *(("commits", "sequence-number"), ("sessions_msp", "sess-count")),
    *(("sessions_usf", "valid-session-count"), ("iccp", "peer-conn-tcp-state")),
    *(("iccp", "peer-conn-bfd-state"), ("bfd", "session-state"), ("bfd", "sessions")),
    *(("bgp", "peer-state"), ("bgp", "peer-count"), ("cards", "state"), ("cards", "pic-state")),
    *(("cards", "slot"), ("cards", "pic-slot"), ("bundles", "member-state")),
    *(("card_loads", "cpu-load"), ("card_loads", "memory-percent")),
    ("set_loads", "service-set-cpu-utilization"),
]


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.xml").read_text(encoding="utf-8")


def inside(text: str) -> str:
    """Return the one element between the envelope and the banner."""
    found = re.search(r"<rpc-reply[^>]*>(.*)<cli>", text, re.DOTALL)
    assert found
    return found[1].strip()


def read(name: str, text: str) -> Area:
    return read_area([(REPLIES[name].reader, text)])


def without(text: str, tag: str) -> str:
    """Return a reply without the first element of a tag."""
    shorter = re.sub(rf"<{tag}( [^>]*)?(/>|>.*?</{tag}>)", "", text, count=1, flags=re.DOTALL)
    assert shorter != text
    return shorter


def every(text: str, tag: str) -> str:
    """Return a reply without any element of a tag."""
    return re.sub(rf"<{tag}( [^>]*)?(/>|>.*?</{tag}>)", "", text, flags=re.DOTALL)


def test_every_file_is_read_here_and_every_request_has_one() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(REPLIES)
    asked = {(name, number) for name, kind in AREAS.items() for number in range(len(kind.requests))}
    assert {(reply.area, reply.request) for reply in REPLIES.values()} == asked


def shown(name: str) -> tuple[Entry, ...]:
    return tuple(Entry(name=called, value=value) for called, value in REPLIES[name].shows)


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_is_understood(name: str) -> None:
    area = read(name, text_of(name))
    assert (area.entries, area.complete, area.refused) == (shown(name), True, ())


@pytest.mark.parametrize("name", REPLIES)
def test_a_tag_more_is_told_and_does_no_harm(name: str) -> None:
    root = re.search(r"<rpc-reply[^>]*>\s*<([a-z-]+)", text_of(name))
    assert root
    more = text_of(name).replace(f"</{root[1]}>", f"<mood>calm</mood></{root[1]}>")
    area, as_it_is = read(name, more), read(name, text_of(name))
    told = set(area.unrecognized) - set(as_it_is.unrecognized)
    # These replies have more than is read, so that what is more is not told.
    assert told == (set() if name in ("bfd", "bgp", "bundles") else {"mood: calm"})
    assert (area.entries, area.complete) == (shown(name), True)


@pytest.mark.parametrize(("name", "tag"), NEEDED)
@pytest.mark.parametrize("cut", [without, every])
def test_a_reply_without_a_tag_that_is_needed_is_unknown(
    name: str, tag: str, cut: t.Callable[[str, str], str]
) -> None:
    area = read(name, cut(text_of(name), tag))
    is_row = cut is without and tag in ROWS.get(name, ())
    assert (area.entries is None, area.complete, len(area.refused)) == (
        (False, True, 0) if is_row else (True, False, 1)
    )


@pytest.mark.parametrize(("name", "tag"), STRANGE)
def test_a_text_that_is_not_known_is_unknown(name: str, tag: str) -> None:
    strange = re.sub(
        rf"(<{tag}(?: [^>]*)?>).*?(</{tag}>)", r"\1strange\2", text_of(name), count=1, flags=re.DOTALL
    )
    area = read(name, strange)
    assert (area.entries, area.complete, "'strange'" in area.refused[0]) == (None, False, True)


def test_a_card_that_is_shown_twice_is_unknown() -> None:
    (card,) = re.findall(r"<fpc>.*?</fpc>", text_of("cards"), re.DOTALL)[:1]
    twice = text_of("cards").replace(card, f"{card}{card.replace('Online', 'Offline')}")
    area = read("cards", twice)
    assert (area.entries, area.refused[0].startswith("expected one FPC ")) == (None, True)


ERROR = (
    "<rpc-error><error-severity>error</error-severity>"
    "<error-message>permission denied</error-message></rpc-error>"
)


@pytest.mark.parametrize("name", REPLIES)
def test_an_error_is_unknown_in_its_words(name: str) -> None:
    area = read(name, text_of(name).replace(inside(text_of(name)), ERROR))
    assert (area.entries, area.complete, "permission denied" in area.refused[0]) == (None, False, True)


@pytest.mark.parametrize("name", REPLIES)
@pytest.mark.parametrize("text", ["", "error: syntax error", "<output>not running</output>"])
def test_text_in_place_of_elements_is_unknown(name: str, text: str) -> None:
    enveloped = text_of(name).replace(inside(text_of(name)), text)
    for reply in (text, enveloped):
        area = read(name, reply)
        assert (area.entries, area.complete, len(area.refused)) == (None, False, 1)


@pytest.mark.parametrize("name", REPLIES)
def test_the_replies_of_two_routing_engines_are_unknown_and_one_is_read(name: str) -> None:
    item = "<multi-routing-engine-item><re-name>re{}</re-name>{}</multi-routing-engine-item>"
    answers = [item.format(number, inside(text_of(name))) for number in range(2)]
    one, two = (
        read(
            name,
            text_of(name).replace(
                inside(text_of(name)),
                f"<multi-routing-engine-results>{''.join(each)}</multi-routing-engine-results>",
            ),
        )
        for each in (answers[:1], answers)
    )
    assert (one.entries, one.complete) == (shown(name), True)
    assert (two.entries, two.refused[0].partition(", which")[0]) == (
        None,
        "expected one reply in multi-routing-engine-results",
    )
