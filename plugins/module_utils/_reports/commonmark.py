# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How text, names and tables are written in CommonMark, with the pipe tables that ticket systems take."""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

# What could be markup of CommonMark, of a table or of what hosts of tickets add, bare links among it.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&#!$^=]|:(?=//)")
_PLAIN = re.compile(r"[\w./:+-]+", re.ASCII)


def text(value: object) -> str:
    """Return a value as text that is nothing but text."""
    return _MARKUP.sub(r"\\\g<0>", line(str(value)))


def name(value: object) -> str:
    """Return a name: as code, where it is a plain one."""
    return f"`{value}`" if _PLAIN.fullmatch(str(value)) else text(value)


def table(head: t.Sequence[str], rows: t.Iterable[t.Sequence[str]]) -> str:
    """Return a table of cells that are markup already."""
    return "\n".join(map(_row, (head, ["---"] * len(head), *rows)))


def _row(cells: t.Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
