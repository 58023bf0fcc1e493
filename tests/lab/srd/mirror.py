# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Derives the other gateway of a pair from one gateway."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Peer,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)

T = t.TypeVar("T")
Swaps = tuple[tuple[str, str], ...]

_INTERFACE_ROLES = {"active": "backup", "backup": "active"}

# What one gateway sent, the other received.
_ICCP: Swaps = (("packet_sent", "packet_receive"), ("keepalive_sent", "keepalive_receive"))
_GROUP: Swaps = (
    ("data_sent", "data_receive"),
    ("connect_message_sent", "connect_message_receive"),
    ("disconnect_message_sent", "disconnect_message_receive"),
    ("nack_sent", "nack_receive"),
)
_TRANSITIONS: Swaps = (("acquire_auto", "release_auto"), ("acquire_manual", "release_manual"))
_MONITORED: Swaps = (("peer_acquire", "peer_release"),)


def mirrored(gateway: Gateway) -> Gateway:
    """Return a peer that is consistent with I(gateway), for sets with one peer."""
    iccp = replace(gateway.iccp, statistics=_swapped(gateway.iccp.statistics, _ICCP))
    return replace(gateway, iccp=iccp, groups=tuple(map(_group, gateway.groups)))


def _group(group: Group) -> Group:
    theirs = (peer.ip for each in group.sets for peer in each.peers[:1])
    return replace(
        group,
        local_ip=next(theirs, None),
        statistics=_swapped(group.statistics, _GROUP),
        sets=tuple(_set(each, group.local_ip) for each in group.sets),
    )


def _set(each: RedundancySet, ip: str | None) -> RedundancySet:
    peer = each.peers[0] if each.peers else Peer()
    return replace(
        each,
        state=peer.state,
        peers=tuple(replace(one, ip=ip, state=each.state) for one in each.peers),
        service_sets=None if each.service_sets is None else tuple(map(_service_set, each.service_sets)),
        transition_events=_swapped(each.transition_events, _TRANSITIONS),
        monitored_events=_swapped(each.monitored_events, _MONITORED),
    )


def _service_set(service_set: ServiceSet) -> ServiceSet:
    return replace(service_set, interfaces=tuple(map(in_other_role, service_set.interfaces)))


def in_other_role(interface: ServiceInterface) -> ServiceInterface:
    """Return a service interface with the opposite role."""
    role = interface.role
    return replace(interface, role=None if role is None else _INTERFACE_ROLES.get(role, role))


def _swapped(counted: T, swaps: Swaps) -> T:
    if counted is None:
        return counted
    record = t.cast(t.Any, counted)
    both = (*swaps, *((right, left) for left, right in swaps))
    return t.cast(T, replace(record, **{left: getattr(record, right) for left, right in both}))
