# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a reply, in whatever form and envelope, to the model."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils import _model
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import transcript
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.cli import parse_text
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.element import Element
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.json import read_json
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.tree import parse_tree
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.xml import read_xml

_ENVELOPES = ("rpc reply", "multi routing engine results", "multi routing engine item")
_TEXTS = ("rpc reply", "output")
_ERRORS = ("rpc error", "error")
_ASIDES = ("re name", "cli")  # the name of the routing engine, and the CLI's banner


def parse(reply: str) -> _model.Gateway:
    """Read a reply of C(show services redundancy-group): text, XML or Junos JSON, found out by its look.

    Raises:
        LibraryError: jxmlease or netaddr is needed for it and not installed.
        ParseError: it is no such reply; the message says which line shows it and why.
    """
    text = str.__str__(reply)
    document = transcript.unwrap(text).lstrip()
    if document.startswith("<"):
        return _parse_envelope(read_xml(document), "xml")
    if document.startswith("{"):
        return _parse_envelope(read_json(document), "json")
    return parse_text(text)


def _parse_envelope(element: Element, form: _model.Format) -> _model.Gateway:
    if element.key in _ERRORS:
        raise ParseError("the device answered with an error", line=" ".join(element.leaves()))
    if element.key in _TEXTS and not element.children:
        return _parse_inside(element)
    if element.key not in _ENVELOPES:
        return parse_tree(element, form)
    return _parse_envelope(_only(element), form)


def _parse_inside(element: Element) -> _model.Gateway:
    if transcript.unwrap(element.text).lstrip().startswith("<"):
        raise ParseError("XML stands in the reply as text, expected it as elements", line=element.text)
    return parse(element.text)


def _only(envelope: Element) -> Element:
    if envelope.text:
        raise ParseError(f"text stands in {envelope.tag} beside elements", line=envelope.text)
    inside = [child for child in envelope.children if child.key not in _ASIDES]
    errors = [child for child in inside if child.key in _ERRORS]
    if len(inside) == 1 or errors:
        return (errors or inside)[0]
    found = ", ".join(child.tag for child in inside) or "nothing"
    raise ParseError(f"expected one reply in {envelope.tag}, which holds {len(inside)}", line=found)
