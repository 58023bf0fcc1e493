# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_pair_info, of gateways in the lab."""

from __future__ import annotations

import hashlib
import json
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    ConfigurationReading,
    Reading,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.any_host import AnyHost
from ansible_collections.junos_ha.srd.tests.lab.running import lab
from ansible_collections.junos_ha.srd.tests.unit import saved_runs as saved
from ansible_collections.junos_ha.srd.tests.unit.real_task import RealTask
from ansible_collections.junos_ha.srd.tests.unit.report_samples import record
from ansible_collections.junos_ha.srd.tests.unit.vocabulary_files import TERMS, UNSIGNED, written

NETCONF = {"vars": {"ansible_connection": "junos_ha.srd.netconf", "ansible_command_timeout": 3}}


def read(
    host: str, peer: str, play: dict[str, t.Any], faults: dict[str, str], **more: t.Any
) -> dict[str, t.Any]:
    """Return what a task on a host returns."""
    with lab(pairs=1, faults=faults) as running:
        task = RealTask(inventory=running.inventory, host=host, play=play)
        return task.run("redundancy_pair_info", {"peer": peer, **more})[0]


def test_both_gateways_are_read_that_of_the_task_first() -> None:
    result = read("mx2", "mx1", NETCONF, {}, keep_reply=True)
    assert [(it["name"], it["error"]) for it in result["gateways"]] == [("mx2", ""), ("mx1", "")]
    assert [it["facts"]["roles"] for it in result["gateways"]] == [{"1": "STANDBY"}, {"1": "MASTER"}]
    assert all("Redundancy Group ID" in it["facts"]["reply"] for it in result["gateways"])
    assert (result["changed"], result.get("failed", False)) == (False, False)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("close", "mx2: 'show services redundancy-group extensive' failed: the session was closed"),
        ("hang", "mx2: 'show services redundancy-group extensive' failed: no reply within 3 s"),
        ("refuse_login", "mx2: 'open the session' failed: "),
        ("change_key", "mx2: 'open the session' failed: the host key of "),
    ],
)
def test_a_gateway_that_cannot_be_read_has_its_error_beside_the_facts_of_the_other(
    fault: str, error: str
) -> None:
    mx1, mx2 = read("mx1", "mx2", NETCONF, {"mx2": fault})["gateways"]
    assert (mx1["facts"]["roles"], mx1["error"]) == ({"1": "MASTER"}, "")
    assert (mx2["facts"], mx2["error"].startswith(error)) == ({}, True)


def test_a_connection_that_carries_no_command_is_an_error_of_its_gateway() -> None:
    mx1, mx2 = read("mx1", "mx2", {"vars": {"ansible_connection": "local"}}, {})["gateways"]
    assert (mx1["facts"], mx2["facts"]) == ({}, {})
    assert mx2["error"].startswith("mx2: ansible_connection - Expected: junos_ha.srd.netconf or ")


@pytest.mark.parametrize(
    ("peer", "message"),
    [
        ("mx1", "peer - Expected: another gateway than mx1 Actual: mx1"),
    ],
)
def test_a_peer_that_is_the_host_itself_is_refused(peer: str, message: str) -> None:
    result = read("mx1", peer, NETCONF, {})
    assert (result["failed"], result["msg"]) == (True, message)


def test_a_peer_that_the_inventory_does_not_have_is_an_error_of_that_gateway() -> None:
    mx1, mx9 = read("mx1", "mx9", NETCONF, {})["gateways"]
    assert (mx1["error"], mx9["error"]) == ("", "mx9 - Expected: a host of the inventory Actual: unknown")


def test_the_configurations_of_both_are_read_where_that_is_asked_for() -> None:
    result = read("mx1", "mx2", NETCONF, {"mx2": "config_error"}, configuration=True)
    assert [it["facts"]["roles"] for it in result["gateways"]] == [{"1": "MASTER"}, {"1": "STANDBY"}]
    mx1, mx2 = result["configurations"]
    assert (mx1["name"], mx1["error"], [it["id"] for it in mx1["configuration"]["sets"]]) == ("mx1", "", [1])
    assert (mx2["name"], mx2["configuration"]) == ("mx2", {})
    assert mx2["error"].startswith("mx2: 'get-configuration' failed: ")


