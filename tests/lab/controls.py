# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is done to a gateway of a lab, by name: a state of its pair, or a fault of its door."""

from __future__ import annotations

import typing as t

from .device import Device
from .faults import DEAD, FAULTS, NO_FAULT
from .names import refuse_unknown
from .states import STATES
from .world import World

DOINGS: t.Mapping[str, str] = {
    **{name: state.does for name, state in STATES.items()},
    **{name: fault.does for name, fault in FAULTS.items()},
}


class Stage:
    """A world and its gateways, both of which something can be done to."""

    def __init__(self, world: World, devices: t.Mapping[str, Device]) -> None:
        self._world = world
        self._devices = devices

    def do(self, gateway: str, name: str) -> None:
        """Put a gateway's pair into a state, or let its door have a fault.

        Raises:
            LabError: there is no such gateway, and neither a state nor a fault of that name.
        """
        refuse_unknown_doing(gateway, name, self._world.names)
        if name in STATES:
            self._world.change(gateway, STATES[name].change)
            self._bury_or_revive(gateway, STATES[name].peer_is_dead)
        else:
            self._devices[gateway].fault = FAULTS[name]

    def _bury_or_revive(self, gateway: str, peer_is_dead: bool | None) -> None:
        peer = self._world.peer_of(gateway)
        if peer_is_dead:
            self._devices[peer].fault = DEAD
        for device in (self._devices[gateway], self._devices[peer]):
            if peer_is_dead is False and device.fault is DEAD:
                device.fault = NO_FAULT


def refuse_unknown_doing(gateway: str, name: str, gateways: t.Sequence[str]) -> None:
    """Raise a LabError unless there is such a gateway, and a state or a fault of that name."""
    refuse_unknown("gateway", gateway, gateways)
    refuse_unknown("do", name, DOINGS)
