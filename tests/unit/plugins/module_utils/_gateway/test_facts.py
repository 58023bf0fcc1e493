# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Facts that a gateway would not have given are refused; those that it gave make rows."""

from __future__ import annotations

import copy
import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import (
    from_facts,
    gateway_of,
    interface_rows,
    to_facts,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Identity,
    LearnedValue,
    PassedByVocabulary,
    PassedLine,
)
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import edited

GOLDEN = {pair.name: pair.facts for pair in pairs("published") if pair.facts is not None}
TERSE = GOLDEN["published/terse.txt"]
PASSED = GOLDEN["published/brief_health_passed.txt"]
FAILED = GOLDEN["published/brief_health_failed.txt"]
EXTENSIVE = GOLDEN["published/extensive.txt"]
SET = ("groups", 0, "sets", 0)
INCOMPLETE = edited(PASSED, {"complete": False, "unrecognized": ["Temperature : 21"]})
CUT = edited(PASSED, {"complete": False})

# The path of a value, what is put there, and the path that the error names.
WRONG: dict[str, tuple[tuple[str | int, ...], object, str]] = {
    "another schema": (("schema",), 4, "facts.schema"),
    "a truth for a schema": (("schema",), True, "facts.schema"),
    "no surroundings": (("surroundings",), None, "facts.surroundings"),
    "an unknown area": (("surroundings", "weather"), None, "facts.surroundings"),
    "a number for an identity": (("surroundings", "identity"), 7, "facts.surroundings.identity"),
    "another format": (("format",), "yaml", "facts.format"),
    "another level": (("level",), "detail", "facts.level"),
    "a text for a truth": (("complete",), "true", "facts.complete"),
    "a number for a truth": (("complete",), 1, "facts.complete"),
    "a truth for a number": ((*SET, "id"), True, "facts.groups[0].sets[0].id"),
    "a text for a number": ((*SET, "id"), "1", "facts.groups[0].sets[0].id"),
    "a role that the state denies": ((*SET, "role"), "STANDBY", "facts.groups[0].sets[0].role"),
    "a state that the role denies": ((*SET, "state"), "STANDBY", "facts.groups[0].sets[0].role"),
    "a qualifier of no state": ((*SET, "qualifier"), "WAIT", "facts.groups[0].sets[0].qualifier"),
    "a text for a list": ((*SET, "peers"), "none", "facts.groups[0].sets[0].peers"),
    "nothing for a list": (("groups",), None, "facts.groups"),
    "roles that the sets deny": (("roles", "1"), "STANDBY", "facts.roles"),
    "a role of no set": (("roles", "2"), "MASTER", "facts.roles"),
    "no roles": (("roles",), None, "facts.roles"),
    "a key too many": (("iccp", "age"), 3, "facts.iccp"),
}


@pytest.mark.parametrize("path, value, where", WRONG.values(), ids=WRONG)
def test_facts_that_were_changed_are_refused(path: tuple[t.Any, ...], value: object, where: str) -> None:
    facts: t.Any = copy.deepcopy(EXTENSIVE)
    inner = facts
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(FactsError) as refused:
        from_facts(facts)
    assert refused.value.where == where


@pytest.mark.parametrize("facts", [None, [], "MASTER", {}])
def test_invalid_facts_are_refused(facts: object) -> None:
    with pytest.raises(FactsError):
        from_facts(facts)


def test_the_raw_reply_and_its_shape_are_not_part_of_the_model() -> None:
    assert from_facts({**EXTENSIVE, "reply": "text", "shape": {"schema": 1}}) == from_facts(EXTENSIVE)


@pytest.mark.parametrize("facts", GOLDEN.values(), ids=GOLDEN)
def test_facts_survive_a_round_trip(facts: dict[str, t.Any]) -> None:
    assert to_facts(from_facts(facts)) == facts


def test_facts_of_the_schema_before_are_read() -> None:
    second = {name: value for name, value in EXTENSIVE.items() if name != "vocabulary"}
    first = {name: value for name, value in second.items() if name != "surroundings"}
    for before in ({**second, "schema": 2}, {**first, "schema": 1}):
        assert from_facts(before) == from_facts(EXTENSIVE)
        assert to_facts(from_facts(before)) == EXTENSIVE


@pytest.mark.parametrize("schema", [1, 2])
def test_facts_of_a_schema_before_say_nothing_of_a_vocabulary(schema: int) -> None:
    without = {name: value for name, value in EXTENSIVE.items() if name != "vocabulary"}
    with pytest.raises(FactsError, match=r"^facts - Expected: the keys "):
        from_facts(without)
    with pytest.raises(FactsError, match=r"^facts\.schema - Expected: 3, which has a vocabulary "):
        from_facts({**EXTENSIVE, "schema": schema})


def test_what_a_vocabulary_let_pass_survives_a_round_trip() -> None:
    passed = PassedByVocabulary(
        owner="noc",
        reason="a counter more",
        date="2026-12-01",
        expires="2027-06-01",
        sha256="ab",
        lines=(PassedLine(label="rg flap count", printed="RG flap count: 3"),),
        meanings=(LearnedValue(field="synchronization", printed="Synchronised", means="Hot"),),
    )
    gateway = replace(from_facts(EXTENSIVE), vocabulary=passed)
    assert from_facts(to_facts(gateway)) == gateway


