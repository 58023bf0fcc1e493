# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The last lines of a run: the verdict once more, and never GO where a run failed or said nothing."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.closing import Closing

VERDICT, AUDIT = "junos_ha.srd.redundancy_verdict", "junos_ha.srd.redundancy_audit"
GO = {"verdict": "go", "msg": "GO: 86 of 86 checks passed"}
FLEET = "junos_ha.srd.redundancy_take_down_fleet"
NO_GO = {"verdict": "no_go", "msg": "mx3 and mx4 - NO-GO: 1 of 86 checks failed"}


def closing(*results: tuple[str, str, dict[str, t.Any]]) -> Closing:
    """Return what a run said."""
    found = Closing()
    for host, action, returned in results:
        found.see_task(action)
        found.see_result(host, action, returned)
    return found


def test_the_last_verdict_on_each_pair_is_shown_the_worst_first() -> None:
    run = closing(("mx1", VERDICT, NO_GO), ("mx1", VERDICT, GO), ("mx3", VERDICT, NO_GO))
    assert run.lines({"mx3"}) == [
        "junos_ha.srd: NO-GO",
        "  mx3 - mx3 and mx4 - NO-GO: 1 of 86 checks failed",
        "  mx1 - GO: 86 of 86 checks passed",
    ]


PLAN, ASKED = "junos_ha.srd.redundancy_plan", "junos_ha.srd.redundancy_take_down_assert"
AWAY = "mx2 was MASTER of set 1 when it was read last, moved by this run. To go on: repair"


def maintained(*more: tuple[str, str, dict[str, t.Any]], why: str) -> str:
    """Return the last line of a maintenance that failed while mastership was away."""
    run = closing(("mx1", PLAN, {"away": AWAY}), ("mx1", VERDICT, GO), *more)
    run.see_failure("mx1", {"msg": why})
    return run.lines({"mx1"})[1]


def test_a_run_that_fails_while_mastership_is_away_says_where_it_is() -> None:
    failed = "  mx1 - UNKNOWN: the run failed, after 'GO: 86 of 86 checks passed': "
    assert maintained(why="no route to host") == f"{failed}no route to host; {AWAY}"
    assert maintained(why=f"the tasks failed: no; {AWAY}") == f"{failed}the tasks failed: no; {AWAY}"
    assert maintained(("mx1", VERDICT, NO_GO), why="no") == f"  mx1 - {NO_GO['msg']}; {AWAY}"


@pytest.mark.parametrize(
    "ended",
    [
        ("mx1", "junos_ha.srd.redundancy_switchover", {"outcome": "refused"}),
        ("mx1", ASKED, {"came_back": "so"}),
    ],
    ids=["moved_again", "came_back"],
)
def test_where_mastership_was_is_not_said_once_it_may_be_elsewhere(
    ended: tuple[str, str, dict[str, t.Any]],
) -> None:
    assert AWAY not in maintained(ended, why="no")


def test_a_maintenance_that_is_well_does_not_say_how_to_go_on() -> None:
    run = closing(("mx1", PLAN, {"away": AWAY}), ("mx1", VERDICT, GO))
    assert run.lines(()) == ["junos_ha.srd: GO", "  mx1 - GO: 86 of 86 checks passed"]


MOVE = "junos_ha.srd.redundancy_switchover"
COST = "mx1 is STANDBY of set 1, healthy and stable: moved after 1.3 s, 0.4 s without a master"


def test_what_a_move_cost_stands_behind_the_last_verdict() -> None:
    moved = {"outcome": "moved", "summary": COST, "verdict": "go"}
    there = {"outcome": "there", "summary": "mx1 is STANDBY of set 2 already: nothing was sent"}
    run = closing(("mx1", MOVE, moved), ("mx1", MOVE, there), ("mx1", VERDICT, GO), ("mx3", VERDICT, GO))
    assert run.lines(()) == [
        "junos_ha.srd: GO",
        f"  mx1 - GO: 86 of 86 checks passed; {COST}",
        "  mx3 - GO: 86 of 86 checks passed",
    ]
    run.see_result("mx1", VERDICT, NO_GO)
    assert run.lines(()) == [
        "junos_ha.srd: NO-GO",
        f"  mx1 - mx3 and mx4 - NO-GO: 1 of 86 checks failed; {COST}",
        "  mx3 - GO: 86 of 86 checks passed",
    ]


