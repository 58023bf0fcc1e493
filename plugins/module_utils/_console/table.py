# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A table of plain characters, which looks the same on a terminal, in a log and in a mail."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable

Row = t.Mapping[str, str]

_NUMBERS = ("set", "Hot")  # the columns of numbers, which stand to the right


def table(rows: t.Sequence[Row]) -> list[str]:
    """Return rows as lines below their heads, the keys of the first; none where there is no row."""
    if not rows:
        return []
    names = list(rows[0])
    cells = [{name: printable(row[name]) for name in names} for row in rows]
    widths = {name: max(len(name), *(len(row[name]) for row in cells)) for name in names}
    heads = {name: name for name in names}
    rules = {name: "-" * width for name, width in {**widths, names[-1]: len(names[-1])}.items()}
    return [_line(row, widths) for row in (heads, rules, *cells)]


def _line(row: Row, widths: t.Mapping[str, int]) -> str:
    aligned = [
        row[name].rjust(width) if name in _NUMBERS else row[name].ljust(width)
        for name, width in widths.items()
    ]
    return f"  {'  '.join(aligned)}".rstrip()
