# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tasks of the roles that speak to a gateway: which there are, and none keeps a run from its evidence."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROLES = Path(__file__).resolve().parents[3] / "roles"
FAILS_FOR_NO_GATEWAY = "redundancy_pair_info"  # its result says what could not be read
ACTIONS = (FAILS_FOR_NO_GATEWAY, "redundancy_group_facts", "redundancy_group_wait", "redundancy_switchover")

# By file, in their order. What is not here opens no session.
EXPECTED = {
    "precheck/pair.yml": [FAILS_FOR_NO_GATEWAY],
    "precheck/take_down.yml": [FAILS_FOR_NO_GATEWAY],
    "postcheck/wait.yml": ["redundancy_group_wait"],
    "failover/settle.yml": ["redundancy_switchover"],
    "failover/switch.yml": ["redundancy_group_facts", "redundancy_switchover"],
}

Written = dict[str, t.Any]


@dataclass(frozen=True, kw_only=True)
class DeviceTask:
    """A task that speaks to a gateway, and whether a block rescues it."""

    file: str
    action: str
    task: Written
    rescued: bool


def device_tasks(file: str, tasks: list[Written], rescued: bool = False) -> t.Iterator[DeviceTask]:
    """Yield the device tasks among tasks, those of blocks among them."""
    for task in tasks:
        for part in ("block", "rescue", "always"):
            inside = part == "block" and "rescue" in task
            yield from device_tasks(file, task.get(part, []), rescued=rescued or inside)
        for action in ACTIONS:
            if f"junos_ha.srd.{action}" in task:
                yield DeviceTask(file=file, action=action, task=task, rescued=rescued)


def all_device_tasks() -> t.Iterator[DeviceTask]:
    """Yield those of all roles."""
    for path in sorted(ROLES.glob("*/tasks/*.yml")):
        name = f"{path.parts[-3]}/{path.name}"
        yield from device_tasks(name, yaml.safe_load(path.read_text(encoding="utf-8")))


FOUND = list(all_device_tasks())


def test_they_are_those_that_are_needed() -> None:
    files = {it.file for it in FOUND}
    assert {file: [it.action for it in FOUND if it.file == file] for file in files} == EXPECTED


CAN_FAIL = [it for it in FOUND if it.action != FAILS_FOR_NO_GATEWAY]


@pytest.mark.parametrize("it", CAN_FAIL, ids=lambda it: f"{it.file} {it.task['name']}")
def test_the_role_always_writes_its_evidence(it: DeviceTask) -> None:
    kept = {name: it.task.get(name) for name in ("failed_when", "ignore_unreachable", "any_errors_fatal")}
    assert kept == {"failed_when": False, "ignore_unreachable": True, "any_errors_fatal": False}
    assert it.rescued
