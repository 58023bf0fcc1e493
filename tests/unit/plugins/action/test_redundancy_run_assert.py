# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a playbook gets from junos_ha.srd.redundancy_run_assert."""

from __future__ import annotations

import typing as t
from pathlib import Path
from types import MappingProxyType

import pytest

from ansible_collections.junos_ha.srd.plugins.action import redundancy_run_assert
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, act

LEADS = {"pattern": "leads", "leads": ["mx1", "mx3"]}
NO_LEAD = "srd_leads - Expected: hosts that lead a pair Actual: none in leads"
NO_TASKS = (
    "srd_maintenance_tasks - Expected: the full path of a file of tasks Actual: {actual}. Nothing was sent"
)
NO_LOCALHOST = "--limit - Expected: localhost among its hosts, which shows the verdict Actual: it is left out"
PLAYBOOKS = ("audit", "failover", "maintenance", "postcheck", "precheck")
WHOLE = ("mx2", "mx3", "localhost")


@pytest.fixture(autouse=True)
def extra(monkeypatch: pytest.MonkeyPatch) -> dict[str, t.Any]:
    """The extra variables of the run: none, unless a test adds some."""
    given: dict[str, t.Any] = {}
    monkeypatch.setattr(redundancy_run_assert, "load_extra_vars", lambda loader: given)
    return given


@pytest.fixture
def tasks(tmp_path: Path) -> str:
    """The path of a file of tasks."""
    path = tmp_path / "upgrade.yml"
    path.write_text("- ansible.builtin.debug:\n", encoding="utf-8")
    return str(path)


def run(playbook: str, *hosts: str, **given: t.Any) -> dict[str, t.Any]:
    """Return the result in a play on these hosts."""
    return act("redundancy_run_assert", {"playbook": playbook, **LEADS, **given}, Play(hosts=hosts))[0]


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_a_run_with_all_that_its_playbook_needs_goes_on(playbook: str, tasks: str) -> None:
    assert run(playbook, *WHOLE, tasks=tasks) == {"changed": False, "connection": "netconf"}


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("leads", [[], ["mx1"]], ids=str)
def test_a_run_without_a_lead_stops(playbook: str, leads: list[str]) -> None:
    assert run(playbook, *WHOLE, leads=leads, tasks="x.yml") == {"failed": True, "msg": NO_LEAD}


def test_only_an_audit_needs_localhost(tasks: str) -> None:
    results = {name: run(name, "mx1", tasks=tasks) for name in PLAYBOOKS}
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


@pytest.mark.parametrize("given", [None, ""])
def test_only_a_maintenance_needs_tasks(given: str | None) -> None:
    results = {name: run(name, *WHOLE, tasks=given) for name in PLAYBOOKS}
    assert results.pop("maintenance") == {"failed": True, "msg": NO_TASKS.format(actual="nothing")}
    assert [each["changed"] for each in results.values()] == [False] * 4


def maintain(path: object) -> dict[str, t.Any]:
    """Return the result of a maintenance with this file of tasks."""
    return run("maintenance", *WHOLE, tasks=str(path))


def test_a_file_of_tasks_may_be_named_from_home(monkeypatch: pytest.MonkeyPatch, tasks: str) -> None:
    monkeypatch.setenv("HOME", str(Path(tasks).parent))
    assert maintain("~/upgrade.yml") == {"changed": False, "connection": "netconf"}


@pytest.mark.parametrize("path", ["upgrade.yml", "./upgrade.yml", "$PWD/upgrade.yml"])
def test_a_path_of_tasks_that_is_not_full_is_refused(
    monkeypatch: pytest.MonkeyPatch, tasks: str, path: str
) -> None:
    monkeypatch.chdir(Path(tasks).parent)
    refused = NO_TASKS.format(actual=f"{path}, which is not a full path")
    assert maintain(path) == {"failed": True, "msg": refused}


