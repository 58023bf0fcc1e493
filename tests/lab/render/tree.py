# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A gateway as a tree of tags, the common source of XML and JSON.

Known, from one public reply of a real pair: rg-information, rg-state-information,
services-rg-information, services-rg-rs-information and local-rs-state. Every other tag is
inferred: the label of the text reply in lower case, with hyphens for blanks and slashes.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Peer,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)

from . import labels

NAMESPACE = "http://xml.juniper.net/junos/23.4R1/junos-services-redundancy"  # assumed

Node = tuple[str, t.Union[str, "Nodes"]]
Nodes = tuple[Node, ...]


def tree(gateway: Gateway) -> Node:
    """Return the tree of I(gateway), at its level."""
    nodes = (
        *_leaf("iccp-process-connection", gateway.iccp.connection),
        *(_counters(labels.ICCP_COUNTERS, gateway.iccp.statistics) if gateway.level == "extensive" else ()),
        *(("services-rg-information", _group(gateway, group)) for group in gateway.groups),
    )
    return ("rg-information", (("rg-state-information", nodes),))


def _group(gateway: Gateway, group: Group) -> Nodes:
    rows = _terse_sets if gateway.level == "terse" else _sets
    return (
        *_leaf("redundancy-group-id", group.id),
        *_leaf("number-of-peer-rg-connections", group.peer_connections),
        *_leaf("number-of-members", group.members),
        ("local-rg-ip", group.local_ip or ""),
        *(_counters(labels.GROUP_COUNTERS, group.statistics) if gateway.level == "extensive" else ()),
        *(("services-rg-rs-information", row) for row in rows(gateway, group)),
    )


def _terse_sets(gateway: Gateway, group: Group) -> t.Iterator[Nodes]:
    return (_terse_set(each, peer) for each in group.sets for peer in each.peers or (Peer(),))


def _terse_set(each: RedundancySet, peer: Peer) -> Nodes:
    return (
        *_leaf("rs-id", each.id),
        *_leaf("local-rs-state", each.state),
        *_leaf("peer-rs-state", peer.state),
        ("peer-rg-ip", peer.ip or ""),
        *_leaf("status", peer.connection),
    )


def _sets(gateway: Gateway, group: Group) -> t.Iterator[Nodes]:
    events = _events if gateway.level == "extensive" else _no_events
    return ((*_set(each), *events(each)) for each in group.sets)


def _set(each: RedundancySet) -> Nodes:
    names = each.failed_interfaces
    return (
        *_leaf("redundancy-set-id", each.id),
        *(leaf for peer in each.peers for leaf in _peer(each, peer)),
        *(() if each.peers else _leaf("redundancy-set-state", each.state)),
        *_leaf("redundancy-set-health-status", each.health),
        *_leaf("number-of-monitored-interface-down", each.interfaces_down),
        *_leaf("failed-interfaces", None if names is None else " ".join(names)),
        *(("service-set-information", _service_set(service_set)) for service_set in each.service_sets or ()),
    )


def _peer(each: RedundancySet, peer: Peer) -> Nodes:
    """Return the leaves of a peer; with several peers all leaves, so that the peers stay distinct."""
    run = (
        ("connection-status", peer.connection),
        ("redundancy-set-state", each.state),
        ("redundancy-set-peer-state", peer.state),
        ("peer-rg-ip", peer.ip or ""),
    )
    several = len(each.peers) > 1
    return tuple((tag, value or "") for tag, value in run if several or value is not None)


def _service_set(service_set: ServiceSet) -> Nodes:
    interfaces = (("service-interface-information", _interface(each)) for each in service_set.interfaces)
    return (("service-set", service_set.name), *interfaces)


def _interface(interface: ServiceInterface) -> Nodes:
    return (
        *_leaf("service-interface", interface.name),
        *_leaf("type", interface.type),
        *_leaf("role", interface.role),
        *_leaf("connection", interface.connection),
        *_leaf("synchronization", interface.synchronization),
    )


def _events(each: RedundancySet) -> Nodes:
    return (
        *_event_table("transition-events", labels.TRANSITION_EVENTS, each.transition_events),
        *_event_table("monitored-events", labels.MONITORED_EVENTS, each.monitored_events),
    )


def _no_events(each: RedundancySet) -> Nodes:
    return ()


def _event_table(tag: str, rows: labels.Rows, events: object) -> Nodes:
    if events is None:
        return ()
    counts = ((label, getattr(events, name)) for name, label in rows)
    return ((tag, tuple((_tag(label), _count(count)) for label, count in counts if count is not None)),)


def _count(count: t.Any) -> Nodes:
    return (*_leaf("received", count.received), *_leaf("ignored", count.ignored))


def _counters(rows: labels.Rows, statistics: object) -> Nodes:
    if statistics is None:
        return ()
    return tuple(leaf for name, label in rows for leaf in _leaf(_tag(label), getattr(statistics, name)))


def _leaf(tag: str, value: str | int | None) -> Nodes:
    return () if value is None else ((tag, str(value)),)


def _tag(label: str) -> str:
    return re.sub(r"[ /]", "-", label.lower())
