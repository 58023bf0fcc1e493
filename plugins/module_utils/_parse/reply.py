# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a reply, in whatever form and envelope, to the model."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import transcript
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.cli import parse_text
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.element import Element
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.envelope import holds_text, opened
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.json import read_json
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.tree import parse_tree
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.xml import read_xml


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
    inside = opened(element)
    return _parse_inside(inside) if holds_text(inside) else parse_tree(inside, form)


def _parse_inside(element: Element) -> _model.Gateway:
    if transcript.unwrap(element.text).lstrip().startswith("<"):
        raise ParseError("XML stands in the reply as text, expected it as elements", line=element.text)
    return parse(element.text)
