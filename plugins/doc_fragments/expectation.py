# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The options that say what a gateway is expected to show: assertion, wait and gate have them alike."""

    DOCUMENTATION = r"""
options:
  role:
    description:
      - The role that the gateway must have in every redundancy set.
      - V(any) accepts MASTER or STANDBY, and fails INITIALIZING.
    type: str
    choices: [MASTER, STANDBY, any]
    default: any
  roles:
    description:
      - The role by the id of the redundancy set, 1 to 100, if roles differ. It overrides O(role). A role
        is V(MASTER), V(STANDBY) or V(any).
      - A listed set must exist.
    type: dict
    default: {}
  redundancy_sets:
    description:
      - The ids of the redundancy sets to check, 1 to 100. An empty list means every set that the gateway
        shows.
      - A listed set must exist.
    type: list
    elements: int
    default: []
  synchronization:
    description:
      - The synchronization that every service interface must have.
      - V(any) skips the check C(synchronization).
    type: str
    choices: [Hot, any]
    default: Hot
  health:
    description:
      - The health that every redundancy set must have.
      - V(any) skips the checks C(health) and C(monitored_interfaces).
    type: str
    choices: [Passed, any]
    default: Passed
  service_sets:
    description:
      - The names of service sets that must exist, in any of the redundancy sets. Others may exist too.
    type: list
    elements: str
    default: []
  without_service_sets:
    description:
      - The ids of the redundancy sets that need no service set, because they only steer routes. Every other
        set must have one.
    type: list
    elements: int
    default: []
  peer_connections:
    description:
      - The number of peers to which each redundancy group must be connected, 1 or more. The default is
        any number except 0.
    type: int
"""

    PEER = r"""
options:
  peer:
    description:
      - The inventory name of the other gateway. Its gathered facts are used unless O(peer_facts) is
        given.
      - One of O(peer) and O(peer_facts) is required. With both, O(peer) names the gateway in the report.
    type: str
"""

    WAIVERS = r"""
options:
  waivers:
    description:
      - Failures that are accepted. A waived failure stays in the report, with its waiver.
      - An expired waiver has no effect. A gateway that could not be read cannot be waived.
    type: list
    elements: dict
    default: []
    suboptions:
      check:
        description: The name of the waived check, as in the report.
        type: str
        required: true
        choices:
          - reply_complete
          - facts_age
          - iccp_connection
          - peer_connections
          - set_present
          - role
          - role_clear
          - peer_role
          - peer_clear
          - peer_connection
          - health
          - monitored_interfaces
          - service_sets
          - interface_type
          - interface_connection
          - interface_role
          - synchronization
          - same_groups
          - same_sets
          - single_master
          - view_of_peer
          - peer_address
          - same_service_sets
          - interface_count
          - collection_skew
          - reading_order
          - groups_kept
          - sets_kept
          - role_change
          - service_sets_kept
          - interfaces_kept
          - hot_kept
          - counter_reset
          - unexpected_transitions
          - connections_kept
          - routes_updated
          - area_read
          - new_alarms
          - new_core_dumps
          - open_commits
          - new_commits
          - adjacencies_kept
          - cards_kept
          - headroom
          - sessions_kept
          - probe_read
          - probe_number
          - probe_contains
          - probe_absent
          - probe_unchanged
          - takeover
          - mastership_stays
          - route_policies
          - shared_policies
          - set_group
          - shown_as_configured
          - hold_time
          - signal_routes
          - signal_routes_moved
      reason:
        description: Why the failure is accepted.
        type: str
        required: true
      owner:
        description: Who is responsible for it.
        type: str
        required: true
      expires:
        description:
          - When it expires, an ISO 8601 date or time, such as V(2026-12-01) or V(2026-12-01T04:00:00Z).
          - A date includes its whole day. Without a zone, the time is in UTC.
        type: str
        required: true
      subject:
        description:
          - The one subject that it covers, exactly as in the report, such as V(group 1 set 1 service-set
            ss2 interface ms-2/1/0).
          - In a report on a pair, a subject begins with the name of the gateway. A waiver with such a
            subject also applies in a report on that gateway alone.
          - The default is every failed subject of the check. A line that is not understood can be waived
            only by its subject.
        type: str
"""
