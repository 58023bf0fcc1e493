# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The areas around the daemon as facts, such as alarms and core dumps: entries, each with a name and a value.

An area that was not read, or whose reply is not understood, shows no entries: C(null), never an empty list.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError

SCHEMA = 1
FACT = "junos_srd_areas"

Plain = dict[str, t.Any]

_OTHER_KEYS = ("schema", "collected_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that an area shows.

    Args:
        name: what it is called.
        value: what is shown of it.
    """

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name} ({self.value})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of a gateway.

    Args:
        entries: what it shows; None where that is not known.
        unrecognized: elements that are not known, as C(tag: text). They do no harm beside known ones.
        refused: why entries are not known, in the words of the device or the parser.
    """

    entries: tuple[Entry, ...] | None
    complete: bool = field(init=False)
    unrecognized: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "complete", self.entries is not None and not self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """The areas of a gateway that were asked for.

    Args:
        collected_at: when they were read, a time in UTC.
        found: the areas by their names.
    """

    collected_at: str | None
    found: t.Mapping[str, Area]


def to_plain(areas: Areas) -> Plain:
    """Return the areas of a gateway as facts."""
    found = {name: encode(area) for name, area in areas.found.items()}
    return {"schema": SCHEMA, "collected_at": areas.collected_at, **found}


def from_plain(facts: object, where: str) -> Areas:
    """Return the areas of facts.

    Args:
        facts: what C(to_plain) gave.
        where: what the facts are called, for the error.

    Raises:
        FactsError: they have another shape, or contradict themselves.
    """
    if not isinstance(facts, dict) or facts.get("schema") != SCHEMA:
        raise FactsError(where, expected=f"areas of schema {SCHEMA}, a dictionary", actual=facts)
    collected_at = facts.get("collected_at")
    if collected_at is not None and not isinstance(collected_at, str):
        raise FactsError(f"{where}.collected_at", expected="a time", actual=collected_at)
    names = [name for name in facts if name not in _OTHER_KEYS]
    found = {name: decode(Area, facts[name], f"{where}.{name}") for name in names}
    return Areas(collected_at=collected_at, found=found)
