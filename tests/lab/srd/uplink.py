# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Failure and return of an interface that the configuration of a gateway monitors."""

from __future__ import annotations

from dataclasses import replace

from . import mastership, policies, rules
from .state import Arrival, Event, MonitoredDown, MonitoredEvent, Move, Pair


def uplink_down(pair: Pair, index: int, now: float) -> Pair:
    """Take down the first monitored interface of each set: a MASTER releases, a STANDBY is WARNED."""
    for each in pair.boxes[index].configuration.sets:
        for interface, action in list(policies.uplinks(pair.boxes[index].configuration, each.id).items())[:1]:
            pair = _with_failure(pair, index, now, MonitoredDown(set_id=each.id, interface=interface), action)
    return pair


def uplink_up(pair: Pair, index: int, now: float) -> Pair:
    """Bring up all monitored interfaces of the gateway."""
    boxes = list(pair.boxes)
    boxes[index] = replace(boxes[index], monitored_down=())
    return replace(pair, boxes=(boxes[0], boxes[1]))


def _with_failure(pair: Pair, index: int, now: float, down: MonitoredDown, action: str) -> Pair:
    each = rules.set_of(pair.boxes[index], down.set_id)
    state = None if each is None else rules.state(pair, pair.boxes[index], each, now)
    failed = _with_down(pair, index, down)
    if state == "MASTER" and (action == policies.FORCE or rules.peer_is_clear(pair, index, down.set_id, now)):
        # Assumed: a release by an event moves at once.
        move = Move(at=now, set_id=down.set_id, event="release_auto", replicates_anew=True)
        return mastership.moves(_received(failed, index, now, down, "link_down"), index, now, move)
    if state == "MASTER":
        ignored = _received(failed, index, now, down, "link_down", ignored=True)
        return _received(ignored, index, now, down, "release_auto", ignored=True)
    return _received(failed, index, now, down, "link_down", ignored=state != "STANDBY")


def _received(
    pair: Pair,
    index: int,
    now: float,
    down: MonitoredDown,
    event: Event | MonitoredEvent,
    ignored: bool = False,
) -> Pair:
    return mastership.received(pair, index, Arrival(at=now, set_id=down.set_id, event=event, ignored=ignored))


def _with_down(pair: Pair, index: int, down: MonitoredDown) -> Pair:
    boxes = list(pair.boxes)
    others = tuple(each for each in boxes[index].monitored_down if each != down)
    boxes[index] = replace(boxes[index], monitored_down=(*others, down))
    return replace(pair, boxes=(boxes[0], boxes[1]))
