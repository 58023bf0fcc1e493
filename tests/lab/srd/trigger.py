# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An event that a person triggers, and its effect on mastership."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import ACQUIRE, RELEASES

from . import mastership, policies, rules
from .changes import Change
from .state import Arrival, Event, Move, Pair

_EVENTS: dict[str, Event] = {ACQUIRE: "acquire_manual", **dict.fromkeys(RELEASES, "release_manual")}


def triggered(set_id: int, name: str, force: bool = False) -> Change:
    """Trigger an event by hand; if mastership is withheld, the event counts as ignored."""

    def change(pair: Pair, index: int, now: float) -> Pair:
        action = policies.action(pair.boxes[index].configuration, set_id, name)
        if action not in _EVENTS:
            return pair
        event = _EVENTS[action]
        withheld = _is_withheld(pair, index, now, set_id, event, force or action == policies.FORCE)
        if withheld or mastership.is_under_way(pair, index, set_id, now):
            return mastership.received(pair, index, Arrival(at=now, set_id=set_id, event=event, ignored=True))
        return _moved(pair, index, now, set_id, event)

    return change


def _moved(pair: Pair, index: int, now: float, set_id: int, event: Event) -> Pair:
    move = Move(at=now + pair.timers.move, set_id=set_id, event=event, replicates_anew=True)
    loser = index if event == "release_manual" else 1 - index
    return mastership.pulled_back(mastership.moves(pair, index, now, move), loser, move)


def _is_withheld(pair: Pair, index: int, now: float, set_id: int, event: Event, forced: bool) -> bool:
    """Return whether an event moves nothing, because nothing can move or a warning prevents it.

    Assumed: a warning on the gateway itself withholds its acquisition.
    """
    box = pair.boxes[index]
    each = rules.set_of(box, set_id)
    state = None if each is None else rules.state(pair, box, each, now)
    if event == "release_manual":
        return state != "MASTER" or not (forced or rules.peer_is_clear(pair, index, set_id, now))
    return state != "STANDBY" and not (forced and str(state).startswith("STANDBY"))