BY_VOCABULARY = {
    "owner": "noc",
    "reason": "a counter more",
    "date": "2026-12-01",
    "expires": "2027-06-01",
    "sha256": "ab",
    "lines": [{"label": "rg flap count", "printed": "RG flap count: 3"}],
    "meanings": [],
}


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"lines": []}, ""),
        ({"owner": ""}, ".owner"),
        ({"owner": "noc\nGO"}, ".owner"),
        ({"owner": "noc: GO"}, ".owner"),
        ({"date": "yesterday"}, ".date"),
        ({"expires": "never"}, ".expires"),
        ({"meanings": [{"field": "synchronization", "printed": "cold", "means": "Hot"}]}, ".meanings"),
        ({"meanings": [{"field": "synchronization", "printed": "Synced", "means": "Up"}]}, ".meanings"),
        ({"meanings": [{"field": "state", "printed": "LEADER", "means": "MASTER"}]}, ".meanings"),
    ],
)
def test_what_no_verdict_could_say_of_a_vocabulary_is_refused(given: dict[str, object], where: str) -> None:
    assert from_facts({**EXTENSIVE, "vocabulary": BY_VOCABULARY}).vocabulary
    with pytest.raises(FactsError) as refused:
        from_facts({**EXTENSIVE, "vocabulary": {**BY_VOCABULARY, **given}})
    assert str(refused.value).startswith(f"facts.vocabulary{where} - Expected: ")


def test_the_one_group_that_was_asked_for_stays_with_the_facts() -> None:
    facts = {**EXTENSIVE, "redundancy_group": 1}
    assert from_facts(facts) == replace(from_facts(EXTENSIVE), redundancy_group=1)
    assert to_facts(from_facts(facts)) == facts
    with pytest.raises(FactsError, match=r"facts\.redundancy_group"):
        from_facts({**facts, "redundancy_group": "1"})


def test_an_identity_survives_a_round_trip() -> None:
    gateway = replace(from_facts(EXTENSIVE), identity=Identity(host_name="mx1", refused=("no",)))
    facts = to_facts(gateway)
    assert facts["surroundings"] == {
        "identity": {
            "host_name": "mx1",
            "serial_number": None,
            "complete": False,
            "unrecognized": [],
            "refused": ["no"],
        }
    }
    assert from_facts(facts) == gateway


def test_empty_facts_mean_an_unread_gateway_and_others_must_be_valid() -> None:
    assert gateway_of(None) is None
    assert gateway_of(EXTENSIVE) == from_facts(EXTENSIVE)
    with pytest.raises(FactsError) as refused:
        gateway_of({}, "peer_facts")
    assert str(refused.value) == "peer_facts.schema - Expected: 1 or 2 or 3 Actual: 'None'"


def row(service_set: str, interface: str, connection: str, synchronization: str) -> dict[str, t.Any]:
    return {
        "group": 1,
        "set": 1,
        "service_set": service_set,
        "interface": interface,
        "type": "Inter-chassis",
        "role": "backup",
        "connection": connection,
        "synchronization": synchronization,
    }


FAILED_ROWS = [
    row("ss2", "ms-2/2/0", "Up", "Hot"),
    row("ss2", "ms-2/1/0", "Down", "Off"),
    row("ss2", "ms-2/0/0", "Down", "Off"),
]


def test_rows() -> None:
    assert interface_rows(FAILED) == FAILED_ROWS


def test_rows_of_no_interface() -> None:
    assert interface_rows(edited(FAILED, {"groups.0.sets.0.service_sets": []})) == []


def test_rows_of_incomplete_facts_that_are_allowed() -> None:
    incomplete = edited(FAILED, {"complete": False, "unrecognized": ["Temperature : 21"]})
    assert interface_rows(incomplete, allow_incomplete=True) == FAILED_ROWS


@pytest.mark.parametrize(
    ("facts", "options", "error", "message"),
    [
        (
            INCOMPLETE,
            {},
            FactsError,
            "facts.complete - Expected: true, or allow_incomplete=true Actual: 'Temperature : 21'",
        ),
        (
            CUT,
            {"allow_incomplete": False},
            FactsError,
            "facts.complete - Expected: true, or allow_incomplete=true Actual: 'a reply that broke off'",
        ),
        (
            TERSE,
            {"allow_incomplete": True},
            FactsError,
            "facts.level - Expected: brief or extensive, which show service sets Actual: 'terse'",
        ),
        (
            CUT,
            {"allow_incomplete": "no"},
            ArgumentError,
            "allow_incomplete - Expected: true or false Actual: 'no'",
        ),
        (
            PASSED,
            {"allow_incomplete": 1},
            ArgumentError,
            "allow_incomplete - Expected: true or false Actual: 1",
        ),
        ([], {}, FactsError, "facts - Expected: the facts of a gateway, a dictionary Actual: '[]'"),
    ],
)
def test_rows_refused(facts: object, options: dict[str, t.Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        interface_rows(facts, **options)
    assert str(raised.value) == message


def test_facts_are_unchanged() -> None:
    before = copy.deepcopy(PASSED)
    assert to_facts(from_facts(PASSED)) is not PASSED
    interface_rows(PASSED)
    assert before == PASSED
