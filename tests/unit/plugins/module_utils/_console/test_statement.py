# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a verdict is made of, and what is no report."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._console.statement import statement
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    STANDBY,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._console.screens import COLD, given

STATED = {
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
        "UNKNOWN: 1 of 17 checks could not be decided",
        "unknown",
    ),
}


@pytest.mark.parametrize(("it", "said", "verdict"), STATED.values(), ids=STATED)
def test_a_statement_is_as_bad_as_its_worst_part(it: dict[str, t.Any], said: str, verdict: str) -> None:
    stated = statement({"of": "it", **it})
    assert (stated.said, stated.verdict) == (said, verdict)


WELL = given(MASTER, STANDBY, {})["report"]["checks"][0]
NO_REPORTS = {
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


@pytest.mark.parametrize("report", NO_REPORTS.values(), ids=NO_REPORTS)
def test_what_is_no_report_is_refused(report: dict[str, t.Any]) -> None:
    with pytest.raises(FactsError, match=r"^report of it(\.checks\[0\](\.\w+)?)? - Expected: "):
        statement({"of": "it", "report": report})


def test_words_of_another_verdict_are_refused() -> None:
    with pytest.raises(
        ArgumentError, match="said of it - Expected: NO-GO Actual: 'GO: 3 of 3 checks passed'"
    ):
        statement({"of": "it", "verdict": "no_go", "said": "GO: 3 of 3 checks passed"})
