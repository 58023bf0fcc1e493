# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The areas of a pair in an audit: what both gateways showed, and the report on it. There is no before."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import Compared, evaluate_areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import areas_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.expected import Expected
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Side, Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stood around the daemons of a pair.

    Args:
        report: the report on it; None where no area is asked for.
        shown: the areas of the gateways that were read, by name.
        warnings: what only warns, in sentences.
    """

    report: Report | None = None
    shown: t.Mapping[str, Areas] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def around_of(expected: Expected, sides: Sides) -> Around:
    """Return what stood around the daemons of a pair, as far as areas are asked for."""
    if not expected.areas:
        return Around()
    shown = {side.name: areas for side in sides if (areas := _areas(expected, side))}
    gateways = [Compared(gateway=side.name, now=shown.get(side.name)) for side in sides]
    found = evaluate_areas(gateways, expected.areas, expected.effects)
    report = report_on(found.findings, waivers=expected.expectation.waivers, now=now())
    return Around(report=report, shown=shown, warnings=found.warnings)


def _areas(expected: Expected, side: Side) -> Areas | None:
    if side.reading is None:
        return None
    return areas_of(expected.areas, side.reading.beside, side.reading.gateway.collected_at)
