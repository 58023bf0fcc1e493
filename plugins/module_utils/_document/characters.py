# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What came from a device or a person, without what no reader and no file takes."""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Control characters, save tab and line feed; halves of a pair, which no encoding takes; what is no character.
_NONE = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# Those that turn the direction of what follows: a name could read as another one.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_REFUSED = re.compile(f"[{_NONE}{_TURNING}]")


def lines(value: str) -> str:
    """Return a text whose characters XML 1.0 and UTF-8 take; what they do not take is replaced."""
    return _REFUSED.sub(_REPLACEMENT, value.replace("\r\n", "\n"))


def line(value: str) -> str:
    """Return a text as one line, its blanks single."""
    return lines(" ".join(value.split()))
