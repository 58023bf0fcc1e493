# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdict on a change over the whole product of states, compared with a second form of the rule."""

from __future__ import annotations

import itertools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    INTERFACE,
    LATER,
    MASTER,
    NOW,
    SET,
    edited,
)

GO, NO_GO, UNKNOWN = "go", "no_go", "unknown"
Values = tuple[t.Any, ...]
Table = dict[t.Any, str]
Judge = t.Callable[[Values], str]


def worst(verdicts: t.Collection[str]) -> str:
    """Return the verdict of several: what is bad outweighs what is not known."""
    return NO_GO if NO_GO in verdicts else UNKNOWN if UNKNOWN in verdicts else GO


# The role before and after, and whether the set was meant to switch: GO for four, UNKNOWN where the role
# before or the one after tells nothing, NO-GO for every other.
CHANGE_GO = {
    ("MASTER", "MASTER", "unchanged"),
    ("STANDBY", "STANDBY", "unchanged"),
    ("MASTER", "STANDBY", "switched"),
    ("STANDBY", "MASTER", "switched"),
}
NO_ROLE = ("INITIALIZING", None, "MASTERED")
CHANGE_UNKNOWN = {
    *(
        (before, after, expect)
        for before in NO_ROLE
        for after in ("MASTER", "STANDBY", *NO_ROLE)
        for expect in ("unchanged", "switched")
    ),
    *(
        (before, after, expect)
        for before in ("MASTER", "STANDBY")
        for after in (None, "MASTERED")
        for expect in ("unchanged", "switched")
    ),
}
HOT_KEPT: Table = {
    **{("Hot", after): NO_GO for after in ("Cold", "Off")},
    **{("Hot", after): UNKNOWN for after in (None, "Hotter")},
    **{(before, after): GO for before in ("Cold", "Off") for after in ("Hot", "Cold", "Off", None, "Hotter")},
    **{
        (before, after): UNKNOWN
        for before in (None, "Hotter")
        for after in ("Hot", "Cold", "Off", None, "Hotter")
    },
    ("Hot", "Hot"): GO,
}
FEW_KEPT: Table = {("Hot", "Hot"): GO, ("Hot", "Cold"): NO_GO, ("Hot", None): UNKNOWN}

# How many more events were received after, acquire and release, by whether the set was meant to switch
# and its role before. Every other number is one too many.
EVENTS_GO = {
    ("unchanged", "MASTER", 0, 0),
    ("unchanged", "STANDBY", 0, 0),
    ("switched", "MASTER", 0, 0),
    ("switched", "MASTER", 0, 1),
    ("switched", "STANDBY", 0, 0),
    ("switched", "STANDBY", 1, 0),
}


def test_a_change_is_go_exactly_where_the_tables_say_so() -> None:
    wrong = []
    roles = ("MASTER", "STANDBY", *NO_ROLE)
    for before, after, expect in itertools.product(roles, roles, ("unchanged", "switched")):
        change = (before, after, expect)
        by_role = GO if change in CHANGE_GO else UNKNOWN if change in CHANGE_UNKNOWN else NO_GO
        kept = HOT_KEPT if change in CHANGE_GO else FEW_KEPT
        for (was, now), by_hot in kept.items():
            first = edited(MASTER, {f"{SET}.state": before, f"{INTERFACE}.synchronization": was})
            second = edited(MASTER, LATER, {f"{SET}.state": after, f"{INTERFACE}.synchronization": now})
            actual = change_report(second, first, now=NOW, options={"expect": expect})["verdict"]
            if actual != worst((by_role, by_hot)):
                wrong.append((change, was, now, actual))
    assert wrong == []


def test_a_change_is_go_with_no_more_events_than_took_it_there() -> None:
    wrong = []
    events = f"{SET}.transition_events"
    for expect, before, acquired, released in itertools.product(
        ("unchanged", "switched"), ("MASTER", "STANDBY"), range(3), range(3)
    ):
        after = before if expect == "unchanged" else {"MASTER": "STANDBY", "STANDBY": "MASTER"}[before]
        first = edited(MASTER, {f"{SET}.state": before})
        counts = {
            f"{events}.acquire_auto.received": 3 + acquired,
            f"{events}.release_manual.received": 3 + released,
        }
        second = edited(MASTER, LATER, {f"{SET}.state": after, **counts})
        expected = GO if (expect, before, acquired, released) in EVENTS_GO else NO_GO
        actual = change_report(second, first, now=NOW, options={"expect": expect})["verdict"]
        if actual != expected:
            wrong.append((expect, before, acquired, released, actual))
    assert wrong == []
