# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the console shows of a verdict, every line of it."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import PairVerdict
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import Screen, verdict_line
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    LATER,
    MASTER,
    NOW,
    STANDBY,
    TERSE,
    Facts,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.plugin_utils._console.cases import CASES
from ansible_collections.junos_ha.srd.tests.unit.plugins.plugin_utils._console.screens import (
    COLD,
    HEAD,
    IS_COLD,
    LEADER,
    READ_AGAIN,
    RULE,
    Case,
    given,
    readings,
)

OTHER: dict[str, t.Any] = {"summary": "", "kept": True}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_pair_is_shown(case: Case) -> None:
    assert [case.screen.verdict, *case.screen.lines] == [case.verdict, *case.lines]


def changed(after: Facts | None, before: Facts | None, gateway: str) -> dict[str, t.Any]:
    """Return the verdict on a change, as a task hands it over."""
    report = change_report(after, before, now=NOW, options={"expect": "unchanged"})
    return {"of": f"change of {gateway}", "gateway": gateway, "report": report}


def test_a_verdict_on_one_gateway_counts_for_its_rows_and_has_its_name() -> None:
    after = edited(MASTER, LATER)
    said = [
        {"of": "wait for mx1", "gateway": "mx1", "verdict": "go", "said": "reached"},
        {
            "of": "wait for mx2",
            "gateway": "mx2",
            "verdict": "no_go",
            "said": "not held",
            "details": ["twice"],
        },
        given(after, STANDBY, {"max_skew": "any", "max_age": "any"}),
        changed(after, MASTER, "mx1"),
        changed(STANDBY, edited(STANDBY, {"complete": False}), "mx2"),
    ]
    screen = Screen(
        verdicts=tuple(verdict_line(each) for each in said), readings=readings(after, STANDBY, {})
    )
    assert screen.verdict == "no_go"
    assert list(screen.lines) == [
        "wait for mx1 - reached",
        "wait for mx2 - not held",
        "twice",
        "mx1 and mx2 - GO: 44 of 44 checks passed",
        "change of mx1 - GO: 15 of 15 checks passed",
        "change of mx2 - NO-GO: 1 of 15 checks failed, 1 unknown",
        HEAD,
        RULE,
        LEADER,
        "  mx2        1  STANDBY  MASTER   Passed  1/1  NO-GO",
        "FAIL mx2 - reading_order - Expected: a later reading after the change Actual: 0 s later",
        "  Compare with a reading that was taken before the change.",
        "UNKNOWN mx2 before - reply_complete - Expected: complete Actual: it broke off",
        READ_AGAIN,
    ]


def test_a_finding_in_two_reports_is_shown_once() -> None:
    cold = edited(MASTER, COLD)
    wait = {"of": "wait for mx1", "gateway": "mx1", "verdict": "no_go", "said": "not held"}
    report = gateway_report(cold, now=NOW, options={})
    said = [{**wait, "report": report}, given(cold, STANDBY, {})]
    screen = Screen(verdicts=tuple(verdict_line(each) for each in said), readings=readings(cold, STANDBY, {}))
    assert [line for line in screen.lines if "synchronization" in line] == [f"FAIL mx1 {IS_COLD}"]


def test_at_most_ten_findings_are_shown() -> None:
    facts, other = edited(MASTER, TERSE), edited(STANDBY, TERSE)
    lines = Screen(verdicts=(verdict_line(given(facts, other, {})),)).lines
    assert sum(line.startswith("UNKNOWN") for line in lines) == 10
    assert lines[-1] == "... and 6 more, in the report"


def test_without_checks_the_verdict_is_unknown() -> None:
    nothing = to_report(Report(findings=()))
    of_nothing = verdict_line({"of": "mx1 and mx2", "report": nothing})
    screen = Screen(verdicts=(of_nothing,), readings=readings(MASTER, STANDBY, {}))
    assert (Screen(verdicts=()).verdict, screen.verdict) == ("unknown", "unknown")
    assert screen.lines == ("mx1 and mx2 - UNKNOWN: no check was made", "  1 set not checked")


def test_a_verdict_of_a_hidden_gateway_counts_for_the_others() -> None:
    said = (
        verdict_line(given(MASTER, STANDBY, {})),
        verdict_line({"of": "it", "gateway": "mx9", "verdict": "no_go"}),
    )
    lines = Screen(verdicts=said, readings=readings(MASTER, STANDBY, {})).lines
    assert [line.split()[-1] for line in lines[-2:]] == ["NO-GO", "NO-GO"]


