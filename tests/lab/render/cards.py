# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders the cards of a gateway, the members of its bundle, and how much of them is used."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

from ..commands import BUNDLES, CARD_LOADS, CARDS, SET_LOADS
from ..srd.state import Box
from .tree import Node, Nodes

_PICS = (0, 1)


def _cards(box: Box, shown: Gateway) -> Node:
    """Return a line card, the service card, and an empty slot."""
    rows: tuple[Nodes, ...] = (
        (("slot", "0"), ("state", "Online"), _pic(0)),
        (("slot", "1"), ("state", "Online"), *map(_pic, _PICS))
        if box.has_card
        else (("slot", "1"), ("state", "Offline")),
        (("slot", "2"), ("state", "Empty")),
    )
    return ("fpc-information", tuple(("fpc", row) for row in rows))


def _pic(number: int) -> Node:
    return ("pic", (("pic-slot", str(number)), ("pic-state", "Online"), ("pic-type", "Lab")))


def _bundles(box: Box, shown: Gateway) -> Node:
    """Return a bundle of the PICs of the service card. Assumed: the elements around its members."""
    state = "Active" if box.has_card else "Inactive"
    members: Nodes = tuple(
        ("member-interface", (("member-name", f"mams-1/{number}/0"), ("member-state", state)))
        for number in _PICS
    )
    detail: Node = ("interface-load-balancing-member-detail", (("interface-name", "ams0"), *members))
    return ("interface-load-balancing-information", (detail,))


def _card_loads(box: Box, shown: Gateway) -> Node:
    loads = (("memory-percent", str(box.load)), ("cpu-load", str(box.load)))
    rows: Nodes = tuple(
        ("services-sessions-utilization", (("interface-name", name), ("session-count", "0"), *loads))
        for name in _interfaces(shown)
    )
    return ("services-sessions-utilization-information", rows)


def _set_loads(box: Box, shown: Gateway) -> Node:
    """Return what service sets use. Assumed: an entry for each interface."""
    used: Node = ("service-set-service-type-entry", (("service-set-cpu-utilization", f"{box.load}.96 %"),))
    rows: Nodes = tuple(
        ("service-set-summary-information-entry", (("interface-name", name), used))
        for name in _interfaces(shown)
    )
    return ("service-set-summary-information", rows)


def _interfaces(shown: Gateway) -> list[str]:
    names = (
        interface.name
        for each in shown.sets
        for service_set in each.service_sets or ()
        for interface in service_set.interfaces
    )
    return list(dict.fromkeys(names))


TREES: dict[tuple[str, ...], t.Callable[[Box, Gateway], Node]] = {
    CARDS: _cards,
    BUNDLES: _bundles,
    CARD_LOADS: _card_loads,
    SET_LOADS: _set_loads,
}
