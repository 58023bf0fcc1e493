# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover, from what its evidence keeps of it."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Move, Step
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.move import move_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Resync
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import golden

REQUEST = "request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV"


def account(run: str = "all_well", name: str = "switchover_set_1", **changes: t.Any) -> Plain:
    return {**golden(run)[2]["reports"][name], **changes}


def move(said: Plain, name: str = "switchover_set_1") -> Move:
    return move_of(said, "it", phase="failover", name=name)


def step(elapsed: float, verdict: t.Any, state: str, peer: str, hot: int) -> Step:
    return Step(elapsed=elapsed, verdict=verdict, state=state, peers=(peer,), hot=hot, interfaces=8)


def test_a_switchover_is_told_whole() -> None:
    names = [f"ms-1/{slot}/0" for slot in (3, 2, 1, 0)]
    assert move(account()) == Move(
        phase="failover",
        way="switchover",
        gateway="mx1",
        peer="mx2",
        set=1,
        target="STANDBY",
        event="RELS_MSHIP_MANUAL_EV",
        outcome="moved",
        moved=True,
        words="mx1 is STANDBY of set 1, healthy and stable: "
        "moved after 1.2 s, Hot after 3.4 s, stable after 8.9 s",
        sent=REQUEST,
        reply="redundancy event triggered\n",
        role_moved=1.2,
        hot=3.4,
        stable=8.9,
        steps=(
            step(0.1, "no_go", "MASTER", "STANDBY", 8),
            step(1.2, "no_go", "STANDBY", "MASTER", 0),
            step(2.3, "no_go", "STANDBY", "MASTER", 0),
            step(3.4, "go", "STANDBY", "MASTER", 8),
            step(4.5, "go", "STANDBY", "MASTER", 8),
            step(5.6, "go", "STANDBY", "MASTER", 8),
            step(6.7, "go", "STANDBY", "MASTER", 8),
            step(7.8, "go", "STANDBY", "MASTER", 8),
            step(8.9, "go", "STANDBY", "MASTER", 8),
        ),
        interfaces=tuple(
            Resync(service_set=service_set, interface=name, lost=1.2, hot=3.4)
            for service_set in ("IPv6-SFW", "NAPT44-SS1-SS4")
            for name in names
        ),
    )


def test_the_way_back_is_called_so() -> None:
    back = move(account("switched_and_rolled_back", "rollback_set_1"), "rollback_set_1")
    assert (back.way, back.gateway, back.peer, back.outcome) == ("rollback", "mx2", "mx1", "moved")


def test_what_was_not_sent_has_no_steps() -> None:
    shut = move(account("refused_gate"))
    assert (shut.outcome, shut.moved, shut.sent, shut.reply, shut.steps, shut.interfaces) == (
        *("gate", False, None, None),
        *((), ()),
    )


def test_a_reading_that_does_not_show_the_set_says_so() -> None:
    entries = [{"elapsed": 0.1, "verdict": "unknown", "sets": []}, *account()["timeline"]]
    nothing = Step(elapsed=0.1, verdict="unknown", state=None, peers=(), hot=None, interfaces=None)
    assert move(account(timeline=entries)).steps[0] == nothing


def test_a_qualifier_is_no_other_role() -> None:
    entries = account()["timeline"]
    entries[-1]["sets"][0]["state"] = "STANDBY (WARNED)"
    assert move(account(timeline=entries)).steps[-1].state == "STANDBY (WARNED)"


def test_what_was_there_needs_no_gate() -> None:
    there = account(outcome="there", moved=False, sent=None, gate=None, reply=None, timeline=[])
    assert (move(there).outcome, move(there).sent) == ("there", None)


# What is changed, and what is said of it.
REFUSED: dict[str, tuple[dict[str, t.Any], str]] = {
    "a set that is text": (
        {"asked": {**account()["asked"], "redundancy_set": "1"}},
        "it.asked.redundancy_set - Expected: a value of type int Actual: '1'",
    ),
    "a truth that is a number": ({"moved": 1}, "it.moved - Expected: a value of type bool Actual: '1'"),
    "an outcome that is a list": (
        {"outcome": ["moved"]},
        "it.outcome - Expected: a value of type str Actual: \"['moved']\"",
    ),
    "seconds that are text": (
        {"durations": {"role_moved": "1.2", "hot": None, "stable": None}},
        "it.durations.role_moved - Expected: a value of type float Actual: '1.2'",
    ),
    "a timeline that is none": ({"timeline": {}}, "it.timeline - Expected: a list Actual: '{}'"),
    "a verdict of a step that there is not": (
        {"timeline": [{"elapsed": 0.1, "verdict": "GO", "sets": []}]},
        "it.timeline[0].verdict - Expected: go or no_go or unknown Actual: 'GO'",
    ),
    "interfaces by name": ({"resyncs": {}}, "it.resyncs - Expected: a list Actual: '{}'"),
    "words that are none": ({"msg": None}, "it.msg - Expected: a value of type str Actual: 'None'"),
    "a request without a gate": (
        {"gate": None},
        "it.gate - Expected: the report by which the request was sent Actual: 'None'",
    ),
    "a role that moved, and nothing sent": (
        {"sent": None},
        "it.outcome - Expected: what was sent and read, nothing and STANDBY Actual: 'moved'",
    ),
    "a role that was there, and a request": (
        {"outcome": "there"},
        f"it.outcome - Expected: what was sent and read, {REQUEST} and STANDBY Actual: 'there'",
    ),
}


@pytest.mark.parametrize(("changes", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_account_is_refused_by_its_place(changes: dict[str, t.Any], said: str) -> None:
    with pytest.raises(FactsError) as raised:
        move(account(**changes))
    assert str(raised.value) == said


@pytest.mark.parametrize(
    "name", ["asked", "outcome", "moved", "msg", "sent", "durations", "timeline", "resyncs"]
)
def test_a_field_that_is_missing_is_missed(name: str) -> None:
    with pytest.raises(FactsError, match=f"^it - Expected: a switchover, with {name} Actual: "):
        move({key: value for key, value in account().items() if key != name})
