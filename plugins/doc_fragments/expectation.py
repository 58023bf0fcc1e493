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
      - V(any) takes MASTER or STANDBY, and fails INITIALIZING.
    type: str
    choices: [MASTER, STANDBY, any]
    default: any
  roles:
    description:
      - The role by the id of the redundancy set, 1 to 100, where they differ. It goes before O(role). A role
        is V(MASTER), V(STANDBY) or V(any).
      - A set that is named here must be there.
    type: dict
    default: {}
  redundancy_sets:
    description:
      - The ids of the redundancy sets to judge, 1 to 100. Every set that the gateway shows when the list is
        empty.
      - A set that is named here must be there.
    type: list
    elements: int
    default: []
  synchronization:
    description:
      - What the synchronisation of every service interface must be.
      - V(any) means that the check C(synchronization) is not made.
    type: str
    choices: [Hot, any]
    default: Hot
  health:
    description:
      - What the health status of every redundancy set must be.
      - V(any) means that the checks C(health) and C(monitored_interfaces) are not made.
    type: str
    choices: [Passed, any]
    default: Passed
  service_sets:
    description:
      - The names of service sets that must be there, in any of the redundancy sets. There may be others.
    type: list
    elements: str
    default: []
  require_service_sets:
    description:
      - Whether each redundancy set must have a service set.
      - V(false) is for designs whose redundancy sets only steer routes.
    type: bool
    default: true
  peer_connections:
    description:
      - To how many peers each redundancy group must be connected, 1 or more. Any number but 0 when it is not
        given.
    type: int
"""

    WAIVERS = r"""
options:
  waivers:
    description:
      - Leave to go on although a check failed. What is waived stays in the report, with its waiver.
      - A waiver that has expired waives nothing. A gateway that could not be read cannot be waived.
    type: list
    elements: dict
    default: []
    suboptions:
      check:
        description: The check that is waived, by its name in the report.
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
      reason:
        description: Why.
        type: str
        required: true
      owner:
        description: Who answers for it.
        type: str
        required: true
      expires:
        description:
          - Until when it holds, as a date or a time of ISO 8601, such as V(2026-12-01) or
            V(2026-12-01T04:00:00Z).
          - A date ends with its day. What names no zone is in UTC.
        type: str
        required: true
      subject:
        description:
          - The one subject that it is for, to the letter as the report has it, such as V(group 1 set 1
            service-set ss2 interface ms-2/1/0).
          - The report on a pair begins a subject with the name of the gateway. A waiver that does so too is
            for that gateway in the report on it alone as well.
          - Every subject of the check that failed when it is not given. A line that is not understood is
            waived by its subject only.
        type: str
"""
