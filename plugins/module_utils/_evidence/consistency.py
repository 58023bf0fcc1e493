# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the reports on a pair say what the facts beside them show: a report is worth what it is of."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import pair as of_pair
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_PAIR, Run, RunPhase
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

# What these find follows from what is expected, or from the time; all others from the facts alone.
_NOT_OF_FACTS = ("facts_age", "set_present", "service_sets", "same_groups", "collection_skew")

_Key = tuple[str, str]  # check, subject


def disagreements(run: Run, phase: RunPhase) -> list[str] | None:
    """Return where a report on the pair says something else than the facts; None without such a report."""
    reports = [each.report for each in phase.tellings if each.name == OF_PAIR]
    shown = _shown(run, phase)
    if not reports or shown is None:
        return None
    facts = _found(shown)
    told = [each for report in reports for each in report.findings]
    return list(dict.fromkeys([*_others(facts, told), *_better(facts, told)]))


def _others(facts: t.Sequence[Finding], told: t.Sequence[Finding]) -> t.Iterator[str]:
    """Yield what is told to be something else than the facts show."""
    found: dict[_Key, list[str]] = {}
    for each in facts:
        found.setdefault(_key(each), []).append(each.actual)
    for each in told:
        actuals = found.get(_key(each), [each.actual])
        if each.actual not in actuals:
            shown = " or ".join(actuals)
            yield f"{each.subject} - {each.check} - {each.actual} where the facts show {shown}"


def _better(facts: t.Sequence[Finding], told: t.Sequence[Finding]) -> t.Iterator[str]:
    """Yield what is told to have passed although by the same words it did not."""
    against = {_words(each) for each in facts if each.status != "pass"}
    for each in told:
        if each.status == "pass" and _words(each) in against:
            yield f"{each.subject} - {each.check} - passed, with {each.actual} in place of {each.expected}"


def _shown(run: Run, phase: RunPhase) -> list[tuple[str, _model.Gateway]] | None:
    """Return both gateways by name; None where the facts of one are missing."""
    records = [(name, phase.records.get(name)) for name in run.gateways]
    shown = [(name, record.gateway) for name, record in records if record and record.gateway]
    return shown if len(shown) == 2 else None


def _found(shown: t.Sequence[tuple[str, _model.Gateway]]) -> list[Finding]:
    first, second = (_subject(name, gateway) for name, gateway in shown)
    findings = of_pair.pair_findings(of_pair.Pair(first=first, second=second, max_skew=None))
    return [each for each in findings if each.check not in _NOT_OF_FACTS]


def _subject(name: str, gateway: _model.Gateway) -> Subject:
    return Subject(gateway=gateway, expected=Expectation(), limit=None, path=Path().to("gateway", name))


def _key(finding: Finding) -> _Key:
    return finding.check, finding.subject


def _words(finding: Finding) -> tuple[str, str, str, str]:
    return (*_key(finding), finding.expected, finding.actual)
