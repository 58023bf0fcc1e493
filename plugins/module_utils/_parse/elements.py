# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads XML (by jxmlease) and Junos JSON into elements, and takes them out of their envelopes."""

from __future__ import annotations

import itertools
import json
import typing as t
from dataclasses import dataclass
from xml.parsers import expat

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold

try:
    import jxmlease
except ImportError:
    jxmlease = None

DEEPEST = 32

_ENVELOPES = ("rpc reply", "multi routing engine results", "multi routing engine item")
_TEXTS = ("rpc reply", "output")
_ERRORS = ("rpc error", "error")
_ASIDES = ("re name", "cli", "pipe")  # the name of the routing engine, the CLI's banner and its pipe
_OUTPUT = "output"
_WARNING, _SEVERITY = "warning", "error severity"

_INACTIVE = "inactive"  # the attribute of a configuration statement that has no effect

_JSON_ROOT = "rpc-reply"
_JSON_TEXT = "data"
_JSON_ATTRIBUTES = "attributes"


@dataclass(frozen=True, slots=True)
class Element:
    """A named element with text or child elements.

    Children with the same tag keep their order; JSON shows no other order.
    C(inactive) marks a configuration statement that is present and has no effect.
    """

    tag: str
    text: str = ""
    children: tuple[Element, ...] = ()
    inactive: bool = False

    @property
    def key(self) -> str:
        """The tag as the tables of labels spell it."""
        return fold(self.tag)

    def leaves(self) -> list[str]:
        """Return the content of the element, one path with its text each."""
        inner = [f"{self.tag}/{leaf}" for child in self.children for leaf in child.leaves()]
        if self.text:
            return [f"{self.tag}: {self.text}", *inner]
        return inner or [self.tag]

    def texts(self) -> list[tuple[str, str]]:
        """Return the text of each element that has one or holds no other, behind the tags that lead to it."""
        own = [(self.tag, self.text)] if self.text or not self.children else []
        inner = [(f"{self.tag} {path}", text) for child in self.children for path, text in child.texts()]
        return [*own, *inner]

    def holds(self, keys: t.Container[str]) -> bool:
        """Return whether an element below it has one of these tags, as the tables spell them."""
        return any(child.key in keys or child.holds(keys) for child in self.children)


def open_envelope(element: Element) -> Element:
    """Return the one element inside the envelopes of a reply, or the innermost envelope if that holds text.

    Raises:
        ParseError: the envelopes hold an error, nothing, or more than one reply.
    """
    if element.key in _ERRORS:
        raise ParseError("the device answered with an error", line=" ".join(element.leaves()))
    if not is_envelope(element) or holds_text(element):
        return element
    return open_envelope(_only_child(element))


def is_envelope(element: Element) -> bool:
    """Return whether an element holds what a device sends, and what it says beside it."""
    return element.key in _ENVELOPES


def is_warning(element: Element) -> bool:
    """Return whether an element is a warning, or an error of no more weight than one."""
    severities = [child.text.strip() for child in element.children if child.key == _SEVERITY]
    return element.key == _WARNING or (element.key in _ERRORS and severities == [_WARNING])


def holds_text(element: Element) -> bool:
    """Return whether an envelope holds text and no elements."""
    return element.key in _TEXTS and not element.children


def read_xml(text: str) -> Element:
    """Return the root element of an XML document, without namespaces and attributes except C(inactive).

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
    return next(iter(_xml_elements(node, depth=0)))


def read_json(text: str) -> Element:
    """Return the root object of a JSON document in Junos form, C({"tag": [{"data": "text"}]}).

    Raises:
        ParseError: the text is not JSON, or is nested too deep.
    """
    try:
        root = json.loads(text, object_pairs_hook=_Object, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        reason = f"the JSON is not well-formed or breaks off ({error.msg})"
        line = text.split("\n")[error.lineno - 1]
        raise ParseError(reason, line=line, number=error.lineno) from error
    except RecursionError as error:
        raise ParseError("the JSON is nested deeper than any reply") from error
    return _json_element(_JSON_ROOT, root, depth=0)


def _only_child(envelope: Element) -> Element:
    if envelope.text:
        raise ParseError(f"text stands in {envelope.tag} beside elements", line=envelope.text)
    inside = [child for child in envelope.children if child.key not in _ASIDES and not is_warning(child)]
    errors = [child for child in inside if child.key in _ERRORS]
    if len(inside) == 1 or errors:
        return (errors or inside)[0]
    if inside and all(child.key == _OUTPUT and holds_text(child) for child in inside):
        return Element(inside[0].tag, "\n".join(child.text for child in inside))  # one text in several pieces
    found = ", ".join(child.tag for child in inside) or "nothing"
    raise ParseError(f"expected one reply in {envelope.tag}, which holds {len(inside)}", line=found)


def _refuse_depth(depth: int, tag: str) -> None:
    if depth > DEEPEST:
        raise ParseError(f"elements are nested more than {DEEPEST} deep, as in no reply", line=tag)


class _Parser:
    """Stands in for an expat parser: refuses entities, and numbers the names of elements.

    Entities: a few hundred bytes of nested ones would expand to gigabytes.
    Numbers: jxmlease looks an element up by name and text and takes the first match, so in
    C(<a/><a>1</a>) it would give the text to the wrong one. Numbered names are unique.
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


def _refuse_entity(name: str, *declaration: object) -> None:
    raise ParseError("the XML declares an entity, which no reply of the device does", line=name)


def _not_well_formed(text: str, error: expat.ExpatError) -> ParseError:
    printed = text.split("\n")
    line = printed[error.lineno - 1] if error.lineno <= len(printed) else ""
    reason = f"the XML is not well-formed or breaks off ({expat.ErrorString(error.code)})"
    return ParseError(reason, line=line, number=error.lineno)


def _xml_elements(parent: t.Any, *, depth: int) -> tuple[Element, ...]:
    return tuple(_xml_element(name.split(" "), node, depth=depth) for name, node in parent.items())


def _xml_element(name: list[str], node: t.Any, *, depth: int) -> Element:
    tag, _number, *marks = name
    _refuse_depth(depth, tag)
    text = "".join(node.get_cdata())
    children = _xml_elements(node, depth=depth + 1) if isinstance(node, dict) else ()
    return Element(tag, text, children, inactive=_INACTIVE in marks)


class _Object(list[tuple[str, t.Any]]):
    """A JSON object with all its pairs: Junos may print a key twice, and both count."""


def _json_element(tag: str, value: t.Any, *, depth: int) -> Element:
    _refuse_depth(depth, tag)
    if _is_array(value):
        return Element(tag, children=tuple(_json_element(tag, item, depth=depth + 1) for item in value))
    if not isinstance(value, _Object):
        return Element(tag, _json_text(value))
    text = "".join(
        _json_text(data) for key, data in value if key == _JSON_TEXT and not isinstance(data, list)
    )
    return Element(tag, text, tuple(_json_children(value, depth=depth)))


def _json_text(value: t.Any) -> str:
    return "" if value is None else str(value)


def _json_children(parent: _Object, *, depth: int) -> t.Iterator[Element]:
    for tag, value in parent:
        if tag == _JSON_ATTRIBUTES or (tag == _JSON_TEXT and not isinstance(value, list)):
            continue
        for item in value if _is_array(value) else [value]:
            yield _json_element(tag, item, depth=depth + 1)


def _is_array(value: object) -> bool:
    return isinstance(value, list) and not isinstance(value, _Object)
