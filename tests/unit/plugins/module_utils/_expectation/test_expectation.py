# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What options state, and the error, word for word, of an option or a value that does not exist."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import fields

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation import expectation as _expect
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver

WAIVER = {"check": "health", "reason": "card on order", "owner": "noc", "expires": "2026-12-01"}

# Options, and the fields of the expectation that they make other than they are by themselves.
STATED: dict[str, tuple[dict[str, t.Any], dict[str, t.Any]]] = {
    "nothing": ({}, {}),
    "nothing, said by null": (dict.fromkeys(_expect.EXPECTATION), {}),
    "role MASTER": ({"role": "MASTER"}, {"role": "MASTER"}),
    "role STANDBY": ({"role": "STANDBY"}, {"role": "STANDBY"}),
    "role any": ({"role": "any"}, {}),
    "roles, ids of both kinds": (
        {"roles": {1: "MASTER", "2": "STANDBY", 100: "any"}},
        {"roles": ((1, "MASTER"), (2, "STANDBY"), (100, "any"))},
    ),
    "sets, ids of both kinds": ({"redundancy_sets": [100, "1", "07"]}, {"redundancy_sets": (100, 1, 7)}),
    "sets, a tuple": ({"redundancy_sets": (3,)}, {"redundancy_sets": (3,)}),
    "synchronization any": ({"synchronization": "any"}, {"synchronization": "any"}),
    "synchronization Hot": ({"synchronization": "Hot"}, {}),
    "health any": ({"health": "any"}, {"health": "any"}),
    "health Passed": ({"health": "Passed"}, {}),
    "service sets": ({"service_sets": ["ss1", "ss 2"]}, {"service_sets": ("ss1", "ss 2")}),
    "no service set required": ({"without_service_sets": [2, "3"]}, {"without_service_sets": (2, 3)}),
    "peers": ({"peer_connections": 1}, {"peer_connections": 1}),
    "waivers": (
        {"waivers": [WAIVER, {**WAIVER, "subject": "group 1 set 1"}]},
        {"waivers": (Waiver(**WAIVER), Waiver(**WAIVER, subject="group 1 set 1"))},
    ),
    "a waiver until a date of YAML": (
        {"waivers": [{**WAIVER, "expires": datetime.date(2026, 12, 1), "subject": None}]},
        {"waivers": (Waiver(**WAIVER),)},
    ),
}


@pytest.mark.parametrize(("options", "fields"), STATED.values(), ids=STATED)
def test_options_become_an_expectation(options: dict[str, t.Any], fields: dict[str, t.Any]) -> None:
    assert _expect.expectation(options) == _expect.Expectation(**fields)


def test_defaults_expect_health_and_waive_nothing() -> None:
    assert _expect.expectation({}) == _expect.Expectation(
        role="any",
        roles=(),
        redundancy_sets=(),
        synchronization="Hot",
        health="Passed",
        service_sets=(),
        without_service_sets=(),
        peer_connections=None,
        waivers=(),
        max_age=60.0,
        max_skew=30.0,
    )


def test_every_option_is_a_field_of_the_expectation_by_its_default() -> None:
    defaults = {field.name: field.default for field in fields(_expect.Expectation)}
    options = {name: option.read(name, option.default) for name, option in _expect.PAIR.items()}
    assert defaults == {**options, "host_names": ()}  # of the inventory, and no option of a task


def test_ages_are_seconds_or_any() -> None:
    given = {"max_age": "2.5", "max_skew": "any"}
    expected = _expect.Expectation(max_age=2.5, max_skew=None)
    assert _expect.expectation(given, _expect.PAIR) == expected


def test_the_peer_is_expected_to_have_the_other_roles() -> None:
    expected = _expect.Expectation(role="MASTER", roles=((1, "STANDBY"), (2, "any")), max_age=None)
    others = _expect.Expectation(role="STANDBY", roles=((1, "MASTER"), (2, "any")), max_age=None)
    assert expected.of_peer() == others


@pytest.mark.parametrize(
    ("options", "required", "included"),
    [
        ({}, (), [1, 2, 3]),
        ({"redundancy_sets": [3, 1]}, (3, 1), [1, 3]),
        ({"redundancy_sets": [3], "roles": {1: "MASTER"}}, (3, 1), [1, 3]),
        ({"roles": {1: "MASTER"}}, (1,), [1, 2, 3]),
    ],
)
def test_the_sets_that_are_required_and_those_that_are_checked(
    options: dict[str, t.Any], required: tuple[int, ...], included: list[int]
) -> None:
    expected = _expect.expectation(options)
    assert expected.required_sets == required
    assert [each for each in (1, 2, 3) if expected.includes(each)] == included


