# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What came from a device or a person, without what no reader and no file takes."""

from __future__ import annotations

import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_CONTROLS = {"Cc", "Cs"}  # and halves of a pair, which no encoding takes
_NONE = {0xFFFE, 0xFFFF}

# Those that turn the direction of what follows: a name could read as another one.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


def lines(value: str) -> str:
    """Return a text whose characters XML 1.0 and UTF-8 take; what they do not take is replaced."""
    return "".join(map(_kept, value.replace("\r\n", "\n")))


def line(value: str) -> str:
    """Return a text as one line, its blanks single."""
    return lines(" ".join(value.split()))


def _kept(character: str) -> str:
    if character in "\n\t":
        return character
    is_refused = unicodedata.category(character) in _CONTROLS or ord(character) in _NONE | _TURNING
    return _REPLACEMENT if is_refused else character
