# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is said of a pair, of a change, of a wait: one verdict, in a line, and the findings behind it."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict, headline
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import WORDS, refuse_other, worst
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.written import from_report


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
        ArgumentError: what is said begins with another verdict.
        FactsError: the report is none that this collection gives.
    """
    gateway = given.get("gateway")
    report = from_report(given["report"], f"report of {given['of']}") if given.get("report") else None
    verdicts = [given.get("verdict"), report.verdict if report else None]
    verdict = worst(each for each in verdicts if each)
    own = headline(report.counts) if report and report.verdict == verdict else WORDS[verdict]
    said = given.get("said") or own
    refuse_other(f"said of {given['of']}", said, verdict)
    return Statement(
        of=given["of"],
        said=said,
        verdict=verdict,
        findings=tuple(_under(gateway, finding) for finding in report.findings) if report else (),
        gateway=gateway,
        details=tuple(given.get("details") or ()),
    )


def _under(gateway: str | None, finding: Finding) -> Finding:
    """Return a finding under the gateway that it is of; before and after are of one gateway."""
    if gateway is None:
        return finding
    return replace(finding, path=Path((("gateway", gateway), *finding.path.steps)))
