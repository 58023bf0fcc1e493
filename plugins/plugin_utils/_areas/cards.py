# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the cards of a chassis, their PICs, and the members of bundles of service interfaces."""

from __future__ import annotations

import collections
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import Element
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import one_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.tags import (
    Shown,
    below,
    number_in,
    refuse_other,
    state_in,
    text_in,
    unrecognized_in,
    within,
)

_CARDS, _CARD, _SLOT, _STATE = "fpc-information", "fpc", "slot", "state"
_PIC, _PIC_SLOT, _PIC_STATE, _PIC_TYPE = "pic", "pic-slot", "pic-state", "pic-type"
_OF_CARD = (_SLOT, _STATE, _PIC, "description")
_OF_PIC = (_PIC_SLOT, _PIC_STATE, _PIC_TYPE)
_ANNOUNCED = ("Announce online", "Announce offline")
_OF_CARDS = one_of(
    ("Online", "Offline", "Empty", "Present", "Ready", *_ANNOUNCED, "Dead", "Diag", "Dormant", "Probed")
)
ONLINE = ("Online",)

_MEMBER, _NAME, _MEMBER_STATE = "member-interface", "member-name", "member-state"
_OF_MEMBER = (_NAME, _MEMBER_STATE, "member-weight")
_OF_MEMBERS = one_of(("Active", "Backup", "Inactive"))
IN_USE = ("Active", "Backup")

TAGS: tuple[str, ...] = (_CARDS, _CARD, *_OF_CARD, *_OF_PIC, _MEMBER, *_OF_MEMBER)


def cards(root: Element) -> Shown:
    """Read the cards, by their slots, and the PICs of each."""
    refuse_other(root, _CARDS)
    found = below(root, _CARD)
    if not found:
        raise ParseError(f"expected {_CARD} in the reply", line=" ".join(root.leaves()))
    entries = tuple(entry for each in found for entry in _of_card(each))
    for name, count in collections.Counter(entry.name for entry in entries).items():
        if count > 1:
            raise ParseError(f"expected one {name} in {_CARDS}", line=" ".join(root.leaves()))
    return Shown(
        entries=entries,
        unrecognized=(
            *unrecognized_in(root, (_CARD,)),
            *(text for each in found for text in unrecognized_in(each, _OF_CARD)),
            *(text for each in found for pic in below(each, _PIC) for text in unrecognized_in(pic, _OF_PIC)),
        ),
    )


def bundles(root: Element) -> Shown:
    """Read the members of bundles. What stands around a member is in no model, so its depth is not asked."""
    found = [each for each in within(root) if each.tag == _MEMBER]
    if not found or root.text:
        raise ParseError(f"expected {_MEMBER} in the reply", line=" ".join(root.leaves()))
    return Shown(
        entries=tuple(
            Entry(name=text_in(each, _NAME), value=state_in(each, _MEMBER_STATE, _OF_MEMBERS))
            for each in found
        ),
        unrecognized=tuple(text for each in found for text in unrecognized_in(each, _OF_MEMBER)),
    )


def _of_card(card: Element) -> t.Iterator[Entry]:
    name = f"FPC {number_in(card, _SLOT)}"
    yield Entry(name=name, value=state_in(card, _STATE, _OF_CARDS))
    for each in below(card, _PIC):
        yield Entry(
            name=f"{name} PIC {number_in(each, _PIC_SLOT)}", value=state_in(each, _PIC_STATE, _OF_CARDS)
        )
