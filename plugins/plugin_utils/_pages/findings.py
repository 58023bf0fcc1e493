# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The findings of a page: those that differ in their subject only are shown together."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import AGAINST, Status
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Finding

_WORST_FIRST: tuple[Status, ...] = (*AGAINST, "waived")


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A report of a phase, and the subjects of the findings in it."""

    phase: str
    report: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One result of one check, and every location of it."""

    status: Status
    check: str
    expected: str
    actual: str
    remedy: str | None
    waiver: Waiver | None
    locations: tuple[Location, ...]


def grouped(findings: t.Iterable[Finding]) -> tuple[Group, ...]:
    """Return the findings that did not pass: the failed, then the unknown, then the waived."""
    same: dict[tuple[object, ...], list[Finding]] = {}
    for each in findings:
        same.setdefault((each.check, each.expected, each.actual, each.status, each.waiver), []).append(each)
    groups = [_group(found) for found in same.values() if found[0].status in _WORST_FIRST]
    return tuple(sorted(groups, key=lambda group: _WORST_FIRST.index(group.status)))


def passed(findings: t.Iterable[Finding]) -> dict[str, int]:
    """Return how often each check passed, in the order of the checks."""
    counts: dict[str, int] = {}
    for each in findings:
        if each.status == "pass":
            counts[each.check] = counts.get(each.check, 0) + 1
    return counts


def _group(found: t.Sequence[Finding]) -> Group:
    first = found[0]
    where: dict[tuple[str, str], list[str]] = {}
    for each in found:
        where.setdefault((each.phase, each.report), []).append(_subject(each))
    return Group(
        status=first.status,
        check=first.check,
        expected=first.expected,
        actual=first.actual,
        remedy=first.remedy,
        waiver=first.waiver,
        locations=tuple(
            Location(phase=phase, report=report, subjects=tuple(subjects))
            for (phase, report), subjects in where.items()
        ),
    )


def _subject(finding: Finding) -> str:
    """Return the subject, with its gateway where the report of one gateway left that out."""
    named = finding.gateway is None or finding.subject.split(" ", 1)[0] == finding.gateway
    return finding.subject if named else f"{finding.gateway} {finding.subject}"
