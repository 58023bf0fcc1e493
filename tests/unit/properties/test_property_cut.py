# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A cut reply is never complete if it shows less, as far as its level can reveal it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import Pair, pairs
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways
from ansible_collections.junos_ha.srd.tests.unit.properties.prefix import may_be_cut_from

PUBLISHED = pairs("published")
NAMES = [pair.name for pair in PUBLISHED]

COUNTED_MORE = _model.Gateway(
    format="text",
    level="brief",
    complete=True,
    iccp=_model.Iccp(connection="Connected"),
    groups=(
        _model.Group(
            id=1,
            peer_connections=1,
            sets=(
                _model.RedundancySet(
                    id=10,
                    state="STANDBY (WARNED)",
                    health="Failed",
                    interfaces_down=12,
                    failed_interfaces=tuple(f"xe-0/0/{port}" for port in range(12)),
                    peers=(_model.Peer(connection="Connected", state="MASTER", ip="192.0.2.22"),) * 2,
                    service_sets=(),
                ),
            ),
        ),
    ),
)


def _last_word(reply: str) -> int:
    """Return where the last word of a reply begins."""
    return len(reply) - len(reply.split()[-1]) - (len(reply) - len(reply.rstrip()))


def _told(reply: str) -> _model.Gateway | None:
    """Return what a reply tells; None where it shows that it is not whole."""
    try:
        gateway = parse(reply)
    except ParseError:
        return None
    return gateway if gateway.complete and not gateway.unrecognized else None


def _wrongly_whole(reply: str, whole: _model.Gateway) -> list[str]:
    """Return the cuts of a text that are taken for whole replies and are none, by where they end."""
    cuts = [reply[:end] for end in range(_last_word(reply))]
    told = [(cut, _told(cut)) for cut in cuts]
    return [cut[-60:] for cut, gateway in told if gateway and not may_be_cut_from(gateway, whole)]


@pytest.mark.parametrize("pair", PUBLISHED, ids=NAMES)
def test_no_cut_published_reply_is_complete(pair: Pair) -> None:
    assert _wrongly_whole(pair.reply, parse(pair.reply)) == []


@pytest.mark.parametrize("level", ["terse", "extensive"])
def test_no_cut_reply_of_one_set_is_complete(level: str) -> None:
    (reply,) = (pair.reply for pair in PUBLISHED if pair.name == f"published/{level}.txt")
    assert [end for end in range(_last_word(reply)) if _told(reply[:end])] == []


def test_no_cut_list_of_failed_interfaces_is_complete() -> None:
    reply = render(COUNTED_MORE)
    whole = parse(reply)
    assert whole == COUNTED_MORE
    assert _wrongly_whole(reply, whole) == []


@given(gateways(), st.floats(0, 1, exclude_max=True))
def test_no_cut_reply_is_complete(gateway: _model.Gateway, where: float) -> None:
    reply = render(gateway)
    told = _told(reply[: int(where * _last_word(reply))])
    assert told is None or (gateway.format == "text" and may_be_cut_from(told, gateway))


@given(gateways(level="extensive").map(lambda gateway: replace(gateway, format="text")), st.data())
def test_an_incomplete_set_is_never_skipped(gateway: _model.Gateway, data: st.DataObject) -> None:
    lines = render(gateway).splitlines()
    told = _told("\n".join(lines[: data.draw(st.integers(0, len(lines) - 1))]))
    shown = told.sets if told else ()
    assert shown == gateway.sets[: len(shown)]
