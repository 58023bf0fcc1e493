# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is announced before a move: by the roles that both gateways show, and of all pairs of a batch."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks import states
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

Plain = dict[str, t.Any]

FACTS = {"MASTER": states.MASTER, "STANDBY": states.STANDBY}


def plan(leaving: str, taker: str, *sets: int, approve: str = "prompt") -> Plain:
    """Return the plan of a failover, as far as it counts here."""
    moves = [
        {"redundancy_set": each, "switchover": {"leaving": leaving, "options": {"target": "STANDBY"}}}
        for each in sets
    ]
    plan = {"leaving": leaving, "taker": taker, "approve": approve, "moves": moves}
    return {**plan, "rolls_back": False}


def shown(name: str, role: str) -> Plain:
    """Return what a gateway shows whose set 1 has a role."""
    return {"name": name, "facts": FACTS[role], "error": ""}


def announced(*pairs: tuple[Plain, list[Plain]]) -> Plain:
    plans, readings = [each[0] for each in pairs], [each[1] for each in pairs]
    found = evaluate("plans | junos_ha.srd.redundancy_announced(readings)", plans=plans, readings=readings)
    assert isinstance(found, dict)
    return found


MASTER = [shown("mx1", "MASTER"), shown("mx2", "STANDBY")]
STANDBY = [shown("mx1", "STANDBY"), shown("mx2", "MASTER")]
QUESTION = "mx1 is to release mastership of set 1 to mx2"


def may_send(found: Plain) -> list[bool]:
    return [each["switchover"]["options"]["may_send"] for each in found["moves"]]


def test_a_master_is_to_release() -> None:
    found = announced((plan("mx1", "mx2", 1), MASTER))
    assert may_send(found) == [True]
    assert found.pop("moves")[0]["switchover"]["options"] == {"target": "STANDBY", "may_send": True}
    assert found == {
        "lines": ["set 1: mx1 is to release mastership to mx2"],
        "sends": True,
        "asks": True,
        "prompt": f"{QUESTION}? yes to go on",
    }


def test_of_a_standby_nothing_is_announced_or_asked() -> None:
    found = announced((plan("mx1", "mx2", 1), STANDBY))
    assert (may_send(found), found["sends"], found["asks"]) == ([False], False, False)
    assert found["lines"] == ["set 1: mx1 is STANDBY already, nothing will be sent"]


def test_a_set_whose_role_is_not_shown_is_announced() -> None:
    found = announced((plan("mx2", "mx1", 1, 7), MASTER))
    assert may_send(found) == [False, True]
    assert found["lines"] == [
        "set 1: mx2 is STANDBY already, nothing will be sent",
        "set 7: mx2 is to release mastership to mx1",
    ]
    assert found["prompt"] == "mx2 is to release mastership of set 7 to mx1? yes to go on"


@pytest.mark.parametrize("approve", ["prompt", "yes"])
def test_one_question_names_each_gateway_of_a_batch_that_releases(approve: str) -> None:
    other = [shown("mx3", "MASTER"), shown("mx4", "STANDBY")]
    found = announced(
        (plan("mx1", "mx2", 1), STANDBY),
        (plan("mx3", "mx4", 1, approve=approve), other),
        (plan("mx1", "mx2", 1, approve="yes"), MASTER),
    )
    assert (found["sends"], found["asks"]) == (True, approve == "prompt")
    assert found["prompt"] == (f"mx3 is to release mastership of set 1 to mx4; {QUESTION}? yes to go on")


@pytest.mark.parametrize(
    ("rolls_back", "rescue", "more"),
    [
        (False, "never", ""),
        (True, "never", " (one more request may follow: a rollback on mx2)"),
        (False, "acquire", " (one more request may follow: a rescue on mx1)"),
        (
            True,
            "acquire",
            " (more requests may follow: a rollback on mx2, a rescue on mx1, or on mx2 after the rollback)",
        ),
    ],
)
def test_the_question_names_what_else_may_be_sent(rolls_back: bool, rescue: str, more: str) -> None:
    asked = {**plan("mx1", "mx2", 1), "rolls_back": rolls_back}
    asked["moves"][0]["switchover"]["options"]["rescue"] = rescue
    assert announced((asked, MASTER))["prompt"] == f"{QUESTION}{more}? yes to go on"
