# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover from its beginning to its end, in the process, against the lab's pair."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field, replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    FactsError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Durations
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import (
    Switchover,
    result_of,
    roles,
    warnings,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Sent
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.scenario import Scenario, Step
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Timers
from ansible_collections.junos_ha.srd.tests.unit.simulation import (
    ACQUIRE,
    RELEASE,
    LabSession,
    Safeguard,
    Simulation,
)

REQUEST = f"request services redundancy-set 1 trigger redundancy-event {RELEASE}"
READS = (
    "show services redundancy-group extensive",
    "show system information | display xml",
    "show configuration event-options redundancy-event | display inheritance | display xml",
    "show configuration policy-options redundancy-policy | display inheritance | display xml",
    "show configuration services redundancy-set | display inheritance | display xml",
    "show configuration services service-set | display inheritance | display xml",
    "show configuration protocols iccp | display inheritance | display xml",
)
ROUTE_READ = "show route 198.51.100.1/32 exact table SRD.inet.0 | display xml"


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
    assert simulation.devices["mx1"].requests[:11] == [*READS, *READS[:2], ROUTE_READ, REQUEST]
    assert set(simulation.devices["mx1"].requests[11:]) == {READS[0], ROUTE_READ}
    assert (simulation.triggers, result_of(it).sent, result_of(it).would_send) == ([REQUEST], REQUEST, None)
    assert result_of(it).summary == (
        "mx1 is STANDBY of set 1, healthy and stable: moved after 1.2 s, 0.0 s without a master, "
        "routes after 1.4 s, Hot after 3.5 s, stable after 9.0 s"
    )
    assert roles(it) == ({"mx1": "MASTER", "mx2": "STANDBY"}, {"mx1": "STANDBY", "mx2": "MASTER"})


def test_mastership_is_acquired() -> None:
    simulation = Simulation()
    it = simulation.switch_over("mx2", target="MASTER", redundancy_event=ACQUIRE)
    assert short(it) == ("moved", True, True, "go", True)
    assert simulation.roles() == {"mx1": "STANDBY", "mx2": "MASTER"}
    assert result_of(it).pull_back == ()


def test_durations() -> None:
    durations = result_of(Simulation().switch_over()).durations
    # By the lab's times: the role moves after 1 s, all is Hot 2 s later; it must hold for 5 s.
    assert durations == Durations(role_moved=1.2, hot=3.5, stable=9.0)


def test_progress_messages() -> None:
    simulation = Simulation()
    simulation.switch_over()
    assert simulation.shown == [
        "mx1: set 1: sending the request ...",
        "mx1: set 1: answered",
        "mx1 set 1: MASTER, peer STANDBY, Hot 8/8, 0 s",
        "mx2 set 1: STANDBY, peer MASTER, Hot 8/8, 0 s",
        "mx1 set 1: STANDBY, peer MASTER, Hot 0/8, 1 s",
        "mx2 set 1: MASTER, peer STANDBY, Hot 0/8, 1 s",
        "mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 4 s",
        "mx2 set 1: MASTER, peer STANDBY, Hot 8/8, 4 s",
    ]


def test_a_move_that_was_not_announced_is_not_made() -> None:
    simulation = Simulation()
    it = simulation.switch_over(may_send=False)
    assert short(it) == ("withheld", False, False, "no_go", False)
    assert simulation.triggers == []
    assert result_of(it).summary == (
        "nothing was sent to mx1, although its gate was open (it was STANDBY when the moves were announced, "
        "so this one was not: look what has moved it)"
    )


def test_a_set_that_was_announced_as_there_may_be_there() -> None:
    assert short(Simulation().switch_over("mx2", may_send=False)) == ("there", False, False, "go", True)


def test_a_set_with_the_target_role_is_skipped() -> None:
    simulation = Simulation()
    it = simulation.switch_over("mx2")
    assert short(it) == ("there", False, False, "go", True)
    assert (simulation.triggers, simulation.devices["mx2"].requests) == ([], [*READS[:2]])
    assert result_of(it).summary == "mx2 is STANDBY of set 1 already: nothing was sent"
    assert roles(it) == ({"mx2": "STANDBY", "mx1": "MASTER"},) * 2


def test_a_sick_pair_with_the_target_role_is_told_as_such() -> None:
    simulation = Simulation()
    simulation.do("mx1", "cold")
    it = simulation.switch_over("mx2")
    assert short(it) == ("there_not_well", False, False, "no_go", False)
    assert (simulation.triggers, warnings(it)) == ([], [])
    first, *found = result_of(it).msg.splitlines()
    assert first == "mx2 is STANDBY of set 1 already, but the pair is not well: nothing was sent"
    assert sum("synchronization - Expected: Hot Actual: Cold" in line for line in found) == 2


def test_a_warned_standby_is_there_and_not_well() -> None:
    simulation = Simulation()
    simulation.do("mx2", "warned")
    assert short(simulation.switch_over("mx2")) == ("there_not_well", False, False, "no_go", False)


def test_a_master_that_is_not_well_is_left_and_told_as_such() -> None:
    simulation = Simulation()
    simulation.do("mx1", "monitored_down")
    it = simulation.switch_over()
    assert short(it) == ("moved", True, True, "go", True)
    assert (simulation.triggers, simulation.roles()) == ([REQUEST], {"mx1": "STANDBY", "mx2": "MASTER"})
    left = "mx1 is not well, and is relieved all the same: mx1 group 1 set 1 - "
    assert [each for each in warnings(it) if "pulled back" not in each] == [
        f"{left}health - Expected: Passed Actual: Failed",
        f"{left}monitored_interfaces - Expected: none down Actual: 1 down: xe-0/0/1",
    ]
    waived = [(each.check, each.subject) for each in it.report.findings if each.status == "waived"]
    assert waived == [
        ("role_clear", "mx1 group 1 set 1"),
        ("health", "mx1 group 1 set 1"),
        ("monitored_interfaces", "mx1 group 1 set 1"),
        ("peer_clear", "mx2 group 1 set 1 peer 1"),
    ]
    again = simulation.switch_over()
    assert short(again) == ("there", False, False, "go", True)


def test_a_gateway_whose_health_fails_with_the_move_is_not_stable() -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        simulation.do("mx1", "monitored_down") if kind == "trigger" else None
    )
    assert short(simulation.switch_over())[0] == "not_stable"


