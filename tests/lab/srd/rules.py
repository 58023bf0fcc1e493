# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The behavior of the daemons at a time, rule by rule."""

from __future__ import annotations

from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    RedundancySet,
    ServiceInterface,
)

from .state import LONG_AGO, Box, Channel, Move, Pair

_AFTER = {"acquire": "MASTER", "release": "STANDBY"}
_CLEAR = ("MASTER", "STANDBY")


def peer_is_lost(pair: Pair, now: float) -> bool:
    """Return whether the link has been down for the hold time; only then is the peer declared down."""
    return pair.link.lost_at is not None and now >= pair.link.lost_at + pair.timers.hold_time


def last_heard(pair: Pair, now: float) -> float:
    """Return when the gateways last heard each other; they show each other's state of that time."""
    return now if pair.link.lost_at is None else min(now, pair.link.lost_at)


def is_initializing(pair: Pair, box: Box, now: float) -> bool:
    """Return whether the daemon has started and still waits for its peer.

    Assumed: it waits for one keepalive, and without a link for the hold time.
    """
    wait = pair.timers.keepalive if pair.link.lost_at is None else pair.timers.hold_time
    return now < box.started_at + wait


def names_down(box: Box, set_id: int) -> tuple[str, ...]:
    """Return the monitored interfaces of a set that are down."""
    return tuple(each.interface for each in box.monitored_down if each.set_id == set_id)


def moves(box: Box, set_id: int, now: float) -> tuple[Move, ...]:
    """Return the moves of a set until now, in order of time."""
    done = (move for move in box.moves if move.set_id == set_id and move.at <= now)
    return tuple(sorted(done, key=lambda move: move.at))


def set_of(box: Box, set_id: int) -> RedundancySet | None:
    """Return a set of a gateway, None if the gateway does not show it."""
    return box.settled.set(set_id)


def held(box: Box, each: RedundancySet, now: float) -> str | None:
    """Return the state of a set after its last move; its initial state without a move."""
    moved = moves(box, each.id, now)
    return _AFTER[moved[-1].event.partition("_")[0]] if moved else each.state


def state(pair: Pair, box: Box, each: RedundancySet, now: float) -> str | None:
    """Return the state of a set; a STANDBY is WARNED while a monitored interface is down."""
    if box.claims.own is not None:
        return box.claims.own
    if is_initializing(pair, box, now):
        return "INITIALIZING"
    now_held = held(box, each, now)
    qualifier = "WARNED" if names_down(box, each.id) else box.qualifier
    return f"STANDBY ({qualifier})" if now_held == "STANDBY" and qualifier else now_held


def peer_is_clear(pair: Pair, index: int, set_id: int, now: float) -> bool:
    """Return whether the peer can take over a set: it is connected and has no qualifier."""
    other = pair.boxes[1 - index]
    theirs = set_of(other, set_id)
    if theirs is None or peer_is_lost(pair, now) or any(box.iccp_lost for box in pair.boxes):
        return False
    return state(pair, other, theirs, last_heard(pair, now)) in _CLEAR


def interface(
    pair: Pair, set_id: int, each: ServiceInterface, channel: Channel | None, now: float
) -> ServiceInterface:
    """Return a service interface: Down without a peer (assumed), then Cold, then Hot."""
    if each.type == "Inter-chassis" and peer_is_lost(pair, now):
        return replace(each, connection="Down", synchronization="Off")
    if channel is not None:
        return replace(each, connection=channel.connection, synchronization=channel.synchronization)
    if each.synchronization not in ("Hot", "Cold"):
        return each
    reached = now if pair.slow_since is None else min(now, pair.slow_since)
    return replace(each, synchronization="Hot" if reached >= _hot_at(pair, set_id, each, now) else "Cold")


def _hot_at(pair: Pair, set_id: int, each: ServiceInterface, now: float) -> float:
    since = max(_disturbed_at(pair), 0.0) if each.synchronization == "Cold" else _disturbed_at(pair)
    moved = _moved_at(pair, set_id, now) if each.type == "Inter-chassis" else LONG_AGO
    return max(since + pair.timers.cold, moved + pair.timers.resync)


def _moved_at(pair: Pair, set_id: int, now: float) -> float:
    """Return when mastership last moved with a new replication."""
    done = (move for box in pair.boxes for move in moves(box, set_id, now) if move.replicates_anew)
    return max((move.at for move in done), default=LONG_AGO)


def _disturbed_at(pair: Pair) -> float:
    """Return when replication last started again, because a daemon or the link came up."""
    return max(pair.link.up_since, *(box.started_at for box in pair.boxes))
