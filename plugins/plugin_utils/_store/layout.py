# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The layout of evidence: JSON in lines that a person can read, such as one for each check of a report."""

from __future__ import annotations

import json

_LINES = 4  # levels of which each value has a line of its own; what is below stands in one line
_INDENT = "  "


def layout(value: object, level: int = 0) -> str:
    """Return a value as JSON of ASCII characters.

    The standard library writes lines without the help of C, and takes some ten times as long.
    """
    if level == _LINES or not value or not isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=True)
    if isinstance(value, list):
        return _lines("[", [layout(item, level + 1) for item in value], "]", level)
    items = [f"{json.dumps(str(key))}: {layout(item, level + 1)}" for key, item in value.items()]
    return _lines("{", items, "}", level)


def _lines(opening: str, items: list[str], closing: str, level: int) -> str:
    inside = f",\n{_INDENT * (level + 1)}".join(items)
    return f"{opening}\n{_INDENT * (level + 1)}{inside}\n{_INDENT * level}{closing}"
