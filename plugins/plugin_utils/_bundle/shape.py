# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What replies say but for their names: each name, address and interface is a number.

Replies of two gateways that are numbered together have the same shape before and after they are anonymous.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    plain_host_name,
    read_identity,
    read_identity_elsewhere,
    read_signal_route,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas import cards, headroom
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.readers import (
    bfd,
    bgp,
    iccp,
    read_area,
    sessions,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import Answer, Captured

Shape: t.TypeAlias = t.Any  # dictionaries, lists, texts and numbers

_OF_CARDS = (cards.cards, cards.bundles, headroom.cards, headroom.service_sets)
_STATED = (bfd, bgp, iccp, sessions, *_OF_CARDS)  # areas whose values are states or numbers
_KINDS = {
    **dict.fromkeys(("ip", "local_ip", "address", "local_address"), "address"),
    # Of events and policies these are the names, where they are no objects.
    **dict.fromkeys(("name", "routing_instance", "events", "policies"), "name"),
    "prefix": "prefix",
    "monitors": "monitor",
}
_INTERFACES = ("interfaces", "failed_interfaces")
_COUNTED = ("unrecognized", "inactive", "refused")  # words of which only the number stays
_LINK_DOWN = "link-down "


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of each name by its first appearance."""

    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, kind: str, name: str | None) -> str | None:
        """Return a name as its kind and number."""
        if name is None:
            return None
        return f"{kind} {self.seen.setdefault((kind, name), len(self.seen))}"


def shape(gateways: t.Iterable[Captured]) -> Shape:
    """Return the shape of all replies."""
    numbering = Numbering()
    return [_of_gateway(each, numbering) for each in gateways]


def difference(before: Shape, after: Shape, where: str = "") -> str | None:
    """Return where two shapes first differ, and how; None where they are alike."""
    if type(before) is type(after) and isinstance(before, (dict, list)) and len(before) == len(after):
        keys = before if isinstance(before, dict) else range(len(before))
        for key in keys:
            path = f"{where}.{key}" if isinstance(before, dict) else f"{where}[{key}]"
            inner = after.get(key) if isinstance(after, dict) else after[key]
            found = difference(before[key], inner, path)
            if found:
                return found
        return None
    if before == after:
        return None
    return f"{where.lstrip('.')} - Expected: {_said(before)} Actual: {_said(after)}"


def _said(value: Shape) -> str:
    return f"{len(value)} entries" if isinstance(value, (dict, list)) else repr(value)


def _of_gateway(it: Captured, numbering: Numbering) -> Shape:
    routes = _routes(it)
    return [_of_answer(each, routes, numbering) for each in it.answers]


def _routes(it: Captured) -> list[SignalRoute]:
    """Return the signal routes that a gateway is configured with."""
    found: list[SignalRoute] = []
    for each in it.answers:
        configuration = _configuration(each) if each.kind == "configuration" else None
        for policy in configuration.policies if configuration else ():
            found += [route for route in (policy.adds, policy.deletes) if route is not None]
    return list(dict.fromkeys(found))


def _configuration(answer: Answer) -> Configuration | None:
    try:
        return parse_configuration(answer.text)
    except ParseError:
        return None


def _of_answer(answer: Answer, routes: t.Sequence[SignalRoute], numbering: Numbering) -> Shape:
    if answer.kind == "redundancy":
        return _of_reply(answer.text, numbering)
    if answer.kind == "configuration":
        configuration = _configuration(answer)
        return "unread" if configuration is None else _numbered(encode(configuration), "", "", numbering)
    if answer.kind == "identity":
        return _of_identity(answer.text, numbering)
    if answer.kind == "route":
        return [[shown.active, bool(shown.refused)] for shown in _shown(answer, routes)]
    return _of_area(answer, numbering) if answer.reader else None


def _of_reply(text: str, numbering: Numbering) -> Shape:
    try:
        return _numbered(encode(parse(text)), "", "", numbering)
    except ParseError:
        return "unread"


def _shown(answer: Answer, routes: t.Sequence[SignalRoute]) -> t.Iterator[t.Any]:
    return (read_signal_route(route, answer.text) for route in routes)


def _of_identity(text: str, numbering: Numbering) -> Shape:
    known = read_identity_elsewhere(read_identity(text), text, text)
    host = None if known.host_name is None else plain_host_name(known.host_name)
    serial = numbering.number("name", known.serial_number)
    return [numbering.number("host", host), serial, known.complete, len(known.unrecognized)]


def _of_area(answer: Answer, numbering: Numbering) -> Shape:
    reader = answer.reader
    if reader is None:
        return None
    area: Area = read_area([(reader, answer.text)])
    is_stated = reader in _STATED
    entries = [
        [
            numbering.number("entry", entry.name),
            entry.value if is_stated else numbering.number("value", entry.value),
        ]
        for entry in area.entries or ()
    ]
    return [area.complete, entries, len(area.unrecognized), len(area.refused)]


def _numbered(value: t.Any, key: str, parent: str, numbering: Numbering) -> Shape:
    """Return plain data with its names as numbers, by the keys that they have."""
    if key in _COUNTED:
        return [" ".join(words.split()[:2]) if words.startswith("redundancy-set ") else "" for words in value]
    if isinstance(value, dict):
        return {each: _numbered(inner, each, key, numbering) for each, inner in value.items()}
    if isinstance(value, list):
        return [_numbered(inner, key, parent, numbering) for inner in value]
    return _named(value, _kind(key, parent), numbering) if isinstance(value, str) else value


def _named(value: str, kind: str, numbering: Numbering) -> str | None:
    if kind == "prefix":
        address, slash, length = value.partition("/")
        return f"{numbering.number(kind, address)}{slash}{length}"
    if kind == "monitor":
        interface = value.removeprefix(_LINK_DOWN)
        return value if interface == value else f"{_LINK_DOWN}{numbering.number('interface', interface)}"
    return numbering.number(kind, value) if kind else value


def _kind(key: str, parent: str) -> str:
    """Return what a text names: an interface, an address, something of the user; or nothing."""
    if key in _INTERFACES or (key == "name" and parent in _INTERFACES):
        return "interface"
    return _KINDS.get(key, "")
