# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All pairs of a lab, under one clock: who is who, and what each gateway shows now."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._model import Gateway

from .srd.state import Pair
from .srd.view import view

Clock = t.Callable[[], float]


class World:
    """Gateways named mx1, mx2 and so on, two and two a pair."""

    def __init__(self, pairs: t.Sequence[Pair], clock: Clock) -> None:
        self._pairs = tuple(pairs)
        self._clock = clock
        self.names = gateway_names(len(self._pairs))

    def shows(self, name: str) -> Gateway:
        """Return what a gateway shows now."""
        pair, index = divmod(self.names.index(name), 2)
        return view(self._pairs[pair], index, self._clock())

    def peer_of(self, name: str) -> str:
        """Return the name of a gateway's peer."""
        return self.names[self.names.index(name) ^ 1]

    def leads(self) -> tuple[str, ...]:
        """Return the first gateway of each pair."""
        return self.names[::2]


def gateway_names(pairs: int) -> tuple[str, ...]:
    """Return the names of the gateways of so many pairs."""
    return tuple(f"mx{number}" for number in range(1, 2 * pairs + 1))
