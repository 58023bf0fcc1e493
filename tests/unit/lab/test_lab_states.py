# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What each state shows on both gateways, at every level, read by the collection's own parser."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    FORMATS,
    LEVELS,
    EventCount,
    Format,
    Gateway,
    Level,
    Peer,
    RedundancySet,
)
from ansible_collections.junos_ha.srd.tests import lab
from ansible_collections.junos_ha.srd.tests.lab.faults import DEAD, FAULTS, NO_FAULT
from ansible_collections.junos_ha.srd.tests.lab.level import at_level
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair, pair_of
from ansible_collections.junos_ha.srd.tests.lab.published import BRIEF_HEALTH_FAILED, EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.srd import counters
from ansible_collections.junos_ha.srd.tests.lab.srd.mirror import mirrored
from ansible_collections.junos_ha.srd.tests.lab.states import STATES
from ansible_collections.junos_ha.srd.tests.unit.lab.expected_states import TABLE, the_set
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation, simulate

HEALTHY = dict(zip(GATEWAYS, (EXTENSIVE, mirrored(EXTENSIVE)), strict=True))

COUNTED = ("switched", "requested", "restarted", "initializing", "uplink_down")
LOST = ("iccp_down", "peer_lost", "peer_dead", "split_brain")


def expected(gateway: str, name: str, level: Level, form: Format) -> dict[str, Gateway]:
    changes = dict(zip(GATEWAYS, TABLE[gateway, name], strict=True))
    return {each: replace(at_level(changes[each](HEALTHY[each]), level), format=form) for each in GATEWAYS}


def test_the_readme_lists_every_state_and_fault() -> None:
    page = (Path(lab.__file__).parent / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE))
    assert listed == {name: each.does for name, each in (*STATES.items(), *FAULTS.items())}


def test_every_state_is_in_the_table() -> None:
    assert {name for _gateway, name in TABLE} == set(STATES)


@pytest.mark.parametrize(("level", "form"), list(itertools.product(LEVELS, FORMATS)))
@pytest.mark.parametrize(("gateway", "name"), TABLE)
def test_a_state_shows(gateway: str, name: str, level: Level, form: Format) -> None:
    simulation = simulate()
    simulation.controls.do(gateway, name)
    shown = simulation.read(level, form)
    if name in LOST and (level, form) == ("terse", "text"):
        shown = {each: row_understood(shown[each]) for each in GATEWAYS}
    assert shown == expected(gateway, name, level, form)


def row_understood(shown: Gateway) -> Gateway:
    """Return what a terse row would tell that lacks the peer's state, and so is not understood."""
    assert (shown.groups[0].sets, len(shown.unrecognized)) == ((), 1)
    number, state, *connection = shown.unrecognized[0].split()
    assert (number, connection) == ("1", ["Not", "Connected"])
    one = RedundancySet(id=1, state=state, peers=(Peer(connection="Not Connected"),))
    return replace(shown, complete=True, unrecognized=(), groups=(replace(shown.groups[0], sets=(one,)),))


@pytest.mark.parametrize("name", [name for name in STATES if name not in COUNTED])
def test_healthy_undoes_every_state(name: str) -> None:
    simulation = simulate()
    simulation.controls.do("mx2", name)
    simulation.controls.do("mx1", "healthy")
    assert simulation.read() == HEALTHY


@pytest.mark.parametrize("name", ["restarted", "initializing"])
def test_healthy_after_a_restart_keeps_the_new_counters(name: str) -> None:
    simulation = simulate()
    simulation.clock.seconds = 1000.0
    simulation.controls.do("mx2", name)
    simulation.controls.do("mx2", "healthy")
    assert simulation.read("brief") == {each: at_level(HEALTHY[each], "brief") for each in GATEWAYS}
    statistics = simulation.read()["mx2"].iccp.statistics
    assert statistics is not None and statistics.connection_open == 0


def test_healthy_keeps_the_roles() -> None:
    simulation = simulate()
    simulation.controls.do("mx1", "switched")
    simulation.controls.do("mx1", "healthy")
    assert the_set(simulation.read()["mx1"]).state == "STANDBY"
    simulation.controls.do("mx1", "switched")
    assert simulation.read("brief") == {each: at_level(HEALTHY[each], "brief") for each in GATEWAYS}


def test_a_restarted_daemon_keeps_its_role_and_loses_its_counters() -> None:
    simulation = simulate()
    simulation.clock.seconds = 50.0
    simulation.controls.do("mx1", "switched")
    simulation.clock.seconds = 60.0
    simulation.controls.do("mx1", "restarted")
    simulation.clock.seconds = 70.0
    each = the_set(simulation.read()["mx1"])
    assert each.state == "STANDBY"
    assert each.transition_events == counters.zeroed(the_set(EXTENSIVE).transition_events)


