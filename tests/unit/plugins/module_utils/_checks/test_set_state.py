# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The columns of a set: each holds one of its values, and of a healthy pair nothing was found."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import VALUES, columns_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.take_down_pairs import (
    Case,
    away,
    here,
    seen_in,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.test_take_down_away import (
    CASES as AWAY,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.test_take_down_here import (
    CASES as HERE,
)

WELL = {
    "relation": ("pair", ""),
    "reading": ("both", ""),
    "members": ("two", ""),
    "health": ("well", ""),
    "link": ("up", ""),
    "view": ("agrees", ""),
    "interfaces": ("Hot", ""),
    "takeover": ("configured", ""),
    "failback": ("no", ""),
    "events": ("own", ""),
}


@pytest.mark.parametrize("case", [*AWAY, *HERE], ids=str)
def test_a_column_holds_one_of_its_values(case: Case) -> None:
    found = columns_of(seen_in(case), 1)
    assert [name for name, (value, _detail) in found.items() if value not in VALUES[name]] == []
    assert [*found] == [*VALUES]


@pytest.mark.parametrize(
    ("case", "own", "other"),
    [
        (away("", {}, {}, "", 0, ""), ("not MASTER", "STANDBY"), ("MASTER", "MASTER")),
        (here("", {}, {}, "", 0, ""), ("MASTER", "MASTER"), ("STANDBY", "STANDBY")),
    ],
)
def test_of_a_healthy_pair_nothing_was_found(
    case: Case, own: tuple[str, str], other: tuple[str, str]
) -> None:
    assert columns_of(seen_in(case), 1) == {**WELL, "own": own, "other": other}
