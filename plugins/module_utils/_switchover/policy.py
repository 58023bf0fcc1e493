# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The policy check: what the configurations of both gateways prove of a switchover.

That the event does to the set what is wanted, that the other gateway takes over and can give back, that the
signal route goes with mastership, and that no other set goes with it.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    BOTH,
    NOT_SHOWN,
    PASSED,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.interfaces import shown_as_configured
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import leads_elsewhere, leads_there
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import names_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    TIMERS,
    Configuration,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Trigger
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan, Target
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.ways import (
    FITTING,
    Policies,
    Said,
    Way,
    path_to,
    route_policies,
    routes_of,
    stays,
    takeover,
    unless_unread,
    ways,
)

LONGEST_HOLD_TIME = 60  # seconds for which a peer that is gone may be called connected

_DOES = {"MASTER": "acquires", "STANDBY": "releases"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the configurations prove of a switchover.

    Args:
        findings: what the checks of policies found, the event first.
        suitable: the events that would do what is wanted.
        acquiring: the requests that let a gateway acquire the set, each with its name; first those whose
            events do not fire by themselves.
        pull_back: what can move mastership back by itself, in words.
        told: what else of the configurations a person should know, in words.
        routes: the signal routes that go with mastership.
    """

    findings: tuple[Finding, ...]
    suitable: tuple[str, ...] = ()
    acquiring: tuple[tuple[str, Trigger], ...] = ()
    pull_back: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    routes: tuple[SignalRoute, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether everything is proved, or approved by a waiver."""
        return all(each.status in PASSED for each in self.findings)


def prove(own: Side, other: Side, plan: Plan, *, now: datetime.datetime) -> Proof:
    """Return what the configurations prove of the switchover.

    Args:
        own: the gateway that the request is for.
        other: the other gateway of the pair.
        plan: the switchover.
        now: the time, with its zone, by which a waiver has not expired.
    """
    there, back = ways(own, other, plan)
    made = _made(own, other, plan, there, back)
    findings = report_on(made, waivers=plan.expected.waivers, now=now).findings
    return Proof(
        findings=_asked_so_far(findings, own, other),
        suitable=suitable_events(own.configuration, plan.redundancy_set, plan.target),
        acquiring=_acquiring((own, other), plan.redundancy_set),
        pull_back=_pull_back(own.configuration, plan),
        told=(*_told(own), *_told(other), *_differences(own, other, plan.redundancy_set)),
        routes=routes_of(there),
    )


def _made(own: Side, other: Side, plan: Plan, there: Way, back: Way) -> list[Finding]:
    return [
        _event_finding(own, plan),
        takeover(there),
        takeover(back),
        route_policies(there),
        route_policies(back),
        *(_shared(side, policies, plan) for side, policies in there.sides),
        _group(there),
        *([stays(there)] if plan.must_stay else []),
        *(_hold_time(side, plan.redundancy_set) for side in (own, other)),
        *(each for side in (own, other) for each in shown_as_configured(side, plan.includes)),
        *_rescue(own, plan),
        *_iccp_peer(own, other, plan.redundancy_set),
    ]


def _iccp_peer(own: Side, other: Side, number: int) -> t.Iterator[Finding]:
    """Yield where ICCP leads to another gateway than the other one, or that nothing shows where it leads."""
    path, expected = Path().to("gateway", BOTH), "ICCP leads to each other"
    elsewhere = tuple(leads_elsewhere(own, other))
    for told in elsewhere:
        finding = decide("iccp_peer", path, expected=expected, actual=told, holds=False)
        yield replace(finding, waivable=False)
    if not elsewhere and None not in (own.gateway, other.gateway) and not leads_there(own, other, number):
        yield decide("iccp_peer", path, expected=expected, actual=None, holds=None)


def _asked_so_far(findings: tuple[Finding, ...], own: Side, other: Side) -> tuple[Finding, ...]:
    """Return the findings up to one that leaves the others without an answer of their own.

    That is an event that does something else, and a configuration that was not read.
    """
    event, taking, *_rest = findings
    if event.status != "pass":
        return findings[:1]
    unread = own.configuration is None or other.configuration is None
    return findings[:2] if unread and taking.status != "waived" else findings


def suitable_events(configuration: Configuration | None, number: int, target: Target) -> tuple[str, ...]:
    """Return the events that are proved to do to the set what is wanted."""
    if configuration is None:
        return ()
    names = [each.name for each in configuration.events]
    return tuple(name for name in names if _reading(configuration, name, number, target)[1])


def _acquiring(sides: t.Iterable[Side], number: int) -> tuple[tuple[str, Trigger], ...]:
    """Return the requests that are proved to let a gateway acquire the set."""
    found = [
        (side.name, event, trigger)
        for side in sides
        for event in (side.configuration.events if side.configuration else ())
        if event.name in suitable_events(side.configuration, number, "MASTER")
        and (trigger := _trigger(number, event.name)) is not None
    ]
    by_hand_first = sorted(found, key=lambda each: bool(each[1].monitors))
    return tuple((name, trigger) for name, _event, trigger in by_hand_first)


def _trigger(number: int, event: str) -> Trigger | None:
    """Return the request that triggers an event; None where its name cannot be one."""
    try:
        return Trigger(redundancy_set=number, event=event)
    except ArgumentError:
        return None


def _event_finding(own: Side, plan: Plan) -> Finding:
    does = f"{plan.trigger.event} {_DOES[plan.target]} mastership of set {plan.redundancy_set}"
    path = path_to(own.name, plan.redundancy_set)
    if own.configuration is None:
        return decide("redundancy_event", path, expected=does, actual=own.unconfigured, holds=None)
    actual, holds = _reading(own.configuration, plan.trigger.event, plan.redundancy_set, plan.target)
    suitable = ", ".join(suitable_events(own.configuration, plan.redundancy_set, plan.target)) or "none"
    alternatives = "" if holds else f"; events that would do it: {suitable}"
    return decide("redundancy_event", path, expected=does, actual=f"{actual}{alternatives}", holds=holds)


def _rescue(own: Side, plan: Plan) -> t.Iterator[Finding]:
    """Yield whether the gateway can acquire the set again by a request, where that is asked for."""
    if plan.rescues:
        names = [trigger.event for _name, trigger in _acquiring([own], plan.redundancy_set)]
        expected = f"an event by which {own.name} acquires set {plan.redundancy_set} again"
        path, actual = path_to(own.name, plan.redundancy_set), ", ".join(names) or "none is proved"
        yield decide("rescue_event", path, expected=expected, actual=actual, holds=bool(names))


def _reading(configuration: Configuration, event: str, number: int, target: Target) -> Said:
    """Return what the configuration says of an event, and whether that is what is wanted."""
    if event not in [each.name for each in configuration.events]:
        return "no event of that name is in event-options", False
    owners = [policy for policy in configuration.policies if event in policy.events]
    if len(owners) != 1:
        named = ", ".join(policy.name for policy in owners) or "none"
        return f"it must belong to one policy and belongs to {named}", False
    (owner,) = owners
    if owner not in configuration.attached(number):
        actual = f"its policy {owner.name} is not attached to set {number}"
        return unless_unread(actual, configuration.unrecognized)
    actual = f"its policy {owner.name} says {owner.action or 'nothing of mastership'}"
    return unless_unread(actual, owner.unrecognized, holds=owner.action in FITTING[target])


def _shared(side: Side, policies: Policies | None, plan: Plan) -> Finding:
    """Return whether no other set that stays has a policy, an event or a route of the switchover."""
    path = path_to(side.name, plan.redundancy_set)
    expected = "no other set has its policies, events and routes, unless it is moved too"
    if side.configuration is None or policies is None:
        actual, holds = side.unconfigured, None
    else:
        stays = [each.id for each in side.configuration.sets if each.id not in plan.moved]
        found = [words for number in stays for words in _shares(side.configuration, policies, number)]
        actual, holds = "; ".join(found) or "none does", not found
    return decide("shared_policies", path, expected=expected, actual=actual, holds=holds, waivable=True)


def _shares(configuration: Configuration, policies: Policies, number: int) -> t.Iterator[str]:
    """Yield what another set has of these policies."""
    routes = {route for each in policies for route in (each.adds, each.deletes) if route is not None}
    events = {event for each in policies for event in each.events}
    for each in configuration.attached(number):
        if each in policies:
            yield f"{names_of_sets([number])} has {each.name}"
            continue
        yield from (f"{names_of_sets([number])} has {event}" for event in each.events if event in events)
        yield from (
            f"{names_of_sets([number])} has {route}, by {each.name}"
            for route in dict.fromkeys((each.adds, each.deletes))
            if route in routes
        )


def _group(way: Way) -> Finding:
    """Return whether the set belongs to the same redundancy group on both."""
    path = path_to(way.giver.name, way.number)
    sides = (way.giver, way.taker)
    groups = [_group_of(side, way.number) for side in sides]
    actual = ", ".join(
        f"{side.name}: {NOT_SHOWN if group is None else group}"
        for side, group in zip(sides, groups, strict=True)
    )
    holds = None if None in groups else len(set(groups)) == 1
    expected = "one redundancy group on both gateways"
    return decide("set_group", path, expected=expected, actual=actual, holds=holds, waivable=True)


def _group_of(side: Side, number: int) -> int | None:
    configured = None if side.configuration is None else side.configuration.set(number)
    return None if configured is None else configured.group


def _hold_time(side: Side, number: int) -> Finding:
    """Return whether a peer that is gone is called connected for a short time only."""
    expected = f"{LONGEST_HOLD_TIME} s at most, for which Connected may be outdated"
    configuration = side.configuration or Configuration()
    seconds = configuration.seconds(number, "hold-time")
    shown = "not understood" if configuration.unread(number, "hold-time") else None
    return decide(
        "hold_time",
        path_to(side.name, number),
        expected=expected,
        actual=shown if seconds is None else f"{seconds} s",
        holds=None if seconds is None else seconds <= LONGEST_HOLD_TIME,
        waivable=True,
    )


def _differences(own: Side, other: Side, number: int) -> t.Iterator[str]:
    """Yield the timers that differ between the two, as far as both are known."""
    if own.configuration is None or other.configuration is None:
        return
    for name in TIMERS:
        first, second = (each.seconds(number, name) for each in (own.configuration, other.configuration))
        if None not in (first, second) and first != second:
            values = f"{first} s on {own.name}, {second} s on {other.name}"
            yield f"timers differ: {name} of set {number} is {values}"


def _told(side: Side) -> t.Iterator[str]:
    """Yield what of a configuration has no effect or is not understood."""
    configuration = side.configuration or Configuration()
    where = f"the configuration of {side.name}"
    yield from (f"{where}: inactive: {each}" for each in configuration.inactive)
    yield from (f"{where}: not understood: {each}" for each in configuration.unrecognized)


def _pull_back(configuration: Configuration | None, plan: Plan) -> tuple[str, ...]:
    if configuration is None or plan.target != "STANDBY":
        return ()
    return tuple(
        f"{policy.name} acquires mastership when {event.name} fires: {', '.join(event.monitors)}"
        for policy, event in configuration.acquiring(plan.redundancy_set)
        if event.monitors
    )
