# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times the assertions in a play of 100 hosts beside ansible.builtin.assert: milliseconds a host.

All judge the same facts in the same run, in turns, and the best of the rounds counts. Whether an assertion
stays below its limit is printed as met or not met; a benchmark fails only where a task did.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse

FOLDER = Path(__file__).parent
REPLY = FOLDER.parent / "fixtures" / "published" / "extensive.txt"

HOSTS = 100
FORKS = 10
ROUNDS = 3
LIMIT = 60  # milliseconds a host

BUILTIN = "ansible.builtin.assert"
SET = "facts.groups[0].sets[0]"
ANY = {"facts": "{{ facts }}", "max_age": "any", "report_only": True}

# The questions of the one that judges least: what a person would write by hand.
TASKS: dict[str, dict[str, t.Any]] = {
    "ansible.builtin.debug": {"msg": "nothing"},
    BUILTIN: {
        "that": [
            "facts.complete",
            "facts.iccp.connection == 'Connected'",
            f"{SET}.role == 'MASTER' and not {SET}.qualifier",
            f"{SET}.health == 'Passed'",
            f"{SET}.peers | rejectattr('connection', 'equalto', 'Connected') | length == 0",
            f"{SET}.service_sets | map(attribute='interfaces') | flatten"
            " | rejectattr('synchronization', 'equalto', 'Hot') | length == 0",
        ],
        "quiet": True,
    },
    "junos_ha.srd.redundancy_group_assert": ANY,
    "junos_ha.srd.redundancy_pair_assert": {**ANY, "peer_facts": "{{ facts }}", "max_skew": "any"},
    "junos_ha.srd.redundancy_change_assert": {
        "facts": "{{ facts }}",
        "before": "{{ facts }}",
        "expect": "unchanged",
        "report_only": True,
    },
}


def main() -> None:
    """Run the play and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        times = _play(Path(folder))
    best = {name: min(taken for task, taken in times if task == name) for name in TASKS}
    print(f"{HOSTS} hosts, {FORKS} forks, best of {ROUNDS} rounds, milliseconds a host\n")
    for name, taken in best.items():
        print(f"  {name:40} {taken:6.1f}  {taken / best[BUILTIN]:5.2f} x  {_verdict(name, taken)}".rstrip())


def _verdict(name: str, taken: float) -> str:
    if not name.startswith("junos_ha.srd."):
        return ""
    return f"below {LIMIT}: {'met' if taken < LIMIT else 'not met'}"


def _play(folder: Path) -> list[tuple[str, float]]:
    """Return the tasks that were run, each with its milliseconds a host."""
    facts = to_facts(parse(REPLY.read_text(encoding="utf-8")))
    hosts: dict[str, t.Any] = {f"mx{number}": {} for number in range(1, HOSTS + 1)}
    inventory = {"all": {"hosts": hosts, "vars": {"facts": facts, "ansible_connection": "local"}}}
    tasks = [{"name": name, name: arguments} for name, arguments in TASKS.items()] * ROUNDS
    play = {"name": "Judge", "hosts": "all", "gather_facts": False, "tasks": tasks}
    (folder / "inventory.json").write_text(json.dumps(inventory), encoding="utf-8")
    (folder / "play.yml").write_text(json.dumps([play]), encoding="utf-8")
    _run(folder)
    begun = json.loads((folder / "times.json").read_text(encoding="utf-8"))
    return [(name, (end - start) * 1000 / HOSTS) for (name, start), (_next, end) in itertools.pairwise(begun)]


def _run(folder: Path) -> None:
    settings = {
        "ANSIBLE_CALLBACK_PLUGINS": str(FOLDER / "callback"),
        "ANSIBLE_CALLBACKS_ENABLED": "task_times",
        "ANSIBLE_FORKS": str(FORKS),
        "TASK_TIMES": str(folder / "times.json"),
    }
    program = Path(sys.executable).with_name("ansible-playbook")
    played = subprocess.run(
        [str(program), f"--inventory={folder / 'inventory.json'}", str(folder / "play.yml")],
        env={**os.environ, **settings},
        check=False,
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    if played.returncode:
        raise SystemExit(f"{played.stdout}\nthe play did not succeed")


if __name__ == "__main__":
    main()