def test_a_taker_that_is_not_well_closes_the_gate() -> None:
    simulation = Simulation()
    simulation.do("mx2", "monitored_down")
    assert short(simulation.switch_over()) == ("gate", False, False, "no_go", False)
    assert simulation.triggers == []


def test_check_mode_runs_gate_and_proof() -> None:
    simulation = Simulation()
    it = simulation.switch_over(check_mode=True)
    assert short(it) == ("would_send", True, False, "go", True)
    assert (result_of(it).sent, result_of(it).would_send) == (None, REQUEST)
    assert simulation.devices["mx1"].requests == [*READS, ROUTE_READ]
    assert roles(it) == ({"mx1": "MASTER", "mx2": "STANDBY"}, {"mx1": "STANDBY", "mx2": "MASTER"})


GATE_SHUT = "the gate is shut: nothing was sent to mx1"
UNPROVED = f"{RELEASE} is not proved to make mx1 STANDBY of set 1: nothing was sent"

NO_MASTER = "no gateway is MASTER of set 1, there is an outage now"
TWO_MASTERS = "both gateways are MASTER of set 1, restore ICCP first"

# What is done to which gateway, how it ends, and in what words.
SHUT = [
    ("mx1", "hang", ("not_read", "unknown"), "nothing was sent: mx1 could not be read"),
    ("mx1", "cut", ("gate", "unknown"), GATE_SHUT),
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
    ("mx1", "two_masters", ("gate", "no_go"), f"{TWO_MASTERS}: {GATE_SHUT}"),
    ("mx1", "no_master", ("gate", "no_go"), f"{NO_MASTER}: {GATE_SHUT}"),
    ("mx1", "disagree", ("gate", "no_go"), f"{TWO_MASTERS}: {GATE_SHUT}"),
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
def test_a_failed_step_before_the_request_sends_nothing(
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
def test_the_outcome_of_a_request(done: tuple[str, ...], wanted: tuple[object, ...], role: str) -> None:
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
    ("mx1", "no_master", ("no_master", True, True, "no_go", False)),
    ("mx2", "hang", ("not_stable", True, True, "no_go", False)),
    ("mx2", "close", ("not_stable", True, True, "no_go", False)),
    ("mx2", "error", ("not_stable", True, True, "no_go", False)),
    ("mx2", "empty", ("not_stable", True, True, "no_go", False)),
    ("mx2", "close_port", ("not_stable", True, True, "no_go", False)),
    ("mx2", "cut", ("not_stable", True, True, "no_go", False)),
    ("mx2", "change_key", ("moved", True, True, "go", True)),
]


@pytest.mark.parametrize(("gateway", "done", "wanted"), AFTER, ids=names(AFTER))
def test_states_after_the_request(gateway: str, done: str, wanted: tuple[object, ...]) -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        simulation.do(gateway, done) if kind == "trigger" else None
    )
    assert short(simulation.switch_over()) == wanted
    assert simulation.triggers == [REQUEST]


