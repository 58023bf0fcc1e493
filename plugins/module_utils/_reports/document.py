# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the evidence of a run to what its reports show: the same evidence, the same document."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Status
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import headline, verdict_of
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import Run, RunPhase, run_of
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.before_after import (
    Both,
    links,
    service_set_views,
    set_views,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.judged import Judged, judged
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    SCHEMA,
    Document,
    Finding,
    Move,
    Phase,
    Reply,
    Side,
)

_SHOWN = 3  # findings in a summary; the document has them all


def document(records: t.Sequence[Record]) -> Document:
    """Return what the reports of a run show.

    The verdict is that of all findings of all phases: one that is not GO is not outdone by a later one.

    Raises:
        ArgumentError: there are no records, or they are not those of one pair and one run.
    """
    run = run_of(records)
    said = [judged(run, phase) for phase in run.phases]
    findings = tuple(each for phase in said for _judgement, found in phase for each in found)
    counts = _counts(findings)
    gateways = [_both(run, name) for name in run.gateways]
    has_after = len(run.phases) > 1
    return Document(
        schema=SCHEMA,
        run_id=run.run_id,
        gateways=run.gateways,
        verdict=verdict_of(counts),
        summary=_summary(counts, findings),
        counts=counts,
        before=run.phases[0].name,
        after=run.phases[-1].name if has_after else None,
        phases=tuple(_phase(run, each, told) for each, told in zip(run.phases, said, strict=True)),
        judgements=tuple(judgement for phase in said for judgement, _found in phase),
        findings=findings,
        links=links(gateways),
        sets=set_views(gateways, has_after=has_after),
        service_sets=service_set_views(gateways),
        moves=_moves(run),
        replies=_replies(run),
    )


def _counts(findings: t.Sequence[Finding]) -> dict[str, int]:
    statuses = [finding.status for finding in findings]
    return {status: statuses.count(status) for status in t.get_args(Status)}


def _summary(counts: dict[str, int], findings: t.Sequence[Finding]) -> str:
    worst = [each for status in ("fail", "unknown") for each in findings if each.status == status]
    said = dict.fromkeys(
        f"{each.phase}: {each.subject} - {each.check} - Expected: {each.expected} Actual: {each.actual}"
        for each in worst
    )
    more = f"; and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    shown = "; ".join(list(said)[:_SHOWN])
    return f"{headline(counts)}: {shown}{more}" if shown else headline(counts)


def _both(run: Run, gateway: str) -> Both:
    first, *others = run.phases
    return Both(
        gateway=gateway, before=_shown(first, gateway), after=_shown(others[-1], gateway) if others else None
    )


def _shown(phase: RunPhase, gateway: str) -> Gateway | None:
    record = phase.records.get(gateway)
    return record.gateway if record else None


def _phase(run: Run, phase: RunPhase, said: t.Sequence[Judged]) -> Phase:
    findings = [each for _judgement, found in said for each in found]
    verdict = verdict_of(_counts(findings))
    sides = tuple(_side(name, phase.records.get(name)) for name in run.gateways)
    return Phase(name=phase.name, verdict=verdict, sides=sides)


def _side(gateway: str, record: Record | None) -> Side:
    if record is None:
        return Side(gateway=gateway)
    shown = record.gateway
    return Side(
        gateway=gateway,
        written_at=record.written_at,
        collected_at=shown.collected_at if shown else None,
        error=record.error,
        level=shown.level if shown else None,
        format=shown.format if shown else None,
        collection_version=record.collection_version,
        sha256=record.sha256,
    )


def _moves(run: Run) -> tuple[Move, ...]:
    return tuple(each.move for phase in run.phases for each in phase.tellings if each.move)


def _replies(run: Run) -> tuple[Reply, ...]:
    return tuple(
        Reply(phase=phase.name, gateway=name, text=record.reply)
        for phase in run.phases
        for name, record in sorted(phase.records.items())
        if record.reply is not None
    )
