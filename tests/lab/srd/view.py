# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway shows at a time, as the collection's own model."""

from __future__ import annotations

from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Iccp,
    Peer,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)

from . import counters, rules
from .mirror import in_other_role
from .state import Box, Channel, Pair


def view(pair: Pair, index: int, now: float) -> Gateway:
    """Return what gateway I(index) of the pair shows in an extensive reply."""
    box = pair.boxes[index]
    groups = tuple(_group(pair, index, group, now) for group in box.settled.groups)
    return replace(box.settled, format="text", level="extensive", iccp=_iccp(pair, box, now), groups=groups)


def _iccp(pair: Pair, box: Box, now: float) -> Iccp:
    connection = "Not Connected" if box.iccp_lost else box.settled.iccp.connection
    return Iccp(connection=connection, statistics=counters.iccp(pair, box, now))


def _group(pair: Pair, index: int, group: Group, now: float) -> Group:
    box = pair.boxes[index]
    return replace(
        group,
        peer_connections=_peer_connections(pair, group, now),
        statistics=counters.zeroed(group.statistics) if counters.restarted(box) else group.statistics,
        sets=tuple(_set(pair, index, group, each, now) for each in group.sets),
    )


def _peer_connections(pair: Pair, group: Group, now: float) -> int | None:
    """Return the number of connected peers. Assumed: a lost peer does not count."""
    if group.peer_connections is None or not rules.peer_is_lost(pair, now):
        return group.peer_connections
    return max(group.peer_connections - 1, 0)


def _set(pair: Pair, index: int, group: Group, each: RedundancySet, now: float) -> RedundancySet:
    box, other = pair.boxes[index], pair.boxes[1 - index]
    shown = counters.with_events(_health(box, each), box, other, now)
    return replace(
        shown,
        state=rules.state(pair, box, each, now),
        peers=_peers(pair, index, group, each, now),
        service_sets=_service_sets(pair, box, each, now),
    )


def _health(box: Box, each: RedundancySet) -> RedundancySet:
    names = rules.names_down(box, each.id)
    if not names:
        return each
    return replace(each, health="Failed", interfaces_down=len(names), failed_interfaces=names)


def _peers(pair: Pair, index: int, group: Group, each: RedundancySet, now: float) -> tuple[Peer, ...]:
    """Return the peers of a set: the first is the other gateway of the pair, with its present state."""
    if not each.peers:
        return ()
    return (_peer(pair, index, group, each, now), *each.peers[1:])


def _peer(pair: Pair, index: int, group: Group, each: RedundancySet, now: float) -> Peer:
    box, other = pair.boxes[index], pair.boxes[1 - index]
    peer, theirs = each.peers[0], _same_set(other, group.id, each.id)
    if rules.peer_is_lost(pair, now):
        return replace(peer, connection="Not Connected", state=None)  # assumed: the state is blank
    if box.claims.peer is not None:
        return replace(peer, state=box.claims.peer)
    if theirs is None or peer.connection == "Not Connected":
        return peer
    return replace(peer, state=rules.state(pair, other, theirs, rules.last_heard(pair, now)))


def _same_set(box: Box, group_id: int, set_id: int) -> RedundancySet | None:
    keys = (group_id, set_id)
    return next((each for group, each in box.settled.grouped_sets if (group.id, each.id) == keys), None)


def _service_sets(pair: Pair, box: Box, each: RedundancySet, now: float) -> tuple[ServiceSet, ...] | None:
    if each.service_sets is None:
        return None
    moved = _has_moved(pair, box, each, now)
    return tuple(
        replace(service_set, interfaces=_interfaces(pair, each, service_set, moved, now))
        for service_set in each.service_sets
    )


def _interfaces(
    pair: Pair, each: RedundancySet, service_set: ServiceSet, moved: bool, now: float
) -> tuple[ServiceInterface, ...]:
    shown = map(in_other_role, service_set.interfaces) if moved else service_set.interfaces
    return tuple(
        rules.interface(pair, each.id, one, _channel(pair, each.id, service_set.name, number), now)
        for number, one in enumerate(shown)
    )


def _has_moved(pair: Pair, box: Box, each: RedundancySet, now: float) -> bool:
    """Return whether interfaces have the opposite role. Assumed: they keep their role during a start."""
    state = rules.state(pair, box, each, now)
    followed = rules.held(box, each, now) if state == "INITIALIZING" else state
    return replace(each, state=followed).role != each.role


def _channel(pair: Pair, set_id: int, service_set: str, number: int) -> Channel | None:
    key = (set_id, service_set, number)
    return next((c for c in pair.channels if (c.set_id, c.service_set, c.number) == key), None)
