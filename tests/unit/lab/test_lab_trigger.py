# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A trigger moves mastership or not, which shows over time and in the counters."""

from __future__ import annotations

import json
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest
from ncclient.operations.errors import TimeoutExpiredError
from ncclient.operations.rpc import RPCError
from ncclient.transport.errors import SessionCloseError, TransportError

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import ConfigurationRead, Trigger
from ansible_collections.junos_ha.srd.tests.lab.commands import SYNTAX
from ansible_collections.junos_ha.srd.tests.lab.device import ACCEPTED
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.published import EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.responses import Failure, Reply
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask
from ansible_collections.junos_ha.srd.tests.lab.srd.mirror import mirrored
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair, Timers
from ansible_collections.junos_ha.srd.tests.lab.timing import chosen_timers, timer
from ansible_collections.junos_ha.srd.tests.unit.lab.clients import netconf, typed, wait_until
from ansible_collections.junos_ha.srd.tests.unit.lab.expected_states import (
    ALL_COLD,
    all_of,
    exchanged,
    moved,
    the_set,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation, simulate

HEALTHY = dict(zip(GATEWAYS, (EXTENSIVE, mirrored(EXTENSIVE)), strict=True))
RELEASE, ACQUIRE = "RELS_MSHIP_MANUAL_EV", "ACQU_MSHIP_MANUAL_EV"


def line(event: str = RELEASE, force: bool = False, set_id: int = 1) -> str:
    return Trigger(redundancy_set=set_id, event=event, force=force).commands[0]


def roles(simulation: Simulation) -> tuple[str | None, ...]:
    return tuple(the_set(each).state for each in simulation.read("brief").values())


def counted(simulation: Simulation, gateway: str, name: str) -> tuple[int | None, int | None]:
    """Return how much a counter has grown since all was well: received, ignored."""
    now, then = (
        getattr(the_set(each[gateway]).transition_events, name) for each in (simulation.read(), HEALTHY)
    )
    return now.received - then.received, now.ignored - then.ignored


def configured(change: t.Callable[[Configuration], Configuration]) -> Pair:
    pair = default_pair()
    first, second = (replace(box, configuration=change(box.configuration)) for box in pair.boxes)
    return replace(pair, boxes=(first, second))


def acting(action: str | None) -> Pair:
    """Return the default pair, whose release by hand does something else."""

    def change(configuration: Configuration) -> Configuration:
        first, *others = configuration.policies
        return replace(configuration, policies=(replace(first, action=action), *others))

    return configured(change)


def switched(event: str, peers_event: str, peer_heard: tuple[str, str]) -> dict[str, Gateway]:
    """Return what a healthy pair shows in which mx1 released."""
    first = all_of(exchanged, moved("STANDBY", event, peer_heard[0]), seen("MASTER"))
    second = all_of(exchanged, moved("MASTER", peers_event, peer_heard[1]), seen("STANDBY"))
    return {"mx1": first(HEALTHY["mx1"]), "mx2": second(HEALTHY["mx2"])}


def seen(state: str) -> t.Callable[[t.Any], t.Any]:
    def change(gateway: t.Any) -> t.Any:
        group = gateway.groups[0]
        each = replace(group.sets[0], peers=(replace(group.sets[0].peers[0], state=state),))
        return replace(gateway, groups=(replace(group, sets=(each,)),))

    return change


BY_RELEASE = switched("release_manual", "acquire_auto", ("peer_acquire", "peer_release"))
BY_ACQUISITION = switched("release_auto", "acquire_manual", ("peer_acquire", "peer_release"))


@pytest.mark.parametrize(
    ("gateway", "event", "after"),
    [
        pytest.param("mx1", RELEASE, BY_RELEASE, id="released at the master"),
        pytest.param("mx2", ACQUIRE, BY_ACQUISITION, id="acquired at the standby"),
    ],
)
def test_mastership_moves_after_its_timer_and_replication_restarts(
    gateway: str, event: str, after: dict[str, Gateway]
) -> None:
    simulation = simulate()
    simulation.clock.seconds = 4.0
    assert simulation.answer(gateway, line(event)) == Reply(ACCEPTED)
    simulation.clock.seconds = 4.9
    assert simulation.read() == HEALTHY
    simulation.clock.seconds = 5.0
    assert simulation.read() == {each: ALL_COLD(after[each]) for each in GATEWAYS}
    simulation.clock.seconds = 6.9
    assert simulation.read() == {each: ALL_COLD(after[each]) for each in GATEWAYS}
    simulation.clock.seconds = 7.0
    assert simulation.read() == after


def test_mastership_moves_there_and_back() -> None:
    simulation = simulate()
    seen_roles = []
    for gateway in ("mx1", "mx2", "mx1", "mx2"):
        simulation.answer(gateway, line())
        simulation.clock.seconds += 1.0
        seen_roles.append(roles(simulation))
    assert seen_roles == [("STANDBY", "MASTER"), ("MASTER", "STANDBY")] * 2
    assert [counted(simulation, "mx1", name) for name in ("release_manual", "acquire_auto")] == [
        (2, 0),
        (2, 0),
    ]


def test_a_trigger_during_a_move_is_ignored() -> None:
    simulation = simulate()
    simulation.answer("mx1", line())
    simulation.clock.seconds = 0.5
    simulation.answer("mx1", line())
    simulation.clock.seconds = 1.0
    assert roles(simulation) == ("STANDBY", "MASTER")
    assert counted(simulation, "mx1", "release_manual") == (2, 1)


@pytest.mark.parametrize(
    ("gateway", "state", "moves"),
    [
        pytest.param("mx2", "warned", True, id="warned"),
        pytest.param("mx2", "wait", True, id="waiting"),
        pytest.param("mx2", "monitored_down", True, id="an interface down"),
        pytest.param("mx2", "initializing", True, id="initializing"),
        pytest.param("mx2", "iccp_down", False, id="without its ICCP process"),
        pytest.param("mx2", "peer_lost", False, id="lost"),
    ],
)
def test_a_release_needs_a_peer_without_qualifier_or_force(gateway: str, state: str, moves: bool) -> None:
    simulation = simulate()
    simulation.controls.do(gateway, state)
    before = roles(simulation)
    assert simulation.answer("mx1", line()) == Reply(ACCEPTED)
    simulation.clock.seconds = 60.0
    assert roles(simulation)[0] == before[0] == "MASTER"
    assert counted(simulation, "mx1", "release_manual") == (1, 1)
    assert simulation.answer("mx1", line(force=True)) == Reply(ACCEPTED)
    simulation.clock.seconds = 61.0
    simulation.controls.do("mx1", "healthy")
    assert roles(simulation) == ("STANDBY", "MASTER" if moves else "STANDBY")
    assert counted(simulation, "mx1", "release_manual") == (2, 1)


def test_a_policy_can_force_a_release_or_only_broadcast() -> None:
    for action, expected in (
        ("release-mastership-force", ("STANDBY", "MASTER")),
        ("broadcast-warning", ("MASTER", "STANDBY (WARNED)")),
        (None, ("MASTER", "STANDBY (WARNED)")),
    ):
        simulation = simulate(acting(action))
        simulation.controls.do("mx2", "warned")
        assert simulation.answer("mx1", line()) == Reply(ACCEPTED)
        simulation.clock.seconds = 1.0
        assert roles(simulation) == expected


@pytest.mark.parametrize(("gateway", "event"), [("mx2", RELEASE), ("mx1", ACQUIRE)])
@pytest.mark.parametrize("force", [False, True])
def test_a_trigger_with_nothing_to_move_is_ignored(gateway: str, event: str, force: bool) -> None:
    simulation = simulate()
    simulation.answer(gateway, line(event, force))
    simulation.clock.seconds = 60.0
    assert roles(simulation) == ("MASTER", "STANDBY")
    assert counted(simulation, gateway, "release_manual" if event == RELEASE else "acquire_manual") == (1, 1)


def test_a_warned_standby_acquires_only_with_force() -> None:
    simulation = simulate()
    simulation.controls.do("mx2", "warned")
    simulation.answer("mx2", line(ACQUIRE))
    simulation.clock.seconds = 1.0
    assert roles(simulation) == ("MASTER", "STANDBY (WARNED)")
    simulation.answer("mx2", line(ACQUIRE, force=True))
    simulation.clock.seconds = 2.0
    assert roles(simulation) == ("STANDBY", "MASTER")


REFUSED = {
    "an unknown set": (line(set_id=2), "redundancy set 2 not found"),
    "an unknown event": (line("NO_EV"), "redundancy event NO_EV not found"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_unknown_set_or_event_cannot_be_triggered(name: str) -> None:
    simulation = simulate()
    asked, said = REFUSED[name]
    assert simulation.answer("mx1", asked) == Failure(said)
    simulation.clock.seconds = 60.0
    assert simulation.devices["mx1"].triggers == [asked]
    assert roles(simulation) == ("MASTER", "STANDBY")


def test_an_event_without_an_attached_policy_cannot_be_triggered() -> None:
    def detached(configuration: Configuration) -> Configuration:
        return replace(configuration, sets=tuple(replace(each, policies=()) for each in configuration.sets))

    said = f"redundancy event {RELEASE} is in no policy of redundancy set 1"
    assert simulate(configured(detached)).answer("mx1", line()) == Failure(said)


@pytest.mark.parametrize(
    ("typed_line", "position"),
    [
        ("request services redundancy-set", 31),
        ("request services redundancy-set one trigger", 32),
        ("request services redundancy-set 1 trigger", 41),
        ("request services redundancy-set 1 trigger redundancy-event", 58),
        (f"{line()} forced", 80),
        (f"{line()} force now", 86),
        (f"{line()} | display xml", 81),
    ],
)
def test_an_incomplete_trigger_is_a_syntax_error(typed_line: str, position: int) -> None:
    simulation = simulate()
    assert simulation.answer("mx1", typed_line) == Failure(SYNTAX, position=position)
    assert simulation.devices["mx1"].triggers == []


def test_a_non_stop_pair_moves_mastership_back() -> None:
    simulation = simulate(default_pair(design="non-stop"))
    simulation.answer("mx1", line())
    simulation.clock.seconds = 30.9
    assert roles(simulation) == ("STANDBY", "MASTER")
    simulation.clock.seconds = 31.0
    assert roles(simulation) == ("MASTER", "STANDBY")
    assert counted(simulation, "mx1", "acquire_auto") == counted(simulation, "mx2", "release_auto") == (1, 0)
    simulation.clock.seconds = 600.0
    assert roles(simulation) == ("MASTER", "STANDBY")


def test_a_second_move_restarts_the_pull_back_timer() -> None:
    simulation = simulate(default_pair(design="non-stop"))
    simulation.answer("mx1", line())
    simulation.clock.seconds = 20.0
    simulation.answer("mx2", line())
    simulation.clock.seconds = 40.0
    assert roles(simulation) == ("MASTER", "STANDBY")
    simulation.clock.seconds = 51.0
    assert roles(simulation) == ("STANDBY", "MASTER")


def test_without_a_link_a_gateway_moves_alone() -> None:
    simulation = simulate()
    simulation.controls.do("mx1", "link_lost")
    simulation.answer("mx2", line(ACQUIRE))
    simulation.clock.seconds = 1.0
    assert roles(simulation) == ("MASTER", "MASTER")


def test_a_daemon_that_restarts_during_a_move_completes_it() -> None:
    simulation = simulate()
    simulation.answer("mx1", line())
    simulation.controls.do("mx2", "restarted")
    simulation.clock.seconds = 10.0
    assert roles(simulation) == ("STANDBY", "MASTER")


def test_timers_are_chosen_by_name() -> None:
    assert (timer("move=0.2"), timer("resync=0")) == (("move", 0.2), ("resync", 0.0))
    assert chosen_timers({"move": 0.2, "resync": 0}) == Timers(move=0.2, resync=0)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (
            {"mov": 1.0},
            "timer - unknown - Expected: one of keepalive, hold_time, cold, move, resync, pull_back "
            "Actual: 'mov'",
        ),
        ({"move": -1.0}, "timer - move - Expected: 0 seconds or more Actual: -1"),
        ({"keepalive": 0.0}, "timer - keepalive - Expected: 1 seconds or more Actual: 0"),
        ({"cold": float("inf")}, "timer - cold - Expected: 0 seconds or more Actual: inf"),
        ({"cold": float("nan")}, "timer - cold - Expected: 0 seconds or more Actual: nan"),
    ],
)
def test_an_invalid_timer_is_refused(seconds: dict[str, float], said: str) -> None:
    with pytest.raises(LabError) as caught:
        chosen_timers(seconds)
    assert str(caught.value) == said


@pytest.fixture
def running() -> t.Iterator[Running]:
    with lab(timers=Timers(move=0)) as quick:
        yield quick


@pytest.mark.parametrize("force", [False, True])
def test_the_cli_and_netconf_accept_a_trigger(running: Running, force: bool) -> None:
    trigger = Trigger(redundancy_set=1, event=RELEASE, force=force)
    with netconf(running, "mx1") as session:
        assert session.rpc(trigger.rpc).xpath("//output")[0].text == f"\n{ACCEPTED}"
    assert f"\r\n{ACCEPTED.strip()}\r\n" in typed(running, "mx2", *trigger.commands)
    assert [running.devices[name].requests[0] for name in GATEWAYS] == [line(force=force)] * 2
    assert [running.devices[name].triggers for name in GATEWAYS] == [[line(force=force)]] * 2
    assert [state(running, name) for name in GATEWAYS] == ["MASTER", "STANDBY"]


NOT_WHOLE = {
    "no set": f"<trigger/><redundancy-event>{RELEASE}</redundancy-event>",
    "no number": f"<id>one</id><trigger/><redundancy-event>{RELEASE}</redundancy-event>",
    "no trigger": f"<id>1</id><redundancy-event>{RELEASE}</redundancy-event>",
    "no event": "<id>1</id><trigger/><redundancy-event/>",
    "an unknown event": "<id>1</id><trigger/><redundancy-event>NO_EV</redundancy-event>",
}


@pytest.mark.parametrize("name", NOT_WHOLE)
def test_netconf_refuses_an_invalid_trigger(running: Running, name: str) -> None:
    tag = "request-services-redundancy-set"
    with netconf(running, "mx1") as session, pytest.raises(RPCError):
        session.rpc(f"<{tag}>{NOT_WHOLE[name]}</{tag}>")
    assert state(running, "mx1") == "MASTER"


@pytest.mark.parametrize(
    ("fault", "error", "after"),
    [
        ("trigger_error", RPCError, "MASTER"),
        ("trigger_close", (SessionCloseError, TransportError), "STANDBY"),
        ("trigger_hang", TimeoutExpiredError, "STANDBY"),
        ("trigger_lost", (SessionCloseError, TransportError), "MASTER"),
    ],
)
def test_netconf_shows_the_faults_of_a_trigger(
    running: Running, fault: str, error: type[Exception] | tuple[type[Exception], ...], after: str
) -> None:
    running.controls.do("mx1", fault)
    session = netconf(running, "mx1")
    session.timeout = 1 if error is TimeoutExpiredError else 60
    with pytest.raises(error):
        session.rpc(Trigger(redundancy_set=1, event=RELEASE).rpc)
    wait_until(lambda: state(running, "mx1") == after)


def test_a_scenario_counts_triggers_and_configuration_reads(tmp_path: Path) -> None:
    steps = [
        {"trigger": 2, "gateway": "mx1", "do": "warned"},
        {"config": 1, "gateway": "mx2", "do": "config_error"},
    ]
    scenario = tmp_path / "scenario.json"
    scenario.write_text(json.dumps(steps), encoding="utf-8")
    with lab(scenario=scenario, timers=Timers(move=0)) as played:
        states = []
        for _time in range(2):
            played.devices["mx1"].answer(line())
            states.append(state(played, "mx1"))
        with netconf(played, "mx2") as session, pytest.raises(RPCError) as caught:
            session.rpc(ConfigurationRead().rpc)
    assert states == ["STANDBY", "STANDBY (WARNED)"]
    assert caught.value.message == "permission denied"


def state(running: Running, gateway: str) -> str | None:
    return the_set(parse(ask(running.devices[gateway], "show services redundancy-group terse"))).state
