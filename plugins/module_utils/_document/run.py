# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run: its phases in their order, and what the evidence of each tells."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._check.finding import BOTH
from ansible_collections.junos_ha.srd.plugins.module_utils._document.telling import Telling, tellings
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._record import Record

OF_PAIR = "pair"  # the name of the report that the evidence of both gateways has
OF_FLEET = "fleet"

# What the names of phases end with, in the order in which a run goes through them.
_ORDER = ("audit", "precheck", "failover", "postcheck")


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
    gateways = sorted({record.host for record in records} | _judged(phases))
    if len(gateways) > 2:
        raise ArgumentError(f"records - Expected: those of one pair Actual: of {', '.join(gateways)}")
    return Run(
        run_id=records[0].run_id, gateways=tuple(gateways), phases=tuple(sorted(phases, key=_position))
    )


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


def _judged(phases: t.Iterable[RunPhase]) -> set[str]:
    """Return the gateways that the reports on the pair name, whether there is evidence of them or not."""
    told = [each for phase in phases for each in phase.tellings if each.name == OF_PAIR]
    paths = [dict(finding.path.steps) for each in told for finding in each.report.findings]
    return {str(path["gateway"]) for path in paths if path.get("gateway", BOTH) != BOTH}


def _position(phase: RunPhase) -> tuple[str, int, str]:
    written = min(record.written_at for record in phase.records.values())
    place = next((number for number, end in enumerate(_ORDER) if phase.name.endswith(end)), len(_ORDER))
    return written, place, phase.name
