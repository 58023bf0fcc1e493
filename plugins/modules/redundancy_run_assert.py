# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_run_assert
short_description: Stop a run that cannot reach a verdict
version_added: 0.2.0
description:
  - Fails unless a host of the play leads a pair, and the playbook has what it needs.
  - A play whose hosts match nothing is skipped, and its run succeeds. So run this in a play of its own over
    C(all) and localhost, before the play that checks the pairs.
  - It is for the playbooks of this collection, and for playbooks that are built like them. It reads no
    gateway.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It fails as usual.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It looks at its options, and at the hosts of the play.
options:
  playbook:
    description:
      - The playbook. It decides what is needed besides hosts that lead a pair.
      - V(audit) needs localhost among the hosts of the play. V(maintenance) needs O(tasks).
        V(take_down) needs O(gateways).
    type: str
    choices: [audit, contact, failover, history, judge, maintenance, postcheck, precheck, take_down]
    required: true
  pattern:
    description: The pattern of the hosts that lead a pair, for the message.
    type: str
    required: true
  leads:
    description: The hosts that match O(pattern). One of them must be a host of the play, but for
      V(contact), V(history) and V(judge).
    type: list
    elements: str
    required: true
  connection:
    description: How an audit connects, V(netconf) or V(inventory). Every other value is an error.
    type: str
    default: netconf
  metrics_file:
    description: Where an audit writes its metrics, for which it must connect over V(netconf).
    type: str
  tasks:
    description: The full path of the file with the tasks of a maintenance. It must hold a list of tasks.
    type: str
  gateways:
    description:
      - The gateways of which it is asked whether they may be taken down. Each must be in one pair of
        O(leads), as the lead or as its C(srd_peer).
    type: list
    elements: str
    default: []
seealso:
  - module: junos_ha.srd.redundancy_plan
  - plugin: junos_ha.srd.redundancy_hosts
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Stop where this run cannot reach a verdict
  hosts: all,localhost
  gather_facts: false
  tasks:
    - name: Check the hosts of the run
      junos_ha.srd.redundancy_run_assert:
        playbook: precheck
        pattern: leads
        leads: "{{ query('ansible.builtin.inventory_hostnames', 'leads') }}"
      run_once: true

# fatal: [mx3]: FAILED! => {"msg":
#   srd_leads - Expected: hosts that lead a pair Actual: none in leads
"""

RETURN = r"""
asked:
  description: O(gateways), by the host that leads the pair of each. Hosts without one are left out.
  returned: success, if O(playbook=take_down)
  type: dict
  sample: {"mx1": ["mx2"]}
connection:
  description: How an audit connects, as O(connection).
  returned: success
  type: str
  sample: netconf
"""
