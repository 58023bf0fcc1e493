# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The evidence of an audit: what both gateways of each pair showed, and the verdict on the fleet."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_FLEET, OF_PAIR
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, plain_fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import to_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.around import Around
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair, Side, Sides
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import plain_shape
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import to_plain as plain_answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.layout import Shared
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import (
    OPENMETRICS,
    metrics_path,
    write_metrics,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Where the evidence of an audit is kept.

    Args:
        phase: the phase of the run.
        formats: the formats of the reports that are made of it.
        has_metrics: whether the metrics of the audit are kept with the reports.
        writes: whether anything is written; in check mode nothing is.
    """

    phase: Phase
    formats: tuple[str, ...]
    has_metrics: bool = False
    writes: bool = True

    def refuse_written(self, pair: Pair) -> None:
        """Raise an C(EvidenceError) where there is evidence of a gateway already."""
        for name in pair.names:
            self.phase.refuse_written(name)

    def keep(self, pair: Pair, sides: Sides, report: Report, around: Around) -> bool:
        """Write the evidence of both gateways, that of the lead last, and the reports on the pair.

        Returns:
            Whether it was written: not in check mode.

        Raises:
            SrdError: one of them could not be written.
        """
        if not self.writes:
            return False
        made = {OF_PAIR: report, **around.reports}
        plain = Shared({name: to_report(each) for name, each in made.items()})
        written = [
            self.phase.write_made(
                side.name, _content(side, plain, around), now=now(), gateway=side.gateway, made=made
            )
            for side in reversed(sides)
        ]
        self.phase.write_reports(pair.names, self.formats, written)
        return True

    def keep_fleet(self, fleet: FleetVerdict, metrics: str) -> dict[str, Path]:
        """Write the evidence of the fleet and the reports on it; return where these stand, by their formats.

        In check mode nothing is written.

        Args:
            fleet: the verdict on all pairs.
            metrics: the metrics of the audit, as text.

        Raises:
            SrdError: one of them could not be written, or is there already.
        """
        run = self.phase.path(OF_FLEET).parent
        of_metrics = {OPENMETRICS: metrics_path(run, OF_FLEET)} if self.has_metrics else {}
        if not self.writes:
            self.phase.refuse_written(OF_FLEET)
            return {**self.phase.report_paths(OF_FLEET, self.formats), **of_metrics}
        content = Content(reports={OF_FLEET: plain_fleet(fleet)})
        self.phase.write(OF_FLEET, content, now=now())
        for path in of_metrics.values():
            write_metrics(path, metrics)
        return {**self.phase.write_reports((OF_FLEET,), self.formats), **of_metrics}


def _content(side: Side, reports: dict[str, t.Any], around: Around) -> Content:
    beside = plain_shape(around.shapes.get(side.name))
    reading = side.reading
    facts = {**to_facts(reading.gateway), "reply": reading.reply, **beside} if reading else None
    areas, answers = around.shown.get(side.name), around.answers.get(side.name)
    return Content(
        facts=facts,
        areas=to_plain(areas) if areas else None,
        probes=plain_answers(answers) if answers else None,
        error=side.error,
        reports=reports,
    )
