# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands around the daemon: which box it is, and whether the routes that traffic follows are active.

Which box: C(get-system-information) shows its host name and the serial number of its chassis. Where it is
refused or lacks one, C(get-software-information) shows the host name and C(get-chassis-inventory) the serial
number. The tags are known from practice, not from models.

Routes: the tags of C(get-route-information) are published. A redundancy policy adds a static route, so only a
static one counts: a STANDBY may learn the same prefix from its peer. A table without the route is empty, or
missing in the reply.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import SignalRoute
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Identity
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import prefix
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

_SYSTEM, _SOFTWARE, _CHASSIS = "system-information", "software-information", "chassis"
_HOST_NAME, _SERIAL_NUMBER = "host-name", "serial-number"
_KNOWN = (_HOST_NAME, _SERIAL_NUMBER, "hardware-model", "os-name", "os-version")  # of the system
_RELEASE = re.compile(r"<((?:os|junos)-version)(?:\s[^<>]*)?>([^<>]+)</\1>")
_ROUTING_ENGINE = re.compile(r"-re[01]\Z", re.IGNORECASE)

_ROOT, _TABLE, _NAME = "route-information", "route-table", "table-name"
_DESTINATION, _ENTRY, _PROTOCOL, _TAG = "rt-destination", "rt-entry", "protocol-name", "active-tag"
_STATIC = "static"
# What the legend of the command says: active and last active, active, last active.
_ACTIVE = {"*": True, "+": True, "-": False, "": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What one reply shows."""

    host_names: tuple[str, ...] = ()
    serial_numbers: tuple[str, ...] = ()
    unrecognized: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


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


def read_identity(system: Outcome) -> Identity:
    """Return which box it is, by C(get-system-information)."""
    return _identity([_shown(system, _system)])


def read_identity_elsewhere(known: Identity, software: Outcome, chassis: Outcome) -> Identity:
    """Return which box it is where the system information lacks something of it.

    Args:
        known: what the system information shows.
        software: the outcome of C(get-software-information).
        chassis: the outcome of C(get-chassis-inventory).
    """
    first = _Shown(
        host_names=tuple(each for each in [known.host_name] if each),
        serial_numbers=tuple(each for each in [known.serial_number] if each),
        unrecognized=known.unrecognized,
        refused=known.refused,
    )
    return _identity([first, _shown(software, _software), _shown(chassis, _chassis)])


def read_release(*outcomes: Outcome) -> str | None:
    """Return the Junos release that replies show, None where none does; all where they show several."""
    replies = [each for each in outcomes if not isinstance(each, DeviceError)]
    found = dict.fromkeys(line(shown[2]) for each in replies for shown in _RELEASE.finditer(each))
    return ", ".join(text for text in found if text) or None


def is_same_host(name: str, other: str) -> bool:
    """Return whether two host names mean one gateway."""
    return plain_host_name(name) == plain_host_name(other)


def plain_host_name(name: str) -> str:
    """Return a host name for comparison: in lower case, its first label, without -re0 or -re1."""
    return _ROUTING_ENGINE.sub("", name.partition(".")[0]).casefold()


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


def _identity(shown: t.Sequence[_Shown]) -> Identity:
    host_names = [name for each in shown for name in each.host_names]
    serial_numbers = [number for each in shown for number in each.serial_numbers]
    plain = {plain_host_name(name) for name in host_names}
    return Identity(
        host_name=host_names[0] if len(plain) == 1 else None,
        serial_number=serial_numbers[0] if len(set(serial_numbers)) == 1 else None,
        unrecognized=tuple(text for each in shown for text in each.unrecognized),
        refused=tuple(text for each in shown for text in each.refused),
    )


def _shown(outcome: Outcome, read: t.Callable[[Element], _Shown]) -> _Shown:
    """Return what an outcome shows; a request that was refused shows why."""
    if isinstance(outcome, DeviceError):
        return _Shown(refused=(line(outcome.cause),))
    try:
        return read(read_xml(strip_terminal(outcome).strip()))
    except (LibraryError, ParseError) as error:
        return _Shown(refused=(line(str(error)),))


def _system(root: Element) -> _Shown:
    found = list(_elements(root, _SYSTEM))
    return _Shown(
        host_names=_texts(found, _HOST_NAME),
        serial_numbers=_texts(found, _SERIAL_NUMBER),
        unrecognized=tuple(
            line(leaf)
            for each in found
            for child in each.children
            if child.tag not in _KNOWN
            for leaf in child.leaves()
        ),
    )


def _software(root: Element) -> _Shown:
    return _Shown(host_names=_texts(_elements(root, _SOFTWARE), _HOST_NAME))


def _chassis(root: Element) -> _Shown:
    return _Shown(serial_numbers=_texts(_elements(root, _CHASSIS), _SERIAL_NUMBER))


def _elements(element: Element, tag: str) -> t.Iterator[Element]:
    """Yield the elements of a tag: one for each routing engine."""
    if element.tag == tag:
        yield element
    for child in element.children:
        yield from _elements(child, tag)


def _texts(elements: t.Iterable[Element], tag: str) -> tuple[str, ...]:
    texts = (line(child.text) for each in elements for child in each.children if child.tag == tag)
    return tuple(text for text in texts if text)


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
