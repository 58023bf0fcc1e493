# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What each state changes in the replies of a healthy pair."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    EventCount,
    Gateway,
    Peer,
    RedundancySet,
    ServiceSet,
)
from ansible_collections.junos_ha.srd.tests.lab.srd import counters
from ansible_collections.junos_ha.srd.tests.lab.srd.mirror import in_other_role

Expected = t.Callable[[Gateway], Gateway]


def set_shows(**changes: t.Any) -> Expected:
    """Return a change of the one set of a gateway."""

    def change(gateway: Gateway) -> Gateway:
        group = gateway.groups[0]
        return replace(gateway, groups=(replace(group, sets=(replace(group.sets[0], **changes),)),))

    return change


def first_interface(connection: str, synchronization: str) -> Expected:
    def change(gateway: Gateway) -> Gateway:
        services = tuple(
            replace(
                each,
                interfaces=(
                    replace(each.interfaces[0], connection=connection, synchronization=synchronization),
                    *each.interfaces[1:],
                )
                if number == 0
                else each.interfaces,
            )
            for number, each in enumerate(the_set(gateway).service_sets or ())
        )
        return set_shows(service_sets=services)(gateway)

    return change


def every_interface(change: t.Callable[[t.Any], t.Any]) -> Expected:
    def of(gateway: Gateway) -> Gateway:
        services = the_set(gateway).service_sets or ()
        changed = tuple(
            ServiceSet(name=s.name, interfaces=tuple(map(change, s.interfaces))) for s in services
        )
        return set_shows(service_sets=changed)(gateway)

    return of


def exchanged(gateway: Gateway) -> Gateway:
    return every_interface(in_other_role)(gateway)


def all_are(connection: str, synchronization: str) -> Expected:
    return every_interface(lambda i: replace(i, connection=connection, synchronization=synchronization))


def states(own: str, peer: str | None, connection: str = "Connected") -> Expected:
    return set_shows(state=own, peers=(Peer(connection=connection, state=peer),))


def failed_health(gateway: Gateway) -> Gateway:
    return set_shows(health="Failed", interfaces_down=1, failed_interfaces=("xe-0/0/1",))(gateway)


def without_peer(own: str) -> Expected:
    """A lost peer has no state."""

    def change(gateway: Gateway) -> Gateway:
        group = replace(gateway.groups[0], peer_connections=0)
        lost = states(own, None, "Not Connected")(replace(gateway, groups=(group,)))
        return all_are("Down", "Off")(lost)

    return change


def iccp_down(gateway: Gateway) -> Gateway:
    return replace(gateway, iccp=replace(gateway.iccp, connection="Not Connected"))


def restarted(gateway: Gateway) -> Gateway:
    group, each = gateway.groups[0], the_set(gateway)
    zeroed = replace(
        each,
        state="INITIALIZING",
        transition_events=counters.zeroed(each.transition_events),
        monitored_events=counters.zeroed(each.monitored_events),
    )
    zeroed_group = replace(group, statistics=counters.zeroed(group.statistics), sets=(zeroed,))
    iccp = replace(gateway.iccp, statistics=counters.zeroed(gateway.iccp.statistics))
    return replace(gateway, iccp=iccp, groups=(zeroed_group,))


def moved(own: str, event: str, peers_event: str) -> Expected:
    """Count one transition more, and one event of the peer."""

    def change(gateway: Gateway) -> Gateway:
        each = the_set(gateway)
        transition, monitored = each.transition_events, each.monitored_events
        return set_shows(
            state=own,
            transition_events=replace(transition, **{event: more(transition, event)}),  # type: ignore[type-var]
            monitored_events=replace(monitored, **{peers_event: more(monitored, peers_event)}),  # type: ignore[type-var]
        )(gateway)

    return change


def link_down(gateway: Gateway) -> Gateway:
    events = the_set(gateway).monitored_events
    assert events is not None
    return set_shows(monitored_events=replace(events, link_down=more(events, "link_down")))(gateway)


def more(table: object, name: str) -> EventCount:
    count = getattr(table, name)
    return EventCount(received=count.received + 1, ignored=count.ignored)


def the_set(gateway: Gateway) -> RedundancySet:
    return gateway.groups[0].sets[0]


def all_of(*changes: Expected) -> Expected:
    def change(gateway: Gateway) -> Gateway:
        for each in changes:
            gateway = each(gateway)
        return gateway

    return change


