# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_audit, of pairs in the lab."""

from __future__ import annotations

import json
import stat
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS
from ansible_collections.junos_ha.srd.tests.lab.render.identity import RELEASE
from ansible_collections.junos_ha.srd.tests.lab.running import lab
from ansible_collections.junos_ha.srd.tests.unit.real_task import RealTask
from ansible_collections.junos_ha.srd.tests.unit.run_action import act

LEADS = {"leads": ["mx1"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({**LEADS, "concurrency": 1}, "concurrency - Expected: 2 or more Actual: 1"),
        (
            {**LEADS, "run_id": "r"},
            "directory - Expected: directory and run_id, for evidence or reports Actual: missing",
        ),
        (
            {**LEADS, "directory": "d"},
            "run_id - Expected: directory and run_id, for evidence or reports Actual: missing",
        ),
        (
            {**LEADS, "reports": ["html"]},
            "directory - Expected: directory and run_id, for evidence or reports Actual: missing",
        ),
        (
            {**LEADS, "directory": "d", "run_id": "../x"},
            "run_id - Expected: letters, digits, dots, hyphens, underscores Actual: '../x'",
        ),
        (
            {**LEADS, "directory": "d", "run_id": "r", "phase": ""},
            "phase - Expected: letters, digits, hyphens, underscores Actual: ''",
        ),
        (
            {**LEADS, "metrics_file": "/var/lib/metrics"},
            "metrics_file - Expected: the path of a file *.prom Actual: '/var/lib/metrics'",
        ),
    ],
)
def test_arguments_that_are_wrong_are_refused(
    tmp_path: Path, arguments: dict[str, t.Any], message: str
) -> None:
    result, shown = act("redundancy_audit", arguments)
    assert (result["failed"], result["msg"], shown) == (True, message, [])


FAULTS = {"mx4": "hang", "mx6": "close", "mx7": "refuse_login", "mx10": "change_key", "mx12": "close_port"}
CAUSES = {
    "mx3": "mx4: 'show services redundancy-group extensive' failed: no reply within 3 s",
    "mx5": "mx6: 'show services redundancy-group extensive' failed: the session was closed",
    "mx7": "mx7: 'open the session' failed: ",
    "mx9": "mx10: 'open the session' failed: the host key of ",
    "mx11": "mx12: 'open the session' failed: no connection to ",
}
PLAY = {"vars": {"ansible_connection": "local", "ansible_command_timeout": 3}}
ALL = [f"mx{number}" for number in range(1, 15, 2)]


def audited(
    directory: Path, *, faults: dict[str, str], pairs: int = 7, **task: t.Any
) -> tuple[t.Any, list[str]]:
    """Return what an audit of all pairs returns, and shows."""
    arguments = {
        "directory": str(directory),
        "run_id": "run",
        "reports": ["html", "openmetrics"],
        "metrics_file": f"{directory}.prom",
    }
    with lab(pairs=pairs, faults=faults, states=[("mx1", "cold")] if faults else []) as running:
        own = RealTask(inventory=running.inventory, play=PLAY, **task)
        return own.run("redundancy_audit", {**arguments, "leads": ALL[:pairs]})


def test_a_pair_that_fails_is_unknown_with_its_cause_and_every_other_is_judged(tmp_path: Path) -> None:
    result, shown = audited(tmp_path, faults=FAULTS)
    verdicts = {pair["lead"]: pair["verdict"] for pair in result["pairs"]}
    assert verdicts == {"mx1": "no_go", **dict.fromkeys(CAUSES, "unknown"), "mx13": "go"}
    assert [pair["lead"] for pair in result["pairs"]] == ["mx1", *CAUSES, "mx13"]
    findings = {pair["lead"]: pair["finding"] for pair in result["pairs"]}
    assert [lead for lead, cause in CAUSES.items() if not findings[lead].startswith(cause)] == []
    assert result["failed"] is True
    assert result["msg"] == "NO-GO: of 7 pairs 1 GO, 1 NO-GO, 5 UNKNOWN"
    assert f"fleet - {result['msg']}" in shown[-1]


