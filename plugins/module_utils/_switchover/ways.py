# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One way of a set, from the gateway that releases it to the one that acquires it, by their policies."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACQUIRE,
    PEER_RELEASES,
    RELEASES,
    Configuration,
    RedundancyPolicy,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

FITTING = {"MASTER": (ACQUIRE,), "STANDBY": RELEASES}

Said = tuple[str, "bool | None"]  # what a configuration says, and whether that is what is wanted
Policies = tuple[RedundancyPolicy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of a set, from the gateway that releases it to the one that acquires it.

    The policies are those by which they do; None where a configuration was not read.
    """

    number: int
    giver: Side
    taker: Side
    releases: Policies | None
    acquires: Policies | None

    @property
    def sides(self) -> tuple[tuple[Side, Policies | None], ...]:
        """Both gateways, each with its policies."""
        return (self.giver, self.releases), (self.taker, self.acquires)


def ways(own: Side, other: Side, plan: Plan) -> tuple[Way, Way]:
    """Return the way there and the way back."""
    number = plan.redundancy_set
    asked = _asked(own.configuration, plan)
    ours, theirs = (_attached(side.configuration, number, RELEASES) for side in (own, other))
    if plan.target == "MASTER":
        there = Way(number=number, giver=other, taker=own, releases=theirs, acquires=asked)
        back = Way(number=number, giver=own, taker=other, releases=ours, acquires=_taking(other, number))
    else:
        there = Way(number=number, giver=own, taker=other, releases=asked, acquires=_taking(other, number))
        back = Way(number=number, giver=other, taker=own, releases=theirs, acquires=_taking(own, number))
    return there, back


def _asked(configuration: Configuration | None, plan: Plan) -> Policies | None:
    """Return the policies by which the event does to the set what is wanted."""
    fitting = _attached(configuration, plan.redundancy_set, FITTING[plan.target])
    return fitting and tuple(each for each in fitting if plan.trigger.event in each.events)


def _attached(
    configuration: Configuration | None, number: int, actions: t.Container[str | None]
) -> Policies | None:
    if configuration is None:
        return None
    return tuple(each for each in configuration.attached(number) if each.action in actions)


def _taking(side: Side, number: int) -> Policies | None:
    return None if side.configuration is None else side.configuration.taking_over(number)


def takeover(way: Way) -> Finding:
    """Return whether the taker acquires the set when the giver releases it."""
    taker, number = way.taker, way.number
    expected = f"{taker.name} acquires mastership of set {number} when {way.giver.name} releases it"
    actual, holds = _taking_over(taker, way)
    return decide(
        "takeover", path_to(taker.name, number), expected=expected, actual=actual, holds=holds, waivable=True
    )


def _taking_over(taker: Side, way: Way) -> Said:
    configuration = taker.configuration
    if configuration is None or way.acquires is None:
        return taker.unconfigured, None
    if way.acquires:
        names = ", ".join(each.name for each in way.acquires)
        return unless_unread(f"by {names}", _unread(way.acquires), holds=True)
    attached = _unread(configuration.attached(way.number))
    inactive = f"; inactive: {', '.join(configuration.inactive)}" if configuration.inactive else ""
    line = _line_for_takeover(configuration, way.number)
    added = f"; add: {line}" if line else ""
    missing = f"no policy attached to set {way.number} acquires it upon {PEER_RELEASES}{inactive}{added}"
    return unless_unread(missing, [*configuration.unrecognized, *attached])


def stays(way: Way) -> Finding:
    """Return whether nothing brings the set back to the giver by itself."""
    giver, number = way.giver, way.number
    expected = f"{giver.name} acquires set {number} upon nothing but a request, or a release of its peer"
    actual, holds = _staying(giver, number)
    path = path_to(giver.name, number)
    return decide("mastership_stays", path, expected=expected, actual=actual, holds=holds, waivable=True)


def _staying(giver: Side, number: int) -> Said:
    configuration = giver.configuration
    if configuration is None:
        return giver.unconfigured, None
    found = [
        f"{policy.name} acquires it when {event.name} fires"
        for policy, event in configuration.returning(number)
    ]
    if found:
        return "; ".join(found), False
    unread = [*configuration.unrecognized, *_unread(configuration.attached(number))]
    return unless_unread("nothing else acquires it", unread, holds=True)


def _line_for_takeover(configuration: Configuration, number: int) -> str:
    """Return the statement that lets a gateway take a set over; nothing where more than one is missing."""
    monitoring = [each.name for each in configuration.events if PEER_RELEASES in each.monitors]
    acquiring = [each for each in configuration.policies if each.action == ACQUIRE]
    ready = [each.name for each in acquiring if set(each.events) & set(monitoring)]
    if ready:
        return f"set services redundancy-set {number} redundancy-policy {ready[0]}"
    owned = {event for each in configuration.policies for event in each.events}
    free = [each for each in monitoring if each not in owned]
    attached = [each for each in acquiring if each in configuration.attached(number)]
    if free and attached:
        return f"set policy-options redundancy-policy {attached[0].name} redundancy-events {free[0]}"
    known = {each.name for each in configuration.events}
    undefined = [event for each in attached for event in each.events if event not in known]
    return f"set event-options redundancy-event {undefined[0]} monitor {PEER_RELEASES}" if undefined else ""


def route_policies(way: Way) -> Finding:
    """Return whether the signal route goes from the giver to the taker."""
    path = path_to(way.taker.name, way.number)
    giver, taker = way.giver.name, way.taker.name
    expected = f"{giver} deletes the signal route that {taker} adds"
    actual, holds = _routing(way)
    return decide("route_policies", path, expected=expected, actual=actual, holds=holds, waivable=True)


def _routing(way: Way) -> Said:
    if way.releases is None or way.acquires is None:
        return next(side.unconfigured for side, policies in way.sides if policies is None), None
    for side, policies in way.sides:
        if not policies:
            unread = side.configuration.unrecognized if side.configuration else ()
            return unless_unread(f"{side.name} has no such policy attached", unread)
    holds = _go_together(way.releases, way.acquires)
    said = [*_said_of_routes(way.giver, way.releases), *_said_of_routes(way.taker, way.acquires)]
    actual = "; ".join(said) + ("" if holds else _line_for_route(way.releases, way.acquires))
    return unless_unread(actual, _unread((*way.releases, *way.acquires)), holds=holds)


def _go_together(releases: Policies, acquires: Policies) -> bool:
    """Return whether all that may release delete the one route, and all that may acquire add it."""
    deleted, added = {each.deletes for each in releases}, {each.adds for each in acquires}
    contrary = [*(each.adds for each in releases), *(each.deletes for each in acquires)]
    return deleted == added and len(added) == 1 and None not in added and not any(contrary)


def _said_of_routes(side: Side, policies: Policies) -> t.Iterator[str]:
    for policy in policies:
        said = [("adds", policy.adds), ("deletes", policy.deletes)]
        words = " and ".join(f"{does} {route}" for does, route in said if route is not None)
        yield f"{policy.name} of {side.name} {words or 'names no signal route'}"


def _line_for_route(releases: Policies, acquires: Policies) -> str:
    """Return the statements that delete the route where the giver does not; what adds it needs a next hop."""
    added = {each.adds for each in acquires if each.adds is not None}
    if len(added) != 1:
        return ""
    (route,) = added
    instance = "" if route.routing_instance is None else f" routing-instance {route.routing_instance}"
    lines = [
        f"set policy-options redundancy-policy {each.name} then delete-static-route {route.prefix}{instance}"
        for each in releases
        if each.deletes is None
    ]
    return f"; add: {', '.join(lines)}" if lines else ""


def routes_of(way: Way) -> tuple[SignalRoute, ...]:
    """Return the routes that go with mastership; none where that is not proved."""
    if way.releases is None or way.acquires is None or not _go_together(way.releases, way.acquires):
        return ()
    return tuple(dict.fromkeys(each.adds for each in way.acquires if each.adds is not None))


def unless_unread(actual: str, unrecognized: t.Sequence[str], *, holds: bool = False) -> Said:
    """Return what the configuration says; unknown where something is not understood that may decide."""
    if not unrecognized:
        return actual, holds
    return f"{actual}; not understood: {', '.join(unrecognized)}", None


def _unread(policies: Policies) -> list[str]:
    return [words for each in policies for words in each.unrecognized]


def path_to(gateway: str, number: int) -> Path:
    return Path().to("gateway", gateway).to("set", number)
