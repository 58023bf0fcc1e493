# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The shape of a reply: its labels or tags, without values and names, and the release that printed it.

Left out is what comes and goes with the state of a pair, such as failed interfaces, or what is shown of a
peer: only the form counts.
"""

from __future__ import annotations

import hashlib
import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format, Level
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    holds_text,
    open_envelope,
    read_json,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    CONTAINERS,
    FAILED_INTERFACES,
    INTERFACE,
    LABELS,
    ROW,
    Scope,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import WARNING_LINE, strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold, interface
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

SCHEMA = 1

_KEY = "shape"  # of facts, and of evidence

_OF_STATE = (Scope.PEER, Scope.SERVICE_SET, Scope.INTERFACE)
_OF_FAILURE = ("interfaces_down", "failed_interfaces")  # fields of a set that a healthy one may lack
_COMES_AND_GOES = frozenset(
    (
        *(
            label
            for table in (LABELS, INTERFACE, ROW)
            for label, field in table.items()
            if field.scope in _OF_STATE or field.name in _OF_FAILURE
        ),
        *(tag for tag, scope in CONTAINERS.items() if scope in _OF_STATE),
        " ".join(INTERFACE),
    )
)
_FAILED = next(label for label, field in LABELS.items() if field is FAILED_INTERFACES)

_OF_VALUE = re.compile(r"[0-9@]")  # a word with one of these is a value or a name
_MASK = "*"
_LONGEST = 100  # characters of a label: one that is not known may be anything
_COUNTS = re.compile(r"(?:\s+[0-9]+)+\Z")
_REMARK = re.compile(r"\s<{3,}.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The shape of a reply.

    Args:
        schema: the version of this format.
        release: the Junos release that printed it; None where it was not shown.
        format: text, xml or json.
        level: how much was asked for.
        sha256: the digest of format, level and labels.
        labels: the labels or tags, each once, in their order as text.
    """

    schema: int
    release: str | None
    format: Format
    level: Level
    sha256: str
    labels: tuple[str, ...]


def shape_of(reading: Reading) -> Shape | None:
    """Return the shape of the reply of a reading; None of one that broke off, or is not read here."""
    gateway = reading.gateway
    if not (gateway.complete or gateway.unrecognized or gateway.vocabulary):
        return None
    try:
        labels = tuple(sorted(labels_of(reading.reply)))
    except (LibraryError, ParseError):
        return None
    named = "\n".join((gateway.format, gateway.level, *labels))
    return Shape(
        schema=SCHEMA,
        release=reading.release,
        format=gateway.format,
        level=gateway.level,
        sha256=hashlib.sha256(named.encode("utf-8")).hexdigest(),
        labels=labels,
    )


def plain_shape(shape: Shape | None) -> dict[str, t.Any]:
    """Return a shape as plain data under its key; nothing of a shape that is not known."""
    return {} if shape is None else {_KEY: encode(shape)}


def shape_in(record: t.Mapping[str, object]) -> Shape | None:
    """Return the shape that a plain record of evidence keeps; None where it keeps none of this schema.

    Raises:
        FactsError: it has another form than its schema says.
    """
    plain = record.get(_KEY)
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        return None
    return decode(Shape, plain, _KEY)


def labels_of(reply: str) -> frozenset[str]:
    """Return the labels of a reply as text, or the tags of one as XML or JSON.

    Raises:
        LibraryError: a Python library is needed to read it.
        ParseError: it is neither.
    """
    document = strip_terminal(reply.lstrip("\ufeff \t\r\n")).strip()
    if not document.startswith(("<", "{")):
        return _of_text(document)
    root = read_json(document) if document.startswith("{") else read_xml(document)
    content = open_envelope(root)
    return labels_of(content.text) if holds_text(content) else _known(fold, _tags(content))


def _of_text(text: str) -> frozenset[str]:
    lines = (_REMARK.sub("", each).strip() for each in set(text.split("\n")))
    found = (_label(each) for each in lines if each and not WARNING_LINE.fullmatch(each))
    return _known(lambda label: _FAILED if label.startswith(_FAILED) else label, found)


def _known(key: t.Callable[[str], str], labels: t.Iterable[str]) -> frozenset[str]:
    return frozenset(each[:_LONGEST] for each in labels if each and key(each) not in _COMES_AND_GOES)


def _label(text: str) -> str:
    """Return what a line says beside its values; nothing of a row, which begins with a value."""
    first = text.partition(" ")[0]
    if _OF_VALUE.search(first) or interface(first)[1]:
        return ""
    label, colon, _value = text.partition(":")
    words = (label if colon else _COUNTS.sub("", text)).split()
    return line(fold(" ".join(_MASK if _OF_VALUE.search(word) else word for word in words)))


def _tags(element: Element) -> t.Iterator[str]:
    yield line(element.tag)
    for child in element.children:
        yield from _tags(child)
