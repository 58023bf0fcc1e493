# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from redundancy_history: the runs of a directory, and which of them it deletes."""

from __future__ import annotations

import os
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.action import redundancy_history
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import open_intents
from ansible_collections.junos_ha.srd.tests.unit import saved_runs as saved
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import SET
from ansible_collections.junos_ha.srd.tests.unit.report_samples import COLD, checked, unreachable
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act

MOVED = {"outcome": "switched", "moved": True}
SAID = "GO: 102 of 102 checks passed"


@pytest.fixture(autouse=True)
def _at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redundancy_history, "now", lambda: saved.NOW)


def history(directory: Path, play: Play | None = None, **options: object) -> Result:
    return act("redundancy_history", {"directory": str(directory), **options}, play)[0]


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir() if not path.name.startswith("."))


def test_it_lists_the_runs_with_who_moved_what(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 9)
    saved.save(tmp_path, "CHG2", unreachable(), 3)
    saved.request(tmp_path, "CHG2", 3, MOVED)
    (tmp_path / "notes").mkdir()
    result, shown = act("redundancy_history", {"directory": str(tmp_path), "old_after": "2 days"})
    first, second = result["runs"]
    lines = [
        "2 runs: 1 GO, 0 NO-GO, 1 UNKNOWN",
        "  run   pair         written               phases    verdict  moved",
        "  ----  -----------  --------------------  --------  -------  -----",
        f"  CHG1  mx1 and mx2  {saved.day(9)}  precheck  GO       -",
        f"  CHG2  mx1 and mx2  {saved.day(3)}  precheck  UNKNOWN  "
        "set 1 from mx1 to mx2 by noc on jump1, switched",
        "against GO",
        f"  CHG2: mx1 and mx2 - {' '.join(second['summary'].split())}",
        "old",
        "  mx1 and mx2: last in CHG2, 3 days ago",
        "no evidence",
        "  notes",
    ]
    move = {
        "redundancy_set": 1,
        "from_gateway": "mx1",
        "to_gateway": "mx2",
        "by": "noc on jump1",
        "at": saved.day(3),
        "outcome": "switched",
    }
    assert shown == ["\n".join(lines)]
    assert result == {
        "changed": False,
        "failed": False,
        "msg": lines[0],
        "runs": [first, {**second, "subject": "mx1 and mx2", "moves": [move]}],
        "changes": {},
        "old": [{"gateways": ["mx1", "mx2"], "run_id": "CHG2", "written_at": saved.day(3)}],
        "deleted": [],
        "kept": [],
        "unrecognized": ["notes"],
        "lines": lines,
    }


def test_a_run_that_cannot_be_read_is_unknown_with_the_cause(tmp_path: Path) -> None:
    run = saved.save(tmp_path, "CHG1", checked(), 9)
    path = run / "mx1.precheck.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Hot", "hot"), encoding="utf-8")
    (row,) = history(tmp_path)["runs"]
    assert (row["verdict"], row["gateways"], row["summary"]) == (
        "unknown",
        ["mx1", "mx2"],
        f"UNKNOWN: {path}: was changed after it was written, its digest does not fit",
    )


def test_what_changed_between_two_audits_is_told(tmp_path: Path) -> None:
    well, cold = checked(), checked(mx1={**COLD, f"{SET}.transition_events.release_auto.received": 7})
    go = saved.verdict("mx1", "mx2", "go", SAID)
    no_go = saved.verdict("mx1", "mx2", "no_go", "NO-GO: 2 of 103 checks failed", "ms-1/0/0 is Cold")
    other = saved.verdict("mx3", "mx4", "go", SAID)
    saved.audit(tmp_path, "A1", 3, [go], *well)
    saved.audit(tmp_path, "A2", 2, [go, {**other, "kept": False}], *well)
    saved.audit(tmp_path, "A3", 1, [no_go], *cold)
    last = history(tmp_path)["changes"]
    assert last == {
        "before": "A2",
        "after": "A3",
        "pairs": [
            {
                "lead": "mx1",
                "peer": "mx2",
                "lines": [
                    "GO to NO-GO: ms-1/0/0 is Cold",
                    "mx1 set 1: Hot 1/1 to 0/1",
                    "mx1 set 1: 4 release auto received",
                ],
            },
            {"lead": "mx3", "peer": "mx4", "lines": ["no longer audited"]},
        ],
    }
    first = history(tmp_path, audits=["A1", "A2"])["changes"]
    assert first == {
        "before": "A1",
        "after": "A2",
        "pairs": [{"lead": "mx3", "peer": "mx4", "lines": [f"not audited before: {SAID}"]}],
    }
    assert history(tmp_path, old_after="1 day")["old"] == []


