# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The areas and probes of a pair in an audit, and the shapes of its replies, and the reports on it."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_AREAS, OF_PROBES
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Request
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import Compared, evaluate_areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import areas_of, requests_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.expected import Expected
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Side, Sides
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import Shape, shape_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.findings import evaluate_probes
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import Answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import on_gateway, reads_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.reader import answers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stood around the daemons of a pair.

    Args:
        reports: the reports on it by their names, of what is asked for.
        shown: the areas of the gateways that were read, by name.
        answers: the answers to the probes of those, by name.
        shapes: the shapes of their replies, by name, as far as they are known.
        warnings: what only warns, in sentences.
    """

    reports: t.Mapping[str, Report] = field(default_factory=dict)
    shown: t.Mapping[str, Areas] = field(default_factory=dict)
    answers: t.Mapping[str, Answers] = field(default_factory=dict)
    shapes: t.Mapping[str, Shape] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What all reports found."""
        return tuple(finding for report in self.reports.values() for finding in report.findings)


def beside_of(expected: Expected, host: str) -> tuple[Request, ...]:
    """Return what is asked of a gateway beside its redundancy groups."""
    return *requests_of(expected.areas), *reads_of(expected.probes, host)


def around_of(expected: Expected, sides: Sides) -> Around:
    """Return what stood around the daemons of a pair, as far as areas and probes are asked for."""
    shapes = {side.name: shape for side in sides if side.reading and (shape := shape_of(side.reading))}
    shown = {side.name: areas for side in sides if (areas := _areas(expected, side))}
    answers = {side.name: found for side in sides if (found := _answers(expected, side))}
    gateways = [Compared(gateway=side.name, now=shown.get(side.name)) for side in sides]
    of_areas = evaluate_areas(gateways, expected.areas, expected.effects)
    of_probes = evaluate_probes(expected.probes, {side.name: answers.get(side.name) for side in sides}, {})
    findings = {OF_AREAS: of_areas.findings, OF_PROBES: of_probes.findings}
    waivers, asked_at = expected.expectation.waivers, now()
    return Around(
        reports={
            name: report_on(found, waivers=waivers, now=asked_at) for name, found in findings.items() if found
        },
        shown=shown,
        answers=answers,
        shapes=shapes,
        warnings=(*of_areas.warnings, *of_probes.warnings),
    )


def _areas(expected: Expected, side: Side) -> Areas | None:
    if side.reading is None or not expected.areas:
        return None
    return areas_of(expected.areas, side.reading.beside, side.reading.gateway.collected_at)


def _answers(expected: Expected, side: Side) -> Answers | None:
    asked = on_gateway(expected.probes, side.name)
    if side.reading is None or not asked:
        return None
    outcomes = side.reading.beside[len(side.reading.beside) - len(asked) :]
    return answers_of(asked, outcomes, side.reading.gateway)
