# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_contact, of gateways in the lab."""

from __future__ import annotations

import json
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS
from ansible_collections.junos_ha.srd.tests.lab.faults import FAULTS, Fault
from ansible_collections.junos_ha.srd.tests.lab.responses import Reply
from ansible_collections.junos_ha.srd.tests.lab.running import lab
from ansible_collections.junos_ha.srd.tests.unit.contacts import ALL, READS
from ansible_collections.junos_ha.srd.tests.unit.real_task import RealTask

NETCONF = {"vars": {"ansible_connection": "junos_ha.srd.netconf", "ansible_command_timeout": 3}}
Result = dict[str, t.Any]


def contact(
    directory: Path, gateways: list[str], faults: dict[str, str] | None = None, **more: t.Any
) -> tuple[Result, dict[str, list[str]]]:
    """Return what a task returns, and what each gateway was asked."""
    with lab(pairs=1, faults=faults or {}) as running:
        task = RealTask(inventory=running.inventory, play=NETCONF, **more)
        arguments = {"gateways": gateways, "directory": str(directory)}
        result, _shown = task.run("redundancy_contact", arguments)
        return result, {name: list(each.requests) for name, each in running.devices.items()}


def test_both_gateways_of_a_pair_are_read_and_nothing_else_is_sent(tmp_path: Path) -> None:
    result, asked = contact(tmp_path / "contact", ["mx1", "mx2"])
    assert (result.get("failed"), result["read"], result["verdict"]) == (False, True, "go")
    assert result["msg"] == "mx1 and mx2 - GO: 102 of 102 checks passed"
    assert {value for each in result["gateways"] for value in each["assumptions"].values()} == {
        "confirmed",
        "not seen",
    }
    assert asked["mx1"] == asked["mx2"]
    assert len(asked["mx1"]) == len(ALL) + 1
    assert asked["mx1"][1:10] == ALL[1:10]
    areas = [request.rpc for kind in AREAS.values() for request, _reader in kind.requests]
    rpcs = [f"<{rpc.removeprefix('<').removesuffix('/>')}>" for rpc in areas if rpc.endswith("/>")]
    others = {"<get-system-information>", "<get-configuration>", "<get-route-information>", "<close-session>"}
    commands = {rpc.partition(">")[2].partition("<")[0] for rpc in areas if not rpc.endswith("/>")}
    typed = {f"{command} | display xml" for command in commands}
    assert set(asked["mx1"]) - set(ALL) - typed - commands == {*others, *rpcs}
    kept = json.loads((tmp_path / "contact" / "mx2" / "manifest.json").read_text(encoding="utf-8"))
    assert [each["request"] for each in kept["requests"]] == ALL
    _assert_kept_as_understood(tmp_path / "contact" / "mx2")
    assert "mx960" in Path(result["page"]).read_text(encoding="utf-8")


def _assert_kept_as_understood(directory: Path) -> None:
    """Hold that text and JSON are kept without the envelope of NETCONF, and say the same."""
    replies = {path: path.read_text(encoding="utf-8") for path in directory.glob("??-redundancy-*")}
    begin = {path.suffix: text[:1] for path, text in replies.items()}
    assert begin == {".txt": "I", ".xml": "<", ".json": "{"}
    roles = {json.dumps(parse(text).roles) for text in replies.values()}
    assert (len(replies), roles) == (9, {'{"1": "STANDBY"}'})


def test_a_gateway_that_cannot_be_asked_fails_the_task_and_the_other_is_kept(tmp_path: Path) -> None:
    result, asked = contact(tmp_path, ["mx1", "mx2"], {"mx2": "refuse_login"})
    assert (result["failed"], result["read"], result["verdict"]) == (True, False, "unknown")
    assert result["msg"].startswith("mx2: nothing could be asked: mx2: 'open the session' failed: ")
    assert (tmp_path / "mx1" / "02-redundancy-terse.txt").is_file()
    assert asked["mx2"] == []


def test_a_gateway_that_shows_no_redundancy_group_fails_the_task(tmp_path: Path) -> None:
    result, _asked = contact(tmp_path, ["mx1"], {"mx1": "error"})
    assert (result["failed"], result["read"]) == (True, False)
    answered = f"{len(ALL) - len(READS)} of {len(ALL)} requests answered in "
    assert result["msg"].startswith(f"mx1: mx960, Junos 23.4R1.10, {answered}")
    assert result["msg"].endswith(" s; no reply shows its redundancy groups")


def test_nothing_is_written_in_check_mode(tmp_path: Path) -> None:
    result, asked = contact(tmp_path / "contact", ["mx1"], check_mode=True)
    assert (result["changed"], result["read"], "page" in result) == (False, True, False)
    assert (len(asked["mx1"]), (tmp_path / "contact").exists()) == (len(ALL) + 1, False)


@pytest.mark.parametrize(
    ("gateways", "limit", "message"),
    [
        ([], None, "gateways - Expected: one gateway, or the two of a pair Actual: nothing"),
        (
            ["mx1", "mx2", "mx3"],
            None,
            "gateways - Expected: one gateway, or the two of a pair Actual: mx1, mx2, mx3",
        ),
        (["mx9"], None, "gateways - Expected: a host of the inventory Actual: mx9"),
        (["mx2"], "mx1,localhost", "--limit - Expected: mx2 among its hosts Actual: it is left out"),
    ],
)
def test_gateways_that_cannot_be_meant_are_refused_and_none_is_asked(
    tmp_path: Path, gateways: list[str], limit: str | None, message: str
) -> None:
    result, asked = contact(tmp_path, gateways, limit=limit)
    assert (result["failed"], result["msg"], asked) == (True, message, {"mx1": [], "mx2": []})


def test_a_directory_with_replies_of_a_gateway_is_refused_before_it_is_asked(tmp_path: Path) -> None:
    (tmp_path / "mx1").mkdir()
    result, asked = contact(tmp_path, ["mx1"])
    assert result["msg"] == f"{tmp_path}/mx1: is there already, name another srd_contact_directory"
    assert asked["mx1"] == []


@pytest.mark.parametrize("check_mode", [False, True])
def test_a_vocabulary_is_proposed_where_a_line_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check_mode: bool
) -> None:
    def with_a_line(reply: Reply) -> Reply:
        return replace(
            reply, text=reply.text.replace("Redundancy Group ID", "Weight : 1\nRedundancy Group ID")
        )

    monkeypatch.setitem(t.cast(dict[str, Fault], FAULTS), "dialect", Fault(does="", to_reply=with_a_line))
    result, _asked = contact(tmp_path / "contact", ["mx1"], {"mx1": "dialect"}, check_mode=check_mode)
    path = tmp_path / "contact" / "vocabulary.yml"
    assert (result["verdict"], path.exists()) == ("unknown", not check_mode)
    if not check_mode:
        assert result["vocabulary"] == str(path)
        said = (
            f"vocabulary: {path} proposes 1 line and 0 values; nothing of it counts before you have signed it"
        )
        assert result["lines"][-1] == said
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["lines"] == ["Weight"]


def test_nothing_is_asked_that_could_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result, asked = contact(tmp_path / "file" / "contact", ["mx1"])
    assert (result["failed"], asked["mx1"]) == (True, [])
    assert "cannot be written: Not a directory" in result["msg"] or "is not a directory" in result["msg"]
