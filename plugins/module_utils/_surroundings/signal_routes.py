# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether a signal route is active: traffic follows it, and so mastership.

The tags of C(get-route-information) are published. A redundancy policy adds a static route, so only a static
one counts: a STANDBY may learn the same prefix from its peer. A table without the route is empty, or missing
in the reply.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import SignalRoute
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import prefix
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

_ROOT, _TABLE, _NAME = "route-information", "route-table", "table-name"
_DESTINATION, _ENTRY, _PROTOCOL, _TAG = "rt-destination", "rt-entry", "protocol-name", "active-tag"
_STATIC = "static"
# What the legend of the command says: active and last active, active, last active.
_ACTIVE = {"*": True, "+": True, "-": False, "": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRoute:
    """A signal route as a gateway shows it.

    Args:
        route: the route.
        active: whether it is active as a static route; None where that is not shown.
        refused: why it is not shown; empty where it is.
    """

    route: SignalRoute
    active: bool | None
    refused: str = ""


def not_read(routes: t.Iterable[SignalRoute]) -> tuple[ShownRoute, ...]:
    """Return routes that were not read."""
    return tuple(ShownRoute(route=each, active=None, refused="not read") for each in routes)


def unread_routes(routes: t.Iterable[SignalRoute], error: DeviceError) -> tuple[ShownRoute, ...]:
    """Return routes of a gateway that could not be asked."""
    return tuple(ShownRoute(route=each, active=None, refused=line(error.cause)) for each in routes)


def read_signal_route(route: SignalRoute, outcome: Outcome) -> ShownRoute:
    """Return what the outcome of a read says of a route."""
    if isinstance(outcome, DeviceError):
        (unread,) = unread_routes([route], outcome)
        return unread
    try:
        root = open_envelope(read_xml(strip_terminal(outcome).strip()))
        return ShownRoute(route=route, active=_is_active(root, route))
    except (LibraryError, ParseError) as error:
        return ShownRoute(route=route, active=None, refused=line(str(error)))


def _is_active(root: Element, route: SignalRoute) -> bool:
    if root.tag != _ROOT or root.text:
        raise ParseError(f"expected {_ROOT} in the reply", line=" ".join(root.leaves()))
    tables = _below(root, _TABLE)
    if root.children and not tables:
        raise ParseError(f"expected {_TABLE} in the reply", line=" ".join(root.leaves()))
    entries = [entry for table in tables for entry in _entries(table, route)]
    states = [_state(entry) for entry in entries if _text(entry, _PROTOCOL).casefold() == _STATIC]
    return any(states)


def _entries(table: Element, route: SignalRoute) -> t.Iterator[Element]:
    """Yield the entries of a route, if this is its table."""
    if _text(table, _NAME) != route.table:
        return
    for each in _below(table, "rt"):
        if prefix(_text(each, _DESTINATION))[0] == route.prefix:
            entries = _below(each, _ENTRY)
            if not entries:
                raise ParseError(f"expected {_ENTRY} in a route", line=" ".join(each.leaves()))
            yield from entries


def _state(entry: Element) -> bool:
    tag = _text(entry, _TAG) if _below(entry, _TAG) else ""
    if tag not in _ACTIVE:
        raise ParseError(f"expected {_TAG} to be * or absent", line=tag)
    return _ACTIVE[tag]


def _below(element: Element, tag: str) -> list[Element]:
    return [child for child in element.children if child.tag == tag]


def _text(element: Element, tag: str) -> str:
    """Return the text of the one child of a tag; some releases wrap it in line breaks."""
    texts = [line(child.text) for child in _below(element, tag)]
    if len(texts) != 1:
        raise ParseError(f"expected one {tag} in {element.tag}", line=", ".join(texts))
    return texts[0]
