# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An interface that the sets of a gateway monitor, as the gateway is configured: its fall and its return."""

from __future__ import annotations

from dataclasses import replace

from . import mastership, policies, rules
from .state import Arrival, Event, MonitoredDown, MonitoredEvent, Move, Pair


def uplink_down(pair: Pair, index: int, now: float) -> Pair:
    """Take down the first interface that each set monitors: a master releases, a standby is warned."""
    for each in pair.boxes[index].configuration.sets:
        for interface, action in list(policies.uplinks(pair.boxes[index].configuration, each.id).items())[:1]:
            pair = _fallen(pair, index, now, MonitoredDown(set_id=each.id, interface=interface), action)
    return pair


def uplink_up(pair: Pair, index: int, now: float) -> Pair:
    """Bring back all that the gateway monitors."""
    boxes = list(pair.boxes)
    boxes[index] = replace(boxes[index], monitored_down=())
    return replace(pair, boxes=(boxes[0], boxes[1]))


def _fallen(pair: Pair, index: int, now: float, down: MonitoredDown, action: str) -> Pair:
    each = rules.set_of(pair.boxes[index], down.set_id)
    state = None if each is None else rules.state(pair, pair.boxes[index], each, now)
    fallen = _with_down(pair, index, down)
    if state == "MASTER" and (action == policies.FORCE or rules.peer_is_clear(pair, index, down.set_id, now)):
        # That a release by an event moves at once is assumed.
        move = Move(at=now, set_id=down.set_id, event="release_auto", replicates_anew=True)
        return mastership.moves(_heard(fallen, index, now, down, "link_down"), index, now, move)
    if state == "MASTER":
        ignored = _heard(fallen, index, now, down, "link_down", ignored=True)
        return _heard(ignored, index, now, down, "release_auto", ignored=True)
    return _heard(fallen, index, now, down, "link_down", ignored=state != "STANDBY")


def _heard(
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
