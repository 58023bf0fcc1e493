# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table that maps each label of a reply to a field of the model.

Labels come from the published samples, folded: lower case, single blanks, no hyphens. Where the
vendor's table of fields names a label differently, both names are listed.
XML and JSON use the same table: a tag is its label with hyphens, as far as is known.
"""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import values

TERSE, BRIEF, EXTENSIVE = range(len(_model.LEVELS))


class Scope(enum.IntEnum):
    """The kinds of object in a reply."""

    GATEWAY = enum.auto()
    ICCP = enum.auto()
    ICCP_STATISTICS = enum.auto()
    GROUP = enum.auto()
    GROUP_STATISTICS = enum.auto()
    SET = enum.auto()
    PEER = enum.auto()
    SERVICE_SET = enum.auto()
    INTERFACE = enum.auto()
    TRANSITION = enum.auto()
    MONITORED = enum.auto()


class Position(t.NamedTuple):
    """Where an object belongs: its parent, the field of the parent, and whether there are many.

    C(unique_in) is the ancestor in which its name or id must be unique.
    """

    parent: Scope
    name: str
    many: bool = False
    unique_in: Scope = Scope.GATEWAY


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the model: its scope, its name, its reader, and the level of reply that shows it.

    C(opens) marks the field that begins an object, C(repeats) a field that may appear again with the
    same value, C(grows) a field that may continue on another line.
    """

    scope: Scope
    name: str
    read: values.Reader
    level: int = TERSE
    opens: bool = False
    repeats: bool = False
    grows: bool = False


POSITIONS = {
    Scope.ICCP: Position(Scope.GATEWAY, "iccp"),
    Scope.ICCP_STATISTICS: Position(Scope.ICCP, "statistics"),
    Scope.GROUP: Position(Scope.GATEWAY, "groups", many=True),
    Scope.GROUP_STATISTICS: Position(Scope.GROUP, "statistics"),
    Scope.SET: Position(Scope.GROUP, "sets", many=True),
    Scope.PEER: Position(Scope.SET, "peers", many=True),
    Scope.SERVICE_SET: Position(Scope.SET, "service_sets", many=True, unique_in=Scope.SET),
    Scope.INTERFACE: Position(Scope.SERVICE_SET, "interfaces", many=True, unique_in=Scope.SERVICE_SET),
    Scope.TRANSITION: Position(Scope.SET, "transition_events"),
    Scope.MONITORED: Position(Scope.SET, "monitored_events"),
}

# The scopes inside each scope, by the field that holds them.
CHILDREN = {
    scope: {position.name: child for child, position in POSITIONS.items() if position.parent is scope}
    for scope in Scope
}


def _subtree(scope: Scope) -> tuple[Scope, ...]:
    return (scope, *(inner for child in CHILDREN[scope].values() for inner in _subtree(child)))


SUBTREES = {scope: _subtree(scope) for scope in Scope}


def _counter(scope: Scope, name: str) -> Field:
    return Field(scope, name, values.count, EXTENSIVE)


LABELS = {
    "iccp process connection": Field(Scope.ICCP, "connection", values.connection),
    "iccp process connection open complete count": _counter(Scope.ICCP_STATISTICS, "connection_open"),
    "iccp process connection close count": _counter(Scope.ICCP_STATISTICS, "connection_close"),
    "iccp packet sent count": _counter(Scope.ICCP_STATISTICS, "packet_sent"),
    "iccp packet receive count": _counter(Scope.ICCP_STATISTICS, "packet_receive"),
    "iccp process keepalive receive count": _counter(Scope.ICCP_STATISTICS, "keepalive_receive"),
    "iccp process keepalive sent count": _counter(Scope.ICCP_STATISTICS, "keepalive_sent"),
    "iccp redundancy group add count": _counter(Scope.ICCP_STATISTICS, "redundancy_group_add"),
    "iccp redundancy group delete count": _counter(Scope.ICCP_STATISTICS, "redundancy_group_delete"),
    "redundancy group id": Field(Scope.GROUP, "id", values.identifier(16), opens=True),
    "number of peer rg connections": Field(Scope.GROUP, "peer_connections", values.count),
    "number of members": Field(Scope.GROUP, "members", values.count),
    "local rg ip": Field(Scope.GROUP, "local_ip", values.address),
    "rg connection up count": _counter(Scope.GROUP_STATISTICS, "connection_up"),
    "rg connection down count": _counter(Scope.GROUP_STATISTICS, "connection_down"),
    "rg join count": _counter(Scope.GROUP_STATISTICS, "join"),
    "rg data receive count": _counter(Scope.GROUP_STATISTICS, "data_receive"),
    "rg data sent count": _counter(Scope.GROUP_STATISTICS, "data_sent"),
    "rg connect message sent count": _counter(Scope.GROUP_STATISTICS, "connect_message_sent"),
    "rg connect message receive count": _counter(Scope.GROUP_STATISTICS, "connect_message_receive"),
    "rg disconnect message sent count": _counter(Scope.GROUP_STATISTICS, "disconnect_message_sent"),
    "rg disconnect message receive count": _counter(Scope.GROUP_STATISTICS, "disconnect_message_receive"),
    "rg ack sent count": _counter(Scope.GROUP_STATISTICS, "ack_sent"),
    "rg nack sent count": _counter(Scope.GROUP_STATISTICS, "nack_sent"),
    "rg nack receive count": _counter(Scope.GROUP_STATISTICS, "nack_receive"),
    "redundancy set id": Field(Scope.SET, "id", values.identifier(100), BRIEF, opens=True),
    "redundancy set state": Field(Scope.SET, "state", values.state, BRIEF, repeats=True),
    "redundancy set health status": Field(Scope.SET, "health", values.health, BRIEF),
    "number of monitored interface down": Field(Scope.SET, "interfaces_down", values.count, BRIEF),
    "failed interfaces": Field(Scope.SET, "failed_interfaces", values.interfaces, BRIEF, grows=True),
    "connection status": Field(Scope.PEER, "connection", values.connection, BRIEF),
    "redundancy set peer state": Field(Scope.PEER, "state", values.state, BRIEF),
    "peer rg ip": Field(Scope.PEER, "ip", values.address),
    "remote ip address": Field(Scope.PEER, "ip", values.address),
    "service set": Field(Scope.SERVICE_SET, "name", values.name, BRIEF, opens=True),
}

