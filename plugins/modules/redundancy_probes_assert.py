# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_probes_assert
short_description: Give GO, NO-GO or UNKNOWN for the show commands of a site
version_added: 0.2.0
description:
  - Checks the answers to show commands of your own that M(junos_ha.srd.redundancy_pair_info) has read, and
    fails unless the verdict is GO.
  - A text that must be there, or must not, is judged at once. With O(before), a number or a whole answer is
    compared with what it was.
  - It does not read a gateway.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.assertion
  - junos_ha.srd.probes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
options:
  shown:
    description:
      - The answers by the names of the gateways, as RV(ignore:probes) of
        M(junos_ha.srd.redundancy_pair_info).
      - An empty dictionary for a gateway means that it could not be read. The verdict is then unknown.
    type: dict
    required: true
  before:
    description:
      - The answers of the gateways before, by their names. Either answers as in O(shown), or the path of a
        file of evidence. Nothing is compared without it.
      - What is compared with a file that is gone or was changed is unknown.
    type: dict
    default: {}
seealso:
  - module: junos_ha.srd.redundancy_pair_info
  - module: junos_ha.srd.redundancy_evidence
"""

EXAMPLES = r"""
- name: Change something, and see that the routes are still there
  hosts: mx1
  gather_facts: false
  vars:
    probes:
      - name: routes
        command: show route summary
        number: '^inet\.0: ([0-9]+) destinations'
        may_fall_percent: 5
  tasks:
    - name: Read both gateways before the change, and how many routes they have
      junos_ha.srd.redundancy_pair_info:
        peer: mx2
        probes: "{{ probes }}"
      register: before

    - name: Change something
      ansible.builtin.pause:

    - name: Read both again
      junos_ha.srd.redundancy_pair_info:
        peer: mx2
        probes: "{{ probes }}"
      register: after

    - name: Stop if a gateway has less than 95 % of its routes
      junos_ha.srd.redundancy_probes_assert:
        shown: "{{ after.probes }}"
        before: "{{ before.probes }}"
        probes: "{{ probes }}"
"""

RETURN = r"""
msg:
  description:
    - The verdict, then up to ten findings against GO, failed ones first. Each names the check, the
      expected and the actual value, and what to look at.
  returned: always
  type: str
  sample: |-
    NO-GO: 1 of 4 checks failed
    FAIL mx1 probe routes - probe_number - Expected: 95 % at least of 10 on mx1 before Actual: 7, 70.0 % of 10
      Run the command on both gateways, and find what is missing since the change.
report:
  description: The verdict, and all checks behind it, as of M(junos_ha.srd.redundancy_pair_assert).
  returned: when the options are valid
  type: dict
  contains:
    verdict:
      description: C(no_go), C(unknown) or C(go).
      returned: always
      type: str
verdicts:
  description: The verdict, as M(junos_ha.srd.redundancy_verdict) takes it.
  returned: when the options are valid
  type: list
  elements: dict
kept:
  description: What C(probes) of M(junos_ha.srd.redundancy_evidence) takes.
  returned: when the options are valid
  type: dict
warnings:
  description: What is not as expected, of probes that only warn.
  returned: if there is any
  type: list
  elements: str
  sample: ["mx1 probe routes - 700, 70.0 % of 1,000"]
"""
