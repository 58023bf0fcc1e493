# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a record tells: each of its reports, and the account of a wait or of a switchover around one."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._check.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._check.report import Report, from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._document.model import Move
from ansible_collections.junos_ha.srd.plugins.module_utils._document.move import move_of
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._record import Plain, Record

WELL_WAITED = ("reached",)
WELL_MOVED = ("moved", "there")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report of a record.

    Args:
        phase: the phase of the record.
        host: the gateway whose evidence the record is.
        name: the report's name.
        report: the report; unknown where what stands there is none.
        note: how a wait or a switchover ended, in a word.
        move: the switchover that the report is of.
    """

    phase: str
    host: str
    name: str
    report: Report
    note: str | None = None
    move: Move | None = None


def tellings(record: Record) -> tuple[Telling, ...]:
    """Return what a record tells, in its order."""
    return tuple(each for name, value in record.reports.items() for each in _tellings(record, name, value))


def _tellings(record: Record, name: str, value: object) -> t.Iterator[Telling]:
    try:
        yield from _understood(record, name, value)
    except FactsError as error:
        finding = decide("evidence_complete", Path(), expected="a report", actual=error, holds=None)
        yield Telling(phase=record.phase, host=record.host, name=name, report=Report(findings=(finding,)))


def _understood(record: Record, name: str, value: object) -> list[Telling]:
    where = f"reports.{name}"
    if not isinstance(value, dict) or not {"checks", "ended", "outcome"} & set(value):
        raise FactsError(where, expected="a report, a wait or a switchover", actual=value)
    telling = _Teller(record, name)
    if "checks" in value:
        return [telling.of(from_report(value, where))]
    report = from_report(value.get("report"), f"{where}.report")
    if "ended" in value:
        return [telling.of(_closed(report, _of_wait(value)), note=str(value["ended"]))]
    move = move_of(value, where, phase=record.phase, name=name)
    gate = _gate(value, where)
    return [
        *([telling.of(gate, part=" gate")] if gate else []),
        telling.of(_closed(report, _of_move(move)), note=move.outcome, move=move),
    ]


@dataclass(frozen=True, slots=True)
class _Teller:
    record: Record
    name: str

    def of(
        self, report: Report, *, part: str = "", note: str | None = None, move: Move | None = None
    ) -> Telling:
        own = self.record
        return Telling(
            phase=own.phase, host=own.host, name=f"{self.name}{part}", report=report, note=note, move=move
        )


def _gate(value: Plain, where: str) -> Report | None:
    """Return the report of the gate, where it is not that of the switchover."""
    gate = value.get("gate")
    return None if gate in (None, value["report"]) else from_report(gate, f"{where}.gate")


def _closed(report: Report, finding: Finding) -> Report:
    return Report(findings=(*report.findings, finding))


def _of_wait(value: Plain) -> Finding:
    ended = value["ended"]
    holds = ended in WELL_WAITED
    return decide("ended_well", Path(), expected=" or ".join(WELL_WAITED), actual=ended, holds=holds)


def _of_move(move: Move) -> Finding:
    holds = True if move.outcome in WELL_MOVED else None
    path = Path().to("set", move.set)
    return decide("ended_well", path, expected=" or ".join(WELL_MOVED), actual=move.outcome, holds=holds)
