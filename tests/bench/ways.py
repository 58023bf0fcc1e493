# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The ways to read and judge a fleet: ours, and those without us. Each fails where a gateway is not well."""

from __future__ import annotations

import json
import os
import sys
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.bench import jsnapy_task
from ansible_collections.junos_ha.srd.tests.bench.costs import Cost, cost_of
from ansible_collections.junos_ha.srd.tests.bench.lab_process import Lab

FOLDER = Path(__file__).parent
PROGRAMS = Path(sys.executable).parent

TEMPLATE = FOLDER / "templates" / "redundancy_group.textfsm"
COMMAND = "show services redundancy-group extensive"

Tasks = list[dict[str, t.Any]]

OURS: Tasks = [{"junos_ha.srd.redundancy_group_facts": {}}, {"junos_ha.srd.redundancy_group_assert": {}}]
OTHERS: Tasks = [
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
AT_ONCE = 50  # gateways, of what forks nothing
ALL_AT_ONCE = {"leads": "{{ groups['leads'] }}", "concurrency": AT_ONCE}
BY_NCCLIENT: Tasks = [{"ncclient_facts": {}}]
NO_READING: Tasks = [{"ansible.builtin.debug": {"msg": "nothing"}}]
NOTHING: Tasks = [{"ansible.builtin.meta": "noop"}]

AUDIT = "ours, all in one task"
BARE = "asyncssh alone, nothing parsed"
IN_PROCESS = "ours, a task each"
FACTS = "ours, read only, a task each"
NCCLIENT = "ncclient, read only, a task each"
TASK = "a task each that does nothing"
PERSISTENT = "ours, persistent"
WITHOUT = "junos_command, cli_parse, assert"
IDLE = "a play that does nothing"
PYEZ = "PyEZ and TextFSM, no Ansible"
JSNAPY = "JSNAPy, a thread a gateway"

OUR_CONNECTION = {"ansible_connection": "junos_ha.srd.netconf"}
NETCOMMONS = {
    "ansible_connection": "ansible.netcommon.netconf",
    "ansible_network_os": "junipernetworks.junos.junos",
}
PLAYS: dict[str, tuple[Tasks, dict[str, str]]] = {
    IN_PROCESS: (OURS, OUR_CONNECTION),
    FACTS: (OURS[:1], OUR_CONNECTION),
    NCCLIENT: (BY_NCCLIENT, OUR_CONNECTION),
    TASK: (NO_READING, OUR_CONNECTION),
    PERSISTENT: (OURS, NETCOMMONS),
    WITHOUT: (OTHERS, NETCOMMONS),
    IDLE: (NOTHING, OUR_CONNECTION),
}


def go(way: str, lab: Lab, forks: int, hosts: str = "gateways") -> Cost:
    """Go a way, and return what it cost. A play may be of some hosts only."""
    if way == PYEZ:
        program = [sys.executable, str(FOLDER / "pyez.py"), str(lab.inventory), str(forks)]
        return cost_of(program, lab.directory, os.environ)
    if way == BARE:
        program = [sys.executable, str(FOLDER / "bare.py"), str(lab.inventory), str(AT_ONCE)]
        return cost_of(program, lab.directory, os.environ)
    if way == AUDIT:
        return _audit(lab)
    return _jsnapy(lab) if way == JSNAPY else play(way, hosts, lab, forks)


def _audit(lab: Lab) -> Cost:
    """Read and judge all gateways by one task, without evidence."""
    task = {"name": AUDIT, "junos_ha.srd.redundancy_audit": ALL_AT_ONCE}
    one = {"name": AUDIT, "hosts": "localhost", "gather_facts": False, "tasks": [task]}
    (lab.directory / "play.json").write_text(json.dumps([one]), encoding="utf-8")
    return run_playbook(str(lab.directory / "play.json"), {}, lab, 1)


def play(way: str, hosts: str, lab: Lab, forks: int) -> Cost:
    """Play tasks for gateways of a lab; a gateway is done with before another takes its fork."""
    tasks, variables = PLAYS[way]
    named = [{"name": next(iter(task)), **task} for task in tasks]
    one = {
        "name": way,
        "hosts": hosts,
        "gather_facts": False,
        "strategy": "ansible.builtin.host_pinned",
    }
    (lab.directory / "play.json").write_text(json.dumps([{**one, "tasks": named}]), encoding="utf-8")
    return run_playbook(str(lab.directory / "play.json"), variables, lab, forks)


def run_playbook(
    playbook: str, variables: dict[str, t.Any], lab: Lab, forks: int, *, may_fail: bool = False
) -> Cost:
    """Run a playbook with extra variables, and return what it cost."""
    extra = json.dumps({"ansible_connect_timeout": 120, **variables})
    command = [str(PROGRAMS / "ansible-playbook"), f"--inventory={lab.inventory}", f"--forks={forks}"]
    whole = [*command, "--extra-vars", extra, playbook]
    env = {**os.environ, "ANSIBLE_ACTION_PLUGINS": str(FOLDER / "action")}
    return cost_of(whole, lab.directory, env, may_fail=may_fail)


def _jsnapy(lab: Lab) -> Cost:
    """Run JSNAPy, which ends well whatever it found.

    Raises:
        SystemExit: it has not passed each gateway.
    """
    jsnapy_task.write_task(lab)
    command = [str(PROGRAMS / "jsnapy"), "--snapcheck", "now", "--file", str(lab.directory / "task.yml")]
    cost = cost_of(command, lab.directory, {**os.environ, "JSNAPY_HOME": str(lab.directory)})
    passed, wanted = cost.printed.count(jsnapy_task.PASSED), len(lab.gateways()["hosts"])
    if passed != wanted:
        raise SystemExit(f"{cost.printed}\nJSNAPy has passed {passed} of {wanted} gateways")
    return cost
