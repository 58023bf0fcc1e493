# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Commits at the gate of a switchover: none open, none made between the proof and the request."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import (
    Switchover,
    result_of,
    warnings,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.gate import (
    IGNORE,
    AtTheGate,
    commits_at_the_gate,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import Effect
from ansible_collections.junos_ha.srd.tests.lab.scenario import Scenario, Step
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

COMMITS = "show system commit | display xml"
NONE_OPEN = ("open_commits", "pass", "none open")
NOTHING_NEW = ("new_commits", "pass", "nothing new")
READ = ("area_read", "pass", "shown")
MADE = "2026-11-22 03:02 UTC by root via cli"
Found = list[tuple[str, str, str, str]]


def of_commits(it: Switchover) -> Found:
    """Return what the report that decides holds of commits."""
    found = it.gate.report.findings if it.gate else ()
    return [(each.subject.split(" ")[0], each.check, each.status, each.actual) for each in found if
            each.subject.endswith(" area commits")]  # fmt: skip


def told(it: Switchover) -> list[str]:
    """Return what it warns of, beside what every switchover in the lab does."""
    return [each for each in warnings(it) if "can be pulled back" not in each]


def both(*found: tuple[str, str, str]) -> Found:
    return [(name, *each) for name in ("mx1", "mx2") for each in found]


def moved(
    *steps: Step, effect: Effect = "stop", simulation: Simulation | None = None, check_mode: bool = False
) -> tuple[Switchover, Simulation]:
    """Return a switchover during which that was done to gateways."""
    simulation = simulation or Simulation()
    played = Scenario(steps, simulation.controls.do)
    for device in simulation.devices.values():
        device.on_request = played.at_request
    beside = AtTheGate(area="commits", effect=effect)
    return simulation.switch_over(beside=beside, check_mode=check_mode), simulation


def test_commits_that_stay_as_they_are_let_the_request_through() -> None:
    it, simulation = moved()
    assert (result_of(it).outcome, told(it)) == ("moved", [])
    assert of_commits(it) == both(READ, NONE_OPEN, NOTHING_NEW)
    for device in simulation.devices.values():
        asked = [each for each in device.requests if each == COMMITS]
        assert len(asked) == 2


def test_commits_are_read_before_the_configuration_and_with_the_last_reading() -> None:
    _it, simulation = moved()
    before = simulation.devices["mx1"].requests
    before = before[: next(i for i, each in enumerate(before) if each.startswith("request "))]
    kinds = [" ".join(each.split(" ")[1:3]) for each in before]
    assert kinds == [
        *("services redundancy-group", "system information", "system commit"),
        *["configuration event-options", "configuration policy-options", "configuration services"],
        *["configuration services", "configuration protocols"],
        *("services redundancy-group", "system information", "system commit"),
        "route 198.51.100.1/32",
    ]


@pytest.mark.parametrize("gateway", ["mx1", "mx2"])
def test_a_commit_between_gate_and_request_shuts_the_gate_or_warns(gateway: str) -> None:
    # The first configuration is read after the commits, and the last reading follows.
    step = Step(gateway=gateway, do="commit", config=1)
    it, simulation = moved(step)
    assert (result_of(it).outcome, simulation.triggers) == ("gate", [])
    assert [each for each in of_commits(it) if each[2] != "pass"] == [
        (gateway, "new_commits", "fail", f"new: {MADE} (made)")
    ]
    it, simulation = moved(step, effect="warn")
    assert (result_of(it).outcome, len(simulation.triggers)) == ("moved", 1)
    assert told(it) == [f"{gateway} area commits - new: {MADE} (made)"]


@pytest.mark.parametrize("check_mode", [False, True])
def test_a_commit_that_is_open_shuts_the_gate(check_mode: bool) -> None:
    simulation = Simulation()
    simulation.do("mx2", "commit_open")
    it, simulation = moved(simulation=simulation, check_mode=check_mode)
    assert (result_of(it).outcome, simulation.triggers) == ("gate", [])
    assert [each for each in of_commits(it) if each[2] != "pass"] == [
        ("mx2", "open_commits", "fail", f"{MADE} (to be confirmed)")
    ]


def test_in_check_mode_nothing_is_compared() -> None:
    it, _simulation = moved(check_mode=True)
    assert (result_of(it).outcome, of_commits(it)) == ("would_send", both(READ, NONE_OPEN))


@pytest.mark.parametrize("fault", ["areas_refused", "areas_unread"])
@pytest.mark.parametrize("effect", ["stop", "warn"])
def test_commits_that_are_not_shown_shut_the_gate(fault: str, effect: Effect) -> None:
    simulation = Simulation()
    simulation.do("mx2", fault)
    it, simulation = moved(simulation=simulation, effect=effect)
    assert (result_of(it).outcome, result_of(it).verdict, simulation.triggers) == ("gate", "unknown", [])
    assert [each[:3] for each in of_commits(it) if each[2] != "pass"] == [("mx2", "area_read", "unknown")]


def test_commits_that_were_not_shown_at_first_shut_the_gate() -> None:
    simulation = Simulation()
    simulation.do("mx1", "areas_refused")
    it, simulation = moved(Step(gateway="mx1", do="no_fault", config=1), simulation=simulation)
    assert (result_of(it).outcome, simulation.triggers) == ("gate", [])
    assert [each for each in of_commits(it) if each[2] != "pass"] == [
        ("mx1", "new_commits", "unknown", "permission denied before")
    ]


def test_a_gateway_that_is_lost_where_commits_are_read_shuts_the_gate() -> None:
    simulation = Simulation()
    it, simulation = moved(Step(gateway="mx2", do="close_port", read=2), simulation=simulation)
    assert (result_of(it).outcome, simulation.triggers) == ("gate", [])


def test_force_overrides_a_commit_by_its_name() -> None:
    simulation = Simulation()
    simulation.do("mx1", "commit_open")
    it = simulation.switch_over(beside=AtTheGate(area="commits", effect="stop"), force=True)
    assert result_of(it).outcome == "moved"
    assert [each for each in result_of(it).overridden if "commits" in each] == [
        f"mx1 area commits - open_commits - Expected: none open Actual: {MADE} (to be confirmed)"
    ]


@pytest.mark.parametrize("effect", ["stop", "warn"])
def test_commits_are_read_unless_they_are_ignored(effect: str) -> None:
    assert commits_at_the_gate(IGNORE) is None
    found = commits_at_the_gate(effect)
    assert found is not None
    assert (found.area, found.effect) == ("commits", effect)
