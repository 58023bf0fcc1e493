# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A pair of gateways on a stage, by a clock that the test sets."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format, Gateway, Level
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.lab.controls import Stage
from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.responses import Answer
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair
from ansible_collections.junos_ha.srd.tests.lab.world import World

GATEWAYS = ("mx1", "mx2")

Shown = dict[str, Gateway]


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Theatre:
    """A pair of gateways, what is done to them, and what they show."""

    def __init__(self, pair: Pair | None = None) -> None:
        self.clock = Clock()
        world = World([pair or default_pair()], self.clock)
        self.devices = {name: Device(world, name) for name in GATEWAYS}
        self.stage = Stage(world, self.devices)

    def asks(self, gateway: str, line: str) -> Answer:
        return self.devices[gateway].answer(line)

    def shows(self, level: Level = "extensive", form: Format = "text") -> Shown:
        pipe = "" if form == "text" else f" | display {form}"
        line = f"show services redundancy-group {level}{pipe}"
        return {name: parse(ask(device, line)) for name, device in self.devices.items()}
