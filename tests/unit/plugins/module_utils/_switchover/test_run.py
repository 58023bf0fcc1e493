# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover from its beginning to its end, in the process, against the lab's pair."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Durations
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import (
    Switchover,
    result_of,
    roles,
    warnings,
)
from ansible_collections.junos_ha.srd.tests.lab.scenario import Scenario, Step
from ansible_collections.junos_ha.srd.tests.unit.simulation import ACQUIRE, RELEASE, Simulation

REQUEST = f"request services redundancy-set 1 trigger redundancy-event {RELEASE}"
READS = (
    "show services redundancy-group extensive",
    "show configuration event-options redundancy-event | display inheritance | display xml",
    "show configuration policy-options redundancy-policy | display inheritance | display xml",
    "show configuration services redundancy-set | display inheritance | display xml",
)


def names(rows: t.Sequence[tuple[t.Any, ...]]) -> list[str]:
    """Return the names of rows that begin with a gateway and what is done to it."""
    return [f"{gateway}_{done}" for gateway, done, *_rest in rows]


def short(it: Switchover) -> tuple[object, ...]:
    """Return what decides of it."""
    result = result_of(it)
    return result.outcome, result.changed, result.moved, result.verdict, result.succeeded


def test_mastership_is_released() -> None:
    simulation = Simulation()
    it = simulation.switch_over()
    assert short(it) == ("moved", True, True, "go", True)
    assert simulation.roles() == {"mx1": "STANDBY", "mx2": "MASTER"}
    assert simulation.devices["mx1"].requests[:5] == [*READS, REQUEST]
    assert set(simulation.devices["mx1"].requests[5:]) == {READS[0]}
    assert (simulation.triggers, result_of(it).sent, result_of(it).would_send) == ([REQUEST], REQUEST, None)
    assert result_of(it).summary == (
        "mx1 is STANDBY of set 1, healthy and stable: moved after 1.2 s, Hot after 3.4 s, stable after 8.9 s"
    )
    assert roles(it) == ({"mx1": "MASTER", "mx2": "STANDBY"}, {"mx1": "STANDBY", "mx2": "MASTER"})


def test_mastership_is_acquired() -> None:
    simulation = Simulation()
    it = simulation.switch_over("mx2", target="MASTER", redundancy_event=ACQUIRE)
    assert short(it) == ("moved", True, True, "go", True)
    assert simulation.roles() == {"mx1": "STANDBY", "mx2": "MASTER"}
    assert result_of(it).pull_back == ()


def test_how_long_it_took() -> None:
    durations = result_of(Simulation().switch_over()).durations
    # By the lab's times: the role moves after 1 s, all is Hot 2 s later; it must hold for 5 s.
    assert durations == Durations(role_moved=1.2, hot=3.4, stable=8.9)


def test_what_is_told_on_the_way() -> None:
    simulation = Simulation()
    simulation.switch_over()
    assert simulation.shown == [
        "mx1 set 1: MASTER, peer STANDBY, Hot 8/8, 0 s",
        "mx1 set 1: STANDBY, peer MASTER, Hot 0/8, 1 s",
        "mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 3 s",
    ]


def test_what_is_there_already_is_left_alone() -> None:
    simulation = Simulation()
    it = simulation.switch_over("mx2")
    assert short(it) == ("there", False, False, "go", True)
    assert (simulation.triggers, simulation.devices["mx2"].requests[-1]) == ([], READS[0])
    assert result_of(it).summary == "mx2 is STANDBY of set 1 already: nothing was sent"
    assert roles(it) == ({"mx2": "STANDBY", "mx1": "MASTER"},) * 2


def test_what_is_there_and_not_well_is_warned_of() -> None:
    simulation = Simulation()
    simulation.do("mx1", "cold")
    it = simulation.switch_over("mx2")
    assert short(it) == ("there", False, False, "no_go", True)
    assert len(warnings(it)) == 1
    assert "synchronization - Expected: Hot Actual: Cold" in warnings(it)[0]


def test_a_standby_that_is_warned_is_not_there() -> None:
    simulation = Simulation()
    simulation.do("mx2", "warned")
    assert short(simulation.switch_over("mx2")) == ("gate", False, False, "no_go", False)


def test_check_mode_goes_up_to_the_request() -> None:
    simulation = Simulation()
    it = simulation.switch_over(check_mode=True)
    assert short(it) == ("would_send", True, False, "go", True)
    assert (result_of(it).sent, result_of(it).would_send) == (None, REQUEST)
    assert simulation.devices["mx1"].requests == [*READS]
    assert roles(it) == ({"mx1": "MASTER", "mx2": "STANDBY"}, {"mx1": "STANDBY", "mx2": "MASTER"})


GATE_SHUT = "the gate is shut: nothing was sent to mx1"
UNPROVED = f"{RELEASE} is not proved to make mx1 STANDBY of set 1: nothing was sent"

