# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every check by its name: what it proves, when it cannot be decided, and what to do when it fails.

This table is what waivers are held against and what the page on checks is made of.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a reader has to know of a check."""

    proves: str
    unknown: str
    remedy: str


GATEWAY = {
    "reply_complete": Check(
        proves="The reply was read to its end, and every line of it was understood.",
        unknown="The reply broke off, or has a line that is not understood. It never fails.",
        remedy="See that the gateway answers, and read it again. "
        "A line that stays: read it yourself, report it.",
    ),
    "facts_age": Check(
        proves="The facts are no older than max_age. Not made for facts without a time, parsed offline.",
        unknown="The facts are older, or from the future. It never fails.",
        remedy="Read the gateway again right before judging it.",
    ),
    "iccp_connection": Check(
        proves="The daemon is connected to the ICCP process.",
        unknown="The reply does not show it.",
        remedy="Look at show iccp, at the ICCP configuration and at the path between the gateways.",
    ),
    "peer_connections": Check(
        proves="Each group is connected to as many peers as expected, one at least.",
        unknown="The reply shows neither peers nor members, or the two contradict each other.",
        remedy="Look at show iccp and at the reachability of the peer's address.",
    ),
    "set_present": Check(
        proves="Every redundancy set that was asked for is there; where none was, there is one at least.",
        unknown="There is no set to judge, a group shows none, or an id is shown twice.",
        remedy="Look at services redundancy-set in the configuration, and at the set's id.",
    ),
    "role": Check(
        proves="The gateway has the expected role of the set; with any, it is MASTER or STANDBY.",
        unknown="The state is not shown, or none that is known.",
        remedy="Find out which gateway ought to be MASTER, and what moved mastership: the transition events.",
    ),
    "role_clear": Check(
        proves="No warning and no wait qualifies the gateway's own state.",
        unknown="The state is not shown, or none that is known.",
        remedy="Look for monitored interfaces that are down. WARNED holds until all are up again.",
    ),
    "peer_role": Check(
        proves="A MASTER's peers are all STANDBY; a STANDBY has exactly one MASTER among its peers.",
        unknown="No peer or no state is shown, one is none that is known, or this gateway is INITIALIZING.",
        remedy="Read the peer. Two masters or none: look at the ICCP path before anything else.",
    ),
    "peer_clear": Check(
        proves="No warning and no wait qualifies a peer's state.",
        unknown="No peer or no state is shown, or none that is known.",
        remedy="Look on the peer for monitored interfaces that are down.",
    ),
    "peer_connection": Check(
        proves="Every peer of the set is connected.",
        unknown="No peer or no connection is shown.",
        remedy="Look at show iccp on both gateways and at the path between them.",
    ),
    "health": Check(
        proves="The set's health check has passed. Not made with health any.",
        unknown="The reply does not show health; a terse one never does.",
        remedy="Look at the failed interfaces of the set, then at the service cards.",
    ),
    "monitored_interfaces": Check(
        proves="No monitored interface is counted down or named as failed. Not made with health any.",
        unknown="The reply is terse, or has the line of failed interfaces with neither name nor count.",
        remedy="Bring the named interfaces up, or take them out of the monitor on purpose.",
    ),
    "service_sets": Check(
        proves="Every service set that was asked for is there, and each redundancy set has one at least.",
        unknown="The reply does not show service sets; a terse one never does.",
        remedy="Look at redundancy-set-id in services service-set. For sets that only steer routes, say so "
        "by require_service_sets false.",
    ),
    "interface_connection": Check(
        proves="Every service interface is Up.",
        unknown="The reply does not show it, a terse one never does; or a service set shows no interface.",
        remedy="Look at the service interface and its card on both gateways, and at the path between them.",
    ),
    "interface_role": Check(
        proves="Service interfaces are active on the MASTER and backup on the STANDBY.",
        unknown="The reply does not show it, or the gateway is neither MASTER nor STANDBY.",
        remedy="Wait until a switchover has ended. If it lasts, look at show services ha detail.",
    ),
    "synchronization": Check(
        proves="Every service interface is Hot: its sessions are on both gateways. Not made with any.",
        unknown="The reply does not show it, or a service set shows no interface.",
        remedy="Wait while it is Cold: sessions replicate from 180 s of age. Off: see interface_connection.",
    ),
}

PAIR = {
    "same_groups": Check(
        proves="Both gateways have the same redundancy groups.",
        unknown="Never; a gateway without any group is unknown by set_present.",
        remedy="Compare services redundancy-set and protocols iccp in both configurations.",
    ),
    "same_sets": Check(
        proves="Both gateways have the same redundancy sets, in the same groups.",
        unknown="Never; a gateway without any set is unknown by set_present.",
        remedy="Compare services redundancy-set in both configurations.",
    ),
    "single_master": Check(
        proves="Exactly one of the two gateways is MASTER of the set.",
        unknown="A role is not shown, or none that is known.",
        remedy="Two masters: restore the ICCP path first. No master: see the health of both.",
    ),
    "view_of_peer": Check(
        proves="What each gateway says of the other is what the other says of itself.",
        unknown="A state is not shown, or it is not plain which of several peers is the other gateway.",
        remedy="Read both again. If they still disagree, look at show iccp on both.",
    ),
    "peer_address": Check(
        proves="A gateway's peer address is the other's local one. Made only where both are shown.",
        unknown="Never.",
        remedy="Make sure that these two are a pair, then compare protocols iccp in both configurations.",
    ),
    "same_service_sets": Check(
        proves="Both gateways have the same service sets in the redundancy set.",
        unknown="A reply does not show service sets.",
        remedy="Compare services service-set in both configurations.",
    ),
    "interface_count": Check(
        proves="A service set has as many interfaces on one gateway as on the other.",
        unknown="A reply does not show service sets.",
        remedy="Compare the service interfaces of both; their names may differ, their number may not.",
    ),
    "collection_skew": Check(
        proves="The two replies were asked for within max_skew seconds. Not made with max_skew any.",
        unknown="A reply has no time: it was parsed offline.",
        remedy="Read both gateways again, one right after the other.",
    ),
}

CHANGE = {
    "reply_complete": GATEWAY["reply_complete"],
    "reading_order": Check(
        proves="The second reading is later than the first, and not the same one.",
        unknown="A reading has no time, and no counters that have grown.",
        remedy="Compare with a reading that was taken before the change.",
    ),
    "groups_kept": Check(
        proves="No redundancy group was lost, and none was added.",
        unknown="There is no group before the change, or one is shown twice.",
        remedy="Compare protocols iccp with the configuration before the change.",
    ),
    "sets_kept": Check(
        proves="No redundancy set was lost or added, and every set that was asked for is there.",
        unknown="No set is there both before and after, or one is shown twice.",
        remedy="Compare services redundancy-set with the configuration before the change.",
    ),
    "role_change": Check(
        proves="A set that was meant to switch has switched, and no other has.",
        unknown="A role is not shown, or is neither MASTER nor STANDBY before.",
        remedy="Read both gateways, and look at the transition events of the set.",
    ),
    "service_sets_kept": Check(
        proves="No service set was lost, and none was added.",
        unknown="A reply does not show service sets, or shows one twice.",
        remedy="Compare services service-set with the configuration before the change.",
    ),
    "interfaces_kept": Check(
        proves="No service interface was lost, and none was added.",
        unknown="A reply does not show service sets, or shows an interface twice.",
        remedy="Look for the service interface and its card.",
    ),
    "hot_kept": Check(
        proves="Every service interface that was Hot before is Hot after.",
        unknown="A reply does not show it.",
        remedy="Wait while it is Cold. Off: look at the service interface on both gateways.",
    ),
    "counter_reset": Check(
        proves="No counter fell: the daemon did not restart and nobody cleared its counters.",
        unknown="A reply is not extensive, or lacks a counter.",
        remedy="Look in the log for a restart of the services redundancy daemon between the two readings.",
    ),
    "unexpected_transitions": Check(
        proves="A set that was meant to stay received no transition event, one that was meant to switch "
        "at most the one that took it there.",
        unknown="A reply is not extensive, lacks a counter, or a counter fell.",
        remedy="Mastership moved between the two readings: look at the log, and for an acquire policy.",
    ),
}

SWITCHOVER = {
    "redundancy_event": Check(
        proves="The event belongs to one policy, the policy is attached to the set, and its action fits.",
        unknown="The configuration could not be read, or is not understood.",
        remedy="Look at event-options, policy-options redundancy-policy and services redundancy-set.",
    ),
    "mastership_moved": Check(
        proves="The role moved after the request, and the pair was healthy and stable in time.",
        unknown="The gateway could not be read in the end.",
        remedy="Read both gateways. A release is withheld while the peer is WARNED: look at the transition "
        "events, received and ignored. Cold: wait. Back again: look for an acquire policy.",
    ),
}

RUN = {
    "evidence_complete": Check(
        proves="A phase has each gateway's facts and a report on them, and one on both; a failover has a "
        "precheck before it, a switchover in it and a postcheck after it; a comparison has what it is with.",
        unknown="Something of that is missing, or a report is none, or contradicts itself or the facts "
        "beside it. It never fails.",
        remedy="Find out where the run was broken off, and do a precheck: what is so now is not known.",
    ),
    "ended_well": Check(
        proves="A wait reached what it waited for, a switchover moved what it was to move.",
        unknown="A switchover did not end well, or a gateway could not be read when a wait ended.",
        remedy="Read what the wait or the switchover said, and then both gateways.",
    ),
}

WAIVABLE = {**GATEWAY, **PAIR, **CHANGE}
ALL = {**WAIVABLE, **SWITCHOVER, **RUN}
