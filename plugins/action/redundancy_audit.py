# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_audit."""

from __future__ import annotations

import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_FLEET
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, plain_fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.collector import rarely_collected
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.keeping import Keeping
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pairs import pairs_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.progress import Progress
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.run import audit
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.work import PairWork
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import Screen, verdict_line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.earlier import Earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._screen import show
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import Inventory
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import ssh
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.loop import Loop
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.reader import read_target
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import home_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import (
    FORMATS,
    OPENMETRICS,
    collector_path,
    write_for_collector,
)

_PEER = "srd_peer"
_FEWEST = 2  # gateways at once: those of a pair


class ActionModule(Action):
    """Judges many pairs, all of them read by this one task."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "leads": {"type": "list", "elements": "str", "default": []},
        "pairs": {
            "type": "list",
            "elements": "dict",
            "default": [],
            "options": {
                "lead": {"type": "str", "required": True},
                "peer": {"type": "str", "required": True},
            },
        },
        "concurrency": {"type": "int", "default": 50},
        "directory": {"type": "str"},
        "run_id": {"type": "str"},
        "phase": {"type": "str", "default": "audit"},
        "reports": {
            "type": "list",
            "elements": "str",
            "choices": [*FORMATS, OPENMETRICS],
            "default": [],
        },
        "metrics_file": {"type": "str"},
        **REPORT_ONLY,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Judge all pairs, show the verdict on the fleet, and fail unless it is GO."""
        concurrency = _concurrency(arguments["concurrency"])
        keeping = _keeping(arguments, writes=not self._task.check_mode)
        collector = _collector(arguments["metrics_file"])
        inventory = Inventory(self, task_vars)
        pairs = pairs_of(_pairs(arguments, inventory), allowed=inventory.limited)
        ssh()
        work = PairWork(pairs, inventory, _reader(inventory), keeping, earlier=_earlier(keeping))
        fleet = self._audit(work, concurrency)
        self._show(fleet)
        metrics = work.metrics.text(fleet, now())
        kept = {} if keeping is None else _kept(keeping, fleet, metrics)
        if collector and not self._task.check_mode:
            write_for_collector(collector, metrics)
        failed = fleet.verdict != "go" and not arguments["report_only"]
        return {
            "changed": keeping is not None or collector is not None,
            "failed": failed,
            **_plain(fleet),
            **kept,
            **warned(work.warnings, first=work.changes),
        }

    def _audit(self, work: PairWork, concurrency: int) -> FleetVerdict:
        loop = Loop()
        try:
            with rarely_collected():
                verdicts = loop.run(
                    audit(work.pairs.each, work, concurrency=concurrency, show=self._show_progress)
                )
        finally:
            loop.close()
        return FleetVerdict(pairs=tuple(verdicts))

    def _show_progress(self, progress: Progress) -> None:
        self.show(progress.line)

    def _show(self, fleet: FleetVerdict) -> None:
        line = verdict_line({"of": "fleet", "said": fleet.summary, "verdict": fleet.verdict})
        show(self._display, Screen(verdicts=(line,), pairs=fleet.worst_first))


def _concurrency(given: int) -> int:
    if given < _FEWEST:
        raise ArgumentError(f"concurrency - Expected: {_FEWEST} or more Actual: {given}")
    return given


def _keeping(given: Arguments, *, writes: bool) -> Keeping | None:
    """Return where evidence is kept; None where no directory is given.

    Raises:
        ArgumentError: something of it is given, and not all.
    """
    directory, run_id = given["directory"], given["run_id"]
    if directory is None and run_id is None and not given["reports"]:
        return None
    if directory is None or run_id is None:
        missing = "directory" if directory is None else "run_id"
        raise ArgumentError(
            f"{missing} - Expected: directory and run_id, for evidence or reports Actual: missing"
        )
    phase = Phase(directory=directory, run_id=run_id, name=given["phase"])
    phase.path(OF_FLEET)  # refuses what could lead elsewhere, before a gateway is read
    formats = tuple(each for each in given["reports"] if each != OPENMETRICS)
    return Keeping(phase=phase, formats=formats, has_metrics=OPENMETRICS in given["reports"], writes=writes)


def _earlier(keeping: Keeping | None) -> Earlier | None:
    """Return the evidence so far; None where none is kept."""
    return Earlier(home_of("directory", keeping.phase.directory)) if keeping else None


def _collector(path: str | None) -> Path | None:
    """Return where a collector looks for the metrics; None where none does."""
    return None if path is None else collector_path("metrics_file", path)


def _pairs(given: Arguments, inventory: Inventory) -> list[Pair]:
    """Return the pairs that were given, or those of the leads that were.

    Raises:
        ArgumentError: both are given, or a lead is not in the inventory.
    """
    if given["leads"] and given["pairs"]:
        raise ArgumentError("leads and pairs - Expected: one of them Actual: both")
    named = [Pair(lead=each["lead"], peer=each["peer"]) for each in given["pairs"]]
    return named or [Pair(lead=lead, peer=_peer(inventory, lead)) for lead in given["leads"]]


def _peer(inventory: Inventory, lead: str) -> str:
    return str(inventory.resolved(lead, [_PEER]).get(_PEER) or "")


def _reader(inventory: Inventory) -> t.Callable[[str, t.Sequence[Request]], t.Awaitable[Reading]]:
    request = Read()

    async def read(host: str, beside: t.Sequence[Request]) -> Reading:
        return await read_target(inventory.target(host), request, beside, inventory.vocabulary(host))

    return read


def _kept(keeping: Keeping, fleet: FleetVerdict, metrics: str) -> Result:
    paths = keeping.keep_fleet(fleet, metrics)
    return {
        "path": str(keeping.phase.path(OF_FLEET)),
        "reports": {name: str(path) for name, path in paths.items()},
    }


def _plain(fleet: FleetVerdict) -> Result:
    return {**plain_fleet(fleet), "go": fleet.verdict == "go", "msg": fleet.summary}
