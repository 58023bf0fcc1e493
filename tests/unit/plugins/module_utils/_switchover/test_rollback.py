# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A rollback is not shut by what called for it, only by what makes it unsafe; it tells what it overrode."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import (
    Switchover,
    result_of,
    warnings,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation


def moved(*things: tuple[str, str]) -> Simulation:
    """Return a simulation in which mx2 has taken over, and then things were done."""
    simulation = Simulation()
    for gateway, name in (("mx1", "switched"), *things):
        simulation.do(gateway, name)
    return simulation


def rolled_back(simulation: Simulation, **options: t.Any) -> Switchover:
    return simulation.switch_over("mx2", rollback=True, **options)


def waived(it: Switchover) -> set[tuple[str, str, str]]:
    """Return what the gate went against: the check, the owner and the reason of each waiver."""
    assert it.gate is not None
    found = [(each.check, each.waiver) for each in it.gate.report.findings if each.waiver]
    return {(check, waiver.owner, waiver.reason) for check, waiver in found}


CALLED = "may have called for the rollback"
# What is wrong after the move, and the checks that it fails.
CALLING: dict[str, tuple[tuple[tuple[str, str], ...], set[str]]] = {
    "Cold": ((("mx1", "cold"),), {"synchronization"}),
    "Off": ((("mx1", "off"),), {"synchronization", "interface_connection"}),
    "routes that did not follow": (
        (("mx1", "routes_stay"), ("mx2", "routes_stay")),
        {"signal_routes"},
    ),
}


@pytest.mark.parametrize(("things", "checks"), CALLING.values(), ids=CALLING)
@pytest.mark.parametrize("check_mode", [False, True])
def test_what_called_for_it_does_not_shut_its_gate(
    things: tuple[tuple[str, str], ...], checks: set[str], check_mode: bool
) -> None:
    simulation = moved(*things)
    it = rolled_back(simulation, check_mode=check_mode)
    assert (it.ended == "would_send", len(simulation.triggers)) == (check_mode, not check_mode)
    assert waived(it) == {(check, "rollback", CALLED) for check in checks}
    told = [each for each in warnings(it) if each.startswith(CALLED)]
    assert told == [f"{CALLED}: {each}" for each in result_of(it).overridden]
    assert len(told) >= len(checks)


@pytest.mark.parametrize(("things", "_checks"), CALLING.values(), ids=CALLING)
def test_the_same_shuts_the_gate_of_a_move(things: tuple[tuple[str, str], ...], _checks: set[str]) -> None:
    simulation = moved(*things)
    assert (simulation.switch_over("mx2").ended, simulation.triggers) == ("gate", [])


# What makes a rollback unsafe, with something Cold beside it, and how it ends.
UNSAFE: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "the taker is not well": ((("mx1", "monitored_down"),), "gate"),
    "the taker is WARNED": ((("mx1", "warned"),), "gate"),
    "the link is lost": ((("mx1", "peer_lost"),), "gate"),
    "ICCP is lost": ((("mx1", "iccp_down"),), "gate"),
    "both are MASTER": ((("mx1", "two_masters"),), "gate"),
    "no gateway is MASTER": ((("mx1", "no_master"),), "gate"),
    "they contradict each other": ((("mx1", "disagree"),), "gate"),
    "the taker is not read": ((("mx1", "hang"),), "gate"),
    "the reply broke off": ((("mx2", "cut"),), "gate"),
    "the policies are not proved": ((("mx1", "config_error"),), "event"),
    "the routes are not shown": ((("mx1", "routes_refused"),), "gate"),
}


@pytest.mark.parametrize(("things", "ended"), UNSAFE.values(), ids=UNSAFE)
def test_what_makes_it_unsafe_shuts_its_gate(things: tuple[tuple[str, str], ...], ended: str) -> None:
    simulation = moved(("mx1", "cold"), *things)
    assert (rolled_back(simulation).ended, simulation.triggers) == (ended, [])


def test_the_health_of_the_gateway_that_took_over_does_not_shut_it_either() -> None:
    simulation = moved(("mx2", "monitored_down"), ("mx1", "cold"))
    it = rolled_back(simulation)
    assert len(simulation.triggers) == 1
    assert {owner for _check, owner, _reason in waived(it)} == {"relief", "rollback"}


def test_of_what_is_well_nothing_is_overridden() -> None:
    it = rolled_back(moved())
    assert (it.ended, waived(it), result_of(it).overridden) == ("moved", set(), ())
