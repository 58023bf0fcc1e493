# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where sets belong, which homes are refused, and which sets are away."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import (
    Homes,
    Shown,
    Standing,
    homes_of,
    refuse_missing,
    standings,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    SET,
    STANDBY,
    edited,
)

PAIR = Pair(lead="mx1", peer="mx2")
NAMES = "srd_home - Expected: mx1 or mx2, or one of them for each redundancy set Actual:"
SETS = "srd_home of mx1 - Expected: redundancy sets 1 to 100 Actual:"


def shown(**facts: t.Any) -> Shown:
    return {name: from_facts(each) for name, each in facts.items()}


WELL = shown(mx1=MASTER, mx2=STANDBY)


@pytest.mark.parametrize(
    ("value", "homes"),
    [
        (None, Homes()),
        ("mx2", Homes(of_all="mx2")),
        ({}, Homes()),
        ({1: "mx1", "2": "mx2"}, Homes(of_set={1: "mx1", 2: "mx2"})),
    ],
)
def test_a_home_is_of_all_sets_or_of_each(value: object, homes: Homes) -> None:
    assert homes_of(value, PAIR) == homes


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("mx3", f"{NAMES} 'mx3'"),
        ("", f"{NAMES} ''"),
        (["mx1"], f"{NAMES} ['mx1']"),
        ({1: "MX1"}, f"{NAMES} 'MX1'"),
        ({1: None}, f"{NAMES} None"),
        ({0: "mx1"}, f"{SETS} 0"),
        ({"1": "mx1", 1: "mx2"}, "srd_home of mx1 - Expected: each redundancy set once Actual: '1', 1"),
        ({"1": "mx1", "01": "mx1"}, "srd_home of mx1 - Expected: each redundancy set once Actual: '1', '01'"),
        ({101: "mx1"}, f"{SETS} 101"),
        ({True: "mx1"}, f"{SETS} True"),
        ({"set 1": "mx1"}, f"{SETS} 'set 1'"),
    ],
)
def test_any_other_home_is_refused(value: object, message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        homes_of(value, PAIR)
    assert str(caught.value) == message


def test_a_home_of_a_set_that_neither_shows_is_refused() -> None:
    with pytest.raises(ArgumentError) as caught:
        refuse_missing(Homes(of_set={1: "mx1", 7: "mx1"}), PAIR, WELL)
    assert str(caught.value) == "srd_home - Expected: redundancy sets that mx1 or mx2 shows, 1 Actual: 7"


@pytest.mark.parametrize(
    "gateways", [shown(mx1=MASTER), shown(mx1=MASTER, mx2=edited(STANDBY, {"complete": False}))]
)
def test_no_set_is_missed_where_not_all_was_read(gateways: Shown) -> None:
    refuse_missing(Homes(of_set={7: "mx1"}), PAIR, gateways)


def state(facts: t.Any, role: str) -> t.Any:
    return edited(facts, {f"{SET}.state": role, f"{SET}.role": role, f"{SET}.qualifier": None})


@pytest.mark.parametrize(
    ("homes", "gateways", "away"),
    [
        (Homes(), WELL, None),
        (Homes(of_set={2: "mx2"}), WELL, None),
        (Homes(of_all="mx1"), WELL, False),
        (Homes(of_all="mx1"), shown(mx1=MASTER), False),
        (Homes(of_all="mx2"), WELL, True),
        (Homes(of_set={1: "mx2"}), WELL, True),
        (Homes(of_all="mx2"), shown(mx1=MASTER), True),
        (Homes(of_all="mx1"), shown(mx2=STANDBY), None),
        (Homes(of_all="mx2"), shown(mx1=MASTER, mx2=state(STANDBY, "MASTER")), None),
        (Homes(of_all="mx1"), shown(mx1=state(MASTER, "STANDBY"), mx2=STANDBY), None),
        (Homes(of_all="mx1"), {}, None),
    ],
)
def test_a_set_is_away_where_the_other_alone_is_its_master(
    homes: Homes, gateways: Shown, away: bool | None
) -> None:
    home = homes.of(1)
    other = "mx2" if home == "mx1" else "mx1"
    standing = Standing(group=1, redundancy_set=1, home=home, other=other, is_away=bool(away))
    assert standings(homes, PAIR, gateways) == (() if away is None else (standing,))
