# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The controls of a lab: put the pair of a gateway into a state, or give the gateway a fault, by name."""

from __future__ import annotations

import typing as t

from .device import Device
from .faults import DEAD, FAULTS, NO_FAULT
from .names import refuse_unknown
from .states import STATES
from .world import World

ACTIONS: t.Mapping[str, str] = {
    **{name: state.does for name, state in STATES.items()},
    **{name: fault.does for name, fault in FAULTS.items()},
}


class Controls:
    """Controls of all gateways of a world."""

    def __init__(self, world: World, devices: t.Mapping[str, Device]) -> None:
        self._world = world
        self._devices = devices

    def do(self, gateway: str, name: str) -> None:
        """Put the pair of a gateway into a state, or give the gateway a fault.

        Raises:
            LabError: the gateway, or the state or fault, does not exist.
        """
        refuse_unknown_action(gateway, name, self._world.names)
        if name in STATES:
            self._world.change(gateway, STATES[name].change)
            self._set_peer_dead(gateway, STATES[name].peer_is_dead)
        else:
            self._devices[gateway].fault = FAULTS[name]

    def _set_peer_dead(self, gateway: str, peer_is_dead: bool | None) -> None:
        peer = self._world.peer_of(gateway)
        if peer_is_dead:
            self._devices[peer].fault = DEAD
        for device in (self._devices[gateway], self._devices[peer]):
            if peer_is_dead is False and device.fault is DEAD:
                device.fault = NO_FAULT


def refuse_unknown_action(gateway: str, name: str, gateways: t.Sequence[str]) -> None:
    """Raise a LabError unless the gateway exists, and a state or fault has that name."""
    refuse_unknown("gateway", gateway, gateways)
    refuse_unknown("do", name, ACTIONS)