# What is done to which gateway, how it ends, and in what words.
SHUT = [
    ("mx1", "hang", ("not_read", "unknown"), "nothing was sent: mx1 could not be read"),
    ("mx1", "cut", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "close_port", ("not_read", "unknown"), "nothing was sent: mx1 could not be read"),
    ("mx2", "hang", ("gate", "unknown"), GATE_SHUT),
    ("mx2", "warned", ("gate", "no_go"), GATE_SHUT),
    ("mx2", "wait", ("gate", "no_go"), GATE_SHUT),
    ("mx2", "monitored_down", ("gate", "no_go"), GATE_SHUT),
    ("mx2", "initializing", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "cold", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "off", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "iccp_down", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "peer_lost", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "two_masters", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "no_master", ("gate", "no_go"), GATE_SHUT),
    ("mx1", "disagree", ("gate", "no_go"), GATE_SHUT),
    (
        "mx1",
        "config_error",
        ("event", "unknown"),
        UNPROVED,
    ),
    (
        "mx1",
        "config_cut",
        ("event", "unknown"),
        UNPROVED,
    ),
    (
        "mx1",
        "config_empty",
        ("event", "unknown"),
        UNPROVED,
    ),
    (
        "mx1",
        "config_hang",
        ("event", "unknown"),
        UNPROVED,
    ),
    (
        "mx1",
        "config_close",
        ("event", "unknown"),
        UNPROVED,
    ),
]


@pytest.mark.parametrize(("gateway", "done", "ended", "words"), SHUT, ids=names(SHUT))
@pytest.mark.parametrize("check_mode", [False, True])
def test_what_does_not_hold_before_sends_nothing(
    gateway: str, done: str, ended: tuple[str, str], words: str, check_mode: bool
) -> None:
    simulation = Simulation()
    simulation.do(gateway, done)
    it = simulation.switch_over(check_mode=check_mode)
    outcome, verdict = ended
    assert short(it) == (outcome, False, False, verdict, False)
    assert (simulation.triggers, result_of(it).sent, result_of(it).would_send) == ([], None, None)
    assert result_of(it).summary == words


# What is done to mx1 while the request is under way, how it ends, and the role of mx1 in the end.
UNDER_WAY = [
    (("trigger_ignored",), ("not_moved", False, False, "no_go", False), "MASTER"),
    (("trigger_error",), ("refused", False, False, "no_go", False), "MASTER"),
    (("trigger_lost",), ("not_moved", False, False, "no_go", False), "MASTER"),
    (("trigger_close",), ("moved", True, True, "go", True), "STANDBY"),
    (("trigger_hang",), ("moved", True, True, "go", True), "STANDBY"),
    (("trigger_cut",), ("moved", True, True, "go", True), "STANDBY"),
    (("slow_sync",), ("not_stable", True, True, "no_go", False), "STANDBY"),
]


@pytest.mark.parametrize(("done", "wanted", "role"), UNDER_WAY, ids=[done[0] for done, *_rest in UNDER_WAY])
def test_what_comes_of_a_request(done: tuple[str, ...], wanted: tuple[object, ...], role: str) -> None:
    simulation = Simulation()
    simulation.do("mx1", *done)
    it = simulation.switch_over()
    assert short(it) == wanted
    assert simulation.triggers == [REQUEST]
    assert simulation.roles()["mx1"] == role


# What is done right after the request was obeyed, and how it ends.
AFTER = [
    ("mx1", "hang", ("not_known", False, None, "unknown", False)),
    ("mx1", "close", ("not_known", False, None, "unknown", False)),
    ("mx1", "error", ("not_known", False, None, "unknown", False)),
    ("mx1", "empty", ("not_known", False, None, "unknown", False)),
    ("mx1", "close_port", ("not_known", False, None, "unknown", False)),
    ("mx1", "change_key", ("moved", True, True, "go", True)),
    ("mx1", "cut", ("not_stable", True, True, "no_go", False)),
    ("mx1", "cold", ("not_stable", True, True, "no_go", False)),
    ("mx1", "off", ("not_stable", True, True, "no_go", False)),
    ("mx1", "peer_lost", ("not_stable", True, True, "no_go", False)),
    ("mx1", "iccp_down", ("not_stable", True, True, "no_go", False)),
    ("mx2", "warned", ("moved", True, True, "go", True)),
    ("mx1", "two_masters", ("not_moved", False, False, "no_go", False)),
    ("mx1", "disagree", ("not_moved", False, False, "no_go", False)),
    ("mx1", "no_master", ("not_stable", True, True, "no_go", False)),
]


@pytest.mark.parametrize(("gateway", "done", "wanted"), AFTER, ids=names(AFTER))
def test_what_comes_over_the_pair_after_the_request(
    gateway: str, done: str, wanted: tuple[object, ...]
) -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        simulation.do(gateway, done) if kind == "trigger" else None
    )
    assert short(simulation.switch_over()) == wanted
    assert simulation.triggers == [REQUEST]


