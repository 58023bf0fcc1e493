# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The signal routes of a gateway. Assumed: they follow each move at once, by every policy that fits it."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACQUIRE,
    RELEASES,
    RedundancyPolicy,
    SignalRoute,
)

from . import rules
from .state import Box

_ACTIONS: dict[str, tuple[str, ...]] = {"acquire": (ACQUIRE,), "release": RELEASES}


def active_routes(box: Box, now: float) -> frozenset[SignalRoute]:
    """Return the signal routes that are active at a time."""
    routes: set[SignalRoute] = set()
    for _group, each in box.settled.grouped_sets:
        attached = box.configuration.attached(each.id)
        done = [move.event.partition("_")[0] for move in rules.moves(box, each.id, now)]
        begun = ["acquire" if each.role == "MASTER" else "release"]
        for event in (*begun, *done):
            _follow(routes, [policy for policy in attached if policy.action in _ACTIONS[event]])
    return frozenset(routes)


def _follow(routes: set[SignalRoute], policies: t.Iterable[RedundancyPolicy]) -> None:
    for policy in policies:
        routes.difference_update([policy.deletes] if policy.deletes else [])
        routes.update([policy.adds] if policy.adds else [])
