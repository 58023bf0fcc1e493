# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A table for a terminal: aligned, in characters that it can print, in colour where it wants colour."""

from __future__ import annotations

import os
import typing as t

GOOD = frozenset({"MASTER", "STANDBY", "Passed", "yes"})
NUMBERS = frozenset({"set", "Hot", "after"})  # the columns of numbers, which stand to the right

_GREEN, _RED, _BOLD, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[0m"

Row = t.Mapping[str, str]


def table(rows: t.Sequence[Row], output: t.TextIO) -> str:
    """Return rows as a table; the columns are the keys of the first."""
    names = list(rows[0])
    widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in names}
    rule = _rule(output)
    colour = _wants_colour(output)
    head = [_cell(name, name, widths, _BOLD if colour else "") for name in names]
    body = [[_cell(row[name], name, widths, _hue(row[name], name, colour)) for name in names] for row in rows]
    lines = [head, [rule * widths[name] for name in names], *body]
    return "\n".join(f"  {'  '.join(line)}".rstrip() for line in lines)


def _cell(text: str, name: str, widths: t.Mapping[str, int], hue: str) -> str:
    aligned = text.rjust(widths[name]) if name in NUMBERS else text.ljust(widths[name])
    return f"{hue}{aligned}{_PLAIN}" if hue else aligned


def _hue(text: str, name: str, colour: bool) -> str:
    if not colour or name not in ("role", "health", "Hot", "complete", "well"):
        return ""
    return _GREEN if text in GOOD or _is_all(text) else _RED


def _is_all(text: str) -> bool:
    """Whether a count such as 8/8 is of all."""
    some, slash, every = text.partition("/")
    return bool(slash) and some == every != "0"


def _rule(output: t.TextIO) -> str:
    """Return the character of the line below the head: a drawn one where the output can print it."""
    try:
        "─".encode(output.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "-"
    return "─"


def _wants_colour(output: t.TextIO) -> bool:
    return output.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
