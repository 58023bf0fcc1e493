# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text that a terminal only prints: what else it might do with a character, it is not given."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return a text in one line, with an escape in place of each character that is none to be seen.

    These are the control characters, among them the one that begins a terminal's commands, and those that
    turn the direction of writing or have no width.
    """
    return "".join(each if each.isprintable() else _escaped(each) for each in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
