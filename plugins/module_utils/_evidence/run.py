# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run: its phases in their order, and what the evidence of each tells."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import BOTH, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.entries import Telling, tellings
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record

OF_PAIR = "pair"  # the name of the report that the evidence of both gateways has
OF_FLEET = "fleet"
OF_CHANGE = "change"  # the name of the report that compares with an earlier phase

# What the names of phases end with, in the order in which a run goes through them.
PRECHECK, FAILOVER, POSTCHECK = "precheck", "failover", "postcheck"
_ORDER = ("audit", PRECHECK, FAILOVER, POSTCHECK)

_OF_BOTH = Path().to("gateway", BOTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPhase:
    """A phase: the records of its gateways by name, and what they tell."""

    name: str
    records: t.Mapping[str, Record]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of one pair, or of one gateway. C(gateways) are sorted by name."""

    run_id: str
    gateways: tuple[str, ...]
    phases: tuple[RunPhase, ...]


def run_of(records: t.Sequence[Record]) -> Run:
    """Return the run that records are of.

    Raises:
        ArgumentError: there is none, or they are not those of one pair and one run.
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
    told = tuple(each for record in sorted(records, key=lambda it: it.host) for each in tellings(record))
    return RunPhase(name=name, records={record.host: record for record in records}, tellings=told)


def named(report: Report) -> set[str]:
    """Return the gateways that a report on a pair names."""
    paths = [finding.path for finding in report.findings if finding.path != _OF_BOTH]
    return {str(name) for path in paths for key, name in path.steps if key == "gateway"}


def _gateways(records: t.Iterable[Record], phases: t.Sequence[RunPhase]) -> tuple[str, ...]:
    """Return the gateways of a run, whether there is evidence of them or they are only spoken of."""
    found = sorted({record.host for record in records} | _judged(phases) | _moved(phases))
    if len(found) > 2:
        raise ArgumentError(f"records - Expected: those of one pair Actual: of {', '.join(found)}")
    if BOTH in found:
        raise ArgumentError(f"records - Expected: gateways by their names Actual: one called {BOTH!r}")
    return tuple(found)


def _judged(phases: t.Iterable[RunPhase]) -> set[str]:
    """Return the gateways that the reports on the pair name."""
    told = [each for phase in phases for each in phase.tellings if each.name == OF_PAIR]
    return {name for each in told for name in named(each.report)}


def _moved(phases: t.Iterable[RunPhase]) -> set[str]:
    """Return the gateways between which a set was to move."""
    moves = [each.move for phase in phases for each in phase.tellings if each.move]
    return {name for move in moves for name in (move.gateway, move.peer)}


def _in_order(phases: t.Sequence[RunPhase]) -> tuple[RunPhase, ...]:
    """Return phases by the time at which they were written.

    Of two that were written in one second, the one comes first whose stage was over first; within a
    stage they have their order.
    """
    ends: dict[str, str] = {}
    for phase in phases:
        stage, _place = _stage(phase)
        ends[stage] = max(ends.get(stage, ""), _written(phase))

    def position(phase: RunPhase) -> tuple[str, str, int, str]:
        stage, place = _stage(phase)
        return _written(phase), ends[stage], place, phase.name

    return tuple(sorted(phases, key=position))


def _written(phase: RunPhase) -> str:
    return min(record.written_at for record in phase.records.values())


def _stage(phase: RunPhase) -> tuple[str, int]:
    """Return what the name of a phase begins with, and its place among those that begin so."""
    ends = [(number, end) for number, end in enumerate(_ORDER) if phase.name.endswith(end)]
    return next(((phase.name.removesuffix(end), number) for number, end in ends), (phase.name, len(_ORDER)))
