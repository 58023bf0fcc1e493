# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pairs at the start of a world."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ConfiguredIccp,
    IccpPeer,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, Group

from .designs import DesignName, configured
from .published import EXTENSIVE
from .srd.mirror import mirrored
from .srd.state import Box, Pair

LayoutName = t.Literal["A", "B"]
LAYOUT_NAMES: tuple[LayoutName, ...] = t.get_args(LayoutName)


def default_pair(layout: LayoutName = "A", design: DesignName = "one-way") -> Pair:
    """Return a healthy pair: the MASTER of the published extensive reply, and its STANDBY."""
    master = EXTENSIVE if layout == "A" else _counting_members(EXTENSIVE)
    return pair_of(master, mirrored(master), design)


def pair_of(first: Gateway, second: Gateway, design: DesignName = "one-way") -> Pair:
    """Return a pair that starts from what two gateways show.

    What a gateway shows of its peer follows from the peer's own state, not from its reply.
    """
    return Pair(boxes=(_box(first, design), _box(second, design)))


def connected(pairs: t.Iterable[Pair], design: DesignName) -> list[Pair]:
    """Return pairs whose configurations lead ICCP to each other, where a design left the addresses out."""
    return [
        connect(pair, number) if all(_is_of(box, design) for box in pair.boxes) else pair
        for number, pair in enumerate(pairs)
    ]


def connect(pair: Pair, number: int = 0) -> Pair:
    """Return a pair whose configurations lead ICCP to each other, where they have none."""
    addresses = (f"192.0.2.{2 * number % 254 + 1}", f"192.0.2.{2 * number % 254 + 2}")
    first, second = (
        _with_iccp(box, own, other)
        for box, own, other in zip(pair.boxes, addresses, reversed(addresses), strict=True)
    )
    return replace(pair, boxes=(first, second))


def _is_of(box: Box, design: DesignName) -> bool:
    return box.configuration == configured(box.settled, design)


def _with_iccp(box: Box, own: str, other: str) -> Box:
    if box.configuration.iccp != ConfiguredIccp():
        return box
    groups = tuple(group.id for group in box.settled.groups)
    iccp = ConfiguredIccp(local_address=own, peers=(IccpPeer(address=other, groups=groups),))
    return replace(box, configuration=replace(box.configuration, iccp=iccp))


def _box(gateway: Gateway, design: DesignName) -> Box:
    return Box(settled=gateway, configuration=configured(gateway, design))


def _counting_members(gateway: Gateway) -> Gateway:
    """Return a gateway that shows the number of members of its groups (itself included), not of peers."""
    return replace(gateway, groups=tuple(map(_members, gateway.groups)))


def _members(group: Group) -> Group:
    return replace(group, peer_connections=None, members=(group.peer_connections or 0) + 1)
