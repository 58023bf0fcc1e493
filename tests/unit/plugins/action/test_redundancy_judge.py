# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from redundancy_judge, which reads files and asks no gateway."""

from __future__ import annotations

import typing as t
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    SYSTEM,
    ConfigurationRead,
    Read,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import read_record
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, Shown, act
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation

CONFIGURATION = "show configuration | display inheritance | display xml"
TIMELESS = "  a saved reply does not show when it was taken"
TABLE = [
    "  gateway  set  role     peer     health  Hot  verdict",
    "  -------  ---  -------  -------  ------  ---  -------",
]
STANDBY_YES = "yes: mx1 carries every set; there is no standby while mx2 is down"
NO_IDENTITY = (
    "unknown, because {} - identity - Expected: a host name and a serial number "
    "Actual: host name not shown, serial number not shown"
)


@pytest.fixture(name="saved")
def _saved(tmp_path: Path) -> dict[str, dict[str, str]]:
    """Return the files that hold what a healthy pair showed: options of the task."""
    return save(tmp_path, Simulation())


def save(folder: Path, pair: Simulation) -> dict[str, dict[str, str]]:
    kinds = {"replies": Read().commands[0], "identities": SYSTEM.commands[0]}
    return {
        kind: {name: _file(folder / f"{name}.{kind}", ask(pair.devices[name], command)) for name in GATEWAYS}
        for kind, command in kinds.items()
    }


def _file(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def judge(options: dict[str, t.Any], play: Play | None = None) -> tuple[Result, list[Shown]]:
    return act("redundancy_judge", options, play)


def said(options: dict[str, t.Any]) -> tuple[bool, str]:
    """Return whether a task failed, and its message."""
    result, _shown = judge(options)
    return result["failed"], result["msg"]


def test_what_gateways_said_beside_their_saved_replies_is_shown(
    saved: dict[str, t.Any], tmp_path: Path
) -> None:
    pair = Simulation()
    warning = "<warning><message>{}</message></warning>"
    reply = f"<output>{escape(ask(pair.devices['mx1'], Read().commands[0]))}</output>"
    saved["replies"]["mx1"] = _file(
        tmp_path / "warned", f"<rpc-reply>{warning.format('stale')}{reply}</rpc-reply>"
    )
    parts = [ask(pair.devices["mx2"], command) for command in ConfigurationRead().commands]
    parts[1] = f"<rpc-reply>{warning.format('old')}{parts[1]}</rpc-reply>"
    saved["configurations"] = {
        "mx2": [_file(tmp_path / f"part{number}", part) for number, part in enumerate(parts)]
    }
    result, _shown = judge(saved)
    assert (result["failed"], result["warnings"]) == (
        False,
        [
            "mx1: a warning beside the reply: warning/message: stale",
            "mx2: a warning beside the reply: warning/message: old",
        ],
    )


def test_a_healthy_pair_is_go_and_its_standby_may_be_taken_down(saved: dict[str, t.Any]) -> None:
    result, shown = judge(saved)
    report, answers = result.pop("report"), result.pop("answers")
    lines = [
        "mx1 and mx2, by saved replies - GO: 102 of 102 checks passed",
        TIMELESS,
        "  take mx1 down? unknown, because set 1: the configuration of mx2 was not read",
        f"  take mx2 down? {STANDBY_YES}",
        *TABLE,
        "  mx1        1  MASTER   STANDBY  Passed  8/8  GO",
        "  mx2        1  STANDBY  MASTER   Passed  8/8  GO",
    ]
    assert result == {
        "changed": False,
        "failed": False,
        "go": True,
        "verdict": "go",
        "msg": lines[0],
        "lines": lines,
    }
    assert shown == ["\n".join(lines)]
    assert report["summary"] == "GO: 102 of 102 checks passed"
    assert [(each["gateway"], each["answer"]) for each in answers] == [("mx1", "unknown"), ("mx2", "yes")]


def test_the_answers_decide_where_a_gateway_is_asked_about(saved: dict[str, t.Any]) -> None:
    assert said({**saved, "gateways": ["mx2"]}) == (
        False,
        f"take mx2 down, by saved replies? - {STANDBY_YES}",
    )
    assert said({**saved, "gateways": ["mx2", "mx1"]}) == (
        True,
        f"take mx2 down, by saved replies? - {STANDBY_YES}; "
        "take mx1 down, by saved replies? - unknown, because set 1: the configuration of mx2 was not read",
    )


def test_the_standby_of_a_sick_pair_may_be_taken_down(tmp_path: Path) -> None:
    pair = Simulation()
    pair.do("mx2", "warned")
    saved = save(tmp_path, pair)
    warned = "mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)"
    assert said(saved)[0]
    assert said({**saved, "gateways": ["mx2"]}) == (
        False,
        f"take mx2 down, by saved replies? - {STANDBY_YES}; mx2 is no full standby now, set 1: {warned}",
    )


def test_no_answer_is_yes_where_nothing_shows_which_boxes_they_are(saved: dict[str, t.Any]) -> None:
    options = {"replies": saved["replies"], "gateways": ["mx2"]}
    assert said(options) == (True, f"take mx2 down, by saved replies? - {NO_IDENTITY.format('mx2')}")


def test_one_reply_is_judged_alone(saved: dict[str, t.Any]) -> None:
    one = {"replies": {"mx1": saved["replies"]["mx1"]}}
    result, shown = judge(one)
    assert (result["failed"], result["answers"], shown[0].splitlines()[:2]) == (
        False,
        [],
        ["mx1, by saved replies - GO: 44 of 44 checks passed", TIMELESS],
    )
    assert said({**one, "gateways": ["mx1"]}) == (
        True,
        "take mx1 down, by saved replies? - unknown, because there is no reply of its peer",
    )


def test_a_file_that_is_no_reply_is_unknown(saved: dict[str, t.Any]) -> None:
    swapped = {"mx1": saved["replies"]["mx1"], "mx2": saved["identities"]["mx2"]}
    result, shown = judge({"replies": swapped})
    assert (result["failed"], result["verdict"]) == (True, "unknown")
    assert "mx2: this is no reply of 'show services redundancy-group'" in shown[0]


def test_a_file_of_another_gateway_is_refused(saved: dict[str, t.Any]) -> None:
    exchanged = dict(zip(GATEWAYS, reversed(saved["identities"].values()), strict=True))
    options = {"replies": saved["replies"], "identities": exchanged}
    assert said(options) == (True, "identities.mx1 - Expected: host name mx1 Actual: mx2")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"replies": {}}, "replies - Expected: the files of one or two gateways Actual: nothing"),
        (
            {"replies": {"a": "a", "b": "b", "c": "c"}},
            "replies - Expected: the files of one or two gateways Actual: a, b, c",
        ),
        ({"replies": {"mx1": 7}}, "replies.mx1 - Expected: the path of a file Actual: 7"),
        ({"gateways": ["mx3"]}, "gateways - Expected: mx1 or mx2 Actual: mx3"),
        ({"identities": {"mx3": "x"}}, "identities - Expected: mx1 or mx2 Actual: mx3"),
        ({"configurations": {"mx3": "x"}}, "configurations - Expected: mx1 or mx2 Actual: mx3"),
        ({"run_id": "a"}, "directory - Expected: directory and run_id, for evidence Actual: missing"),
        ({"directory": "a"}, "run_id - Expected: directory and run_id, for evidence Actual: missing"),
    ],
)
def test_what_is_wrong_is_named(saved: dict[str, t.Any], options: dict[str, t.Any], message: str) -> None:
    assert said({**saved, **options}) == (True, message)


