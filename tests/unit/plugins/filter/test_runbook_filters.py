# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filters that roles route through, in expressions."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.filter import redundancy_hosts
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

Plain = dict[str, t.Any]

RUN = {
    "phase": "postcheck",
    "options": {
        "pair": {},
        "change": {"expect": "unchanged", "waivers": []},
        "areas": {"areas": ["sessions"], "switched": False},
    },
}
HERE = {"phase": "failover"}
PLAN: Plain = {"leaving": "mx1", "rolls_back": True, "runs": {"failover": HERE, "postcheck": RUN}}


def step(way: str, number: int, result: Plain) -> Plain:
    """Return a step as the role notes it."""
    return {"way": {"way": way, "redundancy_set": number}, "result": result}


def progress(*steps: Plain, **plan: t.Any) -> Plain:
    found = evaluate(
        "steps | junos_ha.srd.redundancy_progress(plan)", steps=list(steps), plan={**PLAN, **plan}
    )
    assert isinstance(found, dict)
    return found


def came(outcome: str, summary: str, *, moved: bool = False, well: bool = False) -> Plain:
    """Return what the action returns of a switchover, as far as it counts here."""
    verdict = "go" if well else "no_go"
    details = [] if well else ["why"]
    ended = {"outcome": outcome, "moved": moved, "succeeded": well, "verdict": verdict, "details": details}
    return {**ended, "summary": summary, "msg": f"{summary}\nwhy", "before": {}}


MOVED = came("moved", "it moved", moved=True, well=True)
THERE = came("there", "so", well=True)
COLD = came("not_stable", "it is Cold", moved=True)
SHUT = came("gate", "the gate is shut")
ERROR = {"failed": True, "msg": "no process"}


def expecting(expect: str, *sets: int) -> Plain:
    change = {"expect": expect, "waivers": [], "redundancy_sets": list(sets)}
    areas = {"areas": ["sessions"], "switched": expect == "switched"}
    options = {"pair": {}, "change": change, "areas": areas}
    return {"phase": "postcheck", "options": options, "done": [], "carried": []}


def test_a_set_that_would_move_is_released_and_one_that_failed_is_not() -> None:
    would = came("would_send", "it would send it", well=True)
    found = progress(step("switchover", 1, would), step("switchover", 2, THERE), step("switchover", 3, COLD))
    assert (found["moved"], found["released"]) == ([], [1])


def test_where_nothing_was_done_nothing_failed() -> None:
    assert progress() == {
        "succeeded": True,
        "roll_back": False,
        "moved": [],
        "released": [],
        "msg": "",
        "verdicts": [],
        "kept": {"mx1": {}},
        "failover": HERE,
        "postcheck": expecting("unchanged"),
    }


def test_a_set_that_moved_has_switched() -> None:
    assert progress(step("switchover", 1, MOVED), step("switchover", 2, THERE)) == {
        "succeeded": True,
        "roll_back": False,
        "moved": [1],
        "released": [1],
        "msg": "",
        "verdicts": [
            {"of": "switchover of set 1", "said": "it moved", "details": [], "verdict": "go"},
            {"of": "switchover of set 2", "said": "so", "details": [], "verdict": "go"},
        ],
        "kept": {
            "mx1": {
                "switchover_set_1": {"outcome": "moved", "moved": True, "msg": "it moved\nwhy"},
                "switchover_set_2": {"outcome": "there", "moved": False, "msg": "so\nwhy"},
            }
        },
        "failover": HERE,
        "postcheck": {
            **expecting("switched", 1),
            "done": ["switchover of set 1 - it moved", "switchover of set 2 - so"],
        },
    }


def test_what_a_gateway_lacked_before_it_was_relieved_is_waived_afterwards() -> None:
    path = {"gateway": "mx1", "group": 1, "set": 1}
    finding = {
        "check": "health",
        "subject": "mx1 group 1 set 1",
        "path": path,
        "status": "fail",
        "expected": "Passed",
        "actual": "Failed",
        "message": "health - Expected: Passed Actual: Failed",
        "waiver": None,
    }
    clear = {
        **finding,
        "check": "role_clear",
        "status": "pass",
        "expected": "no qualifier",
        "actual": "MASTER",
        "message": "role_clear - Expected: no qualifier Actual: MASTER",
    }
    gate = {
        "verdict": "no_go",
        "summary": f"NO-GO: 1 of 2 checks failed: mx1 group 1 set 1 - {finding['message']}",
        "counts": {"pass": 1, "fail": 1, "unknown": 0, "waived": 0},
        "checks": [finding, clear],
    }
    options = {
        "pair": {"waivers": []},
        "wait": {"mx1": {"waivers": []}, "mx2": {"waivers": []}},
        "change": {},
        "areas": {},
    }
    runs = {"failover": {"options": options}, "postcheck": {"options": options}}
    found = progress(step("switchover", 1, {**MOVED, "gate": gate}), runs=runs)
    for name in ("failover", "postcheck"):
        its = found[name]["options"]
        for given in (its["pair"], its["wait"]["mx1"], its["wait"]["mx2"]):
            named = [(each["check"], each["subject"], each["owner"]) for each in given["waivers"]]
            assert named == [
                ("health", "mx1 group 1 set 1", "relief"),
                ("role_clear", "mx1 group 1 set 1", "relief"),
            ]


