# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan of a run on one pair: the options of the actions in each phase."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import names_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    EXPECTATION,
    PAIR,
    change_expectation,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import LIMITS, limits_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import refuse_short
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.gate import COMMITS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import chosen, effects_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import probes_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.asked import asked_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import OPTIONS as TAKE_DOWN
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import PREFIX, Variables
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_path
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.state import fallback_directory

Plain = dict[str, t.Any]

_UNREAD = "it was not read, for the task that reads it did not end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair: the play's host, which leads it, and the other gateway."""

    lead: str
    peer: str

    @property
    def names(self) -> tuple[str, str]:
        """Both gateways, the lead first."""
        return self.lead, self.peer

    def other(self, name: str) -> str:
        """Return the gateway that is not the named one."""
        return self.peer if name == self.lead else self.lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of a run.

    Args:
        pair: the pair.
        name: the name of the phase, as its evidence has it.
        variables: the variables of the roles, validated.
        baseline: the phase that the gateways are compared with, where they are compared.
        falls_back: whether its evidence is written elsewhere where its directory has no room: something
            was sent before.
    """

    pair: Pair
    name: str
    variables: Variables
    baseline: str | None = None
    falls_back: bool = False

    @property
    def run_id(self) -> str:
        """The name of the run."""
        return str(self.variables["srd_run_id"])

    def evidence(self, gateway: str, phase: str | None = None) -> str:
        """Return the path of a gateway's evidence of a phase, of this one where none is named."""
        directory = self.variables["srd_evidence_directory"]
        return str(evidence_path(directory, self.run_id, host=gateway, phase=phase or self.name))


def plain_phase(phase: Phase) -> Plain:
    """Return what the tasks of a phase take, as plain data.

    Raises:
        ArgumentError: an option or its value does not exist, or a path cannot be made.
    """
    pair, variables = phase.pair, phase.variables
    return {
        "pair": " and ".join(pair.names),
        "lead": pair.lead,
        "peer": pair.peer,
        "gateways": list(pair.names),
        "unread": [{"name": name, "facts": {}, "error": _UNREAD} for name in pair.names],
        "phase": phase.name,
        "falls_back": phase.falls_back,
        "carried": [],
        "done": [],
        "areas": _areas(variables),
        "asks_areas": bool(_areas(variables)),
        "probes": _probes(phase),
        "asks_probes": bool(_probes(phase)),
        "evidence": {name: phase.evidence(name) for name in pair.names},
        "baseline": {name: phase.evidence(name, phase.baseline) for name in pair.names if phase.baseline},
        "options": {
            "pair": {**_options(variables, PAIR), "peer": pair.peer, "max_age": "any"},
            "wait": {name: _waiting(variables, is_lead=name == pair.lead) for name in pair.names},
            "change": _change(variables),
            "take_down": {
                **_options(variables, TAKE_DOWN),
                "not_asked": [name for name in ("srd_areas", "srd_probes") if variables[name]],
            },
            "areas": {
                "areas": _areas(variables),
                "effects": variables["srd_area_effects"],
                "switched": _change(variables)["expect"] == "switched",
                "waivers": variables["srd_waivers"],
            },
            "probes": {"probes": _probes(phase), "waivers": variables["srd_waivers"]},
            "evidence": {
                "directory": variables["srd_evidence_directory"],
                "run_id": phase.run_id,
                "phase": phase.name,
                "reports": variables["srd_reports"],
                "asked": encode(asked_of(variables)),
                **({"fallback_directory": _fallback(variables)} if phase.falls_back else {}),
                **({"refers_to": [variables["srd_continues"]]} if "srd_continues" in variables else {}),
            },
        },
    }


def _areas(variables: Variables) -> list[str]:
    """Return the areas that are read beside the redundancy groups.

    Raises:
        ArgumentError: one does not exist.
    """
    return list(chosen("srd_areas", variables["srd_areas"]))


def _probes(phase: Phase) -> list[Plain]:
    """Return the show commands of the site.

    Raises:
        ArgumentError: one is invalid, or is to be read on a gateway that is not of the pair.
    """
    given: list[Plain] = phase.variables["srd_probes"]
    probes_of("srd_probes", given, phase.pair.names)
    return given


def _fallback(variables: Variables) -> str:
    return str(variables.get("srd_evidence_fallback") or fallback_directory())


def checked(variables: Variables) -> Variables:
    """Return the variables, if they state what can be expected.

    Raises:
        ArgumentError: an option or its value does not exist.
    """
    expectation(_options(variables, PAIR), PAIR)
    change_expectation(_change(variables))
    effects_of("srd_area_effects", variables["srd_area_effects"])
    limits = _options(variables, LIMITS)
    if limits:
        found = limits_of({**dict.fromkeys(LIMITS), **limits})
        if variables.get("srd_rescue") == "acquire":
            refuse_short("srd_timeout", found.timeout)
    return variables


