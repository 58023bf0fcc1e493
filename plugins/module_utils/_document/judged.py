# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was said in a run: its judgements with their findings, and whether the evidence of it is whole."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._check import finding as checks
from ansible_collections.junos_ha.srd.plugins.module_utils._check.catalogue import ALL
from ansible_collections.junos_ha.srd.plugins.module_utils._check.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._document.model import Finding, Judgement
from ansible_collections.junos_ha.srd.plugins.module_utils._document.run import OF_PAIR, Run, RunPhase
from ansible_collections.junos_ha.srd.plugins.module_utils._document.telling import Telling
from ansible_collections.junos_ha.srd.plugins.module_utils._record import Record

EVIDENCE = "evidence"  # the name of the judgement on the evidence itself

_FAILOVER, _POSTCHECK = "failover", "postcheck"

Judged = tuple[Judgement, tuple[Finding, ...]]


def judged(run: Run, phase: RunPhase) -> list[Judged]:
    """Return the judgements of a phase, each with its findings; the last is that on the evidence."""
    told: dict[tuple[object, ...], list[Telling]] = {}
    for each in phase.tellings:
        own = None if each.name == OF_PAIR else each.host
        told.setdefault((each.name, own, each.report), []).append(each)
    whole = Telling(phase=phase.name, host="", name=EVIDENCE, report=_completeness(run, phase))
    return [
        *(_judged(run, same[0], tuple(each.host for each in same)) for same in told.values()),
        _judged(run, whole, run.gateways),
    ]


def _judged(run: Run, telling: Telling, gateways: tuple[str, ...]) -> Judged:
    report = telling.report
    judgement = Judgement(
        phase=telling.phase,
        name=telling.name,
        gateways=gateways,
        verdict=report.verdict,
        summary=report.summary,
        counts=report.counts,
        note=telling.note,
    )
    return judgement, tuple(_finding(run, judgement, each) for each in report.findings)


def _finding(run: Run, judgement: Judgement, found: checks.Finding) -> Finding:
    known = ALL.get(found.check)
    return Finding(
        phase=judgement.phase,
        report=judgement.name,
        gateway=_gateway(run, judgement, found),
        check=found.check,
        subject=found.subject,
        status=found.status,
        expected=found.expected,
        actual=found.actual,
        remedy=known.remedy if known else None,
        waiver=found.waiver,
    )


def _gateway(run: Run, judgement: Judgement, found: checks.Finding) -> str | None:
    named = dict(found.path.steps).get("gateway")
    if named in run.gateways:
        return str(named)
    return judgement.gateways[0] if len(judgement.gateways) == 1 else None


def _completeness(run: Run, phase: RunPhase) -> Report:
    sides = [_whole(name, phase.records.get(name)) for name in run.gateways]
    return Report(findings=(*sides, *_followed(run, phase)))


def _whole(gateway: str, record: Record | None) -> checks.Finding:
    """Return whether the evidence of a gateway says something: where nothing is said, nothing passes."""
    actual = "no evidence" if record is None else "evidence with a report" if record.reports else "no report"
    return checks.decide(
        "evidence_complete",
        checks.Path().to("gateway", gateway),
        expected="evidence with a report",
        actual=actual,
        holds=True if record and record.reports else None,
    )


def _followed(run: Run, phase: RunPhase) -> t.Iterator[checks.Finding]:
    """Yield whether a failover has its postcheck: without one nobody has looked at what it left."""
    if not phase.name.endswith(_FAILOVER):
        return
    wanted = phase.name.removesuffix(_FAILOVER) + _POSTCHECK
    holds = True if wanted in {each.name for each in run.phases} else None
    yield checks.decide(
        "evidence_complete",
        checks.Path(),
        expected=f"a {wanted} after it",
        actual=wanted if holds else "none",
        holds=holds,
    )
