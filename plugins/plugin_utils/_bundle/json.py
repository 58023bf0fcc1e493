# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""JSON, anonymised where it stands: the order of its keys, keys that it has twice, and its blanks stay."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.positions import anonymised_leaf
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.pseudonyms import Pseudonyms

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_TEXT, _ATTRIBUTES = "data", "attributes"
_CONSTANTS = ("true", "false", "null")


@dataclass(slots=True)
class _Level:
    """An object or a list that is open, and the key that its next value has."""

    is_object: bool
    key: str = ""
    is_key: bool = True


def anonymised_json(text: str, names: Pseudonyms) -> str:
    """Return JSON, anonymised. JSON that is not well-formed stays so."""
    writer = _Writer(names)
    return _PIECE.sub(lambda found: writer.piece(found[0]), text)


class _Writer:
    """The objects and lists that are open, and what becomes of the next piece."""

    def __init__(self, names: Pseudonyms) -> None:
        self._names = names
        self._open: list[_Level] = []

    def piece(self, printed: str) -> str:
        """Return a piece of JSON, anonymised."""
        if printed in "{[":
            self._open.append(_Level(is_object=printed == "{"))
        elif printed in "}]":
            del self._open[-1:]
        elif printed in ",:":
            self._expect(is_key=printed == ",")
        elif printed.startswith('"'):
            return self._string(printed)
        else:
            return self._scalar(printed)
        return printed

    def _expect(self, *, is_key: bool) -> None:
        if self._open:
            self._open[-1].is_key = is_key

    def _string(self, printed: str) -> str:
        try:
            plain = str(json.loads(printed, strict=False))
        except json.JSONDecodeError:
            plain = printed[1:-1]
        level = self._open[-1] if self._open else None
        if level is not None and level.is_object and level.is_key:
            level.key = plain
            return printed if self._names.tag(plain) == plain else json.dumps(self._names.tag(plain))
        replaced = anonymised_leaf(self._path(), plain, self._names)
        return printed if replaced == plain else json.dumps(replaced)

    def _scalar(self, printed: str) -> str:
        replaced = printed if printed in _CONSTANTS else anonymised_leaf(self._path(), printed, self._names)
        return printed if replaced == printed else json.dumps(replaced)

    def _path(self) -> list[str]:
        keys = [level.key for level in self._open if level.is_object]
        inside = keys[keys.index(_ATTRIBUTES) + 1 :] if _ATTRIBUTES in keys else keys
        return [key for key in inside if key != _TEXT] or [_TEXT]
