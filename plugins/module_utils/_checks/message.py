# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a person needs at 3 a.m.: the verdict, the worst findings first, what to look at."""

from __future__ import annotations

import itertools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.catalogue import ALL
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    Report,
    headline,
    worst_first,
)

_SHOWN = 10  # findings in a message; the report has them all


def message(report: Report) -> str:
    """Return a report in lines."""
    return "\n".join([headline(report.counts), *finding_lines(report.findings)])


def finding_lines(findings: t.Iterable[Finding]) -> list[str]:
    """Return what speaks against GO, failed findings first, and behind those of a kind what to look at."""
    worst = worst_first(findings)
    more = [f"... and {len(worst) - _SHOWN} more, in the report"] if len(worst) > _SHOWN else []
    return [*_lines(worst[:_SHOWN]), *more]


def _lines(findings: t.Iterable[Finding]) -> t.Iterator[str]:
    for remedy, alike in itertools.groupby(findings, key=lambda finding: ALL[finding.check].remedy):
        yield from (f"{each.status.upper()} {each.subject} - {each.message}" for each in alike)
        yield f"  {remedy}"
