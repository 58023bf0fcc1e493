# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text from a device or a person, made safe for a terminal, a file or a page."""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Control characters other than tab and line feed; surrogates, which no encoding takes; noncharacters.
_INVALID = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
# Characters that turn the direction of what follows: a name could read as another one.
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_REFUSED = re.compile(f"[{_INVALID}{_BIDIRECTIONAL}]")


def printable(text: str) -> str:
    """Return a text in one line for a terminal, with an escape in place of each unprintable character.

    Unprintable are control characters, which include the start of a terminal's commands, and characters
    that turn the direction of writing or have no width.
    """
    if text.isprintable():  # as almost all are
        return text
    return "".join(each if each.isprintable() else _escaped(each) for each in text)


def printable_lines(text: str) -> str:
    """Return a text for a terminal with its lines kept, each as C(printable) returns it."""
    return "\n".join(printable(each) for each in text.split("\n"))


def lines(value: str) -> str:
    """Return a text for a file: characters that XML 1.0 or UTF-8 refuse are replaced."""
    if value.isprintable():  # as almost all are: nothing of what is refused is printable
        return value
    return _REFUSED.sub(_REPLACEMENT, value.replace("\r\n", "\n"))


def line(value: str) -> str:
    """Return a text for a file as one line, its blanks single."""
    return lines(" ".join(value.split()))


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
