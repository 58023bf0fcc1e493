# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plain questions about a gateway: yes where the facts show it, no where they do not."""

from __future__ import annotations

import copy
import datetime
import functools
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    is_healthy,
    is_hot,
    is_master,
    is_standby,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs

Facts = dict[str, t.Any]
Question = t.Callable[..., bool]
Change = tuple[str, t.Any]

GOLDEN = {pair.name: pair.facts for pair in pairs("published", "made") if pair.facts is not None}
TERSE = GOLDEN["published/terse.txt"]
PASSED = GOLDEN["published/brief_health_passed.txt"]
FAILED = GOLDEN["published/brief_health_failed.txt"]
EXTENSIVE = GOLDEN["published/extensive.txt"]

SET = "groups.0.sets.0"
PEER = f"{SET}.peers.0"
INTERFACE = f"{SET}.service_sets.0.interfaces.0"
QUESTIONS: dict[str, Question] = {
    name: functools.partial(question, now=datetime.datetime(2026, 12, 1, tzinfo=datetime.timezone.utc))
    for name, question in (
        ("master", is_master),
        ("standby", is_standby),
        ("hot", is_hot),
        ("healthy", is_healthy),
    )
}


def changed(facts: Facts, *changes: Change) -> Facts:
    """Return facts with values put at paths; roles follow."""
    facts = copy.deepcopy(facts)
    for path, value in changes:
        *parents, last = path.split(".")
        place: t.Any = facts
        for key in parents:
            place = place[int(key) if key.isdigit() else key]
        place[int(last) if last.isdigit() else last] = value
    facts["roles"] = {str(each["id"]): each["role"] for group in facts["groups"] for each in group["sets"]}
    return facts


def state(path: str, role: str, qualifier: str | None = None) -> list[Change]:
    """Return the changes that put a set or a peer into a state."""
    printed = f"{role} ({qualifier})" if qualifier else role
    return [(f"{path}.state", printed), (f"{path}.role", role), (f"{path}.qualifier", qualifier)]


STANDBY = changed(PASSED, *state(SET, "STANDBY"), *state(PEER, "MASTER"))
INITIALIZING = changed(PASSED, *state(SET, "INITIALIZING"))
WARNED = changed(STANDBY, *state(SET, "STANDBY", "WARNED"))
PEER_WARNED = changed(PASSED, *state(PEER, "STANDBY", "WARNED"))
SECOND = {**STANDBY["groups"][0]["sets"][0], "id": 2}
MIXED = changed(PASSED, ("groups.0.sets", [PASSED["groups"][0]["sets"][0], SECOND]))
INCOMPLETE = changed(PASSED, ("complete", False), ("unrecognized", ["Temperature : 21"]))
CUT = changed(PASSED, ("complete", False))
LEARNED = {
    "owner": "noc",
    "reason": "CHG0043",
    "date": "2026-11-01",
    "expires": "2026-12-01",
    "sha256": "0" * 64,
    "lines": [{"label": "rg flap count", "printed": "RG flap count : 3"}],
    "meanings": [],
}

# Which of the four questions are answered yes.
ANSWERS: list[tuple[str, Facts, set[str]]] = [
    ("passed", PASSED, {"master", "hot", "healthy"}),
    ("extensive", EXTENSIVE, {"master", "hot", "healthy"}),
    ("terse shows no health and no service set", TERSE, {"master"}),
    ("failed, as published", FAILED, {"standby"}),
    ("standby", STANDBY, {"standby", "hot", "healthy"}),
    ("initializing", INITIALIZING, {"hot"}),
    ("two sets of different role", MIXED, {"hot", "healthy"}),
    ("a line was not understood", INCOMPLETE, set()),
    ("the reply broke off", CUT, set()),
    ("no group", changed(PASSED, ("groups", [])), set()),
    ("no set", changed(PASSED, ("groups.0.sets", [])), set()),
    ("the state is not said", changed(PASSED, (f"{SET}.state", None), (f"{SET}.role", None)), {"hot"}),
    ("WARNED", WARNED, {"standby", "hot"}),
    ("the peer is WARNED", PEER_WARNED, {"master", "hot"}),
    ("health failed", changed(PASSED, (f"{SET}.health", "Failed")), {"master", "hot"}),
    ("health is not said", changed(PASSED, (f"{SET}.health", None)), {"master", "hot"}),
    ("a monitored interface is down", changed(PASSED, (f"{SET}.interfaces_down", 1)), {"master", "hot"}),
    ("none is down", changed(PASSED, (f"{SET}.interfaces_down", 0)), {"master", "hot", "healthy"}),
    (
        "one is named as failed",
        changed(PASSED, (f"{SET}.failed_interfaces", ["ge-0/0/1"])),
        {"master", "hot"},
    ),
    (
        "the line is there and names none",
        changed(PASSED, (f"{SET}.failed_interfaces", [])),
        {"master", "hot"},
    ),
    ("two masters", changed(PASSED, *state(PEER, "MASTER")), {"master", "hot"}),
    ("no peer", changed(PASSED, (f"{SET}.peers", [])), {"master", "hot"}),
    ("the peer is away", changed(PASSED, (f"{PEER}.connection", "Not Connected")), {"master", "hot"}),
    ("the peer is not said", changed(PASSED, (f"{PEER}.connection", None)), {"master", "hot"}),
    ("ICCP is away", changed(PASSED, ("iccp.connection", "Not Connected")), {"master", "hot"}),
    ("ICCP is not said", changed(PASSED, ("iccp.connection", None)), {"master", "hot"}),
    (
        "an interface is Cold",
        changed(PASSED, (f"{INTERFACE}.synchronization", "Cold")),
        {"master", "healthy"},
    ),
    ("an interface is down", changed(PASSED, (f"{INTERFACE}.connection", "Down")), {"master", "healthy"}),
    ("not said how far", changed(PASSED, (f"{INTERFACE}.synchronization", None)), {"master", "healthy"}),
    (
        "an empty service set",
        changed(PASSED, (f"{SET}.service_sets.1.interfaces", [])),
        {"master", "healthy"},
    ),
    ("no service set", changed(PASSED, (f"{SET}.service_sets", [])), {"master", "healthy"}),
    ("no service set is said", changed(PASSED, (f"{SET}.service_sets", None)), {"master", "healthy"}),
    ("a line passed by a vocabulary", changed(PASSED, ("vocabulary", LEARNED)), {"master", "hot", "healthy"}),
    (
        "a line passed by one that has expired",
        changed(PASSED, ("vocabulary", {**LEARNED, "expires": "2026-11-30"})),
        set(),
    ),
    ("the raw reply beside", {**PASSED, "reply": "ICCP"}, {"master", "hot", "healthy"}),
]

