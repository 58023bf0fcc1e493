# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on one gateway: a row a case, in which each passes, fails or cannot be decided."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    GROUP,
    ICCP,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    SECOND_GROUP,
    SECOND_SET,
    SERVICE_SET,
    SET,
    STANDBY,
    TERSE,
    Edit,
    Found,
    Row,
    edited,
    fails,
    holds,
    interface,
    passes,
    peer,
    redundancy_set,
    service_set,
    unknown,
)

ALL: t.Any = ("gateway", {})
IN_GROUP: t.Any = ("group 1", {"group": 1})
IN_SET: t.Any = ("group 1 set 1", {"group": 1, "set": 1})
OF_PEER: t.Any = ("group 1 set 1 peer 192.0.2.2", {"group": 1, "set": 1, "peer": "192.0.2.2"})
OF_NOBODY: t.Any = ("group 1 set 1 peer 1", {"group": 1, "set": 1, "peer": 1})
IN_SERVICE_SET: t.Any = ("group 1 set 1 service-set ss1", {"group": 1, "set": 1, "service_set": "ss1"})


def at_set(number: int, group: int = 1) -> t.Any:
    """Return the subject of a set."""
    return (f"group {group} set {number}", {"group": group, "set": number})


def asked_set(number: int) -> t.Any:
    """Return the subject of a set that was asked for."""
    return (f"set {number}", {"set": number})


def of_peer(name: str | int) -> t.Any:
    """Return the subject of a peer."""
    return (f"group 1 set 1 peer {name}", {"group": 1, "set": 1, "peer": name})


def at_interface(name: str, service_set: str = "ss1", number: int = 1) -> t.Any:
    """Return the subject of a service interface."""
    path = {"group": 1, "set": number, "service_set": service_set, "interface": name}
    return (f"group 1 set {number} service-set {service_set} interface {name}", path)


MS100 = at_interface("ms-1/0/0")

NOT_SHOWN = "not shown"
EACH_ONCE = "a set in each group, each id once"
EITHER = "MASTER or STANDBY"
CLEAR = "no qualifier"
AT_LEAST = "at least 1"
HIDDEN_SETS = frozenset({"service_sets", "interface_connection", "interface_role", "synchronization"})
NO_HEALTH = frozenset({"health", "monitored_interfaces"})
TWO_SETS: Edit = {f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], SECOND_SET]}
TWO_GROUPS: Edit = {"groups": [MASTER["groups"][0], SECOND_GROUP]}
NO_GROUP: Edit = {"groups": []}
STANDBY_STATE: Edit = {
    f"{SET}.state": "STANDBY",
    f"{PEER}.state": "MASTER",
    f"{INTERFACE}.role": "backup",
}
TWO_PEERS = [peer("STANDBY", ip="192.0.2.2"), peer("STANDBY", ip="192.0.2.3")]
EMPTY_SERVICE_SET: Edit = {f"{SERVICE_SET}.interfaces": []}


def line(text: str, status: str = "unknown") -> Found:
    """Return the finding of a line that was not understood."""
    return Found(
        subject=f"line {text!r}",
        path={"line": repr(text)},
        status=status,
        expected="understood",
        actual="not understood",
    )