def test_a_move_is_not_seen_over_a_lost_link() -> None:
    simulation = simulate()
    simulation.controls.do("mx1", "link_lost")
    simulation.clock.seconds = 5.0
    simulation.controls.do("mx1", "switched")
    assert [the_set(each).peers[0].state for each in simulation.read().values()] == ["STANDBY", "MASTER"]
    assert [the_set(each).state for each in simulation.read().values()] == ["STANDBY", "MASTER"]


def test_a_captured_pair_can_be_put_into_a_state() -> None:
    simulation = simulate(pair_of(mirrored(BRIEF_HEALTH_FAILED), BRIEF_HEALTH_FAILED))
    simulation.controls.do("mx2", "cold")
    services = the_set(simulation.read("brief")["mx2"]).service_sets
    assert services is not None
    assert [one.synchronization for each in services for one in each.interfaces] == ["Cold", "Off", "Off"]


def test_a_master_without_uplink_keeps_mastership_from_a_warned_peer() -> None:
    simulation = simulate()
    simulation.controls.do("mx2", "warned")
    simulation.controls.do("mx1", "uplink_down")
    first = the_set(simulation.read()["mx1"])
    before = the_set(HEALTHY["mx1"])
    assert (first.state, first.health, first.failed_interfaces) == ("MASTER", "Failed", ("xe-0/0/1",))
    assert before.monitored_events is not None and before.transition_events is not None
    assert first.monitored_events == replace(
        before.monitored_events, link_down=EventCount(received=146, ignored=32)
    )
    assert first.transition_events == replace(
        before.transition_events, release_auto=EventCount(received=4, ignored=1)
    )


def test_a_second_uplink_failure_is_ignored_and_its_return_ends_the_warning() -> None:
    simulation = simulate()
    simulation.controls.do("mx2", "uplink_down")
    simulation.controls.do("mx2", "uplink_down")
    events = the_set(simulation.read()["mx2"]).monitored_events
    assert events is not None and events.link_down == EventCount(received=147, ignored=32)
    simulation.controls.do("mx2", "uplink_up")
    assert simulation.read("brief") == {each: at_level(HEALTHY[each], "brief") for each in GATEWAYS}


def test_a_set_without_monitored_interface_is_unchanged() -> None:
    pair = default_pair()
    first, second = (replace(box, configuration=replace(box.configuration, events=())) for box in pair.boxes)
    simulation = simulate(replace(pair, boxes=(first, second)))
    simulation.controls.do("mx1", "uplink_down")
    assert simulation.read() == HEALTHY


def synchronizations(simulation: Simulation) -> set[str | None]:
    services = [
        each for gateway in simulation.read().values() for each in the_set(gateway).service_sets or ()
    ]
    return {one.synchronization for each in services for one in each.interfaces}


def test_slow_sync_keeps_everything_cold() -> None:
    simulation = simulate()
    simulation.clock.seconds = 5.0
    simulation.controls.do("mx1", "slow_sync")
    assert synchronizations(simulation) == {"Hot"}
    simulation.clock.seconds = 10.0
    simulation.controls.do("mx1", "link_back")
    simulation.clock.seconds = 3600.0
    assert synchronizations(simulation) == {"Cold"}
    simulation.controls.do("mx1", "healthy")
    assert synchronizations(simulation) == {"Hot"}


def test_the_port_of_a_dead_peer_is_closed_until_healthy() -> None:
    simulation = simulate()
    simulation.controls.do("mx2", "cut")
    simulation.controls.do("mx1", "peer_dead")
    assert [each.fault for each in simulation.devices.values()] == [NO_FAULT, DEAD]
    simulation.controls.do("mx2", "healthy")
    assert [each.fault for each in simulation.devices.values()] == [NO_FAULT, NO_FAULT]


def test_healthy_keeps_other_faults() -> None:
    simulation = simulate()
    simulation.controls.do("mx2", "close_port")
    simulation.controls.do("mx1", "healthy")
    assert simulation.devices["mx2"].fault == FAULTS["close_port"]


@pytest.mark.parametrize(
    ("gateway", "name", "said"),
    [
        ("mx3", "cold", "gateway - unknown - Expected: one of mx1, mx2 Actual: 'mx3'"),
        ("mx1", "colt", "do - unknown - Expected: one of healthy, cold, off, "),
    ],
)
def test_an_unknown_gateway_or_action_is_refused(gateway: str, name: str, said: str) -> None:
    with pytest.raises(LabError) as caught:
        simulate().controls.do(gateway, name)
    assert str(caught.value).startswith(said)
