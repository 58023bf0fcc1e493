# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Changes of a pair: functions of the pair, the index of the gateway, and the time.

Most changes follow the rules. Those that set C(claims) are against the rules, and say so.
"""

from __future__ import annotations

import typing as t
from dataclasses import replace

from .rules import held
from .state import LONG_AGO, NEVER, Box, Channel, Claims, Event, Link, MonitoredDown, Move, Pair, Qualifier

Change = t.Callable[[Pair, int, float], Pair]
OfBox = t.Callable[[Box], Box]

INTERFACE = "xe-0/0/1"


def healthy(pair: Pair, index: int, now: float) -> Pair:
    """End all changes of both gateways, as if they were long ago; keep the roles."""
    started_at = now - max(pair.timers.keepalive, pair.timers.hold_time, pair.timers.cold)
    first, second = (
        Box(
            settled=box.settled,
            configuration=box.configuration,
            moves=tuple(_replicated(move, now) for move in box.moves),
            arrivals=box.arrivals,
            started_at=min(box.started_at, started_at),
        )
        for box in pair.boxes
    )
    return replace(pair, boxes=(first, second), link=Link(), channels=(), slow_since=None)


def first_interface(connection: str, synchronization: str) -> Change:
    """Set the state of the first service interface of each set. Assumed: both of its ends show it."""

    def change(pair: Pair, index: int, now: float) -> Pair:
        channels = tuple(
            Channel(
                set_id=each.id,
                service_set=service_set.name,
                number=0,
                connection=connection,
                synchronization=synchronization,
            )
            for each in pair.boxes[index].settled.sets
            for service_set in (each.service_sets or ())[:1]
        )
        return replace(pair, channels=channels)

    return change


def peer_lost(pair: Pair, index: int, now: float) -> Pair:
    """Remove the link, long enough ago that the peer is declared down."""
    return replace(pair, link=Link(lost_at=now - pair.timers.hold_time))


def link_lost(pair: Pair, index: int, now: float) -> Pair:
    """Remove the link now; the peer is declared down after the hold time."""
    return replace(pair, link=Link(lost_at=now))


def link_back(pair: Pair, index: int, now: float) -> Pair:
    """Restore the link; replication starts again."""
    return replace(pair, link=Link(up_since=now))


def slow_sync(pair: Pair, index: int, now: float) -> Pair:
    """Keep everything Cold that is Cold or becomes Cold."""
    return replace(pair, slow_since=now)


def iccp_down(pair: Pair, index: int, now: float) -> Pair:
    """Disconnect the daemon from its ICCP process. Assumed: it then loses its peer too."""
    return _with_box(peer_lost(pair, index, now), index, lambda box: replace(box, iccp_lost=True))


def qualified(qualifier: Qualifier) -> Change:
    """Set a qualifier of a STANDBY without an interface being down. What leads to WAIT is unpublished."""
    return lambda pair, index, _: _with_box(pair, index, lambda box: replace(box, qualifier=qualifier))


def monitored_down(pair: Pair, index: int, now: float) -> Pair:
    """Take down an interface that all sets of the gateway monitor."""
    sets = (each.id for each in pair.boxes[index].settled.sets)
    down = tuple(MonitoredDown(set_id=each, interface=INTERFACE) for each in sets)
    return _with_box(pair, index, lambda box: replace(box, monitored_down=down))


def alarm_raised(pair: Pair, index: int, now: float) -> Pair:
    """Raise one more alarm of the system."""

    def change(box: Box) -> Box:
        return replace(box, alarms=(*box.alarms, f"Lab alarm {len(box.alarms) + 1}"))

    return _with_box(pair, index, change)


def core_dumped(pair: Pair, index: int, now: float) -> Pair:
    """Leave one more core dump."""

    def change(box: Box) -> Box:
        return replace(box, core_dumps=(*box.core_dumps, f"/var/crash/core.srd.{len(box.core_dumps)}"))

    return _with_box(pair, index, change)


def committed(pair: Pair, index: int, now: float) -> Pair:
    """Make one more commit."""
    return _with_box(pair, index, lambda box: replace(box, commits=box.commits + 1))


def commit_open(pair: Pair, index: int, now: float) -> Pair:
    """Make one more commit that is still to be confirmed."""
    return _with_box(pair, index, lambda box: replace(box, commits=box.commits + 1, is_confirmed=False))


def adjacencies_lost(pair: Pair, index: int, now: float) -> Pair:
    """Take down the adjacencies of the gateway by BFD and BGP."""
    return _with_box(pair, index, lambda box: replace(box, is_adjacent=False))


def sessions_lost(pair: Pair, index: int, now: float) -> Pair:
    """Let the gateway lose half of its sessions."""
    return _with_box(pair, index, lambda box: replace(box, sessions=box.sessions // 2))


def card_lost(pair: Pair, index: int, now: float) -> Pair:
    """Take the service card of the gateway offline, as far as its chassis and its bundle show it."""
    return _with_box(pair, index, lambda box: replace(box, has_card=False))


def busy(pair: Pair, index: int, now: float) -> Pair:
    """Let the service interfaces of the gateway use most of their CPU and memory."""
    return _with_box(pair, index, lambda box: replace(box, load=95))


def restarted(pair: Pair, index: int, now: float) -> Pair:
    """Restart the daemon now."""
    return _with_box(pair, index, lambda box: _started(box, now, now))


def initializing(pair: Pair, index: int, now: float) -> Pair:
    """Restart the daemon, and keep it INITIALIZING."""
    return _with_box(pair, index, lambda box: _started(box, now, NEVER))


def exchanged(release: Event) -> Change:
    """Exchange the roles of the two gateways in every set, by an event of the MASTER."""

    def change(pair: Pair, index: int, now: float) -> Pair:
        first, second = (replace(box, moves=(*box.moves, *_moves(box, now, release))) for box in pair.boxes)
        return replace(pair, boxes=(first, second))

    return change


def both_claim(state: str) -> Change:
    """Make both gateways show one state, against the rules; each sees the state of the other."""

    def change(pair: Pair, index: int, now: float) -> Pair:
        first, second = (replace(box, claims=Claims(own=state)) for box in pair.boxes)
        return replace(pair, boxes=(first, second))

    return change


def split_brain(pair: Pair, index: int, now: float) -> Pair:
    """Remove the link, and make both gateways show MASTER. What makes a STANDBY do so is unpublished."""
    return both_claim("MASTER")(peer_lost(pair, index, now), index, now)


def disagree(pair: Pair, index: int, now: float) -> Pair:
    """Make both gateways show MASTER and the other as STANDBY, against the rules."""
    claims = Claims(own="MASTER", peer="STANDBY")
    first, second = (replace(box, claims=claims) for box in pair.boxes)
    return replace(pair, boxes=(first, second))


def _started(box: Box, now: float, at: float) -> Box:
    """Restart a daemon: it forgets its count of moves and keeps its roles (assumed)."""
    moves = tuple(replace(move, at=LONG_AGO) if move.at <= now else move for move in box.moves)
    return replace(box, started_at=at, moves=moves)


def _replicated(move: Move, now: float) -> Move:
    """Return a past move without a pending replication, a future move unchanged."""
    return replace(move, replicates_anew=False) if move.at <= now else move


def _moves(box: Box, now: float, release: Event) -> t.Iterator[Move]:
    for each in box.settled.sets:
        event: Event = release if held(box, each, now) == "MASTER" else "acquire_auto"
        yield Move(at=now, set_id=each.id, event=event)


def _with_box(pair: Pair, index: int, change: OfBox) -> Pair:
    boxes = [change(box) if each == index else box for each, box in enumerate(pair.boxes)]
    return replace(pair, boxes=(boxes[0], boxes[1]))
