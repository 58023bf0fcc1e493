# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The states in the vendor's four published replies, written by hand."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    EventCount,
    Gateway,
    Group,
    GroupStatistics,
    Iccp,
    IccpStatistics,
    MonitoredEvents,
    Peer,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
    TransitionEvents,
)


def _interface(name: str, role: str, connection: str, synchronization: str) -> ServiceInterface:
    return ServiceInterface(
        name=name, type="Inter-chassis", role=role, connection=connection, synchronization=synchronization
    )


def _count(received: int, ignored: int = 0) -> EventCount:
    return EventCount(received=received, ignored=ignored)


_HOT = tuple(_interface(f"ms-1/{slot}/0", "active", "Up", "Hot") for slot in (3, 2, 1, 0))

_MASTER = RedundancySet(
    id=1,
    state="MASTER",
    health="Passed",
    peers=(Peer(connection="Connected", state="STANDBY"),),
    service_sets=(
        ServiceSet(name="IPv6-SFW", interfaces=_HOT),
        ServiceSet(name="NAPT44-SS1-SS4", interfaces=_HOT),
    ),
    transition_events=TransitionEvents(
        acquire_auto=_count(3), acquire_manual=_count(0), release_auto=_count(3), release_manual=_count(0)
    ),
    monitored_events=MonitoredEvents(
        link_down=_count(145, 31),
        routing_restart=_count(1),
        route_update_error=_count(0),
        peer_acquire=_count(3),
        peer_release=_count(3),
    ),
)

_GROUP_STATISTICS = GroupStatistics(
    connection_up=4,
    connection_down=2,
    join=4,
    data_receive=37,
    data_sent=0,
    connect_message_sent=4,
    connect_message_receive=4,
    disconnect_message_sent=0,
    disconnect_message_receive=4,
    ack_sent=4,
    nack_sent=0,
    nack_receive=4,
)

_ICCP_STATISTICS = IccpStatistics(
    connection_open=1,
    connection_close=0,
    packet_sent=7303,
    packet_receive=7321,
    keepalive_receive=7253,
    keepalive_sent=7253,
    redundancy_group_add=0,
    redundancy_group_delete=0,
)

EXTENSIVE = Gateway(
    format="text",
    level="extensive",
    complete=True,
    iccp=Iccp(connection="Connected", statistics=_ICCP_STATISTICS),
    groups=(Group(id=1, peer_connections=1, statistics=_GROUP_STATISTICS, sets=(_MASTER,)),),
)

BRIEF_HEALTH_PASSED = replace(
    EXTENSIVE,
    level="brief",
    iccp=Iccp(connection="Connected"),
    groups=(
        Group(
            id=1,
            peer_connections=1,
            sets=(replace(_MASTER, transition_events=None, monitored_events=None),),
        ),
    ),
)

TERSE = replace(
    BRIEF_HEALTH_PASSED,
    level="terse",
    groups=(
        Group(
            id=1,
            peer_connections=1,
            sets=(RedundancySet(id=1, state="MASTER", peers=_MASTER.peers),),
        ),
    ),
)

_WAITING = RedundancySet(
    id=1,
    state="STANDBY (WAIT)",
    health="Failed",
    interfaces_down=1,
    failed_interfaces=(),
    peers=(Peer(connection="Connected", state="MASTER"),),
    service_sets=(
        ServiceSet(
            name="ss2",
            interfaces=(
                _interface("ms-2/2/0", "backup", "Up", "Hot"),
                _interface("ms-2/1/0", "backup", "Down", "Off"),
                _interface("ms-2/0/0", "backup", "Down", "Off"),
            ),
        ),
        ServiceSet(name="ss_new"),
    ),
)

BRIEF_HEALTH_FAILED = replace(BRIEF_HEALTH_PASSED, groups=(Group(id=1, members=2, sets=(_WAITING,)),))

PUBLISHED: t.Mapping[str, Gateway] = {
    "terse.txt": TERSE,
    "brief_health_passed.txt": BRIEF_HEALTH_PASSED,
    "brief_health_failed.txt": BRIEF_HEALTH_FAILED,
    "extensive.txt": EXTENSIVE,
}
