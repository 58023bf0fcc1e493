# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads how much of their CPU and memory the service cards use."""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import Element
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.tags import (
    Shown,
    below,
    refuse_other,
    text_in,
    unrecognized_in,
)

_INTERFACE = "interface-name"
_CARDS, _CARD = "services-sessions-utilization-information", "services-sessions-utilization"
_USED = {"cpu-load": "CPU", "memory-percent": "memory"}
_OF_CARD = (
    *(_INTERFACE, *_USED, "session-count", "session-setup-rate", "session-setup-percent"),
    *("session-drop-rate", "session-teardown-rate"),
)
_SETS, _SET, _TYPE = (
    "service-set-summary-information",
    "service-set-summary-information-entry",
    "service-set-service-type-entry",
)
_CPU = "service-set-cpu-utilization"
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?%?", re.ASCII)
_ALL = 100

TAGS: tuple[str, ...] = (_CARDS, _CARD, *_OF_CARD, _SETS, _SET, _TYPE, _CPU)


def percent_of(value: str) -> float:
    """Return the number of a value that was read here.

    Raises:
        ValueError: it is no percentage, such as nan, which is below any limit.
    """
    number = _PERCENT.fullmatch(value)
    if number is None:
        raise ValueError(value)
    return float(number[1])


def cards(root: Element) -> Shown:
    """Read the CPU and the memory that the sessions of each service interface use."""
    refuse_other(root, _CARDS)
    found = _found(root, _CARD)
    return Shown(
        entries=tuple(
            Entry(name=f"{text_in(each, _INTERFACE)} {name}", value=_percent(each, tag))
            for each in found
            for tag, name in _USED.items()
        ),
        unrecognized=(
            *unrecognized_in(root, (_CARD,)),
            *(text for each in found for text in unrecognized_in(each, _OF_CARD)),
        ),
    )


def service_sets(root: Element) -> Shown:
    """Read the CPU that the service sets of each service interface use."""
    refuse_other(root, _SETS)
    found = _found(root, _SET)
    return Shown(
        entries=tuple(entry for each in found for entry in _of_types(each)),
        unrecognized=(
            *unrecognized_in(root, (_SET,)),
            *(text for each in found for text in unrecognized_in(each, (_INTERFACE, _TYPE))),
        ),
    )


def _of_types(element: Element) -> t.Iterator[Entry]:
    name = f"{text_in(element, _INTERFACE)} service sets CPU"
    for each in _found(element, _TYPE):
        yield Entry(name=name, value=_percent(each, _CPU))


def _found(element: Element, tag: str) -> list[Element]:
    """Return the children of a tag, of which there must be one at least."""
    found = below(element, tag)
    if not found:
        raise ParseError(f"expected {tag} in the reply", line=" ".join(element.leaves()))
    return found


def _percent(element: Element, tag: str) -> str:
    """Return a percentage, which is printed with a sign or without."""
    printed = text_in(element, tag)
    number = _PERCENT.fullmatch(printed)
    if number is None or float(number[1]) > _ALL:
        raise ParseError(f"expected {tag} to be 0 to {_ALL} percent", line=printed)
    return f"{number[1]} %"