# The same of one set: the facts, its id, the answers.
ANSWERS_OF_SET: list[tuple[str, Facts, int, set[str]]] = [
    ("the only one", PASSED, 1, {"master", "hot", "healthy"}),
    ("the first of two", MIXED, 1, {"master", "hot", "healthy"}),
    ("the second of two", MIXED, 2, {"standby", "hot", "healthy"}),
    ("not there", PASSED, 2, set()),
    ("the last there may be, not there", PASSED, 100, set()),
    ("there, of facts that are incomplete", INCOMPLETE, 1, set()),
]


@pytest.mark.parametrize(("facts", "yes"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS])
def test_answers(facts: Facts, yes: set[str]) -> None:
    assert {name for name, question in QUESTIONS.items() if question(facts)} == yes


@pytest.mark.parametrize(
    ("facts", "redundancy_set", "yes"),
    [row[1:] for row in ANSWERS_OF_SET],
    ids=[row[0] for row in ANSWERS_OF_SET],
)
def test_answers_of_a_set(facts: Facts, redundancy_set: int, yes: set[str]) -> None:
    given = {name for name, ask in QUESTIONS.items() if ask(facts, redundancy_set=redundancy_set)}
    assert given == yes


def test_a_result_is_a_boolean() -> None:
    answers = [question(facts) for _name, facts, _yes in ANSWERS for question in QUESTIONS.values()]
    assert {type(answer) for answer in answers} == {bool}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize(
    ("redundancy_set", "actual"),
    [(0, "0"), (101, "101"), (-1, "-1"), (True, "True"), ("1", "'1'"), (1.0, "1.0"), ([1], "[1]")],
)
def test_an_invalid_set_id_is_an_error(question: Question, redundancy_set: object, actual: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        question(PASSED, redundancy_set=redundancy_set)
    assert str(raised.value) == f"redundancy_set - Expected: 1 to 100 Actual: {actual}"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (None, "facts - Expected: the facts of a gateway, a dictionary Actual: 'None'"),
        ("MASTER", "facts - Expected: the facts of a gateway, a dictionary Actual: 'MASTER'"),
        ({}, "facts.schema - Expected: 1 or 2 or 3 Actual: 'None'"),
        ({**PASSED, "schema": 4}, "facts.schema - Expected: 1 or 2 or 3 Actual: '4'"),
        (
            {**PASSED, "roles": {"1": "STANDBY"}},
            "facts.roles - Expected: {'1': 'MASTER'} Actual: \"{'1': 'STANDBY'}\"",
        ),
        (
            changed(PASSED, (f"{SET}.health", True)),
            "facts.groups[0].sets[0].health - Expected: a value of type str Actual: 'True'",
        ),
    ],
)
def test_no_facts_are_an_error(question: Question, facts: object, message: str) -> None:
    with pytest.raises(FactsError) as raised:
        question(facts)
    assert str(raised.value) == message


def test_facts_are_unchanged() -> None:
    before = copy.deepcopy(PASSED)
    for question in QUESTIONS.values():
        question(PASSED)
    assert before == PASSED
