# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The exact layout of text replies, to the blank, from the published samples.

Layout A comes from the terse, the brief passed and the extensive sample, layout B from the brief
failed one, with its ragged columns and publisher's remarks. Lines in no sample are assumed.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Level

PeerLine = t.Literal["connection", "state", "peer_state", "peer_ip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The text before each value, and the widths of the columns."""

    iccp: str
    iccp_counter_width: int
    before_group: tuple[str, ...]
    group: str
    counter_width: int
    peer_connections: str
    members: str
    local_ip: str | None
    set: str
    peer_lines: tuple[PeerLine, ...]
    connection: str
    state: str
    peer_state: str
    peer_ip: str
    health: str
    interfaces_down: str
    failed_interfaces: str
    # The publisher's remarks in place of names; printed only without names.
    remark_on_down: str
    remark_on_failed: str
    service_set: str
    header: str
    header_without_rows: str
    name_width: int
    type_width: int
    role_width: int
    connection_widths: t.Mapping[str, int]
    after_interface: tuple[str, ...]


_HEADER = "        Service interface     Type              Role       Connection     Synchronization"

BRIEF = Layout(
    iccp="ICCP process connection                  :",
    iccp_counter_width=47,
    before_group=(),
    group="Redundancy Group ID                      :",
    counter_width=41,
    peer_connections="  Number of peer RG connections          :",
    members="  Number of Members                      :",  # assumed
    local_ip="  Local RG IP                            :",
    set="  Redundancy Set ID                      :",
    peer_lines=("connection", "state", "peer_state", "peer_ip"),
    connection="    Connection status                    :",
    state="    Redundancy Set state                 :",
    peer_state="    Redundancy Set peer state            :",
    peer_ip="    Peer RG IP                           :",
    health="    Redundancy Set health status         :",
    interfaces_down="      Number of  Monitored interface down :",  # assumed
    failed_interfaces="      Failed Interfaces                  :",  # assumed
    remark_on_down="",
    remark_on_failed="",
    service_set="      Service Set :",
    header=_HEADER,
    header_without_rows=_HEADER,
    name_width=22,
    type_width=18,
    role_width=11,
    connection_widths={"Up": 15, "Down": 15},
    after_interface=("",),
)

EXTENSIVE = replace(BRIEF, iccp="ICCP process connection                        :")

TERSE = replace(
    BRIEF,
    iccp="ICCP process connection                :",
    before_group=("",),
    group="Redundancy Group ID              :",
    peer_connections="  Number of peer RG connections  :",
    members="  Number of Members              :",  # assumed
    local_ip="  Local RG IP                    :",
)

BRIEF_B = Layout(
    iccp="ICCP Process Connection                :",
    iccp_counter_width=47,
    before_group=(),
    group="Redundancy Group ID   :",
    counter_width=41,
    peer_connections="  Number of peer RG connections   :",  # assumed
    members="  Number of Members   :",
    local_ip=None,
    set="  Redundancy Set ID       :",
    peer_lines=("peer_ip", "connection", "state", "peer_state"),
    connection="    Connection Status                              :",
    state="    Redundancy Set State                        :",
    peer_state="    Redundancy Set Peer State               :",
    peer_ip="    Remote IP address                             :",
    health="    Redundancy Set Health Status          :",
    interfaces_down="      Number of  Monitored interface down :",
    failed_interfaces="      Failed Interfaces",
    remark_on_down="             <<<<<<< Failure Reasons",
    remark_on_failed=" " * 58 + "<<<<<<<  Name of the monitored interfaces which have gone  down",
    service_set="      Service Set :",
    header=(
        "        Service Interface     Type                  Role           Connection     Synchronization"
    ),
    header_without_rows=(
        "        Service Interface     Type                  Role          Connection     Synchronization"
    ),
    name_width=26,
    type_width=18,
    role_width=11,
    connection_widths={"Up": 23, "Down": 20},
    after_interface=(),
)

LAYOUTS: t.Mapping[Level, Layout] = {"terse": TERSE, "brief": BRIEF, "extensive": EXTENSIVE}

TERSE_HEADER = "  RS ID     Local RS state     Peer RS state     Peer RG IP        Status"
TERSE_INDENT = "  "
TERSE_ID_WIDTH = 10
TERSE_STATE_WIDTH = 19
TERSE_PEER_STATE_WIDTH = 18
TERSE_PEER_IP_WIDTH = 18
# The published row lacks its address, and so the column.
TERSE_PEER_STATE_WIDTH_WITHOUT_IP = 14

EVENT_WIDTH = 35
RECEIVED_WIDTH = 17
TRANSITION_HEADER = "    Transition events              Received         Ignored"
MONITORED_HEADER = "    Monitored events               Received         Ignored"
EVENT_INDENT = "      "
