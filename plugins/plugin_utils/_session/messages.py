# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The messages of NETCONF (RFC 6241): writes requests, and reads what arrives."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from xml.parsers import expat

BASE = "urn:ietf:params:xml:ns:netconf:base:1.0"
VERSION = "urn:ietf:params:netconf:base:1.0"
_VERSIONS = frozenset({VERSION, BASE})  # older releases of Junos announce it by the namespace
_ERROR = "rpc-error"
_SEVERITY = "error-severity"
_MESSAGE = "error-message"
_TAG = "error-tag"
_UNNAMED = "operation-failed"
_ERRORS = 10  # that are kept of a reply

# The base version 1.0 alone, so that the gateway frames its messages by the delimiter.
HELLO = f'<hello xmlns="{BASE}"><capabilities><capability>{VERSION}</capability></capabilities></hello>'
CLOSE = "<close-session/>"


class MessageError(Exception):
    """The message is not an expected one, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello:
    """The gateway's greeting, and whether it speaks the base version 1.0."""

    speaks_base: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply to the request of that id.

    Args:
        id: the id of the request.
        text: the whole message, as it came.
        errors: what the gateway says of each error. A warning is not an error.
    """

    id: str
    text: str
    errors: tuple[str, ...] = ()


def rpc(number: str, operation: str) -> str:
    """Return the request of an operation, under its id."""
    return f'<nc:rpc xmlns:nc="{BASE}" message-id="{number}">{operation}</nc:rpc>'


def read_message(data: bytes) -> Hello | Reply:
    """Return what a message is.

    Raises:
        MessageError: it is neither a hello nor the reply to a request.
    """
    reader = _Reader()
    stripped = data.strip()
    try:
        reader.parser.Parse(stripped, True)
        text = stripped.decode()
    except expat.ExpatError as error:
        raise MessageError(f"it is not well-formed XML: {error}") from None
    except UnicodeDecodeError:
        raise MessageError("it is not UTF-8") from None
    if reader.root == "hello":
        return Hello(speaks_base=reader.speaks_base)
    if reader.root != "rpc-reply":
        raise MessageError(f"it is neither hello nor rpc-reply, but {reader.root[:60]}")
    if reader.id is None:
        raise MessageError("it has no message-id")
    return Reply(id=reader.id, text=text, errors=tuple(reader.errors))


class _Reader:
    """What a message tells a session: its root, its id, its version, its errors."""

    def __init__(self) -> None:
        self.root = ""
        self.id: str | None = None
        self.speaks_base = False
        self.errors: list[str] = []
        self._error: dict[str, str] | None = None
        self._text: list[str] | None = None
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = _refuse_doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if not self.root:
            self.root, self.id = local, attributes.get("message-id")
        elif local == _ERROR:
            self._error = {}
        if local == "capability" or self._error is not None:
            self._text = []

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        local = _local(name)
        said, self._text = " ".join("".join(self._text or ()).split()), None
        if local == "capability":
            self.speaks_base |= said in _VERSIONS
        elif local == _ERROR:
            self._note_error()
        elif self._error is not None and said:
            self._error.setdefault(local, said)

    def _note_error(self) -> None:
        """Note an error. Whatever is not called a warning is one."""
        found, self._error = self._error or {}, None
        if found.get(_SEVERITY) != "warning" and len(self.errors) < _ERRORS:
            self.errors.append(found.get(_MESSAGE) or found.get(_TAG) or _UNNAMED)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_doctype(*_declaration: t.Any) -> None:
    raise MessageError("it declares a document type, as no gateway does")
