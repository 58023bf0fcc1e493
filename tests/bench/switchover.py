# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times how long after mastership has moved a switchover sees it: over NETCONF, by ansible-playbook.

The lab moves mastership a known time after the request. Those times differ by less than an interval, so
that the move does not always fall at the same place between two readings. Whether the worst round
keeps to the goal is printed as met or not met; a benchmark fails only where a task did.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab import clients
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Timers

INTERVALS = (0.5, 1.0, 2.0)
MOVES = (0.7, 1.0, 1.4)  # seconds from the request until mastership has moved, a lab for each
AT_MOST = 0.3  # seconds more than the interval
WAYS = (("STANDBY", "RELS_MSHIP_MANUAL_EV"), ("MASTER", "ACQU_MSHIP_MANUAL_EV"))

Task = dict[str, t.Any]
Late = list[tuple[float, float]]  # an interval, and after how many seconds the move was seen


def main() -> None:
    """Go there and back in every lab, and print a table."""
    late = [one for move in MOVES for one in _rounds(move)]
    rounds = len(MOVES) * len(WAYS)
    print(f"seconds from the move until it was seen, {rounds} rounds an interval\n")
    for interval in INTERVALS:
        print(_row(interval, [seen for each, seen in late if each == interval]))


def _row(interval: float, seen: list[float]) -> str:
    goal = interval + AT_MOST
    verdict = "met" if max(seen) <= goal else "not met"
    mean = sum(seen) / len(seen)
    times = f"best {min(seen):4.2f}  mean {mean:4.2f}  worst {max(seen):4.2f}"
    return f"  interval {interval:3.1f}  {times}  at most {goal:3.1f}: {verdict}"


def _rounds(move: float) -> Late:
    """Return how late a move was seen in a lab in which it takes so many seconds."""
    with lab(timers=Timers(move=move, resync=0.0)) as running:
        return [(interval, seen - move) for interval, seen in _play(running)]


def _play(running: Running) -> Late:
    tasks = [task for interval in INTERVALS for way in WAYS for task in _there(interval, *way)]
    play = {"name": "Move", "hosts": "mx1", "gather_facts": False, "tasks": tasks}
    (running.directory / "play.yml").write_text(json.dumps([play]), encoding="utf-8")
    _run(running)
    lines = (running.directory / "seen").read_text(encoding="utf-8").splitlines()
    return [(float(interval), float(seen)) for interval, _target, seen in map(str.split, lines)]


def _there(interval: float, target: str, event: str) -> list[Task]:
    """Return the tasks that read the peer, move mastership, and write down when that was seen."""
    read: Task = {
        "junos_ha.srd.redundancy_group_facts": {},
        "delegate_to": "mx2",
        "delegate_facts": True,
    }
    arguments = {"redundancy_set": 1, "redundancy_event": event, "target": target, "peer": "mx2"}
    limits = {"interval": interval, "stable_for": 0, "timeout": 30}
    moved: Task = {"junos_ha.srd.redundancy_switchover": {**arguments, **limits}, "register": "moved"}
    line = f"{interval} {target} {{{{ moved.durations.role_moved }}}}"
    note: Task = {
        "ansible.builtin.lineinfile": {"path": "{{ playbook_dir }}/seen", "create": True, "line": line},
        "delegate_to": "localhost",
    }
    return [read, moved, {**note, "vars": {"ansible_connection": "local"}}]


def _run(running: Running) -> None:
    program = Path(sys.executable).with_name("ansible-playbook")
    played = clients.run(
        [str(program), f"--inventory={running.inventory}", str(running.directory / "play.yml")],
        running.directory,
        env=os.environ,
        cwd=running.directory,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    if played.returncode:
        raise SystemExit(f"{played.stdout}\nthe play did not succeed")


if __name__ == "__main__":
    main()
