# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a record tells: its reports, waits and switchovers, each under its name."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.written import from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.entries import Telling, tellings
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.move import move_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    bare,
    golden,
    report,
)

ACCOUNT = golden("all_well")[2]["reports"]["switchover_set_1"]


def told(**reports: object) -> tuple[Telling, ...]:
    return tellings(record_of(bare(reports=reports), "it"))


def telling(name: str, of: Report, **given: t.Any) -> Telling:
    return Telling(phase="precheck", host="mx1", name=name, report=of, **given)


def closed(plain: object, **finding: t.Any) -> Report:
    """Return a report with the finding on how it ended behind its own."""
    path = finding.pop("path", Path())
    return Report(findings=(*from_report(plain, "it").findings, decide("ended_well", path, **finding)))


def test_reports_are_told_in_their_order() -> None:
    first, second = report("pass", "fail"), report("unknown")
    assert told(mine=first, others=second) == (
        telling("mine", from_report(first, "it")),
        telling("others", from_report(second, "it")),
    )


# How a wait ended, the status in its end, and whether that was well.
ENDS: dict[str, tuple[str, str, bool | None]] = {
    "reached": ("reached", "pass", True),
    "never": ("never", "fail", False),
    "lost": ("reached_then_lost", "fail", False),
    "never, though all is well": ("never", "pass", False),
    "never, and not seen": ("never", "unknown", None),
    "lost, and not seen": ("reached_then_lost", "unknown", None),
    "in another way": ("Reached", "pass", False),
}


@pytest.mark.parametrize(("ended", "status", "holds"), ENDS.values(), ids=list(ENDS))
def test_a_wait_is_told_with_its_end(ended: str, status: str, holds: bool | None) -> None:
    said = report(status)
    wanted = closed(said, expected="reached", actual=ended, holds=holds)
    assert told(wait={"ended": ended, "report": said}) == (telling("wait", wanted, note=ended),)


def test_a_switchover_is_told_behind_its_gate() -> None:
    move = move_of(ACCOUNT, "it", phase="precheck", name="switchover_set_1")
    wanted = closed(
        ACCOUNT["report"],
        path=Path().to("set", 1),
        expected="moved or there",
        actual="moved",
        holds=True,
    )
    assert told(switchover_set_1=ACCOUNT) == (
        telling("switchover_set_1 gate", from_report(ACCOUNT["gate"], "it")),
        telling("switchover_set_1", wanted, note="moved", move=move),
    )


def test_a_gate_that_is_the_report_is_told_once() -> None:
    shut = golden("refused_gate")[2]["reports"]["switchover_set_1"]
    assert shut["gate"] == shut["report"]
    assert [each.name for each in told(switchover_set_1=shut)] == ["switchover_set_1"]


def test_a_switchover_without_a_gate_is_told_alone() -> None:
    there = {**ACCOUNT, "outcome": "there", "sent": None, "gate": None}
    assert [(each.name, each.note) for each in told(switchover_set_1=there)] == [
        ("switchover_set_1", "there")
    ]


EXPECTED = "a report, a wait or a switchover"
NO_TELLING: dict[str, object] = {
    "nothing": None,
    "a word": "GO",
    "a list": [report("pass")],
    "an empty one": {},
    "something else": {"verdict": "go"},
    "two at once": {"ended": "reached", "outcome": "moved", "report": report("pass")},
    "a report that ended": {**report("pass"), "ended": "reached"},
}


@pytest.mark.parametrize("value", NO_TELLING.values(), ids=list(NO_TELLING))
def test_what_is_neither_is_told_as_unknown(value: object) -> None:
    actual = f"reports.mine - Expected: {EXPECTED} Actual: {str(value)[:120]!r}"
    finding = decide("evidence_complete", Path(), expected=EXPECTED, actual=actual, holds=None)
    assert told(mine=value) == (telling("mine", Report(findings=(finding,))),)
