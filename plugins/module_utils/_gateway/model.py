# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The state of one gateway, as one reply of C(show services redundancy-group) shows it.

C(None) means that the reply does not show it; an empty tuple, that it shows an empty list.
The order is that of the reply. The facts that users see are these classes, field by field.
"""

from __future__ import annotations

import collections
import ipaddress
import re
import typing as t
from dataclasses import dataclass, field

Format = t.Literal["text", "xml", "json"]
Level = t.Literal["terse", "brief", "extensive"]

FORMATS: tuple[Format, ...] = t.get_args(Format)
LEVELS: tuple[Level, ...] = t.get_args(Level)

ROLES = ("MASTER", "STANDBY", "INITIALIZING")
QUALIFIERS = ("WARNED", "WAIT")  # all that has been published
COMPLEMENT = {"MASTER": "STANDBY", "STANDBY": "MASTER"}
LAST_SET = 100  # the ids of redundancy sets are 1 to this
CONNECTIONS = ("Connected", "Not Connected")
HEALTHS = ("Passed", "Failed")
INTERFACE_TYPES = ("Inter-chassis", "Intra-chassis")
INTERFACE_ROLES = ("active", "backup")
INTERFACE_CONNECTIONS = ("Up", "Down")
SYNCHRONIZATIONS = ("Hot", "Cold", "Off")
# The fields of which a vocabulary may tell what a value means, each with its healthy value first.
LEARNABLE: dict[str, tuple[str, ...]] = {
    "health": HEALTHS,
    "interface_type": INTERFACE_TYPES,
    "interface_connection": INTERFACE_CONNECTIONS,
    "synchronization": SYNCHRONIZATIONS,
}

_STATE = re.compile(r"(\S+) \((\S+)\)")
_OWNER = re.compile(r"\w[\w .@+/-]{0,63}")


def split_state(state: str | None) -> tuple[str | None, str | None]:
    """Return role and qualifier of a set's state: C(STANDBY (WARNED)) is C(STANDBY), C(WARNED)."""
    found = _STATE.fullmatch(state) if state else None
    return (found[1], found[2]) if found else (state, None)


def is_known_state(state: str | None) -> bool:
    """Return whether each word of a state is a known one."""
    role, qualifier = split_state(state)
    return role in ROLES and qualifier in (None, *QUALIFIERS)


