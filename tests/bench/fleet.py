# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times a fleet, read and judged: over the in-process connection, over netcommon's, and as without us.

The lab is a process of its own. All plays read the same gateways in the same run. Whether a goal is
reached is printed as met or not met; a benchmark fails only where a play did.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.bench.costs import Cost, adopt_orphans, cost_of

PROGRAM = Path(sys.executable).with_name("ansible-playbook")
TEMPLATE = Path(__file__).with_name("templates") / "redundancy_group.textfsm"
COMMAND = "show services redundancy-group extensive"

OURS = [{"junos_ha.srd.redundancy_group_facts": {}}, {"junos_ha.srd.redundancy_group_assert": {}}]
OTHERS: list[dict[str, t.Any]] = [
    {"junipernetworks.junos.junos_command": {"commands": COMMAND, "display": "text"}, "register": "said"},
    {
        "ansible.utils.cli_parse": {
            "text": "{{ said.stdout[0] }}",
            "parser": {"name": "ansible.utils.textfsm", "template_path": str(TEMPLATE)},
        },
        "register": "rows",
    },
    {
        "ansible.builtin.assert": {
            "that": ["rows.parsed | selectattr('STATE', 'in', ['MASTER', 'STANDBY']) | length > 0"],
            "quiet": True,
        }
    },
]
NETCOMMON = "ansible.netcommon.netconf"
WAYS: dict[str, tuple[list[dict[str, t.Any]], dict[str, str]]] = {
    "ours, in the process": (OURS, {"ansible_connection": "junos_ha.srd.netconf"}),
    "ours, persistent": (OURS, {"ansible_connection": NETCOMMON}),
    "junos_command, cli_parse, assert": (
        OTHERS,
        {"ansible_connection": NETCOMMON, "ansible_network_os": "junipernetworks.junos.junos"},
    ),
}
IN_PROCESS, PERSISTENT, WITHOUT = WAYS

# Gateways and forks; the slow ways are not asked for the large fleet.
ROUNDS = (
    (2, 10, (IN_PROCESS, PERSISTENT, WITHOUT)),
    (20, 10, (IN_PROCESS, PERSISTENT, WITHOUT)),
    (100, 2, (IN_PROCESS,)),
    (100, 10, (IN_PROCESS, PERSISTENT, WITHOUT)),
    (500, 10, (IN_PROCESS,)),
)
Costs = dict[tuple[str, int, int], Cost]


def main() -> None:
    """Run the plays and print a table."""
    adopt_orphans()
    costs: Costs = {}
    print(f"{'gateways':>8} {'forks':>5}  {'way':34} {'wall s':>7} {'ms each':>8} {'CPU s':>7} {'MB':>5}")
    for gateways, forks, ways in ROUNDS:
        with _lab(gateways // 2) as directory:
            for way in ways:
                cost = costs[way, gateways, forks] = _play(directory, way, forks)
                each = cost.wall * 1000 / gateways
                spent = f"{cost.wall:7.1f} {each:8.0f} {cost.cpu:7.1f} {cost.memory:5.0f}"
                print(f"{gateways:8} {forks:5}  {way:34} {spent}", flush=True)
    print(f"\n{_goals(costs)}")


def _goals(costs: Costs) -> str:
    ours = costs[IN_PROCESS, 100, 10]
    grown = costs[IN_PROCESS, 500, 10].wall / costs[IN_PROCESS, 20, 10].wall / (500 / 20)
    goals = (
        ("times faster than persistent, at least", costs[PERSISTENT, 100, 10].wall / ours.wall, 6.0, True),
        ("times faster than without us, at least", costs[WITHOUT, 100, 10].wall / ours.wall, 10.0, True),
        ("MB a fork, below", ours.memory, 60.0, False),
        ("of linear from 20 to 500 gateways, at most", grown, 1.15, False),
    )
    return "\n".join(_goal(*goal) for goal in goals)


def _goal(words: str, found: float, wanted: float, more: bool) -> str:
    met = found >= wanted if more else found <= wanted
    return f"  {found:6.2f} {words} {wanted:g}: {'met' if met else 'NOT MET'}"


def _play(directory: Path, way: str, forks: int) -> Cost:
    tasks, variables = WAYS[way]
    named = [{"name": next(iter(task)), **task} for task in tasks]
    play = {"name": way, "hosts": "gateways", "gather_facts": False, "vars": variables, "tasks": named}
    (directory / "play.json").write_text(json.dumps([play]), encoding="utf-8")
    given = ["--extra-vars", json.dumps({**variables, "ansible_connect_timeout": 120})]
    command = [str(PROGRAM), f"--inventory={directory / 'inventory.yml'}", f"--forks={forks}", *given]
    return cost_of([*command, str(directory / "play.json")], directory, os.environ)


@contextlib.contextmanager
def _lab(pairs: int) -> t.Iterator[Path]:
    """Run a lab in a process of its own, which is none of those whose cost is counted."""
    with tempfile.TemporaryDirectory(prefix="srd-fleet-") as folder:
        directory = Path(folder)
        module = "ansible_collections.junos_ha.srd.tests.lab"
        command = [sys.executable, "-m", module, f"--pairs={pairs}", f"--directory={directory}"]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            while not (directory / "inventory.yml").exists():
                if running.poll() is not None:
                    raise SystemExit("the lab did not start")
                time.sleep(0.1)
            yield directory
        finally:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    main()