@pytest.mark.parametrize(
    ("runs", "is_asked_next"),
    [
        ({"precheck": {"phase": "precheck"}}, True),
        ({"precheck": {"phase": "audit"}}, False),
        ({"precheck": {"phase": "precheck"}, "failover": {"phase": "failover"}}, False),
    ],
    ids=["precheck", "audit", "failover"],
)
def test_go_of_a_precheck_names_the_question_that_it_is_not(
    runs: dict[str, t.Any], is_asked_next: bool
) -> None:
    run = closing(("mx1", PLAN, {"runs": runs}), ("mx1", VERDICT, GO))
    question = "  may a gateway be taken down? Ask: ansible-playbook junos_ha.srd.take_down -e gateway=NAME"
    well = ["junos_ha.srd: GO", "  mx1 - GO: 86 of 86 checks passed"]
    assert run.lines(()) == [*well, *([question] if is_asked_next else [])]
    run.see_result("mx1", VERDICT, NO_GO)
    assert question not in run.lines(())


@pytest.mark.parametrize("why", ["no", f"no; switchover of set 1 - {COST}"], ids=["not_said", "said"])
def test_a_run_that_fails_after_a_move_says_once_what_was_moved(why: str) -> None:
    run = closing(("mx1", VERDICT, GO), ("mx1", MOVE, {"outcome": "moved", "summary": COST}))
    run.see_failure("mx1", {"msg": why})
    (line,) = run.lines({"mx1"})[1:]
    assert (line.startswith("  mx1 - UNKNOWN: the run failed, after 'GO: 86"), line.count(COST)) == (True, 1)


@pytest.mark.parametrize("sent", ["<rpc/>", None])
def test_a_run_that_crashes_after_a_request_says_what_came_of_it_whatever_that_is(sent: str | None) -> None:
    came = {"outcome": "no_master", "moved": True, "sent": sent, "summary": "NO GATEWAY IS MASTER of set 1"}
    run = closing(("mx1", MOVE, came))
    run.see_failure("mx1", {"msg": "no room"})
    more = "; NO GATEWAY IS MASTER of set 1" if sent else ""
    assert run.lines({"mx1"})[1] == f"  mx1 - UNKNOWN: the run failed: no room{more}"


def test_a_sentence_without_its_verdict_gets_it() -> None:
    run = closing(("mx1", VERDICT, {"verdict": "go", "msg": "reached and held for 10 s"}))
    assert run.lines(()) == ["junos_ha.srd: GO", "  mx1 - GO: reached and held for 10 s"]


def test_of_a_gateway_that_was_not_read_the_last_line_says_why() -> None:
    said, why = "mx3 and mx4 - UNKNOWN: mx4 was not read", "mx4: 'open the session' failed: refused"
    for finding, line in ((why, f"  mx3 - {said}; {why}"), ("mx4 was not read", f"  mx3 - {said}")):
        run = closing(("mx3", VERDICT, {"verdict": "unknown", "msg": said, "finding": finding}))
        assert run.lines({"mx3"}) == ["junos_ha.srd: UNKNOWN", line]


def test_a_fleet_is_shown() -> None:
    assert closing(("localhost", AUDIT, GO)).lines(()) == [
        "junos_ha.srd: GO",
        "  localhost - GO: 86 of 86 checks passed",
    ]


def test_each_answer_on_gateways_is_shown_although_the_task_failed() -> None:
    answers = [
        {"host": "mx1", "verdict": "no_go", "text": "take mx1 down? no, because set 1: mx2 is WARNED"},
        {"host": "mx2", "verdict": "go", "text": "take mx2 down? yes: mx1 carries every set"},
    ]
    run = closing(("mx1", VERDICT, GO), ("mx1", FLEET, {"failed": True, "answers": answers}))
    run.see_failure("mx1", {"msg": "take mx1 down? no"})
    assert run.lines({"mx1"}) == [
        "junos_ha.srd: NO-GO",
        "  mx1 - take mx1 down? no, because set 1: mx2 is WARNED",
        "  mx2 - take mx2 down? yes: mx1 carries every set",
    ]


@pytest.mark.parametrize("is_told", [True, False])
def test_yes_of_a_run_that_failed_afterwards_is_unknown(is_told: bool) -> None:
    text = "take mx1 down? yes: mx2 carries every set"
    run = closing(("localhost", FLEET, {"answers": [{"host": "mx1", "verdict": "go", "text": text}]}))
    assert run.lines(()) == ["junos_ha.srd: GO", f"  mx1 - {text}"]
    if is_told:
        run.see_failure("localhost", {"msg": "No space left on device"})
    why = "No space left on device" if is_told else "no reason was given"
    assert run.lines({"localhost"}) == [
        "junos_ha.srd: UNKNOWN",
        f"  localhost - UNKNOWN: the run failed: {why}",
        f"  mx1 - {text}",
    ]


