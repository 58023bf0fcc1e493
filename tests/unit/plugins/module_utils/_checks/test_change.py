# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on a change: a row a case, in which each passes, fails or cannot be decided.

Both readings are of the MASTER; C(edit) is of the one after, C(other) of the one before. Where a row says
nothing else, the change expected is C(unchanged).
"""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    GROUP,
    INTERFACE,
    LATER,
    MASTER,
    NOW,
    SECOND_GROUP,
    SECOND_SET,
    SERVICE_SET,
    SET,
    SWITCHED,
    TERSE,
    Edit,
    Found,
    Row,
    edited,
    fails,
    holds,
    interface,
    passes,
    service_set,
    unknown,
)

ALL: t.Any = ("gateway", {})
BEFORE: t.Any = ("before", {"gateway": "before"})
AFTER: t.Any = ("after", {"gateway": "after"})
IN_GROUP: t.Any = ("group 1", {"group": 1})
IN_GROUP_2: t.Any = ("group 2", {"group": 2})
IN_SET: t.Any = ("group 1 set 1", {"group": 1, "set": 1})
IN_SET_2: t.Any = ("group 1 set 2", {"group": 1, "set": 2})
IN_2_2: t.Any = ("group 2 set 2", {"group": 2, "set": 2})
OF_ICCP: t.Any = ("counters ICCP", {"counters": "ICCP"})

STILL = "present, as before"
STILL_NOT = "missing, as before"
ORDER = "a later reading after the change"
HOT = "Hot, as before"
NONE_FELL = "no counter fell"
GROWN = "grown or as before"
NOT_SHOWN = "not shown"
ONCE = "shown once"
SWITCH = {"expect": "switched"}
TWO_SETS: Edit = {f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], SECOND_SET]}
TWO_GROUPS: Edit = {"groups": [MASTER["groups"][0], SECOND_GROUP]}
SET_2_SWITCHED: Edit = {
    f"{GROUP}.sets.1.state": "STANDBY",
    f"{GROUP}.sets.1.transition_events.release_auto.received": 4,
}
NO_TIME: Edit = {"collected_at": None}
COLD: Edit = {f"{INTERFACE}.synchronization": "Cold"}
UNCOUNTED = frozenset({"counter_reset", "unexpected_transitions"})
UNSHOWN = frozenset({"service_sets_kept", "interfaces_kept", "hot_kept"})
STANDBY_BEFORE: Edit = {f"{SET}.state": "STANDBY"}
RECEIVED = f"{SET}.transition_events"


def in_service_set(name: str) -> t.Any:
    """Return the subject of a service set."""
    return (f"group 1 set 1 service-set {name}", {"group": 1, "set": 1, "service_set": name})


def at_interface(name: str) -> t.Any:
    """Return the subject of a service interface."""
    path = {"group": 1, "set": 1, "service_set": "ss1", "interface": name}
    return (f"group 1 set 1 service-set ss1 interface {name}", path)


MS100, MS110 = at_interface("ms-1/0/0"), at_interface("ms-1/1/0")
TWO_INTERFACES: Edit = {f"{SERVICE_SET}.interfaces": [interface("ms-1/0/0"), interface("ms-1/1/0")]}
TWICE: Edit = {f"{SERVICE_SET}.interfaces": [interface("ms-1/0/0"), interface("ms-1/0/0")]}
ANOTHER_SERVICE_SET: Edit = {
    f"{SET}.service_sets": [
        service_set("ss1", interface("ms-1/0/0")),
        service_set("ss2", interface("ms-1/0/0")),
    ]
}


def row(check: str, case: str, verdict: str, *finds: Found, **more: t.Any) -> Row:
    """Return a case."""
    also = frozenset(more.pop("also", ()))
    edit = {**LATER, **more.pop("edit", {})}
    options = {"expect": "unchanged", **more.pop("options", {})}
    return Row(
        check=check, case=case, verdict=verdict, finds=finds, also=also, edit=edit, options=options, **more
    )


def counted(status: t.Callable[..., Found], actual: str, at: t.Any = IN_SET) -> tuple[Found, ...]:
    """Return what counter_reset finds where only the counters of one subject are of note."""
    found = {name: passes(where, NONE_FELL, GROWN) for name, where in COUNTED.items()}
    return tuple({**found, at[0]: status(at, NONE_FELL, actual)}.values())


COUNTED: dict[str, t.Any] = {where[0]: where for where in (OF_ICCP, IN_GROUP, IN_SET)}

COMPLETE = (passes(BEFORE, "complete", "complete"), passes(AFTER, "complete", "complete"))

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
    # role_change
    row("role_change", "unchanged", "go", passes(IN_SET, "MASTER before and MASTER after", "MASTER after")),
    row(
        "role_change",
        "switched, and meant to stay",
        "no_go",
        fails(IN_SET, "MASTER before and MASTER after", "STANDBY after"),
        edit=SWITCHED,
        also={"unexpected_transitions"},
    ),
    row(
        "role_change",
        "switched away",
        "go",
        passes(IN_SET, "MASTER before and STANDBY after", "STANDBY after"),
        edit=SWITCHED,
        options=SWITCH,
    ),
    row(
        "role_change",
        "switched here",
        "go",
        passes(IN_SET, "STANDBY before and MASTER after", "MASTER after"),
        edit={f"{RECEIVED}.acquire_auto.received": 4},
        other=STANDBY_BEFORE,
        options=SWITCH,
    ),
    row(
        "role_change",
        "stayed, and meant to switch",
        "no_go",
        fails(IN_SET, "MASTER before and STANDBY after", "MASTER after"),
        options=SWITCH,
    ),
    row(
        "role_change",
        "on its way",
        "no_go",
        fails(IN_SET, "MASTER before and STANDBY after", "INITIALIZING after"),
        edit={f"{SET}.state": "INITIALIZING"},
        options=SWITCH,
    ),
    row(
        "role_change",
        "the one that was meant switched, and the other stayed",
        "go",
        passes(IN_SET, "MASTER before and STANDBY after", "STANDBY after"),
        passes(IN_SET_2, "MASTER before and MASTER after", "MASTER after"),
        edit={**TWO_SETS, **SWITCHED},
        other=TWO_SETS,
        options={**SWITCH, "redundancy_sets": [1]},
    ),
    row(
        "role_change",
        "the other switched too",
        "no_go",
        passes(IN_SET, "MASTER before and STANDBY after", "STANDBY after"),
        fails(IN_SET_2, "MASTER before and MASTER after", "STANDBY after"),
        edit={**TWO_SETS, **SWITCHED, **SET_2_SWITCHED},
        other=TWO_SETS,
        options={**SWITCH, "redundancy_sets": [1]},
        also={"unexpected_transitions"},
    ),
    row(
        "role_change",
        "one of two that were meant to switch stayed",
        "no_go",
        passes(IN_SET, "MASTER before and STANDBY after", "STANDBY after"),
        fails(IN_SET_2, "MASTER before and STANDBY after", "MASTER after"),
        edit={**TWO_SETS, **SWITCHED},
        other=TWO_SETS,
        options={**SWITCH, "redundancy_sets": [1, 2]},
    ),
    row(
        "role_change",
        "INITIALIZING before, and meant to stay",
        "unknown",
        unknown(IN_SET, "INITIALIZING before and INITIALIZING after", "INITIALIZING after"),
        edit={f"{SET}.state": "INITIALIZING"},
        other={f"{SET}.state": "INITIALIZING"},
    ),
    row(
        "role_change",
        "INITIALIZING before, and meant to switch",
        "unknown",
        unknown(IN_SET, "INITIALIZING before and not shown after", "MASTER after"),
        other={f"{SET}.state": "INITIALIZING"},
        options=SWITCH,
    ),
    row(
        "role_change",
        "not shown before nor after",
        "unknown",
        unknown(IN_SET, "not shown before and not shown after", "not shown after"),
        edit={f"{SET}.state": None},
        other={f"{SET}.state": None},
    ),
    row(
        "role_change",
        "after, none that is known",
        "unknown",
        unknown(IN_SET, "MASTER before and STANDBY after", "STANDBYE after"),
        edit={**SWITCHED, f"{SET}.state": "STANDBYE"},
        options=SWITCH,
    ),
    # service_sets_kept
    row("service_sets_kept", "kept", "go", passes(in_service_set("ss1"), STILL, "present")),
    row(
        "service_sets_kept",
        "lost",
        "no_go",
        passes(in_service_set("ss1"), STILL, "present"),
        fails(in_service_set("ss2"), STILL, "lost"),
        other=ANOTHER_SERVICE_SET,
        also={"interfaces_kept"},
    ),
    row(
        "service_sets_kept",
        "added",
        "no_go",
        passes(in_service_set("ss1"), STILL, "present"),
        fails(in_service_set("ss2"), STILL_NOT, "added"),
        edit=ANOTHER_SERVICE_SET,
        also={"interfaces_kept"},
    ),
    row(
        "service_sets_kept",
        "not shown before",
        "no_go",
        unknown(IN_SET, "as before", NOT_SHOWN),
        fails(in_service_set("ss1"), STILL_NOT, "added"),
        other={f"{SET}.service_sets": None},
        also={"interfaces_kept", "hot_kept"},
    ),
    row(
        "service_sets_kept",
        "not shown after",
        "no_go",
        unknown(IN_SET, "as before", NOT_SHOWN),
        fails(in_service_set("ss1"), STILL, "lost"),
        edit={f"{SET}.service_sets": None},
        also={"interfaces_kept", "hot_kept"},
    ),
    row(
        "service_sets_kept",
        "terse",
        "unknown",
        unknown(IN_SET, "as before", NOT_SHOWN),
        edit=TERSE,
        other=TERSE,
        also=UNCOUNTED | UNSHOWN - {"service_sets_kept"},
    ),
    row(
        "service_sets_kept",
        "twice after",
        "unknown",
        passes(in_service_set("ss1"), STILL, "present"),
        unknown(in_service_set("ss1"), ONCE, "2 times"),
        edit={f"{SET}.service_sets": MASTER["groups"][0]["sets"][0]["service_sets"] * 2},
        also={"interfaces_kept"},
    ),
    # interfaces_kept
    row("interfaces_kept", "kept", "go", passes(MS100, STILL, "present")),
    row(
        "interfaces_kept",
        "lost",
        "no_go",
        passes(MS100, STILL, "present"),
        fails(MS110, STILL, "lost"),
        other=TWO_INTERFACES,
    ),
    row(
        "interfaces_kept",
        "added",
        "no_go",
        passes(MS100, STILL, "present"),
        fails(MS110, STILL_NOT, "added"),
        edit=TWO_INTERFACES,
    ),
    row(
        "interfaces_kept",
        "terse",
        "unknown",
        unknown(IN_SET, "as before", NOT_SHOWN),
        edit=TERSE,
        other=TERSE,
        also=UNCOUNTED | UNSHOWN - {"interfaces_kept"},
    ),
    row(
        "interfaces_kept",
        "twice before",
        "unknown",
        passes(MS100, STILL, "present"),
        unknown(MS100, ONCE, "2 times"),
        other=TWICE,
    ),
    # hot_kept
    row("hot_kept", "Hot still", "go", passes(MS100, HOT, "Hot before and Hot after")),
    row("hot_kept", "Cold", "no_go", fails(MS100, HOT, "Hot before and Cold after"), edit=COLD),
    row(
        "hot_kept",
        "Off, of two",
        "no_go",
        passes(MS100, HOT, "Hot before and Hot after"),
        fails(MS110, HOT, "Hot before and Off after"),
        edit={**TWO_INTERFACES, f"{SERVICE_SET}.interfaces.1.synchronization": "Off"},
        other=TWO_INTERFACES,
    ),
    row("hot_kept", "Cold before", "go", edit=COLD, other=COLD),
    row("hot_kept", "Off before", "go", other={f"{INTERFACE}.synchronization": "Off"}),
    row(
        "hot_kept",
        "not shown after",
        "unknown",
        unknown(MS100, HOT, "Hot before and not shown after"),
        edit={f"{INTERFACE}.synchronization": None},
    ),
    row(
        "hot_kept",
        "after, none that is known",
        "unknown",
        unknown(MS100, HOT, "Hot before and Hotter after"),
        edit={f"{INTERFACE}.synchronization": "Hotter"},
    ),
    row(
        "hot_kept",
        "not shown before",
        "unknown",
        unknown(MS100, HOT, "not shown before and Cold after"),
        edit=COLD,
        other={f"{INTERFACE}.synchronization": None},
    ),
    row(
        "hot_kept",
        "terse",
        "unknown",
        unknown(IN_SET, "as before", NOT_SHOWN),
        edit=TERSE,
        other=TERSE,
        also=UNCOUNTED | UNSHOWN - {"hot_kept"},
    ),
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
        also={"unexpected_transitions"},
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
        also={"counter_reset"},
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
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    before, after = edited(MASTER, row.other), edited(MASTER, row.edit)
    holds(row, change_report(after, before, now=NOW, options=row.options))
