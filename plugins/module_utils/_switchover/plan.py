# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a switchover is to do, and what it may rely on."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    COMPLEMENT,
    EXPECTATION,
    Expectation,
    Options,
    choice,
    expectation,
    refuse_unknown,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import LIMITS, Limits, limits_of
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Trigger
from ansible_collections.junos_ha.srd.plugins.module_utils._time import seconds

Target = t.Literal["MASTER", "STANDBY"]

OLDEST = 300.0  # seconds: what was read earlier says nothing of now
_NEVER_WAIVED = ("set_present", "role")

SWITCHOVER_OPTIONS: dict[str, dict[str, t.Any]] = {
    "redundancy_set": {"type": "int", "required": True},
    "redundancy_event": {"type": "str", "required": True},
    "target": {"type": "str", "choices": ["MASTER", "STANDBY"], "required": True},
    "max_age": {"type": "float", "default": 60},
    "verify_event": {"type": "bool", "default": True},
    "force": {"type": "bool", "default": False},
    **EXPECTATION,
    **LIMITS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A switchover that was asked for.

    Args:
        host: this gateway's name.
        peer: the name of the other gateway of the pair.
        trigger: the request that is to move mastership.
        target: the role in which this gateway is to end.
        options: what is expected of the pair, the role of the set that is to move left out.
        max_age: how old in seconds what is known of the peer may be.
        verify_event: whether the configuration must prove what the event does.
        limits: how long to wait for the outcome.
    """

    host: str
    peer: str
    trigger: Trigger
    target: Target
    options: dict[str, t.Any]
    max_age: float
    verify_event: bool
    limits: Limits

    @property
    def redundancy_set(self) -> int:
        """The set that is to move."""
        return self.trigger.redundancy_set

    @property
    def origin(self) -> str:
        """The role that this gateway must have before."""
        return COMPLEMENT[self.target]

    def expecting(self, role: str) -> dict[str, t.Any]:
        """Return what is expected of this gateway while it has a role of the set."""
        return {**self.options, "roles": {**self.options["roles"], self.redundancy_set: role}}


def plan(options: Options, *, host: str, peer: str) -> Plan:
    """Return the plan that options state.

    Raises:
        ArgumentError: an option or its value does not exist, or two of them contradict each other.
    """
    refuse_unknown(options, SWITCHOVER_OPTIONS)
    given: dict[str, t.Any] = {name: spec.get("default") for name, spec in SWITCHOVER_OPTIONS.items()}
    given |= {name: value for name, value in options.items() if value is not None}
    trigger = Trigger(
        redundancy_set=given["redundancy_set"], event=given["redundancy_event"], force=given["force"]
    )
    expected = {name: given[name] for name in EXPECTATION}
    _refuse_contradiction(expectation(expected), trigger.redundancy_set)
    return Plan(
        host=host,
        peer=peer,
        trigger=trigger,
        target=t.cast(Target, choice("target", given["target"], ("MASTER", "STANDBY"))),
        options=expected,
        max_age=_max_age(given["max_age"]),
        verify_event=given["verify_event"],
        limits=limits_of(given),
    )


def _refuse_contradiction(expected: Expectation, redundancy_set: int) -> None:
    role = dict(expected.roles).get(redundancy_set)
    if role is not None:
        raise ArgumentError(
            f"roles - Expected: no role of set {redundancy_set}, which follows from target Actual: {role}"
        )
    if expected.redundancy_sets and redundancy_set not in expected.redundancy_sets:
        raise ArgumentError(
            f"redundancy_sets - Expected: set {redundancy_set} among them "
            f"Actual: {list(expected.redundancy_sets)}"
        )
    waived = [waiver.check for waiver in expected.waivers if waiver.check in _NEVER_WAIVED]
    if waived:
        raise ArgumentError(
            f"waivers - Expected: none of {' and '.join(_NEVER_WAIVED)}, which say what is moved "
            f"Actual: {', '.join(waived)}"
        )


def _max_age(value: object) -> float:
    expected = f"{OLDEST:g} seconds at most"
    age = seconds("max_age", value, expected)
    if age > OLDEST:
        raise ArgumentError(f"max_age - Expected: {expected} Actual: {value!r}")
    return age
