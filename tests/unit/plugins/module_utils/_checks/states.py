# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A healthy gateway as facts, and what makes another state of it: edits, by the path of the value.

What facts derive (role, qualifier, C(roles)) is derived here once more, without the collection's help.
"""

from __future__ import annotations

import copy
import datetime
import typing as t
from dataclasses import dataclass, field

Facts = dict[str, t.Any]
Edit = t.Mapping[str, t.Any]

NOW = datetime.datetime(2026, 11, 22, 17, 0, 5, tzinfo=datetime.timezone.utc)
READ_AT = "2026-11-22T17:00:00Z"

# A line of the reply was not understood: whatever is not shown may stand there.
HIDING: dict[str, t.Any] = {"complete": False, "unrecognized": ["Redundancy Unit : 1"]}

# Paths of what is edited most.
ICCP = "iccp.connection"
GROUP = "groups.0"
SET = "groups.0.sets.0"
PEER = "groups.0.sets.0.peers.0"
SERVICE_SET = "groups.0.sets.0.service_sets.0"
INTERFACE = "groups.0.sets.0.service_sets.0.interfaces.0"


def _counts(names: str, value: int) -> dict[str, int]:
    return {name: value for name in names.split()}


def _events(names: str, value: int) -> dict[str, dict[str, int]]:
    return {name: {"received": value, "ignored": 0} for name in names.split()}


ICCP_COUNTERS = (
    "connection_open connection_close packet_sent packet_receive keepalive_receive keepalive_sent "
    "redundancy_group_add redundancy_group_delete"
)
GROUP_COUNTERS = (
    "connection_up connection_down join data_receive data_sent connect_message_sent connect_message_receive "
    "disconnect_message_sent disconnect_message_receive ack_sent nack_sent nack_receive"
)
TRANSITIONS = "acquire_auto acquire_manual release_auto release_manual"
MONITORED = "link_down routing_restart route_update_error peer_acquire peer_release"


def interface(name: str, role: str = "active") -> Facts:
    """Return a service interface that is Hot."""
    return {"name": name, "type": "Inter-chassis", "role": role, "connection": "Up", "synchronization": "Hot"}


def service_set(name: str, *interfaces: Facts) -> Facts:
    """Return a service set."""
    return {"name": name, "interfaces": list(interfaces)}


def peer(state: str | None, *, ip: str | None = None, connection: str | None = "Connected") -> Facts:
    """Return a peer."""
    return {"ip": ip, "connection": connection, "state": state}


def redundancy_set(number: int, state: str, peer_state: str, role: str) -> Facts:
    """Return a set in which everything is well."""
    return {
        "id": number,
        "state": state,
        "health": "Passed",
        "interfaces_down": None,
        "failed_interfaces": None,
        "peers": [peer(peer_state, ip="192.0.2.2" if state == "MASTER" else "192.0.2.1")],
        "service_sets": [service_set("ss1", interface("ms-1/0/0", role))],
        "transition_events": _events(TRANSITIONS, 3),
        "monitored_events": _events(MONITORED, 5),
    }


def group(number: int, local_ip: str, *sets: Facts) -> Facts:
    """Return a group with one peer."""
    return {
        "id": number,
        "peer_connections": 1,
        "members": None,
        "local_ip": local_ip,
        "statistics": _counts(GROUP_COUNTERS, 4),
        "sets": list(sets),
    }


def _gateway(one: Facts) -> Facts:
    return {
        "schema": 3,
        "format": "text",
        "level": "extensive",
        "complete": True,
        "unrecognized": [],
        "vocabulary": None,
        "collected_at": READ_AT,
        "iccp": {"connection": "Connected", "statistics": _counts(ICCP_COUNTERS, 100)},
        "groups": [one],
        "surroundings": {"identity": None},
    }


def _derive(facts: Facts) -> Facts:
    sets = [each for one in facts["groups"] for each in one["sets"]]
    for stated in [*sets, *(peer for each in sets for peer in each["peers"])]:
        role, bracket, rest = (stated["state"] or "").partition(" (")
        qualified = bracket and rest.endswith(")") and " " not in rest
        stated["role"] = role if qualified else stated["state"]
        stated["qualifier"] = rest[:-1] if qualified else None
    ids = [each["id"] for each in sets]
    facts["roles"] = {str(e["id"]): e["role"] if ids.count(e["id"]) == 1 else None for e in sets}
    return facts


MASTER = _derive(_gateway(group(1, "192.0.2.1", redundancy_set(1, "MASTER", "STANDBY", "active"))))
STANDBY = _derive(_gateway(group(1, "192.0.2.2", redundancy_set(1, "STANDBY", "MASTER", "backup"))))

SECOND_SET = redundancy_set(2, "MASTER", "STANDBY", "active")
SECOND_GROUP = group(2, "192.0.2.1", SECOND_SET)

# The same gateway a minute later, after nothing happened, and after it gave its set away.
LATER: Edit = {"collected_at": "2026-11-22T17:01:00Z", "iccp.statistics.keepalive_sent": 106}
SWITCHED: Edit = {
    **LATER,
    f"{SET}.state": "STANDBY",
    f"{PEER}.state": "MASTER",
    f"{INTERFACE}.role": "backup",
    f"{SET}.transition_events.release_manual.received": 4,
}

# What a reply below extensive does not show, and what a terse one does not show.
BRIEF: Edit = {
    "level": "brief",
    "iccp.statistics": None,
    f"{GROUP}.statistics": None,
    f"{SET}.transition_events": None,
    f"{SET}.monitored_events": None,
}
TERSE: Edit = {**BRIEF, "level": "terse", f"{SET}.health": None, f"{SET}.service_sets": None}


def edited(facts: Facts, *edits: Edit) -> Facts:
    """Return other facts, in which the values at some paths are others."""
    changed = copy.deepcopy(facts)
    for path, value in [item for edit in edits for item in edit.items()]:
        *way, last = path.split(".")
        place: t.Any = changed
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[int(last) if isinstance(place, list) else last] = copy.deepcopy(value)
    return _derive(changed)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a check must find of a subject."""

    subject: str
    path: dict[str, t.Any]
    status: str
    expected: str
    actual: str
    waiver: dict[str, t.Any] | None = None

    def of(self, check: str) -> dict[str, t.Any]:
        """Return the finding as a report has it."""
        return {
            "check": check,
            "subject": self.subject,
            "path": self.path,
            "status": self.status,
            "expected": self.expected,
            "actual": self.actual,
            "message": f"{check} - Expected: {self.expected} Actual: {self.actual}",
            "waiver": self.waiver,
        }


