# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A second look at a bundle, apart from what made it: only the vendor's words are left of the originals."""

from __future__ import annotations

import re
import typing as t
from html import unescape

from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.addresses import (
    is_common,
    is_documentation,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import (
    CHUNK,
    SECRET,
    addresses,
    is_plain,
    without_addresses,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.vocabulary import (
    Vocabulary,
    is_short,
    parts_of,
)

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf\"\\/])")


def left(before: t.Iterable[str], after: t.Iterable[str], words: Vocabulary) -> tuple[str, ...]:
    """Return the words of the originals that are left, and addresses and secrets that are no documentation.

    Args:
        before: the originals.
        after: what was made of them.
        words: the vocabulary of the vendor.
    """
    made = tuple(after)
    original = {each for text in before for each in _words(text, words)}
    remaining = {each for text in made for each in _words(text, words)}
    return (
        *sorted(original & remaining),
        *sorted({each for text in made for each in _addresses(text)}),
        *sorted({"a secret" for text in made if SECRET.search(text)}),
    )


def _words(text: str, words: Vocabulary) -> t.Iterator[str]:
    """Yield what may be a name in a text, also where it is escaped."""
    for form in dict.fromkeys((text, unescape(_ESCAPE.sub(_unescaped, text)))):
        for chunk in CHUNK.findall(form):
            if not is_plain(chunk, words):
                yield from (part for part in _parts(chunk) if not _is_vendors(part, words))


def _parts(chunk: str) -> t.Iterator[str]:
    yield from parts_of(without_addresses(chunk))


def _is_vendors(part: str, words: Vocabulary) -> bool:
    return is_short(part) or part.isdecimal() or part in words.parts


def _addresses(text: str) -> t.Iterator[str]:
    for chunk in CHUNK.findall(text):
        for start, end, known in addresses(chunk):
            if not is_common(known) and not is_documentation(known):
                yield chunk[start:end]


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else " "
