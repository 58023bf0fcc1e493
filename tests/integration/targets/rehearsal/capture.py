# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Write what two gateways of a healthy pair say, as a user would capture it: C(capture.py FILE FILE)."""

from __future__ import annotations

import sys
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.running import new_world
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask

COMMAND = "show services redundancy-group extensive"

world = new_world(1)
for name, path in zip(world.names, sys.argv[1:], strict=True):
    said = ask(Device(world, name), COMMAND)
    Path(path).write_text(f"ops@{name}> {COMMAND}\n{said}\n", encoding="utf-8")
