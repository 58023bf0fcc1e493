# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Contacts with the simulated gateways, in this process."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS as TABLE
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import Answer, ask
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen, seen
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation

READS = [
    f"show services redundancy-group {level}{pipe}"
    for level in ("terse", "brief", "extensive")
    for pipe in ("", " | display xml", " | display json")
]
CONFIGURATION = [
    f"show configuration {part} | display inheritance | display xml"
    for part in (
        "event-options redundancy-event",
        "policy-options redundancy-policy",
        "services redundancy-set",
        "services service-set",
        "protocols iccp",
    )
]
AREAS = [request.label for kind in TABLE.values() for request, _reader in kind.requests]
SYSTEM = "show system information | display xml"
ELSEWHERE = ["show version | display xml", "show chassis hardware | display xml"]
ROUTE = "show route 198.51.100.1/32 exact table SRD.inet.0 | display xml"
ALL = [SYSTEM, *READS, *CONFIGURATION, *AREAS, ROUTE]


def answers(pair: Simulation, gateway: str = "mx1") -> tuple[Answer, ...]:
    """Return what came of each question to a gateway."""
    return ask(pair.session(gateway), pair.clock.now)


def contact(*names: str, gateway: str = "mx1") -> Seen:
    """Return what a gateway showed that has these states and faults."""
    pair = Simulation()
    pair.do(gateway, *names)
    return seen(gateway, answers(pair, gateway))


def contacts(*names: str) -> list[Seen]:
    """Return what both gateways showed, where the first one has these states and faults."""
    pair = Simulation()
    pair.do("mx1", *names)
    return [seen(name, answers(pair, name)) for name in GATEWAYS]
