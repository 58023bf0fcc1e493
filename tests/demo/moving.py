# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The second act: mastership moves, through the runbook, and the evidence tells how."""

from __future__ import annotations

import json
import sys
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab.running import Running

from .playing import DemoError, play
from .table import table

RUN = "demo"
EVENT = "RELS_MSHIP_MANUAL_EV"
VARIABLES: dict[str, t.Any] = {
    "srd_moves": [{"redundancy_set": 1, "event": EVENT}],
    "srd_run_id": RUN,
    "srd_leads": "mx1",
    "srd_away_from": "mx1",
    "srd_approve": "yes",
    "srd_interval": "0.5",
    "srd_stable_for": "2",
    "srd_baseline_for": "0",
}

Report = dict[str, t.Any]
Row = dict[str, str]


def move(running: Running, evidence: Path) -> None:
    """Run the failover, and show what its evidence tells.

    Raises:
        DemoError: mastership did not move, or not well.
    """
    print("2. mx1 is to be maintained: mastership moves to mx2, through the gate ...\n", flush=True)
    print("   ansible-playbook junos_ha.srd.failover -e srd_away_from=mx1 ...\n", flush=True)
    variables = {**VARIABLES, "srd_evidence_directory": str(evidence)}
    play(running, "junos_ha.srd.failover", variables)
    _show(evidence / RUN)


def _show(folder: Path) -> None:
    before, moved, after = (_reports(folder, phase) for phase in ("precheck", "failover", "postcheck"))
    switchover = moved["switchover_set_1"]
    print(f"   precheck   {before['pair']['summary']}")
    print(f"   gate       {switchover['gate']['summary']}")
    print(f"   proof      {_finding(switchover['report'], 'redundancy_event')['actual']}")
    print(f"   sent once  {switchover['sent']}\n")
    print(f"{table(_rows(switchover['timeline']), sys.stdout)}\n")
    print(f"   outcome    {switchover['msg'].splitlines()[0]}")
    print(f"   postcheck  {after['pair']['summary']}", flush=True)
    print(f"   change     {after['change']['summary']}\n", flush=True)
    if (switchover["outcome"], after["pair"]["verdict"]) != ("moved", "go"):
        raise DemoError(f"mastership did not move well: {switchover['msg']}")


def _reports(folder: Path, phase: str) -> dict[str, t.Any]:
    evidence = json.loads((folder / f"mx1.{phase}.json").read_text(encoding="utf-8"))
    reports: dict[str, t.Any] = evidence["reports"]
    return reports


def _finding(report: Report, check: str) -> dict[str, str]:
    return next(each for each in report["checks"] if each["check"] == check)


def _rows(timeline: list[dict[str, t.Any]]) -> list[Row]:
    """Return a row for each reading that shows something new, and for the last."""
    rows = [_row(entry) for entry in timeline]
    news = [
        number
        for number, row in enumerate(rows)
        if number in (0, len(rows) - 1) or _shown(row) != _shown(rows[number - 1])
    ]
    return [rows[number] for number in news]


def _row(entry: dict[str, t.Any]) -> Row:
    (one,) = entry["sets"]
    return {
        "after": f"{entry['elapsed']:.1f} s",
        "mx1": one["state"],
        "mx2": one["peers"][0],
        "Hot": f"{one['hot']}/{one['interfaces']}",
        "well": "yes" if entry["verdict"] == "go" else "not yet",
    }


def _shown(row: Row) -> tuple[str, ...]:
    return tuple(value for name, value in row.items() if name != "after")
