# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway shows of its pair at a time, as the collection's own model of it."""

from __future__ import annotations

from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._model import (
    Gateway,
    Group,
    Peer,
    RedundancySet,
    ServiceSet,
)

from . import counters, rules
from .state import Box, Pair


def view(pair: Pair, index: int, now: float) -> Gateway:
    """Return what gateway I(index) of the pair shows, all that an extensive reply would tell."""
    box = pair.boxes[index]
    iccp = replace(box.settled.iccp, statistics=counters.iccp(pair, box, now))
    groups = tuple(_group(pair, index, group, now) for group in box.settled.groups)
    return replace(box.settled, format="text", level="extensive", iccp=iccp, groups=groups)


def _group(pair: Pair, index: int, group: Group, now: float) -> Group:
    box = pair.boxes[index]
    return replace(
        group,
        peer_connections=_peer_connections(pair, group, now),
        statistics=counters.zeroed(group.statistics) if counters.restarted(box) else group.statistics,
        sets=tuple(_set(pair, index, group, each, now) for each in group.sets),
    )


def _peer_connections(pair: Pair, group: Group, now: float) -> int | None:
    """Return the number of peers connected; that a lost one is no longer counted is assumed."""
    if group.peer_connections is None or not rules.peer_is_lost(pair, now):
        return group.peer_connections
    return max(group.peer_connections - 1, 0)


def _set(pair: Pair, index: int, group: Group, each: RedundancySet, now: float) -> RedundancySet:
    box = pair.boxes[index]
    shown = _events(box, _health(box, each))
    return replace(
        shown,
        state=rules.state(pair, box, each, now),
        peers=_peers(pair, pair.boxes[1 - index], group, each, now),
        service_sets=_service_sets(pair, each.service_sets, now),
    )


def _health(box: Box, each: RedundancySet) -> RedundancySet:
    names = rules.names_down(box, each.id)
    if not names:
        return each
    return replace(each, health="Failed", interfaces_down=len(names), failed_interfaces=names)


def _events(box: Box, each: RedundancySet) -> RedundancySet:
    if not counters.restarted(box):
        return each
    return replace(
        each,
        transition_events=counters.zeroed(each.transition_events),
        monitored_events=counters.zeroed(each.monitored_events),
    )


def _peers(pair: Pair, other: Box, group: Group, each: RedundancySet, now: float) -> tuple[Peer, ...]:
    """Return the peers of a set: the first is the pair's other gateway, and follows it."""
    if not each.peers:
        return ()
    return (_peer(pair, other, group, each, now), *each.peers[1:])


def _peer(pair: Pair, other: Box, group: Group, each: RedundancySet, now: float) -> Peer:
    peer, theirs = each.peers[0], _same_set(other, group.id, each.id)
    if rules.peer_is_lost(pair, now):
        return replace(peer, connection="Not Connected", state=None)  # that the state is blank is assumed
    if theirs is None or peer.connection == "Not Connected":
        return peer
    return replace(peer, state=rules.state(pair, other, theirs, rules.last_heard(pair, now)))


def _same_set(box: Box, group_id: int, set_id: int) -> RedundancySet | None:
    sets = (each for group in box.settled.groups if group.id == group_id for each in group.sets)
    return next((each for each in sets if each.id == set_id), None)


def _service_sets(
    pair: Pair, service_sets: tuple[ServiceSet, ...] | None, now: float
) -> tuple[ServiceSet, ...] | None:
    if service_sets is None:
        return None
    return tuple(
        replace(each, interfaces=tuple(rules.interface(pair, one, now) for one in each.interfaces))
        for each in service_sets
    )
