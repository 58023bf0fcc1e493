# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The states that a pair can be put into, by name: a table, as that of what can be wrong at a door."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from .srd import changes, uplink


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a gateway's pair is put into."""

    does: str
    change: changes.Change
    peer_is_dead: bool | None = None  # None: as before


STATES: t.Mapping[str, State] = {
    "healthy": State(
        does="all that came over the pair is over, the roles stay",
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
        does="the gateway has lost its ICCP process, and so each gateway its peer",
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
        does="the link comes up; what is Cold turns Hot after 180 s",
        change=changes.link_back,
    ),
    "warned": State(
        does="the gateway is warned, which shows while it is STANDBY",
        change=changes.qualified("WARNED"),
    ),
    "wait": State(
        does="the gateway waits, which shows while it is STANDBY",
        change=changes.qualified("WAIT"),
    ),
    "monitored_down": State(
        does="an interface that the gateway monitors is down: its health has failed, and a STANDBY is WARNED",
        change=changes.monitored_down,
    ),
    "uplink_down": State(
        does=(
            "an interface whose fall releases mastership goes down: "
            "a MASTER with a clear peer releases, and a STANDBY is WARNED"
        ),
        change=uplink.uplink_down,
    ),
    "uplink_up": State(
        does="all interfaces that the gateway monitors are up",
        change=uplink.uplink_up,
    ),
    "slow_sync": State(
        does="what is Cold, or becomes so, stays Cold",
        change=changes.slow_sync,
    ),
    "peer_dead": State(
        does="the gateway has declared its peer down, whose door is shut",
        change=changes.peer_lost,
        peer_is_dead=True,
    ),
    "restarted": State(
        does="the gateway's daemon starts anew: INITIALIZING for 10 s, Cold for 180 s, counters from zero",
        change=changes.restarted,
    ),
    "initializing": State(
        does="the gateway's daemon starts anew, and stays INITIALIZING",
        change=changes.initializing,
    ),
    "switched": State(
        does="the two gateways exchange their roles",
        change=changes.switched,
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
