# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the counters after a change: a row a case, in which each passes, fails or is unknown."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.change_subjects import (
    COUNTED,
    GROWN,
    IN_GROUP,
    IN_SET,
    IN_SET_2,
    NONE_FELL,
    NOT_SHOWN,
    OF_ICCP,
    RECEIVED,
    STANDBY_BEFORE,
    SWITCH,
    TWO_SETS,
    UNCOUNTED,
    counted,
    row,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    GROUP,
    ICCP_COUNTERS,
    MASTER,
    NOW,
    SET,
    SWITCHED,
    Row,
    edited,
    fails,
    holds,
    passes,
    unknown,
)

LOST = f"{GROUP}.statistics.connection_down"
ERRORS = f"{SET}.monitored_events.route_update_error.received"
NO_LOSS, NO_ERROR = "no connection lost", "no route update error"

ROWS = [
    # counter_reset
    row("counter_reset", "grown", "go", *counted(passes, GROWN)),
    row(
        "counter_reset",
        "of ICCP",
        "no_go",
        *counted(fails, "packet_sent 100 to 99", OF_ICCP),
        edit={"iccp.statistics.packet_sent": 99},
    ),
    row(
        "counter_reset",
        "of a group, two",
        "no_go",
        *counted(fails, "connection_up 4 to 0, join 4 to 3", IN_GROUP),
        edit={f"{GROUP}.statistics.join": 3, f"{GROUP}.statistics.connection_up": 0},
    ),
    row(
        "counter_reset",
        "of a monitored event",
        "no_go",
        *counted(fails, "link_down received 5 to 4"),
        edit={f"{SET}.monitored_events.link_down.received": 4},
    ),
    row(
        "counter_reset",
        "of ignored ones",
        "no_go",
        *counted(fails, "link_down ignored 1 to 0"),
        other={f"{SET}.monitored_events.link_down.ignored": 1},
    ),
    row(
        "counter_reset",
        "of a transition",
        "no_go",
        *counted(fails, "acquire_auto received 3 to 2"),
        edit={f"{RECEIVED}.acquire_auto.received": 2},
        also={"unexpected_transitions"},
    ),
    row(
        "counter_reset",
        "one fell, and one is not shown",
        "no_go",
        *counted(fails, "packet_sent 100 to 99", OF_ICCP),
        edit={"iccp.statistics.packet_sent": 99, "iccp.statistics.packet_receive": None},
    ),
    row(
        "counter_reset",
        "one is not shown after",
        "unknown",
        *counted(unknown, NOT_SHOWN, OF_ICCP),
        edit={"iccp.statistics.packet_receive": None},
    ),
    row(
        "counter_reset",
        "one is not shown before",
        "unknown",
        *counted(unknown, NOT_SHOWN, IN_GROUP),
        other={f"{GROUP}.statistics.nack_receive": None},
    ),
    row(
        "counter_reset",
        "brief",
        "unknown",
        *(unknown(where, NONE_FELL, NOT_SHOWN) for where in COUNTED.values()),
        edit=BRIEF,
        other=BRIEF,
        also={"unexpected_transitions", "connections_kept", "routes_updated"},
    ),
    row(
        "counter_reset",
        "a daemon that restarted has counted nothing again",
        "no_go",
        fails(OF_ICCP, NONE_FELL, ", ".join(f"{name} 100 to 0" for name in ICCP_COUNTERS.split())),
        passes(IN_GROUP, NONE_FELL, GROWN),
        passes(IN_SET, NONE_FELL, GROWN),
        edit={"iccp.statistics": dict.fromkeys(ICCP_COUNTERS.split(), 0)},
    ),
    # unexpected_transitions
    row("unexpected_transitions", "none, and meant to stay", "go", passes(IN_SET, "none", "none")),
    row(
        "unexpected_transitions",
        "there and back",
        "no_go",
        fails(IN_SET, "none", "1 acquire, 1 release"),
        edit={f"{RECEIVED}.release_auto.received": 4, f"{RECEIVED}.acquire_auto.received": 4},
    ),
    row(
        "unexpected_transitions",
        "the release that took it away",
        "go",
        passes(IN_SET, "at most 1 release", "1 release"),
        edit=SWITCHED,
        options=SWITCH,
    ),
    row(
        "unexpected_transitions",
        "the acquisition that took it here",
        "go",
        passes(IN_SET, "at most 1 acquire", "1 acquire"),
        edit={f"{RECEIVED}.acquire_manual.received": 4},
        other=STANDBY_BEFORE,
        options=SWITCH,
    ),
    row(
        "unexpected_transitions",
        "none that took it away",
        "go",
        passes(IN_SET, "at most 1 release", "none"),
        edit={**SWITCHED, f"{RECEIVED}.release_manual.received": 3},
        options=SWITCH,
    ),
    row(
        "unexpected_transitions",
        "two releases, of two kinds",
        "no_go",
        fails(IN_SET, "at most 1 release", "2 release"),
        edit={**SWITCHED, f"{RECEIVED}.release_auto.received": 4},
        options=SWITCH,
    ),
    row(
        "unexpected_transitions",
        "an acquisition beside the release",
        "no_go",
        fails(IN_SET, "at most 1 release", "1 acquire, 1 release"),
        edit={**SWITCHED, f"{RECEIVED}.acquire_auto.received": 4},
        options=SWITCH,
    ),
    row(
        "unexpected_transitions",
        "of the set that was meant to stay",
        "no_go",
        passes(IN_SET, "at most 1 release", "1 release"),
        fails(IN_SET_2, "none", "1 acquire"),
        edit={**TWO_SETS, **SWITCHED, f"{GROUP}.sets.1.transition_events.acquire_auto.received": 4},
        other=TWO_SETS,
        options={**SWITCH, "redundancy_sets": [1]},
    ),
    row(
        "unexpected_transitions",
        "a counter fell",
        "no_go",
        unknown(IN_SET, "none", NOT_SHOWN),
        edit={f"{RECEIVED}.release_manual.received": 2},
        also={"counter_reset"},
    ),
    row(
        "unexpected_transitions",
        "a counter is not shown",
        "unknown",
        unknown(IN_SET, "none", NOT_SHOWN),
        edit={f"{RECEIVED}.release_manual.received": None},
        also={"counter_reset"},
    ),
    row(
        "unexpected_transitions",
        "a kind of event is not shown before",
        "unknown",
        unknown(IN_SET, "none", NOT_SHOWN),
        other={f"{RECEIVED}.acquire_manual": None},
        also={"counter_reset"},
    ),
    row(
        "unexpected_transitions",
        "brief",
        "unknown",
        unknown(IN_SET, "none", NOT_SHOWN),
        edit=BRIEF,
        other=BRIEF,
        also={"counter_reset", "connections_kept", "routes_updated"},
    ),
    row(
        "unexpected_transitions",
        "hundreds, of a set that is what it was",
        "no_go",
        fails(IN_SET, "none", "300 acquire, 300 release"),
        edit={f"{RECEIVED}.release_auto.received": 303, f"{RECEIVED}.acquire_auto.received": 303},
    ),
    row(
        "unexpected_transitions",
        "INITIALIZING before, and meant to switch",
        "no_go",
        fails(IN_SET, "none", "1 acquire"),
        edit={f"{RECEIVED}.acquire_auto.received": 4},
        other={f"{SET}.state": "INITIALIZING"},
        options=SWITCH,
        also={"role_change"},
    ),
    # connections_kept
    row("connections_kept", "none was lost", "go", passes(IN_GROUP, NO_LOSS, "0 more")),
    row(
        "connections_kept",
        "one was lost, and is there again",
        "no_go",
        fails(IN_GROUP, NO_LOSS, "1 more"),
        edit={LOST: 5, f"{GROUP}.statistics.connection_up": 5},
    ),
    row(
        "connections_kept",
        "the counter fell",
        "no_go",
        edit={LOST: 0},
        also={"counter_reset"},
    ),
    *(
        row(
            "connections_kept",
            f"not shown {when}",
            "unknown",
            unknown(IN_GROUP, NO_LOSS, NOT_SHOWN),
            also={"counter_reset"},
            **{place: {LOST: None}},
        )
        for when, place in (("before", "other"), ("after", "edit"))
    ),
    row(
        "connections_kept",
        "brief",
        "unknown",
        unknown(IN_GROUP, NO_LOSS, NOT_SHOWN),
        edit=BRIEF,
        other=BRIEF,
        also=UNCOUNTED - {"connections_kept"},
    ),
    # routes_updated
    row("routes_updated", "none failed", "go", passes(IN_SET, NO_ERROR, "0 more")),
    row(
        "routes_updated",
        "two failed",
        "no_go",
        fails(IN_SET, NO_ERROR, "2 more"),
        edit={ERRORS: 7},
    ),
    row("routes_updated", "the counter fell", "no_go", edit={ERRORS: 4}, also={"counter_reset"}),
    *(
        row(
            "routes_updated",
            f"not shown {when}",
            "unknown",
            unknown(IN_SET, NO_ERROR, NOT_SHOWN),
            also={"counter_reset"},
            **{place: {ERRORS: None}},
        )
        for when, place in (("before", "other"), ("after", "edit"))
    ),
    row(
        "routes_updated",
        "brief",
        "unknown",
        unknown(IN_SET, NO_ERROR, NOT_SHOWN),
        edit=BRIEF,
        other=BRIEF,
        also=UNCOUNTED - {"routes_updated"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    before, after = edited(MASTER, row.other), edited(MASTER, row.edit)
    holds(row, change_report(after, before, now=NOW, options=row.options))
