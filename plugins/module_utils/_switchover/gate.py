# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The gate: whether mastership may be moved, by what both gateways show right before."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import differing
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    evaluate_identity,
    evaluate_pair,
    relief,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    WAIVABLE,
    Report,
    report_on,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation, Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import ShownRoute
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
_SAME = "events, connection losses and route errors as in the reading before"
_STILL = (
    "connection_down",
    "route_update_error received",
    *(f"{way}_{how} received" for way in ("acquire", "release") for how in ("auto", "manual")),
)
# What says where mastership is, or whether the other gateway is there. Of the set that moves it must pass:
# no waiver and no force goes against it.
_CERTAIN = (
    "iccp_connection",
    "peer_connections",
    "peer_connection",
    "set_present",
    "role",
    "peer_role",
    "same_groups",
    "same_sets",
    "single_master",
    "view_of_peer",
    "peer_address",
)
# What may call for a rollback, beside the health of the gateway that releases, and so does not shut its gate.
_CALLING = ("synchronization", "interface_connection")

Routes: t.TypeAlias = "t.Mapping[str, tuple[ShownRoute, ...]]"  # by the names of the gateways
RouteCheck = t.Literal["signal_routes", "signal_routes_moved"]  # before the request, and after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The state of the gate.

    Args:
        report: the report on the pair, with the roles as they must be before.
        overridden: the failed checks that force has overridden, or that may have called for a rollback.
        relief: the waivers that let the gateway be left that is to give mastership up.
    """

    report: Report
    overridden: tuple[str, ...] = ()
    relief: tuple[Waiver, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether mastership may be moved."""
        return self.report.verdict == "go"

    def joined(self, other: Gate) -> Gate:
        """Return both as one."""
        report = self.report.with_findings(*other.report.findings)
        return Gate(report=report, overridden=(*self.overridden, *other.overridden), relief=self.relief)


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


def roles_of(gateway: _model.Gateway | None, plan: Plan) -> dict[str, str | None]:
    """Return the roles of the set on both gateways, as this one shows them; those of several peers in one."""
    sets = gateway.sets if gateway else ()
    peers = [
        peer.role or "not known" for each in sets if each.id == plan.redundancy_set for peer in each.peers
    ]
    return {plan.host: role_of(gateway, plan.redundancy_set), plan.peer: ", ".join(peers) or None}


def is_there(both: Both, plan: Plan) -> bool:
    """Return whether this gateway has the target role, and its peer the other."""
    if role_of(both.gateway, plan.redundancy_set) != plan.target:
        return False
    expected = replace(
        plan.expected, role=plan.target, roles=(), redundancy_sets=(plan.redundancy_set,), waivers=()
    )
    findings = both.report(plan, expected).findings
    return all(each.status == "pass" for each in findings if each.check in _THERE)


def gate_of(both: Both, plan: Plan) -> Gate:
    """Return the gate of the pair, with the roles as they must be before.

    A gateway whose own health failed may be relieved of mastership; that of the one that takes over counts.
    By force what has failed is overridden, each by its name; for a rollback, what may have called for it.
    What is unknown stays so, and so does what no waiver may name, what must be certain of the set, and a
    gateway that does not have the role that it is to give up.
    """
    before = plan.expecting(plan.origin)
    found = both.report(plan, before)
    relieving = relief(found.findings, plan.giver, now=both.now)
    expected = replace(before, waivers=(*before.waivers, *relieving))
    report = _held(both.report(plan, expected) if relieving else found, plan)
    failed = [each for each in report.findings if _may_be_overridden(each, plan)]
    if not failed or role_of(both.gateway, plan.redundancy_set) != plan.origin:
        return Gate(report=report, relief=relieving)
    waivers = tuple(_override(each, plan, both.now) for each in failed)
    overridden = _held(both.report(plan, replace(expected, waivers=(*expected.waivers, *waivers))), plan)
    return Gate(report=overridden, overridden=_told(failed), relief=relieving)


