# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whatever happens to the pair at any time, a switchover reports the truth, and sends one request.

That it raises nothing but its own errors is held by each case that is gone through: here none is raised.
"""

from __future__ import annotations

import typing as t

import pytest
from hypothesis import given

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.scenario import Step
from ansible_collections.junos_ha.srd.tests.unit.properties.random_switchovers import (
    CONTRADICTIONS,
    RESETTING,
    Case,
    Played,
    cases,
    play,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import ACQUIRE, RELEASE

READS = {
    "show services redundancy-group extensive",
    "show system information | display xml",
    "show version | display xml",
    "show chassis hardware | display xml",
    "show configuration event-options redundancy-event | display inheritance | display xml",
    "show configuration policy-options redundancy-policy | display inheritance | display xml",
    "show configuration services redundancy-set | display inheritance | display xml",
    "show configuration services service-set | display inheritance | display xml",
    "show configuration protocols iccp | display inheritance | display xml",
    "show route 198.51.100.1/32 exact table SRD.inet.0 | display xml",
}


def says_whether_it_moved(played: Played) -> None:
    """Hold C(moved) to the truth, from the reading of the gate to the last that was answered since.

    None where none was answered since the request. Else it is whether the gateway had the target role in
    that time. A way there and back that no reading saw shows in the counters alone: it is held up to the
    last reading that told them, and not where the daemon has forgotten them. Where a gateway shows a role
    against its rules, what counts is that which it shows in a reading.
    """
    target, host = played.case.options["target"], played.case.host
    result = result_of(played.it)
    if played.it.sent is None or not played.answered:
        assert result.moved is (False if played.it.sent is None else None)
        return
    began, last = played.gate_reading, played.answered[-1]
    contradicted = played.was_done(CONTRADICTIONS, until=last)
    if any(each.roles[host] == target for each in played.answered):
        assert result.moved is True
    elif played.was_done(RESETTING, until=last):
        assert contradicted or result.moved is not True or target in played.between(began, last)
    elif not contradicted and target not in played.between(began, last):
        assert result.moved is False
    elif not contradicted:
        counted = [each for each in played.answered if each.whole]
        assert result.moved is bool(counted and target in played.between(began, counted[-1]))


def says_go_where_it_is_so(played: Played) -> None:
    """Hold a verdict to the truth, as both gateways tell it, each of itself."""
    result, target = result_of(played.it), played.case.options["target"]
    if result.succeeded:
        assert result.report.verdict == "go" or result.outcome == "there"
    if played.it.sent is None or result.report.verdict != "go":
        return
    assert result.outcome == "moved"
    last, host, peer = played.answered[-1], played.case.host, played.it.plan.peer
    assert last.roles == {host: target, peer: COMPLEMENT[target]}


def changed_is_moved(played: Played) -> None:
    """Hold C(changed) to C(moved): not known is not changed; in check mode it is what would be."""
    result = result_of(played.it)
    assert result.changed is (bool(result.moved) or result.outcome == "would_send")


def asks_once(played: Played) -> None:
    """Hold what was sent: one request at most, none but through the gate, and otherwise reads."""
    result, simulation = result_of(played.it), played.simulation
    is_allowed = not played.case.check_mode and result.gate is not None and result.gate.verdict == "go"
    assert len(simulation.triggers) <= int(is_allowed)
    assert simulation.devices[played.it.plan.peer].triggers == []
    assert simulation.triggers == ([] if result.sent is None else [result.sent])
    asked = {request for device in simulation.devices.values() for request in device.requests}
    assert asked <= {*READS, *simulation.triggers}


@given(cases())
def test_a_switchover_reports_the_truth_whatever_happens(case: Case) -> None:
    played = play(case)
    says_whether_it_moved(played)
    says_go_where_it_is_so(played)
    changed_is_moved(played)
    asks_once(played)


def told(*steps: Step, host: str = "mx1", **options: t.Any) -> tuple[object, ...]:
    """Return what is told of a switchover to which that happens, and the roles in the end."""
    limits = {"timeout": 40, "interval": 3, "target": "STANDBY", "redundancy_event": RELEASE}
    case = Case(pair=default_pair(), host=host, options={**limits, **options}, steps=steps, check_mode=False)
    played = play(case)
    result = result_of(played.it)
    return result.outcome, result.moved, result.report.verdict, *played.simulation.roles().values()


@pytest.mark.parametrize("then", ["cut", "restarted", "initializing"])
def test_counters_reveal_a_move_there_and_back(then: str) -> None:
    there_and_back = Step(gateway="mx1", do="switched", read=4)
    after = Step(gateway="mx1", do=then, read=5)
    outcome, role = ("no_master", "INITIALIZING") if then == "initializing" else ("moved_back", "MASTER")
    assert told(there_and_back, after) == (outcome, True, "no_go", role, "STANDBY")


# What a switchover cannot know from this gateway alone, from the gate on.
BEYOND = {
    "the daemon forgot before it was read": (
        (Step(gateway="mx1", do="switched", read=4), Step(gateway="mx1", do="restarted", read=4)),
        {},
        ("not_moved", None, "no_go", "MASTER", "STANDBY"),
    ),
    "the peer is called STANDBY and is MASTER": (
        (Step(gateway="mx2", do="disagree", trigger=1),),
        {"host": "mx2", "target": "MASTER", "redundancy_event": ACQUIRE},
        ("not_stable", True, "no_go", "MASTER", "MASTER"),
    ),
}


def test_a_role_that_moved_while_the_configuration_was_read_shuts_the_gate() -> None:
    """Something else moved it between the two readings: that is no switchover of ours."""
    assert told(Step(gateway="mx1", do="switched", config=1)) == ("gate", False, "no_go", "STANDBY", "MASTER")


@pytest.mark.parametrize(("steps", "options", "wanted"), BEYOND.values(), ids=list(BEYOND))
def test_an_unseen_move_is_unknown(
    steps: tuple[Step, ...], options: dict[str, t.Any], wanted: tuple[object, ...]
) -> None:
    assert told(*steps, **options) == wanted