def test_the_warnings_beside_the_replies_of_both_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"mx1": ("mx1: stale",), "mx2": ("mx2: stale", "mx2: old")}

    async def warn(_hosts: AnyHost, host: str, _request: Read, _beside: t.Sequence[Request]) -> Reading:
        return Reading(
            gateway=Gateway(format="text", level="brief", complete=True), reply="", warnings=said[host]
        )

    monkeypatch.setattr(AnyHost, "read", warn)
    assert read("mx1", "mx2", NETCONF, {})["warnings"] == ["mx1: stale", "mx2: old", "mx2: stale"]


def test_a_reply_of_another_shape_than_in_the_evidence_is_told_first(tmp_path: Path) -> None:
    with lab(pairs=1) as running:
        task = RealTask(inventory=running.inventory, host="mx1", play=NETCONF)
        arguments = {"peer": "mx2", "keep_reply": True, "directory": str(tmp_path)}
        result = task.run("redundancy_pair_info", arguments)[0]
        assert "warnings" not in result
        shape = result["gateways"][1]["facts"]["shape"]
        old = {**shape, "release": "19.1R1", "sha256": "old", "labels": [*shape["labels"], "weather"]}
        saved.save(tmp_path, "R1", [record("mx2", "precheck", {}, shape=old)], 1)
        result = task.run("redundancy_pair_info", arguments)[0]
    changed = f"changed since R1 (19.1R1 -> {shape['release']}): gone: weather"
    assert result["warnings"] == [f"mx2: the shape of its reply {changed}"]
    assert (shape["schema"], shape["format"], shape["level"]) == (1, "text", "extensive")


def test_a_path_that_is_none_is_refused() -> None:
    result = read("mx1", "mx2", NETCONF, {}, directory="~nobody-here/x")
    assert result["msg"].startswith("directory - Expected: a path Actual: ")


NOTHING = {"entries": [], "complete": True, "unrecognized": [], "refused": []}
REFUSED = {"entries": None, "complete": False, "unrecognized": [], "refused": ["permission denied"]}


def test_areas_of_both_are_read_where_they_are_asked_for() -> None:
    result = read("mx1", "mx2", NETCONF, {"mx2": "areas_refused"}, gather_subset=["cores"])
    of_mx1, of_mx2 = (it["facts"]["collected_at"] for it in result["gateways"])
    assert result["areas"] == {
        "mx1": {"schema": 1, "collected_at": of_mx1, "cores": NOTHING},
        "mx2": {"schema": 1, "collected_at": of_mx2, "cores": REFUSED},
    }


def test_a_gateway_that_cannot_be_read_has_no_areas() -> None:
    result = read("mx1", "mx2", NETCONF, {"mx2": "close"}, gather_subset=["all"])
    twice = {"entries": None, "complete": False, "unrecognized": [], "refused": ["permission denied"] * 2}
    assert (result["areas"]["mx1"]["alarms"], result["areas"]["mx2"]) == (NOTHING, {})
    result = read("mx1", "mx2", NETCONF, {"mx2": "areas_refused"}, gather_subset=["all"])
    assert result["areas"]["mx2"]["alarms"] == twice


def test_nothing_more_is_asked_where_no_area_is() -> None:
    with lab(pairs=1) as running:
        task = RealTask(inventory=running.inventory, host="mx1", play=NETCONF)
        result = task.run("redundancy_pair_info", {"peer": "mx2"})[0]
        assert (result["areas"], result["probes"]) == ({}, {})
        asked = [line for line in running.devices["mx1"].requests if line != "<close-session>"]
    assert asked == ["show services redundancy-group extensive", "<get-system-information>"]


PROBES = [
    {"name": "alarms", "command": "show system alarms | no-more", "contains": "No alarms", "gateway": "mx2"},
    {"name": "nat", "command": "show services nat pool", "absent": "exhausted"},
]


def answer(name: str, command: str, text: str | None, refused: str = "") -> dict[str, t.Any]:
    digest = hashlib.sha256(text.encode()).hexdigest() if text else ""
    return {
        "name": name,
        "command": command,
        "text": text,
        "sha256": digest,
        "refused": refused,
        "complete": not refused,
    }


