# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of services redundancy: what a redundancy event does.

An event belongs to a policy. A policy is attached to sets, and defines what happens to their mastership and
which signal route comes and goes with it.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

ACQUIRE = "acquire-mastership"
RELEASES = ("release-mastership", "release-mastership-force", "release-mastership-if-standby-clear")
ACTIONS = (ACQUIRE, *RELEASES, "broadcast-warning")

PEER_RELEASES = "peer mastership-release"  # the monitor of an event by which a gateway takes over

KEEPALIVE, HOLD_TIME, HEALTH_CHECK = 10, 30, 5  # seconds, where nothing is configured

Timer = t.Literal["keepalive", "hold-time"]
TIMERS: dict[Timer, int] = {"keepalive": KEEPALIVE, "hold-time": HOLD_TIME}


@dataclass(frozen=True, slots=True, kw_only=True)
class RedundancyEvent:
    """An event, and what makes it fire by itself, such as C(link-down xe-0/0/1).

    Without a monitor it fires only by a manual request; that such an event may exist is inferred.
    """

    name: str
    monitors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRoute:
    """A static route by which routing policy elsewhere knows which gateway is MASTER."""

    prefix: str
    routing_instance: str | None = None

    @property
    def table(self) -> str:
        """The routing table that it is in."""
        return "inet.0" if self.routing_instance is None else f"{self.routing_instance}.inet.0"

    def __str__(self) -> str:
        return f"{self.prefix} in {self.table}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedundancyPolicy:
    """What happens when one of its events fires. An action of C(None) does not change mastership.

    Args:
        name: its name.
        events: the names of its events.
        action: what it does to mastership.
        adds: the signal route that it adds.
        deletes: the signal route that it deletes.
        unrecognized: its statements that are not understood, in words.
    """

    name: str
    events: tuple[str, ...] = ()
    action: str | None = None
    adds: SignalRoute | None = None
    deletes: SignalRoute | None = None
    unrecognized: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredSet:
    """A redundancy set, the policies that are attached to it, and its timers in seconds.

    Args:
        id: its number.
        policies: the names of its policies.
        group: the redundancy group that it belongs to; None where it has none.
        keepalive: how often the peer hears of this gateway; None where it is the default, C(KEEPALIVE).
        hold_time: how long it may be silent before its peer calls it lost; None for C(HOLD_TIME).
        health_check_interval: how old its health may be; None for C(HEALTH_CHECK).
    """

    id: int
    policies: tuple[str, ...] = ()
    group: int | None = None
    keepalive: int | None = None
    hold_time: int | None = None
    health_check_interval: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredServiceSet:
    """A service set that follows a redundancy set.

    Args:
        name: its name.
        redundancy_set: the number of the redundancy set.
        interfaces: the names of its service interfaces, without their units.
    """

    name: str
    redundancy_set: int
    interfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IccpPeer:
    """A peer of ICCP.

    Args:
        address: its address.
        local_address: the address of this gateway for this peer, where it is one of its own.
        groups: the redundancy groups that the two share.
        has_liveness_detection: whether BFD watches the connection.
    """

    address: str
    local_address: str | None = None
    groups: tuple[int, ...] = ()
    has_liveness_detection: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredIccp:
    """ICCP, over which two gateways tell each other their state; its address here, and its peers."""

    local_address: str | None = None
    peers: tuple[IccpPeer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The configuration of services redundancy of one gateway.

    Args:
        events: its redundancy events.
        policies: its redundancy policies.
        sets: its redundancy sets.
        service_sets: its service sets that follow one of them.
        iccp: how it speaks to other gateways.
        inactive: the statements that are there and have no effect, in words.
        unrecognized: the statements that have no known place, in words; those of a policy stand with it.
    """

    events: tuple[RedundancyEvent, ...] = ()
    policies: tuple[RedundancyPolicy, ...] = ()
    sets: tuple[ConfiguredSet, ...] = ()
    service_sets: tuple[ConfiguredServiceSet, ...] = ()
    iccp: ConfiguredIccp = ConfiguredIccp()
    inactive: tuple[str, ...] = ()
    unrecognized: tuple[str, ...] = ()

    def set(self, redundancy_set: int) -> ConfiguredSet | None:
        """Return a set; None where it is not configured."""
        return next((each for each in self.sets if each.id == redundancy_set), None)

    def unread(self, redundancy_set: int, statement: str) -> bool:
        """Return whether a statement of a set is there and not understood."""
        words = f"redundancy-set {redundancy_set} {statement}"
        return any(each == words or each.startswith(f"{words} ") for each in self.unrecognized)

    def seconds(self, redundancy_set: int, timer: Timer) -> int | None:
        """Return a timer of a set, or its default; None where it is not understood or the set is missing."""
        it = self.set(redundancy_set)
        if it is None or self.unread(redundancy_set, timer):
            return None
        configured = {"keepalive": it.keepalive, "hold-time": it.hold_time}[timer]
        return TIMERS[timer] if configured is None else configured

    def attached(self, redundancy_set: int) -> tuple[RedundancyPolicy, ...]:
        """Return the policies that are attached to a set."""
        names = {name for each in self.sets if each.id == redundancy_set for name in each.policies}
        return tuple(policy for policy in self.policies if policy.name in names)

    def sets_of(self, policy: RedundancyPolicy) -> tuple[int, ...]:
        """Return the sets that a policy is attached to."""
        return tuple(each.id for each in self.sets if policy.name in each.policies)

    def events_of(self, policy: RedundancyPolicy) -> tuple[RedundancyEvent, ...]:
        """Return the events of a policy that exist."""
        return tuple(each for each in self.events if each.name in policy.events)

    def acquiring(self, redundancy_set: int) -> t.Iterator[tuple[RedundancyPolicy, RedundancyEvent]]:
        """Yield the events by which the gateway acquires mastership of a set, each with its policy."""
        for policy in self.attached(redundancy_set):
            if policy.action == ACQUIRE:
                yield from ((policy, event) for event in self.events_of(policy))

    def returning(self, redundancy_set: int) -> t.Iterator[tuple[RedundancyPolicy, RedundancyEvent]]:
        """Yield the events by which the gateway acquires a set by itself, not by a release of its peer."""
        for policy, event in self.acquiring(redundancy_set):
            if set(event.monitors) - {PEER_RELEASES}:
                yield policy, event

    def taking_over(self, redundancy_set: int) -> tuple[RedundancyPolicy, ...]:
        """Return the policies by which the gateway acquires a set when its peer releases it."""
        acquiring = self.acquiring(redundancy_set)
        found = [policy for policy, event in acquiring if PEER_RELEASES in event.monitors]
        return tuple(dict.fromkeys(found))

    def takes_over(self, redundancy_set: int) -> bool | None:
        """Return whether the gateway acquires a set when its peer releases it; None if that is unknown.

        It is unknown where a statement that is not understood may be what decides.
        """
        policies = self.taking_over(redundancy_set)
        if any(not policy.unrecognized for policy in policies):
            return True
        own = (policy for policy in self.attached(redundancy_set) if policy.unrecognized)
        return None if self.unrecognized or any(own) else False
