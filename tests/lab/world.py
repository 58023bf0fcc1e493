# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All pairs of a lab under one clock: names, what each gateway shows now, and changes."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import SignalRoute
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

from .render.configuration import Part, render_configuration
from .srd.changes import Change
from .srd.policies import refusal
from .srd.routes import active_routes
from .srd.state import Box, Pair
from .srd.view import view

Clock = t.Callable[[], float]


class World:
    """Gateways named mx1, mx2 and so on; two in a row are a pair."""

    def __init__(self, pairs: t.Sequence[Pair], clock: Clock) -> None:
        self._pairs = list(pairs)
        self._clock = clock
        self.names = gateway_names(len(self._pairs))

    def now(self) -> float:
        """Return the seconds since the world began."""
        return self._clock()

    def shows(self, name: str) -> Gateway:
        """Return what a gateway shows now."""
        pair, index = self._index(name)
        return view(self._pairs[pair], index, self.now())

    def configuration(self, name: str, parts: t.Container[Part]) -> str:
        """Return the configuration of a gateway, as it prints it."""
        pair, index = self._index(name)
        return render_configuration(self._pairs[pair].boxes[index], self._pairs[pair].timers, parts)

    def routes(self, name: str, at: float) -> frozenset[SignalRoute]:
        """Return the signal routes that are active on a gateway at a time."""
        pair, index = self._index(name)
        return active_routes(self._pairs[pair].boxes[index], at)

    def box(self, name: str) -> Box:
        """Return the state of a gateway beside what its daemon shows."""
        pair, index = self._index(name)
        return self._pairs[pair].boxes[index]

    def refusal(self, name: str, set_id: int, event: str) -> str | None:
        """Return why a gateway refuses a trigger, None if it accepts it."""
        pair, index = self._index(name)
        return refusal(self._pairs[pair].boxes[index].configuration, set_id, event)

    def change(self, name: str, change: Change) -> None:
        """Apply a change to a gateway and its pair."""
        pair, index = self._index(name)
        self._pairs[pair] = change(self._pairs[pair], index, self.now())

    def serial_number(self, name: str) -> str:
        """Return the serial number of a gateway's chassis."""
        return f"JN{self.names.index(name) + 1:08d}"

    def peer_of(self, name: str) -> str:
        """Return the name of a gateway's peer."""
        return self.names[self.names.index(name) ^ 1]

    def leads(self) -> tuple[str, ...]:
        """Return the first gateway of each pair."""
        return self.names[::2]

    def _index(self, name: str) -> tuple[int, int]:
        return divmod(self.names.index(name), 2)


def gateway_names(pairs: int) -> tuple[str, ...]:
    """Return the names of the gateways of so many pairs."""
    return tuple(f"mx{number}" for number in range(1, 2 * pairs + 1))