def test_probes_are_read_of_each_gateway_in_the_same_session_behind_its_areas() -> None:
    with lab(pairs=1) as running:
        task = RealTask(inventory=running.inventory, host="mx1", play=NETCONF)
        given = {"peer": "mx2", "gather_subset": ["cores"], "probes": PROBES}
        result = task.run("redundancy_pair_info", given)[0]
        asked = running.devices["mx2"].requests
    nat = answer("nat", "show services nat pool", None, "syntax error, expecting <command>.")
    alarms = answer("alarms", "show system alarms", "No alarms currently active")
    of_mx1, of_mx2 = (it["facts"]["collected_at"] for it in result["gateways"])
    assert result["probes"] == {
        "mx1": {"schema": 1, "collected_at": of_mx1, "role": "MASTER", "answers": [nat]},
        "mx2": {"schema": 1, "collected_at": of_mx2, "role": "STANDBY", "answers": [alarms, nat]},
    }
    assert result["areas"]["mx2"]["cores"] == NOTHING
    assert asked == [
        "show services redundancy-group extensive",
        "<get-system-information>",
        "<get-system-core-dumps>",
        "show system alarms",
        "show services nat pool",
        "<close-session>",
    ]


def test_a_gateway_that_cannot_be_read_has_no_answers() -> None:
    assert read("mx1", "mx2", NETCONF, {"mx2": "close"}, probes=PROBES)["probes"]["mx2"] == {}


def test_a_probe_that_is_no_show_command_is_refused() -> None:
    result = read("mx1", "mx2", NETCONF, {}, probes=[{**PROBES[0], "command": "show x | save y"}])
    assert result["msg"] == (
        "probes[0].command - Expected: no pipe but | no-more, for NETCONF sends the whole reply "
        "Actual: 'show x | save y'"
    )


def test_an_area_that_does_not_exist_is_refused() -> None:
    result = read("mx1", "mx2", NETCONF, {}, gather_subset=["alarm"])
    assert (result["failed"], result["msg"].partition(" Actual: ")[2]) == (True, "alarm")


def test_the_warnings_beside_the_configurations_of_both_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    async def warn(_hosts: AnyHost, host: str) -> ConfigurationReading:
        return ConfigurationReading(configuration=Configuration(), warnings=(f"{host}: stale",))

    monkeypatch.setattr(AnyHost, "configuration", warn)
    result = read("mx1", "mx2", NETCONF, {}, configuration=True)
    assert [it["configuration"]["sets"] for it in result["configurations"]] == [[], []]
    assert result["warnings"] == ["mx1: stale", "mx2: stale"]


def test_the_processes_that_were_started_are_ended_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[AnyHost] = []

    async def fail(_hosts: AnyHost, _host: str, _request: Read, _beside: t.Sequence[Request]) -> Reading:
        raise KeyboardInterrupt

    def close(hosts: AnyHost) -> None:
        ended.append(hosts)

    monkeypatch.setattr(AnyHost, "read", fail)
    monkeypatch.setattr(AnyHost, "close", close)
    with pytest.raises(KeyboardInterrupt):
        read("mx1", "mx2", NETCONF, {})
    assert len(ended) == 1


def test_no_configuration_is_read_where_it_is_not_asked_for() -> None:
    assert read("mx1", "mx2", NETCONF, {"mx2": "config_error"})["configurations"] == []


@pytest.mark.parametrize(
    ("file", "lines", "error"),
    [
        (TERMS, ["Priority now : 100", "Card-restart   3   0"], ""),
        (UNSIGNED, None, "mx1: srd_vocabulary "),
    ],
)
def test_a_gateway_is_read_by_its_vocabulary(
    file: dict[str, t.Any], lines: list[str] | None, error: str, tmp_path: Path
) -> None:
    """The other gateway is of the same dialect, and has no vocabulary."""
    with lab(pairs=1, faults={"mx1": "terms", "mx2": "terms"}) as running:
        variables = running.inventory.parent / "host_vars" / "mx1.json"
        variables.parent.mkdir()
        variables.write_text(json.dumps({"srd_vocabulary": written(tmp_path, file)}), encoding="utf-8")
        task = RealTask(inventory=running.inventory, host="mx1", play=NETCONF)
        first, second = task.run("redundancy_pair_info", {"peer": "mx2"})[0]["gateways"]
    passed = first["facts"].get("vocabulary")
    assert (passed and [each["printed"].strip() for each in passed["lines"]]) == lines
    assert first["error"].startswith(error)
    assert bool(first["facts"]) is not bool(error)
    assert (second["facts"]["complete"], second["facts"]["vocabulary"]) == (False, None)
