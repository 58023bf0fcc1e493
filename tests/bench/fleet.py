# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times a fleet, read and judged: by one task, by a task each, over netcommon's connection, and without us.

The lab is a process of its own, on the same machine. All ways read the same gateways in the same run. Whether
a goal is reached is printed as met or not met; a benchmark fails only where a gateway was not read.
"""

from __future__ import annotations

from ansible_collections.junos_ha.srd.tests.bench import ways
from ansible_collections.junos_ha.srd.tests.bench.costs import Cost, adopt_orphans
from ansible_collections.junos_ha.srd.tests.bench.lab_process import Lab, started_lab

QUICK = (ways.IDLE, ways.BARE, ways.AUDIT, ways.IN_PROCESS, ways.PYEZ, ways.JSNAPY)
SLOW = (ways.PERSISTENT, ways.WITHOUT)
OURS = (ways.IDLE, ways.AUDIT, ways.IN_PROCESS)

# Gateways, forks, ways. The slow ones take minutes for hundreds of gateways, and would take as long again.
ROUNDS = (
    (2, 10, (*QUICK, *SLOW)),
    (20, 2, (ways.IN_PROCESS, ways.PYEZ)),
    (20, 10, (*QUICK, *SLOW)),
    (100, 2, (ways.IN_PROCESS, ways.PYEZ)),
    (100, 10, (*QUICK, *SLOW)),
    (500, 10, (ways.IDLE, ways.BARE, ways.AUDIT, ways.IN_PROCESS, ways.PYEZ)),
    (1000, 10, OURS),
)
SHORT, AGAIN = 20.0, 3  # what takes less than so many seconds is gone so often, and the best counts

READ = "show services redundancy-group extensive"
NOTES = """CPU ms is of one gateway; MB is the peak of the command, MB fork that of its largest fork.
PyEZ does not gather its facts of a device, which the lab does not tell. JSNAPy knows no number of forks.
The two are not Ansible: nothing is forked for a task, and nothing but these few questions is asked.
All in one task and asyncssh alone fork nothing: 50 gateways at once.
The slow ways are left out where they would take many minutes."""
HEAD = "gateways forks  way                               wall s  ms each  CPU ms    MB  MB fork"

Costs = dict[tuple[str, int, int], Cost]


def main() -> None:
    """Go all ways, and print what they cost, what the labs took, and the goals."""
    adopt_orphans()
    costs: Costs = {}
    labs: list[str] = []
    print(f"{NOTES}\n\n{HEAD}")
    for gateways, forks, chosen in ROUNDS:
        with started_lab(gateways // 2) as lab:
            for way in chosen:
                costs[way, gateways, forks] = cost = _best(way, lab, forks)
                print(_row(way, gateways, forks, cost), flush=True)
            labs.append(_lab_row(gateways, lab))
    print("\n".join(["", "The lab, one process", *labs, "", _goals(costs)]))


def _best(way: str, lab: Lab, forks: int) -> Cost:
    cost = ways.go(way, lab, forks)
    again = AGAIN - 1 if cost.wall < SHORT else 0
    return min([cost, *(ways.go(way, lab, forks) for _each in range(again))], key=lambda each: each.wall)


def _row(way: str, gateways: int, forks: int, cost: Cost) -> str:
    wall, cpu = (seconds * 1000 / gateways for seconds in (cost.wall, cost.cpu))
    spent = f"{cost.wall:7.1f} {wall:8.0f} {cpu:7.0f} {cost.main:5.0f} {cost.fork:8.0f}"
    return f"{gateways:8} {forks:5}  {way:32} {spent}"


def _lab_row(gateways: int, lab: Lab) -> str:
    """Tell of a lab, and hold that all its gateways were read.

    Raises:
        SystemExit: one was not.
    """
    unread = {f"{name}: {READ}" for name in lab.gateways()["hosts"]} - lab.requests()
    if unread:
        raise SystemExit(f"{len(unread)} of {gateways} gateways were not read")
    used = f"{lab.memory():4.0f} MB, {lab.descriptors():5} descriptors"
    return f"{gateways:8} gateways, ready after {lab.took:3.1f} s, {used}, all {gateways} read"


def _goals(costs: Costs) -> str:
    ours, other, without = (costs[way, 100, 10] for way in (ways.IN_PROCESS, *SLOW))
    wall = {gateways: costs[ways.IN_PROCESS, gateways, 10].wall for gateways in (20, 500)}
    work = {gateways: wall[gateways] - costs[ways.IDLE, gateways, 10].wall for gateways in wall}
    idle, audit, *others = (
        costs[way, 100, 10].wall for way in (ways.IDLE, ways.AUDIT, ways.PYEZ, ways.JSNAPY)
    )
    alone = float(costs[ways.BARE, 100, 10].printed)
    goals = (
        ("times faster by one task than by a task each, at least", ours.wall / audit, 12.0, True),
        (
            "times that, less a play that does nothing, at least",
            (ours.wall - idle) / (audit - idle),
            12.0,
            True,
        ),
        ("times faster by one task than without us, at least", without.wall / audit, 100.0, True),
        ("of the bare loop, less a play that does nothing, at most", (audit - idle) / alone, 3.0, False),
        ("of PyEZ, at most", audit / others[0], 1.0, False),
        ("of JSNAPy, at most", audit / others[1], 1.0, False),
        ("times faster than persistent, at least", other.wall / ours.wall, 6.0, True),
        ("times faster than without us, at least", without.wall / ours.wall, 10.0, True),
        ("MB a fork, below", ours.fork, 60.0, False),
        ("of linear from 20 to 500 gateways, at most", wall[500] / wall[20] / 25, 1.15, False),
        ("of linear, less a play that does nothing, at most", work[500] / work[20] / 25, 1.15, False),
    )
    figure = (
        f"FIGURE 100 gateways are read and checked by one task in {audit:.1f} s: {ours.wall / audit:.0f} "
        f"times faster than by a task each, {without.wall / audit:.0f} times faster than by junos_command, "
        "cli_parse and assert."
    )
    return "\n".join(["Goals, of 100 gateways with 10 forks", *(_goal(*goal) for goal in goals), figure])


def _goal(words: str, found: float, wanted: float, more: bool) -> str:
    met = found >= wanted if more else found <= wanted
    return f"  {found:6.2f} {words} {wanted:g}: {'met' if met else 'NOT MET'}"


if __name__ == "__main__":
    main()
