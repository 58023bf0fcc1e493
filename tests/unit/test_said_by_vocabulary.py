# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Wherever a verdict is said, it is said what passed by a vocabulary."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import from_report, message
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of, plain_json
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import markdown
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import Screen, verdict_line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import (
    answer,
    asked,
    plain_answer,
    report_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import vocabulary_of
from ansible_collections.junos_ha.srd.tests.unit.report_samples import checked
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation
from ansible_collections.junos_ha.srd.tests.unit.vocabulary_files import TERMS

SIGNED = {"owner": "noc", "reason": "it", "date": "2026-11-22", "expires": "2027-06-01"}
SAID = "2 lines and 1 value by vocabulary of 2026-11-22, owner noc"


def vocabulary() -> Vocabulary:
    """Return a vocabulary of the terms of a lab's gateway."""
    return vocabulary_of({**TERMS, "signed": SIGNED}, "it", now=Simulation().clock.now())


def speaking(given: Vocabulary | None) -> Simulation:
    """Return a pair that prints other terms, and is read by a vocabulary."""
    simulation = Simulation(vocabulary=given)
    for name in GATEWAYS:
        simulation.do(name, "terms")
    return simulation


@pytest.fixture(scope="module")
def records() -> list[dict[str, t.Any]]:
    """The evidence of a precheck of the pair."""
    simulation = speaking(vocabulary())
    facts = {name: simulation.facts(name) for name in GATEWAYS}
    return checked(**{name: {"vocabulary": it["vocabulary"]} for name, it in facts.items() if it})


def test_evidence_keeps_it(records: list[dict[str, t.Any]]) -> None:
    for each in records:
        gateway = record_of(each, "it").gateway
        assert gateway is not None
        assert gateway.vocabulary == from_facts(each["facts"]).vocabulary
        assert gateway.vocabulary is not None
        assert [line.label for line in gateway.vocabulary.lines] == ["priority now", "card restart"]


def test_a_report_says_it_in_every_form(records: list[dict[str, t.Any]]) -> None:
    document = document_of(records)
    assert isinstance(document, Document)
    first = f"GO, {SAID}: "
    assert document.headline.startswith(first)
    assert document.summary.startswith(first)
    assert markdown(document).startswith(f"# GO, {SAID}: mx1 and mx2")
    assert f"<h1>GO, {SAID}</h1>" in html(document)
    assert f'"{first}' in plain_json(document)
    assert first in junit(document)


def test_a_console_and_the_message_of_a_task_say_it(records: list[dict[str, t.Any]]) -> None:
    report = records[0]["reports"]["pair"]
    assert message(from_report(report, "it")).startswith(f"GO, {SAID}: ")
    lines = [
        {"of": "mx1 and mx2", "report": report},
        {"of": "wait for mx1", "report": report, "said": "held"},
    ]
    shown = Screen(verdicts=tuple(map(verdict_line, lines))).lines
    assert any(line.startswith(f"mx1 and mx2 - GO, {SAID}: ") for line in shown)
    assert any(f"{SAID}: held" in line for line in shown)


def test_a_fleet_says_it_of_each_pair_and_how_many(records: list[dict[str, t.Any]]) -> None:
    summary = from_report(records[0]["reports"]["pair"], "it").summary
    one = PairVerdict(lead="mx1", peer="mx2", verdict="go", summary=summary, finding="", kept=True)
    other = replace(one, lead="mx3", peer="mx4", summary="GO: 103 of 103 checks passed")
    found = FleetVerdict(pairs=(one, other))
    assert (one.word, other.word) == (f"GO, {SAID}", "GO")
    assert found.summary == "GO: of 2 pairs 2 GO, 0 NO-GO, 0 UNKNOWN; 1 of them by a vocabulary"


def test_saved_facts_that_are_judged_again_say_it(records: list[dict[str, t.Any]]) -> None:
    gateways = [{"name": each["host"], "facts": each["facts"], "error": ""} for each in records]
    it = asked("mx2", gateways, [])
    told = answer(it, {"max_age": "any"}, ())
    found = plain_answer(it, told, report_of(it, told))
    assert found["because"].endswith(f"; {SAID}")
    assert SAID in found["report"]["summary"]


@pytest.mark.parametrize("check_mode", [True, False])
def test_a_switchover_by_a_vocabulary_says_it(check_mode: bool) -> None:
    simulation = speaking(vocabulary())
    result = result_of(simulation.switch_over(check_mode=check_mode))
    assert result.outcome == ("would_send" if check_mode else "moved")
    assert result.summary.startswith(f"{SAID}: ")
    assert result.gate is not None
    assert result.gate.headline.startswith(f"GO, {SAID}: ")


def test_a_switchover_without_one_is_refused() -> None:
    simulation = speaking(None)
    result = result_of(simulation.switch_over())
    assert (result.outcome, result.sent, simulation.triggers) == ("gate", None, [])