def test_a_change_states_its_outcome_and_its_sets() -> None:
    expected = _expect.ChangeExpectation(expect="switched", redundancy_sets=(2,), waivers=(Waiver(**WAIVER),))
    given = {"expect": "switched", "redundancy_sets": [2], "waivers": [WAIVER]}
    assert _expect.change_expectation(given) == expected


OPTIONS = (
    "role, roles, redundancy_sets, synchronization, health, service_sets, without_service_sets, "
    "peer_connections, waivers"
)
ID = "Expected: the id of a set, 1 to 100 Actual:"
NOT_EMPTY = "Expected: a text that is not empty Actual:"
MOMENT = "waivers.expires - Expected: a date or time of ISO 8601 Actual:"

REFUSED: dict[str, tuple[dict[str, t.Any], str]] = {
    "a misspelt option": (
        {"redundancy_set": [1]},
        f"option 'redundancy_set' - Expected: one of {OPTIONS} Actual: redundancy_set",
    ),
    "a misspelt option that says nothing": (
        {"rolle": None},
        f"option 'rolle' - Expected: one of {OPTIONS} Actual: rolle",
    ),
    "a role in other letters": (
        {"role": "master"},
        "role - Expected: MASTER or STANDBY or any Actual: 'master'",
    ),
    "a part of a role": ({"role": "MAST"}, "role - Expected: MASTER or STANDBY or any Actual: 'MAST'"),
    "an empty role": ({"role": ""}, "role - Expected: MASTER or STANDBY or any Actual: ''"),
    "a role that cannot be asked for": (
        {"role": "INITIALIZING"},
        "role - Expected: MASTER or STANDBY or any Actual: 'INITIALIZING'",
    ),
    "a role that is a list": (
        {"role": ["MASTER"]},
        "role - Expected: MASTER or STANDBY or any Actual: ['MASTER']",
    ),
    "synchronization": ({"synchronization": "hot"}, "synchronization - Expected: Hot or any Actual: 'hot'"),
    "synchronization Cold": (
        {"synchronization": "Cold"},
        "synchronization - Expected: Hot or any Actual: 'Cold'",
    ),
    "synchronization false": (
        {"synchronization": False},
        "synchronization - Expected: Hot or any Actual: False",
    ),
    "health": ({"health": "Failed"}, "health - Expected: Passed or any Actual: 'Failed'"),
    "roles, a list": (
        {"roles": ["MASTER"]},
        "roles - Expected: a dictionary of set id and role Actual: ['MASTER']",
    ),
    "roles, a value": (
        {"roles": {1: "master"}},
        "roles.1 - Expected: MASTER or STANDBY or any Actual: 'master'",
    ),
    "roles, no value": ({"roles": {"1": None}}, "roles.1 - Expected: MASTER or STANDBY or any Actual: None"),
    "roles, set 0": ({"roles": {0: "MASTER"}}, f"roles - {ID} 0"),
    "roles, a name": ({"roles": {"one": "MASTER"}}, f"roles - {ID} 'one'"),
    "roles, an id twice": (
        {"roles": {1: "MASTER", "1": "STANDBY"}},
        "roles - Expected: each id once Actual: [1, '1']",
    ),
    "set 0": ({"redundancy_sets": [0]}, f"redundancy_sets - {ID} 0"),
    "set 101": ({"redundancy_sets": [1, 101]}, f"redundancy_sets - {ID} 101"),
    "set 101, a text": ({"redundancy_sets": ["101"]}, f"redundancy_sets - {ID} '101'"),
    "set -1": ({"redundancy_sets": [-1]}, f"redundancy_sets - {ID} -1"),
    "set 1.0": ({"redundancy_sets": [1.0]}, f"redundancy_sets - {ID} 1.0"),
    "set True": ({"redundancy_sets": [True]}, f"redundancy_sets - {ID} True"),
    "set x": ({"redundancy_sets": ["x"]}, f"redundancy_sets - {ID} 'x'"),
    "set of nothing": ({"redundancy_sets": [""]}, f"redundancy_sets - {ID} ''"),
    "set null": ({"redundancy_sets": [None]}, f"redundancy_sets - {ID} None"),
    "set with a blank": ({"redundancy_sets": [" 1"]}, f"redundancy_sets - {ID} ' 1'"),
    "set with a line's end": ({"redundancy_sets": ["1\n"]}, f"redundancy_sets - {ID} '1\\n'"),
    "set in other figures": ({"redundancy_sets": ["\u0661"]}, f"redundancy_sets - {ID} '\u0661'"),
    "set in figures that are none": ({"redundancy_sets": ["²"]}, f"redundancy_sets - {ID} '²'"),
    "set of many figures": ({"redundancy_sets": ["0100999"]}, f"redundancy_sets - {ID} '0100999'"),
    "a set twice": ({"redundancy_sets": [1, "1"]}, "redundancy_sets - Expected: each id once Actual: [1, 1]"),
    "one set that is no list": ({"redundancy_sets": 1}, "redundancy_sets - Expected: a list Actual: 1"),
    "sets in a text": ({"redundancy_sets": "1,2"}, "redundancy_sets - Expected: a list Actual: '1,2'"),
    "service sets in a text": ({"service_sets": "ss1"}, "service_sets - Expected: a list Actual: 'ss1'"),
    "a service set without a name": ({"service_sets": ["ss1", " "]}, f"service_sets - {NOT_EMPTY} ' '"),
    "a service set that is a number": ({"service_sets": [1]}, f"service_sets - {NOT_EMPTY} 1"),
    "without_service_sets": (
        {"without_service_sets": False},
        "without_service_sets - Expected: a list Actual: False",
    ),
    "require_service_sets, as it was once": (
        {"require_service_sets": False},
        "require_service_sets - Expected: without_service_sets, with the ids of the sets that need no "
        "service set Actual: one switch for all sets",
    ),
    "no peer": ({"peer_connections": 0}, "peer_connections - Expected: a number, 1 or more Actual: 0"),
    "peers True": (
        {"peer_connections": True},
        "peer_connections - Expected: a number, 1 or more Actual: True",
    ),
    "peers, a text": (
        {"peer_connections": "1"},
        "peer_connections - Expected: a number, 1 or more Actual: '1'",
    ),
    "waivers, a dictionary": ({"waivers": WAIVER}, f"waivers - Expected: a list Actual: {WAIVER!r}"),
    "waivers of texts": (
        {"waivers": ["health"]},
        "waivers - Expected: a list of dictionaries Actual: 'health'",
    ),
    "a misspelt key of a waiver": (
        {"waivers": [{**WAIVER, "subjects": "mx1"}]},
        "option 'subjects' - Expected: one of check, reason, owner, expires, subject Actual: subjects",
    ),
    "a waiver of no check": ({"waivers": [{**WAIVER, "check": None}]}, f"waivers.check - {NOT_EMPTY} None"),
    "a waiver without a reason": (
        {"waivers": [{**WAIVER, "reason": ""}]},
        f"waivers.reason - {NOT_EMPTY} ''",
    ),
    "a waiver with a blank reason": (
        {"waivers": [{**WAIVER, "reason": " "}]},
        f"waivers.reason - {NOT_EMPTY} ' '",
    ),
    "a waiver without an owner": (
        {"waivers": [{key: value for key, value in WAIVER.items() if key != "owner"}]},
        f"waivers.owner - {NOT_EMPTY} None",
    ),
    "a waiver for ever": ({"waivers": [{**WAIVER, "expires": None}]}, f"waivers.expires - {NOT_EMPTY} None"),
    "a waiver with an empty subject": (
        {"waivers": [{**WAIVER, "subject": ""}]},
        f"waivers.subject - {NOT_EMPTY} ''",
    ),
    "a waiver that never expires": ({"waivers": [{**WAIVER, "expires": "never"}]}, f"{MOMENT} 'never'"),
    "a day that is none": ({"waivers": [{**WAIVER, "expires": "2026-02-30"}]}, f"{MOMENT} '2026-02-30'"),
    "a day in another order": ({"waivers": [{**WAIVER, "expires": "22.11.2026"}]}, f"{MOMENT} '22.11.2026'"),
    "a day without strokes": ({"waivers": [{**WAIVER, "expires": "20261201"}]}, f"{MOMENT} '20261201'"),
    "a week": ({"waivers": [{**WAIVER, "expires": "2026-W49-2"}]}, f"{MOMENT} '2026-W49-2'"),
    "an hour that is none": (
        {"waivers": [{**WAIVER, "expires": "2026-12-01T25:00:00Z"}]},
        f"{MOMENT} '2026-12-01T25:00:00Z'",
    ),
    "a number": ({"waivers": [{**WAIVER, "expires": 20261201}]}, f"waivers.expires - {NOT_EMPTY} 20261201"),
}


@pytest.mark.parametrize(("options", "message"), REFUSED.values(), ids=REFUSED)
def test_an_unknown_value_is_refused(options: dict[str, t.Any], message: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        _expect.expectation(options)
    assert str(raised.value) == message
