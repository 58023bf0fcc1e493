# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""XML, anonymised where it stands: nothing else of it changes, not even its blanks."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.json import anonymised_json
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.positions import anonymised_leaf
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.pseudonyms import Pseudonyms

_NAME = r"[^\s<>/!?=\"']+"
_PIECE = re.compile(
    r"(?P<comment><!--.*?-->)|<!\[CDATA\[(?P<cdata>.*?)\]\]>|(?P<declared><[?!][^>]*>)"
    rf"|</(?P<end>{_NAME})(?P<space>\s*)>"
    rf"|<(?P<start>{_NAME})(?P<attributes>(?:\s+{_NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)(?P<close>\s*/?)>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"(\s+)({_NAME})(\s*=\s*)(\"[^\"]*\"|'[^']*')")
_DECLARATION = re.compile(r"<\?xml version=\"1\.0\"(?: encoding=\"(?:us-ascii|utf-8|UTF-8)\")?\s*\?>")
_NAMESPACE = "xmlns"
_ENVELOPES = ("rpc-reply", "output")  # what they hold may be JSON, or lines of text


def anonymised_xml(text: str, names: Pseudonyms) -> str:
    """Return XML, anonymised, without comments; XML that is not well-formed stays so."""
    writer = _Writer(names)
    return _PIECE.sub(writer.piece, text)


class _Writer:
    """The elements that are open, and what becomes of the next piece."""

    def __init__(self, names: Pseudonyms) -> None:
        self._names = names
        self._open: list[str] = []

    def piece(self, found: re.Match[str]) -> str:
        """Return a piece of XML, anonymised."""
        if found["comment"] is not None:
            return "<!-- removed -->"
        if found["declared"] is not None:
            return found[0] if _DECLARATION.fullmatch(found[0]) else ""
        if found["end"] is not None:
            return self._end(found["end"], found["space"])
        if found["start"] is not None:
            return self._start(found)
        printed = found["text"] if found["cdata"] is None else escape(found["cdata"])
        return self._text(printed)

    def _start(self, found: re.Match[str]) -> str:
        attributes = _ATTRIBUTE.sub(self._attribute, found["attributes"])
        if "/" not in found["close"]:
            self._open.append(found["start"])
        return f"<{self._tag(found['start'])}{attributes}{found['close']}>"

    def _end(self, tag: str, space: str) -> str:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        return f"</{self._tag(tag)}{space}>"

    def _text(self, printed: str) -> str:
        if printed == "<":
            return printed
        plain = unescape(printed)
        path = [tag.rpartition(":")[2] for tag in self._open]
        is_json = bool(path) and path[-1] in _ENVELOPES and plain.lstrip().startswith("{")
        names = self._names
        replaced = anonymised_json(plain, names) if is_json else anonymised_leaf(path, plain, names)
        return printed if replaced == plain else escape(replaced)

    def _attribute(self, found: re.Match[str]) -> str:
        space, tag, equals, quoted = found.groups()
        plain = unescape(quoted[1:-1])
        local = tag.rpartition(":")[2]
        is_namespace = tag.partition(":")[0] == _NAMESPACE
        replaced = self._names.free(plain) if is_namespace else anonymised_leaf([local], plain, self._names)
        value = quoted if replaced == plain else quoteattr(replaced)
        return f"{space}{self._tag(tag)}{equals}{value}"

    def _tag(self, tag: str) -> str:
        return ":".join(map(self._names.tag, tag.split(":")))
