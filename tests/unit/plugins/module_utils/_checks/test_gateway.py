# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on one gateway: a row a case, in which each passes, fails or cannot be decided."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    HIDING,
    ICCP,
    MASTER,
    NOW,
    SET,
    STANDBY,
    Row,
    edited,
    fails,
    holds,
    passes,
    redundancy_set,
    unknown,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.subjects import (
    ALL,
    AT_LEAST,
    EACH_ONCE,
    IN_GROUP,
    NO_GROUP,
    NOT_SHOWN,
    TWO_GROUPS,
    TWO_SETS,
    asked_set,
    line,
    row,
)

ROWS = [
    # reply_complete
    row("reply_complete", "complete", "go", passes(ALL, "complete", "complete")),
    row(
        "reply_complete",
        "broke off",
        "unknown",
        unknown(ALL, "complete", "it broke off"),
        edit={"complete": False},
    ),
    row(
        "reply_complete",
        "lines not understood",
        "unknown",
        line("Mood: calm"),
        line("Moon: full"),
        edit={"complete": False, "unrecognized": ["  Mood: calm", "Moon: full"]},
    ),
    row(
        "reply_complete",
        "a line, in what calls itself complete",
        "unknown",
        line("Mood: calm"),
        edit={"unrecognized": ["Mood: calm"]},
    ),
    row(
        "reply_complete",
        "a line, and it broke off",
        "unknown",
        line("Mood: calm"),
        unknown(ALL, "complete", "it broke off"),
        edit={"complete": False, "unrecognized": ["Mood: calm"], f"{SET}.monitored_events": None},
    ),
    row(
        "reply_complete",
        "a broken-off reply that fails besides",
        "no_go",
        unknown(ALL, "complete", "it broke off"),
        edit={"complete": False, f"{SET}.health": "Failed"},
        also={"health"},
    ),
    # facts_age
    row("facts_age", "five seconds old", "go", passes(ALL, "at most 60 s", "5.0 s")),
    row("facts_age", "as old as allowed", "go", passes(ALL, "at most 5 s", "5.0 s"), options={"max_age": 5}),
    row(
        "facts_age",
        "a little older",
        "unknown",
        unknown(ALL, "at most 4.9 s", "5.0 s"),
        options={"max_age": "4.9"},
    ),
    row(
        "facts_age",
        "of an hour ago",
        "unknown",
        unknown(ALL, "at most 60 s", "3605.0 s"),
        edit={"collected_at": "2026-11-22T16:00:00Z"},
    ),
    row(
        "facts_age",
        "a clock a second ahead",
        "go",
        passes(ALL, "at most 60 s", "-1.0 s"),
        edit={"collected_at": "2026-11-22T17:00:06Z"},
    ),
    row(
        "facts_age",
        "from the future",
        "unknown",
        unknown(ALL, "at most 60 s", "-2.0 s"),
        edit={"collected_at": "2026-11-22T17:00:07Z"},
    ),
    row(
        "facts_age",
        "any age",
        "go",
        edit={"collected_at": "2020-01-01T00:00:00Z"},
        options={"max_age": "any"},
    ),
    row("facts_age", "parsed offline", "go", edit={"collected_at": None}),
    # iccp_connection
    row("iccp_connection", "connected", "go", passes(ALL, "Connected", "Connected")),
    row(
        "iccp_connection",
        "not connected",
        "no_go",
        fails(ALL, "Connected", "Not Connected"),
        edit={ICCP: "Not Connected"},
    ),
    row("iccp_connection", "not shown", "unknown", unknown(ALL, "Connected", NOT_SHOWN), edit={ICCP: None}),
    row(
        "iccp_connection",
        "no value that is known",
        "unknown",
        unknown(ALL, "Connected", "Connected?"),
        edit={ICCP: "Connected?"},
    ),
    # peer_connections
    row("peer_connections", "one", "go", passes(IN_GROUP, AT_LEAST, "1")),
    row(
        "peer_connections",
        "two where one at least is wanted",
        "go",
        passes(IN_GROUP, AT_LEAST, "2"),
        edit={f"{GROUP}.peer_connections": 2},
    ),
    row(
        "peer_connections",
        "none",
        "no_go",
        fails(IN_GROUP, AT_LEAST, "0"),
        edit={f"{GROUP}.peer_connections": 0},
    ),
    row(
        "peer_connections",
        "two members, one of them this gateway",
        "go",
        passes(IN_GROUP, AT_LEAST, "1"),
        edit={f"{GROUP}.peer_connections": None, f"{GROUP}.members": 2},
    ),
    row(
        "peer_connections",
        "this gateway alone",
        "no_go",
        fails(IN_GROUP, AT_LEAST, "0"),
        edit={f"{GROUP}.peer_connections": None, f"{GROUP}.members": 1},
    ),
    row(
        "peer_connections",
        "peers and members agree",
        "go",
        passes(IN_GROUP, AT_LEAST, "1"),
        edit={f"{GROUP}.members": 2},
    ),
    row(
        "peer_connections",
        "peers and members contradict each other",
        "unknown",
        unknown(IN_GROUP, AT_LEAST, "1 or 2"),
        edit={f"{GROUP}.members": 3},
    ),
    row(
        "peer_connections",
        "neither shown",
        "unknown",
        unknown(IN_GROUP, AT_LEAST, NOT_SHOWN),
        edit={f"{GROUP}.peer_connections": None},
    ),
    row(
        "peer_connections",
        "as many as wanted",
        "go",
        passes(IN_GROUP, "2", "2"),
        edit={f"{GROUP}.peer_connections": 2},
        options={"peer_connections": 2},
    ),
    row(
        "peer_connections",
        "fewer than wanted",
        "no_go",
        fails(IN_GROUP, "2", "1"),
        options={"peer_connections": 2},
    ),
    row(
        "peer_connections",
        "more than wanted",
        "no_go",
        fails(IN_GROUP, "1", "2"),
        edit={f"{GROUP}.peer_connections": 2},
        options={"peer_connections": 1},
    ),
    row(
        "peer_connections",
        "wanted and not shown",
        "unknown",
        unknown(IN_GROUP, "1", NOT_SHOWN),
        edit={f"{GROUP}.peer_connections": None},
        options={"peer_connections": 1},
    ),
    row(
        "peer_connections",
        "only of the group whose set was asked for",
        "go",
        passes(IN_GROUP, AT_LEAST, "1"),
        edit={**TWO_GROUPS, "groups.1.peer_connections": 0},
        options={"redundancy_sets": [1]},
    ),
    # set_present
    row("set_present", "whatever there is", "go", passes(ALL, EACH_ONCE, "1 sets in 1 groups")),
    row(
        "set_present",
        "two of a group",
        "go",
        passes(ALL, EACH_ONCE, "2 sets in 1 groups"),
        edit=TWO_SETS,
    ),
    row("set_present", "no group", "unknown", unknown(ALL, EACH_ONCE, "0 sets in 0 groups"), edit=NO_GROUP),
    row(
        "set_present",
        "no set",
        "unknown",
        unknown(ALL, EACH_ONCE, "0 sets in 1 groups"),
        edit={f"{GROUP}.sets": []},
    ),
    row(
        "set_present",
        "a group without a set beside one with",
        "unknown",
        unknown(ALL, EACH_ONCE, "1 sets in 2 groups"),
        edit={**TWO_GROUPS, "groups.1.sets": []},
    ),
    row(
        "set_present",
        "a set in two groups",
        "unknown",
        unknown(ALL, EACH_ONCE, "2 sets in 2 groups"),
        edit={**TWO_GROUPS, "groups.1.sets.0.id": 1},
    ),
    row(
        "set_present",
        "a group twice",
        "unknown",
        unknown(ALL, EACH_ONCE, "2 sets in 2 groups"),
        edit={**TWO_GROUPS, "groups.1.id": 1},
    ),
    row(
        "set_present",
        "asked for and there",
        "go",
        passes(asked_set(2), "present", "present"),
        passes(asked_set(1), "present", "present"),
        edit=TWO_SETS,
        options={"redundancy_sets": [2, "1"]},
    ),
    row(
        "set_present",
        "one of two asked for is missing",
        "no_go",
        passes(asked_set(1), "present", "present"),
        fails(asked_set(7), "present", "missing"),
        options={"redundancy_sets": [1, 7]},
    ),
    row(
        "set_present",
        "all that were asked for are missing",
        "no_go",
        fails(asked_set(7), "present", "missing"),
        unknown(ALL, "a set to check", "none"),
        options={"redundancy_sets": [7]},
    ),
    row(
        "set_present",
        "asked for and perhaps hidden",
        "unknown",
        passes(asked_set(1), "present", "present"),
        unknown(asked_set(7), "present", "not shown"),
        edit=HIDING,
        options={"redundancy_sets": [1, 7]},
        also={"reply_complete"},
    ),
    row(
        "set_present",
        "asked for and there twice",
        "unknown",
        unknown(asked_set(1), "present", "2 times"),
        edit={**TWO_GROUPS, "groups.1.sets.0.id": 1},
        options={"redundancy_sets": [1]},
    ),
    row(
        "set_present",
        "a role of a set asks for the set",
        "no_go",
        fails(asked_set(7), "present", "missing"),
        passes(ALL, EACH_ONCE, "1 sets in 1 groups"),
        options={"roles": {7: "MASTER"}},
    ),
    row(
        "set_present",
        "a role asks for a set beside those that are asked for",
        "go",
        passes(asked_set(1), "present", "present"),
        passes(asked_set(2), "present", "present"),
        edit=TWO_SETS,
        options={"redundancy_sets": [1], "roles": {2: "MASTER"}},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    holds(row, gateway_report(edited(MASTER, row.edit), now=NOW, options=row.options))


def test_a_healthy_standby_is_go() -> None:
    report = gateway_report(STANDBY, now=NOW, options={"role": "STANDBY", "redundancy_sets": [1]})
    assert (report["verdict"], report["counts"]["pass"]) == ("go", len(report["checks"]))


def test_the_gateways_of_a_set_may_have_different_interfaces() -> None:
    sets = [
        redundancy_set(1, "MASTER", "STANDBY", "active"),
        redundancy_set(2, "STANDBY", "MASTER", "backup"),
    ]
    report = gateway_report(edited(MASTER, {f"{GROUP}.sets": sets}), now=NOW, options={})
    assert report["verdict"] == "go"