def row(check: str, case: str, verdict: str, *finds: Found, **more: t.Any) -> Row:
    """Return a case."""
    also = frozenset(more.pop("also", ()))
    return Row(check=check, case=case, verdict=verdict, finds=finds, also=also, **more)


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
        unknown(ALL, "a set to judge", "none"),
        options={"redundancy_sets": [7]},
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
        "no_go",
        fails(IN_SET, CLEAR, "MASTER (PENDING)"),
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
    # peer_role
    row("peer_role", "STANDBY of a MASTER", "go", passes(IN_SET, "all STANDBY", "STANDBY")),
    row(
        "peer_role",
        "MASTER of a STANDBY",
        "go",
        passes(IN_SET, "exactly one MASTER", "MASTER"),
        edit=STANDBY_STATE,
    ),
    row(
        "peer_role",
        "two STANDBY of a MASTER",
        "go",
        passes(IN_SET, "all STANDBY", "STANDBY, STANDBY"),
        edit={f"{SET}.peers": TWO_PEERS},
    ),
    row(
        "peer_role",
        "one MASTER among the peers of a STANDBY",
        "go",
        passes(IN_SET, "exactly one MASTER", "MASTER, STANDBY"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer("STANDBY")]},
    ),
    row(
        "peer_role",
        "two masters",
        "no_go",
        fails(IN_SET, "all STANDBY", "MASTER"),
        edit={f"{PEER}.state": "MASTER"},
    ),
    row(
        "peer_role",
        "one of several peers is MASTER too",
        "no_go",
        fails(IN_SET, "all STANDBY", "STANDBY, MASTER"),
        edit={f"{SET}.peers": TWO_PEERS, f"{SET}.peers.1.state": "MASTER"},
    ),
    row(
        "peer_role",
        "two masters, and a peer that shows nothing",
        "no_go",
        fails(IN_SET, "all STANDBY", "MASTER, not shown"),
        edit={f"{SET}.peers": [peer("MASTER"), peer(None)]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "an INITIALIZING peer of a MASTER",
        "no_go",
        fails(IN_SET, "all STANDBY", "INITIALIZING"),
        edit={f"{PEER}.state": "INITIALIZING"},
    ),
    row(
        "peer_role",
        "no master",
        "no_go",
        fails(IN_SET, "exactly one MASTER", "STANDBY"),
        edit={**STANDBY_STATE, f"{PEER}.state": "STANDBY"},
    ),
    row(
        "peer_role",
        "two MASTER peers of a STANDBY",
        "no_go",
        fails(IN_SET, "exactly one MASTER", "MASTER, MASTER"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer("MASTER")]},
    ),
    row(
        "peer_role",
        "two MASTER peers of a STANDBY, and one that shows nothing",
        "no_go",
        fails(IN_SET, "exactly one MASTER", "MASTER, MASTER, not shown"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer("MASTER"), peer(None)]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "a peer of a STANDBY that shows nothing",
        "unknown",
        unknown(IN_SET, "exactly one MASTER", "MASTER, not shown"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer(None)]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "a peer of a MASTER that nobody knows",
        "unknown",
        unknown(IN_SET, "all STANDBY", "STANDBY, HALTED"),
        edit={f"{SET}.peers": [peer("STANDBY"), peer("HALTED")]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "no peer",
        "unknown",
        unknown(IN_SET, "all STANDBY", NOT_SHOWN),
        edit={f"{SET}.peers": []},
        also={"peer_clear", "peer_connection"},
    ),
    row(
        "peer_role",
        "this gateway is INITIALIZING",
        "no_go",
        unknown(IN_SET, "the complement of the local role", "STANDBY"),
        edit={f"{SET}.state": "INITIALIZING"},
        also={"role", "interface_role"},
    ),
    # peer_clear
    row("peer_clear", "clear", "go", passes(OF_PEER, CLEAR, "STANDBY")),
    row(
        "peer_clear",
        "WARNED",
        "no_go",
        fails(OF_PEER, CLEAR, "STANDBY (WARNED)"),
        edit={f"{PEER}.state": "STANDBY (WARNED)"},
    ),
    row(
        "peer_clear",
        "WAIT, of the second",
        "no_go",
        passes(of_peer("192.0.2.2"), CLEAR, "STANDBY"),
        fails(of_peer(2), CLEAR, "STANDBY (WAIT)"),
        edit={f"{SET}.peers": [TWO_PEERS[0], peer("STANDBY (WAIT)")]},
    ),
    row(
        "peer_clear",
        "no peer",
        "unknown",
        unknown(OF_NOBODY, CLEAR, NOT_SHOWN),
        edit={f"{SET}.peers": []},
        also={"peer_role", "peer_connection"},
    ),
    row(
        "peer_clear",
        "no state that is known",
        "unknown",
        unknown(OF_PEER, CLEAR, "HALTED"),
        edit={f"{PEER}.state": "HALTED"},
        also={"peer_role"},
    ),
    # peer_connection
    row("peer_connection", "connected", "go", passes(OF_PEER, "Connected", "Connected")),
    row(
        "peer_connection",
        "not connected",
        "no_go",
        fails(OF_PEER, "Connected", "Not Connected"),
        edit={f"{PEER}.connection": "Not Connected"},
    ),
    row(
        "peer_connection",
        "the second not connected",
        "no_go",
        passes(OF_PEER, "Connected", "Connected"),
        fails(of_peer("192.0.2.3"), "Connected", "Not Connected"),
        edit={f"{SET}.peers": TWO_PEERS, f"{SET}.peers.1.connection": "Not Connected"},
    ),
    row(
        "peer_connection",
        "not shown",
        "unknown",
        unknown(OF_PEER, "Connected", NOT_SHOWN),
        edit={f"{PEER}.connection": None},
    ),
    row(
        "peer_connection",
        "no value that is known",
        "unknown",
        unknown(OF_PEER, "Connected", "Connecting"),
        edit={f"{PEER}.connection": "Connecting"},
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
    # service_sets
    row("service_sets", "one", "go", passes(IN_SET, AT_LEAST, "1")),
    row("service_sets", "none", "no_go", fails(IN_SET, AT_LEAST, "0"), edit={f"{SET}.service_sets": []}),
    row(
        "service_sets",
        "not shown",
        "unknown",
        unknown(IN_SET, AT_LEAST, NOT_SHOWN),
        edit={f"{SET}.service_sets": None},
        also=HIDDEN_SETS - {"service_sets"},
    ),
    row(
        "service_sets",
        "none, as the design has it",
        "go",
        edit={f"{SET}.service_sets": []},
        options={"require_service_sets": False},
    ),
    row(
        "service_sets",
        "asked for and there",
        "go",
        passes(("service-set ss1", {"service_set": "ss1"}), "present", "present"),
        passes(IN_SET, AT_LEAST, "1"),
        options={"service_sets": ["ss1"]},
    ),
    row(
        "service_sets",
        "asked for and missing",
        "no_go",
        fails(("service-set ss", {"service_set": "ss"}), "present", "missing"),
        passes(IN_SET, AT_LEAST, "1"),
        options={"service_sets": ["ss"]},
    ),
    row(
        "service_sets",
        "asked for and not shown",
        "unknown",
        unknown(("service-set ss1", {"service_set": "ss1"}), "present", NOT_SHOWN),
        edit={f"{SET}.service_sets": None},
        options={"service_sets": ["ss1"], "require_service_sets": False},
        also=HIDDEN_SETS - {"service_sets"},
    ),
    row(
        "service_sets",
        "asked for and there, in one set of two that do not all show theirs",
        "unknown",
        passes(("service-set ss1", {"service_set": "ss1"}), "present", "present"),
        unknown(("service-set ss2", {"service_set": "ss2"}), "present", NOT_SHOWN),
        passes(IN_SET, AT_LEAST, "1"),
        unknown(at_set(2), AT_LEAST, NOT_SHOWN),
        edit={**TWO_SETS, f"{GROUP}.sets.1.service_sets": None},
        options={"service_sets": ["ss1", "ss2"]},
        also=HIDDEN_SETS - {"service_sets"},
    ),
    row(
        "service_sets",
        "asked for, and in a set that was not",
        "no_go",
        fails(("service-set ss2", {"service_set": "ss2"}), "present", "missing"),
        passes(IN_SET, AT_LEAST, "1"),
        edit={**TWO_SETS, f"{GROUP}.sets.1.service_sets.0.name": "ss2"},
        options={"service_sets": ["ss2"], "redundancy_sets": [1]},
    ),
    # interface_connection
    row("interface_connection", "Up", "go", passes(MS100, "Up", "Up")),
    row(
        "interface_connection",
        "Down, of two",
        "no_go",
        passes(MS100, "Up", "Up"),
        fails(at_interface("ms-1/1/0"), "Up", "Down"),
        edit={
            f"{SERVICE_SET}.interfaces": [
                interface("ms-1/0/0"),
                {**interface("ms-1/1/0"), "connection": "Down", "synchronization": "Off"},
            ]
        },
        also={"synchronization"},
    ),
    row(
        "interface_connection",
        "not shown",
        "unknown",
        unknown(MS100, "Up", NOT_SHOWN),
        edit={f"{INTERFACE}.connection": None},
    ),
    row(
        "interface_connection",
        "no value that is known",
        "unknown",
        unknown(MS100, "Up", "Upwards"),
        edit={f"{INTERFACE}.connection": "Upwards"},
    ),
    row(
        "interface_connection",
        "terse",
        "unknown",
        unknown(IN_SET, "Up", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"interface_connection"},
    ),
    row(
        "interface_connection",
        "no interface",
        "unknown",
        unknown(IN_SERVICE_SET, "Up", "no interface"),
        edit=EMPTY_SERVICE_SET,
        options={"synchronization": "any"},
    ),
    # interface_role
    row("interface_role", "active on the MASTER", "go", passes(MS100, "active", "active")),
    row(
        "interface_role", "backup on the STANDBY", "go", passes(MS100, "backup", "backup"), edit=STANDBY_STATE
    ),
    row(
        "interface_role",
        "backup on the MASTER",
        "no_go",
        fails(MS100, "active", "backup"),
        edit={f"{INTERFACE}.role": "backup"},
    ),
    row(
        "interface_role",
        "active on the STANDBY",
        "no_go",
        fails(MS100, "backup", "active"),
        edit={**STANDBY_STATE, f"{INTERFACE}.role": "active"},
    ),
    row(
        "interface_role",
        "not shown",
        "unknown",
        unknown(MS100, "active", NOT_SHOWN),
        edit={f"{INTERFACE}.role": None},
    ),
    row(
        "interface_role",
        "no value that is known",
        "unknown",
        unknown(MS100, "active", "inactive"),
        edit={f"{INTERFACE}.role": "inactive"},
    ),
    row(
        "interface_role",
        "INITIALIZING",
        "no_go",
        unknown(MS100, "the role of a MASTER or STANDBY", "active"),
        edit={f"{SET}.state": "INITIALIZING"},
        also={"role", "peer_role"},
    ),
    row(
        "interface_role",
        "terse",
        "unknown",
        unknown(IN_SET, "active or backup, as the gateway's role", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"interface_role"},
    ),
    # synchronization
    row("synchronization", "Hot", "go", passes(MS100, "Hot", "Hot")),
    row(
        "synchronization",
        "Cold",
        "no_go",
        fails(MS100, "Hot", "Cold"),
        edit={f"{INTERFACE}.synchronization": "Cold"},
    ),
    row(
        "synchronization",
        "Off",
        "no_go",
        fails(MS100, "Hot", "Off"),
        edit={f"{INTERFACE}.synchronization": "Off"},
    ),
    row(
        "synchronization",
        "Cold, in the last service set of the last set",
        "no_go",
        passes(MS100, "Hot", "Hot"),
        passes(at_interface("ms-1/0/0", number=2), "Hot", "Hot"),
        fails(at_interface("ms-9/0/0", "ss2", number=2), "Hot", "Cold"),
        edit={
            **TWO_SETS,
            f"{GROUP}.sets.1.service_sets": [
                service_set("ss1", interface("ms-1/0/0")),
                service_set("ss2", {**interface("ms-9/0/0"), "synchronization": "Cold"}),
            ],
        },
    ),
    row(
        "synchronization",
        "not shown",
        "unknown",
        unknown(MS100, "Hot", NOT_SHOWN),
        edit={f"{INTERFACE}.synchronization": None},
    ),
    row(
        "synchronization",
        "no value that is known",
        "unknown",
        unknown(MS100, "Hot", "Hotter"),
        edit={f"{INTERFACE}.synchronization": "Hotter"},
    ),
    row(
        "synchronization",
        "no interface",
        "unknown",
        unknown(IN_SERVICE_SET, "Hot", "no interface"),
        edit=EMPTY_SERVICE_SET,
        also={"interface_connection"},
    ),
    row(
        "synchronization",
        "terse",
        "unknown",
        unknown(IN_SET, "Hot", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"synchronization"},
    ),
    row(
        "synchronization",
        "any",
        "go",
        edit={f"{INTERFACE}.synchronization": "Cold"},
        options={"synchronization": "any"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    holds(row, gateway_report(edited(MASTER, row.edit), now=NOW, options=row.options))


def test_a_healthy_standby_is_go() -> None:
    report = gateway_report(STANDBY, now=NOW, options={"role": "STANDBY", "redundancy_sets": [1]})
    assert (report["verdict"], report["counts"]["pass"]) == ("go", len(report["checks"]))


def test_two_gateways_of_one_set_may_differ_in_what_they_hold() -> None:
    sets = [
        redundancy_set(1, "MASTER", "STANDBY", "active"),
        redundancy_set(2, "STANDBY", "MASTER", "backup"),
    ]
    report = gateway_report(edited(MASTER, {f"{GROUP}.sets": sets}), now=NOW, options={})
    assert report["verdict"] == "go"
