# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""NETCONF 1.0 over SSH: hello, command, get-configuration, trigger, which box it is, areas, close."""

from __future__ import annotations

import asyncio
import typing as t
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import asyncssh

from ..commands import (
    BFD,
    BGP,
    CARD_LOADS,
    CARDS,
    CHASSIS,
    CHASSIS_ALARMS,
    COMMITS,
    CORE_DUMPS,
    ICCP,
    SESSIONS,
    SET_LOADS,
    SYSTEM,
    SYSTEM_ALARMS,
    VERSION,
    ConfigurationRead,
    Plain,
    RouteRead,
    Trigger,
)
from ..device import Device
from ..render.configuration import PARTS
from ..responses import Answer, Failure, Goodbye, Reply, Stall
from .held import released
from .messages import hello, rpc_error, rpc_reply

Process = asyncssh.SSHServerProcess[bytes]

_END = b"]]>]]>"
_SHOWN = {
    "get-alarm-information": CHASSIS_ALARMS,
    "get-system-alarm-information": SYSTEM_ALARMS,
    "get-system-core-dumps": CORE_DUMPS,
    "get-commit-information": COMMITS,
    "get-inter-chassis-control-protocol-information": ICCP,
    "get-bfd-session-information": BFD,
    "get-bgp-summary-information": BGP,
    "get-service-msp-sess-count-information": SESSIONS,
    "get-pic-information": CARDS,
    "get-services-sessions-utilization": CARD_LOADS,
    "get-service-set-summary-information": SET_LOADS,
    "get-system-information": SYSTEM,
    "get-software-information": VERSION,
    "get-chassis-inventory": CHASSIS,
}


async def serve_netconf(process: Process, device: Device) -> None:
    """Answer message after message, until either side ends the session."""
    _send(process, hello())
    listening = True
    while listening and (message := await _receive(process)) is not None:
        listening = await _execute(process, device, message)


async def _execute(process: Process, device: Device, message: bytes) -> bool:
    """Send the answer to a message; return whether the session goes on."""
    try:
        rpc = ET.fromstring(message)
    except ET.ParseError:
        _send(process, rpc_reply({}, rpc_error("malformed message")))
        return False
    if _name(rpc) == "hello":
        return True
    return await _execute_rpc(process, device, rpc)


async def _execute_rpc(process: Process, device: Device, rpc: ET.Element) -> bool:
    operation = rpc[0] if len(rpc) else ET.Element("nothing")
    name = _name(operation)
    if name == "command":
        return await _execute_command(process, device, rpc, operation)
    if name == "get-configuration":
        return await _execute_get_configuration(process, device, rpc, operation)
    if name == "request-services-redundancy-set" and (trigger := _trigger(operation)) is not None:
        return await _answer(process, rpc, device.execute(trigger, trigger.line), trigger.line)
    if name in _SHOWN:
        return await _answer(process, rpc, device.execute(Plain(_SHOWN[name], "xml"), f"<{name}>"), "")
    if name == "get-route-information":
        return await _answer(process, rpc, device.execute(_route(operation), f"<{name}>"), "")
    device.note(f"<{name}>")
    if name == "close-session":
        _send(process, rpc_reply(rpc.attrib, "<ok/>"))
        return False
    _send(process, rpc_reply(rpc.attrib, rpc_error("syntax error, expecting <command>", name)))
    return True


async def _execute_command(process: Process, device: Device, rpc: ET.Element, command: ET.Element) -> bool:
    form = command.get("format", "xml")
    line = (command.text or "").strip()
    answer = device.answer(line if form == "text" else f"{line} | display {form}")
    return await _answer(process, rpc, answer, line)


async def _execute_get_configuration(
    process: Process, device: Device, rpc: ET.Element, asked: ET.Element
) -> bool:
    """Send the configuration that the filter selects; everything without a filter."""
    above = {_name(each): [_name(below) for below in each] for inner in asked for each in inner}
    parts = tuple(part for part in PARTS if not len(asked) or _is_asked(part, above))
    answer = await released(device, device.execute(ConfigurationRead(parts), "<get-configuration>"))
    return await _answer(process, rpc, answer, "")


def _trigger(asked: ET.Element) -> Trigger | None:
    """Return the trigger in an RPC, None if a part is missing."""
    given = {_name(each): (each.text or "").strip() for each in asked}
    number, event = given.get("id", ""), given.get("redundancy-event")
    if "trigger" not in given or not number.isdecimal() or not event:
        return None
    return Trigger(set_id=int(number), event=event, force="force" in given)


def _route(asked: ET.Element) -> RouteRead:
    given = {_name(each): (each.text or "").strip() for each in asked}
    return RouteRead(prefix=given.get("destination", ""), table=given.get("table", ""))


def _is_asked(part: tuple[str, str], above: t.Mapping[str, list[str]]) -> bool:
    return part[0] in above and (not above[part[0]] or part[1] in above[part[0]])


async def _answer(process: Process, rpc: ET.Element, answer: Answer, line: str) -> bool:
    """Send an answer, if any; return whether the session goes on."""
    if isinstance(answer, Reply | Failure):
        _send(process, rpc_reply(rpc.attrib, _content(answer, line)))
    if isinstance(answer, Stall):
        whole = rpc_reply(rpc.attrib, _content(answer.reply, line))
        process.stdout.write(whole[: len(whole) // 2].encode())
        await process.channel.wait_closed()
    return not isinstance(answer, Stall | Goodbye)


def _content(answer: Reply | Failure, line: str) -> str:
    if isinstance(answer, Failure):
        bad = "" if answer.position is None else line[answer.position :].partition(" ")[0]
        return rpc_error(answer.message, bad)
    if answer.format == "text":
        return f"<output>\n{escape(answer.text)}</output>"
    return answer.text if answer.format == "xml" else escape(answer.text)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


async def _receive(process: Process) -> bytes | None:
    """Return the next message, None if the client has left."""
    try:
        return (await process.stdin.readuntil(_END)).removesuffix(_END).strip()
    except asyncio.IncompleteReadError:
        return None


def _send(process: Process, message: str) -> None:
    process.stdout.write(message.encode() + _END + b"\n")
