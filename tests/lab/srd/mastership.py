# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Moves of mastership from one gateway to the other, and events that could have moved it."""

from __future__ import annotations

from dataclasses import replace

from . import policies, rules
from .state import Arrival, Box, Event, Move, Pair


def moves(pair: Pair, index: int, now: float, move: Move) -> Pair:
    """Make a gateway acquire or release a set, and its peer do the opposite.

    Assumed: a peer without a link does nothing. So there may be two MASTERs, or none.
    """
    boxes = [_without_pending(box, move.set_id, now) for box in pair.boxes]
    boxes[index] = _with(boxes[index], move)
    if pair.link.lost_at is None and _would_move(boxes[1 - index], move, now):
        boxes[1 - index] = _with(boxes[1 - index], _opposite(move))
    return replace(pair, boxes=(boxes[0], boxes[1]))


def is_under_way(pair: Pair, index: int, set_id: int, now: float) -> bool:
    """Return whether mastership of a set is already moving."""
    pending = (move.at for move in pair.boxes[index].moves if move.set_id == set_id)
    return any(now < at <= now + pair.timers.move for at in pending)


def pulled_back(pair: Pair, loser: int, moved: Move) -> Pair:
    """Make the gateway that lost a set acquire it again after a while, if it is configured to."""
    if pair.link.lost_at is not None or not policies.pulls_back(
        pair.boxes[loser].configuration, moved.set_id
    ):
        return pair
    at = moved.at + pair.timers.pull_back
    back = Move(at=at, set_id=moved.set_id, event="acquire_auto", replicates_anew=True)
    boxes = [_with(box, back if each == loser else _opposite(back)) for each, box in enumerate(pair.boxes)]
    return replace(pair, boxes=(boxes[0], boxes[1]))


def received(pair: Pair, index: int, arrival: Arrival) -> Pair:
    """Count an event that moves nothing."""
    boxes = list(pair.boxes)
    boxes[index] = replace(boxes[index], arrivals=(*boxes[index].arrivals, arrival))
    return replace(pair, boxes=(boxes[0], boxes[1]))


def _would_move(box: Box, move: Move, now: float) -> bool:
    each = rules.set_of(box, move.set_id)
    wanted = "MASTER" if move.event.startswith("release") else "STANDBY"
    return each is not None and rules.held(box, each, now) != wanted


def _opposite(move: Move) -> Move:
    event: Event = "acquire_auto" if move.event.startswith("release") else "release_auto"
    return replace(move, event=event)


def _with(box: Box, move: Move) -> Box:
    return replace(box, moves=(*box.moves, move))


def _without_pending(box: Box, set_id: int, now: float) -> Box:
    return replace(box, moves=tuple(move for move in box.moves if move.set_id != set_id or move.at <= now))
