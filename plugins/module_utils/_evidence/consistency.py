# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the reports on a pair match the facts that the same evidence holds."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import pair_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Pair, Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_PAIR, Run, RunPhase
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

# What these find follows from what is expected, or from the time; all others from the facts alone.
_NOT_OF_FACTS = ("facts_age", "set_present", "service_sets", "same_groups", "collection_skew")

_Key = tuple[str, str]  # check, subject


def inconsistencies(run: Run, phase: RunPhase) -> list[str] | None:
    """Return where the reports on the pair contradict the facts.

    None where there is no such report, or no facts of one of the gateways.
    """
    reports = [each.report for each in phase.entries if each.name == OF_PAIR]
    gateways = _gateways(run, phase)
    if not reports or gateways is None:
        return None
    actual = _findings(gateways)
    reported = [each for report in reports for each in report.findings]
    return list(dict.fromkeys([*_different(reported, actual), *_better(reported, actual)]))


def _different(reported: t.Sequence[Finding], actual: t.Sequence[Finding]) -> t.Iterator[str]:
    """Yield the reported findings whose value the facts do not show."""
    found: dict[_Key, list[str]] = {}
    for each in actual:
        found.setdefault(_key(each), []).append(each.actual)
    for each in reported:
        values = found.get(_key(each), [each.actual])
        if each.actual not in values:
            shown = " or ".join(values)
            yield f"{each.subject} - {each.check} - {each.actual} where the facts show {shown}"


def _better(reported: t.Sequence[Finding], actual: t.Sequence[Finding]) -> t.Iterator[str]:
    """Yield the findings that are reported as passed, and did not pass with the same values."""
    against = {_values(each) for each in actual if each.status != "pass"}
    for each in reported:
        if each.status == "pass" and _values(each) in against:
            yield f"{each.subject} - {each.check} - passed, with {each.actual} in place of {each.expected}"


def _gateways(run: Run, phase: RunPhase) -> list[tuple[str, _model.Gateway]] | None:
    """Return both gateways by name; None where the facts of one are missing."""
    records = [(name, phase.records.get(name)) for name in run.gateways]
    found = [(name, record.gateway) for name, record in records if record and record.gateway]
    return found if len(found) == 2 else None


def _findings(gateways: t.Sequence[tuple[str, _model.Gateway]]) -> list[Finding]:
    """Check the pair again, and return what depends on the facts alone."""
    first, second = (_subject(name, gateway) for name, gateway in gateways)
    findings = pair_findings(Pair(first=first, second=second))
    return [each for each in findings if each.check not in _NOT_OF_FACTS]


def _subject(name: str, gateway: _model.Gateway) -> Subject:
    expected, path = Expectation(max_skew=None), Path().to("gateway", name)
    return Subject(gateway=gateway, expected=expected, limit=None, path=path)


def _key(finding: Finding) -> _Key:
    return finding.check, finding.subject


def _values(finding: Finding) -> tuple[str, str, str, str]:
    return (*_key(finding), finding.expected, finding.actual)
