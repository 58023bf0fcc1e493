# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The roles of a run on one pair, task for task, by the real actions, on the clock of a scene."""

from __future__ import annotations

import contextlib
import importlib
import tempfile
import typing as t
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._record import Plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._evidence import evidence_path, read_evidence
from ansible_collections.junos_ha.srd.tests.unit.acting import Play, Result, act
from ansible_collections.junos_ha.srd.tests.unit.scene import OPTIONS, RELEASE, Scene

VERSION = "1.0.0"  # of a collection; the evidence must be the same in every release

ROLES = Path(__file__).parents[2] / "roles"
_LIMITS = {name: OPTIONS[name] for name in ("timeout", "interval", "stable_for")}
_COMPLEMENT = {"mx1": "mx2", "mx2": "mx1"}
_PAIR = tuple(_COMPLEMENT)

Reports = t.Mapping[str, Plain]  # by the name of the gateway


@dataclass
class Runbook:
    """A run on mx1 and mx2.

    Args:
        scene: the pair, and its clock.
        run_id: the run's id.
        expected: what is expected of the pair, as the options of the roles say it.
    """

    scene: Scene = field(default_factory=Scene)
    run_id: str = "2026-11-22-mx1"
    expected: Plain = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="junos-srd-golden-")
        self._written: list[Path] = []
        self._moves: dict[str, Plain] = {}

    @property
    def records(self) -> list[Plain]:
        """The evidence that was written, in its order, as it stands in its files."""
        return [read_evidence(path) for path in self._written]

    def precheck(self, phase: str = "precheck") -> None:
        """Read the pair, judge it, keep the evidence."""
        self._keep(phase, {})

    def move(self, way: str, redundancy_set: int = 1, *, leaving: str = "mx1", **options: t.Any) -> Result:
        """Let a gateway release mastership of a set. C(way) is switchover or rollback."""
        asked = {"redundancy_set": redundancy_set, "redundancy_event": RELEASE, "target": "STANDBY"}
        taker = _COMPLEMENT[leaving]
        peer = {"peer": taker, "peer_facts": _facts(self._read(taker))}
        given = {**asked, **peer, **self.expected, **_LIMITS, **options}
        result = self._act("redundancy_switchover", leaving, **given)
        self._moves[f"{way}_set_{redundancy_set}"] = _kept("failover", result)
        return result

    def keep_moves(self, phase: str = "failover", *, leaving: str = "mx1") -> None:
        """Read and judge the pair as it is now, keep that and what was moved."""
        self._keep(phase, {leaving: self._moves})
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
        first = self._act("redundancy_group_wait", "mx1", **self.expected, **_LIMITS)
        second: Result = {"changed": False, "skipped": True, "skip_reason": "Conditional result was False"}
        if first.get("ended") == "reached":
            second = self._act("redundancy_group_wait", "mx2", **self.expected, **_LIMITS)
        waits = {"mx1": _kept("postcheck", first), "mx2": _kept("postcheck", second)}
        change = {"expect": expect, **({"redundancy_sets": list(sets)} if sets else {})}
        self._keep(f"{stage}postcheck", {name: {"wait": it} for name, it in waits.items()}, change, baseline)

    def _keep(
        self, phase: str, reports: Reports, change: Plain | None = None, baseline: str = "precheck"
    ) -> None:
        read = {name: self._read(name) for name in _PAIR}
        pair = self._act(
            "redundancy_pair_assert",
            "mx1",
            facts=_facts(read["mx1"]),
            peer="mx2",
            peer_facts=_facts(read["mx2"]),
            max_age="any",
            report_only=True,
            **self.expected,
        )
        for name in _PAIR:
            said = {"pair": pair["report"], **reports.get(name, {})}
            if change is not None:
                said["change"] = self._changed(name, read[name], baseline, change)["report"]
            self._write(phase, name, read[name], said)

    def _read(self, name: str) -> Result:
        return self._act("redundancy_group_facts", name, keep_reply=True)

    def _changed(self, name: str, read: Result, baseline: str, change: Plain) -> Result:
        before = evidence_path(self._directory.name, self.run_id, host=name, phase=baseline)
        given = {"before": str(before), "host": name, "facts": _facts(read), "report_only": True, **change}
        waivers = {key: self.expected[key] for key in ("waivers",) if key in self.expected}
        return self._act("redundancy_change_assert", "mx1", **given, **waivers)

    def _write(self, phase: str, name: str, read: Result, reports: Plain) -> None:
        told = {"error": read["msg"]} if "msg" in read else {}
        given = {"directory": self._directory.name, "run_id": self.run_id, "phase": phase, "host": name}
        facts = _facts(read)
        written = self._act("redundancy_evidence", "mx1", **given, facts=facts, reports=reports, **told)
        self._written.append(Path(written["path"]))

    def _act(self, action: str, at: str, /, **arguments: t.Any) -> Result:
        play = Play(host=at, gathered=dict.fromkeys(_PAIR))
        with _on_the_clock_of(self.scene, action):
            return act(action, arguments, play)[0]


def _facts(read: Result) -> Plain:
    return dict(read.get("ansible_facts", {}).get("junos_srd", {}))


def _kept(role: str, result: Result) -> Plain:
    """Return of a result what a role keeps as evidence."""
    variables = yaml.safe_load((ROLES / role / "vars" / "main.yml").read_text(encoding="utf-8"))
    return {name: value for name, value in result.items() if name in variables[f"{role}_kept"]}


@contextlib.contextmanager
def _on_the_clock_of(scene: Scene, name: str) -> t.Iterator[None]:
    """Give an action the clock of a scene, and its gateways."""
    module = importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.action.{name}")
    stand_ins = {
        "now": scene.clock.now,
        "time": SimpleNamespace(monotonic=lambda: scene.clock.seconds, sleep=scene.clock.sleep),
        "collection_version": lambda: VERSION,
    }
    with contextlib.ExitStack() as stack:
        for attribute in stand_ins.keys() & vars(module).keys():
            stack.enter_context(mock.patch.object(module, attribute, stand_ins[attribute]))
        session = lambda self, variables: scene.session(self.host(variables))  # noqa: E731
        stack.enter_context(mock.patch.object(module.ActionModule, "session", session))
        yield
