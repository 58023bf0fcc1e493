# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The roles of a run on one pair, task for task, on the clock of a simulation, by what the actions call."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report, pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import SCHEMA, Plain, digest
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling import wait as _wait
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sample import Sampler
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import read_gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import result_of
from ansible_collections.junos_ha.srd.plugins.module_utils._time import utc_text
from ansible_collections.junos_ha.srd.tests.unit.simulation import OPTIONS, Simulation

VERSION = "1.0.0"  # of a collection; the evidence must be the same in every release
ROLES = Path(__file__).parents[2] / "roles"

_LIMITS = {name: OPTIONS[name] for name in _wait.LIMITS}
_PAIR = ("mx1", "mx2")

Reports = t.Mapping[str, Plain]  # by the name of the gateway


@dataclass(frozen=True, kw_only=True)
class _Shown:
    """What came of reading a gateway."""

    facts: Plain | None = None
    reply: str | None = None
    error: str | None = None


@dataclass
class Runbook:
    """A run on mx1 and mx2, and the evidence that it leaves.

    Args:
        simulation: the pair, and its clock.
        run_id: the run's id.
        expected: what is expected of the pair, as the options of the roles say it.
        records: the evidence, in the order in which it was written.
    """

    simulation: Simulation = field(default_factory=Simulation)
    run_id: str = "2026-11-22-mx1"
    expected: Plain = field(default_factory=dict)
    records: list[Plain] = field(default_factory=list)
    _moves: dict[str, Plain] = field(default_factory=dict)

    def precheck(self, phase: str = "precheck") -> None:
        """Read the pair, judge it, keep the evidence."""
        self._keep(phase, {name: self._read(name) for name in _PAIR}, {})

    def move(self, way: str, *, leaving: str = "mx1", **options: t.Any) -> None:
        """Let a gateway release mastership of set 1. C(way) is switchover or rollback."""
        switched = self.simulation.switch_over(leaving, **self.expected, **options)
        self._moves[f"{way}_set_1"] = to_plain(result_of(switched))

    def keep_moves(self, phase: str = "failover", *, leaving: str = "mx1") -> None:
        """Read and judge the pair as it is now, keep that and what was moved."""
        self._keep(phase, {name: self._read(name) for name in _PAIR}, {leaving: self._moves})
        self._moves = {}

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
        waits = {"mx1": first, "mx2": self._wait("mx2") if first["ended"] == "reached" else {}}
        shown = {name: self._read(name) for name in _PAIR}
        change = {"expect": expect, "redundancy_sets": list(sets), "waivers": self.expected.get("waivers")}
        self._keep(
            f"{stage}postcheck",
            shown,
            {
                name: {"wait": waits[name], "change": self._changed(name, shown[name], baseline, change)}
                for name in _PAIR
            },
        )

    def _read(self, name: str) -> _Shown:
        try:
            reading = read_gateway(
                self.simulation.session(name), Read(), host=name, clock=self.simulation.clock.now
            )
        except DeviceError as error:
            return _Shown(error=str(error))
        return _Shown(facts=to_facts(reading.gateway), reply=reading.reply)

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

    def _changed(self, name: str, shown: _Shown, baseline: str, options: Plain) -> Plain:
        (before,) = [each for each in self.records if (each["host"], each["phase"]) == (name, baseline)]
        now = self.simulation.clock.now()
        return change_report(shown.facts, before["facts"], now=now, options=options, name=name)

    def _keep(self, phase: str, shown: t.Mapping[str, _Shown], reports: Reports) -> None:
        pair = pair_report(
            shown["mx1"].facts,
            shown["mx2"].facts,
            now=self.simulation.clock.now(),
            options={**self.expected, "max_age": "any"},
            names=_PAIR,
        )
        for name in _PAIR:
            self._write(phase, name, shown[name], {"pair": pair, **reports.get(name, {})})

    def _write(self, phase: str, host: str, shown: _Shown, reports: Plain) -> None:
        record: Plain = {
            "schema": SCHEMA,
            "run_id": self.run_id,
            "phase": phase,
            "host": host,
            "written_at": utc_text(self.simulation.clock.now()),
            "collection_version": VERSION,
            "facts": shown.facts,
            "reply": shown.reply,
            "error": shown.error,
            "reports": reports,
        }
        self.records.append({**record, "sha256": digest(record)})


def _of(said: Plain, names: t.Container[str]) -> Plain:
    return {name: value for name, value in said.items() if name in names}


def kept(role: str) -> list[str]:
    """Return what a role keeps of a result as evidence."""
    variables = yaml.safe_load((ROLES / role / "vars" / "main.yml").read_text(encoding="utf-8"))
    return list(variables[f"{role}_kept"])
