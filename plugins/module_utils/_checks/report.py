# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From findings to a verdict: GO only where something was checked, and nothing failed or stayed open."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    Finding,
    Key,
    Path,
    Status,
    Waiver,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

Verdict = t.Literal["go", "no_go", "unknown"]

STATUSES: tuple[Status, ...] = t.get_args(Status)
AGAINST: tuple[Status, ...] = ("fail", "unknown")
_SHOWN = 3  # findings in a summary; the report has them all


class _HasStatus(t.Protocol):
    @property
    def status(self) -> Status: ...


AnyFinding = t.TypeVar("AnyFinding", bound=_HasStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The verdict, and every finding behind it."""

    findings: tuple[Finding, ...]

    def with_findings(self, *findings: Finding) -> Report:
        """Return the report with more findings behind its own."""
        return Report(findings=(*self.findings, *findings))

    @property
    def counts(self) -> dict[str, int]:
        """How many findings have which status."""
        statuses = [finding.status for finding in self.findings]
        return {status: statuses.count(status) for status in STATUSES}

    @property
    def verdict(self) -> Verdict:
        """The verdict: unknown also where no check was made."""
        return verdict_of(self.counts)

    @property
    def worst(self) -> tuple[Finding, ...]:
        """What speaks against GO: the failed findings, then the unknown."""
        return worst_first(self.findings)

    @property
    def summary(self) -> str:
        """The verdict in a sentence, with the worst findings."""
        return summarize(self.counts, [f"{each.subject} - {each.message}" for each in self.worst])


def verdict_of(counts: t.Mapping[str, int]) -> Verdict:
    """Return the verdict from how many findings have which status: unknown also where there is none."""
    if counts["fail"]:
        return "no_go"
    return "unknown" if counts["unknown"] or not sum(counts.values()) else "go"


def summarize(counts: t.Mapping[str, int], lines: t.Sequence[str]) -> str:
    """Return the verdict in a sentence.

    Args:
        counts: how many findings have which status.
        lines: the findings that speak against GO, the worst first.
    """
    more = f"; and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"{headline(counts)}: {'; '.join(lines[:_SHOWN])}{more}" if lines else headline(counts)


def worst_first(findings: t.Iterable[AnyFinding]) -> tuple[AnyFinding, ...]:
    """Return the findings that speak against GO: the failed, then the unknown."""
    found = tuple(findings)
    return tuple(each for status in AGAINST for each in found if each.status == status)


def headline(counts: t.Mapping[str, int]) -> str:
    """Return the verdict in words, from how many findings have which status."""
    total, failed, unknown = sum(counts.values()), counts["fail"], counts["unknown"]
    waived = f", {counts['waived']} waived" if counts["waived"] else ""
    undecided = f", {unknown} unknown" if unknown else ""
    if failed:
        return f"NO-GO: {failed} of {total} checks failed{undecided}{waived}"
    if unknown:
        return f"UNKNOWN: {unknown} of {total} checks could not be decided{waived}"
    return f"GO: {counts['pass']} of {total} checks passed{waived}" if total else "UNKNOWN: no check was made"


def judge(
    findings: t.Iterable[Finding],
    *,
    waivers: t.Sequence[Waiver],
    now: datetime.datetime,
    name: str | None = None,
) -> Report:
    """Return the report on findings, those that are waived marked so.

    Args:
        findings: what the checks found.
        waivers: those that were given; one that has expired waives nothing.
        now: the time.
        name: the gateway that all findings are of. A waiver may name it before the subject, as a
            pair's report does, so that one waiver serves both.
    """
    valid = [waiver for waiver in waivers if now <= moment("waivers.expires", waiver.expires)]
    return Report(findings=tuple(_waive(finding, valid, name) for finding in findings))


def to_report(report: Report) -> dict[str, t.Any]:
    """Return a report as plain data."""
    return {
        "verdict": report.verdict,
        "summary": report.summary,
        "counts": report.counts,
        "checks": [to_check(finding) for finding in report.findings],
    }


def joined(report: dict[str, t.Any], *findings: Finding) -> dict[str, t.Any]:
    """Return a report, plain as C(to_report) gives it, with more findings behind its own."""
    own = Report(findings=tuple(from_check(check) for check in report["checks"]))
    return to_report(own.with_findings(*findings))


def to_check(finding: Finding) -> dict[str, t.Any]:
    """Return a finding as plain data: a check of a report."""
    return {
        "check": finding.check,
        "subject": finding.subject,
        "path": dict(finding.path.steps),
        "status": finding.status,
        "expected": finding.expected,
        "actual": finding.actual,
        "message": finding.message,
        "waiver": encode(finding.waiver),
    }


def from_check(check: t.Mapping[str, t.Any]) -> Finding:
    """Return the finding that C(to_check) wrote down."""
    steps: tuple[tuple[Key, str | int], ...] = tuple(check["path"].items())
    waiver = None if check["waiver"] is None else Waiver(**check["waiver"])
    return Finding(
        check=check["check"],
        path=Path(steps),
        status=check["status"],
        expected=check["expected"],
        actual=check["actual"],
        waiver=waiver,
    )


def _waive(finding: Finding, waivers: t.Sequence[Waiver], name: str | None) -> Finding:
    for waiver in waivers:
        if finding.waivable and waiver.check == finding.check and _is_of(waiver, finding, name):
            return replace(finding, status="waived", waiver=waiver)
    return finding


def _is_of(waiver: Waiver, finding: Finding, name: str | None) -> bool:
    if waiver.subject is None:
        return finding.status == "fail"  # what is not known is waived by its name, or not at all
    named = Path((("gateway", name), *finding.path.steps)) if name else finding.path
    return waiver.subject in (finding.subject, str(named))
