# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What must be shown of both gateways before a request: their policies and their signal routes."""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    Outcome,
    Request,
    RouteRead,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import (
    Switchover,
    result_of,
    warnings,
)
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.unit.simulation import RELEASE, LabSession, Simulation

TAKING = "ACQU_MSHIP_POL"
ROUTE = "198.51.100.1/32 in SRD.inet.0"


def without(configuration: Configuration, name: str) -> Configuration:
    """Return a configuration without a policy."""
    return replace(configuration, policies=tuple(it for it in configuration.policies if it.name != name))


def changed(configuration: Configuration, name: str, **changes: t.Any) -> Configuration:
    """Return a configuration with a policy that differs."""
    policies = tuple(replace(it, **changes) if it.name == name else it for it in configuration.policies)
    return replace(configuration, policies=policies)


def shared(configuration: Configuration) -> Configuration:
    """Return a configuration in which another set has the policy that takes over."""
    return replace(
        configuration, sets=(*configuration.sets, ConfiguredSet(id=2, policies=(TAKING,), group=1))
    )


# What the taker is configured with, and the checks that are against a request then.
POLICIES: dict[str, tuple[t.Callable[[Configuration], Configuration], set[str]]] = {
    "right": (lambda it: it, set()),
    "wrong": (lambda it: changed(it, TAKING, action="broadcast-warning"), {"takeover", "route_policies"}),
    "absent": (lambda it: without(it, TAKING), {"takeover", "route_policies"}),
    "no route": (lambda it: changed(it, TAKING, adds=None), {"route_policies"}),
    "shared": (shared, {"shared_policies", "shown_as_configured"}),
}
# What is wrong with the signal routes before the request, and whether that is known.
ROUTES: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "right": ((), "pass"),
    "refused": ((("mx1", "routes_refused"),), "unknown"),
    "not understood": ((("mx2", "routes_unread"),), "unknown"),
    # The routes of the lab follow the roles: they stay behind when both exchange them.
    "on the other one": ((("mx2", "switched"), ("mx2", "routes_stay"), ("mx1", "routes_stay")), "fail"),
}


def simulated(other: t.Callable[[Configuration], Configuration]) -> Simulation:
    pair = default_pair()
    first, second = pair.boxes
    second = replace(second, configuration=other(second.configuration))
    return Simulation(pair=replace(pair, boxes=(first, second)))


def against(it: Switchover) -> set[tuple[str, str]]:
    return {(each.check, each.status) for each in it.report.worst}


@pytest.mark.parametrize("check_mode", [False, True])
@pytest.mark.parametrize(
    ("policy", "routes"),
    list(itertools.product(POLICIES, [name for name in ROUTES if name != "on the other one"])),
)
def test_nothing_is_sent_unless_policies_and_routes_are_shown(
    policy: str, routes: str, check_mode: bool
) -> None:
    configure, failed = POLICIES[policy]
    done, status = ROUTES[routes]
    simulation = simulated(configure)
    for gateway, name in done:
        simulation.do(gateway, name)
    it = simulation.switch_over(check_mode=check_mode)
    if failed:
        assert (it.ended, against(it)) == ("event", {(check, "fail") for check in failed})
    elif status != "pass":
        assert (it.ended, against(it)) == ("gate", {("signal_routes", status)})
    else:
        assert (it.ended, against(it)) == ("would_send" if check_mode else "moved", set())
    assert len(simulation.triggers) == (not failed and status == "pass" and not check_mode)