def test_a_file_of_tasks_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path, wrong in ((tmp_path / "x.yml", "is not there"), (tmp_path, "is not a file")):
        assert maintain(path) == {"failed": True, "msg": NO_TASKS.format(actual=f"{path} {wrong}")}


@pytest.mark.parametrize(
    "text",
    ["", "---\n", "[]\n", "tasks: []\n", "- upgrade\n", "- hosts: all\n  tasks: []\n"],
    ids=["empty", "nothing", "no_task", "mapping", "text", "playbook"],
)
def test_a_file_without_a_list_of_tasks_is_refused(tasks: str, text: str) -> None:
    Path(tasks).write_text(text, encoding="utf-8")
    refused = NO_TASKS.format(actual=f"{tasks} is not a list of tasks")
    assert maintain(tasks) == {"failed": True, "msg": refused}


@pytest.mark.parametrize("content", [b"- a: [\n", b"- a: \xff\n"], ids=["no_yaml", "no_text"])
def test_a_file_of_tasks_that_cannot_be_read_is_refused(tasks: str, content: bytes) -> None:
    Path(tasks).write_bytes(content)
    result = maintain(tasks)
    assert result["failed"] is True
    assert result["msg"].startswith(NO_TASKS.partition("{")[0] + f"{tasks} cannot be read, ")
    assert result["msg"].endswith(". Nothing was sent")


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


def audit_of(connection: str, home: object) -> dict[str, t.Any]:
    """Return the result of an audit whose lead mx3 has a home."""
    hostvars = {"mx1": {}, "mx3": {} if home is None else {"srd_home": home}}
    arguments = {"playbook": "audit", **LEADS, "connection": connection}
    return act("redundancy_run_assert", arguments, Play(hosts=WHOLE, given={"hostvars": hostvars}))[0]


def test_an_audit_may_use_the_connection_of_the_inventory_where_no_set_has_a_home() -> None:
    assert audit_of("netconf", "mx3") == {"changed": False, "connection": "netconf"}
    assert audit_of("inventory", None) == {"changed": False, "connection": "inventory"}
    assert audit_of("inventory", "mx3") == {
        "failed": True,
        "msg": "srd_home - Expected: an audit over netconf, which alone looks where sets belong "
        "Actual: over inventory, and mx3 has the variable",
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


def test_a_fact_of_localhost_may_not_choose_the_pairs_of_a_fleet() -> None:
    of_hosts = {"localhost": {"precheck_leads": ["mx1"]}}
    play = Play(hosts=WHOLE, gathered={"localhost": None}, of_hosts=of_hosts)
    expected = "no fact or variable of the host of that name, which the roles set themselves"
    assert act("redundancy_run_assert", {"playbook": "audit", **LEADS}, play)[0] == {
        "failed": True,
        "msg": f"precheck_leads - Expected: {expected} Actual: there is one",
    }


def test_an_extra_variable_of_another_name_is_nobodys_business(extra: dict[str, t.Any]) -> None:
    extra["audit_ticket"] = "CHG0042"
    assert run("audit", *WHOLE) == {"changed": False, "connection": "netconf"}


@pytest.mark.parametrize(
    "name", ["srd_probes", "srd_areas", "srd_area_effects", "srd_role", "srd_service_sets"]
)
def test_an_expectation_that_saved_replies_are_not_judged_by_is_refused(
    extra: dict[str, t.Any], name: str
) -> None:
    extra[name] = []
    expected = "srd_redundancy_sets or srd_waivers, the expectations that judge takes"
    message = f"{name} - Expected: {expected} Actual: one for gateways that are asked"
    assert run("judge") == {"failed": True, "msg": message}


@pytest.mark.parametrize("name", ["srd_redundancy_sets", "srd_waivers", "srd_evidence_directory"])
def test_what_saved_replies_are_judged_by_is_taken(extra: dict[str, t.Any], name: str) -> None:
    extra[name] = []
    assert "failed" not in run("judge")
