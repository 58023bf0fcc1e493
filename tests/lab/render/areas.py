# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders what stands around the daemon: as XML with published tags, or as text."""

from __future__ import annotations

import typing as t
import xml.etree.ElementTree as ET

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format, Gateway

from ..commands import (
    BFD,
    BGP,
    CHASSIS_ALARMS,
    COMMITS,
    CORE_DUMPS,
    ICCP,
    SESSIONS,
    SYSTEM_ALARMS,
)
from ..responses import Reply
from ..srd.state import Box
from .cards import TREES as OF_CARDS
from .tree import Node, Nodes
from .xml import element

# Assumed: the vendor publishes neither names nor times.
_TIME, _CLASS, _SIZE = "2026-11-22 03:00:00 UTC", "Minor", "1024"
_WHERE = ("/var/crash/*core*", "/var/tmp/*core*", "/var/tmp/pics/*core*")
_NOTHING = "No such file or directory"


def render_area(name: tuple[str, ...], box: Box, shown: Gateway, form: Format) -> Reply:
    """Return the reply to one of the commands that show an area."""
    if name in _SHOWN:
        root = element(_SHOWN[name](box, shown))
    elif form == "text":
        return Reply(_text(name, box))
    else:
        root = element(_TREES[name](box))
    ET.indent(root, "    ")
    return Reply(ET.tostring(root, encoding="unicode") + "\n", "xml")


def _text(name: tuple[str, ...], box: Box) -> str:
    if name == COMMITS:
        return "".join(f"{number}   {_TIME} by root via cli\n" for number in range(box.commits))
    if name == CORE_DUMPS:
        return "".join(f"{each}\n" for each in box.core_dumps or _none())
    alarms = box.alarms if name == SYSTEM_ALARMS else ()
    if not alarms:
        return "No alarms currently active\n"
    rows = "".join(f"{_TIME}  {_CLASS}  {each}\n" for each in alarms)
    return f"{len(alarms)} alarms currently active\nAlarm time               Class  Description\n{rows}"


def _alarms(alarms: t.Sequence[str]) -> Node:
    count: Node = ("active-alarm-count", str(len(alarms))) if alarms else ("no-active-alarms", "")
    details: list[Node] = [("alarm-detail", _detail(each)) for each in alarms]
    return ("alarm-information", (("alarm-summary", (count,)), *details))


def _detail(description: str) -> tuple[Node, ...]:
    words = (("alarm-description", description), ("alarm-short-description", description.lower()))
    return (("alarm-time", _TIME), ("alarm-class", _CLASS), *words, ("alarm-type", "Lab"))


def _core_dumps(box: Box) -> Node:
    if not box.core_dumps:
        return ("directory-list", tuple(("output", each) for each in _none()))
    files: list[Node] = [
        (
            "file-information",
            (("file-name", each), ("file-owner", "root"), ("file-size", _SIZE), ("file-date", _TIME)),
        )
        for each in box.core_dumps
    ]
    return ("directory-list", (("directory", tuple(files)),))


def _commits(box: Box) -> Node:
    return ("commit-information", tuple(_commit(number, box) for number in range(box.commits)))


def _commit(number: int, box: Box) -> Node:
    made = f"2026-11-22 03:{box.commits - number:02} UTC"
    leaves = (("sequence-number", str(number)), ("user", "root"), ("client", "cli"), ("date-time", made))
    is_open = number == 0 and not box.is_confirmed
    return ("commit-history", (*leaves, *((("commit-confirmed", "rollback in 10 mins"),) if is_open else ())))


def _sessions(box: Box, shown: Gateway) -> Node:
    counted: list[Node] = [
        (
            "service-msp-sess-count",
            (
                ("interface-name", interface.name),
                ("service-set-name", service_set.name),
                ("sess-count", str(box.sessions if each.role == "MASTER" else 0)),
            ),
        )
        for each in shown.sets
        for service_set in each.service_sets or ()
        for interface in service_set.interfaces
    ]
    return ("service-msp-sess-count-information", tuple(counted))


def _iccp(box: Box, shown: Gateway) -> Node:
    is_up = shown.iccp.connection == "Connected"
    states: Nodes = (
        ("peer-conn-tcp-state", "Established" if is_up else "Down"),
        ("peer-conn-bfd-state", "Up" if is_up else "Down"),
    )
    information: Node = ("peer-conn-state-information", (("peer-conn-state", states),))
    return ("iccp-information", (("iccp-peer", (("peer-address", "192.0.2.9"), information)),))


def _bfd(box: Box, shown: Gateway) -> Node:
    state = "Up" if box.is_adjacent else "Down"
    names: Nodes = (("session-neighbor", "192.0.2.17"), ("session-state", state))
    session: Node = ("bfd-session", (*names, ("session-interface", "xe-0/0/1.0")))
    return ("bfd-session-information", (session, ("sessions", "1")))


def _bgp(box: Box, shown: Gateway) -> Node:
    state = "Established" if box.is_adjacent else "Active"
    peer: Node = ("bgp-peer", (("peer-address", "192.0.2.17"), ("peer-state", state)))
    counts: Nodes = (
        ("group-count", "1"),
        ("peer-count", "1"),
        ("down-peer-count", "0" if box.is_adjacent else "1"),
    )
    return ("bgp-information", (*counts, peer))


def _none() -> tuple[str, ...]:
    return tuple(f"{each}: {_NOTHING}" for each in _WHERE)


_TREES: dict[tuple[str, ...], t.Callable[[Box], Node]] = {
    CHASSIS_ALARMS: lambda _box: _alarms(()),
    SYSTEM_ALARMS: lambda box: _alarms(box.alarms),
    CORE_DUMPS: _core_dumps,
    COMMITS: _commits,
}
# Those that are XML only.
_SHOWN: dict[tuple[str, ...], t.Callable[[Box, Gateway], Node]] = {
    **{SESSIONS: _sessions, ICCP: _iccp, BFD: _bfd, BGP: _bgp},
    **OF_CARDS,
}
