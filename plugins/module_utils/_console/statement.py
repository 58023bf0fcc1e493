# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is said of a pair, of a change, of a wait: one verdict, in a line, and the findings behind it."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._check.catalogue import ALL
from ansible_collections.junos_ha.srd.plugins.module_utils._check.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._check.report import (
    STATUSES,
    Report,
    Verdict,
    from_check,
    headline,
    to_check,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._console.words import WORDS, worst
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One verdict.

    Args:
        of: what it is on.
        said: the verdict, or what led to it, in a sentence.
        verdict: the verdict.
        findings: what is behind it, each under its gateway where it is of one.
        gateway: the one gateway that it is on, where it is on one.
        details: lines to stand below the sentence.
    """

    of: str
    said: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    gateway: str | None = None
    details: tuple[str, ...] = ()


def statement(given: t.Mapping[str, t.Any]) -> Statement:
    """Return a statement, from plain data as users give it.

    The verdict is the worst of the one that is given and of that of the report, which is drawn anew from its
    checks. Without any it is unknown.

    Raises:
        ArgumentError: the report is none that this collection gives.
    """
    gateway = given.get("gateway")
    report = _report(given["report"]) if given.get("report") else None
    verdicts = [given.get("verdict"), report.verdict if report else None]
    verdict = worst(each for each in verdicts if each)
    return Statement(
        of=given["of"],
        said=given.get("said") or (headline(report.counts) if report else WORDS[verdict]),
        verdict=verdict,
        findings=tuple(_under(gateway, finding) for finding in report.findings) if report else (),
        gateway=gateway,
        details=tuple(given.get("details") or ()),
    )


def _report(plain: t.Mapping[str, t.Any]) -> Report:
    checks = plain.get("checks")
    if not isinstance(checks, list):
        raise ArgumentError(f"report - Expected: a report, with its checks Actual: {_short(plain)}")
    return Report(findings=tuple(_finding(check) for check in checks))


def _finding(check: t.Any) -> Finding:
    """Return a finding; what is not written as one could pass for one that speaks for GO."""
    try:
        finding = from_check(check)
        whole = to_check(finding) == check and finding.check in ALL and finding.status in STATUSES
    except (AttributeError, KeyError, TypeError):
        whole = False
    if not whole:
        raise ArgumentError(f"report.checks - Expected: a check of a report Actual: {_short(check)}")
    return finding


def _short(value: object) -> str:
    return repr(value)[:120]


def _under(gateway: str | None, finding: Finding) -> Finding:
    """Return a finding under the gateway that it is of; before and after are of one gateway."""
    if gateway is None:
        return finding
    return replace(finding, path=Path((("gateway", gateway), *finding.path.steps)))