def _may_be_overridden(finding: Finding, plan: Plan) -> bool:
    if finding.status != "fail" or finding.check not in WAIVABLE or _must_hold(finding, plan):
        return False
    return plan.trigger.force or (plan.is_rollback and finding.check in _CALLING)


def _held(report: Report, plan: Plan) -> Report:
    """Return a report in which no waiver counts for what must be certain of the set that moves."""
    return replace(report, findings=tuple(_failed_again(each, plan) for each in report.findings))


def _failed_again(finding: Finding, plan: Plan) -> Finding:
    if finding.status != "waived" or not _must_hold(finding, plan):
        return finding
    return replace(finding, status="fail", waiver=None)


def _must_hold(finding: Finding, plan: Plan) -> bool:
    """Return whether a finding must pass: of the set that moves, its groups, or a gateway."""
    number = dict(finding.path.steps).get("set", plan.redundancy_set)
    return finding.check in _CERTAIN and number == plan.redundancy_set


def _told(failed: t.Iterable[Finding]) -> tuple[str, ...]:
    return tuple(f"{each.subject} - {each.message}" for each in failed)


def _override(finding: Finding, plan: Plan, now: datetime.datetime) -> Waiver:
    """Return the waiver that force or a rollback stands for: for this one finding, now and never again."""
    return Waiver(
        check=finding.check,
        subject=finding.subject,
        reason=plan.overriding,
        owner="force" if plan.trigger.force else "rollback",
        expires=now.isoformat(timespec="microseconds"),
    )


def gate_of_routes(shown: Routes, plan: Plan, *, now: datetime.datetime) -> Gate:
    """Return the gate of the signal routes: each active on the MASTER, and not on the STANDBY.

    Args:
        shown: what each gateway shows of them.
        plan: the switchover.
        now: the time, with its zone.
    """
    findings = route_findings("signal_routes", shown, plan, master=plan.giver)
    return gate_of_findings(findings, plan, now=now, overrides=plan.trigger.force or plan.is_rollback)


def gate_of_findings(
    findings: tuple[Finding, ...], plan: Plan, *, now: datetime.datetime, overrides: bool
) -> Gate:
    """Return the gate of findings, of which those that failed may be overridden, each by its name."""
    report = report_on(findings, waivers=plan.expected.waivers, now=now)
    if not overrides:
        return Gate(report=report)
    failed = [each for each in report.findings if each.status == "fail"]
    waivers = (*plan.expected.waivers, *(_override(each, plan, now) for each in failed))
    return Gate(report=report_on(findings, waivers=waivers, now=now), overridden=_told(failed))


def route_findings(check: RouteCheck, shown: Routes, plan: Plan, *, master: str) -> tuple[Finding, ...]:
    """Return whether each signal route is active on the MASTER, and not on the other gateway."""
    return tuple(
        _route_finding(check, Path().to("gateway", name).to("set", plan.redundancy_set), each, name == master)
        for name, routes in shown.items()
        for each in routes
    )


def _route_finding(check: str, path: Path, it: ShownRoute, is_expected: bool) -> Finding:
    holds = None if it.active is None else it.active == is_expected
    actual = it.refused if it.active is None else _state_of_route(it.active)
    expected = f"{it.route} {_state_of_route(is_expected)}"
    return decide(check, path, expected=expected, actual=actual, holds=holds, waivable=True)


def _state_of_route(active: bool) -> str:
    return "active" if active else "not active"


def baseline(
    first: tuple[_model.Gateway, ...], again: tuple[_model.Gateway, ...], plan: Plan
) -> tuple[Finding, ...]:
    """Return whether each gateway counted the same in two readings, as far as both were read."""
    names = (plan.host, plan.peer)
    seen = [
        (name, differing(before, after, _STILL))
        for name, before, after in zip(names, first, again, strict=False)
    ]
    return tuple(
        decide(
            "baseline",
            Path().to("gateway", name),
            expected=_SAME,
            actual=each.words or ("the same" if each.holds else None),
            holds=each.holds,
        )
        for name, each in seen
    )
