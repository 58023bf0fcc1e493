# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders the redundancy configuration of a gateway, with the elements of the vendor's models."""

from __future__ import annotations

import math
import typing as t
import xml.etree.ElementTree as ET

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ConfiguredIccp,
    ConfiguredServiceSet,
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)

from ..srd.state import Box, Timers
from .tree import Node, Nodes
from .xml import element

EVENTS = ("event-options", "redundancy-event")
POLICIES = ("policy-options", "redundancy-policy")
SETS = ("services", "redundancy-set")
SERVICE_SETS = ("services", "service-set")
ICCP = ("protocols", "iccp")

Part = tuple[str, str]
PARTS: tuple[Part, ...] = (EVENTS, POLICIES, SETS, SERVICE_SETS, ICCP)

# What a name or word monitors, and the element that holds it.
_VALUES = {"link-down": "name", "peer": "event"}


def render_configuration(box: Box, timers: Timers, parts: t.Container[Part]) -> str:
    """Return the requested parts. Assumed: nothing configured is an empty element."""
    nodes = {
        EVENTS: tuple(map(_event, box.configuration.events)),
        POLICIES: tuple(map(_policy, box.configuration.policies)),
        SETS: _sets(box, timers),
        SERVICE_SETS: tuple(map(_service_set, box.configuration.service_sets)),
        ICCP: _iccp(box.configuration.iccp),
    }
    shown: dict[str, Nodes] = {}
    for above, below in PARTS:
        if (above, below) in parts:
            shown[above] = (*shown.get(above, ()), *nodes[above, below])
    root = element(("configuration", tuple((tag, inside) for tag, inside in shown.items() if inside)))
    ET.indent(root, "    ")
    return ET.tostring(root, encoding="unicode") + "\n"


def _event(event: RedundancyEvent) -> Node:
    paths = [tuple(monitor.split(" ")) for monitor in event.monitors]
    valued = (node for path in paths for node in _valued(path))
    monitors = (*valued, *_merged([path for path in paths if path[0] not in _VALUES]))
    return ("redundancy-event", (("name", event.name), *((("monitor", monitors),) if monitors else ())))


def _valued(path: tuple[str, ...]) -> Nodes:
    head, *rest = path
    return ((head, ((_VALUES[head], " ".join(rest)),)),) if head in _VALUES else ()


def _merged(paths: t.Sequence[tuple[str, ...]]) -> Nodes:
    """Return paths as a tree whose leaves are empty elements."""
    heads = dict.fromkeys(path[0] for path in paths if path)
    return tuple((head, _merged([path[1:] for path in paths if path[:1] == (head,)])) for head in heads)


def _policy(policy: RedundancyPolicy) -> Node:
    inside = (
        *(() if policy.action is None else (("mship-actions", policy.action),)),
        *_route("add-static-route", policy.adds, ("receive", ())),
        *_route("delete-static-route", policy.deletes),
    )
    then: Nodes = (("then", inside),) if inside else ()
    events = (("redundancy-events", event) for event in policy.events)
    return ("redundancy-policy", (("name", policy.name), *events, *then))


def _route(tag: str, route: SignalRoute | None, *more: Node) -> Nodes:
    if route is None:
        return ()
    instance = () if route.routing_instance is None else (("routing-instance", route.routing_instance),)
    return ((tag, (("name", route.prefix), *more, *instance)),)


def _sets(box: Box, timers: Timers) -> Nodes:
    groups = {each.id: group.id for group, each in box.settled.grouped_sets}
    sets = tuple(_set(each, groups.get(each.id), timers) for each in box.configuration.sets)
    return (("redundancy-set", sets),) if sets else ()


def _set(each: ConfiguredSet, shown: int | None, timers: Timers) -> Node:
    """Return a set, with the timers of the daemon where it is configured with no others.

    The configuration holds whole seconds.
    """
    group = shown if each.group is None else each.group
    leaves = (
        ("name", str(each.id)),
        *(() if group is None else (("redundancy-group", str(group)),)),
        *(("redundancy-policy", policy) for policy in each.policies),
        ("keepalive", str(each.keepalive or math.ceil(timers.keepalive))),
        ("hold-time", str(each.hold_time or math.ceil(timers.hold_time))),
    )
    return ("rs-id-object", leaves)


def _service_set(each: ConfiguredServiceSet) -> Node:
    """Return a service set; its first service interface is inside, its last outside."""
    sides = (("inside", each.interfaces[:1], 1), ("outside", each.interfaces[-1:], 2))
    interfaces = tuple(
        (f"{side}-service-interface", f"{name}.{unit}") for side, names, unit in sides for name in names
    )
    next_hop: Nodes = (("next-hop-service", interfaces),) if interfaces else ()
    return (
        "service-set",
        (("name", each.name), *next_hop, ("redundancy-set-id", str(each.redundancy_set))),
    )


def _iccp(iccp: ConfiguredIccp) -> Nodes:
    inside = (*_address(iccp.local_address), *map(_peer, iccp.peers))
    return (("iccp", inside),) if inside else ()


def _peer(peer: IccpPeer) -> Node:
    groups = (("redundancy-group-id-list", str(group)) for group in peer.groups)
    detection: Nodes = (("liveness-detection", (("minimum-interval", "1000"),)),)
    return (
        "peer",
        (
            ("name", peer.address),
            *_address(peer.local_address),
            *groups,
            *(detection if peer.has_liveness_detection else ()),
        ),
    )


def _address(address: str | None) -> Nodes:
    return () if address is None else (("local-ip-addr", address),)
