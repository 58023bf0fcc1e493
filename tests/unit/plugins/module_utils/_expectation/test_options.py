# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An option is read as its table says, and its argument spec says the same."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import (
    Option,
    Table,
    argument_spec,
    chosen,
    positive,
    seconds_or_any,
    set_ids,
    texts,
    values,
)

TABLE: Table = {
    "colour": chosen("red", "green", default="red"),
    "size": chosen("large", "small"),
    "sets": Option(type="list", elements="int", read=set_ids, default=[]),
    "names": Option(
        type="list",
        elements="str",
        read=texts,
        default=[],
        options={"quick": Option(type="int", read=positive)},
    ),
    "count": Option(type="int", read=positive),
    "age": Option(type="str", read=seconds_or_any, default="60"),
}


def test_a_value_is_read_and_a_default_stands_for_nothing() -> None:
    given = {"size": "small", "sets": ["7"], "colour": None, "age": "any"}
    assert values(given, TABLE) == {
        "colour": "red",
        "size": "small",
        "sets": (7,),
        "names": (),
        "count": None,
        "age": None,
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"colr": 1},
            "option 'colr' - Expected: one of colour, size, sets, names, count, age Actual: colr",
        ),
        ({}, "size - Expected: large or small Actual: None"),
        ({"size": "small", "colour": "Red"}, "colour - Expected: red or green Actual: 'Red'"),
        ({"size": "small", "age": "old"}, "age - Expected: seconds, 0 or more, or any Actual: 'old'"),
        (
            {"size": "small", "require_service_sets": True},
            "require_service_sets - Expected: without_service_sets, with the ids of the sets that need no "
            "service set Actual: one switch for all sets",
        ),
    ],
)
def test_an_unknown_value_is_refused(given: dict[str, t.Any], message: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        values(given, TABLE)
    assert str(raised.value) == message


def test_the_argument_spec_says_what_the_table_says() -> None:
    assert argument_spec(TABLE) == {
        "colour": {"type": "str", "default": "red", "choices": ["red", "green"]},
        "size": {"type": "str", "required": True, "choices": ["large", "small"]},
        "sets": {"type": "list", "elements": "int", "default": []},
        "names": {"type": "list", "elements": "str", "default": [], "options": {"quick": {"type": "int"}}},
        "count": {"type": "int"},
        "age": {"type": "str", "default": "60"},
    }