def test_why_there_is_no_answer_stands_beside_it() -> None:
    run = closing()
    run.see_failure("mx1", {"msg": "missing required arguments: srd_run_id"})
    text = "take mx2 down? unknown, because there is no answer"
    run.see_task(FLEET)
    run.see_result("localhost", FLEET, {"answers": [{"host": "mx2", "verdict": "unknown", "text": text}]})
    run.see_failure("localhost", {"msg": text})
    assert run.lines({"mx1", "localhost"}) == [
        "junos_ha.srd: UNKNOWN",
        "  mx1 - UNKNOWN: the run failed: missing required arguments: srd_run_id",
        f"  mx2 - {text}",
    ]


def test_a_question_without_answers_is_as_any_run() -> None:
    run = closing(("mx1", FLEET, {"failed": True}))
    run.see_failure("mx1", {"msg": "no such host"})
    assert run.lines({"mx1"})[1] == "  mx1 - UNKNOWN: the run failed: no such host"


def test_go_of_a_run_that_failed_afterwards_is_unknown() -> None:
    run = closing(("mx1", VERDICT, GO))
    run.see_failure("mx1", {"msg": "one\nNo space left on device"})
    assert run.lines({"mx1"}) == [
        "junos_ha.srd: UNKNOWN",
        "  mx1 - UNKNOWN: the run failed, after 'GO: 86 of 86 checks passed': No space left on device",
    ]


def test_a_failure_without_a_verdict_is_unknown() -> None:
    run = closing(("mx1", "junos_ha.srd.redundancy_plan", {"changed": False}))
    assert run.lines({"mx1"}) == [
        "junos_ha.srd: UNKNOWN",
        "  mx1 - UNKNOWN: the run failed: no reason was given",
    ]


SKIPPED, BROKEN = {"skipped": True}, {"failed": True, "msg": "srd_peer is\nundefined"}


@pytest.mark.parametrize(
    ("results", "text"),
    [
        ([GO, NO_GO, GO], f"NO-GO\n  mx1 - {NO_GO['msg']}"),
        ([SKIPPED, GO], f"GO\n  mx1 - {GO['msg']}"),
        ([BROKEN, GO], "UNKNOWN\n  mx1 - UNKNOWN: undefined"),
        ([SKIPPED], "UNKNOWN, this run reached no verdict"),
    ],
    ids=["worst", "skipped", "none", "all_skipped"],
)
def test_of_a_loop_the_worst_verdict_is_shown(results: list[dict[str, t.Any]], text: str) -> None:
    run = closing(("mx1", VERDICT, {"results": results}))
    assert "\n".join(run.lines(())) == f"junos_ha.srd: {text}"


def test_what_each_move_of_a_loop_cost_is_shown() -> None:
    moves = [{"outcome": "moved", "summary": f"{COST}, set {number}"} for number in (1, 2)]
    run = closing(("mx1", MOVE, {"results": moves}), ("mx1", VERDICT, GO))
    assert run.lines(())[1] == f"  mx1 - {GO['msg']}; {COST}, set 1; {COST}, set 2"


@pytest.mark.parametrize("returned", [{}, {"verdict": "good"}, {"verdict": None}, {"verdict": ["go"]}])
def test_a_run_without_a_verdict_says_so(returned: dict[str, t.Any]) -> None:
    run = closing(("mx1", VERDICT, returned))
    assert run.lines(()) == ["junos_ha.srd: UNKNOWN, this run reached no verdict"]


@pytest.mark.parametrize("action", ["ansible.builtin.debug", "other.srd.redundancy_verdict"])
def test_a_run_of_others_says_nothing(action: str) -> None:
    assert closing(("mx1", action, GO)).lines({"mx1"}) == []


def test_a_run_that_reads_evidence_needs_no_verdict_and_its_failure_is_shown() -> None:
    run = closing(("localhost", "junos_ha.srd.redundancy_history", {"msg": "2 runs: 2 GO"}))
    assert run.lines(()) == []
    run.see_failure("localhost", {"msg": "no such directory"})
    assert run.lines({"localhost"}) == [
        "junos_ha.srd: UNKNOWN",
        "  localhost - UNKNOWN: the run failed: no such directory",
    ]


def test_a_terminal_is_not_commanded() -> None:
    run = closing(("mx1", VERDICT, {"verdict": "no_go", "msg": "\x1b[2Jx\u202e"}))
    assert run.lines(())[1] == "  mx1 - NO-GO: \\x1b[2Jx\\u202e"


def test_many_pairs_are_counted() -> None:
    run = closing(*((f"mx{number}", VERDICT, GO) for number in range(10, 40)))
    lines = run.lines(())
    assert (len(lines), lines[-1]) == (22, "  and 10 more")