@pytest.mark.parametrize("done", ["hang", "close", "error", "empty"])
def test_a_gateway_not_read_after_the_move_is_unknown(done: str) -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, _gateway, number: (
        simulation.do("mx1", done) if (kind, number) == ("read", 4) else None
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


def test_mastership_that_comes_back_is_not_a_success() -> None:
    simulation = Simulation()
    play(simulation, Step(gateway="mx1", do="switched", read=6))
    it = simulation.switch_over()
    assert short(it) == ("moved_back", True, True, "no_go", False)
    assert result_of(it).summary == "mx1 was STANDBY of set 1 for a time, and is no longer"


def test_a_move_there_and_back_between_readings_counts_as_moved() -> None:
    simulation = Simulation()
    play(simulation, Step(gateway="mx1", do="switched", read=4))
    it = simulation.switch_over(interval=3)
    assert short(it) == ("moved_back", True, True, "no_go", False)
    assert {row.state for entry in result_of(it).timeline for row in entry.sets} == {"MASTER"}


def test_a_session_that_is_lost_while_it_moves_is_opened_again() -> None:
    simulation = Simulation()
    play(
        simulation,
        Step(gateway="mx1", do="close", read=4),
        Step(gateway="mx1", do="no_fault", read=5),
    )
    assert short(simulation.switch_over()) == ("moved", True, True, "go", True)


def test_a_refused_request_does_not_wait_for_the_whole_timeout() -> None:
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


@pytest.mark.parametrize(
    ("may_warn", "ended", "lasts"), [(True, "moved", 16), (False, "refused", 6)], ids=["perhaps", "certain"]
)
def test_what_may_be_a_warning_does_not_end_the_watch(
    monkeypatch: pytest.MonkeyPatch, may_warn: bool, ended: str, lasts: int
) -> None:
    """Over a connection that does not tell which it is, a move that takes long is awaited."""
    simulation = Simulation(pair=replace(default_pair(), timers=Timers(move=16)))

    class Complaining(LabSession):
        def _ask(self, command: str) -> str:
            reply = super()._ask(command)
            if command == REQUEST:
                raise DeviceError(
                    "mx1",
                    command=command,
                    cause="stale",
                    remedy="look there",
                    answered=True,
                    may_warn=may_warn,
                )
            return reply

    monkeypatch.setattr(
        simulation, "session", lambda name: Complaining(simulation.devices[name], simulation.clock)
    )
    it = simulation.switch_over()
    assert (it.ended, simulation.triggers) == (ended, [REQUEST])
    assert lasts <= simulation.clock.seconds - 1000 < lasts + 15


def test_an_error_that_comes_as_data_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "ansible_collections.junos_ha.srd.tests.lab.device.ACCEPTED",
        "error: release withheld, peer is warned\n",
    )
    simulation = Simulation()
    simulation.do("mx1", "trigger_ignored")
    assert short(simulation.switch_over(timeout=600)) == ("refused", False, False, "no_go", False)


