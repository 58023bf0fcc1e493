# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""States of a pair, by name."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from .srd import changes, uplink


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A change of the pair, seen from one of its gateways."""

    does: str
    change: changes.Change
    peer_is_dead: bool | None = None  # None: as before


STATES: t.Mapping[str, State] = {
    "healthy": State(
        does="all changes of the pair are undone, roles stay",
        change=changes.healthy,
        peer_is_dead=False,
    ),
    "cold": State(
        does="the first service interface is Cold, on both gateways",
        change=changes.first_interface("Up", "Cold"),
    ),
    "off": State(
        does="the first service interface is Down and Off, on both gateways",
        change=changes.first_interface("Down", "Off"),
    ),
    "iccp_down": State(
        does="the gateway has lost its ICCP process, and each gateway its peer",
        change=changes.iccp_down,
    ),
    "peer_lost": State(
        does="the link is down, and each gateway has declared its peer down",
        change=changes.peer_lost,
    ),
    "link_lost": State(
        does="the link goes down; each gateway declares its peer down after the hold time",
        change=changes.link_lost,
    ),
    "link_back": State(
        does="the link comes up; Cold turns Hot after 180 s",
        change=changes.link_back,
    ),
    "warned": State(
        does="the gateway is WARNED, which shows while it is STANDBY",
        change=changes.qualified("WARNED"),
    ),
    "wait": State(
        does="the gateway is in WAIT, which shows while it is STANDBY",
        change=changes.qualified("WAIT"),
    ),
    "monitored_down": State(
        does="a monitored interface of the gateway is down: its health is Failed, and a STANDBY is WARNED",
        change=changes.monitored_down,
    ),
    "uplink_down": State(
        does=(
            "an interface whose failure releases mastership goes down: "
            "a MASTER with a clear peer releases, and a STANDBY is WARNED"
        ),
        change=uplink.uplink_down,
    ),
    "uplink_up": State(
        does="all monitored interfaces of the gateway are up",
        change=uplink.uplink_up,
    ),
    "slow_sync": State(
        does="whatever is Cold or becomes Cold stays Cold",
        change=changes.slow_sync,
    ),
    "peer_dead": State(
        does="the gateway has declared its peer down, and the port of the peer is closed",
        change=changes.peer_lost,
        peer_is_dead=True,
    ),
    "alarm": State(does="one more alarm of the system is active", change=changes.alarm_raised),
    "core_dump": State(does="one more core dump is there", change=changes.core_dumped),
    "commit": State(does="one more commit is there", change=changes.committed),
    "commit_open": State(does="one more commit is there, to be confirmed", change=changes.commit_open),
    "adjacencies_lost": State(
        does="the adjacencies of the gateway by BFD and BGP are down", change=changes.adjacencies_lost
    ),
    "sessions_lost": State(does="half of the sessions of the gateway are gone", change=changes.sessions_lost),
    "card_lost": State(
        does="the service card of the gateway is offline, as its chassis and its bundle show",
        change=changes.card_lost,
    ),
    "busy": State(
        does="the service interfaces of the gateway use 95 % of their CPU and memory", change=changes.busy
    ),
    "restarted": State(
        does="the daemon of the gateway restarts: INITIALIZING for 10 s, Cold for 180 s, counters from zero",
        change=changes.restarted,
    ),
    "initializing": State(
        does="the daemon of the gateway restarts, and stays INITIALIZING",
        change=changes.initializing,
    ),
    "switched": State(
        does="the two gateways exchange their roles",
        change=changes.exchanged("release_auto"),
    ),
    "requested": State(
        does="the two gateways exchange their roles, as a request by hand has it",
        change=changes.exchanged("release_manual"),
    ),
    "split_brain": State(
        does="the link is down, and both gateways are MASTER",
        change=changes.split_brain,
    ),
    "two_masters": State(
        does="both gateways are MASTER and see it, against the rules",
        change=changes.both_claim("MASTER"),
    ),
    "no_master": State(
        does="both gateways are STANDBY and see it, against the rules",
        change=changes.both_claim("STANDBY"),
    ),
    "disagree": State(
        does="both gateways are MASTER and call the other STANDBY, against the rules",
        change=changes.disagree,
    ),
}
