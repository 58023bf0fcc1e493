# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads JSON, in the form that Junos prints, to elements: {"tag": [{"data": "text"}]}."""

from __future__ import annotations

import json
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.element import Element, refuse_depth

ROOT = "rpc-reply"
TEXT = "data"
ATTRIBUTES = "attributes"


class _Object(list[tuple[str, t.Any]]):
    """A JSON object with all its pairs: Junos may print a key twice, and none is lost."""


def read_json(text: str) -> Element:
    """Return the root of a document, an object, as an element.

    Raises:
        ParseError: the text is not JSON, or nested too deep.
    """
    try:
        root = json.loads(text, object_pairs_hook=_Object, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        reason = f"the JSON is not well-formed or breaks off ({error.msg})"
        line = text.split("\n")[error.lineno - 1]
        raise ParseError(reason, line=line, number=error.lineno) from error
    except RecursionError as error:
        raise ParseError("the JSON is nested deeper than any reply") from error
    return _element(ROOT, root, depth=0)


def _element(tag: str, value: t.Any, *, depth: int) -> Element:
    refuse_depth(depth, tag)
    if _is_array(value):
        return Element(tag, children=tuple(_element(tag, item, depth=depth + 1) for item in value))
    if not isinstance(value, _Object):
        return Element(tag, _text(value))
    text = "".join(_text(data) for key, data in value if key == TEXT and not isinstance(data, list))
    return Element(tag, text, tuple(_children(value, depth=depth)))


def _text(value: t.Any) -> str:
    return "" if value is None else str(value)


def _children(parent: _Object, *, depth: int) -> t.Iterator[Element]:
    for tag, value in parent:
        if tag == ATTRIBUTES or (tag == TEXT and not isinstance(value, list)):
            continue
        for item in value if _is_array(value) else [value]:
            yield _element(tag, item, depth=depth + 1)


def _is_array(value: object) -> bool:
    return isinstance(value, list) and not isinstance(value, _Object)
