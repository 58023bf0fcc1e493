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
FORKS = 10
ONE, FEW, MANY, MOST = 1, 20, 100, 1000
READ_ONLY = (ways.TASK, ways.FACTS, ways.NCCLIENT)

# Gateways, and the ways to read them. The slow ways take minutes for 100, and as long a gateway as for 20.
ROUNDS = (
    (ONE, (ways.IDLE, *READ_ONLY)),
    (2, (ways.IDLE, ways.AUDIT, ways.IN_PROCESS)),
    (FEW, (*QUICK, *SLOW)),
    (MANY, (*QUICK, *READ_ONLY)),
    (MOST, (ways.IDLE, ways.BARE, ways.AUDIT)),
)
SHORT, AGAIN = 12.0, 3  # what takes less than so many seconds is gone so often, and the best counts

READ = "show services redundancy-group extensive"
NOTES = """CPU ms is of one gateway; MB is the peak of the command, MB fork that of its largest fork.
PyEZ does not gather its facts of a device, which the lab does not tell. JSNAPy knows no number of forks.
The two are not Ansible: nothing is forked for a task, and nothing but these few questions is asked.
All in one task and asyncssh alone fork nothing: 50 gateways at once.
By ncclient a task read before this collection had its own client: without what it checked besides.
The two slow ways read 20 gateways only, since 100 take minutes: the goals count 20 of them five times."""
HEAD = "gateways  way                               wall s  ms each  CPU ms    MB  MB fork"

Costs = dict[tuple[str, int], Cost]


def main() -> None:
    """Go all ways, and print what they cost, what the labs took, and the goals."""
    adopt_orphans()
    costs: Costs = {}
    labs: list[str] = []
    print(f"{NOTES}\n\n{HEAD}")
    for gateways, chosen in ROUNDS:
        hosts = "gateways[0]" if gateways == ONE else "gateways"
        with started_lab(max(gateways // 2, 1)) as lab:
            for way in chosen:
                costs[way, gateways] = cost = _best(way, lab, hosts)
                print(_row(way, gateways, cost), flush=True)
            labs.append(_lab_row(gateways, lab))
    print("\n".join(["", "The lab, one process", *labs, "", _goals(costs)]))


def _best(way: str, lab: Lab, hosts: str) -> Cost:
    cost = ways.go(way, lab, FORKS, hosts)
    again = AGAIN - 1 if cost.wall < SHORT else 0
    others = (ways.go(way, lab, FORKS, hosts) for _each in range(again))
    return min([cost, *others], key=lambda each: each.wall)


def _row(way: str, gateways: int, cost: Cost) -> str:
    wall, cpu = (seconds * 1000 / gateways for seconds in (cost.wall, cost.cpu))
    spent = f"{cost.wall:7.1f} {wall:8.0f} {cpu:7.0f} {cost.main:5.0f} {cost.fork:8.0f}"
    return f"{gateways:8}  {way:32} {spent}"


def _lab_row(gateways: int, lab: Lab) -> str:
    """Tell of a lab, and hold that all its gateways were read.

    Raises:
        SystemExit: one was not.
    """
    unread = {f"{name}: {READ}" for name in [*lab.gateways()["hosts"]][:gateways]} - lab.requests()
    if unread:
        raise SystemExit(f"{len(unread)} of {gateways} gateways were not read")
    used = f"{lab.memory():4.0f} MB, {lab.descriptors():5} descriptors"
    return f"{gateways:8} gateways, ready after {lab.took:3.1f} s, {used}, all {gateways} read"


def _goals(costs: Costs) -> str:
    """Return the goals in lines, and the figure. The start is that of a play that does nothing."""
    ours, audit, idle, pyez, jsnapy = (
        costs[way, MANY].wall for way in (ways.IN_PROCESS, ways.AUDIT, ways.IDLE, ways.PYEZ, ways.JSNAPY)
    )
    persistent, without = (_scaled(costs, way) for way in SLOW)
    alone, largest = float(costs[ways.BARE, MANY].printed), costs[ways.IN_PROCESS, MANY].fork
    more, most = costs[ways.AUDIT, MOST].wall, costs[ways.IDLE, MOST].wall
    linear = (more - most) / (audit - idle) / (MOST / MANY)
    task, read, before = (_cpu(costs, way, MANY) for way in READ_ONLY)
    goals = (
        ("times faster by one task than by a task each, at least", ours / audit, 12.0, True),
        ("times that, both without the start, at least", (ours - idle) / (audit - idle), 12.0, True),
        ("times faster by one task than without us, at least", without / audit, 100.0, True),
        ("times that, both without the start, at least", (without - idle) / (audit - idle), 100.0, True),
        ("of the bare loop, with the start, at most", audit / alone, 3.0, False),
        ("of the bare loop, without the start, at most", (audit - idle) / alone, 3.0, False),
        ("of PyEZ with ten processes, with the start, at most", audit / pyez, 1.0, False),
        ("of JSNAPy, with the start, at most", audit / jsnapy, 1.0, False),
        ("of linear by one task from 100 to 1,000, without the start, at most", linear, 1.15, False),
        ("times faster by a task each than persistent, at least", persistent / ours, 6.0, True),
        ("times faster by a task each than without us, at least", without / ours, 10.0, True),
        (
            "of the CPU of ncclient, read by a task each, less a task that does nothing, at most",
            (read - task) / (before - task),
            0.7,
            False,
        ),
        ("MB a fork, below", largest, 60.0, False),
    )
    less = _cpu(costs, ways.IN_PROCESS, MANY) / _cpu(costs, ways.AUDIT, MANY)
    figure = (
        f"FIGURE {MANY} gateways are read and checked by one task in {audit:.1f} s, {idle:.1f} s of it the "
        f"start of ansible-playbook: {ours / audit:.0f} times faster than by a task each, "
        f"{without / audit:.0f} times faster than by junos_command, cli_parse and assert."
    )
    head = f"Goals, of {MANY} gateways with {FORKS} forks, by the time on the clock"
    one = costs[ways.FACTS, ONE].cpu / costs[ways.NCCLIENT, ONE].cpu
    beside = (
        f"  {less:6.2f} times less of the processor by one task than by a task each, both without the start\n"
        f"  {read / before:6.2f} of the CPU of ncclient, read by a task each, without the start\n"
        f"  {one:6.2f} of the CPU of ncclient, one gateway, with the start and all that is imported"
    )
    return "\n".join([head, *(_goal(*goal) for goal in goals), beside, figure])


def _cpu(costs: Costs, way: str, gateways: int) -> float:
    """Return the seconds of the processor that a way takes, without the start."""
    return costs[way, gateways].cpu - costs[ways.IDLE, gateways].cpu


def _scaled(costs: Costs, way: str) -> float:
    """Return the seconds that a slow way would take for many gateways: its start once, the rest for each."""
    start = costs[ways.IDLE, FEW].wall
    return start + (costs[way, FEW].wall - start) * MANY / FEW


def _goal(words: str, found: float, wanted: float, more: bool) -> str:
    met = found >= wanted if more else found <= wanted
    return f"  {found:6.2f} {words} {wanted:g}: {'met' if met else 'NOT MET'}"


if __name__ == "__main__":
    main()
