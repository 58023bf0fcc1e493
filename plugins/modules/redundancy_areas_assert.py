# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_areas_assert
short_description: Give GO, NO-GO or UNKNOWN for what stands around the daemons
version_added: 0.2.0
description:
  - Checks the areas of gateways that M(junos_ha.srd.redundancy_pair_info) or
    M(junos_ha.srd.redundancy_group_facts) have read, such as alarms and core dumps, and fails unless the
    verdict is GO.
  - An area that is not known is UNKNOWN. With O(before), what is new since then fails, or warns.
  - It does not read a gateway.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.assertion
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
      - The areas by the names of the gateways, as RV(ignore:areas) of M(junos_ha.srd.redundancy_pair_info).
      - An empty dictionary for a gateway means that it could not be read. The verdict is then unknown.
    type: dict
    required: true
  areas:
    description: The areas to check, as C(gather_subset) of M(junos_ha.srd.redundancy_pair_info).
    type: list
    elements: str
    required: true
  before:
    description:
      - What the gateways showed before, by their names. Either areas as in O(shown), or the path of a file
        of evidence. Nothing is compared without it.
      - What is compared with a file that is gone or was changed is unknown.
    type: dict
    default: {}
  effects:
    description:
      - Whether something new in an area makes the verdict NO-GO, V(stop), or only warns, V(warn), by the name
        of the area. Where it is not given, C(sessions) warns, and all others stop.
      - An area that is not known is UNKNOWN all the same.
    type: dict
    default: {}
  switched:
    description:
      - Whether mastership was switched. The sessions of a gateway are then compared with those that the other
        one had before.
    type: bool
    default: false
seealso:
  - module: junos_ha.srd.redundancy_pair_info
  - module: junos_ha.srd.redundancy_evidence
"""

EXAMPLES = r"""
- name: Read both gateways before the change, and alarms and core dumps
  junos_ha.srd.redundancy_pair_info:
    peer: mx2
    gather_subset: [alarms, cores]
  register: before

- name: Change something
  ansible.builtin.pause:

- name: Read both again
  junos_ha.srd.redundancy_pair_info:
    peer: mx2
    gather_subset: [alarms, cores]
  register: after

- name: Stop if there is a new alarm; only warn of a new core dump
  junos_ha.srd.redundancy_areas_assert:
    shown: "{{ after.areas }}"
    before: "{{ before.areas }}"
    areas: [alarms, cores]
    effects: {cores: warn}
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
    FAIL mx1 area cores - new_core_dumps - Expected: nothing new Actual: new: /var/crash/core.0
      Run show system core-dumps on the gateway: a process crashed during the change.
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
  description: What C(areas) of M(junos_ha.srd.redundancy_evidence) takes.
  returned: when the options are valid
  type: dict
warnings:
  description: What is new in areas that only warn.
  returned: if there is any
  type: list
  elements: str
  sample: ["mx1 area cores - new: /var/crash/core.0 (Nov 22 16:58 2026, 1024 bytes)"]
"""
