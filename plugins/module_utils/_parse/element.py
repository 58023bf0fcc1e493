# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What XML and JSON have in common: named elements with text or with elements in them."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold

DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Element:
    """One element. Those of the same tag keep their order; JSON tells no other.

    C(inactive) marks a statement of a configuration that is there and has no effect.
    """

    tag: str
    text: str = ""
    children: tuple[Element, ...] = ()
    inactive: bool = False

    @property
    def key(self) -> str:
        """The tag as the tables of labels spell it."""
        return fold(self.tag)

    def leaves(self) -> list[str]:
        """Return what stands in the element, a path and its text each."""
        inner = [f"{self.tag}/{leaf}" for child in self.children for leaf in child.leaves()]
        if self.text:
            return [f"{self.tag}: {self.text}", *inner]
        return inner or [self.tag]


def refuse_depth(depth: int, tag: str) -> None:
    """Raise a ParseError where elements are nested deeper than any reply nests them."""
    if depth > DEEPEST:
        raise ParseError(f"elements are nested more than {DEEPEST} deep, as in no reply", line=tag)