def test_force_overrides_and_reports_it() -> None:
    simulation = Simulation()
    simulation.do("mx2", "warned")
    it = simulation.switch_over(force=True)
    assert short(it) == ("moved", True, True, "go", True)
    assert simulation.triggers == [f"{REQUEST} force"]
    assert result_of(it).overridden == (
        "mx1 group 1 set 1 peer 1 - peer_clear - Expected: no qualifier Actual: STANDBY (WARNED)",
        "mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)",
    )


def test_an_unverified_event_is_a_warning() -> None:
    simulation = Simulation()
    simulation.do("mx1", "config_error")
    it = simulation.switch_over(verify_event=False)
    assert short(it) == ("moved", True, True, "go", True)
    assert warnings(it) == [
        f"mx1: what {RELEASE} does was not verified, nor that mx2 takes over, that signal routes follow, and "
        "that no other set moves too"
    ]
    assert simulation.devices["mx1"].requests[:5] == [*READS[:2] * 2, REQUEST]


def test_an_event_that_does_something_else_is_not_sent() -> None:
    simulation = Simulation()
    it = simulation.switch_over(redundancy_event=ACQUIRE)
    assert short(it) == ("event", False, False, "no_go", False)
    assert simulation.triggers == []
    assert it.proof is not None and it.proof.suitable == (RELEASE, "RELS_MSHIP_CRIT_EV")


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
def test_an_invalid_request_is_refused_before_it_is_sent(
    options: dict[str, t.Any], error: type[Exception]
) -> None:
    simulation = Simulation()
    facts = simulation.facts("mx2")
    with pytest.raises(error):
        simulation.switch_over(**{"peer_facts": facts, **options})
    assert simulation.triggers == []


def prepared(gateway: str, state: str) -> Simulation:
    simulation = Simulation()
    simulation.do(gateway, state)
    return simulation


class TaskTimeout(BaseException):
    """The time-out of a task, as Ansible raises it: in the middle of whatever runs."""


def interrupt(simulation: Simulation, error: BaseException, *, at: int) -> None:
    """Let an error be raised by a pause, once the gateway was read so many times."""

    def sleep(seconds: float) -> None:
        simulation.clock.seconds += seconds
        if simulation.devices["mx1"].requests.count(READS[0]) >= at:
            raise error

    simulation.clock.sleep = sleep  # type: ignore[method-assign]


def test_what_is_shown_right_before_the_request_decides() -> None:
    """A gate is judged again when the configuration was read: that may have taken a minute."""
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        simulation.do("mx2", "warned") if kind == "config" else None
    )
    it = simulation.switch_over()
    assert (it.ended, it.sent, simulation.triggers) == ("gate", None, [])
    assert "STANDBY (WARNED)" in it.report.summary


def test_a_configuration_that_takes_long_makes_nothing_old() -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        simulation.clock.sleep(70) if kind == "config" else None
    )
    it = simulation.switch_over()
    assert (it.ended, it.report.verdict, simulation.triggers) == ("moved", "go", [REQUEST])


@pytest.mark.parametrize(
    ("done", "verdict", "why"),
    [
        ("warned", "no_go", None),
        ("monitored_down", "no_go", None),
        ("two_masters", "no_go", None),
        (
            "close_port",
            "unknown",
            "mx2: 'show services redundancy-group extensive' failed: the session is closed - look there",
        ),
        ("empty", "unknown", "mx2: 'show services redundancy-group extensive' failed: "),
    ],
)
def test_the_taker_is_read_right_before_the_request(done: str, verdict: str, why: str | None) -> None:
    """What it showed before, and what this gateway shows of it, may be a minute old."""
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        simulation.do("mx2", done) if kind == "config" else None
    )
    it = simulation.switch_over()
    assert (it.ended, it.report.verdict, it.sent, simulation.triggers) == ("gate", verdict, None, [])
    assert (it.why is None) if why is None else (it.why or "").startswith(why)


