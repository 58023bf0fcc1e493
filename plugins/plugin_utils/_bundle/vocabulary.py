# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The words of the vendor, from the file beside this one: all else in a reply may be a name of the user."""

from __future__ import annotations

import functools
import re
import typing as t
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("vocabulary.txt")

LONGEST = 3  # a token of so many ASCII characters identifies nobody, and stays; two others may be a name
_INTERFACES = "[interfaces]"
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What is known to be the vendor's, in lower case.

    Args:
        tokens: the words, some of them with hyphens or dots.
        parts: the words of which these are made.
        interfaces: what the names of interfaces begin with.
    """

    tokens: frozenset[str]
    parts: frozenset[str]
    interfaces: frozenset[str]

    def knows(self, token: str) -> bool:
        """Return whether a value is one of the vendor's, as a whole."""
        return token.casefold() in self.tokens

    def knows_parts(self, label: str) -> bool:
        """Return whether a tag or the word of a label is made of the vendor's words."""
        return all(each in self.parts or each.isdecimal() or is_short(each) for each in parts_of(label))


def is_short(token: str) -> bool:
    """Return whether a token is too short to identify anybody."""
    return len(token) <= LONGEST and token.isascii()


def parts_of(text: str) -> list[str]:
    """Return the words in a text, in lower case: runs of letters and digits."""
    return _PART.findall(text.casefold())


def vocabulary(vendor_words: t.Iterable[str] = ()) -> Vocabulary:
    """Return the vocabulary, with words that a user knows to be the vendor's."""
    words, interfaces = _read()
    tokens = words | {word.casefold() for word in vendor_words}
    parts = {part for token in tokens for part in parts_of(token)}
    return Vocabulary(tokens=frozenset(tokens), parts=frozenset(parts), interfaces=interfaces)


@functools.cache
def _read() -> tuple[frozenset[str], frozenset[str]]:
    lines = FILE.read_text(encoding="utf-8").split("\n")
    plain = [line for line in lines if not line.startswith("#")]
    words, _heading, interfaces = "\n".join(plain).partition(_INTERFACES)
    return frozenset(words.casefold().split()), frozenset(interfaces.split())
