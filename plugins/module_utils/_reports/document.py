# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the evidence of a run to the content of its reports: the same evidence, the same document."""

from __future__ import annotations

import itertools
import json
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import finding as checks
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    headline,
    joined,
    learned,
    mastership,
    summarize,
    worst_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS, Report
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Record,
    ReportEntry,
    record_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import (
    OF_AREAS,
    OF_FLEET,
    OF_PAIR,
    OF_TAKE_DOWN,
    Run,
    RunPhase,
    completeness,
    run_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import SetReading, TimelineEntry
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.before_after import (
    Both,
    area_views,
    links,
    service_set_views,
    sessions_left,
    set_views,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet, fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    SCHEMA,
    Document,
    Finding,
    Move,
    Phase,
    Reply,
    ReportSummary,
    Side,
    Step,
)

AnyDocument: t.TypeAlias = t.Union[Document, Fleet]  # noqa: UP007 pylint does not know the other way of it

_EVIDENCE = "evidence"  # the name of the report on the evidence itself
_REQUESTS = "requests"  # the name of the report on requests whose outcome is unknown
_ROLLBACK = "rollback"  # what the name of the way back begins with


class _Reported(t.NamedTuple):
    """A report, and the gateways whose evidence holds it."""

    entry: ReportEntry
    gateways: tuple[str, ...]


def document_of(evidence: object, *, unsettled: t.Sequence[str] = ()) -> AnyDocument:
    """Return the document on a pair or on a fleet, from plain records. A fleet is one record.

    Args:
        evidence: the records.
        unsettled: requests whose outcome is unknown, in words. The run is UNKNOWN then.

    Raises:
        ArgumentError: there are no records, or they are of several runs or pairs.
        EvidenceError: a record is not evidence, or it was changed.
        FactsError: its facts or reports are invalid.
    """
    if not isinstance(evidence, (list, tuple)):
        raise ArgumentError(f"evidence - Expected: a list of records Actual: {type(evidence).__name__}")
    records = (record_of(each, f"evidence[{number}]") for number, each in enumerate(evidence))
    return any_document(records, unsettled=unsettled)


def any_document(records: t.Iterable[Record], *, unsettled: t.Sequence[str] = ()) -> AnyDocument:
    """Return C(document_of) of records, which may be read on the way.

    Raises:
        ArgumentError, EvidenceError, FactsError: as C(document_of).
    """
    try:
        read = list(records)
        is_fleet = len(read) == 1 and OF_FLEET in read[0].reports
        return fleet(read[0]) if is_fleet else document(read, unsettled=unsettled)
    except RecursionError:  # at a depth that the digest just bore
        raise EvidenceError("evidence - Expected: plain data Actual: it nests too deeply") from None


def document(records: t.Sequence[Record], *, unsettled: t.Sequence[str] = ()) -> Document:
    """Return the document on a run of one pair, or of one gateway.

    The verdict counts the findings of all phases: a later phase does not make up for an earlier one.

    Raises:
        ArgumentError: there are no records, or they are of several runs or pairs.
    """
    run = run_of(records)
    reports = [each for phase in run.phases for each in _reports(run, phase)]
    reports += [_unsettled(run, each) for each in unsettled]
    whole = _joined(reports)
    findings = tuple(_finding(run, each, found) for each in reports for found in each.entry.report.findings)
    first = _headline(whole, reports)
    gateways = [_both(run, name) for name in run.gateways]
    has_after = len(run.phases) > 1
    areas = [_areas(each) for each in run.phases]
    return Document(
        schema=SCHEMA,
        run_id=run.run_id,
        gateways=run.gateways,
        verdict=whole.verdict,
        scope=whole.scope,
        headline=first,
        summary=_summary(first, findings),
        counts=whole.counts,
        before=run.phases[0].name,
        after=run.phases[-1].name if has_after else None,
        phases=tuple(_phase(run, phase, reports) for phase in run.phases),
        judgements=tuple(map(_report_summary, reports)),
        findings=findings,
        links=links(gateways),
        sets=set_views(gateways, has_after=has_after),
        service_sets=service_set_views(gateways),
        areas=area_views(areas[0], areas[-1] if has_after else ()),
        sessions=sessions_left(areas[-1]),
        moves=tuple(each for phase in run.phases for each in _moves(phase)),
        replies=_replies(run),
    )


def plain_json(shown: AnyDocument) -> str:
    """Return a document as JSON, in ASCII, by the schema in docs/schemas/report.json."""
    return json.dumps(encode(shown), indent=2, ensure_ascii=True) + "\n"


def _reports(run: Run, phase: RunPhase) -> t.Iterator[_Reported]:
    """Yield the reports of a phase, one that both gateways hold once; the last is on the evidence itself."""
    same: dict[tuple[object, ...], list[ReportEntry]] = {}
    for each in phase.entries:
        owner = None if each.name in (OF_PAIR, OF_TAKE_DOWN, OF_AREAS) else each.host
        same.setdefault((each.name, owner, each.report), []).append(each)
    for first, *others in same.values():
        yield _Reported(first, tuple(each.host for each in (first, *others)))
    report = Report(findings=tuple(completeness(run, phase)))
    yield _Reported(ReportEntry(phase=phase.name, host="", name=_EVIDENCE, report=report), run.gateways)


def _unsettled(run: Run, words: str) -> _Reported:
    """Return the report on a request whose outcome is unknown: it stands with the last phase."""
    expected = "the outcome of each request that was sent"
    finding = checks.decide("evidence_complete", checks.Path(), expected=expected, actual=words, holds=None)
    report = Report(findings=(finding,))
    entry = ReportEntry(phase=run.phases[-1].name, host="", name=_REQUESTS, report=report)
    return _Reported(entry, run.gateways)


def _joined(reports: t.Iterable[_Reported]) -> Report:
    """Return one report with the findings of several."""
    found = [it.entry.report for it in reports]
    findings = tuple(itertools.chain.from_iterable(each.findings for each in found))
    return Report(findings=findings, scope=joined(each.scope for each in found))


def _headline(whole: Report, reports: t.Sequence[_Reported]) -> str:
    """Return the verdict in words; first of which sets no gateway, or each, was MASTER in the last phase."""
    last = [each.entry for each in reports if each.entry.phase == reports[-1].entry.phase]
    of_both = [each for each in last if each.name in (OF_PAIR, OF_TAKE_DOWN)]
    findings = itertools.chain.from_iterable(each.report.findings for each in of_both or last)
    words = "; ".join(filter(None, [mastership(findings), learned(whole.findings)]))
    return headline(whole.counts, whole.scope, words)


def _summary(first: str, findings: t.Sequence[Finding]) -> str:
    lines = (
        f"{each.phase}: {each.subject} - {each.check} - Expected: {each.expected} Actual: {each.actual}"
        for each in worst_first(findings)
    )
    return summarize(first, list(dict.fromkeys(lines)))


def _phase(run: Run, phase: RunPhase, reports: t.Iterable[_Reported]) -> Phase:
    whole = _joined(each for each in reports if each.entry.phase == phase.name)
    sides = tuple(_side(name, phase.records.get(name)) for name in run.gateways)
    return Phase(name=phase.name, verdict=whole.verdict, scope=whole.scope, sides=sides)


def _report_summary(reported: _Reported) -> ReportSummary:
    entry, gateways = reported
    return ReportSummary(
        phase=entry.phase,
        name=entry.name,
        gateways=gateways,
        verdict=entry.report.verdict,
        scope=entry.report.scope,
        summary=entry.report.summary,
        counts=entry.report.counts,
        note=entry.note,
    )


def _finding(run: Run, reported: _Reported, found: checks.Finding) -> Finding:
    known = CONTRACTS.get(found.check)
    return Finding(
        phase=reported.entry.phase,
        report=reported.entry.name,
        gateway=_gateway(run, reported, found),
        check=found.check,
        subject=found.subject,
        status=found.status,
        expected=found.expected,
        actual=found.actual,
        remedy=known.remedy if known else None,
        waiver=found.waiver,
    )


def _gateway(run: Run, reported: _Reported, found: checks.Finding) -> str | None:
    """Return the gateway that a finding is of; None where it is of the pair."""
    named = dict(found.path.steps).get("gateway")
    if named in run.gateways:
        return str(named)
    if found.check in CONTRACTS and CONTRACTS[found.check].kind == "pair":
        return None  # also in the report of a gate, which one gateway keeps
    return reported.gateways[0] if len(reported.gateways) == 1 else None


def _areas(phase: RunPhase) -> tuple[checks.Finding, ...]:
    """Return what was found of areas in a phase: both gateways hold the same report."""
    reports = dict.fromkeys(each.report for each in phase.entries if each.name == OF_AREAS)
    return tuple(itertools.chain.from_iterable(each.findings for each in reports))


def _both(run: Run, gateway: str) -> Both:
    first, *others = run.phases
    after = _read(others[-1], gateway) if others else None
    return Both(gateway=gateway, before=_read(first, gateway), after=after)


def _read(phase: RunPhase, gateway: str) -> Gateway | None:
    record = phase.records.get(gateway)
    return record.gateway if record else None


def _side(gateway: str, record: Record | None) -> Side:
    if record is None:
        return Side(gateway=gateway)
    reading = record.gateway
    identity = reading.identity if reading else None
    return Side(
        gateway=gateway,
        written_at=record.written_at,
        collected_at=reading.collected_at if reading else None,
        error=record.error,
        host_name=identity.host_name if identity else None,
        serial_number=identity.serial_number if identity else None,
        level=reading.level if reading else None,
        format=reading.format if reading else None,
        collection_version=record.collection_version,
        sha256=record.sha256,
    )


def _moves(phase: RunPhase) -> t.Iterator[Move]:
    for each in phase.entries:
        if result := each.switchover:
            asked, durations = result.asked, result.durations
            yield Move(
                phase=phase.name,
                way="rollback" if each.name.startswith(_ROLLBACK) else "switchover",
                gateway=asked.gateway,
                peer=asked.peer,
                set=asked.redundancy_set,
                target=asked.target,
                event=asked.redundancy_event,
                outcome=result.outcome,
                moved=result.moved,
                words=result.summary,
                sent=result.sent,
                reply=result.reply,
                role_moved=durations.role_moved,
                hot=durations.hot,
                stable=durations.stable,
                without_master=result.without_master,
                two_masters=result.two_masters,
                routes_followed=result.routes_followed,
                rescue=result.rescue,
                steps=tuple(map(_step, result.timeline, result.readings)),
                peer_steps=tuple(map(_step, result.peer_timeline, result.peer_readings)),
                interfaces=result.resyncs,
            )


def _step(entry: TimelineEntry, reading: SetReading | None) -> Step:
    return Step(
        elapsed=entry.elapsed,
        verdict=entry.verdict,
        state=reading.state if reading else None,
        peers=reading.peers if reading else (),
        hot=reading.hot if reading else None,
        interfaces=reading.interfaces if reading else None,
    )


def _replies(run: Run) -> tuple[Reply, ...]:
    return tuple(
        Reply(phase=phase.name, gateway=name, text=record.reply)
        for phase in run.phases
        for name, record in sorted(phase.records.items())
        if record.reply is not None
    )
