# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an area counts at the gate of a switchover: none open, and nothing new until the request."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import Compared, evaluate_areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import (
    EFFECTS,
    Effect,
    areas_of,
    requests_of,
)

COMMITS = "commits"
IGNORE = "ignore"

GATE_OPTIONS: dict[str, dict[str, t.Any]] = {
    COMMITS: {"type": "str", "choices": [IGNORE, *EFFECTS], "default": IGNORE}
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTheGate:
    """An area at the gate.

    Args:
        area: its name.
        effect: whether a finding shuts the gate or warns.
    """

    area: str
    effect: Effect

    @property
    def requests(self) -> tuple[Request, ...]:
        """What is asked of each gateway."""
        return requests_of([self.area])

    def found(
        self, first: t.Mapping[str, tuple[Outcome, ...]], last: t.Mapping[str, tuple[Outcome, ...]] | None
    ) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """Return findings, and what only warns: of the last replies against the first, or of these alone."""
        gateways = [
            Compared(
                gateway=name,
                now=self._areas(outcomes if last is None else last.get(name, ())),
                before=self._areas(outcomes),
                is_compared=last is not None,
            )
            for name, outcomes in first.items()
        ]
        found = evaluate_areas(gateways, [self.area], {self.area: self.effect})
        return found.findings, found.warnings

    def _areas(self, outcomes: tuple[Outcome, ...]) -> Areas | None:
        """Return the area; None where the gateway was not read."""
        return areas_of([self.area], outcomes, None) if outcomes else None


def commits_at_the_gate(effect: str) -> AtTheGate | None:
    """Return how commits count at the gate; None where they are ignored."""
    return None if effect == IGNORE else AtTheGate(area=COMMITS, effect=t.cast(Effect, effect))
