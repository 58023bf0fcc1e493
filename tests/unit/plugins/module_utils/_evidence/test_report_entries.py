# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The entries of a record: its reports, waits and switchovers by their names."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Plain,
    ReportEntry,
    entries,
    record_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Ended
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import from_plain
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    bare,
    golden,
    report,
)

MOVED = golden("all_well")[2]["reports"]["switchover_set_1"]


def found(**reports: object) -> tuple[ReportEntry, ...]:
    return entries([record_of(bare(reports=reports), "it")])


def entry(name: str, of: Report, **given: t.Any) -> ReportEntry:
    return ReportEntry(phase="precheck", host="mx1", name=name, report=of, **given)


def closed(plain: object, **finding: t.Any) -> Report:
    """Return a report with the finding on how it ended behind its own."""
    path = finding.pop("path", Path())
    return Report(findings=(*from_report(plain, "it").findings, decide("ended_well", path, **finding)))


def test_reports_keep_their_order() -> None:
    first, second = report("pass", "fail"), report("unknown")
    assert found(mine=first, others=second) == (
        entry("mine", from_report(first, "it")),
        entry("others", from_report(second, "it")),
    )


def of_both(one: Plain, other: Plain) -> tuple[ReportEntry, ...]:
    """Return the entries of two gateways, each with a report on the pair."""
    first, second = bare(reports={"pair": one}), bare(host="mx2", reports={"pair": other})
    return entries([record_of(first, "it"), record_of(second, "it")])


def test_a_report_that_both_gateways_hold_is_read_once_and_an_entry_of_each() -> None:
    first, second = of_both(report("pass"), report("pass"))
    assert first == entry("pair", from_report(report("pass"), "it"))
    assert second == replace(first, host="mx2")
    assert first.report is second.report


def test_a_report_that_differs_in_a_type_alone_is_another() -> None:
    other = report("pass")
    other["checks"][0]["path"]["set"] = True  # equal to 1 in Python, and no number of a set
    first, second = of_both(report("pass"), other)
    assert first.report.verdict == "go"
    assert second.report.verdict == "unknown"


# How a wait ended, the status in its end, and whether that was well.
ENDS: dict[str, tuple[str, str, bool | None]] = {
    "reached": ("reached", "pass", True),
    "never": ("never", "fail", False),
    "lost": ("reached_then_lost", "fail", False),
    "never, though all is well": ("never", "pass", False),
    "never, and not seen": ("never", "unknown", None),
    "lost, and not seen": ("reached_then_lost", "unknown", None),
}


@pytest.mark.parametrize(("ended", "status", "holds"), ENDS.values(), ids=list(ENDS))
def test_a_wait_has_a_finding_on_its_end(ended: str, status: str, holds: bool | None) -> None:
    said = report(status)
    wanted = closed(said, expected="reached", actual=ended, holds=holds)
    assert found(wait={"ended": ended, "report": said}) == (entry("wait", wanted, note=ended),)


def test_a_wait_with_an_unknown_end_keeps_its_report() -> None:
    ended = f"reports.wait.ended - Expected: {' or '.join(t.get_args(Ended))} Actual: 'Reached'"
    finding = decide("evidence_complete", Path(), expected="the result of a wait", actual=ended, holds=None)
    last = report("fail")
    wanted = from_report(last, "it").with_findings(finding)
    assert found(wait={"ended": "Reached", "report": last}) == (entry("wait", wanted),)


def test_a_switchover_follows_its_gate() -> None:
    result = from_plain(MOVED, "it")
    wanted = closed(
        MOVED["report"],
        path=Path().to("set", 1),
        expected="moved or there",
        actual="moved",
        holds=True,
    )
    assert found(switchover_set_1=MOVED) == (
        entry("switchover_set_1 gate", from_report(MOVED["gate"], "it")),
        entry("switchover_set_1", wanted, note="moved", switchover=result),
    )


def test_a_gate_that_is_the_report_is_one_entry() -> None:
    shut = golden("refused_gate")[2]["reports"]["switchover_set_1"]
    assert shut["gate"] == shut["report"]
    assert [each.name for each in found(switchover_set_1=shut)] == ["switchover_set_1"]


def test_a_switchover_without_a_gate_is_one_entry() -> None:
    there = {**MOVED, "outcome": "there", "sent": None, "gate": None}
    assert [(each.name, each.note) for each in found(switchover_set_1=there)] == [
        ("switchover_set_1", "there")
    ]


EXPECTED = "a report, a wait or a switchover"
INVALID: dict[str, object] = {
    "nothing": None,
    "a word": "GO",
    "a list": [report("pass")],
    "an empty one": {},
    "something else": {"verdict": "go"},
    "two at once": {"ended": "reached", "outcome": "moved", "report": report("pass")},
    "a report that ended": {**report("pass"), "ended": "reached"},
}


@pytest.mark.parametrize("value", INVALID.values(), ids=list(INVALID))
def test_any_other_value_is_unknown(value: object) -> None:
    actual = f"reports.mine - Expected: {EXPECTED} Actual: {str(value)[:120]!r}"
    finding = decide("evidence_complete", Path(), expected=EXPECTED, actual=actual, holds=None)
    assert found(mine=value) == (entry("mine", Report(findings=(finding,))),)