def test_a_route_on_the_standby_closes_the_gate_unless_it_is_forced() -> None:
    def wrong(**options: t.Any) -> Switchover:
        simulation = Simulation()
        for gateway, name in ROUTES["on the other one"][0]:
            simulation.do(gateway, name)
        return simulation.switch_over("mx2", check_mode=True, **options)

    it = wrong()
    assert (it.ended, against(it)) == ("gate", {("signal_routes", "fail")})
    assert [(each.subject, each.expected, each.actual) for each in it.report.worst] == [
        ("mx2 set 1", f"{ROUTE} active", "not active"),
        ("mx1 set 1", f"{ROUTE} not active", "active"),
    ]
    forced = wrong(force=True)
    assert forced.gate is not None
    assert (forced.ended, forced.gate.overridden) == (
        "would_send",
        (
            f"mx2 set 1 - signal_routes - Expected: {ROUTE} active Actual: not active",
            f"mx1 set 1 - signal_routes - Expected: {ROUTE} not active Actual: active",
        ),
    )


@pytest.mark.parametrize(
    "fault", ["config_error", "config_cut", "config_empty", "config_hang", "config_close"]
)
@pytest.mark.parametrize("force", [False, True])
def test_a_taker_whose_configuration_is_not_read_sends_nothing(fault: str, force: bool) -> None:
    simulation = Simulation()
    simulation.do("mx2", fault)
    it = simulation.switch_over(force=force)
    assert (it.ended, against(it), simulation.triggers) == ("event", {("takeover", "unknown")}, [])


def test_what_is_waived_is_sent_and_told() -> None:
    checks = ("takeover", "route_policies")
    waivers = [
        {"check": each, "subject": "mx2 set 1", "reason": "tried", "owner": "noc", "expires": "2026-12-31"}
        for each in checks
    ]
    simulation = simulated(lambda it: without(it, TAKING))
    it = simulation.switch_over(waivers=waivers)
    assert (it.ended, it.report.verdict, len(simulation.triggers)) == ("moved", "go", 1)
    waived = [(each.check, each.waiver and each.waiver.owner) for each in it.report.findings if each.waiver]
    assert waived == [(each, "noc") for each in checks]
    assert not [each for each in it.report.findings if each.check == "signal_routes"]


def test_a_set_that_is_moved_too_may_share() -> None:
    simulation, unshown = simulated(shared), {"check": "shown_as_configured", "subject": "mx2 set 2"}
    waivers = [{**unshown, "reason": "not there yet", "owner": "noc", "expires": "2999-12-31"}]
    it = simulation.switch_over(moved_too=[2], check_mode=True, waivers=waivers)
    assert it.ended == "would_send"


def test_what_has_no_effect_is_a_warning() -> None:
    simulation = simulated(lambda it: replace(it, sets=(replace(it.sets[0], hold_time=40),)))
    it = simulation.switch_over(check_mode=True)
    assert "timers differ: hold-time of set 1 is 30 s on mx1, 40 s on mx2" in warnings(it)


def test_both_configurations_cost_one_more_round_trip_for_the_routes() -> None:
    simulation = Simulation()
    simulation.switch_over()
    asked = {name: device.requests for name, device in simulation.devices.items()}
    before = asked["mx1"][: asked["mx1"].index(simulation.triggers[0])]
    assert [each for each in before if each.startswith("show route")] == [
        "show route 198.51.100.1/32 exact table SRD.inet.0 | display xml"
    ]
    assert RELEASE in simulation.triggers[0]
    assert sum(each.startswith("show configuration") for each in asked["mx2"]) == 5


# What is done to which gateway when the request is sent, and what is shown of its route afterwards.
AFTER: dict[str, tuple[tuple[tuple[str, str], ...], list[tuple[str, str, str]]]] = {
    "the new MASTER lacks it": (
        (("mx2", "routes_stay"),),
        [("mx2 set 1", f"{ROUTE} active", "not active")],
    ),
    "the STANDBY keeps it": ((("mx1", "routes_stay"),), [("mx1 set 1", f"{ROUTE} not active", "active")]),
    "nothing follows": (
        (("mx1", "routes_stay"), ("mx2", "routes_stay")),
        [("mx1 set 1", f"{ROUTE} not active", "active"), ("mx2 set 1", f"{ROUTE} active", "not active")],
    ),
    "refused": ((("mx1", "routes_refused"),), [("mx1 set 1", f"{ROUTE} not active", "permission denied")]),
}


