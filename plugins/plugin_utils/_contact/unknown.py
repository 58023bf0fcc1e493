# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What of the replies is not known here: lines, tags and values, each with the nearest that is known."""

from __future__ import annotations

import difflib
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, split_state
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    CONTAINERS,
    EVENTS,
    INTERFACE,
    LABELS,
    ROW,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold, interface
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import parted
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas import cards, headroom, readers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import Levels
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen

_EVENT_LABELS = tuple(label for table in EVENTS.values() for label in table)
_HEADS = (
    " ".join(INTERFACE),
    " ".join(ROW),
    "transition events received ignored",
    "monitored events received ignored",
)
_OF_TEXT = (*LABELS, *_EVENT_LABELS, *_HEADS)
_OF_TAGS = (*LABELS, *INTERFACE, *ROW, *_EVENT_LABELS, *CONTAINERS)
_KNOWN = "known, but not with this value or in this row"
OF_A_ROW = "a row of service interfaces"
_OF_AREAS = (*readers.TAGS, *cards.TAGS, *headroom.TAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A line, a tag or a value that is not known.

    Args:
        what: the line, the tag with its text, or the value, as it was shown.
        nearest: the nearest that is known; empty where none is near.
        place: the field of a value, or the area of a tag; empty for a line or tag of the redundancy groups.
        replies: in which replies it stands.
    """

    what: str
    nearest: str
    place: str = ""
    replies: tuple[str, ...]


def not_understood(seen: Seen) -> tuple[Unknown, ...]:
    """Return every line and tag that was not understood, each once."""
    found: dict[tuple[str, bool], dict[str, str]] = {}
    for key, gateway in seen.readings.items():
        is_tag = gateway.format != "text"
        for entry in gateway.unrecognized:
            once = label_of(entry, is_tag=True) if is_tag else line(entry)
            found.setdefault((once, is_tag), {}).setdefault(_name(key), entry)
    known = (_unknown(next(iter(it.values())), is_tag, tuple(it)) for (_once, is_tag), it in found.items())
    return (*known, *_elsewhere(seen))


def _unknown(entry: str, is_tag: bool, replies: tuple[str, ...]) -> Unknown:
    nearest = nearest_label(label_of(entry, is_tag=is_tag), is_tag=is_tag)
    return Unknown(what=line(entry), nearest=nearest, replies=replies)


def unknown_values(seen: Seen) -> tuple[Unknown, ...]:
    """Return every value outside its known set, with the field that it is of."""
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for key, gateway in seen.readings.items():
        for place, value, known in _printed(gateway):
            if value is not None and value not in known:
                found.setdefault((place, value), {})[_name(key)] = tuple(known)
    return tuple(
        Unknown(
            what=value,
            nearest=_nearest(value, next(iter(replies.values()))),
            place=place,
            replies=tuple(replies),
        )
        for (place, value), replies in found.items()
    )


def _name(key: Levels) -> str:
    return " ".join(key)


def label_of(entry: str, *, is_tag: bool) -> str:
    """Return what of an entry is the name of something: a label, the head of a table, or a tag."""
    if is_tag:
        return entry.partition(":")[0].partition("/")[0].strip()
    label, _content = parted(entry.strip())
    return label


def nearest_label(label: str, *, is_tag: bool) -> str:
    """Return the nearest known label or tag; nothing where none is near."""
    folded = fold(label)
    if is_tag:
        near = _nearest(folded, _OF_TAGS).replace(" ", "-")
        return f"{near} ({_KNOWN})" if folded in _OF_TAGS else near
    if interface(label.partition(" ")[0])[1]:
        return OF_A_ROW
    return f"{folded} ({_KNOWN})" if folded in _OF_TEXT else _nearest(folded, _OF_TEXT)


def _nearest(text: str, known: t.Iterable[str]) -> str:
    return "".join(difflib.get_close_matches(text, list(known), n=1))


def _elsewhere(seen: Seen) -> t.Iterator[Unknown]:
    """Yield what is not known of the box, of its configuration and of the areas."""
    configured = (text for each in seen.configuration.policies for text in each.unrecognized)
    places = {
        "identity": seen.identity.unrecognized,
        "configuration": (*seen.configuration.unrecognized, *configured),
        **{f"area {name}": area.unrecognized for name, area in seen.areas.found.items()},
    }
    for place, entries in places.items():
        for entry in dict.fromkeys(entries):
            nearest = _nearest(label_of(entry, is_tag=True), _OF_AREAS)
            yield Unknown(what=line(entry), nearest=nearest, place=place, replies=(place,))


Printed = tuple[str, "str | None", tuple[str, ...]]


def _printed(gateway: Gateway) -> t.Iterator[Printed]:
    """Yield each value that has a known set, with its field and that set."""
    yield "ICCP connection", gateway.iccp.connection, _model.CONNECTIONS
    for each in gateway.sets:
        yield from _of_state("state", each.state)
        yield "health", each.health, _model.HEALTHS
        for peer in each.peers:
            yield from _of_state("peer state", peer.state)
            yield "peer connection", peer.connection, _model.CONNECTIONS
        for own in each.interfaces:
            yield "interface type", own.type, _model.INTERFACE_TYPES
            yield "interface role", own.role, _model.INTERFACE_ROLES
            yield "interface connection", own.connection, _model.INTERFACE_CONNECTIONS
            yield "interface synchronization", own.synchronization, _model.SYNCHRONIZATIONS


def _of_state(field: str, state: str | None) -> t.Iterator[Printed]:
    role, qualifier = split_state(state)
    yield field, role, _model.ROLES
    yield f"{field}, in brackets", qualifier, _model.QUALIFIERS
