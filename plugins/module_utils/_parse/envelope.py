# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a device puts around what it has to say, in XML and JSON."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.element import Element

_ENVELOPES = ("rpc reply", "multi routing engine results", "multi routing engine item")
_TEXTS = ("rpc reply", "output")
_ERRORS = ("rpc error", "error")
_ASIDES = ("re name", "cli")  # the name of the routing engine, and the CLI's banner


def opened(element: Element) -> Element:
    """Return the one element that the envelopes hold; where they hold text, the innermost of them.

    Raises:
        ParseError: they hold an error, nothing, or more than one thing.
    """
    if element.key in _ERRORS:
        raise ParseError("the device answered with an error", line=" ".join(element.leaves()))
    if element.key not in _ENVELOPES or holds_text(element):
        return element
    return opened(_only(element))


def holds_text(element: Element) -> bool:
    """Return whether an opened envelope has text in it in place of an element."""
    return element.key in _TEXTS and not element.children


def _only(envelope: Element) -> Element:
    if envelope.text:
        raise ParseError(f"text stands in {envelope.tag} beside elements", line=envelope.text)
    inside = [child for child in envelope.children if child.key not in _ASIDES]
    errors = [child for child in inside if child.key in _ERRORS]
    if len(inside) == 1 or errors:
        return (errors or inside)[0]
    found = ", ".join(child.tag for child in inside) or "nothing"
    raise ParseError(f"expected one reply in {envelope.tag}, which holds {len(inside)}", line=found)
