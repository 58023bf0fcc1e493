# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A pair of gateways, what was read of each, and the verdict on both."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import (
    Away,
    PairVerdict,
    first_finding,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two gateways by their names in the inventory. C(peer) is empty where none is known."""

    lead: str
    peer: str

    @property
    def names(self) -> tuple[str, str]:
        """Both names, that of the lead first."""
        return self.lead, self.peer


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What came of reading one gateway: a reading, or the cause why there is no reading."""

    name: str
    reading: Reading | None = None
    error: str | None = None

    @property
    def gateway(self) -> Gateway | None:
        """The state of the gateway; None where it could not be read."""
        return self.reading.gateway if self.reading else None


Sides = tuple[Side, Side]


def unknown(pair: Pair, cause: str) -> PairVerdict:
    """Return the verdict on a pair that could not be checked, or whose evidence could not be written."""
    line = " ".join(cause.split())
    return PairVerdict(
        lead=pair.lead,
        peer=pair.peer,
        verdict="unknown",
        summary=f"UNKNOWN: {line}",
        finding=line,
        kept=False,
    )


def judged(
    pair: Pair, report: Report, sides: t.Iterable[Side], *, kept: bool, away: tuple[Away, ...] = ()
) -> PairVerdict:
    """Return the verdict of a report on a pair.

    Args:
        pair: the pair.
        report: the report on it.
        sides: what was read of both.
        kept: whether its evidence was written.
        away: its sets that are away from home.
    """
    errors = [side.error for side in sides if side.error]
    return PairVerdict(
        lead=pair.lead,
        peer=pair.peer,
        verdict=report.verdict,
        summary=report.summary,
        finding=first_finding(report, errors),
        kept=kept,
        away=away,
    )
