# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The layout of evidence: JSON in lines that a person can read, such as one for each check of a report."""

from __future__ import annotations

import json
import typing as t

_LINES = 4  # levels of which each value has a line of its own; what is below stands in one line
_INDENT = "  "
_encode = json.JSONEncoder(ensure_ascii=True).encode


class Shared(dict[str, t.Any]):
    """A dictionary that stands in several files at the same level: it is laid out once."""

    def layout(self, level: int) -> str:
        """Return it as JSON."""
        if not hasattr(self, "_text"):
            self._text = _items(self, level)
        return self._text


def layout(value: object, level: int = 0) -> str:
    """Return a value as JSON of ASCII characters.

    The standard library writes lines without the help of C, and takes some ten times as long.
    """
    if level == _LINES or not value or not isinstance(value, (dict, list)):
        return _encode(value)
    if isinstance(value, list):
        return _lines("[", [layout(item, level + 1) for item in value], "]", level)
    return value.layout(level) if isinstance(value, Shared) else _items(value, level)


def _items(value: dict[t.Any, t.Any], level: int) -> str:
    items = [f"{_encode(str(key))}: {layout(item, level + 1)}" for key, item in value.items()]
    return _lines("{", items, "}", level)


def _lines(opening: str, items: list[str], closing: str, level: int) -> str:
    inside = f",\n{_INDENT * (level + 1)}".join(items)
    return f"{opening}\n{_INDENT * (level + 1)}{inside}\n{_INDENT * level}{closing}"
