# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a reply, in any form and envelope, into the model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    holds_text,
    open_envelope,
    read_json,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import parse_text, strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.tree import parse_tree

_BYTE_ORDER_MARKS = re.compile(r"\A(\s*)\ufeff+")
_WRITTEN_AGAIN = re.compile(r'.*(?<!\\)":.*')  # Junos prints a blank before each colon of its JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A reply: the gateway that it shows, and the warnings that the device put beside it."""

    gateway: _model.Gateway
    warnings: tuple[str, ...] = ()


def parse(reply: str) -> _model.Gateway:
    """Read a reply of C(show services redundancy-group). The form (text, XML, Junos JSON) is detected.

    Raises:
        LibraryError: jxmlease or netaddr is needed for this reply and not installed.
        ParseError: the text is not such a reply; the message names the line and the reason.
    """
    return parse_reply(reply).gateway


def parse_saved(reply: str) -> _model.Gateway:
    """Read a reply that went through other hands as C(parse) does, and refuse JSON that was written again.

    Junos may print a key twice. A program that reads and writes JSON, such as jq, keeps one of the two.
    """
    gateway = parse(reply)
    found = _WRITTEN_AGAIN.search(reply) if gateway.format == "json" else None
    if found:
        raise ParseError(
            "the JSON was written again by another program, which loses keys that a reply has twice; "
            "expected the reply as it came, with a blank before each colon",
            line=found[0],
            number=reply.count("\n", 0, found.start()) + 1,
        )
    return gateway


def parse_reply(reply: str) -> Parsed:
    """Read a reply as C(parse) does, and keep the warnings beside it."""
    text = _BYTE_ORDER_MARKS.sub(r"\1", str.__str__(reply))
    document = strip_terminal(text).lstrip()
    if document.startswith("<"):
        return _parse_envelope(read_xml(document), "xml")
    if document.startswith("{"):
        return _parse_envelope(read_json(document), "json")
    return Parsed(gateway=parse_text(text))


def _parse_envelope(element: Element, form: _model.Format) -> Parsed:
    envelope = open_envelope(element)
    content = envelope.content
    if not holds_text(content):
        return Parsed(gateway=parse_tree(content, form), warnings=envelope.warnings)
    inside = _parse_content(content)
    return Parsed(gateway=inside.gateway, warnings=(*envelope.warnings, *inside.warnings))


def _parse_content(element: Element) -> Parsed:
    if strip_terminal(element.text).lstrip().startswith("<"):
        raise ParseError("XML stands in the reply as text, expected it as elements", line=element.text)
    return parse_reply(element.text)
