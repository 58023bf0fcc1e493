# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pairs that a golden run begins with, where the lab's own does not do."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import ServiceInterface, ServiceSet
from ansible_collections.junos_ha.srd.tests.lab.pairs import pair_of
from ansible_collections.junos_ha.srd.tests.lab.published import EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.srd.mirror import mirrored
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair

# Names that a reply as text can hold, and that a page, a ticket or a terminal must not obey.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'\"`<svg/onload=alert(3)>",
    "javascript:alert(4)",
    "{{ 1 }}",
    "{% raw %}",
    "]]>",
    "<!-- -->",
    "</details></svg></style>",
    "&lt;b&gt; &amp; &#60;",
    "| a | b |",
    "[click](http://192.0.2.1/)",
    "**bold** _it_ `code` <br>",
    "\u202egpj.exe",
    "\u2066isolate",
    "\x1b[2J\x1b[31mred",
    "bell\x07 back\x08 null\x00",
    "\ufeffmark\u200b\u2028line",
    "byte \udcff",  # what is left of a byte that was not UTF-8
    "long-" * 60,
)


def pair_with(service_sets: t.Sequence[ServiceSet]) -> Pair:
    """Return a healthy pair whose one set has other service sets than the published reply."""
    (group,) = EXTENSIVE.groups
    (each,) = group.sets
    sets = (replace(each, service_sets=tuple(service_sets)),)
    master = replace(EXTENSIVE, groups=(replace(group, sets=sets),))
    return pair_of(master, mirrored(master))


def hostile_pair() -> Pair:
    """Return a pair whose service sets have hostile names, which no configuration as XML could hold."""
    pair = pair_with([_service_set(name, 1) for name in HOSTILE])
    first, second = (
        replace(box, configuration=replace(box.configuration, service_sets=())) for box in pair.boxes
    )
    return replace(pair, boxes=(first, second))


def big_pair() -> Pair:
    """Return a pair with 200 service interfaces on each gateway."""
    return pair_with([_service_set(f"CGNAT-{number:02}", 8) for number in range(1, 26)])


def _service_set(name: str, interfaces: int) -> ServiceSet:
    return ServiceSet(name=name, interfaces=tuple(_interface(number) for number in range(interfaces)))


def _interface(number: int) -> ServiceInterface:
    slot, pic = divmod(number, 4)
    return ServiceInterface(
        name=f"ms-{slot + 1}/{pic}/0",
        type="Inter-chassis",
        role="active",
        connection="Up",
        synchronization="Hot",
    )
