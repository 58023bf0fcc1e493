# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan of a way back: it restores what was moved away, by this run or by one that it continues."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.action import redundancy_plan
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    Intent,
    write_intent,
    write_outcome,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.action.test_redundancy_plan import (
    FAILOVER,
    Planning,
    Result,
)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Planning:
    """Return what plans runs, of a command line without extra variables."""
    monkeypatch.setattr(redundancy_plan, "load_extra_vars", lambda loader: {})
    return Planning(tmp_path)


TWO_MOVES = [{"redundancy_set": 1, "event": "A"}, {"redundancy_set": 2, "event": "B"}]


def restored(plan: Planning, sets: list[int], **given: t.Any) -> Result:
    """Return the plan of a way back that restores sets."""
    arguments = {"runbook": "failover", "stage": "back-", "leaving": "mx2", "is_back": True, "restored": sets}
    return plan(arguments, srd_away_from="mx1", srd_moves=TWO_MOVES, **given)


TO_GO_ON = "To go on: repair, then run again with another srd_run_id and srd_continues="
READ_LAST = "when it was read last, moved by"


@pytest.mark.parametrize(
    ("moved", "earlier", "words"),
    [
        ([], None, ""),
        ([1], None, f"mx2 was MASTER of set 1 {READ_LAST} this run. {TO_GO_ON}r"),
        ([1, 2], None, f"mx2 was MASTER of sets 1 and 2 {READ_LAST} this run. {TO_GO_ON}r"),
        ([], "first", f"mx2 was MASTER of set 1 {READ_LAST} first. {TO_GO_ON}first"),
        (
            [2],
            "first",
            f"mx2 was MASTER of set 2 {READ_LAST} this run, and mx2 was MASTER of set 1 {READ_LAST} first. "
            f"{TO_GO_ON}r; move set 1 back by a failover",
        ),
    ],
)
def test_a_way_back_says_where_mastership_is(
    plan: Planning, moved: list[int], earlier: str | None, words: str
) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    assert restored(plan, moved, srd_continues=earlier)["away"] == words


@pytest.mark.parametrize(
    ("moved", "earlier", "what"),
    [
        ([], None, "nothing was moved away from mx1"),
        ([1], None, "set 1 was moved from mx1 to mx2 and back"),
        ([1, 2], None, "sets 1 and 2 were moved from mx1 to mx2 and back"),
        ([], "first", "set 1 was moved back to mx1, away since first"),
        (
            [2],
            "first",
            "set 2 was moved from mx1 to mx2 and back, set 1 was moved back to mx1, away since first",
        ),
    ],
)
def test_a_way_back_says_what_is_done_at_its_end(
    plan: Planning, moved: list[int], earlier: str | None, what: str
) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    assert restored(plan, moved, srd_continues=earlier)["done"] == {
        "of": "maintenance of mx1",
        "verdict": "go",
        "said": f"GO: done, {what}",
    }


@pytest.mark.parametrize("sets", [[], [1], [2], [1, 2]])
def test_a_way_back_restores_what_was_moved_and_nothing_else(plan: Planning, sets: list[int]) -> None:
    result = restored(plan, sets)
    assert [each["redundancy_set"] for each in result["moves"]] == sets


def test_a_set_that_was_moved_must_have_its_events(plan: Planning) -> None:
    message = "srd_moves - Expected: set 7, moved away before Actual: not among them"
    assert restored(plan, [1, 7]) == {"failed": True, "msg": message}


def left_behind(
    plan: Planning, name: str, gateway: str, number: int, outcome: dict[str, t.Any] | None
) -> None:
    """Write what an earlier run left of a request: its intent, and its outcome where there is one."""
    intent = Intent(
        schema=1,
        run_id=name,
        phase="away-failover",
        gateway=gateway,
        peer="mx2" if gateway == "mx1" else "mx1",
        redundancy_set=number,
        redundancy_event="A",
        target="STANDBY",
        request="request",
        gate="GO",
        written_at="2026-11-22T17:00:00Z",
    )
    write_intent(plan.directory, intent)
    if outcome is not None:
        write_outcome(plan.directory, intent, outcome)


def test_a_way_back_that_leaves_out_what_its_run_moved_is_refused(plan: Planning) -> None:
    left_behind(plan, "r", "mx1", 1, {"outcome": "moved", "moved": True})
    left_behind(plan, "r", "mx1", 2, {"outcome": "not_moved", "moved": False})
    message = "restored - Expected: set 1, which this run moved to mx2 Actual: left out"
    assert restored(plan, [2]) == {"failed": True, "msg": message}
    assert [each["redundancy_set"] for each in restored(plan, [1])["moves"]] == [1]


def test_a_run_that_is_continued_adds_the_sets_that_it_moved(plan: Planning) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    left_behind(plan, "first", "mx1", 2, {"outcome": "not_moved", "moved": False})
    result = restored(plan, [], srd_continues="first")
    assert [each["redundancy_set"] for each in result["moves"]] == [1]


def test_the_evidence_of_a_run_refers_to_the_run_that_it_continues(plan: Planning) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    arguments = {"runbook": "failover", "stage": "away-"}
    result = plan(arguments, **FAILOVER, srd_continues="first")
    assert {name: run["options"]["evidence"].get("refers_to") for name, run in result["runs"].items()} == {
        "precheck": ["first"],
        "failover": ["first"],
        "postcheck": ["first"],
    }


@pytest.mark.parametrize(
    ("outcome", "is_moved"),
    [
        ({"outcome": "moved", "moved": True}, True),
        ({"outcome": "unknown", "moved": None}, True),
        (None, True),
        ({"outcome": "not_moved", "moved": False}, False),
        ({"outcome": "withheld", "msg": "why"}, False),
        ({"outcome": "seen_later", "role": "STANDBY"}, True),
    ],
)
def test_what_a_continued_run_moved_comes_from_what_it_left(
    plan: Planning, outcome: dict[str, t.Any] | None, is_moved: bool
) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    left_behind(plan, "first", "mx1", 2, outcome)
    result = restored(plan, [], srd_continues="first")
    assert [each["redundancy_set"] for each in result["moves"]] == ([1, 2] if is_moved else [1])


def test_what_was_rolled_back_is_not_restored(plan: Planning) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    left_behind(plan, "first", "mx1", 2, {"outcome": "not_stable", "moved": True})
    left_behind(plan, "first", "mx2", 2, {"outcome": "moved", "moved": True})
    result = restored(plan, [], srd_continues="first")
    assert [each["redundancy_set"] for each in result["moves"]] == [1]


@pytest.mark.parametrize("run", ["first", "r"])
def test_a_run_that_moved_nothing_cannot_be_continued(plan: Planning, run: str) -> None:
    message = f"srd_continues - Expected: a run that moved mastership away from mx1 Actual: {run}"
    arguments = {"runbook": "failover", "stage": "away-"}
    assert plan(arguments, **FAILOVER, srd_continues=run) == {"failed": True, "msg": message}


def test_an_outcome_that_cannot_be_read_stops_the_run(plan: Planning) -> None:
    left_behind(plan, "first", "mx1", 1, {"outcome": "moved", "moved": True})
    (outcome,) = (plan.directory / "first").glob("*.outcome.json")
    outcome.write_text("no json", encoding="utf-8")
    result = restored(plan, [], srd_continues="first")
    assert result["failed"] is True
    assert result["msg"].startswith(f"{outcome}: the outcome cannot be read: ")
