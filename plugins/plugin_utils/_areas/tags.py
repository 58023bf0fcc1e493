# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the elements of a reply about an area: what is missing or is not understood is an error."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import Element
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import Reading, count
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one reply shows."""

    entries: tuple[Entry, ...]
    unrecognized: tuple[str, ...] = ()


Reader = t.Callable[[Element], Shown]
States = t.Callable[[str], Reading]  # reads one of the states that are known


def refuse_other(root: Element, tag: str) -> None:
    """Refuse a reply whose root has another tag, or text."""
    if root.tag != tag or root.text:
        raise ParseError(f"expected {tag} in the reply", line=" ".join(root.leaves()))


def unrecognized_in(element: Element, known: t.Container[str]) -> tuple[str, ...]:
    """Return the elements below one whose tags are not known, as C(tag: text)."""
    return tuple(
        line(leaf) for child in element.children if child.tag not in known for leaf in child.leaves()
    )


def below(element: Element, tag: str) -> list[Element]:
    """Return the children of a tag."""
    return [child for child in element.children if child.tag == tag]


def one(element: Element, tag: str) -> Element:
    """Return the one child of a tag."""
    found = below(element, tag)
    if len(found) != 1:
        raise ParseError(f"expected one {tag} in {element.tag}", line=" ".join(element.leaves()))
    return found[0]


def text_in(element: Element, tag: str) -> str:
    """Return the text of the one child of a tag, which must not be empty."""
    text = line(one(element, tag).text)
    if not text:
        raise ParseError(f"expected a text in {tag}", line=" ".join(element.leaves()))
    return text


def number_in(element: Element, tag: str) -> int:
    """Return the number in the one child of a tag."""
    printed = text_in(element, tag)
    number, _understood = count(printed)
    if number is None:
        raise ParseError(f"expected {tag} to be a number", line=printed)
    return int(number)


def within(element: Element) -> t.Iterator[Element]:
    """Yield all elements below one, at any depth."""
    for child in element.children:
        yield child
        yield from within(child)


def state_in(element: Element, tag: str, known: States) -> str:
    """Return the state in a tag, as the table of known ones has it."""
    printed = text_in(element, tag)
    word, is_known = known(printed)
    if not is_known:
        raise ParseError(f"expected {tag} to be a known state", line=printed)
    return str(word)
