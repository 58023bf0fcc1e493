# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the evidence of a phase is complete, and its reports on the pair match its facts.

Where something is missing, the verdict cannot be GO.
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import pair_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Pair, Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import (
    FAILOVER,
    OF_CHANGE,
    OF_PAIR,
    OF_TAKE_DOWN,
    POSTCHECK,
    PRECHECK,
    Run,
    RunPhase,
    gateways_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import COMPLETED

_COMPLETE = "evidence with facts and a report"
_SHOWN = 3  # inconsistencies in a finding

# What these find follows from what is expected, or from the time; all others from the facts alone.
_NOT_OF_FACTS = ("facts_age", "set_present", "service_sets", "same_groups", "collection_skew")

_Key = tuple[str, str]  # check, subject
_Rule = tuple[str, "str | None"]  # what must be there, and what is there instead; None where the rule holds


def completeness(run: Run, phase: RunPhase) -> list[Finding]:
    """Return the findings on the evidence of a phase: each passes or is unknown, none fails."""
    return [
        *(_of_gateway(name, phase.records.get(name)) for name in run.gateways),
        *_of_pair(run, phase),
        *(_finding(Path(), expected, actual=found) for expected, found in _sequence(run, phase)),
    ]


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


def _of_gateway(gateway: str, record: Record | None) -> Finding:
    return _finding(Path().to("gateway", gateway), _COMPLETE, actual=_missing(record))


def _missing(record: Record | None) -> str | None:
    if record is None:
        return "no evidence"
    if record.error is not None or record.gateway is None:
        return record.error or "no facts"
    return None if record.reports else "no report"


def _of_pair(run: Run, phase: RunPhase) -> t.Iterator[Finding]:
    """Yield whether there is a report on the pair, and whether it matches the facts.

    The answer whether a gateway may be taken down is one on both. Two gateways that are healthy alone may
    both be MASTER.
    """
    if len(run.gateways) < 2:
        return
    reports = [gateways_of(each.report) for each in phase.entries if each.name == OF_PAIR]
    both = any(names.issuperset(run.gateways) for names in reports)
    is_answered = any(each.name == OF_TAKE_DOWN for each in phase.entries)
    if reports or not is_answered:
        yield _finding(Path(), f"a report on both, named {OF_PAIR}", actual=None if both else "none")
    found = inconsistencies(run, phase)
    if found is not None:
        yield _finding(
            Path(), "reports on the pair that match the facts", actual="; ".join(found[:_SHOWN]) or None
        )


def _sequence(run: Run, phase: RunPhase) -> t.Iterator[_Rule]:
    """Yield what a phase needs of the phases around it, and of its own facts."""
    position = run.phases.index(phase)
    before, after = run.phases[:position], run.phases[position + 1 :]
    if phase.name.endswith(FAILOVER):
        yield from _failover(phase, before, after)
    elif phase.switchovers:
        checked = any(each.name == OF_PAIR for later in after for each in later.entries)
        yield "a phase after the switchover with a report on the pair", None if checked else "none"
    if any(each.name == OF_CHANGE for each in phase.entries):
        yield "an earlier phase to compare with", None if before else "none"
    yield from _roles(phase)


def _failover(
    phase: RunPhase, before: t.Sequence[RunPhase], after: t.Sequence[RunPhase]
) -> t.Iterator[_Rule]:
    """Yield whether a failover has a precheck before it, a switchover in it and a postcheck after it."""
    stage = phase.name.removesuffix(FAILOVER)
    for expected, holds in (
        (f"a {stage}{PRECHECK} before it", f"{stage}{PRECHECK}" in _names(before)),
        ("a switchover in it", bool(phase.switchovers)),
        (f"a {stage}{POSTCHECK} after it", f"{stage}{POSTCHECK}" in _names(after)),
    ):
        yield expected, None if holds else "none"


def _roles(phase: RunPhase) -> t.Iterator[_Rule]:
    """Yield whether the facts show the role that the last switchover of each set reports as reached."""
    last = {each.asked.redundancy_set: each for each in phase.switchovers}
    for number, each in last.items():
        asked, record = each.asked, phase.records.get(each.asked.gateway)
        if each.outcome in COMPLETED and record and record.gateway:
            shown = record.gateway.roles.get(number)
            expected = f"{asked.gateway} {asked.target} of set {number} in its facts"
            yield expected, None if shown == asked.target else str(shown)


def _names(phases: t.Iterable[RunPhase]) -> set[str]:
    return {phase.name for phase in phases}


def _finding(path: Path, expected: str, *, actual: str | None) -> Finding:
    """Return a finding that passes where there is no other I(actual), and is unknown otherwise."""
    holds = None if actual is not None else True
    return decide("evidence_complete", path, expected=expected, actual=actual or expected, holds=holds)


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
