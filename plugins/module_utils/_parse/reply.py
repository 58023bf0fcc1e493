# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a reply, in any form and envelope, into the model.

One public JSON reply is known. Other tags of XML and JSON are inferred: the vendor usually makes a tag of its
label, in lower case with hyphens, so the table of labels serves as the table of tags. A tag outside the table
is kept with its whole content, and never guessed.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.assembly import Assembly
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    holds_text,
    is_envelope,
    is_warning,
    open_envelope,
    read_json,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    CONTAINERS,
    COUNTS,
    EVENTS,
    INTERFACE,
    LABELS,
    ROW,
    Field,
    Scope,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import (
    WARNING_LINE,
    asked_group,
    parse_text,
    strip_terminal,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import KNOWN_LABELS, Vocabulary

# What must not stand below an element that is passed over. The counts of an event that is not known may.
_KNOWN_BELOW = KNOWN_LABELS.difference(COUNTS)
_ROW_ID = next(iter(ROW))

_BYTE_ORDER_MARKS = re.compile(r"\A(\s*)\ufeff+")
# Junos prints a blank before each colon of its JSON, a line break behind its first brace, and what stands in
# a list no deeper than the list.
_WRITTEN_AGAIN = re.compile(
    r"""(?m).*(?<!\\)":.*|^\{[ \t]*".*|^([ \t]*)"[^"\n]*" : \[[ \t\r]*\n\1[ \t]+[{"].*"""
)


def parse(reply: str, vocabulary: Vocabulary | None = None) -> _model.Gateway:
    """Read a reply of C(show services redundancy-group). The form (text, XML, Junos JSON) is detected.

    Args:
        reply: the reply.
        vocabulary: what of it may be passed over, and what its values mean.

    Raises:
        LibraryError: jxmlease or netaddr is needed for this reply and not installed.
        ParseError: the text is not such a reply; the message names the line and the reason.
    """
    text = _unmarked(reply)
    gateway, group = _parse_any(text, vocabulary), asked_group(text)
    return gateway if group is None else replace(gateway, redundancy_group=group)


def _parse_any(text: str, vocabulary: Vocabulary | None) -> _model.Gateway:
    document = strip_terminal(text).lstrip()
    if document.startswith("<"):
        return _parse_envelope(read_xml(document), "xml", vocabulary)
    if document.startswith("{"):
        return _parse_envelope(read_json(document), "json", vocabulary)
    return parse_text(text, vocabulary)


def warnings_beside(reply: str) -> tuple[str, ...]:
    """Return what a device said beside a reply of any command: the request was carried out all the same.

    Of a reply that cannot be read it returns nothing.
    """
    text = _unmarked(reply)
    if "warning" not in text.casefold():
        return ()
    document = strip_terminal(text).lstrip()
    try:
        if document.startswith("<"):
            return tuple(_beside(read_xml(document)))
        if document.startswith("{"):
            return tuple(_beside(read_json(document)))
    except (LibraryError, ParseError):
        return ()
    return tuple(_words(line) for line in text.split("\n") if WARNING_LINE.fullmatch(line.strip()))


def parse_saved(reply: str) -> _model.Gateway:
    """Read a reply that went through other hands as C(parse) does, and refuse JSON that was written again.

    Junos may print a key twice. A program that reads and writes JSON, such as jq, keeps one of the two.
    """
    gateway = parse(reply)
    found = _WRITTEN_AGAIN.search(reply) if gateway.format == "json" else None
    if found:
        raise ParseError(
            "the JSON was written again by another program, which loses keys that a reply has twice; "
            "expected the reply as it came",
            line=found[0].partition("\n")[0],
            number=reply.count("\n", 0, found.start()) + 1,
        )
    return gateway


def _unmarked(reply: str) -> str:
    """Return a reply as plain text without byte order marks."""
    return _BYTE_ORDER_MARKS.sub(r"\1", str.__str__(reply))


def _beside(element: Element) -> t.Iterator[str]:
    """Yield the warnings among the elements of envelopes, and in the text that an envelope holds."""
    if is_warning(element):
        yield _words(" ".join(element.leaves()))
    elif holds_text(element):
        yield from warnings_beside(element.text)
    elif is_envelope(element):
        for child in element.children:
            yield from _beside(child)


def _words(text: str) -> str:
    return " ".join(text.split())


def _parse_envelope(element: Element, form: _model.Format, vocabulary: Vocabulary | None) -> _model.Gateway:
    content = open_envelope(element)
    if holds_text(content):
        return _parse_content(content, vocabulary)
    return _parse_tree(content, form, vocabulary)


def _parse_content(element: Element, vocabulary: Vocabulary | None) -> _model.Gateway:
    if strip_terminal(element.text).lstrip().startswith("<"):
        raise ParseError("XML stands in the reply as text, expected it as elements", line=element.text)
    return parse(element.text, vocabulary)


def _parse_tree(root: Element, form: _model.Format, vocabulary: Vocabulary | None) -> _model.Gateway:
    """Read a reply from its elements.

    Raises:
        ParseError: the elements are not a reply of the command.
    """
    reading = _Reading(vocabulary)
    reading.take(root)
    if reading.assembly.is_empty:
        raise ParseError(
            "this is no reply of 'show services redundancy-group', expected the element 'rg-information'",
            line=(reading.unrecognized or [root.tag])[0],
        )
    return reading.assembly.gateway(form, unrecognized=reading.unrecognized)


class _Reading:
    """The reply so far."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        self.assembly = Assembly(vocabulary)
        self.unrecognized: list[str] = []

    def take(self, element: Element) -> None:
        """Read an element with its content, or keep it as unrecognized."""
        scope = CONTAINERS.get(element.key)
        if scope is None or element.text:
            self._keep(element, understood=False)
        elif scope in EVENTS:
            self._events(scope, element)
        elif scope is Scope.SET and any(child.key == _ROW_ID for child in element.children):
            self._row(element)
        else:
            self._container(scope, element)

    def _container(self, scope: Scope, element: Element) -> None:
        if scope is not Scope.GATEWAY:
            self.assembly.close(scope)
        table = INTERFACE if scope is Scope.INTERFACE else LABELS
        leaves = [(table[child.key], child) for child in element.children if _is_leaf(child, table)]
        self._fields([pair for pair in leaves if pair[0].scope is not Scope.PEER])
        self._peers([pair for pair in leaves if pair[0].scope is Scope.PEER])
        if not self.assembly.is_open(scope):
            self.unrecognized.append(element.tag)
        for child in element.children:
            if not _is_leaf(child, table):
                self.take(child)
        if scope is not Scope.GATEWAY:
            self.assembly.close(scope)

    def _fields(self, leaves: list[tuple[Field, Element]]) -> None:
        for field, leaf in sorted(leaves, key=lambda pair: not pair[0].opens):
            self._keep(leaf, understood=self.assembly.put(field, leaf.text))

    def _peers(self, leaves: list[tuple[Field, Element]]) -> None:
        columns = [[pair for pair in leaves if pair[0] == field] for field in dict(leaves)]
        if len({len(column) for column in columns}) > 1:
            for _field, leaf in leaves:
                self._keep(leaf, understood=False)
            return
        for peer in zip(*columns, strict=True):
            self.assembly.close(Scope.PEER)
            self._fields(list(peer))

    def _row(self, element: Element) -> None:
        cells = {child.key: child for child in element.children if _is_leaf(child, ROW)}
        understood = self.assembly.put_terse_row(
            {label: cells[label].text for label in ROW if label in cells}
        )
        for child in element.children:
            self._keep(child, understood=understood and cells.get(child.key) is child)

    def _events(self, scope: Scope, element: Element) -> None:
        for event in element.children:
            counts = {child.key: child.text for child in event.children if not child.children}
            whole = len(event.children) == len(COUNTS) and not event.text and tuple(counts) == COUNTS
            understood = whole and self.assembly.put_event(scope, event.tag, *counts.values())
            self._keep(event, understood=understood)

    def _keep(self, element: Element, *, understood: bool) -> None:
        if not understood and not self._passes(element):
            self.unrecognized += element.leaves()

    def _passes(self, element: Element) -> bool:
        """Return whether an element is passed over, which has nothing below it that is known."""
        return not element.holds(_KNOWN_BELOW) and self.assembly.passes_tag(element)


def _is_leaf(element: Element, table: t.Container[str]) -> bool:
    return element.key in table and not element.children