@dataclass(frozen=True, kw_only=True)
class Row:
    """A case: how the states differ from healthy ones, the options, and what the check must find.

    C(also) names the other checks that do not pass then.
    """

    check: str
    case: str
    edit: Edit = field(default_factory=dict)
    other: Edit = field(default_factory=dict)
    options: t.Mapping[str, t.Any] = field(default_factory=dict)
    finds: tuple[Found, ...]
    verdict: str
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.check}: {self.case}"


Where = tuple[str, dict[str, t.Any]]


def passes(where: Where, expected: str, actual: str) -> Found:
    """Return a finding that passes."""
    return Found(subject=where[0], path=where[1], status="pass", expected=expected, actual=actual)


def fails(where: Where, expected: str, actual: str) -> Found:
    """Return a finding that fails."""
    return Found(subject=where[0], path=where[1], status="fail", expected=expected, actual=actual)


def unknown(where: Where, expected: str, actual: str) -> Found:
    """Return a finding that cannot be decided."""
    return Found(subject=where[0], path=where[1], status="unknown", expected=expected, actual=actual)


def holds(row: Row, report: dict[str, t.Any]) -> None:
    """Compare a report with what its row says."""
    own = [check for check in report["checks"] if check["check"] == row.check]
    expected = [found.of(row.check) for found in row.finds]
    assert own == expected, f"finds of {row.check} - Expected: {expected} Actual: {own}"
    others = {check["check"] for check in report["checks"] if check["status"] in ("fail", "unknown")}
    also = others - {row.check}
    assert also == row.also, f"also, in the row - Expected: {sorted(row.also)} Actual: {sorted(also)}"
    assert report["verdict"] == row.verdict, f"verdict - Expected: {row.verdict} Actual: {report['verdict']}"
