# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The variables of any host, and where to speak to it, from an inventory as Ansible reads it."""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import Inventory
from ansible_collections.junos_ha.srd.tests.unit.real_task import RealTask

GATEWAYS = {
    "gateways": {
        "hosts": {
            "mx1": {"ansible_host": "{{ net }}.1", "ansible_port": 831, "ansible_password": "of mx1"},
            "mx2": {"ansible_host": "{{ net }}.2", "ansible_user": "{{ nobody_set_this }}"},
            "mx3": {"ansible_connect_timeout": 5, "ansible_command_timeout": "{{ 3 + 4 }}"},
        },
        "vars": {"net": "192.0.2", "ansible_user": "reader", "ansible_connection": "local"},
    }
}


def inventory(folder: Path, **task: t.Any) -> Inventory:
    """Return the inventory, as a task on localhost has it."""
    path = folder / "inventory.json"
    path.write_text(json.dumps(GATEWAYS), encoding="utf-8")
    more = task.pop("task_vars", {})
    action, variables = RealTask(inventory=path, **task).action("redundancy_audit", {})
    return Inventory(action, {**variables, **more})


def test_a_host_has_its_own_variables_with_templates_resolved(tmp_path: Path) -> None:
    found = inventory(tmp_path).resolved("mx1", ["ansible_host", "ansible_port", "net", "unset"])
    assert found == {"ansible_host": "192.0.2.1", "ansible_port": 831, "net": "192.0.2"}


def test_variables_of_the_play_are_those_of_its_hosts_too(tmp_path: Path) -> None:
    found = inventory(tmp_path, play={"vars": {"net": "198.51.100"}}).resolved("mx1", ["ansible_host"])
    assert found == {"ansible_host": "198.51.100.1"}


def test_a_target_is_where_the_variables_of_the_host_say(tmp_path: Path) -> None:
    known = inventory(tmp_path)
    mx1, mx3 = known.target("mx1"), known.target("mx3")
    assert (mx1.name, mx1.host, mx1.port, mx1.user, mx1.password) == (
        "mx1",
        "192.0.2.1",
        831,
        "reader",
        "of mx1",
    )
    assert (mx3.host, mx3.port, mx3.connect_timeout, mx3.command_timeout) == ("mx3", 830, 5.0, 7.0)


def test_the_password_of_the_command_line_is_for_who_has_none(tmp_path: Path) -> None:
    known = inventory(tmp_path, password="asked")
    assert (known.target("mx1").password, known.target("mx3").password) == ("of mx1", "asked")


@pytest.mark.parametrize(("delegated", "password"), [("mx1", None), ("mx2", "asked")])
def test_the_password_of_the_host_that_a_task_is_delegated_to_is_for_no_other(
    tmp_path: Path, delegated: str, password: str | None
) -> None:
    known = inventory(tmp_path, password="asked", delegate_to=delegated)
    assert known.target("mx3").password == password


def test_the_password_of_the_play_host_hides_none_of_a_task_that_is_delegated(tmp_path: Path) -> None:
    known = inventory(tmp_path, password="asked", delegate_to="mx2", task_vars={"ansible_password": "own"})
    assert known.target("mx3").password == "asked"


def test_the_password_of_the_own_host_is_for_no_other(tmp_path: Path) -> None:
    known = inventory(tmp_path, password="own", task_vars={"ansible_password": "own"})
    assert known.target("mx3").password is None


@pytest.mark.parametrize(
    ("host", "cause"),
    [
        ("mx2", "mx2: ansible_user - Expected: a value Actual: "),
        ("mx9", "mx9 - Expected: a host of the inventory Actual: unknown"),
    ],
)
def test_what_cannot_be_resolved_is_refused(tmp_path: Path, host: str, cause: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        inventory(tmp_path).target(host)
    assert cause in str(caught.value)


@pytest.mark.parametrize(
    ("limit", "hosts"), [(None, {"mx1", "mx2", "mx3"}), ("mx1,localhost", {"mx1"}), ("!mx1", {"mx2", "mx3"})]
)
def test_a_limit_leaves_hosts_out(tmp_path: Path, limit: str | None, hosts: set[str]) -> None:
    assert inventory(tmp_path, limit=limit).limited == hosts


def test_a_host_is_known_by_its_name(tmp_path: Path) -> None:
    known = inventory(tmp_path)
    assert ("mx1" in known, "mx9" in known, "" in known, None in known) == (True, False, False, False)


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"ansible_password": True}, "password - Expected: text Actual: bool: put the value into quotes"),
        ({"ansible_user": 1.5}, "remote_user - Expected: text Actual: float: put the value into quotes"),
        (
            {"ansible_host_key_checking": "flase"},
            "host_key_checking - Expected: true or false Actual: 'flase'",
        ),
    ],
)
def test_what_yaml_takes_for_something_else_is_refused(
    tmp_path: Path, variables: dict[str, t.Any], said: str
) -> None:
    known = inventory(tmp_path, play={"vars": variables})
    with pytest.raises(ArgumentError) as caught:
        known.target("mx3")
    assert str(caught.value) == f"mx3: {said}"
