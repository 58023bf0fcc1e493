# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All pairs of a lab, under one clock: who is who, what each gateway shows now, and what comes over it."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

from .render.configuration import Part, render_configuration
from .srd.changes import Change
from .srd.policies import refusal
from .srd.state import Pair
from .srd.view import view

Clock = t.Callable[[], float]


class World:
    """Gateways named mx1, mx2 and so on, two and two a pair."""

    def __init__(self, pairs: t.Sequence[Pair], clock: Clock) -> None:
        self._pairs = list(pairs)
        self._clock = clock
        self.names = gateway_names(len(self._pairs))

    def now(self) -> float:
        """Return the time: the seconds since the world began."""
        return self._clock()

    def shows(self, name: str) -> Gateway:
        """Return what a gateway shows now."""
        pair, index = self._place(name)
        return view(self._pairs[pair], index, self.now())

    def configuration(self, name: str, parts: t.Container[Part]) -> str:
        """Return what a gateway has configured, as it tells it."""
        pair, index = self._place(name)
        return render_configuration(self._pairs[pair].boxes[index], self._pairs[pair].timers, parts)

    def refusal(self, name: str, set_id: int, event: str) -> str | None:
        """Return why a gateway takes no such trigger, None where it does."""
        pair, index = self._place(name)
        return refusal(self._pairs[pair].boxes[index].configuration, set_id, event)

    def change(self, name: str, change: Change) -> None:
        """Let something come over a gateway, and so over its pair."""
        pair, index = self._place(name)
        self._pairs[pair] = change(self._pairs[pair], index, self.now())

    def peer_of(self, name: str) -> str:
        """Return the name of a gateway's peer."""
        return self.names[self.names.index(name) ^ 1]

    def leads(self) -> tuple[str, ...]:
        """Return the first gateway of each pair."""
        return self.names[::2]

    def _place(self, name: str) -> tuple[int, int]:
        return divmod(self.names.index(name), 2)


def gateway_names(pairs: int) -> tuple[str, ...]:
    """Return the names of the gateways of so many pairs."""
    return tuple(f"mx{number}" for number in range(1, 2 * pairs + 1))
