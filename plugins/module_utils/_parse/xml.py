# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads XML to elements, by jxmlease."""

from __future__ import annotations

import typing as t
from xml.parsers import expat

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.element import Element, refuse_depth

try:
    import jxmlease
except ImportError:
    jxmlease = None


class _RefusingEntities:
    """Stands in for the expat module: its parsers end at the first declaration of an entity.

    A few hundred bytes of nested entities would otherwise expand to gigabytes.
    """

    @staticmethod
    def ParserCreate(*args: t.Any) -> t.Any:  # the name that jxmlease calls
        parser = expat.ParserCreate(*args)
        parser.EntityDeclHandler = _refuse_entity
        return parser


def read_xml(text: str) -> Element:
    """Return the root element of a document; namespaces and attributes are left out.

    Raises:
        LibraryError: jxmlease is not installed.
        ParseError: the text is not well-formed XML, or declares entities.
    """
    if jxmlease is None:
        raise LibraryError("jxmlease", purpose="to read XML replies")
    try:
        node = jxmlease.parse(text, expat=_RefusingEntities, xml_attribs=False, strip_namespace=True)
    except expat.ExpatError as error:
        raise _not_well_formed(text, error) from error
    except ValueError as error:
        raise ParseError(f"the XML cannot be decoded, expected characters of Unicode: {error}") from error
    return next(iter(_elements(node, depth=0)))


def _refuse_entity(name: str, *declaration: object) -> None:
    raise ParseError("the XML declares an entity, which no reply of the device does", line=name)


def _not_well_formed(text: str, error: expat.ExpatError) -> ParseError:
    printed = text.split("\n")
    line = printed[error.lineno - 1] if error.lineno <= len(printed) else ""
    reason = f"the XML is not well-formed or breaks off ({expat.ErrorString(error.code)})"
    return ParseError(reason, line=line, number=error.lineno)


def _elements(parent: t.Any, *, depth: int) -> tuple[Element, ...]:
    return tuple(
        _element(str(tag), node, depth=depth)
        for tag, nodes in parent.items()
        for node in (nodes if isinstance(nodes, list) else [nodes])
    )


def _element(tag: str, node: t.Any, *, depth: int) -> Element:
    refuse_depth(depth, tag)
    text = "".join(node.get_cdata())
    children = _elements(node, depth=depth + 1) if isinstance(node, dict) else ()
    return Element(tag, text, children)
