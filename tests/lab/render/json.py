# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders a gateway as JSON in Junos form.

Every element is a list of objects, even a single one; a leaf is C({"data": "..."}).
"""

from __future__ import annotations

import json
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

from .tree import NAMESPACE, Node, Nodes, tree

Object = dict[str, t.Any]


def render_json(gateway: Gateway) -> str:
    """Return the reply as JSON, with the namespace as an attribute, as in Junos."""
    root = tree(gateway)
    reply = {root[0]: [{"attributes": {"xmlns": NAMESPACE}, **_content(root)}]}
    return _written(reply, "") + "\n"


def _content(node: Node) -> Object:
    content = node[1]
    return {"data": content} if isinstance(content, str) else _object(content)


def _object(nodes: Nodes) -> Object:
    tags = dict.fromkeys(tag for tag, _content in nodes)
    return {tag: [_content(node) for node in nodes if node[0] == tag] for tag in tags}


def _written(value: t.Any, indent: str) -> str:
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        items = (indent + _written(item, indent) for item in value)
        return "[\n" + ", \n".join(items) + f"\n{indent}]"
    inner = indent + "    "
    members = (f"{inner}{json.dumps(key)} : {_written(item, inner)}" for key, item in value.items())
    return "{\n" + ", \n".join(members) + f"\n{indent}}}"