BETWEEN = [
    ("mx1", "cold", "gate"),
    ("mx1", "disagree", "gate"),
    ("mx1", "iccp_down", "gate"),
    ("mx1", "link_back", "gate"),
    ("mx1", "off", "gate"),
    ("mx1", "peer_dead", "gate"),
    ("mx1", "renamed", "gate"),
    ("mx1", "restarted", "gate"),
    ("mx1", "routes_refused", "gate"),
    ("mx1", "switched", "gate"),
    ("mx1", "close", "not_read"),
    ("mx1", "hang_in_reply", "not_read"),
    ("mx2", "cut", "gate"),
    ("mx2", "identity_refused", "gate"),
    ("mx2", "initializing", "gate"),
    ("mx2", "no_master", "gate"),
    ("mx2", "requested", "gate"),
    ("mx2", "routes_unread", "gate"),
    ("mx2", "wait", "gate"),
]


@pytest.mark.parametrize(("gateway", "done", "ended"), BETWEEN, ids=names(BETWEEN))
@pytest.mark.parametrize("slow", [False, True], ids=["", "while_a_reading_grew_old"])
def test_nothing_is_sent_upon_what_happened_since_the_gate_was_judged(
    gateway: str, done: str, ended: str, slow: bool
) -> None:
    simulation, left = Simulation(), [done]

    def happen(*_asked: object) -> None:
        if left and (slow or _asked[:1] == ("config",)):
            simulation.do(gateway, left.pop())

    if slow:
        simulation.safeguard = Slow(simulation=simulation, then=happen)
    else:
        simulation.devices["mx1"].on_request = happen
    assert (simulation.switch_over().ended, simulation.triggers) == (ended, [])


@pytest.mark.parametrize(("slow", "ended"), [(False, "event"), (True, "gate")])
def test_nothing_is_sent_where_another_box_answers_since_the_gate_was_judged(slow: bool, ended: str) -> None:
    test_nothing_is_sent_upon_what_happened_since_the_gate_was_judged("mx1", "peer_box", ended, slow)


def test_a_baseline_is_two_readings_twice_the_keepalive_apart() -> None:
    simulation = Simulation()
    it = simulation.switch_over(baseline_for=None)
    assert (it.ended, simulation.shown[0]) == (
        "moved",
        "mx1 and mx2: read again in 19 s, to see that nothing moves",
    )
    assert it.before is not None
    assert it.before.collected_at == "2026-11-22T03:17:00Z"  # the first reading was at 03:16:40


@pytest.mark.parametrize("gateway", ["mx1", "mx2"])
def test_a_pair_that_still_moves_is_not_moved(gateway: str) -> None:
    """It moved there and back between the two readings, and each of them is GO."""
    simulation = Simulation()

    def sleep(seconds: float) -> None:
        simulation.clock.seconds += seconds / 2
        if simulation.shown and not simulation.safeguard.admitted:
            simulation.do(gateway, "switched")
            simulation.clock.seconds += 1
            simulation.do(gateway, "switched")
        simulation.clock.seconds += seconds / 2

    simulation.clock.sleep = sleep  # type: ignore[method-assign]
    it = simulation.switch_over(baseline_for=None)
    assert (it.ended, it.report.verdict, simulation.triggers) == ("gate", "no_go", [])
    failed = [f"{each.subject} {each.actual}" for each in it.report.findings if each.check == "baseline"]
    assert all("received" in each for each in failed)
    assert [each.check for each in it.report.findings if each.status == "fail"] == ["baseline"] * 2


def test_the_times_follow_from_the_slower_timers_of_both() -> None:
    timers = {"mx1": (5, 20), "mx2": (None, 45)}
    slow, quick = (
        Configuration(sets=(ConfiguredSet(id=1, keepalive=keepalive, hold_time=hold_time),))
        for keepalive, hold_time in timers.values()
    )
    planned = Simulation().plan(stable_for=None, baseline_for=None)
    both = [planned.timed(slow, quick), planned.timed(quick, slow)]
    assert [(it.limits.stable_for, it.baseline_for) for it in both] == [(55.0, 20.0)] * 2
    assert (planned.limits.stable_for, planned.baseline_for) == (40.0, 20.0)
    given = Simulation().plan(stable_for=7, baseline_for=3).timed(slow, quick)
    assert (given.limits.stable_for, given.baseline_for) == (7.0, 3.0)