@pytest.mark.parametrize("done", ["hang", "close", "error", "empty"])
def test_a_gateway_that_was_read_before_it_moved_and_never_again_is_not_known(done: str) -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, _gateway, number: (
        simulation.do("mx1", done) if (kind, number) == ("read", 3) else None
    )
    it = simulation.switch_over()
    assert short(it) == ("not_known", False, None, "unknown", False)
    assert result_of(it).summary.startswith("the request was sent, and mx1 was not read in the end")
    assert (it.after and it.after.roles, simulation.roles()["mx1"]) == ({1: "MASTER"}, "STANDBY")


def play(simulation: Simulation, *steps: Step) -> None:
    """Let steps be done when they are due."""
    played = Scenario(steps, simulation.controls.do)
    for device in simulation.devices.values():
        device.on_request = played.at_request


def test_mastership_that_comes_back_is_no_success() -> None:
    simulation = Simulation()
    play(simulation, Step(gateway="mx1", do="switched", read=5))
    it = simulation.switch_over()
    assert short(it) == ("moved_back", True, True, "no_go", False)
    assert result_of(it).summary == "mx1 was STANDBY of set 1 for a time, and is no longer"


def test_mastership_that_came_back_between_two_readings_did_move() -> None:
    simulation = Simulation()
    play(simulation, Step(gateway="mx1", do="switched", read=3))
    it = simulation.switch_over(interval=3)
    assert short(it) == ("moved_back", True, True, "no_go", False)
    assert {row.state for entry in result_of(it).timeline for row in entry.sets} == {"MASTER"}


def test_a_session_that_is_lost_while_it_moves_is_opened_again() -> None:
    simulation = Simulation()
    play(
        simulation,
        Step(gateway="mx1", do="close", read=3),
        Step(gateway="mx1", do="no_fault", read=4),
    )
    assert short(simulation.switch_over()) == ("moved", True, True, "go", True)


def test_a_refusal_is_not_waited_for_until_the_end() -> None:
    simulation = Simulation()
    simulation.do("mx1", "trigger_error")
    begun = simulation.clock.seconds
    it = simulation.switch_over(timeout=600, stable_for=5, interval=1)
    assert short(it)[0] == "refused"
    assert simulation.clock.seconds - begun < 10
    assert result_of(it).summary == (
        f"mx1 refused, and is not STANDBY of set 1 (mx1: '{REQUEST}' failed: "
        "the services-redundancy subsystem is not running - look there)"
    )


def test_an_error_that_comes_as_data_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "ansible_collections.junos_ha.srd.tests.lab.device.ACCEPTED",
        "error: release withheld, peer is warned\n",
    )
    simulation = Simulation()
    simulation.do("mx1", "trigger_ignored")
    assert short(simulation.switch_over(timeout=600)) == ("refused", False, False, "no_go", False)


def test_force_overrides_and_says_so() -> None:
    simulation = Simulation()
    simulation.do("mx2", "warned")
    it = simulation.switch_over(force=True)
    assert short(it) == ("moved", True, True, "go", True)
    assert simulation.triggers == [f"{REQUEST} force"]
    assert result_of(it).overridden == (
        "mx1 group 1 set 1 peer 1 - peer_clear - Expected: no qualifier Actual: STANDBY (WARNED)",
        "mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)",
    )


def test_an_event_need_not_be_verified_and_that_is_warned_of() -> None:
    simulation = Simulation()
    simulation.do("mx1", "config_error")
    it = simulation.switch_over(verify_event=False)
    assert short(it) == ("moved", True, True, "go", True)
    assert warnings(it) == [f"mx1: what {RELEASE} does was not verified"]
    assert simulation.devices["mx1"].requests[1] == REQUEST


def test_an_event_that_does_something_else_is_not_sent() -> None:
    simulation = Simulation()
    it = simulation.switch_over(redundancy_event=ACQUIRE)
    assert short(it) == ("event", False, False, "no_go", False)
    assert simulation.triggers == []
    assert it.suitable_events == (RELEASE, "RELS_MSHIP_CRIT_EV")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"redundancy_event": "1 trigger redundancy-event x; request system reboot"}, ArgumentError),
        ({"redundancy_event": "]]>]]>"}, ArgumentError),
        ({"redundancy_event": "<force/>"}, ArgumentError),
        ({"redundancy_event": "X\nrequest system reboot"}, ArgumentError),
        ({"peer_facts": {"schema": 1}}, FactsError),
        ({"peer_facts": "MASTER"}, FactsError),
    ],
)
def test_what_is_none_is_refused_before_it_is_sent(options: dict[str, t.Any], error: type[Exception]) -> None:
    simulation = Simulation()
    facts = simulation.facts("mx2")
    with pytest.raises(error):
        simulation.switch_over(**{"peer_facts": facts, **options})
    assert simulation.triggers == []
