# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads XML to elements, by jxmlease."""

from __future__ import annotations

import itertools
import typing as t
from xml.parsers import expat

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.element import Element, refuse_depth

try:
    import jxmlease
except ImportError:
    jxmlease = None

_INACTIVE = "inactive"  # the attribute of a statement without effect


class _Parser:
    """Stands in for a parser of expat: it refuses entities, and numbers the names of elements.

    A few hundred bytes of nested entities would otherwise expand to gigabytes. And jxmlease finds an
    element among those of its name by its text, the first that has the same: in C(<a/><a>1</a>) it
    gives the text to the wrong one. No two elements have a name in common when they are numbered.
    """

    StartElementHandler: t.Callable[[str, t.Any], None]
    EndElementHandler: t.Callable[[str], None]
    CharacterDataHandler: t.Callable[[str], None]

    def __init__(self, *args: t.Any) -> None:
        self._expat = expat.ParserCreate(*args)
        self._numbers = itertools.count()

    def Parse(self, data: bytes, final: bool) -> object:  # the name that jxmlease calls
        self._expat.buffer_text = True
        self._expat.EntityDeclHandler = _refuse_entity
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self.EndElementHandler
        self._expat.CharacterDataHandler = self.CharacterDataHandler
        return self._expat.Parse(data, final)

    def _start(self, name: str, attributes: t.Any) -> None:
        mark = f" {_INACTIVE}" if _INACTIVE in attributes else ""
        self.StartElementHandler(f"{name} {next(self._numbers)}{mark}", {})


class _Expat:
    """Stands in for the expat module."""

    ParserCreate = _Parser  # the name that jxmlease calls


def read_xml(text: str) -> Element:
    """Return the root element of a document; namespaces are left out, and all attributes but C(inactive).

    Raises:
        LibraryError: jxmlease is not installed.
        ParseError: the text is not well-formed XML, or declares entities.
    """
    if jxmlease is None:
        raise LibraryError("jxmlease", purpose="to read XML replies")
    try:
        node = jxmlease.parse(text, expat=_Expat, xml_attribs=False, strip_namespace=True)
    except expat.ExpatError as error:
        raise _not_well_formed(text, error) from error
    except ValueError as error:
        raise ParseError(f"the XML cannot be decoded, expected characters of Unicode: {error}") from error
    if not node:
        raise ParseError("the reply is empty, expected an element in the XML")
    return next(iter(_elements(node, depth=0)))


def _refuse_entity(name: str, *declaration: object) -> None:
    raise ParseError("the XML declares an entity, which no reply of the device does", line=name)


def _not_well_formed(text: str, error: expat.ExpatError) -> ParseError:
    printed = text.split("\n")
    line = printed[error.lineno - 1] if error.lineno <= len(printed) else ""
    reason = f"the XML is not well-formed or breaks off ({expat.ErrorString(error.code)})"
    return ParseError(reason, line=line, number=error.lineno)


def _elements(parent: t.Any, *, depth: int) -> tuple[Element, ...]:
    return tuple(_element(name.split(" "), node, depth=depth) for name, node in parent.items())


def _element(name: list[str], node: t.Any, *, depth: int) -> Element:
    tag, _number, *marks = name
    refuse_depth(depth, tag)
    text = "".join(node.get_cdata())
    children = _elements(node, depth=depth + 1) if isinstance(node, dict) else ()
    return Element(tag, text, children, inactive=_INACTIVE in marks)
