# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An audit of many pairs: each as healthy, or as broken, as its number says."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, digest
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import (
    FleetVerdict,
    PairVerdict,
    first_finding,
    plain_fleet,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.tests.golden.runbook import VERSION
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

# What is done to mx2 of a pair whose number ends in that.
_TROUBLE = {3: "cold", 5: "close_port", 6: "monitored_down", 8: "two_masters"}
_NOT_JUDGED = 9
_NOTHING: Plain = {
    "verdict": "unknown",
    "summary": "UNKNOWN: it was not judged",
    "finding": "it was not judged",
    "kept": False,
}
_OF_TEN = 10

Facts = dict[str, t.Any]
Shown = tuple[Facts | None, Facts | None]


def fleet(pairs: int) -> list[Plain]:
    """Return the evidence of an audit of so many pairs, the record of the fleet alone."""
    simulation = Simulation()
    shown = {number: _shown(simulation, _TROUBLE.get(number)) for number in range(_OF_TEN)}
    found = FleetVerdict(pairs=tuple(_pair(number, shown, simulation) for number in range(pairs)))
    phase = Phase(directory="", run_id=f"2026-11-22-audit-{pairs}", name="audit")
    content = Content(reports={"fleet": plain_fleet(found)})
    written = phase.record("fleet", content, simulation.clock.now())
    record = {**written, "collection_version": VERSION}
    return [{**record, "sha256": digest(record)}]


def fifty_pairs() -> list[Plain]:
    """Return the evidence of an audit of 50 pairs: NO-GO."""
    return fleet(50)


def five_hundred_pairs() -> list[Plain]:
    """Return the evidence of an audit of 500 pairs: NO-GO."""
    return fleet(500)


def _shown(simulation: Simulation, trouble: str | None) -> Shown:
    simulation.do("mx1", "healthy")
    simulation.do("mx2", trouble or "no_fault")
    shown = simulation.facts("mx1"), simulation.facts("mx2")
    simulation.do("mx2", "no_fault")
    return shown


def _pair(number: int, shown: t.Mapping[int, Shown], simulation: Simulation) -> PairVerdict:
    lead, peer = f"mx{2 * number + 1}", f"mx{2 * number + 2}"
    if number % _OF_TEN == _NOT_JUDGED:
        return PairVerdict(lead=lead, peer=peer, **_NOTHING)
    first, second = shown[number % _OF_TEN]
    options = {"max_age": "any"}
    plain = pair_report(first, second, now=simulation.clock.now(), options=options, names=(lead, peer))
    report = from_report(plain, lead)
    return PairVerdict(
        lead=lead,
        peer=peer,
        verdict=report.verdict,
        summary=report.summary,
        finding=first_finding(report, []),
        kept=True,
    )
