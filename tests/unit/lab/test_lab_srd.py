# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The behavior of the daemons over time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, Peer, RedundancySet
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair, pair_of
from ansible_collections.junos_ha.srd.tests.lab.published import BRIEF_HEALTH_FAILED, EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.srd.mirror import mirrored
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Link, MonitoredDown, Pair
from ansible_collections.junos_ha.srd.tests.lab.srd.view import view

FIRST, SECOND = 0, 1
PAIR = default_pair()


def the_set(gateway: Gateway) -> RedundancySet:
    return gateway.groups[0].sets[0]


def states(pair: Pair, now: float) -> list[tuple[str | None, str | None]]:
    """Return what each gateway says of itself and of the other."""
    sets = [the_set(view(pair, index, now)) for index in (FIRST, SECOND)]
    return [(each.state, each.peers[0].state) for each in sets]


def synchronizations(pair: Pair, index: int, now: float) -> set[str | None]:
    service_sets = the_set(view(pair, index, now)).service_sets or ()
    return {one.synchronization for each in service_sets for one in each.interfaces}


def changed(pair: Pair, index: int, **changes: object) -> Pair:
    boxes = list(pair.boxes)
    boxes[index] = replace(boxes[index], **changes)  # type: ignore[arg-type]
    return replace(pair, boxes=(boxes[0], boxes[1]))


def test_the_default_master_is_the_published_one() -> None:
    assert view(PAIR, FIRST, 0.0) == EXTENSIVE


def test_the_default_standby_is_consistent_with_its_master() -> None:
    standby = view(PAIR, SECOND, 0.0)
    assert (the_set(standby).state, the_set(standby).peers) == (
        "STANDBY",
        (Peer(connection="Connected", state="MASTER"),),
    )
    assert {one.role for each in the_set(standby).service_sets or () for one in each.interfaces} == {"backup"}
    assert mirrored(standby) == EXTENSIVE


def test_keepalives_follow_the_clock() -> None:
    before, after = (view(PAIR, FIRST, now).iccp.statistics for now in (9.9, 35.0))
    assert before == EXTENSIVE.iccp.statistics
    assert before is not None and after is not None
    assert after == replace(
        before, packet_sent=7306, packet_receive=7324, keepalive_sent=7256, keepalive_receive=7256
    )


@pytest.mark.parametrize(
    ("now", "connection", "state", "count", "synchronization"),
    [
        (100.0, "Connected", "STANDBY", 1, {"Hot"}),
        (129.9, "Connected", "STANDBY", 1, {"Hot"}),
        (130.0, "Not Connected", None, 0, {"Off"}),
    ],
)
def test_a_peer_is_lost_when_the_hold_time_has_passed(
    now: float, connection: str, state: str | None, count: int, synchronization: set[str]
) -> None:
    pair = replace(PAIR, link=Link(lost_at=100.0))
    shown = view(pair, FIRST, now)
    assert the_set(shown).peers == (Peer(connection=connection, state=state),)
    assert shown.groups[0].peer_connections == count
    assert synchronizations(pair, FIRST, now) == synchronization


def test_keepalives_stop_with_the_link() -> None:
    statistics = view(replace(PAIR, link=Link(lost_at=20.0)), FIRST, 50.0).iccp.statistics
    assert statistics is not None
    assert (statistics.keepalive_sent, statistics.keepalive_receive) == (7258, 7255)


def test_the_shown_state_of_a_peer_is_the_last_one_heard() -> None:
    pair = changed(replace(PAIR, link=Link(lost_at=4.0)), SECOND, started_at=0.0)
    assert states(pair, 33.0)[FIRST] == ("MASTER", "INITIALIZING")


def test_a_starting_daemon_is_initializing_and_its_peer_shows_it() -> None:
    pair = changed(PAIR, SECOND, started_at=100.0)
    assert states(pair, 109.9) == [("MASTER", "INITIALIZING"), ("INITIALIZING", "MASTER")]
    assert states(pair, 110.0) == [("MASTER", "STANDBY"), ("STANDBY", "MASTER")]


def test_a_starting_daemon_counts_from_zero() -> None:
    shown = view(changed(PAIR, FIRST, started_at=100.0), FIRST, 120.0)
    assert shown.iccp.statistics is not None and shown.groups[0].statistics is not None
    assert (shown.iccp.statistics.keepalive_sent, shown.iccp.statistics.connection_open) == (2, 0)
    assert shown.groups[0].statistics.connection_up == 0
    events = the_set(shown).monitored_events
    assert events is not None and events.link_down is not None
    assert (events.link_down.received, events.link_down.ignored) == (0, 0)


@pytest.mark.parametrize(("now", "synchronization"), [(279.9, {"Cold"}), (280.0, {"Hot"})])
@pytest.mark.parametrize(
    "pair",
    [
        changed(PAIR, FIRST, started_at=100.0),
        changed(PAIR, SECOND, started_at=100.0),
        replace(PAIR, link=Link(up_since=100.0)),
    ],
)
def test_cold_turns_hot_on_both(pair: Pair, now: float, synchronization: set[str]) -> None:
    assert synchronizations(pair, FIRST, now) == synchronizations(pair, SECOND, now) == synchronization


def test_a_standby_is_warned_while_a_monitored_interface_is_down() -> None:
    down = (MonitoredDown(set_id=1, interface="xe-0/0/1"), MonitoredDown(set_id=2, interface="xe-0/0/2"))
    pair = changed(PAIR, SECOND, monitored_down=down)
    assert states(pair, 3600.0) == [("MASTER", "STANDBY (WARNED)"), ("STANDBY (WARNED)", "MASTER")]
    warned = the_set(view(pair, SECOND, 3600.0))
    assert (warned.health, warned.interfaces_down, warned.failed_interfaces) == ("Failed", 1, ("xe-0/0/1",))


def test_a_master_with_an_interface_down_has_failed_health_and_stays_master() -> None:
    pair = changed(PAIR, FIRST, monitored_down=(MonitoredDown(set_id=1, interface="xe-0/0/1"),))
    assert states(pair, 0.0) == [("MASTER", "STANDBY"), ("STANDBY", "MASTER")]
    assert the_set(view(pair, FIRST, 0.0)).health == "Failed"


def test_a_captured_pair_is_shown_as_captured() -> None:
    pair = pair_of(mirrored(BRIEF_HEALTH_FAILED), BRIEF_HEALTH_FAILED)
    assert replace(view(pair, SECOND, 0.0), level="brief") == BRIEF_HEALTH_FAILED
    assert states(pair, 0.0) == [("MASTER", "STANDBY (WAIT)"), ("STANDBY (WAIT)", "MASTER")]


def test_in_a_captured_pair_the_view_of_the_peer_follows_the_peer() -> None:
    pair = pair_of(EXTENSIVE, EXTENSIVE)
    assert states(pair, 0.0) == [("MASTER", "MASTER"), ("MASTER", "MASTER")]
