# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pairs on the console: what is shown of them, and the lines that tests have in common."""

from __future__ import annotations

import copy
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import (
    Reading,
    Screen,
    verdict_line,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    INTERFACE,
    MASTER,
    NOW,
    STANDBY,
    Edit,
    Facts,
    edited,
)

COLD: Edit = {f"{INTERFACE}.synchronization": "Cold"}
IS_COLD = "group 1 set 1 service-set ss1 interface ms-1/0/0 - synchronization - Expected: Hot Actual: Cold"
WAIT = "  Wait while it is Cold: sessions replicate from 180 s of age. Off: see interface_connection."
HEAD = "  gateway  set  role     peer     health  Hot  verdict"
RULE = "  -------  ---  -------  -------  ------  ---  -------"
READ_AGAIN = "  See that the gateway answers, and read it again. A line that stays: ask junos_ha.srd.contact."
FIND_SET = "  Look at services redundancy-set in the configuration, and at the set's id."
SKEWED = "  Read both gateways again, one right after the other."
HOSTILE = "\x1b[2J\x1b[32mGO\r\n\u202eOG\u200f\x9b"  # clears, colours, breaks lines, turns the writing
LEADER = "  mx1        1  MASTER   STANDBY  Passed  1/1  GO"
OTHER = "  mx2        1  STANDBY  MASTER   Passed  1/1  GO"


def given(facts: Facts | None, peer_facts: Facts | None, options: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    """Return the verdict on a pair, as a task hands it over."""
    report = pair_report(facts, peer_facts, now=NOW, options=options, names=("mx1", "mx2"))
    return {"of": "mx1 and mx2", "report": report}


def readings(
    facts: Facts | None, peer_facts: Facts | None, errors: t.Mapping[str, str]
) -> tuple[Reading, ...]:
    """Return the gateways of a pair."""
    return tuple(
        Reading(name=name, gateway=None if it is None else from_facts(it), error=errors.get(name, ""))
        for name, it in (("mx1", facts), ("mx2", peer_facts))
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """A pair, what was asked of it, and the lines that must come of it."""

    facts: Facts | None = field(default_factory=lambda: MASTER)
    peer_facts: Facts | None = field(default_factory=lambda: STANDBY)
    options: t.Mapping[str, t.Any] = field(default_factory=dict)
    errors: t.Mapping[str, str] = field(default_factory=dict)
    verdict: str
    lines: list[str]

    @property
    def screen(self) -> Screen:
        """The screen of it."""
        return Screen(
            verdicts=(verdict_line(given(self.facts, self.peer_facts, self.options)),),
            readings=readings(self.facts, self.peer_facts, self.errors),
        )


def sets(facts: Facts, count: int) -> Facts:
    """Return the gateway with as many sets as that, all alike."""
    first = facts["groups"][0]["sets"][0]
    every = [{**copy.deepcopy(first), "id": number} for number in range(1, count + 1)]
    return edited(facts, {"groups.0.sets": every})


def well(*numbers: int) -> list[str]:
    """Return the rows of sets that are well."""
    return [
        line
        for number in numbers
        for line in (
            f"  mx1      {number:3}  MASTER   STANDBY  Passed  1/1  GO",
            f"  mx2      {number:3}  STANDBY  MASTER   Passed  1/1  GO",
        )
    ]
