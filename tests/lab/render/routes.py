# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders routes: one in one table as XML, with the tags of the vendor's models; their numbers as text."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from ..srd.state import Box
from .tree import Nodes
from .xml import element


def render_route(prefix: str, table: str, is_there: bool) -> str:
    """Return the reply. Assumed: a table without the route is there, and empty."""
    entry: Nodes = (
        ("active-tag", "*"),
        ("protocol-name", "Static"),
        ("preference", "5"),
        ("nh-type", "Receive"),
    )
    route: Nodes = (("rt", (("rt-destination", prefix), ("rt-entry", entry))),)
    counted: Nodes = (("table-name", table), ("destination-count", "1" if is_there else "0"))
    root = element(("route-information", (("route-table", (*counted, *(route if is_there else ()))),)))
    ET.indent(root, "    ")
    return ET.tostring(root, encoding="unicode") + "\n"


def render_routes(box: Box) -> str:
    """Return how many routes there are. Assumed: 300 of them come from the neighbours."""
    count = 1000 if box.is_adjacent else 700
    return (
        "Autonomous system number: 64496\n\n"
        f"inet.0: {count} destinations, {count} routes ({count} active, 0 holddown, 0 hidden)\n"
        "SRD.inet.0: 1 destinations, 1 routes (1 active, 0 holddown, 0 hidden)\n"
    )
