# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders a gateway as XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

from .tree import NAMESPACE, Node, tree


def render_xml(gateway: Gateway) -> str:
    """Return the element of the reply, in the namespace of Junos."""
    root = element(tree(gateway))
    root.set("xmlns", NAMESPACE)
    ET.indent(root, "    ")
    return ET.tostring(root, encoding="unicode") + "\n"


def element(node: Node) -> ET.Element:
    """Return a tree as elements."""
    tag, content = node
    made = ET.Element(tag)
    if isinstance(content, str):
        made.text = content
    else:
        made.extend(map(element, content))
    return made