def test_a_file_that_cannot_be_read_is_named(saved: dict[str, t.Any], tmp_path: Path) -> None:
    missing, binary = tmp_path / "nowhere", tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\xfa")
    assert said({"replies": {**saved["replies"], "mx2": str(missing)}}) == (
        True,
        f"replies.mx2 - Expected: a file that can be read Actual: {missing}: "
        f"[Errno 2] No such file or directory: '{missing}'",
    )
    assert said({"replies": {"mx2": str(binary)}})[1].startswith(
        f"replies.mx2 - Expected: a file of UTF-8 text Actual: {binary}: "
    )


def test_evidence_and_report_are_written_once(saved: dict[str, t.Any], tmp_path: Path) -> None:
    run = tmp_path / "evidence" / "CHG1"
    options = {**saved, "directory": str(run.parent), "run_id": "CHG1"}
    checked, _shown = judge(options, Play(check_mode=True))
    assert not run.exists()
    result, _shown = judge(options)
    paths = {name: str(run / f"{name}.judge.json") for name in GATEWAYS}
    written = {"changed": True, "paths": paths, "reports": {"html": str(run / "reports" / "mx1.html")}}
    assert {name: result[name] for name in written} == {name: checked[name] for name in written} == written
    records = [read_record(Path(path)) for path in paths.values()]
    assert [each.reports["pair"]["summary"] for each in records] == ["GO: 102 of 102 checks passed"] * 2
    assert "GO" in Path(result["reports"]["html"]).read_text(encoding="utf-8")
    assert said(options)[0]


def test_the_evidence_of_an_answer_is_a_phase_of_its_gateway(saved: dict[str, t.Any], tmp_path: Path) -> None:
    options = {**saved, "gateways": ["mx2"], "directory": str(tmp_path), "run_id": "CHG1", "reports": []}
    result, _shown = judge(options)
    assert (result["paths"], result["reports"]) == (
        {name: str(tmp_path / "CHG1" / f"{name}.judge-mx2-take_down.json") for name in GATEWAYS},
        {},
    )