def test_a_set_that_moved_and_is_not_well_is_moved_back_once() -> None:
    cold, back = step("switchover", 1, COLD), step("rollback", 1, MOVED)
    first, second = progress(cold), progress(cold, back)
    assert (first["succeeded"], first["roll_back"], first["msg"]) == (
        False,
        True,
        "switchover of set 1 - it is Cold",
    )
    assert (second["succeeded"], second["roll_back"], second["moved"], second["msg"]) == (
        False,
        False,
        [],
        "switchover of set 1 - it is Cold; rollback of set 1 - it moved",
    )
    assert progress(cold, rolls_back=False)["roll_back"] is False


def test_where_one_set_moved_before_another_failed_the_message_says_both() -> None:
    found = progress(step("switchover", 1, MOVED), step("switchover", 2, SHUT))
    assert (found["succeeded"], found["moved"], found["msg"]) == (
        False,
        [1],
        "switchover of set 2 - the gate is shut; switchover of set 1 - it moved",
    )


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        ("no_master", "the other gateway is not MASTER, and has nothing to release"),
        ("rescued", "mastership has come back by the rescue"),
    ],
)
def test_where_there_is_no_way_back_nothing_is_sent_and_that_is_told(outcome: str, why: str) -> None:
    it = step("switchover", 1, came(outcome, "NO GATEWAY IS MASTER of set 1", moved=True))
    found, unasked = progress(it), progress(it, rolls_back=False)
    said = "switchover of set 1 - NO GATEWAY IS MASTER of set 1"
    assert (found["roll_back"], found["msg"]) == (
        False,
        f"{said}; rollback of set 1 - nothing was sent: {why}",
    )
    assert (unasked["roll_back"], unasked["msg"]) == (False, said)


@pytest.mark.parametrize(
    ("result", "line", "verdict"),
    [
        (SHUT, "the gate is shut", "no_go"),
        (ERROR, "no process", "unknown"),
        ({}, "nothing is known of it", "unknown"),
    ],
)
def test_what_did_not_move_failed_and_is_not_moved_back(result: Plain, line: str, verdict: str) -> None:
    found = progress(step("switchover", 1, result))
    assert (found["succeeded"], found["roll_back"], found["moved"]) == (False, False, [])
    assert found["msg"] == f"switchover of set 1 - {line}"
    assert [each["verdict"] for each in found["verdicts"]] == [verdict]


def test_where_nothing_was_sent_the_message_says_why() -> None:
    lines = ["UNKNOWN: 1 of 45", "UNKNOWN mx1 - redundancy_event - Actual: denied", "  look", "FAIL more"]
    said = "switchover of set 1 - the gate is shut"
    for sent, msg in ((None, f"{said} ({lines[1]})"), ("<request/>", said)):
        found = progress(step("switchover", 1, {**SHUT, "details": lines, "sent": sent}))
        assert found["msg"] == msg


def test_a_message_says_each_line_once_and_a_request_that_would_be_sent_is_a_success() -> None:
    shut = step("rollback", 1, SHUT)
    assert progress(step("switchover", 1, COLD), shut)["msg"].count("the gate is shut") == 1
    would = step("switchover", 1, came("would_send", "so", well=True))
    assert (progress(would)["succeeded"], progress(would)["moved"]) == (True, [])


WHOLE: list[Plain] = [
    {},
    {"tags": ("all",), "skip_tags": (), "start_at_task": None, "step": False},
    {"tags": ["all", "other"]},
]
PARTS: list[tuple[Plain, str]] = [
    ({"tags": ("other", "more")}, "--tags - {} Actual: other, more"),
    ({"tags": ("always",)}, "--tags - {} Actual: always"),
    ({"tags": ("",)}, "--tags - {} Actual: nothing"),
    ({"start_at_task": ""}, "--start-at-task - {} Actual: nothing"),
    ({"tags": ("all",), "skip_tags": ("always",)}, "--skip-tags - {} Actual: always"),
    ({"start_at_task": "Show the verdict"}, "--start-at-task - {} Actual: Show the verdict"),
    ({"step": True}, "--step - {} Actual: given"),
]
EXPECTED = "Expected: not given, for only a whole run reaches a verdict"


@pytest.mark.parametrize("options", WHOLE, ids=str)
def test_the_hosts_of_a_whole_run_are_as_they_are(options: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redundancy_hosts.context, "CLIARGS", options)
    assert evaluate("'leads:!old' | junos_ha.srd.redundancy_hosts") == "leads:!old"


@pytest.mark.parametrize(("options", "message"), PARTS, ids=str)
def test_a_part_of_a_run_is_refused(options: Plain, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redundancy_hosts.context, "CLIARGS", options)
    with pytest.raises(AnsibleError) as raised:
        evaluate("'leads' | junos_ha.srd.redundancy_hosts")
    assert message.format(EXPECTED) in str(raised.value)


