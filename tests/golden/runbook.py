# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The roles of a run on one pair, task for task, on the clock of a simulation, by what the actions call."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report, pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import report_on, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, digest
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling import wait as _wait
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sampler
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import read_gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import Compared, evaluate_areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import (
    areas_of,
    effects_of,
    requests_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.kept import kept
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.progress import Step, plain_progress
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.tests.unit.simulation import OPTIONS, Simulation

VERSION = "1.0.0"  # of a collection; the evidence must be the same in every release

_LIMITS = {name: OPTIONS[name] for name in _wait.LIMITS}
_PAIR = ("mx1", "mx2")

# What the progress of a failover needs of its plan: nothing is rolled back here but by hand.
_PLAN: Plain = {
    "rolls_back": False,
    "runs": {"failover": {}, "postcheck": {"options": {"change": {}, "areas": {}}}},
}

Reports = t.Mapping[str, Plain]  # by the name of the gateway


@dataclass
class Runbook:
    """A run on mx1 and mx2, and the evidence that it leaves.

    Args:
        simulation: the pair, and its clock.
        run_id: the run's id.
        expected: what is expected of the pair, as the options of the roles say it.
        areas: the areas that are read and checked too.
        records: the evidence, in the order in which it was written.
    """

    simulation: Simulation = field(default_factory=Simulation)
    run_id: str = "2026-11-22-mx1"
    expected: Plain = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    records: list[Plain] = field(default_factory=list)
    _around: dict[tuple[str, str], Areas] = field(default_factory=dict)  # by phase and gateway
    _steps: list[Step] = field(default_factory=list)

    def precheck(self, phase: str = "precheck") -> None:
        """Read the pair, judge it, keep the evidence."""
        self._keep(phase, {name: self._read(name) for name in _PAIR}, {})

    def move(self, way: str, *, leaving: str = "mx1", **options: t.Any) -> None:
        """Let a gateway release mastership of set 1. C(way) is switchover or rollback."""
        switched = self.simulation.switch_over(leaving, **self.expected, **options)
        self._steps.append(Step(way=way, redundancy_set=1, result=to_plain(result_of(switched))))

    def keep_moves(self, phase: str = "failover", *, leaving: str = "mx1") -> None:
        """Read and judge the pair as it is now, keep that and what was moved."""
        progress = plain_progress(self._steps, {**_PLAN, "leaving": leaving})
        self._keep(phase, {name: self._read(name) for name in _PAIR}, progress["kept"])
        self._steps = []

    def postcheck(
        self,
        stage: str = "",
        *,
        baseline: str = "precheck",
        expect: str = "switched",
        sets: t.Sequence[int] = (),
    ) -> None:
        """Wait for both gateways, judge them, compare them with what they were, keep the evidence."""
        first = self._wait("mx1")
        second = self._wait("mx2") if first["ended"] == "reached" else {"skipped": True}
        waits = {"mx1": first, "mx2": second}
        shown = {name: self._read(name) for name in _PAIR}
        change = {"expect": expect, "redundancy_sets": list(sets), "waivers": self.expected.get("waivers")}
        self._keep(
            f"{stage}postcheck",
            shown,
            {
                name: {"wait": waits[name], "change": self._changed(name, shown[name], baseline, change)}
                for name in _PAIR
            },
            baseline,
        )

    def _read(self, name: str) -> Reading:
        try:
            reading = read_gateway(
                self.simulation.session(name),
                Read(),
                host=name,
                clock=self.simulation.clock.now,
                beside=requests_of(self.areas),
            )
        except DeviceError as error:
            return Reading(name=name, facts={}, error=str(error))
        self._around["", name] = areas_of(self.areas, reading.beside, reading.gateway.collected_at)
        return Reading(name=name, facts={**to_facts(reading.gateway), "reply": reading.reply}, error="")

    def _wait(self, name: str) -> Plain:
        clock = self.simulation.clock
        sampler = Sampler(
            session=self.simulation.session(name),
            request=Read(),
            expected=expectation(self.expected),
            host=name,
            clock=clock.now,
        )
        waited = _wait.wait(
            sampler.take,
            _wait.limits_of(_LIMITS),
            clock=lambda: clock.seconds,
            sleep=clock.sleep,
            show=self.simulation.shown.append,
        )
        return _wait.to_plain(_wait.result_of(waited))

    def _changed(self, name: str, shown: Reading, baseline: str, options: Plain) -> Plain:
        (before,) = [each for each in self.records if (each["host"], each["phase"]) == (name, baseline)]
        now = self.simulation.clock.now()
        return change_report(shown.facts or None, before["facts"], now=now, options=options, name=name)

    def _keep(self, phase: str, shown: t.Mapping[str, Reading], reports: Reports, baseline: str = "") -> None:
        pair = pair_report(
            shown["mx1"].facts or None,
            shown["mx2"].facts or None,
            now=self.simulation.clock.now(),
            options={**self.expected, "max_age": "any"},
            names=_PAIR,
        )
        around = {"areas": self._of_areas(phase, baseline)} if self.areas else {}
        for name in _PAIR:
            self._write(phase, shown[name], {"pair": pair, **around, **reports.get(name, {})})

    def _of_areas(self, phase: str, baseline: str) -> Plain:
        """Return the report on the areas, compared with a phase in which mastership was elsewhere."""
        for name in _PAIR:
            self._around[phase, name] = self._around["", name]
        compared = [
            Compared(
                gateway=name,
                now=self._around[phase, name],
                before=self._around.get((baseline, name)),
                is_compared=bool(baseline),
                source=other,
                of_source=self._around.get((baseline, other)),
            )
            for name, other in (_PAIR, _PAIR[::-1])
        ]
        found = evaluate_areas(compared, self.areas, effects_of("effects", {}))
        now = self.simulation.clock.now()
        return to_report(report_on(found.findings, waivers=(), now=now))

    def _write(self, name: str, shown: Reading, reports: Plain) -> None:
        content = Content(
            facts=shown.facts or None,
            error=shown.error or None,
            reports={report: kept(value) for report, value in reports.items()},
        )
        phase = Phase(directory="", run_id=self.run_id, name=name)
        record = phase.record(shown.name, content, self.simulation.clock.now())
        written = {**record, "collection_version": VERSION}
        self.records.append({**written, "sha256": digest(written)})
