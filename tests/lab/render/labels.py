# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rows with numbers: field of the model, and printed label."""

from __future__ import annotations

Rows = tuple[tuple[str, str], ...]

ICCP_COUNTERS: Rows = (
    ("connection_close", "ICCP process connection close count"),
    ("connection_open", "ICCP process connection open complete count"),
    ("packet_sent", "ICCP packet sent count"),
    ("packet_receive", "ICCP packet receive count"),
    ("keepalive_receive", "ICCP process keepalive receive count"),
    ("keepalive_sent", "ICCP process keepalive sent count"),
    ("redundancy_group_add", "ICCP redundancy group add count"),
    ("redundancy_group_delete", "ICCP redundancy group delete count"),
)

GROUP_COUNTERS: Rows = (
    ("connection_up", "RG connection up count"),
    ("connection_down", "RG connection down count"),
    ("join", "RG join count"),
    ("data_receive", "RG data receive count"),
    ("data_sent", "RG data sent count"),
    ("connect_message_sent", "RG connect message sent count"),
    ("connect_message_receive", "RG connect message receive count"),
    ("disconnect_message_sent", "RG disconnect message sent count"),
    ("disconnect_message_receive", "RG disconnect message receive count"),
    ("ack_sent", "RG ack sent count"),
    ("nack_sent", "RG nack sent count"),
    ("nack_receive", "RG nack receive count"),
)

TRANSITION_EVENTS: Rows = (
    ("acquire_auto", "Acquire mastership auto"),
    ("acquire_manual", "Acquire mastership manual"),
    ("release_auto", "Release mastership auto"),
    ("release_manual", "Release mastership manual"),
)

MONITORED_EVENTS: Rows = (
    ("link_down", "Link-down"),
    ("routing_restart", "Routing restart/abort"),
    ("route_update_error", "Route update error"),
    ("peer_acquire", "Peer mastership-acquire"),
    ("peer_release", "Peer mastership-release"),
)
