# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run: its phases in their order, and the evidence of each."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import BOTH, Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import pair_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Pair, Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Record,
    ReportEntry,
    entries,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    COMPLETED,
    SwitchoverResult,
)

OF_PAIR = "pair"  # the name of the report that the evidence of both gateways has
OF_TAKE_DOWN = "take_down"  # the name of the report that answers whether a gateway may be taken down
OF_AREAS = "areas"  # the name of the report on what stands around the daemons of both gateways
OF_PROBES = "probes"  # the name of the report on what the show commands of the site gave
OF_FLEET = "fleet"
OF_CHANGE = "change"  # the name of the report that compares with an earlier phase

RESERVED = (OF_FLEET, BOTH)  # what reports call something that is no gateway

# What the names of phases end with, in the order in which a run goes through them.
PRECHECK, FAILOVER, POSTCHECK = "precheck", "failover", "postcheck"
_ORDER = ("audit", PRECHECK, FAILOVER, POSTCHECK, "take_down")

_OF_BOTH = Path().to("gateway", BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPhase:
    """A phase: the records of its gateways by name, and their reports."""

    name: str
    records: t.Mapping[str, Record]
    entries: tuple[ReportEntry, ...]

    @property
    def switchovers(self) -> tuple[SwitchoverResult, ...]:
        """The switchovers of the phase, in their order."""
        return tuple(each.switchover for each in self.entries if each.switchover)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of one pair, or of one gateway. C(gateways) are sorted by name."""

    run_id: str
    gateways: tuple[str, ...]
    phases: tuple[RunPhase, ...]


def refuse_reserved(names: t.Iterable[str]) -> None:
    """Refuse a gateway whose name reports use for something else.

    Raises:
        ArgumentError: there is one.
    """
    for name in names:
        if name in RESERVED:
            raise ArgumentError(
                f"{name} - Expected: a name of a gateway that reports do not use themselves "
                "Actual: a host of the inventory"
            )


def run_of(records: t.Sequence[Record]) -> Run:
    """Return the run of these records.

    Raises:
        ArgumentError: there are no records, or they are of several runs or pairs.
    """
    _refuse_mixed(records)
    names = dict.fromkeys(record.phase for record in records)
    phases = [_phase(name, [each for each in records if each.phase == name]) for name in names]
    return Run(run_id=records[0].run_id, gateways=_gateways(records, phases), phases=_in_order(phases))


def _refuse_mixed(records: t.Sequence[Record]) -> None:
    if not records:
        raise ArgumentError("records - Expected: evidence of a pair Actual: none")
    runs = sorted({record.run_id for record in records})
    if len(runs) > 1:
        raise ArgumentError(f"records - Expected: those of one run Actual: of {', '.join(runs)}")
    keys = [(record.host, record.phase) for record in records]
    twice = sorted({f"{host} {phase}" for host, phase in keys if keys.count((host, phase)) > 1})
    if twice:
        raise ArgumentError(
            f"records - Expected: each gateway and phase once Actual: {', '.join(twice)} twice"
        )
    fleets = [record.host for record in records if OF_FLEET in record.reports]
    if fleets:
        raise ArgumentError(f"records - Expected: those of one pair Actual: {fleets[0]}, of a fleet")


def _phase(name: str, records: t.Sequence[Record]) -> RunPhase:
    reports = entries(sorted(records, key=lambda record: record.host))
    return RunPhase(name=name, records={record.host: record for record in records}, entries=reports)


def gateways_of(report: Report) -> set[str]:
    """Return the gateways that a report on a pair names."""
    paths = [finding.path for finding in report.findings if finding.path != _OF_BOTH]
    return {str(name) for path in paths for key, name in path.steps if key == "gateway"}


def _gateways(records: t.Iterable[Record], phases: t.Sequence[RunPhase]) -> tuple[str, ...]:
    """Return the gateways of a run: those with evidence, and those that only reports name."""
    found = sorted({record.host for record in records} | _of_pair_reports(phases) | _of_switchovers(phases))
    if len(found) > 2:
        raise ArgumentError(f"records - Expected: those of one pair Actual: of {', '.join(found)}")
    if BOTH in found:
        raise ArgumentError(f"records - Expected: gateways by their names Actual: one called {BOTH!r}")
    return tuple(found)


def _of_pair_reports(phases: t.Iterable[RunPhase]) -> set[str]:
    reports = [each.report for phase in phases for each in phase.entries if each.name == OF_PAIR]
    return {name for report in reports for name in gateways_of(report)}


def _of_switchovers(phases: t.Iterable[RunPhase]) -> set[str]:
    asked = [each.asked for phase in phases for each in phase.switchovers]
    return {name for each in asked for name in (each.gateway, each.peer)}


def _in_order(phases: t.Sequence[RunPhase]) -> tuple[RunPhase, ...]:
    """Return the phases in the order of their time stamps.

    Of two phases of the same second, that of the stage that ended first comes first; within a stage
    the order is that of a runbook.
    """
    ends: dict[str, str] = {}
    for phase in phases:
        stage, _rank = _stage(phase)
        ends[stage] = max(ends.get(stage, ""), _written_at(phase))

    def position(phase: RunPhase) -> tuple[str, str, int, str]:
        stage, rank = _stage(phase)
        return _written_at(phase), ends[stage], rank, phase.name

    return tuple(sorted(phases, key=position))


def _written_at(phase: RunPhase) -> str:
    return min(record.written_at for record in phase.records.values())


def _stage(phase: RunPhase) -> tuple[str, int]:
    """Return the stage, the first part of a phase's name, and the rank of the phase in that stage."""
    ends = [(number, end) for number, end in enumerate(_ORDER) if phase.name.endswith(end)]
    return next(((phase.name.removesuffix(end), number) for number, end in ends), (phase.name, len(_ORDER)))


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
    gateways = _gateways_shown(run, phase)
    if not reports or gateways is None:
        return None
    if _is_made_here(phase):
        return []
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


def _gateways_shown(run: Run, phase: RunPhase) -> list[tuple[str, _model.Gateway]] | None:
    """Return both gateways by name; None where the facts of one are missing."""
    records = [(name, phase.records.get(name)) for name in run.gateways]
    found = [(name, record.gateway) for name, record in records if record and record.gateway]
    return found if len(found) == 2 else None


def _is_made_here(phase: RunPhase) -> bool:
    """Return whether this process has just made the report on the pair of the very facts in the records."""
    return all(OF_PAIR in record.made for record in phase.records.values())


def _findings(gateways: t.Sequence[tuple[str, _model.Gateway]]) -> list[Finding]:
    """Check the pair again, and return what depends on the facts alone."""
    first, second = (_subject(name, gateway) for name, gateway in gateways)
    findings = pair_findings(Pair(first=first, second=second))
    return [each for each in findings if each.check not in _NOT_OF_FACTS]


def _subject(name: str, gateway: _model.Gateway) -> Subject:
    expected, path = Expectation(max_skew=None), Path().to("gateway", name)
    return Subject(gateway=gateway, expected=expected, limit=None, now=None, path=path)


def _key(finding: Finding) -> _Key:
    return finding.check, finding.subject


def _values(finding: Finding) -> tuple[str, str, str, str]:
    return (*_key(finding), finding.expected, finding.actual)
