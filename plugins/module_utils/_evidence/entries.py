# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a record tells: each of its reports, and the account of a wait or of a switchover around one."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.written import from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, Record
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Move
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.move import move_of

WELL_WAITED = ("reached",)
WELL_MOVED = ("moved", "there")

# What each of the three kinds of accounts has, and no other kind.
_MARKS = {"checks", "ended", "outcome"}


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


def _tellings(record: Record, name: str, value: object) -> list[Telling]:
    teller, where = _Teller(record, name), f"reports.{name}"
    given = value if isinstance(value, dict) else {}
    marks = _MARKS & set(given)
    if marks == {"checks"}:
        return [teller.of(_report(given, where))]
    if marks == {"ended"}:
        return [teller.of_wait(given, _report(given.get("report"), f"{where}.report"))]
    if marks == {"outcome"}:
        gate = _gate(given, where)
        last = teller.of_switchover(given, _report(given.get("report"), f"{where}.report"))
        return [teller.of(gate, part=" gate"), last] if gate else [last]
    expected = "a report, a wait or a switchover"
    error = FactsError(where, expected=expected, actual=value)
    return [teller.of(Report(findings=(_open(expected, error),)))]


def _report(plain: object, where: str) -> Report:
    """Return a kept report. What is none, or has no check, says so by a finding: nothing else would."""
    try:
        report = from_report(plain, where)
    except FactsError as error:
        return Report(findings=(_open("a report", error),))
    return report if report.findings else Report(findings=(_open("a check", "none"),))


def _gate(account: Plain, where: str) -> Report | None:
    """Return the report of the gate, where it is not that of the switchover."""
    gate = account.get("gate")
    return None if gate in (None, account.get("report")) else _report(gate, f"{where}.gate")


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

    def of_wait(self, account: Plain, report: Report) -> Telling:
        ended = str(account["ended"])
        return self.of(_closed(report, _waited_well(ended, report)), note=ended)

    def of_switchover(self, account: Plain, report: Report) -> Telling:
        where = f"reports.{self.name}"
        try:
            move = move_of(account, where, phase=self.record.phase, name=self.name)
        except FactsError as error:
            return self.of(_closed(report, _open("the account of a switchover", error)))
        return self.of(_closed(report, _moved_well(move)), note=move.outcome, move=move)


def _closed(report: Report, finding: Finding) -> Report:
    return Report(findings=(*report.findings, finding))


def _open(expected: str, actual: object) -> Finding:
    return decide("evidence_complete", Path(), expected=expected, actual=actual, holds=None)


def _waited_well(ended: str, report: Report) -> Finding:
    """Return whether a wait ended well; where nothing could be seen in the end, that is open."""
    holds = True if ended in WELL_WAITED else None if report.verdict == "unknown" else False
    return decide("ended_well", Path(), expected=" or ".join(WELL_WAITED), actual=ended, holds=holds)


def _moved_well(move: Move) -> Finding:
    holds = True if move.outcome in WELL_MOVED else None
    path = Path().to("set", move.set)
    return decide("ended_well", path, expected=" or ".join(WELL_MOVED), actual=move.outcome, holds=holds)
