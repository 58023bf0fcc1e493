# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reports: the findings of checks and their verdict, as a value, as plain data and as a message.

A report is GO only where something was checked, and nothing failed or stayed unknown.
"""

from __future__ import annotations

import datetime
import itertools
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import change, gateway, interfaces, pair
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    STATUSES,
    Finding,
    Key,
    Path,
    Scope,
    Status,
    Verdict,
    headline,
    summarize,
    told_first,
    verdict_of,
    worst_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import Contract, of_kind
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import choice
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

# The checks as docs/checks.md has them, every check by its name, and those that a waiver may name.
TABLES: dict[str, dict[str, Contract]] = {
    "gateway": {**gateway.CHECKS.contracts, **interfaces.CHECKS.contracts},
    "pair": pair.CHECKS.contracts,
    "change": change.CHECKS.contracts,
    "areas": of_kind("areas"),
    "probes": of_kind("probes"),
    "switchover": of_kind("switchover"),
    "run": of_kind("run"),
    "question": of_kind("question"),
}
CONTRACTS: dict[str, Contract] = {name: it for table in TABLES.values() for name, it in table.items()}
WAIVABLE: tuple[str, ...] = tuple(name for name, contract in CONTRACTS.items() if contract.waivable)

_SHOWN = 10  # findings in a message; the report has them all
_KEYS: frozenset[Key] = frozenset(t.get_args(Key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: the findings, and the verdict that they bring.

    Args:
        findings: what the checks found.
        scope: the sets that the verdict is on, where it is not on all.
    """

    findings: tuple[Finding, ...]
    scope: Scope | None = None

    def with_findings(self, *findings: Finding) -> Report:
        """Return the report with more findings behind its own."""
        return replace(self, findings=(*self.findings, *findings))

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
        lines = [f"{each.subject} - {each.message}" for each in self.worst]
        return summarize(self.headline, lines)

    @property
    def headline(self) -> str:
        """The verdict in a sentence, without findings; first who is MASTER, and what passed by vocabulary."""
        return headline(self.counts, self.scope, told_first(self.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """A finding as plain data, without its path."""

    check: str
    subject: str
    status: Status
    expected: str
    actual: str
    message: str
    waiver: Waiver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checks:
    checks: tuple[_Check, ...]


def report_on(
    findings: t.Iterable[Finding],
    *,
    waivers: t.Sequence[Waiver],
    now: datetime.datetime,
    name: str | None = None,
    scope: Scope | None = None,
) -> Report:
    """Return the report on findings, those that are waived marked so.

    Args:
        findings: what the checks found.
        waivers: those that were given; one that has expired waives nothing.
        now: the time, with its zone.
        name: the gateway that all findings are of. A waiver may name it before the subject, as a
            pair's report does, so that one waiver serves both.
        scope: the sets that were asked about, where that is not all.

    Raises:
        ArgumentError: a waiver names a check that does not exist, or that cannot be waived.
    """
    for waiver in waivers:
        choice("waivers.check", waiver.check, WAIVABLE)
    valid = [waiver for waiver in waivers if now <= moment("waivers.expires", waiver.expires)]
    return Report(findings=tuple(_waive(finding, valid, name) for finding in findings), scope=scope)


def to_report(report: Report) -> dict[str, t.Any]:
    """Return a report as plain data; C(scope) is there where the verdict is not on all sets."""
    return {
        "verdict": report.verdict,
        "summary": report.summary,
        "counts": report.counts,
        "checks": [_to_check(finding) for finding in report.findings],
        **({"scope": encode(report.scope)} if report.scope else {}),
    }


def from_report(plain: object, where: str) -> Report:
    """Return the report of plain data.

    Args:
        plain: what C(to_report) gave.
        where: what it is called, for the error.

    Raises:
        FactsError: it has another shape, names a check that does not exist, or contradicts itself.
    """
    if not isinstance(plain, dict) or not isinstance(plain.get("checks"), list):
        raise FactsError(where, expected="a report, a dictionary with its checks", actual=plain)
    given = plain["checks"]
    checks = decode(_Checks, {"checks": [_without_path(check) for check in given]}, where).checks
    both = enumerate(zip(checks, given, strict=True))
    findings = tuple(_finding(it, one, f"{where}.checks[{i}]") for i, (it, one) in both)
    scope = decode(Scope, plain["scope"], f"{where}.scope") if "scope" in plain else None
    report = Report(findings=findings, scope=scope)
    stated = to_report(report)
    if plain not in (stated, {**stated, "summary": _former(report)}):
        expected = f"what its checks say, {stated['summary']}"
        raise FactsError(where, expected=expected, actual=plain.get("summary"))
    return report


def _former(report: Report) -> str:
    """Return the summary as versions before this one wrote it: without the words on who is MASTER."""
    lead = headline(report.counts, report.scope)
    return lead + report.summary.removeprefix(report.headline)


def message(report: Report) -> str:
    """Return a report in lines: the verdict, the worst findings first, and what to do."""
    return "\n".join([report.headline, *finding_lines(report.findings)])


def finding_lines(findings: t.Iterable[Finding]) -> list[str]:
    """Return what speaks against GO in lines, failed findings first, each kind followed by its remedy."""
    worst = worst_first(findings)
    more = [f"... and {len(worst) - _SHOWN} more, in the report"] if len(worst) > _SHOWN else []
    return [*_lines(worst[:_SHOWN]), *more]


def _lines(findings: t.Iterable[Finding]) -> t.Iterator[str]:
    for remedy, alike in itertools.groupby(findings, key=lambda finding: CONTRACTS[finding.check].remedy):
        yield from (f"{each.status.upper()} {each.subject} - {each.message}" for each in alike)
        yield f"  {remedy}"


def _waive(finding: Finding, waivers: t.Sequence[Waiver], name: str | None) -> Finding:
    for waiver in waivers:
        if finding.waivable and waiver.check == finding.check and _is_of(waiver, finding, name):
            return replace(finding, status="waived", waiver=waiver)
    return finding


def _is_of(waiver: Waiver, finding: Finding, name: str | None) -> bool:
    if waiver.subject is None:
        return finding.status == "fail"  # what is unknown is waived by its subject, or not at all
    named = Path((("gateway", name), *finding.path.steps)) if name else finding.path
    return waiver.subject in (finding.subject, str(named))


def _to_check(finding: Finding) -> dict[str, t.Any]:
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


def _without_path(check: object) -> object:
    if not isinstance(check, dict):
        return check
    return {name: value for name, value in check.items() if name != "path"}


def _finding(it: _Check, plain: dict[str, t.Any], where: str) -> Finding:
    if it.check not in CONTRACTS:
        raise FactsError(f"{where}.check", expected="a check of docs/checks.md", actual=it.check)
    _refuse_false_waiver(it, where)
    return Finding(
        check=it.check,
        path=_path(plain.get("path"), f"{where}.path"),
        status=it.status,
        expected=it.expected,
        actual=it.actual,
        waiver=it.waiver,
    )


def _refuse_false_waiver(it: _Check, where: str) -> None:
    """Refuse what is waived without a waiver, or by one for another check."""
    waived = it.check if it.status == "waived" else None
    given = it.waiver.check if it.waiver else None
    if given != waived:
        raise FactsError(f"{where}.waiver", expected=f"that of {waived or 'nothing'}", actual=given)


def _path(plain: object, where: str) -> Path:
    if not isinstance(plain, dict) or not _KEYS.issuperset(plain):
        raise FactsError(where, expected=f"a dictionary of {', '.join(sorted(_KEYS))}", actual=plain)
    for key, value in plain.items():
        if not isinstance(value, (str, int)) or isinstance(value, bool):
            raise FactsError(f"{where}.{key}", expected="a name or a number", actual=value)
    return Path(tuple(plain.items()))
