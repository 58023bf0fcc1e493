# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The gate: whether mastership may be moved, by what both gateways show right before.

The policy check belongs to it: whether the configuration proves that an event does to a set what is wanted.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    evaluate_identity,
    evaluate_pair,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import WAIVABLE, Report
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACQUIRE,
    RELEASES,
    Configuration,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation, Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

# What shows that there is nothing to do, on this gateway and on its peer.
_THERE = (
    "reply_complete",
    "facts_age",
    "collection_skew",
    "set_present",
    "role",
    "peer_role",
    "single_master",
    "two_chassis",
    "identity",
)
_OVERRIDING = "force"
_FITTING = {"MASTER": (ACQUIRE,), "STANDBY": RELEASES}
_DOES = {"MASTER": "acquires", "STANDBY": "releases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The state of the gate.

    Args:
        report: the report on the pair, with the roles as they must be before.
        overridden: the failed checks that force has overridden.
    """

    report: Report
    overridden: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether mastership may be moved."""
        return self.report.verdict == "go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """What is known of the two gateways.

    Args:
        gateway: what this gateway shows.
        peer: what its peer shows; None where that could not be read.
        now: the time, with its zone.
    """

    gateway: _model.Gateway
    peer: _model.Gateway | None
    now: datetime.datetime

    @property
    def read(self) -> tuple[_model.Gateway, ...]:
        """Those that were read, this gateway first."""
        return (self.gateway,) if self.peer is None else (self.gateway, self.peer)

    def report(self, plan: Plan, expected: Expectation) -> Report:
        """Return the report on the pair."""
        limited = replace(expected, max_age=plan.max_age, max_skew=plan.max_age)
        names = (plan.host, plan.peer)
        report = evaluate_pair(self.gateway, self.peer, limited, now=self.now, names=names)
        return report.with_findings(*evaluate_identity(self.gateway, self.peer, limited, names=names))


def role_of(gateway: _model.Gateway | None, redundancy_set: int) -> str | None:
    """Return the role that a gateway shows of a set; None where it shows none, or two."""
    return None if gateway is None else gateway.roles.get(redundancy_set)


def is_there(both: Both, plan: Plan) -> bool:
    """Return whether this gateway has the target role, clear, and its peer the other."""
    expected = replace(
        plan.expected, role=plan.target, roles=(), redundancy_sets=(plan.redundancy_set,), waivers=()
    )
    findings = both.report(plan, expected).findings
    passed = all(each.status == "pass" for each in findings if _decides(each, plan.host))
    return passed and role_of(both.gateway, plan.redundancy_set) == plan.target


def gate_of(both: Both, plan: Plan) -> Gate:
    """Return the gate of the pair, with the roles as they must be before.

    By force what has failed is overridden, each by its name. What is unknown stays so, and so does what no
    waiver may name, and a gateway that does not have the role that it is to give up.
    """
    expected = plan.expecting(plan.origin)
    report = both.report(plan, expected)
    if not plan.trigger.force or role_of(both.gateway, plan.redundancy_set) != plan.origin:
        return Gate(report=report)
    failed = [each for each in report.findings if each.status == "fail" and each.check in WAIVABLE]
    waivers = tuple(_override(each, both.now) for each in failed)
    forced = both.report(plan, replace(expected, waivers=(*expected.waivers, *waivers)))
    return Gate(report=forced, overridden=tuple(f"{each.subject} - {each.message}" for each in failed))


def _decides(finding: Finding, host: str) -> bool:
    own = dict(finding.path.steps).get("gateway") == host
    return finding.check in _THERE or (finding.check == "role_clear" and own)


def _override(finding: Finding, now: datetime.datetime) -> Waiver:
    """Return the waiver that force stands for: for this one finding, now and never again."""
    return Waiver(
        check=finding.check,
        subject=finding.subject,
        reason="overridden by force",
        owner=_OVERRIDING,
        expires=now.isoformat(timespec="microseconds"),
    )


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
    suitable = tuple(
        event.name for event in configuration.events if _reading(configuration, event.name, plan)[1]
    )
    actual, holds = _reading(configuration, plan.trigger.event, plan)
    alternatives = "" if holds else f"; events that would do it: {', '.join(suitable) or 'none'}"
    return Proof(
        finding=_finding(plan, f"{actual}{alternatives}", holds=holds),
        suitable=suitable,
        pull_back=_pull_back(configuration, plan.redundancy_set) if plan.target == "STANDBY" else (),
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
    if owner not in configuration.attached(plan.redundancy_set):
        return f"its policy {owner.name} is not attached to set {plan.redundancy_set}", False
    actual = f"its policy {owner.name} says {owner.action or 'nothing of mastership'}"
    return actual, owner.action in _FITTING[plan.target]


def _pull_back(configuration: Configuration, redundancy_set: int) -> tuple[str, ...]:
    return tuple(
        f"{policy.name} acquires mastership when {event.name} fires: {', '.join(event.monitors)}"
        for policy in configuration.attached(redundancy_set)
        if policy.action == ACQUIRE
        for event in configuration.events_of(policy)
        if event.monitors
    )
