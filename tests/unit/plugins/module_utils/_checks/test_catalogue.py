# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The catalogue names every check that is made, and no check of it is without its rows."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import catalogue, change, gateway, pair
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks import (
    test_change_checks,
    test_gateway_checks,
    test_pair_checks,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import Row

TABLES: dict[str, tuple[t.Any, t.Any, list[Row]]] = {
    "gateway": (catalogue.GATEWAY, gateway.CHECKS, test_gateway_checks.ROWS),
    "pair": (catalogue.PAIR, pair.CHECKS, test_pair_checks.ROWS),
    "change": (catalogue.CHANGE, change.CHECKS, test_change_checks.ROWS),
}

# What can never happen, as the catalogue says.
NEVER = {
    ("reply_complete", "fail"),
    ("facts_age", "fail"),
    ("same_groups", "unknown"),
    ("same_sets", "unknown"),
    ("peer_address", "unknown"),
}

Table = tuple[t.Any, t.Any, list[Row]]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_catalogue_names_the_checks_that_are_made_in_their_order(table: Table) -> None:
    told, made, _rows = table
    assert list(told) == list(made)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_check_passes_fails_and_is_unknown_in_a_row(table: Table) -> None:
    told, _made, rows = table
    seen = {(row.check, found.status) for row in rows for found in row.finds}
    assert seen == {(check, status) for check in told for status in ("pass", "fail", "unknown")} - NEVER


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_catalogue_says_what_never_happens(table: Table) -> None:
    told, _made, _rows = table
    said = {(name, "fail") for name, check in told.items() if "It never fails." in check.unknown}
    said |= {(name, "unknown") for name, check in told.items() if check.unknown.startswith("Never")}
    assert said == {(check, status) for check, status in NEVER if check in told}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_row_is_there_twice(table: Table) -> None:
    names = [str(row) for row in table[2]]
    assert sorted(set(names)) == sorted(names)


def test_what_a_waiver_may_name_is_every_check_but_those_of_a_switchover_and_a_run() -> None:
    assert list(catalogue.WAIVABLE) == [*catalogue.GATEWAY, *catalogue.PAIR, *list(catalogue.CHANGE)[1:]]
    assert next(iter(catalogue.CHANGE)) == "reply_complete"
    assert catalogue.ALL == {**catalogue.WAIVABLE, **catalogue.SWITCHOVER, **catalogue.RUN}


@pytest.mark.parametrize("check", catalogue.ALL.values(), ids=catalogue.ALL)
def test_every_check_says_all_that_a_reader_needs(check: catalogue.Check) -> None:
    assert [text[-1:] for text in (check.proves, check.unknown, check.remedy)] == [".", ".", "."]
