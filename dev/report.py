# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the toolchain prints: a line as each job ends, a table, and the count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Result:
    """How one job ended: passed, failed or not run."""

    name: str
    outcome: str
    seconds: float = 0
    cpu: float = 0
    note: str = ""


def announce(result: Result, log: Path) -> None:
    """Say that a job ended; show the whole log of one that failed."""
    with _ONE_AT_A_TIME:
        if result.outcome == "failed":
            print(log.read_text(errors="replace"))
        print(_row(result), flush=True)


def close(results: Sequence[Result]) -> int:
    """Print the table and the count; return the exit status, which is 0 only if something passed."""
    count = Counter(result.outcome for result in results)
    skipped = f", {count['not run']} skipped" if count["not run"] else ""
    print("", f"{'':49} {'time':>6} {'CPU':>6}", *map(_row, results), "", _verdict(results), sep="\n")
    print(f"{count['passed']} passed, {count['failed']} failed{skipped}", flush=True)
    return 0 if count["passed"] and not count["failed"] else 1


def _row(result: Result) -> str:
    outcome = "NOT RUN" if result.outcome == "not run" else result.outcome
    return f"{outcome:8} {result.name:40} {result.seconds:4.0f} s {result.cpu:4.0f} s  {result.note}".rstrip()


def _verdict(results: Sequence[Result]) -> str:
    """Return what has to be known, in one line: what failed, and what was not run, and why."""
    failed = [result.name for result in results if result.outcome == "failed"]
    not_run = [f"{result.name}: {result.note}" for result in results if result.outcome == "not run"]
    parts = [
        f"FAILED: {', '.join(failed)}" if failed else "",
        f"NOT RUN: {'; '.join(not_run)}" if not_run else "",
    ]
    all_well = f"all {len(results)} passed" if results else "FAILED: nothing was run"
    return f"junos_ha.srd: {'. '.join(filter(None, parts)) or all_well}"