def timed(keepalive: int | None, hold_time: int | None, *unread: str) -> Configuration:
    """Return the configuration of set 1, some statements of which are not understood."""
    return Configuration(
        sets=(ConfiguredSet(id=1, keepalive=keepalive, hold_time=hold_time),),
        unrecognized=tuple(f"redundancy-set 1 {each}" for each in unread),
    )


QUICK = timed(5, 20)

# The configurations of both, and the times that follow.
NOT_KNOWN: dict[str, tuple[Configuration | None, Configuration | None, tuple[float, float]]] = {
    "all is known": (QUICK, QUICK, (25.0, 10.0)),
    "one was not read": (None, QUICK, (40.0, 20.0)),
    "neither was read": (None, None, (40.0, 20.0)),
    "one does not show the set": (QUICK, Configuration(), (40.0, 20.0)),
    "a hold-time": (timed(5, None, "hold-time 1m"), QUICK, (40.0, 20.0)),
    "a keepalive": (QUICK, timed(None, 20, "keepalive 1s"), (40.0, 20.0)),
    "a hold-time, beside a longer one": (timed(5, None, "hold-time 1m"), timed(5, 50), (55.0, 20.0)),
    "a keepalive, beside a longer one": (timed(None, 20, "keepalive 1s"), timed(15, 20), (40.0, 30.0)),
    "both keepalives": (*[timed(None, 45, "keepalive 1s")] * 2, (55.0, 20.0)),
}


