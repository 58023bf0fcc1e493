# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether mastership stayed with B while tasks ran on A."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import mastership_stayed
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    SET,
    Edit,
    Facts,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.take_down_pairs import (
    MASTER_B,
    STANDBY_A,
    pair_of,
)

EVENTS = f"{SET}.transition_events"
HIDDEN = "the transition events of B are not shown, or fell"


def stayed(a: Facts | None, b: Facts | None, before: Facts | None) -> list[tuple[str, str, str]]:
    """Return the subject, the status and what was found, of each finding."""
    sides = (Side(name="A", gateway=gateway_of(a)), Side(name="B", gateway=gateway_of(b)))
    found = mastership_stayed(*sides, gateway_of(before))
    assert {(each.check, each.expected, each.waivable) for each in found} == {
        ("mastership_stayed", "mastership stayed with the peer while the tasks ran", False)
    }
    return [(each.subject, each.status, each.actual) for each in found]


@pytest.mark.parametrize(
    ("a", "b", "status", "actual"),
    [
        ({}, {}, "pass", "it stayed with B"),
        ({}, {f"{EVENTS}.release_auto.received": 4}, "fail", "B has counted 1 release since"),
        ({}, {f"{EVENTS}.release_auto.received": 2}, "unknown", HIDDEN),
        ({}, {EVENTS: None}, "unknown", HIDDEN),
        ({}, {"groups": []}, "unknown", HIDDEN),
        ({f"{SET}.state": "MASTER"}, {}, "fail", "A is MASTER"),
        ({f"{SET}.state": "MASTER"}, {EVENTS: None}, "fail", "A is MASTER"),
    ],
)
def test_what_both_show_afterwards(a: Edit, b: Edit, status: str, actual: str) -> None:
    shown = edited(STANDBY_A, a), edited(MASTER_B, b)
    assert stayed(*shown, MASTER_B) == [("A set 1", status, actual)]


def test_a_gateway_that_was_not_read() -> None:
    assert stayed(STANDBY_A, None, MASTER_B) == [("A", "unknown", "B was not read")]
    assert stayed(STANDBY_A, MASTER_B, None) == [("A", "unknown", "B was not read before")]
    assert stayed(None, MASTER_B, MASTER_B) == [("A set 1", "pass", "it stayed with B")]


NOT_BEFORE = "B was not MASTER before"


def test_each_set_in_its_order_and_unknown_where_the_peer_was_not_its_master() -> None:
    case = pair_of({4: ("STANDBY", "MASTER"), 1: ("STANDBY", "MASTER"), 2: ("STANDBY", "STANDBY")})
    assert stayed(case.a, case.b, case.b) == [
        ("A set 1", "pass", "it stayed with B"),
        ("A set 2", "unknown", NOT_BEFORE),
        ("A set 4", "pass", "it stayed with B"),
    ]


def test_what_cannot_be_compared_is_unknown() -> None:
    none, carried = edited(MASTER_B, {"groups": []}), edited(MASTER_B, {f"{SET}.state": "STANDBY"})
    assert stayed(edited(STANDBY_A, {"groups": []}), none, none) == [
        ("A", "unknown", "no redundancy set is shown")
    ]
    assert stayed(STANDBY_A, MASTER_B, carried) == [("A set 1", "unknown", NOT_BEFORE)]
    assert stayed(STANDBY_A, MASTER_B, none) == [("A set 1", "unknown", NOT_BEFORE)]
    assert stayed(edited(STANDBY_A, {f"{SET}.state": "MASTER"}), MASTER_B, carried) == [
        ("A set 1", "fail", "A is MASTER")
    ]
