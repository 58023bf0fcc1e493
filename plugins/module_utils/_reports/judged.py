# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was said in a run: its judgements with their findings, and whether the evidence of it is whole."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import finding as checks
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.catalogue import ALL, PAIR
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.completeness import wholeness
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.entries import Telling
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_PAIR, Run, RunPhase
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Finding, Judgement

EVIDENCE = "evidence"  # the name of the judgement on the evidence itself

Judged = tuple[Judgement, tuple[Finding, ...]]


def judged(run: Run, phase: RunPhase) -> list[Judged]:
    """Return the judgements of a phase, each with its findings; the last is that on the evidence."""
    told: dict[tuple[object, ...], list[Telling]] = {}
    for each in phase.tellings:
        own = None if each.name == OF_PAIR else each.host
        told.setdefault((each.name, own, each.report), []).append(each)
    whole = Telling(
        phase=phase.name, host="", name=EVIDENCE, report=Report(findings=tuple(wholeness(run, phase)))
    )
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
    if found.check in PAIR:
        return None  # also in the report of a gate, which one gateway keeps
    return judgement.gateways[0] if len(judgement.gateways) == 1 else None