@pytest.mark.parametrize(("connection", "hosts"), [("netconf", "all:!all"), ("inventory", "leads")])
def test_an_audit_reads_each_pair_in_a_play_over_the_connection_of_the_inventory_alone(
    connection: str, hosts: str
) -> None:
    found = evaluate("'leads' | junos_ha.srd.redundancy_hosts(audit_connection=given)", given=connection)
    assert found == hosts


@pytest.mark.parametrize("connection", ["telnet", "NETCONF", None])
def test_no_other_connection_of_an_audit_exists(connection: str | None) -> None:
    with pytest.raises(AnsibleError) as raised:
        evaluate("'leads' | junos_ha.srd.redundancy_hosts(audit_connection=given)", given=connection)
    refused = f"srd_audit_connection - Expected: netconf or inventory Actual: {connection}"
    assert str(raised.value).endswith(refused)


KEPT: Plain = {"kept": True, "paths": {}}
ELSEWHERE: Plain = {"kept": False, "msg": "the evidence is kept in /x/mx1.failover.json: full"}
SENT = "switchover of set 1 - it moved"


def test_evidence_elsewhere_is_said_with_what_came_of_each_request() -> None:
    moved = [step("switchover", 1, MOVED)]
    found = evaluate(
        "steps | junos_ha.srd.redundancy_progress(plan, evidence=evidence)",
        steps=moved,
        plan=PLAN,
        evidence=ELSEWHERE,
    )
    words = [SENT, ELSEWHERE["msg"]]
    assert isinstance(found, dict)
    assert (found["succeeded"], found["msg"]) == (True, "; ".join(words))
    assert (found["postcheck"]["done"], found["postcheck"]["carried"]) == (words[:1], words[1:])


def test_of_a_failed_set_the_message_says_where_the_evidence_is() -> None:
    shut = step("switchover", 1, SHUT)
    found = evaluate(
        "[it] | junos_ha.srd.redundancy_progress(plan, evidence=evidence)",
        it=shut,
        plan=PLAN,
        evidence=ELSEWHERE,
    )
    assert isinstance(found, dict)
    assert found["msg"] == f"switchover of set 1 - the gate is shut; {ELSEWHERE['msg']}"


def test_an_outcome_elsewhere_is_said_too() -> None:
    where = "mx1: what came of the request is kept in /x/CHG1/mx1.failover.set-1.outcome.json: full"
    found = progress(step("switchover", 1, {**MOVED, "unkept": [where]}))
    later = found["postcheck"]
    assert (found["succeeded"], later["done"], later["carried"]) == (True, [SENT], [where])


ENDINGS: list[tuple[Plain, Plain, list[str], Plain]] = [
    ({"go": True, "msg": "GO: 1"}, KEPT, [], {"succeeded": True, "msg": "GO: 1"}),
    ({"go": False, "msg": "NO-GO: 1"}, KEPT, [], {"succeeded": False, "msg": "NO-GO: 1"}),
    ({"go": True, "msg": "GO: 1"}, ELSEWHERE, [], {"succeeded": False, "msg": f"GO: 1; {ELSEWHERE['msg']}"}),
    ({"go": True, "msg": "GO: 1"}, KEPT, [SENT], {"succeeded": False, "msg": f"GO: 1; {SENT}"}),
    ({"go": True, "msg": "GO: 1"}, {}, [], {"succeeded": False, "msg": "GO: 1; no reason was given"}),
    ({}, KEPT, [], {"succeeded": False, "msg": "nothing is known of it"}),
]


@pytest.mark.parametrize(("shown", "evidence", "carried", "ending"), ENDINGS)
def test_a_phase_ends_well_only_with_go_and_its_evidence_in_place(
    shown: Plain, evidence: Plain, carried: list[str], ending: Plain
) -> None:
    words = {"shown": shown, "evidence": evidence, "carried": carried}
    assert evaluate("shown | junos_ha.srd.redundancy_ending(evidence, carried)", **words) == ending


@pytest.mark.parametrize(
    ("shown", "carried", "msg"),
    [
        ({"go": True, "msg": "GO: 1"}, [], "GO: 1"),
        ({"go": True, "msg": "GO: 1"}, ["where"], f"GO: 1; {SENT}; where"),
        ({"go": False, "msg": "UNKNOWN: gone"}, [], f"UNKNOWN: gone; {SENT}"),
    ],
    ids=["well", "elsewhere", "not_well"],
)
def test_a_phase_that_does_not_end_well_says_what_was_done_before_it(
    shown: Plain, carried: list[str], msg: str
) -> None:
    words = {"shown": shown, "evidence": KEPT, "carried": carried, "done": [SENT]}
    ending = evaluate("shown | junos_ha.srd.redundancy_ending(evidence, carried, done=done)", **words)
    assert ending == {"succeeded": msg == "GO: 1", "msg": msg}