def unchanged(gateway: Gateway) -> Gateway:
    return gateway


COLD = first_interface("Up", "Cold")
OFF = first_interface("Down", "Off")
ALL_COLD = all_are("Up", "Cold")
WARNED, WAIT = "STANDBY (WARNED)", "STANDBY (WAIT)"

# Gateway and state, and what that changes on mx1, the MASTER, and on mx2, its STANDBY.
TABLE: dict[tuple[str, str], tuple[Expected, Expected]] = {
    ("mx1", "healthy"): (unchanged, unchanged),
    ("mx2", "cold"): (COLD, COLD),
    ("mx1", "off"): (OFF, OFF),
    ("mx2", "iccp_down"): (without_peer("MASTER"), all_of(without_peer("STANDBY"), iccp_down)),
    ("mx1", "peer_lost"): (without_peer("MASTER"), without_peer("STANDBY")),
    ("mx1", "link_lost"): (unchanged, unchanged),
    ("mx1", "link_back"): (ALL_COLD, ALL_COLD),
    ("mx2", "warned"): (states("MASTER", WARNED), states(WARNED, "MASTER")),
    ("mx1", "warned"): (unchanged, unchanged),
    ("mx2", "wait"): (states("MASTER", WAIT), states(WAIT, "MASTER")),
    ("mx1", "monitored_down"): (failed_health, unchanged),
    ("mx2", "monitored_down"): (states("MASTER", WARNED), all_of(states(WARNED, "MASTER"), failed_health)),
    ("mx1", "uplink_down"): (
        all_of(
            failed_health,
            exchanged,
            moved("STANDBY", "release_auto", "peer_acquire"),
            link_down,
            states(WARNED, "MASTER"),
            ALL_COLD,
        ),
        all_of(
            exchanged,
            moved("MASTER", "acquire_auto", "peer_release"),
            states("MASTER", WARNED),
            ALL_COLD,
        ),
    ),
    ("mx2", "uplink_down"): (
        states("MASTER", WARNED),
        all_of(states(WARNED, "MASTER"), failed_health, link_down),
    ),
    ("mx1", "uplink_up"): (unchanged, unchanged),
    ("mx1", "slow_sync"): (unchanged, unchanged),
    ("mx1", "peer_dead"): (without_peer("MASTER"), without_peer("STANDBY")),
    ("mx1", "split_brain"): (without_peer("MASTER"), all_of(without_peer("MASTER"), exchanged)),
    ("mx1", "alarm"): (unchanged, unchanged),
    ("mx1", "core_dump"): (unchanged, unchanged),
    ("mx1", "commit"): (unchanged, unchanged),
    ("mx1", "commit_open"): (unchanged, unchanged),
    ("mx1", "sessions_lost"): (unchanged, unchanged),
    ("mx1", "card_lost"): (unchanged, unchanged),
    ("mx1", "busy"): (unchanged, unchanged),
    ("mx1", "adjacencies_lost"): (unchanged, unchanged),
    ("mx2", "restarted"): (
        all_of(states("MASTER", "INITIALIZING"), ALL_COLD),
        all_of(restarted, ALL_COLD),
    ),
    ("mx1", "initializing"): (
        all_of(restarted, ALL_COLD),
        all_of(states("STANDBY", "INITIALIZING"), ALL_COLD),
    ),
    ("mx1", "switched"): (
        all_of(states("STANDBY", "MASTER"), exchanged, moved("STANDBY", "release_auto", "peer_acquire")),
        all_of(states("MASTER", "STANDBY"), exchanged, moved("MASTER", "acquire_auto", "peer_release")),
    ),
    ("mx1", "requested"): (
        all_of(states("STANDBY", "MASTER"), exchanged, moved("STANDBY", "release_manual", "peer_acquire")),
        all_of(states("MASTER", "STANDBY"), exchanged, moved("MASTER", "acquire_auto", "peer_release")),
    ),
    ("mx1", "two_masters"): (states("MASTER", "MASTER"), all_of(states("MASTER", "MASTER"), exchanged)),
    ("mx1", "no_master"): (all_of(states("STANDBY", "STANDBY"), exchanged), states("STANDBY", "STANDBY")),
    ("mx1", "disagree"): (states("MASTER", "STANDBY"), all_of(states("MASTER", "STANDBY"), exchanged)),
}
