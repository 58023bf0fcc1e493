# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table over the whole product of its columns, against a second form of it."""

from __future__ import annotations

import math
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import VALUES
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import (
    ANSWERS,
    ROWS,
    Row,
    row_of,
    worst_of,
)

COLUMNS = {
    "relation": ("pair", "one gateway", "another gateway", "no pair", "not shown"),
    "reading": ("both", "missing"),
    "own": ("absent", "MASTER", "not MASTER", "unknown"),
    "other": ("absent", "MASTER", "STANDBY", "not ready", "unknown"),
    "members": ("two", "more"),
    "health": ("well", "unwell", "not shown"),
    "link": ("up", "lost", "not shown"),
    "view": ("agrees", "contradicts", "not known", "not shown"),
    "interfaces": ("Hot", "Cold", "no backup", "not shown"),
    "takeover": ("configured", "missing", "not shown"),
    "failback": ("no", "by itself", "not shown"),
    "events": ("own", "shared", "not shown"),
}
Told = tuple[int, str]


def second_form(it: t.Mapping[str, str]) -> Told:
    """The table once more, as a person would walk through it."""
    if it["relation"] in ("one gateway", "another gateway", "no pair"):
        return 1, "no"
    if it["reading"] != "both" or it["relation"] != "pair":
        return 2, "unknown"
    peer_is_master = it["other"] == "MASTER"
    if it["own"] == "absent":
        return 3, "yes" if peer_is_master else "unknown"
    if "unknown" in (it["own"], it["other"]):
        return 4, "unknown"
    if (it["own"] == "MASTER") == peer_is_master:
        return 5, "no"
    if it["members"] != "two":
        return 6, "unknown"
    return _peer_is_master(it) if peer_is_master else _to_be_moved(it)


def _peer_is_master(it: t.Mapping[str, str]) -> Told:
    if it["health"] != "well":
        return 7, "no" if it["health"] == "unwell" else "unknown"
    if it["view"] == "contradicts" and it["link"] == "up":
        return 8, "no"
    if it["view"] == "not known":
        return 8, "unknown"
    return 9, "yes"


def _to_be_moved(it: t.Mapping[str, str]) -> Told:
    against = {
        "other": ("absent", "not ready"),
        "health": ("unwell",),
        "link": ("lost",),
        "view": ("contradicts",),
        "interfaces": ("no backup",),
        "takeover": ("missing",),
        "failback": ("by itself",),
        "events": ("shared",),
    }
    if any(it[column] in values for column, values in against.items()):
        return 10, "no"
    if any(it[column] in ("not known", "not shown") for column in against):
        return 11, "unknown"
    return (12, "not_yet") if it["interfaces"] == "Cold" else (13, "after")


class NotSet(Exception):
    """A column was asked for that has no value yet."""


class Partial(dict[str, str]):
    """Some columns of a state. Who asks for another one is told by an error which."""

    def __missing__(self, column: str) -> str:
        raise NotSet(column)


def product(state: Partial | None = None) -> t.Iterator[tuple[Partial, Row, Told, int]]:
    """Every state of a set that the columns can describe: those that no answer tells apart at once.

    Gives the columns that were asked for, both answers, and how many states that stands for.
    """
    state = Partial() if state is None else state
    try:
        row, expected = row_of(t.cast("t.Any", state)), second_form(state)
    except NotSet as asked:
        (column,) = asked.args
        for value in COLUMNS[column]:
            yield from product(Partial({**state, column: value}))
    else:
        others = [values for column, values in COLUMNS.items() if column not in state]
        yield state, row, expected, math.prod(map(len, others))


def test_the_columns_hold_what_this_file_goes_through() -> None:
    assert VALUES == COLUMNS


def test_a_row_names_only_columns_and_values_that_exist() -> None:
    assert [
        (row.number, name, value)
        for row in ROWS
        for name, value in row.holds.items()
        if value not in COLUMNS.get(name, ())
    ] == []


def test_the_rows_stand_in_the_order_of_their_numbers_and_each_answer_exists() -> None:
    numbers = [row.number for row in ROWS]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 14))
    assert {row.answer for row in ROWS} == set(ANSWERS)


def test_every_state_has_the_answer_of_the_second_form_and_yes_never_without_the_peer_as_master() -> None:
    wrong: list[tuple[dict[str, str], Told, Told]] = []
    answered: dict[str, int] = dict.fromkeys(ANSWERS, 0)
    for state, row, expected, states in product():
        answered[row.answer] += states
        assert row.answer != "yes" or state["other"] == "MASTER"
        if (row.number, row.answer) != expected:
            wrong.append((state, (row.number, row.answer), expected))
    assert wrong[:3] == []
    assert sum(answered.values()) == math.prod(map(len, COLUMNS.values())) == 1_555_200
    assert all(answered.values())


@pytest.mark.parametrize("first", ANSWERS)
@pytest.mark.parametrize("second", ANSWERS)
def test_the_worse_of_two_answers_wins(first: str, second: str) -> None:
    ranks = {"no": 0, "unknown": 1, "not_yet": 2, "after": 3, "yes": 4}
    worse = first if ranks[first] < ranks[second] else second
    assert worst_of(t.cast("t.Any", [first, second])) == worse


def test_without_any_set_the_answer_is_unknown() -> None:
    assert worst_of([]) == "unknown"
