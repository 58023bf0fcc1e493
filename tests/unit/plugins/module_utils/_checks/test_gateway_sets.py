# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the sets of one gateway: a row a case, in which each passes, fails or cannot be decided."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    MASTER,
    NOW,
    SET,
    TERSE,
    Row,
    edited,
    fails,
    holds,
    passes,
    unknown,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.subjects import (
    CLEAR,
    EITHER,
    HIDDEN_SETS,
    IN_SET,
    NOT_SHOWN,
    STANDBY_STATE,
    TWO_SETS,
    at_set,
    row,
)

ROWS = [
    # role
    row("role", "any: MASTER", "go", passes(IN_SET, EITHER, "MASTER")),
    row("role", "any: STANDBY", "go", passes(IN_SET, EITHER, "STANDBY"), edit=STANDBY_STATE),
    row(
        "role",
        "any: INITIALIZING",
        "no_go",
        fails(IN_SET, EITHER, "INITIALIZING"),
        edit={f"{SET}.state": "INITIALIZING"},
        also={"peer_role", "interface_role"},
    ),
    row(
        "role",
        "not shown",
        "unknown",
        unknown(IN_SET, EITHER, NOT_SHOWN),
        edit={f"{SET}.state": None},
        also={"role_clear", "peer_role", "interface_role"},
    ),
    row(
        "role",
        "MASTER inside another word",
        "unknown",
        unknown(IN_SET, "MASTER", "MASTERED"),
        edit={f"{SET}.state": "MASTERED"},
        options={"role": "MASTER"},
        also={"role_clear", "peer_role", "interface_role"},
    ),
    row("role", "MASTER, as expected", "go", passes(IN_SET, "MASTER", "MASTER"), options={"role": "MASTER"}),
    row(
        "role",
        "MASTER, not STANDBY",
        "no_go",
        fails(IN_SET, "STANDBY", "MASTER"),
        options={"role": "STANDBY"},
    ),
    row(
        "role",
        "STANDBY, not MASTER",
        "no_go",
        fails(IN_SET, "MASTER", "STANDBY"),
        edit=STANDBY_STATE,
        options={"role": "MASTER"},
    ),
    row(
        "role",
        "of each set, its id a text",
        "no_go",
        fails(IN_SET, "STANDBY", "MASTER"),
        passes(at_set(2), "MASTER", "MASTER"),
        edit=TWO_SETS,
        options={"roles": {"1": "STANDBY"}, "role": "MASTER"},
    ),
    row(
        "role",
        "of each set, its id a number",
        "no_go",
        passes(IN_SET, EITHER, "MASTER"),
        fails(at_set(2), "STANDBY", "MASTER"),
        edit=TWO_SETS,
        options={"roles": {1: "any", 2: "STANDBY"}, "role": "STANDBY"},
    ),
    row(
        "role",
        "only of the set that was asked for",
        "go",
        passes(at_set(2), "MASTER", "MASTER"),
        edit={**TWO_SETS, f"{SET}.state": "INITIALIZING"},
        options={"redundancy_sets": [2], "role": "MASTER"},
    ),
    # role_clear
    row("role_clear", "clear", "go", passes(IN_SET, CLEAR, "MASTER")),
    row(
        "role_clear",
        "WARNED",
        "no_go",
        fails(IN_SET, CLEAR, "STANDBY (WARNED)"),
        edit={**STANDBY_STATE, f"{SET}.state": "STANDBY (WARNED)"},
    ),
    row(
        "role_clear",
        "WAIT",
        "no_go",
        fails(IN_SET, CLEAR, "STANDBY (WAIT)"),
        edit={**STANDBY_STATE, f"{SET}.state": "STANDBY (WAIT)"},
    ),
    row(
        "role_clear",
        "a word in the brackets that nobody knows",
        "unknown",
        unknown(IN_SET, CLEAR, "MASTER (PENDING)"),
        edit={f"{SET}.state": "MASTER (PENDING)"},
    ),
    row(
        "role_clear",
        "two words in the brackets",
        "unknown",
        unknown(IN_SET, CLEAR, "MASTER (NOT YET)"),
        edit={f"{SET}.state": "MASTER (NOT YET)"},
        also={"role", "peer_role", "interface_role"},
    ),
    row(
        "role_clear",
        "not shown",
        "unknown",
        unknown(IN_SET, CLEAR, NOT_SHOWN),
        edit={f"{SET}.state": None},
        also={"role", "peer_role", "interface_role"},
    ),
    # health
    row("health", "passed", "go", passes(IN_SET, "Passed", "Passed")),
    row("health", "failed", "no_go", fails(IN_SET, "Passed", "Failed"), edit={f"{SET}.health": "Failed"}),
    row("health", "not shown", "unknown", unknown(IN_SET, "Passed", NOT_SHOWN), edit={f"{SET}.health": None}),
    row(
        "health",
        "no value that is known",
        "unknown",
        unknown(IN_SET, "Passed", "Passed?"),
        edit={f"{SET}.health": "Passed?"},
    ),
    row(
        "health",
        "terse",
        "unknown",
        unknown(IN_SET, "Passed", NOT_SHOWN),
        edit=TERSE,
        also={"monitored_interfaces"} | HIDDEN_SETS,
    ),
    row("health", "any", "go", edit={f"{SET}.health": "Failed"}, options={"health": "any"}),
    # monitored_interfaces
    row("monitored_interfaces", "no such line", "go", passes(IN_SET, "none down", "none down")),
    row(
        "monitored_interfaces",
        "no such line, brief",
        "go",
        passes(IN_SET, "none down", "none down"),
        edit=BRIEF,
    ),
    row(
        "monitored_interfaces",
        "none counted",
        "go",
        passes(IN_SET, "none down", "none down"),
        edit={f"{SET}.interfaces_down": 0},
    ),
    row(
        "monitored_interfaces",
        "none counted and none named",
        "go",
        passes(IN_SET, "none down", "none down"),
        edit={f"{SET}.interfaces_down": 0, f"{SET}.failed_interfaces": []},
    ),
    row(
        "monitored_interfaces",
        "one counted",
        "no_go",
        fails(IN_SET, "none down", "1 down"),
        edit={f"{SET}.interfaces_down": 1},
    ),
    row(
        "monitored_interfaces",
        "two counted and named",
        "no_go",
        fails(IN_SET, "none down", "2 down: xe-0/0/0, xe-0/0/1"),
        edit={f"{SET}.interfaces_down": 2, f"{SET}.failed_interfaces": ["xe-0/0/0", "xe-0/0/1"]},
    ),
    row(
        "monitored_interfaces",
        "named and not counted",
        "no_go",
        fails(IN_SET, "none down", "some down: xe-0/0/0"),
        edit={f"{SET}.failed_interfaces": ["xe-0/0/0"]},
    ),
    row(
        "monitored_interfaces",
        "named and counted none",
        "no_go",
        fails(IN_SET, "none down", "some down: xe-0/0/0"),
        edit={f"{SET}.interfaces_down": 0, f"{SET}.failed_interfaces": ["xe-0/0/0"]},
    ),
    row(
        "monitored_interfaces",
        "named by nothing",
        "no_go",
        fails(IN_SET, "none down", "some down"),
        edit={f"{SET}.interfaces_down": 0, f"{SET}.failed_interfaces": [""]},
    ),
    row(
        "monitored_interfaces",
        "the line without name or count",
        "unknown",
        unknown(IN_SET, "none down", NOT_SHOWN),
        edit={f"{SET}.failed_interfaces": []},
    ),
    row(
        "monitored_interfaces",
        "terse",
        "unknown",
        unknown(IN_SET, "none down", NOT_SHOWN),
        edit=TERSE,
        also={"health"} | HIDDEN_SETS,
    ),
    row(
        "monitored_interfaces",
        "health any",
        "go",
        edit={f"{SET}.interfaces_down": 1},
        options={"health": "any"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    holds(row, gateway_report(edited(MASTER, row.edit), now=NOW, options=row.options))
