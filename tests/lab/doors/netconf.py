# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""NETCONF 1.0 over SSH, as far as a reader goes: hello, C(<command>), who are you, goodbye."""

from __future__ import annotations

import asyncio
import itertools
import typing as t
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import asyncssh

from ..answers import Failure, Goodbye, Reply
from ..device import MODEL, RELEASE, Device

Process = asyncssh.SSHServerProcess[bytes]

_END = b"]]>]]>"
_BASE = "urn:ietf:params:xml:ns:netconf:base:1.0"
_JUNOS = "http://xml.juniper.net/junos/23.4R1/junos"
_CAPABILITIES = (
    "urn:ietf:params:netconf:base:1.0",
    "urn:ietf:params:netconf:capability:candidate:1.0",
    "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
    "urn:ietf:params:netconf:capability:validate:1.0",
    "http://xml.juniper.net/netconf/junos/1.0",
    "http://xml.juniper.net/dmi/system/1.0",
)
_SESSIONS = itertools.count(1000)

Attributes = t.Mapping[str, str]


async def serve_netconf(process: Process, device: Device) -> None:
    """Answer message after message, until either side has enough."""
    _send(process, _hello())
    listening = True
    while listening and (message := await _receive(process)) is not None:
        listening = _obey(process, device, message)


def _obey(process: Process, device: Device, message: bytes) -> bool:
    """Send what the gateway answers to a message; return whether it goes on listening."""
    try:
        rpc = ET.fromstring(message)
    except ET.ParseError:
        _send(process, _rpc_reply({}, _rpc_error("malformed message")))
        return False
    if _name(rpc) == "hello":
        return True
    return _obey_rpc(process, device, rpc)


def _obey_rpc(process: Process, device: Device, rpc: ET.Element) -> bool:
    operation = rpc[0] if len(rpc) else ET.Element("nothing")
    name = _name(operation)
    if name == "command":
        return _obey_command(process, device, rpc, operation)
    device.note(f"<{name}>")
    if name == "close-session":
        _send(process, _rpc_reply(rpc.attrib, "<ok/>"))
        return False
    known = name == "get-software-information"
    content = _software(device) if known else _rpc_error("syntax error, expecting <command>", name)
    _send(process, _rpc_reply(rpc.attrib, content))
    return True


def _obey_command(process: Process, device: Device, rpc: ET.Element, command: ET.Element) -> bool:
    """Answer a command; where there is no answer to give, go on listening as if nothing had come."""
    form = command.get("format", "xml")
    line = (command.text or "").strip()
    answer = device.answer(line if form == "text" else f"{line} | display {form}")
    if isinstance(answer, Reply | Failure):
        _send(process, _rpc_reply(rpc.attrib, _content(answer, line)))
    return not isinstance(answer, Goodbye)


def _content(answer: Reply | Failure, line: str) -> str:
    if isinstance(answer, Failure):
        bad = "" if answer.position is None else line[answer.position :].partition(" ")[0]
        return _rpc_error(answer.message, bad)
    if answer.format == "text":
        return f"<output>\n{escape(answer.text)}</output>"
    return answer.text if answer.format == "xml" else escape(answer.text)


def _software(device: Device) -> str:
    leaves = (("host-name", device.name), ("product-model", MODEL), ("junos-version", RELEASE))
    content = "".join(f"<{tag}>{text}</{tag}>" for tag, text in leaves)
    return f"<software-information>{content}</software-information>"


def _rpc_error(message: str, bad_element: str = "") -> str:
    info = f"<error-info><bad-element>{escape(bad_element)}</bad-element></error-info>" if bad_element else ""
    return (
        "<rpc-error><error-type>protocol</error-type><error-tag>operation-failed</error-tag>"
        f"<error-severity>error</error-severity>{info}"
        f"<error-message>{escape(message)}</error-message></rpc-error>"
    )


def _rpc_reply(attributes: Attributes, content: str) -> str:
    """Return the reply to an RPC: its own attributes, such as message-id, come back on it."""
    echoed = "".join(
        f" {name}={quoteattr(value)}" for name, value in attributes.items() if not name.startswith("{")
    )
    return f'<rpc-reply xmlns="{_BASE}" xmlns:junos="{_JUNOS}"{echoed}>\n{content}\n</rpc-reply>\n'


def _hello() -> str:
    capabilities = "".join(f"<capability>{each}</capability>" for each in _CAPABILITIES)
    return (
        f'<hello xmlns="{_BASE}"><capabilities>{capabilities}</capabilities>'
        f"<session-id>{next(_SESSIONS)}</session-id></hello>\n"
    )


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


async def _receive(process: Process) -> bytes | None:
    """Return the next message, None when the client has gone."""
    try:
        return (await process.stdin.readuntil(_END)).removesuffix(_END).strip()
    except asyncio.IncompleteReadError:
        return None


def _send(process: Process, message: str) -> None:
    process.stdout.write(message.encode() + _END + b"\n")
