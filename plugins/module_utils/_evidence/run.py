# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run: its phases in their order, and the evidence of each."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import BOTH, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Record,
    ReportEntry,
    entries,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import SwitchoverResult

OF_PAIR = "pair"  # the name of the report that the evidence of both gateways has
OF_TAKE_DOWN = "take_down"  # the name of the report that answers whether a gateway may be taken down
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
