# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the reports on a pair say what the facts beside them show: a report is worth what it is of."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils import _model
from ansible_collections.junos_ha.srd.plugins.module_utils._check import pair as of_pair
from ansible_collections.junos_ha.srd.plugins.module_utils._check.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._check.subject import Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._document.run import OF_PAIR, Run, RunPhase
from ansible_collections.junos_ha.srd.plugins.module_utils._expect import Expectation

# What these find follows from what is expected, or from the time; all others from the facts alone.
_NOT_OF_FACTS = ("facts_age", "set_present", "service_sets", "same_groups", "collection_skew")

_Key = tuple[str, str]  # check, subject


def disagreements(run: Run, phase: RunPhase) -> list[str] | None:
    """Return where a report on the pair says something else than the facts; None without such a report."""
    reports = [each.report for each in phase.tellings if each.name == OF_PAIR]
    shown = _shown(run, phase)
    if not reports or shown is None:
        return None
    found = _found(shown)
    told = dict.fromkeys(_said(each) for report in reports for each in report.findings)
    return [
        f"{subject} - {check} - {actual} where the facts show {' or '.join(found[check, subject])}"
        for (check, subject), actual in told
        if actual not in found.get((check, subject), (actual,))
    ]


def _shown(run: Run, phase: RunPhase) -> list[tuple[str, _model.Gateway]] | None:
    """Return both gateways by name; None where the facts of one are missing."""
    records = [(name, phase.records.get(name)) for name in run.gateways]
    shown = [(name, record.gateway) for name, record in records if record and record.gateway]
    return shown if len(shown) == 2 else None


def _found(shown: t.Sequence[tuple[str, _model.Gateway]]) -> dict[_Key, list[str]]:
    subjects = [_subject(name, gateway) for name, gateway in shown]
    found: dict[_Key, list[str]] = {}
    for each in of_pair.pair_findings(of_pair.Pair(first=subjects[0], second=subjects[1], max_skew=None)):
        if each.check not in _NOT_OF_FACTS:
            key, actual = _said(each)
            found.setdefault(key, []).append(actual)
    return found


def _subject(name: str, gateway: _model.Gateway) -> Subject:
    return Subject(gateway=gateway, expected=Expectation(), limit=None, path=Path().to("gateway", name))


def _said(finding: Finding) -> tuple[_Key, str]:
    return (finding.check, finding.subject), finding.actual
