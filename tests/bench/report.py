# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times the reports on a run, in seconds of the processor, beside reading its evidence as JSON."""

from __future__ import annotations

import json
import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS
from ansible_collections.junos_ha.srd.tests.golden import fleets, runs
from ansible_collections.junos_ha.srd.tests.golden.runbook import Runbook

HEALTHY = "a healthy pair"


def healthy_pair() -> runs.Records:
    """Return the evidence of a precheck that finds nothing."""
    it = Runbook()
    it.precheck()
    return it.records


RUNS = {
    HEALTHY: healthy_pair,
    "failover, 8 interfaces": runs.all_well,
    "failover, 200 interfaces": runs.two_hundred_interfaces,
    "audit, 500 pairs": fleets.five_hundred_pairs,
}
ROUNDS = 5
PAGE = "html"
PAGE_AT_MOST = 5.0  # milliseconds, for the page of a healthy pair
AT_MOST = {"failover, 200 interfaces": (500_000, 1.0), "audit, 500 pairs": (2_000_000, 1.0)}  # bytes, seconds


def main() -> None:
    """Make every report on every run, and print a table and the goals."""
    print(f"milliseconds of the processor, best of {ROUNDS}; kB of what was written\n")
    head = "".join(f"{name:>10} {'kB':>6}" for name in FORMATS)
    print(f"{'run':26} {'evidence':>9} {'JSON':>7} {'document':>8}{head}")
    goals = [goal for name in RUNS for goal in _run(name)]
    print("\n" + "\n".join(goals))


def _run(name: str) -> list[str]:
    """Print the row of a run, and return what came of its goals."""
    evidence = [json.dumps(record) for record in RUNS[name]()]
    reading, records = _best(lambda: [json.loads(text) for text in evidence])
    making, document = _best(lambda: document_of(records))
    made = {each: _best(lambda make=make: make(document)) for each, (make, _suffix) in FORMATS.items()}
    cells = "".join(f"{ms * 1e3:10.1f} {len(text.encode()) / 1e3:6.0f}" for ms, text in made.values())
    size = sum(map(len, evidence)) / 1e3
    print(f"{name:26} {size:6.0f} kB {reading * 1e3:7.1f} {making * 1e3:8.1f}{cells}", flush=True)
    if name == HEALTHY:
        took = made[PAGE][0] * 1e3
        words = f"page made in {took:.2f} ms, {took / PAGE_AT_MOST:.2f} of {PAGE_AT_MOST:g}"
        return [f"  {name}: {words}: {_met(took < PAGE_AT_MOST)}"]
    return _goals(name, making + made[PAGE][0], len(made[PAGE][1].encode())) if name in AT_MOST else []


def _goals(name: str, seconds: float, size: int) -> list[str]:
    most, longest = AT_MOST[name]
    return [
        f"  {name}: page of {size / 1e3:.0f} kB, below {most / 1e3:.0f}: {_met(size < most)}",
        f"  {name}: made and written in {seconds:.2f} s, below {longest:g}: {_met(seconds < longest)}",
    ]


def _met(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"


def _best(do: t.Callable[[], t.Any]) -> tuple[float, t.Any]:
    times, result = [], None
    for _round in range(ROUNDS):
        begun = time.process_time()
        result = do()
        times.append(time.process_time() - begun)
    return min(times), result


if __name__ == "__main__":
    main()
