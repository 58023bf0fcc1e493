# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a playbook gets from junos_ha.srd.redundancy_run_assert."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, act

LEADS = {"pattern": "leads", "leads": ["mx1", "mx3"]}
NO_LEAD = "srd_leads - Expected: hosts that lead a pair Actual: none in leads"
NO_TASKS = "srd_maintenance_tasks - Expected: the path of a file of tasks Actual: nothing"
NO_LOCALHOST = "--limit - Expected: localhost among its hosts, which shows the verdict Actual: it is left out"
PLAYBOOKS = ("audit", "failover", "maintenance", "postcheck", "precheck")
WHOLE = ("mx2", "mx3", "localhost")


def run(playbook: str, *hosts: str, **given: t.Any) -> dict[str, t.Any]:
    """Return the result in a play on these hosts."""
    return act("redundancy_run_assert", {"playbook": playbook, **LEADS, **given}, Play(hosts=hosts))[0]


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_a_run_with_all_that_its_playbook_needs_goes_on(playbook: str) -> None:
    assert run(playbook, *WHOLE, tasks="/upgrade.yml") == {"changed": False, "connection": "netconf"}


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("leads", [[], ["mx1"]], ids=str)
def test_a_run_without_a_lead_stops(playbook: str, leads: list[str]) -> None:
    assert run(playbook, *WHOLE, leads=leads, tasks="x.yml") == {"failed": True, "msg": NO_LEAD}


def test_only_an_audit_needs_localhost() -> None:
    results = {name: run(name, "mx1", tasks="x.yml") for name in PLAYBOOKS}
    assert results.pop("audit") == {"failed": True, "msg": NO_LOCALHOST}
    assert [each["changed"] for each in results.values()] == [False] * 4


@pytest.mark.parametrize("tasks", [None, ""])
def test_only_a_maintenance_needs_tasks(tasks: str | None) -> None:
    results = {name: run(name, *WHOLE, tasks=tasks) for name in PLAYBOOKS}
    assert results.pop("maintenance") == {"failed": True, "msg": NO_TASKS}
    assert [each["changed"] for each in results.values()] == [False] * 4


def test_an_audit_may_use_the_connection_of_the_inventory() -> None:
    assert run("audit", *WHOLE, connection="inventory") == {"changed": False, "connection": "inventory"}


@pytest.mark.parametrize("connection", ["telnet", "", "NETCONF"])
def test_no_other_connection_of_an_audit_exists(connection: str) -> None:
    refused = f"srd_audit_connection - Expected: netconf or inventory Actual: {connection}"
    assert run("audit", *WHOLE, connection=connection) == {"failed": True, "msg": refused}