def is_address(text: str) -> bool:
    """Return whether a text that stands where an address does is one."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def is_owner(text: str) -> bool:
    """Return whether a text can be the name of who signs a vocabulary: each verdict says it."""
    return bool(_OWNER.fullmatch(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """How often an event was received, and how many of these were ignored."""

    received: int | None = None
    ignored: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionEvents:
    """The events that moved, or could have moved, mastership of a set."""

    acquire_auto: EventCount | None = None
    acquire_manual: EventCount | None = None
    release_auto: EventCount | None = None
    release_manual: EventCount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoredEvents:
    """The events that a set watches for."""

    link_down: EventCount | None = None
    routing_restart: EventCount | None = None
    route_update_error: EventCount | None = None
    peer_acquire: EventCount | None = None
    peer_release: EventCount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceInterface:
    """One service interface of a service set, and whether its sessions are synchronised."""

    name: str
    type: str | None = None
    role: str | None = None
    connection: str | None = None
    synchronization: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSet:
    """A service set that follows its redundancy set."""

    name: str
    interfaces: tuple[ServiceInterface, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """The other gateway of a set, as this gateway sees it."""

    ip: str | None = None
    connection: str | None = None
    state: str | None = None
    role: str | None = field(init=False)
    qualifier: str | None = field(init=False)

    def __post_init__(self) -> None:
        _derive_role(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedundancySet:
    """One redundancy set: the unit whose mastership moves."""

    id: int
    state: str | None = None
    role: str | None = field(init=False)
    qualifier: str | None = field(init=False)
    health: str | None = None
    interfaces_down: int | None = None
    failed_interfaces: tuple[str, ...] | None = None
    peers: tuple[Peer, ...] = ()
    service_sets: tuple[ServiceSet, ...] | None = None
    transition_events: TransitionEvents | None = None
    monitored_events: MonitoredEvents | None = None

    def __post_init__(self) -> None:
        _derive_role(self)

    @property
    def interfaces(self) -> tuple[ServiceInterface, ...]:
        """The interfaces of all its service sets; empty also where the reply shows no service sets."""
        return tuple(each for service_set in self.service_sets or () for each in service_set.interfaces)

    @property
    def hot_count(self) -> int:
        """How many of them are Hot."""
        return sum(each.synchronization == "Hot" for each in self.interfaces)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStatistics:
    """What a redundancy group has counted since the daemon started."""

    connection_up: int | None = None
    connection_down: int | None = None
    join: int | None = None
    data_receive: int | None = None
    data_sent: int | None = None
    connect_message_sent: int | None = None
    connect_message_receive: int | None = None
    disconnect_message_sent: int | None = None
    disconnect_message_receive: int | None = None
    ack_sent: int | None = None
    nack_sent: int | None = None
    nack_receive: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One redundancy group: the gateways that back each other."""

    id: int
    peer_connections: int | None = None
    members: int | None = None
    local_ip: str | None = None
    statistics: GroupStatistics | None = None
    sets: tuple[RedundancySet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IccpStatistics:
    """What the ICCP process has counted since it started."""

    connection_open: int | None = None
    connection_close: int | None = None
    packet_sent: int | None = None
    packet_receive: int | None = None
    keepalive_receive: int | None = None
    keepalive_sent: int | None = None
    redundancy_group_add: int | None = None
    redundancy_group_delete: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Iccp:
    """The daemon's own connection to the ICCP process."""

    connection: str | None = None
    statistics: IccpStatistics | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which box it is, as it says itself.

    Args:
        host_name: its host name.
        serial_number: the serial number of its chassis.
        unrecognized: the elements that are not known, as C(tag: text).
        refused: why a request for it was not answered, in the words of the device.
    """

    host_name: str | None = None
    serial_number: str | None = None
    complete: bool = field(init=False)
    unrecognized: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "complete", None not in (self.host_name, self.serial_number))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedLine:
    """A line or tag that was not understood and was passed over, by its label, and as it was printed."""

    label: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedValue:
    """A value that is not known, and was taken for a known one of its field."""

    field: str
    printed: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedByVocabulary:
    """What the vocabulary of a site let pass in a reply.

    Args:
        owner: who signed it.
        reason: why.
        date: when, a date of ISO 8601.
        expires: until when it holds, a date, to its end in UTC.
        sha256: the digest of its file.
        lines: the lines that were passed over, in the order of the reply.
        meanings: the values that were taken for known ones, each once.
    """

    owner: str
    reason: str
    date: str
    expires: str
    sha256: str
    lines: tuple[PassedLine, ...] = ()
    meanings: tuple[LearnedValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """One gateway, as one reply shows it.

    Args:
        format: the format of the reply.
        level: its level.
        complete: whether it was read to its end and all of it was understood, or passed by a vocabulary.
        unrecognized: the lines that were not understood, verbatim.
        vocabulary: what the vocabulary of the site let pass; None where nothing was let pass.
        collected_at: when it was requested, an ISO 8601 time in UTC; None where it was parsed offline.
        iccp: the daemon's connection to the ICCP process.
        groups: the redundancy groups.
        identity: which box it is; None where that was not asked.
        redundancy_group: the one group that was asked for; None where the reply is of all.
    """

    format: Format
    level: Level
    complete: bool
    unrecognized: tuple[str, ...] = ()
    vocabulary: PassedByVocabulary | None = None
    collected_at: str | None = None
    iccp: Iccp = Iccp()
    groups: tuple[Group, ...] = ()
    identity: Identity | None = None
    redundancy_group: int | None = None

    @property
    def grouped_sets(self) -> tuple[tuple[Group, RedundancySet], ...]:
        """The redundancy sets, each with its group."""
        return tuple((group, each) for group in self.groups for each in group.sets)

    @property
    def sets(self) -> tuple[RedundancySet, ...]:
        """The redundancy sets of all groups."""
        return tuple(each for _group, each in self.grouped_sets)

    def set(self, redundancy_set: int) -> RedundancySet | None:
        """Return a redundancy set by its id; None where it is missing, or there more than once."""
        found = [each for each in self.sets if each.id == redundancy_set]
        return found[0] if len(found) == 1 else None

    @property
    def roles(self) -> dict[int, str | None]:
        """The role of each set by its id; None where the set is there more than once."""
        count = collections.Counter(each.id for each in self.sets)
        return {each.id: each.role if count[each.id] == 1 else None for each in self.sets}


def _derive_role(stated: RedundancySet | Peer) -> None:
    role, qualifier = split_state(stated.state)
    object.__setattr__(stated, "role", role)
    object.__setattr__(stated, "qualifier", qualifier)
