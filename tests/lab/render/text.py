# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders a gateway as text, line by line."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    EventCount,
    Gateway,
    Group,
    Peer,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)

from . import labels
from .layouts import (
    BRIEF_B,
    EVENT_INDENT,
    EVENT_WIDTH,
    LAYOUTS,
    MONITORED_HEADER,
    RECEIVED_WIDTH,
    TERSE_HEADER,
    TERSE_ID_WIDTH,
    TERSE_INDENT,
    TERSE_PEER_IP_WIDTH,
    TERSE_PEER_STATE_WIDTH,
    TERSE_PEER_STATE_WIDTH_WITHOUT_IP,
    TERSE_STATE_WIDTH,
    TRANSITION_HEADER,
    Layout,
)

Lines = t.Iterator[str]


def render_text(gateway: Gateway) -> str:
    """Return the reply as text; like the published ones, it ends with one end of line."""
    return "\n".join(_gateway(gateway)).rstrip("\n") + "\n"


def _gateway(gateway: Gateway) -> Lines:
    layout = _layout(gateway)
    yield _line(layout.iccp, gateway.iccp.connection)
    if gateway.level == "extensive":
        yield from _counters(labels.ICCP_COUNTERS, gateway.iccp.statistics, "", layout.iccp_counter_width)
    for group in gateway.groups:
        yield from _group(layout, gateway, group)


def _layout(gateway: Gateway) -> Layout:
    counts_members = any(group.members is not None for group in gateway.groups)
    return BRIEF_B if counts_members and gateway.level == "brief" else LAYOUTS[gateway.level]


def _group(layout: Layout, gateway: Gateway, group: Group) -> Lines:
    yield from layout.before_group
    yield _line(layout.group, group.id)
    yield from _given(layout.members, group.members)
    yield from _given(layout.peer_connections, group.peer_connections)
    if layout.local_ip is not None:
        yield _line(layout.local_ip, group.local_ip)
    if gateway.level == "extensive":
        yield from _counters(labels.GROUP_COUNTERS, group.statistics, "  ", layout.counter_width)
    if gateway.level == "terse":
        yield from _terse(group)
        return
    for each in group.sets:
        yield from _set(layout, each)
        if gateway.level == "extensive":
            yield from _events(each)


def _terse(group: Group) -> Lines:
    yield TERSE_HEADER
    for each in group.sets:
        for peer in each.peers or (Peer(),):
            yield _terse_row(each, peer)


def _terse_row(each: RedundancySet, peer: Peer) -> str:
    row = TERSE_INDENT + _cell(each.id, TERSE_ID_WIDTH) + _cell(each.state, TERSE_STATE_WIDTH)
    if peer.ip is None:
        row += _cell(peer.state, TERSE_PEER_STATE_WIDTH_WITHOUT_IP)
    else:
        row += _cell(peer.state, TERSE_PEER_STATE_WIDTH) + _cell(peer.ip, TERSE_PEER_IP_WIDTH)
    return (row + (peer.connection or "")).rstrip()


def _set(layout: Layout, each: RedundancySet) -> Lines:
    yield _line(layout.set, each.id)
    for peer in each.peers:
        yield from _peer(layout, each, peer)
    if not each.peers:
        yield _line(layout.state, each.state)
    yield _line(layout.health, each.health)
    yield from _failures(layout, each)
    for service_set in each.service_sets or ():
        yield from _service_set(layout, service_set)


def _peer(layout: Layout, each: RedundancySet, peer: Peer) -> Lines:
    lines = {
        "connection": _line(layout.connection, peer.connection),
        "state": _line(layout.state, each.state),
        "peer_state": _line(layout.peer_state, peer.state),
        "peer_ip": _line(layout.peer_ip, peer.ip),
    }
    yield from (lines[name] for name in layout.peer_lines)


def _failures(layout: Layout, each: RedundancySet) -> Lines:
    remarked = each.failed_interfaces == ()
    if each.interfaces_down is not None:
        down = _line(layout.interfaces_down, each.interfaces_down)
        yield down + layout.remark_on_down if remarked else down
    if each.failed_interfaces is not None:
        names = " ".join(each.failed_interfaces)
        yield _line(layout.failed_interfaces, names) + (layout.remark_on_failed if remarked else "")


def _service_set(layout: Layout, service_set: ServiceSet) -> Lines:
    yield _line(layout.service_set, service_set.name)
    yield layout.header if service_set.interfaces else layout.header_without_rows
    for interface in service_set.interfaces:
        yield _interface(layout, interface)
        yield from layout.after_interface


def _interface(layout: Layout, interface: ServiceInterface) -> str:
    connection = interface.connection or ""
    cells = (
        "        " + _cell(interface.name, layout.name_width),
        _cell(interface.type, layout.type_width),
        _cell(interface.role, layout.role_width),
        _cell(connection, layout.connection_widths.get(connection, layout.connection_widths["Up"])),
        interface.synchronization or "",
    )
    return "".join(cells).rstrip()


def _events(each: RedundancySet) -> Lines:
    for header, rows, events in (
        (TRANSITION_HEADER, labels.TRANSITION_EVENTS, each.transition_events),
        (MONITORED_HEADER, labels.MONITORED_EVENTS, each.monitored_events),
    ):
        if events is not None:
            yield header
            yield from (_event(label, getattr(events, name)) for name, label in rows if getattr(events, name))
            yield ""


def _event(label: str, count: EventCount) -> str:
    received, ignored = ("" if number is None else str(number) for number in (count.received, count.ignored))
    return ((EVENT_INDENT + label).ljust(EVENT_WIDTH) + received.ljust(RECEIVED_WIDTH) + ignored).rstrip()


def _counters(rows: labels.Rows, statistics: object, indent: str, width: int) -> Lines:
    if statistics is not None:
        for name, label in rows:
            yield from _given((indent + label).ljust(width) + ":", getattr(statistics, name))


def _given(prefix: str, value: int | None) -> Lines:
    if value is not None:
        yield _line(prefix, value)


def _line(prefix: str, value: str | int | None) -> str:
    return prefix if value is None or value == "" else f"{prefix} {value}"


def _cell(value: str | int | None, width: int) -> str:
    """Return a cell of a row; after a cell that is too wide, two blanks follow."""
    text = "" if value is None else str(value)
    return text.ljust(max(width, len(text) + 2))
