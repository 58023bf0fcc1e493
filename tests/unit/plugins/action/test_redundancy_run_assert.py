# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a playbook gets from junos_ha.srd.redundancy_run_assert."""

from __future__ import annotations

import typing as t
from types import MappingProxyType

import pytest

from ansible_collections.junos_ha.srd.plugins.action import redundancy_run_assert
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, act

LEADS = {"pattern": "leads", "leads": ["mx1", "mx3"]}
NO_LEAD = "srd_leads - Expected: hosts that lead a pair Actual: none in leads"
NO_TASKS = "srd_maintenance_tasks - Expected: the path of a file of tasks Actual: nothing"
NO_LOCALHOST = "--limit - Expected: localhost among its hosts, which shows the verdict Actual: it is left out"
PLAYBOOKS = ("audit", "failover", "maintenance", "postcheck", "precheck")
WHOLE = ("mx2", "mx3", "localhost")


@pytest.fixture(autouse=True)
def extra(monkeypatch: pytest.MonkeyPatch) -> dict[str, t.Any]:
    """The extra variables of the run: none, unless a test adds some."""
    given: dict[str, t.Any] = {}
    monkeypatch.setattr(redundancy_run_assert, "load_extra_vars", lambda loader: given)
    return given


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


@pytest.mark.parametrize("playbook", ["history", "judge"])
def test_what_reads_files_needs_no_lead_and_takes_no_misspelt_variable(
    extra: dict[str, t.Any], playbook: str
) -> None:
    assert run(playbook, "localhost", leads=[]) == {"changed": False, "connection": "netconf"}
    extra["srd_kep"] = "90 days"
    assert run(playbook, "localhost", leads=[]) == {
        "failed": True,
        "msg": "srd_kep - Expected: a variable of this collection, which alone has names that begin with "
        "srd_ Actual: unknown, the nearest is srd_keep",
    }


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


def test_only_an_audit_over_netconf_makes_metrics() -> None:
    given = {"metrics_file": "/metrics/junos_srd.prom"}
    assert run("audit", *WHOLE, **given) == {"changed": False, "connection": "netconf"}
    assert run("audit", *WHOLE, connection="inventory", **given) == {
        "failed": True,
        "msg": "srd_metrics_file - Expected: an audit over netconf, which alone makes metrics "
        "Actual: over inventory",
    }


PEERS: t.Mapping[str, dict[str, str]] = MappingProxyType(
    {"mx1": {"srd_peer": "mx2"}, "mx3": {"srd_peer": "mx4"}}
)


def ask(*gateways: str, peers: t.Mapping[str, dict[str, str]] = PEERS) -> dict[str, t.Any]:
    """Return the result of the question of gateways."""
    arguments = {"playbook": "take_down", **LEADS, "gateways": list(gateways)}
    return act("redundancy_run_assert", arguments, Play(hosts=WHOLE, given={"hostvars": peers}))[0]


def test_a_gateway_is_asked_about_by_the_lead_of_its_pair() -> None:
    found = {"changed": False, "connection": "netconf"}
    assert ask("mx1") == {**found, "asked": {"mx1": ["mx1"]}}
    assert ask("mx4", "mx2", "mx3", "mx2") == {**found, "asked": {"mx3": ["mx4", "mx3"], "mx1": ["mx2"]}}


@pytest.mark.parametrize(
    ("gateways", "peers", "message"),
    [
        ([], PEERS, "gateway - Expected: the name of a gateway, or several Actual: nothing"),
        ([""], PEERS, "gateway - Expected: the name of a gateway, or several Actual: nothing"),
        (["mx1", "mx9"], PEERS, "gateway - Expected: mx9 in one pair of leads Actual: in none"),
        (["mx2"], {"mx1": {}, "mx3": {}}, "gateway - Expected: mx2 in one pair of leads Actual: in none"),
        (
            ["mx2"],
            {"mx1": {"srd_peer": "mx2"}, "mx3": {"srd_peer": "mx2"}},
            "gateway - Expected: mx2 in one pair of leads Actual: in those of mx1, mx3",
        ),
    ],
)
def test_a_gateway_that_is_not_in_one_pair_is_refused(
    gateways: list[str], peers: dict[str, dict[str, str]], message: str
) -> None:
    assert ask(*gateways, peers=peers) == {"failed": True, "msg": message}


@pytest.mark.parametrize("name", ["audit_run", "audit_fleet", "precheck_shown"])
def test_an_extra_variable_may_not_overrule_an_audit(extra: dict[str, t.Any], name: str) -> None:
    extra[name] = {"go": True, "connection": "none"}
    message = f"{name} - Expected: no extra variable of that name, which the audit sets itself "
    assert run("audit", *WHOLE) == {"failed": True, "msg": f"{message}Actual: an extra variable"}


@pytest.mark.parametrize("name", ["take_down_run", "precheck_answers"])
def test_an_extra_variable_may_not_overrule_an_answer(extra: dict[str, t.Any], name: str) -> None:
    extra[name] = {"asked": {}}
    message = f"{name} - Expected: no extra variable of that name, which the take_down sets itself "
    assert ask("mx1") == {"failed": True, "msg": f"{message}Actual: an extra variable"}


def test_an_extra_variable_of_another_name_is_nobodys_business(extra: dict[str, t.Any]) -> None:
    extra["audit_ticket"] = "CHG0042"
    assert run("audit", *WHOLE) == {"changed": False, "connection": "netconf"}
