# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the runbook has to be told of a pair, as a file of variables to begin with."""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.policy import suitable_events
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair

# What Ansible would run in a file of variables: a file that somebody sent may have such a name of an event.
_TEMPLATE = re.compile(r"\{[{%#]")
UNKNOWN_EVENT = "THE_EVENT_THAT_RELEASES_IT"

Variables = dict[str, t.Any]


def variables(pair: Pair, names: tuple[str, str]) -> Variables:
    """Return the variables: away from the MASTER of the first set, all sets that it is not STANDBY of.

    Each has an event that releases it.
    """
    sets = pair.boxes[0].settled.sets
    master = 0 if sets and sets[0].role == "MASTER" else 1
    standby = [each.id for each in pair.boxes[master].settled.sets if each.role == "STANDBY"]
    return {
        "srd_leads": names[0],
        "srd_away_from": names[master],
        "srd_moves": [_move(pair, each.id, master) for each in sets if each.id not in standby],
    }


def _move(pair: Pair, number: int, master: int) -> Variables:
    there, back = (_event(pair.boxes[index].configuration, number) for index in (master, 1 - master))
    return {"redundancy_set": number, "event": there, "reverse_event": back}


def _event(configuration: Configuration, number: int) -> str:
    """Return an event that releases a set, rather one that comes by hand only."""
    suitable = [
        name for name in suitable_events(configuration, number, "STANDBY") if _TEMPLATE.search(name) is None
    ]
    by_hand = [each.name for each in configuration.events if not each.monitors and each.name in suitable]
    return next(iter([*by_hand, *suitable]), UNKNOWN_EVENT)
