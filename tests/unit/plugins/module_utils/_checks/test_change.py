# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on a change: a row a case, in which each passes, fails or cannot be decided.

Both readings are of the MASTER; C(edit) is of the one after, C(other) of the one before. Where a row says
nothing else, the change expected is C(unchanged).
"""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.change_subjects import (
    ALL,
    BEFORE,
    COMPLETE,
    IN_2_2,
    IN_GROUP,
    IN_GROUP_2,
    IN_SET,
    IN_SET_2,
    NO_TIME,
    NOT_SHOWN,
    ONCE,
    ORDER,
    STILL,
    STILL_NOT,
    SWITCH,
    TWO_GROUPS,
    TWO_SETS,
    UNCOUNTED,
    row,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    GROUP,
    HIDING,
    MASTER,
    NOW,
    SECOND_GROUP,
    SECOND_SET,
    SET,
    SWITCHED,
    Row,
    edited,
    fails,
    holds,
    passes,
    unknown,
)

ROWS = [
    # reply_complete
    row("reply_complete", "complete", "go", *COMPLETE),
    row(
        "reply_complete",
        "broke off before",
        "unknown",
        unknown(BEFORE, "complete", "it broke off"),
        COMPLETE[1],
        other={"complete": False},
    ),
    row(
        "reply_complete",
        "a line not understood after",
        "unknown",
        COMPLETE[0],
        unknown(
            ("after line 'Mood'", {"gateway": "after", "line": "'Mood'"}), "understood", "not understood"
        ),
        edit={"complete": False, "unrecognized": ["Mood"]},
    ),
    row(
        "reply_complete",
        "a line not understood before, in what calls itself complete",
        "unknown",
        unknown(
            ("before line 'Mood'", {"gateway": "before", "line": "'Mood'"}), "understood", "not understood"
        ),
        COMPLETE[1],
        other={"unrecognized": ["Mood"]},
    ),
    # reading_order
    row("reading_order", "a minute later", "go", passes(ALL, ORDER, "60 s later")),
    row(
        "reading_order",
        "a second later",
        "go",
        passes(ALL, ORDER, "1 s later"),
        edit={"collected_at": "2026-11-22T17:00:01Z"},
    ),
    row(
        "reading_order",
        "a set lost, parsed offline",
        "no_go",
        passes(ALL, ORDER, "another reading, without a time"),
        edit=NO_TIME,
        other={**TWO_SETS, **NO_TIME},
        also={"sets_kept", "service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "reading_order",
        "compared with itself",
        "no_go",
        fails(ALL, ORDER, "0 s later"),
        edit={"collected_at": MASTER["collected_at"], "iccp.statistics.keepalive_sent": 100},
    ),
    row(
        "reading_order",
        "at the same time",
        "no_go",
        fails(ALL, ORDER, "0 s later"),
        edit={"collected_at": MASTER["collected_at"]},
    ),
    row(
        "reading_order",
        "the wrong way round",
        "no_go",
        fails(ALL, ORDER, "-60 s later"),
        other={"collected_at": "2026-11-22T17:02:00Z"},
    ),
    row(
        "reading_order",
        "compared with itself, parsed offline",
        "no_go",
        fails(ALL, ORDER, "the same reading"),
        edit={**NO_TIME, "iccp.statistics.keepalive_sent": 100},
        other=NO_TIME,
    ),
    row(
        "reading_order",
        "the counters have grown, parsed offline",
        "go",
        passes(ALL, ORDER, "another reading, without a time"),
        edit=NO_TIME,
        other=NO_TIME,
    ),
    row(
        "reading_order",
        "another state and the same counters, parsed offline",
        "unknown",
        unknown(ALL, ORDER, "another reading, without a time"),
        edit={**NO_TIME, f"{SET}.health": "Failed", "iccp.statistics.keepalive_sent": 100},
        other=NO_TIME,
    ),
    row(
        "reading_order",
        "one counter has grown and one fell, parsed offline",
        "no_go",
        unknown(ALL, ORDER, "another reading, without a time"),
        edit={**NO_TIME, "iccp.statistics.packet_sent": 99},
        other=NO_TIME,
        also={"counter_reset"},
    ),
    row(
        "reading_order",
        "brief, only the first with a time",
        "unknown",
        unknown(ALL, ORDER, "another reading, without a time"),
        edit={**BRIEF, **NO_TIME, f"{SET}.health": "Failed"},
        other=BRIEF,
        also=UNCOUNTED,
    ),
    row(
        "reading_order",
        "brief and the same, only the second with a time",
        "no_go",
        fails(ALL, ORDER, "the same reading"),
        edit=BRIEF,
        other={**BRIEF, **NO_TIME},
        also=UNCOUNTED,
    ),
    # groups_kept
    row("groups_kept", "kept", "go", passes(IN_GROUP, STILL, "present")),
    row(
        "groups_kept",
        "lost",
        "no_go",
        passes(IN_GROUP, STILL, "present"),
        fails(IN_GROUP_2, STILL, "lost"),
        other=TWO_GROUPS,
        also={"sets_kept", "service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "groups_kept",
        "added",
        "no_go",
        passes(IN_GROUP, STILL, "present"),
        fails(IN_GROUP_2, STILL_NOT, "added"),
        edit=TWO_GROUPS,
        also={"sets_kept", "service_sets_kept", "interfaces_kept"},
    ),
    row(
        "groups_kept",
        "perhaps hidden after",
        "unknown",
        passes(IN_GROUP, STILL, "present"),
        unknown(IN_GROUP_2, STILL, NOT_SHOWN),
        edit=HIDING,
        other=TWO_GROUPS,
        also={"reply_complete", "sets_kept", "service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "groups_kept",
        "lost, and something of before is hidden",
        "no_go",
        passes(IN_GROUP, STILL, "present"),
        fails(IN_GROUP_2, STILL, "lost"),
        other={**HIDING, **TWO_GROUPS},
        also={"reply_complete", "sets_kept", "service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "groups_kept",
        "in another order",
        "go",
        passes(IN_GROUP, STILL, "present"),
        passes(IN_GROUP_2, STILL, "present"),
        edit={"groups": [SECOND_GROUP, MASTER["groups"][0]]},
        other=TWO_GROUPS,
    ),
    row(
        "groups_kept",
        "none before and after",
        "unknown",
        unknown(ALL, "a group before", "none"),
        edit={"groups": []},
        other={"groups": []},
        also={"sets_kept"},
    ),
    row(
        "groups_kept",
        "twice",
        "unknown",
        passes(IN_GROUP, STILL, "present"),
        unknown(IN_GROUP, ONCE, "2 times"),
        edit={**TWO_GROUPS, "groups.1.id": 1},
        other={**TWO_GROUPS, "groups.1.id": 1},
    ),
    # sets_kept
    row("sets_kept", "kept", "go", passes(IN_SET, STILL, "present")),
    row(
        "sets_kept",
        "lost",
        "no_go",
        passes(IN_SET, STILL, "present"),
        fails(IN_SET_2, STILL, "lost"),
        other=TWO_SETS,
        also={"service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "sets_kept",
        "added",
        "no_go",
        passes(IN_SET, STILL, "present"),
        fails(IN_SET_2, STILL_NOT, "added"),
        edit=TWO_SETS,
        also={"service_sets_kept", "interfaces_kept"},
    ),
    row(
        "sets_kept",
        "moved to another group",
        "no_go",
        passes(IN_SET, STILL, "present"),
        fails(("group 1 set 3", {"group": 1, "set": 3}), STILL, "lost"),
        passes(IN_2_2, STILL, "present"),
        fails(("group 2 set 3", {"group": 2, "set": 3}), STILL_NOT, "added"),
        other={**TWO_GROUPS, f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], {**SECOND_SET, "id": 3}]},
        edit={**TWO_GROUPS, "groups.1.sets": [SECOND_SET, {**SECOND_SET, "id": 3}]},
        also={"service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "sets_kept",
        "asked for and there",
        "go",
        passes(IN_SET, STILL, "present"),
        edit=SWITCHED,
        options={**SWITCH, "redundancy_sets": ["1"]},
    ),
    row(
        "sets_kept",
        "asked for and missing before",
        "no_go",
        passes(IN_SET, STILL, "present"),
        fails(("set 7", {"set": 7}), "present before", "missing"),
        options={"redundancy_sets": [7]},
    ),
    row(
        "sets_kept",
        "asked for and perhaps hidden before",
        "unknown",
        passes(IN_SET, STILL, "present"),
        unknown(("set 7", {"set": 7}), "present before", NOT_SHOWN),
        other=HIDING,
        options={"redundancy_sets": [7]},
        also={"reply_complete"},
    ),
    row(
        "sets_kept",
        "none before and after",
        "unknown",
        unknown(ALL, "a set before and after", "none"),
        edit={f"{GROUP}.sets": []},
        other={f"{GROUP}.sets": []},
    ),
    row(
        "sets_kept",
        "no set in both",
        "no_go",
        fails(IN_SET, STILL, "lost"),
        fails(IN_SET_2, STILL_NOT, "added"),
        unknown(ALL, "a set before and after", "none"),
        edit={f"{SET}.id": 2},
        also={"service_sets_kept", "interfaces_kept", "counter_reset"},
    ),
    row(
        "sets_kept",
        "twice before",
        "unknown",
        passes(IN_SET, STILL, "present"),
        unknown(IN_SET, ONCE, "2 times"),
        other={f"{GROUP}.sets": MASTER["groups"][0]["sets"] * 2},
        also={"service_sets_kept", "interfaces_kept"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    before, after = edited(MASTER, row.other), edited(MASTER, row.edit)
    holds(row, change_report(after, before, now=NOW, options=row.options))
