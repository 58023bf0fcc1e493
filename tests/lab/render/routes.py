# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders one route in one table as XML, with the tags of the vendor's models."""

from __future__ import annotations

import xml.etree.ElementTree as ET

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