def test_old_runs_are_deleted_whole(tmp_path: Path) -> None:
    old = saved.save(tmp_path, "CHG1", checked(), 91)
    (old / "reports").mkdir()
    (old / "reports" / "mx1.html").write_text("GO", encoding="utf-8")
    saved.age(old, 91)
    saved.save(tmp_path, "CHG2", checked(), 89)
    would = history(tmp_path, Play(check_mode=True, diff=True), keep="90 days")
    assert (would["changed"], would["deleted"], names(tmp_path)) == (True, ["CHG1"], ["CHG1", "CHG2"])
    assert would["diff"] == {
        "before": "CHG1\nCHG2\n",
        "after": "CHG2\n",
        "before_header": "runs",
        "after_header": "runs",
    }
    did = history(tmp_path, keep="90 days")
    assert (did["changed"], did["deleted"], names(tmp_path)) == (True, ["CHG1"], ["CHG2"])
    again = history(tmp_path, keep="90 days")
    assert (again["changed"], again["deleted"]) == (False, [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["CHG2"]


def test_nothing_is_deleted_that_was_not_asked_for(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 1000)
    assert (history(tmp_path)["changed"], names(tmp_path)) == (False, ["CHG1"])


def test_a_run_with_an_open_request_stays(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 100)
    saved.request(tmp_path, "CHG1", 100, None)
    result = history(tmp_path, keep="90 days")
    assert (result["changed"], result["kept"]) == (
        False,
        [
            {
                "run_id": "CHG1",
                "why": "the outcome of its request is unknown: trigger RELS_MSHIP_MANUAL_EV of set 1 on mx1",
            }
        ],
    )
    assert [each.intent.run_id for each in open_intents(tmp_path, ("mx1", "mx2"))] == ["CHG1"]


def test_a_run_whose_intent_is_missing_stays_while_the_pair_knows_of_it(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 100)
    saved.request(tmp_path, "CHG1", 100, None)
    (tmp_path / "CHG1" / "mx1.failover.set-1.intent.json").unlink()
    (kept,) = history(tmp_path, keep="90 days")["kept"]
    assert kept["why"].startswith("run CHG1 was about to trigger RELS_MSHIP_MANUAL_EV of set 1 on mx1 at ")


def test_no_marker_of_a_deleted_run_makes_its_request_open_again(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 100)
    saved.request(tmp_path, "CHG1", 100, MOVED)
    marker = tmp_path / ".pairs" / "mx1+mx2" / "CHG1.mx1.failover.set-1.intent.json"
    os.link(tmp_path / "CHG1" / "mx1.failover.set-1.intent.json", marker)  # its run was killed right there
    assert history(tmp_path, keep="90 days")["deleted"] == ["CHG1"]
    assert open_intents(tmp_path, ("mx1", "mx2")) == ()


def test_a_run_stays_to_which_another_refers_that_stays(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 200)
    saved.save(tmp_path, "CHG2", checked(), 150, refers_to=["CHG1"])
    saved.save(tmp_path, "CHG3", checked(), 10, refers_to=["CHG2"])
    saved.save(tmp_path, "CHG4", checked(), 120, refers_to=["CHG5"])
    saved.save(tmp_path, "CHG5", checked(), 120)
    result = history(tmp_path, keep="90 days")
    assert (result["deleted"], result["kept"]) == (
        ["CHG4", "CHG5"],
        [
            {"run_id": "CHG1", "why": "CHG2 refers to it"},
            {"run_id": "CHG2", "why": "CHG3 refers to it"},
        ],
    )
    assert names(tmp_path) == ["CHG1", "CHG2", "CHG3"]


def test_the_run_that_saw_an_outcome_stays_with_the_run_that_asked(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 10)
    saved.request(tmp_path, "CHG1", 10, {"outcome": "seen_later", "seen_by": "CHG0", "msg": "..."})
    saved.save(tmp_path, "CHG0", checked(), 100)
    assert history(tmp_path, keep="90 days")["kept"] == [{"run_id": "CHG0", "why": "CHG1 refers to it"}]


@pytest.mark.parametrize("outcome", ["moved_back", "rescued"])
def test_a_maintenance_stays_where_what_it_moved_came_back_for_a_time_only(
    tmp_path: Path, outcome: str
) -> None:
    saved.save(tmp_path, "CHG1", checked(), 120)
    saved.request(tmp_path, "CHG1", 120, MOVED, phase="away-failover")
    came_back = {**MOVED, "outcome": outcome}
    saved.request(tmp_path, "CHG1", 119, came_back, phase="home-failover", gateways=("mx2", "mx1"))
    why = "set 1 of mx1 was moved away and not back: a maintenance may go on with it"
    assert history(tmp_path, keep="90 days")["kept"] == [{"run_id": "CHG1", "why": why}]


def test_a_maintenance_stays_until_what_it_moved_was_moved_back(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 120)
    saved.request(tmp_path, "CHG1", 120, MOVED, phase="away-failover")
    why = "set 1 of mx1 was moved away and not back: a maintenance may go on with it"
    assert history(tmp_path, keep="90 days")["kept"] == [{"run_id": "CHG1", "why": why}]
    saved.save(tmp_path, "CHG2", checked(), 100)
    saved.request(tmp_path, "CHG2", 100, MOVED, gateways=("mx2", "mx1"))
    assert history(tmp_path, keep="90 days")["deleted"] == ["CHG1", "CHG2"]


def _note(run: Path) -> str:
    (run / "notes.txt").write_text("keep me", encoding="utf-8")
    return "this collection did not write notes.txt"


def _own_report(run: Path) -> str:
    (run / "reports").mkdir()
    (run / "reports" / "mine.html").write_text("keep me", encoding="utf-8")
    return "this collection did not write reports/mine.html"


def _folder(run: Path) -> str:
    (run / "photos").mkdir()
    return "this collection did not write photos"


def _link(run: Path) -> str:
    (run / "mx3.precheck.json").symlink_to(run / "mx1.precheck.json")
    return "this collection did not write mx3.precheck.json"


def _open(run: Path) -> str:
    run.chmod(0o755)
    return f"its directory is refused: others may enter it, its mode is 0755: chmod 700 {run}"


@pytest.mark.parametrize("add", [_note, _own_report, _folder, _link, _open])
def test_what_is_not_recognized_is_never_deleted(tmp_path: Path, add: t.Callable[[Path], str]) -> None:
    run = saved.save(tmp_path, "CHG1", checked(), 100)
    why = add(run)
    before = sorted(run.rglob("*"))
    for path in before:
        if not path.is_symlink():
            os.utime(path, (0, 0))
    result = history(tmp_path, keep="90 days")
    assert (result["changed"], result["kept"]) == (False, [{"run_id": "CHG1", "why": why}])
    assert sorted(run.rglob("*")) == before


def test_a_directory_that_is_no_run_is_never_touched(tmp_path: Path) -> None:
    saved.save(tmp_path / "elsewhere", "CHG1", checked(), 100)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere" / "CHG1")
    result = history(tmp_path, keep="1 week")
    assert (result["deleted"], result["unrecognized"], result["msg"]) == (
        [],
        ["elsewhere", "link"],
        "there is no run",
    )


def test_nothing_is_deleted_where_evidence_was_changed(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 100)
    path = saved.save(tmp_path, "CHG2", checked(), 1) / "mx1.precheck.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Hot", "hot"), encoding="utf-8")
    result = history(tmp_path, keep="90 days")
    assert (result["failed"], result["msg"], names(tmp_path)) == (
        True,
        f"{path}: was changed after it was written, its digest does not fit",
        ["CHG1", "CHG2"],
    )


