# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The policy check: whether the configuration proves that an event does to a set what is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACQUIRE,
    RELEASES,
    Configuration,
    RedundancyEvent,
    RedundancyPolicy,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

_FITTING = {"MASTER": (ACQUIRE,), "STANDBY": RELEASES}
_DOES = {"MASTER": "acquires", "STANDBY": "releases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the configuration proves of an event.

    Args:
        finding: whether it does what is wanted.
        suitable: the events that would do it.
        pull_back: what can move mastership back by itself, in words.
    """

    finding: Finding
    suitable: tuple[str, ...] = ()
    pull_back: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the event does what is wanted."""
        return self.finding.status == "pass"


def prove(configuration: Configuration, plan: Plan) -> Proof:
    """Return what the configuration proves of the event that is to be triggered."""
    attached = _attached(configuration, plan.redundancy_set)
    suitable = tuple(
        event.name for event in configuration.events if _reading(configuration, event.name, plan)[1]
    )
    actual, holds = _reading(configuration, plan.trigger.event, plan)
    alternatives = "" if holds else f"; events that would do it: {', '.join(suitable) or 'none'}"
    return Proof(
        finding=_finding(plan, f"{actual}{alternatives}", holds=holds),
        suitable=suitable,
        pull_back=_pull_back(configuration, attached) if plan.target == "STANDBY" else (),
    )


def unproved(plan: Plan, cause: str) -> Proof:
    """Return the proof of an event whose configuration could not be read."""
    return Proof(finding=_finding(plan, cause, holds=None))


def _finding(plan: Plan, actual: str, *, holds: bool | None) -> Finding:
    does = f"{plan.trigger.event} {_DOES[plan.target]} mastership of set {plan.redundancy_set}"
    path = Path().to("gateway", plan.host).to("set", plan.redundancy_set)
    return decide("redundancy_event", path, expected=does, actual=actual, holds=holds)


def _reading(configuration: Configuration, event: str, plan: Plan) -> tuple[str, bool]:
    """Return what the configuration says of an event, and whether that is what is wanted."""
    if event not in [each.name for each in configuration.events]:
        return "no event of that name is in event-options", False
    owners = [policy for policy in configuration.policies if event in policy.events]
    if len(owners) != 1:
        named = ", ".join(policy.name for policy in owners) or "none"
        return f"it must belong to one policy and belongs to {named}", False
    (owner,) = owners
    if owner not in _attached(configuration, plan.redundancy_set):
        return f"its policy {owner.name} is not attached to set {plan.redundancy_set}", False
    actual = f"its policy {owner.name} says {owner.action or 'nothing of mastership'}"
    return actual, owner.action in _FITTING[plan.target]


def _attached(configuration: Configuration, redundancy_set: int) -> list[RedundancyPolicy]:
    names = {name for each in configuration.sets if each.id == redundancy_set for name in each.policies}
    return [policy for policy in configuration.policies if policy.name in names]


def _pull_back(configuration: Configuration, attached: list[RedundancyPolicy]) -> tuple[str, ...]:
    acquiring = [policy for policy in attached if policy.action == ACQUIRE]
    return tuple(
        f"{policy.name} acquires mastership when {event.name} fires: {', '.join(event.monitors)}"
        for policy in acquiring
        for event in _firing(configuration, policy)
    )


def _firing(configuration: Configuration, policy: RedundancyPolicy) -> list[RedundancyEvent]:
    """Return the events of a policy that fire by themselves."""
    return [each for each in configuration.events if each.name in policy.events and each.monitors]
