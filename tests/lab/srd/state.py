# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The state of a pair of gateways, as values.

Times are seconds on the clock of the world, which starts at zero.
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
    """The timers of the daemon, in seconds. The first two are the defaults of the configuration.

    The others are unpublished, and so assumed.
    """

    keepalive: float = 10.0
    hold_time: float = 30.0
    # Only sessions older than the replication threshold (180 s by default) are replicated. Assumed:
    # a set turns Hot as soon as that time has passed.
    cold: float = 180.0
    move: float = 1.0  # from a trigger to the move
    resync: float = 2.0  # from the move until Cold turns Hot; short, so that tests need not wait
    pull_back: float = 30.0  # from the move until a gateway acquires mastership again


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The link between the two gateways; C(lost_at) is None while it is up."""

    up_since: float = LONG_AGO
    lost_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel of a service set's sessions between the gateways that is not healthy.

    C(number) counts the interfaces of the service set, whose names may differ on the two gateways.
    """

    set_id: int
    service_set: str
    number: int
    connection: str
    synchronization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A transition event by which a set acquired or released mastership."""

    at: float
    set_id: int
    event: Event
    replicates_anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An event of a set that was received and moved nothing."""

    at: float
    set_id: int
    event: Event | MonitoredEvent
    ignored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """States that a gateway shows for itself and its peer against the rules."""

    own: str | None = None
    peer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoredDown:
    """A monitored interface of a set that is down."""

    set_id: int
    interface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One gateway of the pair.

    C(settled) is what it showed at time zero, with all names and counters; C(configuration) says what
    it does at events. The other fields are changes since then, which the rules apply.
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
    alarms: tuple[str, ...] = ()  # of the system, by their descriptions
    core_dumps: tuple[str, ...] = ()  # by their files
    commits: int = 1
    is_confirmed: bool = True  # the newest commit
    is_adjacent: bool = True  # to its neighbours, by BFD and BGP
    sessions: int = 1000  # of each service interface of a MASTER
    has_card: bool = True  # its service card is online
    load: int = 20  # percent of CPU and memory of each service interface


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two gateways that back each other."""

    boxes: tuple[Box, Box]
    link: Link = Link()
    timers: Timers = Timers()
    channels: tuple[Channel, ...] = ()
    slow_since: float | None = None  # since then nothing turns Hot