@pytest.mark.parametrize(("own", "peers", "times"), NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_timers_that_are_not_known_never_make_a_time_shorter(
    own: Configuration | None, peers: Configuration | None, times: tuple[float, float]
) -> None:
    it = Simulation().plan(stable_for=None, baseline_for=None).timed(own, peers)
    assert (it.limits.stable_for, it.baseline_for) == times


def test_a_timeout_that_the_timers_of_the_set_use_up_is_refused() -> None:
    slow = Configuration(sets=(ConfiguredSet(id=1, hold_time=600),))
    with pytest.raises(ArgumentError, match="stable_for - Expected: less than timeout Actual: 610"):
        Simulation().plan(stable_for=None, timeout=300).timed(slow, None)


def test_a_refusal_of_the_safeguard_withholds_the_request() -> None:
    simulation = Simulation(safeguard=Safeguard(refusal="the disk is full"))
    it = simulation.switch_over()
    result = result_of(it)
    assert (result.outcome, result.sent, result.moved, result.changed) == ("withheld", None, False, False)
    assert (result.verdict, result.succeeded) == ("no_go", False)
    assert result.summary == "nothing was sent to mx1, although its gate was open (the disk is full)"
    assert (simulation.triggers, simulation.safeguard.settled) == ([], [it])


@dataclass
class Slow(Safeguard):
    """A safeguard that takes its time, the first times."""

    simulation: Simulation = field(default_factory=Simulation)
    times: int = 3
    then: t.Callable[[], None] = lambda: None

    def admit(self, proved: Switchover) -> str | None:
        if len(self.admitted) < self.times:
            self.simulation.clock.sleep(6)
            self.then()
        return super().admit(proved)


def test_a_reading_that_grows_old_each_time_withholds_the_request() -> None:
    simulation = Simulation()
    simulation.safeguard = Slow(simulation=simulation)
    it = simulation.switch_over()
    assert result_of(it).summary == (
        "nothing was sent to mx1, although its gate was open "
        "(the last reading was 6 s old, expected 5 s at most, in each of 3 attempts)"
    )
    assert (simulation.triggers, simulation.safeguard.settled) == ([], [it])
    assert len(simulation.safeguard.admitted) == 3


@pytest.mark.parametrize("times", [1, 2])
def test_a_reading_that_has_grown_old_is_taken_again(times: int) -> None:
    simulation = Simulation()
    simulation.safeguard = Slow(simulation=simulation, times=times)
    it = simulation.switch_over()
    assert (it.ended, len(simulation.safeguard.admitted)) == ("moved", times + 1)
    assert (simulation.triggers, simulation.safeguard.settled) == ([REQUEST], [it])


@pytest.mark.parametrize(
    ("gateway", "done", "outcome"),
    [("mx2", "warned", "gate"), ("mx2", "close_port", "gate"), ("mx1", "hang", "not_read")],
)
def test_a_gate_that_shuts_while_a_reading_grew_old_sends_nothing(
    gateway: str, done: str, outcome: str
) -> None:
    simulation = Simulation()
    simulation.safeguard = Slow(simulation=simulation, then=lambda: simulation.do(gateway, done))
    it = simulation.switch_over()
    assert (it.ended, simulation.triggers, simulation.safeguard.settled) == (outcome, [], [it])


@pytest.mark.parametrize("place", ["a reading", "a reading of the peer", "the safeguard"])
def test_a_time_out_of_the_task_right_before_the_request_says_that_nothing_was_sent(place: str) -> None:
    simulation = Simulation(interruptions=(TaskTimeout,))

    def end(kind: str, _gateway: str, number: int) -> None:
        if (kind, number) == ("read", 2):
            raise TaskTimeout("timed out")

    if place == "the safeguard":
        simulation.safeguard = Slow(simulation=simulation, then=lambda: end("read", "mx1", 2))
    else:
        simulation.devices["mx1" if place == "a reading" else "mx2"].on_request = end
    it = simulation.switch_over()
    assert result_of(it).summary == "nothing was sent to mx1, although its gate was open (timed out)"
    assert (it.ended, simulation.triggers, simulation.safeguard.settled) == ("withheld", [], [it])


def test_check_mode_and_a_shut_gate_ask_no_safeguard() -> None:
    for simulation, check_mode in ((Simulation(), True), (prepared("mx2", "warned"), False)):
        simulation.switch_over(check_mode=check_mode)
        assert (simulation.safeguard.admitted, simulation.safeguard.settled) == ([], [])


@pytest.mark.parametrize(("reads", "moved", "role"), [(3, None, "MASTER"), (4, True, "STANDBY")])
def test_a_time_out_of_the_task_is_told_with_what_was_sent_and_seen(
    reads: int, moved: bool | None, role: str
) -> None:
    simulation = Simulation(interruptions=(TaskTimeout,))
    interrupt(simulation, TaskTimeout("timed out"), at=reads)
    it = simulation.switch_over()
    result = result_of(it)
    assert (result.outcome, result.moved, result.verdict) == ("interrupted", moved, "no_go")
    assert result.sent == REQUEST
    assert [each.state for each in result.readings if each][-1] == role
    assert result.summary == (
        "the request was sent, and its outcome was not awaited: find out which gateway is MASTER (timed out)"
    )
    assert simulation.safeguard.settled == [it]


def test_whatever_else_ends_the_watch_is_kept_and_passed_on() -> None:
    simulation = Simulation()
    interrupt(simulation, KeyboardInterrupt(), at=4)
    with pytest.raises(KeyboardInterrupt):
        simulation.switch_over()
    (kept,) = simulation.safeguard.settled
    assert (kept.ended, result_of(kept).sent, result_of(kept).moved) == ("interrupted", REQUEST, True)


class Gone(Exception):
    """Whatever nobody thought of."""


ENDS = [KeyboardInterrupt(), SystemExit(1), TaskTimeout("late"), OSError(5, "gone"), MemoryError(), Gone()]


def at_request(simulation: Simulation, gateway: str, wanted: str, end: BaseException) -> None:
    """Raise an error at the first request of a kind once mastership is asked to move."""

    def asked(_kind: str, *_more: object) -> None:
        device = simulation.devices[gateway]
        if simulation.triggers and device.requests[-1].startswith(wanted):
            raise end

    simulation.devices[gateway].on_request = asked


def at_pause(simulation: Simulation, end: BaseException) -> None:
    """Raise an error at the first pause once mastership is asked to move."""

    def sleep(seconds: float) -> None:
        simulation.clock.seconds += seconds
        if simulation.triggers and seconds == 1:
            raise end

    simulation.clock.sleep = sleep  # type: ignore[method-assign]


def at_progress(simulation: Simulation, end: BaseException) -> None:
    """Raise an error where progress is shown, as when the terminal is gone."""

    class Screen(list[str]):
        def append(self, line: str) -> None:
            if simulation.triggers:
                raise end

    simulation.shown = Screen()


PLACES: dict[str, t.Callable[[Simulation, BaseException], None]] = {
    "the request": lambda it, end: at_request(it, "mx1", "request", end),
    "a reading": lambda it, end: at_request(it, "mx1", "show services", end),
    "a reading of the peer": lambda it, end: at_request(it, "mx2", "show services", end),
    "a pause": at_pause,
    "a line of progress": at_progress,
}


@pytest.mark.parametrize("end", ENDS, ids=lambda end: type(end).__name__)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_whatever_ends_the_task_once_the_request_is_out_is_told_and_kept(
    place: t.Callable[[Simulation, BaseException], None], end: BaseException
) -> None:
    simulation = Simulation(interruptions=(TaskTimeout,))
    place(simulation, end)
    if isinstance(end, TaskTimeout):
        assert simulation.switch_over().ended == "interrupted"
    else:
        with pytest.raises(type(end)):
            simulation.switch_over()
    (kept,) = simulation.safeguard.settled
    assert (kept.ended, result_of(kept).sent, result_of(kept).succeeded) == ("interrupted", REQUEST, False)
    assert simulation.triggers == [REQUEST]


def test_a_request_that_was_cut_off_counts_as_sent() -> None:
    simulation = Simulation(interruptions=(TaskTimeout,))

    def on_request(kind: str, *_asked: object) -> None:
        if kind == "trigger":
            raise TaskTimeout("timed out")

    simulation.devices["mx1"].on_request = on_request
    result = result_of(simulation.switch_over())
    assert (result.outcome, result.moved, result.sent, result.timeline) == ("interrupted", None, REQUEST, ())
    assert result.report.verdict == "unknown"


WARNING = (
    "<rpc-error><error-severity>warning</error-severity><error-message>stale</error-message></rpc-error>"
)
ERROR = "<rpc-error><error-severity>error</error-severity><error-message>no</error-message></rpc-error>"


@pytest.mark.parametrize(
    ("reply", "refused"),
    [
        ("", False),
        ("<rpc-reply><ok/></rpc-reply>", False),
        (f"<rpc-reply>{WARNING}</rpc-reply>", False),
        (f"<rpc-reply>{WARNING}{ERROR}</rpc-reply>", True),
        (f"<nc:rpc-reply>{ERROR.replace('rpc-error', 'nc:rpc-error')}</nc:rpc-reply>", True),
        ("<rpc-reply><rpc-error>", True),
        ("error: no such event", True),
        ("warning: peer is WARNED", False),
        (f"<rpc-reply>{WARNING.replace('stale', 'error: stale')}</rpc-reply>", False),
        ("<rpc-reply>" + WARNING.replace("severity>w", "severity a=''>w") + "</rpc-reply>", False),
        ("<rpc-reply><output>error: no such event</output></rpc-reply>", True),
        ("<rpc-reply><output>\nre0: error: no such event\n</output></rpc-reply>", True),
        ("<rpc-reply><xnm:error><message>permission denied</message></xnm:error></rpc-reply>", True),
        ("<rpc-reply><xnm:warning><message>stale</message></xnm:warning></rpc-reply>", False),
        ("                  ^\nsyntax error, expecting <command>.\n", True),
        ("                  ^\nunknown command.\n", True),
        ("no syntax error: 0 errors", False),
    ],
)
def test_only_an_error_is_a_refusal(reply: str, refused: bool) -> None:
    assert Sent(message=REQUEST, reply=reply).refused is refused


def _failure(*, answered: bool) -> DeviceError:
    return DeviceError("mx1", command=REQUEST, cause="no", remedy="look", answered=answered)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (Sent(message=REQUEST, reply=""), "answered"),
        (Sent(message=REQUEST, reply="error: no such event"), "answered with an error"),
        (Sent(message=REQUEST, error=_failure(answered=True)), "answered with an error"),
        (Sent(message=REQUEST, error=_failure(answered=False)), "not answered"),
    ],
)
def test_what_came_back_is_said_in_a_word(sent: Sent, words: str) -> None:
    assert sent.words == words
