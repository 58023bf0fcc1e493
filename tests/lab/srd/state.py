# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The state of a pair of gateways, as values.

Times are seconds on the clock of the world, which stands at zero when the world begins.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

LONG_AGO = float("-inf")
NEVER = float("inf")

Event = t.Literal["acquire_auto", "acquire_manual", "release_auto", "release_manual"]
MonitoredEvent = t.Literal["link_down"]
Qualifier = t.Literal["WARNED", "WAIT"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timers:
    """How long the daemon takes: the first two are the defaults of the configuration.

    The other times are not published, and so are assumed.
    """

    keepalive: float = 10.0
    hold_time: float = 30.0
    # Only sessions older than the replication threshold are replicated, by default 180 s. That a
    # set turns Hot as soon as that has passed is assumed: how long Cold takes is not published.
    cold: float = 180.0
    move: float = 1.0  # from a trigger until mastership has moved
    resync: float = 2.0  # from then until what is Cold is Hot, shorter than cold so that a test need not wait
    pull_back: float = 30.0  # from then until a gateway that takes mastership back has done so


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The way between the two gateways; C(lost_at) is None while it stands."""

    up_since: float = LONG_AGO
    lost_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The way of a service set's sessions between the gateways, where it is not as it ought to be.

    C(number) counts the interfaces of the service set, whose names may differ on the two gateways.
    """

    set_id: int
    service_set: str
    number: int
    connection: str
    synchronization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A transition event by which a set acquired mastership, or released it."""

    at: float
    set_id: int
    event: Event
    replicates_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An event that was received of a set, and by itself moved nothing."""

    at: float
    set_id: int
    event: Event | MonitoredEvent
    ignored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """States that a gateway shows of itself and of its peer against the rules: where they contradict."""

    own: str | None = None
    peer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoredDown:
    """An interface that a set monitors, and that is down."""

    set_id: int
    interface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One gateway of the pair.

    C(settled) is what it showed when the clock stood at zero, with all that it names and had
    counted, C(configuration) what it does about events; the other fields are what has come over it,
    and pass or last by the rules.
    """

    settled: Gateway
    configuration: Configuration
    started_at: float = LONG_AGO
    monitored_down: tuple[MonitoredDown, ...] = ()
    moves: tuple[Move, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    qualifier: Qualifier | None = None
    iccp_lost: bool = False
    claims: Claims = Claims()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two gateways that back each other."""

    boxes: tuple[Box, Box]
    link: Link = Link()
    timers: Timers = Timers()
    channels: tuple[Channel, ...] = ()
    slow_since: float | None = None  # from when on nothing Cold turns Hot