@pytest.mark.parametrize(("done", "found"), AFTER.values(), ids=AFTER)
def test_a_route_that_does_not_follow_is_no_success(
    done: tuple[tuple[str, str], ...], found: list[tuple[str, str, str]]
) -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        [simulation.do(*each) for each in done] and None if kind == "trigger" else None
    )
    it = simulation.switch_over()
    result = result_of(it)
    assert (it.ended, result.moved, result.succeeded) == ("not_followed", True, False)
    assert result.summary == "mx1 is STANDBY of set 1, but its signal route is not shown to have followed"
    wrong = [each for each in it.report.worst if each.check == "signal_routes_moved"]
    assert [(each.subject, each.expected, each.actual) for each in wrong] == found


def on_a_read_of_a_route(simulation: Simulation, name: str) -> list[t.Callable[[], None]]:
    """Return what is done at each read of a route of a gateway, which does nothing at first."""
    done: list[t.Callable[[], None]] = [lambda: None for _number in range(20)]
    reads = iter(range(20))

    def listen(_name: str, request: str) -> None:
        if request.startswith("show route"):
            done[next(reads)]()

    simulation.devices[name]._listener = listen
    return done


def end() -> None:
    raise KeyboardInterrupt


def test_a_route_that_follows_late_is_waited_for() -> None:
    simulation = Simulation()
    simulation.do("mx2", "routes_stay")
    asked = on_a_read_of_a_route(simulation, "mx2")
    asked[3:4] = [lambda: simulation.do("mx2", "no_fault")]
    it = simulation.switch_over()
    assert (it.ended, it.report.verdict) == ("moved", "go")
    routes = [
        (each.subject, each.status) for each in it.report.findings if each.check == "signal_routes_moved"
    ]
    assert routes == [("mx1 set 1", "pass"), ("mx2 set 1", "pass")]


def test_an_interruption_while_the_routes_are_read_is_no_success() -> None:
    simulation = Simulation(interruptions=(KeyboardInterrupt,))
    asked = on_a_read_of_a_route(simulation, "mx2")
    asked[2:3] = [end]
    it = simulation.switch_over()
    assert it.ended == "not_followed"
    assert [each.actual for each in it.report.worst] == ["not read"] * 2


@pytest.mark.parametrize("name", ["mx1", "mx2"])
@pytest.mark.parametrize(
    ("is_sent", "ended", "check"),
    [(False, "gate", "signal_routes"), (True, "not_followed", "signal_routes_moved")],
)
def test_routes_over_a_session_that_is_lost_are_unknown(
    monkeypatch: pytest.MonkeyPatch, name: str, is_sent: bool, ended: str, check: str
) -> None:
    simulation = Simulation()
    send_all = LabSession.send_all

    def lose(session: LabSession, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        is_now = bool(simulation.triggers) == is_sent and session.device.name == name
        if is_now and isinstance(requests[0], RouteRead):
            raise DeviceError(name, command="show route", cause="the session was closed", remedy="look there")
        return send_all(session, requests)

    monkeypatch.setattr(LabSession, "send_all", lose)
    it = simulation.switch_over()
    assert (it.ended, simulation.safeguard.settled, len(simulation.triggers)) == (ended, [it], int(is_sent))
    assert [(each.subject, each.check, each.status, each.actual) for each in it.report.worst] == [
        (f"{name} set 1", check, "unknown", "the session was closed")
    ]


def test_a_route_is_not_waited_for_longer_than_it_may_take() -> None:
    simulation = Simulation()
    simulation.do("mx2", "routes_stay")
    read_at: list[float] = []
    asked = on_a_read_of_a_route(simulation, "mx2")
    asked[:] = [lambda: read_at.append(simulation.clock.seconds)] * len(asked)
    it = simulation.switch_over(interval=40, stable_for=0)
    assert it.ended == "not_followed"
    _before, _seen, first, last = read_at
    assert 14 < last - first < 16