def test_a_run_that_was_written_to_lately_is_young(tmp_path: Path) -> None:
    run = saved.save(tmp_path, "CHG1", checked(), 100)
    at = saved.NOW.timestamp()
    os.utime(run / "mx1.precheck.json", (at, at))
    assert (history(tmp_path, keep="90 days")["kept"], names(tmp_path)) == ([], ["CHG1"])


def test_a_deletion_that_was_broken_off_is_finished(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 100).rename(tmp_path / ".srd-deleted-CHG1")
    assert history(tmp_path)["changed"] is False
    assert history(tmp_path, Play(check_mode=True), keep="90 days")["changed"] is True
    result = history(tmp_path, keep="90 days")
    assert (result["changed"], result["deleted"], list(tmp_path.iterdir())) == (True, [], [])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keep": "90"}, "keep - Expected: days or weeks, such as 90 days Actual: '90'"),
        ({"keep": "0 days"}, "keep - Expected: days or weeks, such as 90 days Actual: '0 days'"),
        ({"old_after": "soon"}, "old_after - Expected: days or weeks, such as 90 days Actual: 'soon'"),
        ({"audits": ["A1"]}, "audits - Expected: two different runs Actual: A1"),
        ({"audits": ["A1", "A1"]}, "audits - Expected: two different runs Actual: A1, A1"),
        (
            {"audits": ["A1", "CHG1"]},
            "audits - Expected: runs that are audits, of A1 Actual: CHG1",
        ),
        ({"directory": " "}, "directory - Expected: a path Actual: ' '"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, options: dict[str, t.Any], message: str) -> None:
    saved.save(tmp_path, "CHG1", checked(), 1)
    saved.audit(tmp_path, "A1", 1, [saved.verdict("mx1", "mx2", "go", SAID)])
    result, _shown = act("redundancy_history", {"directory": str(tmp_path), **options})
    assert (result["failed"], result["msg"]) == (True, message)


def test_a_directory_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    result = history(tmp_path / "nowhere")
    assert (result["failed"], result["msg"]) == (
        True,
        f"{tmp_path / 'nowhere'}: cannot be read: No such file or directory",
    )
