# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ways in which a pair differs from a healthy one at the start, in what it shows or is configured with."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ConfiguredServiceSet,
    ConfiguredSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Group, ServiceSet

from .srd.state import Box, Pair

Change = t.Callable[[Box], Box]

ANOTHER_SET = 9


def differing(pair: Pair, name: str) -> Pair:
    """Return a pair that differs in the named way."""
    first, second = (change(box) for change, box in zip(DIFFERENCES[name], pair.boxes, strict=True))
    return replace(pair, boxes=(first, second))


def _as_it_is(box: Box) -> Box:
    return box


def _intra_chassis(box: Box) -> Box:
    """Let a card of the gateway itself back the first service interface."""
    group, *groups = box.settled.groups
    each, *sets = group.sets
    service_set, *service_sets = each.service_sets or ()
    changed = replace(each, service_sets=(_backed_here(service_set), *service_sets))
    return _showing(box, (replace(group, sets=(changed, *sets)), *groups))


def _backed_here(service_set: ServiceSet) -> ServiceSet:
    first, *interfaces = service_set.interfaces
    return replace(service_set, interfaces=(replace(first, type="Intra-chassis"), *interfaces))


def _set_not_shown(box: Box) -> Box:
    another = ConfiguredSet(id=ANOTHER_SET, group=box.settled.groups[0].id)
    configuration = replace(box.configuration, sets=(*box.configuration.sets, another))
    return replace(box, configuration=configuration)


def _set_not_configured(box: Box) -> Box:
    group, *groups = box.settled.groups
    another = replace(group.sets[0], id=ANOTHER_SET)
    return _showing(box, (replace(group, sets=(*group.sets, another)), *groups))


def _service_set_not_shown(box: Box) -> Box:
    return _with_service_set(box, ConfiguredServiceSet(name="NAT64", redundancy_set=1))


def _interface_not_shown(box: Box) -> Box:
    shown, *others = box.configuration.service_sets
    changed = replace(shown, interfaces=(*shown.interfaces[:1], "ms-5/0/0"))
    return replace(box, configuration=replace(box.configuration, service_sets=(changed, *others)))


def _with_service_set(box: Box, another: ConfiguredServiceSet) -> Box:
    service_sets = (*box.configuration.service_sets, another)
    return replace(box, configuration=replace(box.configuration, service_sets=service_sets))


def _showing(box: Box, groups: tuple[Group, ...]) -> Box:
    return replace(box, settled=replace(box.settled, groups=groups))


# What is done to the first gateway, and to the second.
DIFFERENCES: dict[str, tuple[Change, Change]] = {
    "intra": (_intra_chassis, _intra_chassis),
    "intra_here": (_intra_chassis, _as_it_is),
    "set_not_shown": (_set_not_shown, _set_not_shown),
    "set_not_configured": (_set_not_configured, _set_not_configured),
    "service_set_not_shown": (_service_set_not_shown, _service_set_not_shown),
    "interface_not_shown": (_interface_not_shown, _interface_not_shown),
}