def test_the_evidence_of_every_gateway_is_written(tmp_path: Path) -> None:
    result, _shown = audited(tmp_path, faults=FAULTS)
    names = {f"mx{number}.audit.json" for number in range(1, 15)} | {"fleet.audit.json", "reports"}
    assert {path.name for path in (tmp_path / "run").iterdir()} == names
    pages = {path.name for path in (tmp_path / "run" / "reports").iterdir()}
    assert pages == {"fleet.html", "fleet.prom", *(f"{lead}.html" for lead in ALL)}
    assert result["path"] == str(tmp_path / "run" / "fleet.audit.json")
    metrics, collected = Path(result["reports"]["openmetrics"]), Path(f"{tmp_path}.prom")
    assert metrics == tmp_path / "run" / "reports" / "fleet.prom"
    assert metrics.read_bytes() == collected.read_bytes()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (metrics, collected)] == [0o600, 0o644]
    assert 'junos_srd_verdict{lead="mx1",peer="mx2",verdict="no_go"} 1\n' in metrics.read_text("utf-8")


def test_areas_of_a_pair_are_read_and_judged_as_its_variables_say(tmp_path: Path) -> None:
    play = {"vars": {**PLAY["vars"], "srd_areas": ["all"]}}
    with lab(pairs=2, states=[("mx2", "commit_open")]) as running:
        own = RealTask(inventory=running.inventory, play=play)
        arguments = {"leads": ALL[:2], "directory": str(tmp_path), "run_id": "run"}
        result, _shown = own.run("redundancy_audit", arguments)
    assert {pair["lead"]: pair["finding"] for pair in result["pairs"]} == {
        "mx1": "mx2 area commits - open_commits - Expected: none open Actual: "
        "2026-11-22 03:02 UTC by root via cli (to be confirmed)",
        "mx3": "",
    }
    record = json.loads((tmp_path / "run" / "mx3.audit.json").read_text(encoding="utf-8"))
    assert (record["reports"]["areas"]["verdict"], len(record["areas"])) == ("go", 2 + len(AREAS))


def test_healthy_pairs_are_go_whatever_the_connection_of_the_hosts_is(tmp_path: Path) -> None:
    result, _shown = audited(tmp_path, faults={}, pairs=2)
    assert (result["failed"], result["changed"], result["verdict"], result["go"]) == (False, True, "go", True)


def test_a_gateway_that_prints_another_form_than_before_is_told_first(tmp_path: Path) -> None:
    with lab(pairs=1) as running:
        own = RealTask(inventory=running.inventory, play=PLAY)
        for run in ("R1", "R2", "R3"):
            if run == "R3":
                running.controls.do("mx2", "dialect")
            arguments = {"leads": ALL[:1], "directory": str(tmp_path), "run_id": run}
            result, _shown = own.run("redundancy_audit", arguments)
            assert ("warnings" in result, result["go"]) == (run == "R3", run != "R3")
    first = result["warnings"][0]
    assert first.startswith(f"mx2: the shape of its reply changed since R2 ({RELEASE}): new: ")


def test_check_mode_judges_and_writes_nothing(tmp_path: Path) -> None:
    result, _shown = audited(tmp_path, faults={}, pairs=1, check_mode=True)
    assert (result["verdict"], [pair["kept"] for pair in result["pairs"]]) == ("go", [False])
    assert (list(tmp_path.iterdir()), Path(f"{tmp_path}.prom").exists()) == ([], False)


def test_a_limit_never_makes_a_part_the_whole(tmp_path: Path) -> None:
    result, _shown = audited(tmp_path, faults={}, pairs=2, limit="mx1,localhost")
    assert (result["verdict"], result["go"], result["counts"]) == (
        "unknown",
        False,
        {"no_go": 0, "unknown": 1, "go": 1},
    )