def _options(variables: Variables, known: t.Iterable[str]) -> Plain:
    """Return the variables that are options of this name."""
    return {name: variables[f"{PREFIX}{name}"] for name in known if f"{PREFIX}{name}" in variables}


def _waiting(variables: Variables, *, is_lead: bool) -> Plain:
    """Return the options of a wait: the peer must have the other role than the lead."""
    options = _options(variables, [*EXPECTATION, *LIMITS])
    if is_lead or "role" not in options:
        return options
    roles = {each: _complement(role) for each, role in options["roles"].items()}
    return {**options, "role": _complement(options["role"]), "roles": roles}


def _complement(role: str) -> str:
    return COMPLEMENT.get(role, role)


def _change(variables: Variables) -> Plain:
    return {
        "expect": variables.get("srd_expect", "unchanged"),
        "redundancy_sets": variables.get("srd_switched_sets", []),
        "waivers": variables["srd_waivers"],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Failover:
    """The moves of a failover.

    Args:
        pair: the pair.
        leaving: the gateway that releases mastership.
        is_back: whether it is the way back, on which the events of each move are exchanged.
        must_stay: whether mastership must not come back by itself.
        restored: the sets that it moves; None for every set that is to be moved.
        phase: the name of its phase, as the evidence has it.
        variables: the variables of the role, validated.
    """

    pair: Pair
    leaving: str
    is_back: bool
    phase: str
    variables: Variables
    must_stay: bool = False
    restored: tuple[int, ...] | None = None

    @property
    def moves(self) -> list[Plain]:
        """What is to be moved, as srd_moves has it.

        Raises:
            ArgumentError: a set that is to be restored is not among them.
        """
        moves: list[Plain] = self.variables["srd_moves"]
        missing = set(self.restored or ()) - {move["redundancy_set"] for move in moves}
        if missing:
            sets = names_of_sets(sorted(missing))
            raise ArgumentError(f"srd_moves - Expected: {sets}, moved away before Actual: not among them")
        return [each for each in moves if self.restored is None or each["redundancy_set"] in self.restored]


def plain_failover(failover: Failover) -> Plain:
    """Return what a failover moves, as plain data.

    Raises:
        ArgumentError: the gateway is not of the pair, no set is to be moved, or one twice.
    """
    pair, leaving = failover.pair, failover.leaving
    sets = [move["redundancy_set"] for move in failover.variables["srd_moves"]]
    if leaving not in pair.names:
        expected = f"{pair.lead} or {pair.peer}"
        raise ArgumentError(f"srd_away_from - Expected: {expected} Actual: {leaving}")
    if not sets or len(sets) != len(set(sets)):
        raise ArgumentError(f"srd_moves - Expected: each set to be moved once Actual: {sets}")
    taker, moves = pair.other(leaving), failover.moves
    return {
        "leaving": leaving,
        "taker": taker,
        "moves": [_move(failover, each) for each in moves],
        "rolls_back": failover.variables["srd_rollback"] == "on_failure",
    }


def _move(failover: Failover, move: Plain) -> Plain:
    events = (move["event"], move.get("reverse_event") or move["event"])
    there, back = reversed(events) if failover.is_back else events
    number, leaving = move["redundancy_set"], failover.leaving
    return {
        "redundancy_set": number,
        "switchover": _way(failover, "switchover", number, leaving, there),
        "rollback": _way(failover, "rollback", number, failover.pair.other(leaving), back),
    }


def _way(failover: Failover, name: str, number: int, leaving: str, event: str) -> Plain:
    """Return one way of a set: its two gateways, and the options of the request."""
    expected = [*EXPECTATION, *LIMITS, "verify_event", "baseline_for", "rescue"]
    taker = failover.pair.other(leaving)
    moved = [move["redundancy_set"] for move in failover.moves]
    return {
        "way": name,
        "redundancy_set": number,
        "leaving": leaving,
        "taker": taker,
        "options": {
            **_options(failover.variables, expected),
            **_place(failover),
            "redundancy_set": number,
            "redundancy_event": event,
            "target": "STANDBY",
            "peer": taker,
            "moved_too": [each for each in moved if each != number],
            **_at_the_gate(failover.variables),
            **({"must_stay": True} if failover.must_stay and name == "switchover" else {}),
            "rollback": name == "rollback",
        },
    }


def _at_the_gate(variables: Variables) -> Plain:
    """Return how commits count at the gate: as after the change, where they are asked for at all."""
    if COMMITS not in _areas(variables):
        return {}
    return {COMMITS: effects_of("srd_area_effects", variables["srd_area_effects"])[COMMITS]}


def _place(failover: Failover) -> Plain:
    """Return where a switchover keeps its intent, its outcome and the lock of the pair."""
    variables = failover.variables
    given = {
        "directory": variables["srd_evidence_directory"],
        "run_id": variables["srd_run_id"],
        "phase": failover.phase,
        "lock_directory": variables.get("srd_lock_directory"),
        "fallback_directory": variables.get("srd_evidence_fallback"),
    }
    return {name: value for name, value in given.items() if value is not None}