FAILED_INTERFACES = LABELS["failed interfaces"]
SERVICE_SET = LABELS["service set"]

# The columns of a service set's table.
INTERFACE = {
    "service interface": Field(Scope.INTERFACE, "name", values.interface, BRIEF, opens=True),
    "type": Field(Scope.INTERFACE, "type", values.interface_type, BRIEF),
    "role": Field(Scope.INTERFACE, "role", values.interface_role, BRIEF),
    "connection": Field(Scope.INTERFACE, "connection", values.interface_connection, BRIEF),
    "synchronization": Field(Scope.INTERFACE, "synchronization", values.synchronization, BRIEF),
}

# Names with "primary role" and "terminate" come from the table of fields, the others from the
# published reply.
_TRANSITION_EVENTS = {
    "acquire mastership auto": "acquire_auto",
    "acquire primary role auto": "acquire_auto",
    "acquire mastership manual": "acquire_manual",
    "acquire primary role manual": "acquire_manual",
    "release mastership auto": "release_auto",
    "release primary role auto": "release_auto",
    "release mastership manual": "release_manual",
    "release primary role manual": "release_manual",
}

_MONITORED_EVENTS = {
    "link down": "link_down",
    "routing restart abort": "routing_restart",
    "routing restart terminate": "routing_restart",
    "route update error": "route_update_error",
    "peer mastership acquire": "peer_acquire",
    "peer primary role acquire": "peer_acquire",
    "peer mastership release": "peer_release",
    "peer primary role release": "peer_release",
}

EVENTS = {
    scope: {label: Field(scope, name, values.event_count, EXTENSIVE) for label, name in names.items()}
    for scope, names in ((Scope.TRANSITION, _TRANSITION_EVENTS), (Scope.MONITORED, _MONITORED_EVENTS))
}

# The columns of a terse row; a set has one row for each peer. Only "local rs state" is known as a tag.
ROW = {
    "rs id": Field(Scope.SET, "id", values.identifier(100), opens=True, repeats=True),
    "local rs state": Field(Scope.SET, "state", values.state, repeats=True),
    "peer rs state": Field(Scope.PEER, "state", values.state),
    "peer rg ip": Field(Scope.PEER, "ip", values.address),
    "status": Field(Scope.PEER, "connection", values.connection),
}

# The tags of XML and JSON that hold others.
CONTAINERS: dict[str, Scope] = {
    "rg information": Scope.GATEWAY,  # known, as the root
    "services redundancy group information": Scope.GATEWAY,  # declared by the models, as the root
    "services redundancy group id information": Scope.GATEWAY,  # declared by the models, as the root
    "rg state information": Scope.GATEWAY,  # known
    "services rg information": Scope.GROUP,  # known
    "services rg rs information": Scope.SET,  # known
    "service set information": Scope.SERVICE_SET,  # inferred
    "service interface information": Scope.INTERFACE,  # inferred
    "transition events": Scope.TRANSITION,  # inferred
    "monitored events": Scope.MONITORED,  # inferred
}
COUNTS = ("received", "ignored")  # the tags of an event, inferred
