# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover over the whole product of its proofs, compared with a table that shares no code with it.

What the taker is configured with, what its signal route does, what it does itself, what sessions do. Only
where all four are right is it GO, and nothing is sent unless the policy is right.
"""

from __future__ import annotations

import functools
import itertools
import typing as t
from dataclasses import dataclass, replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import Compared, evaluate_areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import areas_of, requests_of
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

Policy = t.Literal["right", "wrong", "absent", "shared"]
Route = t.Literal["follows", "does not", "unreadable"]
Taker = t.Literal["takes", "does not", "unreachable"]
Sessions = t.Literal["follow", "do not"]
POLICIES: tuple[Policy, ...] = t.get_args(Policy)
ROUTES: tuple[Route, ...] = t.get_args(Route)
TAKERS: tuple[Taker, ...] = t.get_args(Taker)
SESSIONS: tuple[Sessions, ...] = t.get_args(Sessions)

TAKING = "ACQU_MSHIP_POL"
# What happens at which request to the gateway that releases: its kind, its number, to which gateway, what.
AT: dict[tuple[str, str], tuple[str, int, str, str]] = {
    ("route", "unreadable"): ("trigger", 1, "mx1", "routes_refused"),
    ("taker", "does not"): ("read", 2, "mx1", "link_lost"),
    ("taker", "unreachable"): ("trigger", 1, "mx2", "close_port"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is told of a case: the outcome, its verdict, how many requests were sent, and of sessions."""

    outcome: str
    verdict: str
    sent: int
    sessions: str

    @property
    def is_go(self) -> bool:
        """Whether all is well."""
        return (self.verdict, self.sessions) == ("go", "pass")


# Where the policy is right: by what the taker does and what its route does.
OUTCOMES: dict[tuple[Taker, Route], tuple[str, str]] = {
    ("takes", "follows"): ("moved", "go"),
    ("takes", "does not"): ("not_followed", "no_go"),
    ("takes", "unreadable"): ("not_followed", "unknown"),
    **{("does not", route): ("no_master", "no_go") for route in ROUTES},
    **{("unreachable", route): ("not_stable", "no_go") for route in ROUTES},
}  # type: ignore[dict-item]
LEFT: dict[tuple[Taker, Sessions], str] = {
    ("takes", "follow"): "pass",
    ("takes", "do not"): "fail",
    ("does not", "follow"): "fail",  # a gateway that is STANDBY has none
    ("does not", "do not"): "fail",
    ("unreachable", "follow"): "unknown",
    ("unreachable", "do not"): "unknown",
}


def expected(policy: Policy, route: Route, taker: Taker, sessions: Sessions) -> Case:
    """Return what the table says of a case."""
    if policy != "right":
        return Case(outcome="event", verdict="no_go", sent=0, sessions="not compared")
    outcome, verdict = OUTCOMES[taker, route]
    return Case(outcome=outcome, verdict=verdict, sent=1, sessions=LEFT[taker, sessions])


def configured(policy: Policy) -> t.Callable[[Configuration], Configuration]:
    """Return what changes the configuration of the taker."""

    def change(it: Configuration) -> Configuration:
        if policy == "wrong":
            return _with_policies(it, action="broadcast-warning")
        if policy == "absent":
            return replace(it, policies=tuple(each for each in it.policies if each.name != TAKING))
        if policy == "shared":
            return replace(it, sets=(*it.sets, ConfiguredSet(id=2, policies=(TAKING,), group=1)))
        return it

    return change


def _with_policies(it: Configuration, **changes: t.Any) -> Configuration:
    policies = tuple(replace(each, **changes) if each.name == TAKING else each for each in it.policies)
    return replace(it, policies=policies)


def simulated(policy: Policy, route: Route, taker: Taker) -> Simulation:
    """Return a simulation in which that happens."""
    pair = default_pair()
    first, second = pair.boxes
    changed = replace(second, configuration=configured(policy)(second.configuration))
    simulation = Simulation(pair=replace(pair, boxes=(first, changed)))
    steps = [AT[key] for key in (("route", route), ("taker", taker)) if key in AT]
    if route == "does not":
        simulation.do("mx1", "routes_stay")

    def on_request(kind: str, _gateway: str, number: int) -> None:
        for at, count, gateway, name in steps:
            if (kind, number) == (at, count):
                simulation.do(gateway, name)

    simulation.devices["mx1"].on_request = on_request
    return simulation


def sessions_of(simulation: Simulation, name: str) -> Areas | None:
    """Return the sessions of a gateway; None where it cannot be read."""
    try:
        outcomes = simulation.session(name).send_all(requests_of(["sessions"]))
    except DeviceError:
        return None
    return areas_of(["sessions"], outcomes, None)


@functools.cache
def told(policy: Policy, route: Route, taker: Taker) -> dict[Sessions, Case]:
    """Return what is told of a switchover, where sessions follow and where they do not."""
    simulation = simulated(policy, route, taker)
    before = {name: sessions_of(simulation, name) for name in ("mx1", "mx2")}
    result = result_of(simulation.switch_over(timeout=30, interval=2, stable_for=2))
    found: dict[Sessions, Case] = {}
    for sessions in SESSIONS:
        if sessions == "do not":
            simulation.do("mx2", "sessions_lost")
        left = "not compared" if result.sent is None else _left(simulation, before)
        found[sessions] = Case(
            outcome=result.outcome, verdict=result.verdict, sent=len(simulation.triggers), sessions=left
        )
    return found


def _left(simulation: Simulation, before: dict[str, Areas | None]) -> str:
    """Return the worst that is found of the sessions of the gateway that was to take over."""
    compared = Compared(
        gateway="mx2",
        now=sessions_of(simulation, "mx2"),
        before=before["mx2"],
        is_compared=True,
        source="mx1",
        of_source=before["mx1"],
    )
    found = evaluate_areas([compared], ["sessions"], {"sessions": "stop"}).findings
    return next((each.status for each in found if each.status != "pass"), "pass")


PRODUCT = list(itertools.product(POLICIES, ROUTES, TAKERS, SESSIONS))


@pytest.mark.parametrize(("policy", "route", "taker", "sessions"), PRODUCT)
def test_a_case_of_the_product_is_told_as_the_table_has_it(
    policy: Policy, route: Route, taker: Taker, sessions: Sessions
) -> None:
    assert told(policy, route, taker)[sessions] == expected(policy, route, taker, sessions)


def test_only_what_is_right_in_everything_is_go() -> None:
    cases = {case: told(*case[:3])[case[3]] for case in PRODUCT}
    assert [case for case, it in cases.items() if it.is_go] == [("right", "follows", "takes", "follow")]
    assert {it.sent for case, it in cases.items() if case[0] != "right"} == {0}
    assert {it.sent for case, it in cases.items() if case[0] == "right"} == {1}