def test_a_fleet_shows_pairs_without_go_worst_first() -> None:
    pairs = (
        PairVerdict(lead="mx1", peer="mx2", verdict="go", finding="", **OTHER),
        PairVerdict(lead="mx3", peer="mx4", verdict="unknown", finding="mx4 was not read", **OTHER),
        PairVerdict(lead="mx5", peer="mx6", verdict="no_go", finding=f"mx5 {IS_COLD}", **OTHER),
        PairVerdict(lead="mx7", peer="", verdict="unknown", finding="\x1b[32mGO", **OTHER),
    )
    head = verdict_line(
        {"of": "fleet", "said": "NO-GO: of 4 pairs 1 GO, 1 NO-GO, 2 UNKNOWN", "verdict": "no_go"}
    )
    assert Screen(verdicts=(head,), pairs=pairs).lines == (
        "fleet - NO-GO: of 4 pairs 1 GO, 1 NO-GO, 2 UNKNOWN",
        "  lead  peer  verdict  first finding",
        "  ----  ----  -------  -------------",
        f"  mx5   mx6   NO-GO    mx5 {IS_COLD}",
        "  mx3   mx4   UNKNOWN  mx4 was not read",
        r"  mx7         UNKNOWN  \x1b[32mGO",
    )


def test_a_fleet_with_go_is_one_line() -> None:
    pairs = (PairVerdict(lead="mx1", peer="mx2", verdict="go", finding="", **OTHER),)
    head = verdict_line({"of": "fleet", "said": "GO: of 1 pairs 1 GO", "verdict": "go"})
    assert Screen(verdicts=(head,), pairs=pairs).lines == ("fleet - GO: of 1 pairs 1 GO",)


def test_the_worst_pair_decides_the_verdict() -> None:
    pairs = (PairVerdict(lead="mx1", peer="mx2", verdict="no_go", finding="it", **OTHER),)
    head = verdict_line({"of": "fleet", "verdict": "go"})
    assert Screen(verdicts=(head,), pairs=pairs).verdict == "no_go"


STATEMENTS = {
    "nothing": ({}, "UNKNOWN", "unknown"),
    "an empty report": ({"report": {}}, "UNKNOWN", "unknown"),
    "a verdict": ({"verdict": "go"}, "GO", "go"),
    "words": ({"verdict": "no_go", "said": "moved back"}, "moved back", "no_go"),
    "a verdict that is worse than the report": (
        {"verdict": "no_go", "report": given(MASTER, STANDBY, {})["report"]},
        "NO-GO",
        "no_go",
    ),
    "a verdict that is better than the report": (
        {"verdict": "go", "report": given(MASTER, None, {})["report"]},
        "UNKNOWN: 1 of 18 checks could not be decided",
        "unknown",
    ),
}


@pytest.mark.parametrize(("it", "said", "verdict"), STATEMENTS.values(), ids=STATEMENTS)
def test_a_verdict_is_as_bad_as_its_worst_part(it: dict[str, t.Any], said: str, verdict: str) -> None:
    line = verdict_line({"of": "it", **it})
    assert (line.text, line.verdict) == (said, verdict)


WELL = given(MASTER, STANDBY, {})["report"]["checks"][0]
INVALID_REPORTS = {
    "one that lies": {**given(edited(MASTER, COLD), STANDBY, {})["report"], "verdict": "go", "counts": {}},
    "no checks": {"verdict": "go"},
    "checks by name": {"checks": {"health": WELL}},
    "a word": {"checks": ["pass"]},
    "a status that does not exist": {"checks": [{**WELL, "status": "ok"}]},
    "a check that does not exist": {"checks": [{**WELL, "check": "helth"}]},
    "a subject that is not that of the path": {"checks": [{**WELL, "subject": "mx2"}]},
    "a path that leads nowhere": {"checks": [{**WELL, "path": {"moon": 1}}]},
    "a part too little": {"checks": [{key: it for key, it in WELL.items() if key != "waiver"}]},
    "a part too much": {"checks": [{**WELL, "mood": "calm"}]},
}


@pytest.mark.parametrize("report", INVALID_REPORTS.values(), ids=INVALID_REPORTS)
def test_an_invalid_report_is_refused(report: dict[str, t.Any]) -> None:
    with pytest.raises(FactsError, match=r"^report of it(\.checks\[0\](\.\w+)?)? - Expected: "):
        verdict_line({"of": "it", "report": report})


def test_words_of_another_verdict_are_refused() -> None:
    with pytest.raises(
        ArgumentError, match="said of it - Expected: NO-GO Actual: 'GO: 3 of 3 checks passed'"
    ):
        verdict_line({"of": "it", "verdict": "no_go", "said": "GO: 3 of 3 checks passed"})
