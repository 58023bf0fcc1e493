# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether reports on a pair are of the facts beside them, whatever was expected of the pair."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    Report,
    from_report,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence import run as run_module
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import inconsistencies, run_of
from ansible_collections.junos_ha.srd.tests.lab.states import STATES
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    bare,
    golden,
    put,
    report,
    without,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation


def found(records: list[Plain]) -> list[str] | None:
    run = run_of([record_of(each, "it") for each in records])
    return inconsistencies(run, run.phases[0])


def judged(simulation: Simulation, **options: t.Any) -> list[Plain]:
    """Return the evidence of a pair that was judged by such options."""
    facts = {name: simulation.facts(name) for name in ("mx2", "mx1")}
    now = simulation.clock.now()
    pair = pair_report(facts["mx2"], facts["mx1"], now=now, options=options, names=("mx2", "mx1"))
    return [bare(host=name, facts=shown, reports={"pair": pair}) for name, shown in facts.items()]


@pytest.mark.parametrize("state", STATES)
def test_a_report_matches_its_facts_in_every_state(state: str) -> None:
    simulation = Simulation()
    simulation.do("mx1", state)
    simulation.clock.sleep(1)
    assert found(judged(simulation)) in ([], None)


# What may be expected of a pair: none of it makes another report of the same facts.
OPTIONS: dict[str, dict[str, t.Any]] = {
    "a role": {"role": "STANDBY"},
    "roles": {"roles": {1: "MASTER"}},
    "sets": {"redundancy_sets": [1]},
    "a set that is not there": {"redundancy_sets": [7]},
    "anything": {"synchronization": "any", "health": "any", "max_age": "any", "max_skew": "any"},
    "old facts": {"max_age": "0", "max_skew": "0"},
    "service sets": {"service_sets": ["IPv6-SFW", "ss9"], "without_service_sets": [1]},
    "peers": {"peer_connections": 3},
    "a waiver": {
        "waivers": [{"check": "synchronization", "reason": "r", "owner": "o", "expires": "2027-01-01"}]
    },
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=list(OPTIONS))
def test_a_report_matches_its_facts_with_any_expectation(options: dict[str, t.Any]) -> None:
    simulation = Simulation()
    simulation.do("mx1", "off")
    simulation.clock.sleep(7)
    assert found(judged(simulation, **options)) == []


def test_a_report_that_was_just_made_of_the_facts_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [record_of(each, "it") for each in judged(Simulation())]
    made = {"pair": Report(findings=())}
    monkeypatch.setattr(run_module, "pair_findings", lambda _pair: pytest.fail("it is made again"))
    run = run_of([replace(each, made=made) for each in records])
    assert inconsistencies(run, run.phases[0]) == []


def test_a_value_that_the_facts_do_not_show_is_named_with_its_subject() -> None:
    state = ("facts", "groups", 0, "sets", 0)
    health = put("Failed", "precheck", *state, "health")(golden("all_well")[:2])
    assert found(health) == ["mx1 group 1 set 1 - health - Passed where the facts show Failed"]


def test_both_reports_must_match_the_facts() -> None:
    records = put(
        golden("one_interface_not_hot")[1]["reports"]["pair"], "precheck", "reports", "pair", host="mx2"
    )
    interface = "group 1 set 1 service-set IPv6-SFW interface ms-1/3/0 - synchronization"
    assert found(records(golden("all_well")[:2])) == [
        f"{name} {interface} - Cold where the facts show Hot" for name in ("mx1", "mx2")
    ]


def test_a_failed_check_reported_as_passed_is_inconsistent() -> None:
    records = golden("one_interface_not_hot")[:2]
    told = records[1]["reports"]["pair"]
    findings = from_report(told, "it").findings
    passed = to_report(Report(findings=tuple(replace(each, status="pass") for each in findings)))
    interface = "group 1 set 1 service-set IPv6-SFW interface ms-1/3/0 - synchronization"
    assert found(put(passed, "precheck", "reports", "pair", host="mx2")(records)) == [
        f"{name} {interface} - passed, with Cold in place of Hot" for name in ("mx1", "mx2")
    ]


def test_reports_on_other_subjects_are_not_compared() -> None:
    others = put(report("fail"), "precheck", "reports", "pair", host="mx2")(golden("all_well")[:2])
    assert found(others) == []


NOTHING_TO_HOLD = {
    "no facts of one": put(None, "precheck", "facts")(golden("all_well")[:2]),
    "no evidence of one": without("mx2", "precheck")(golden("all_well")[:2]),
    "no report on the pair": [
        bare(host=each["host"], facts=each["facts"], reports={"mine": report("pass")})
        for each in golden("all_well")[:2]
    ],
}


@pytest.mark.parametrize("records", NOTHING_TO_HOLD.values(), ids=list(NOTHING_TO_HOLD))
def test_a_missing_side_is_not_compared(records: list[Plain]) -> None:
    assert found(records) is None
