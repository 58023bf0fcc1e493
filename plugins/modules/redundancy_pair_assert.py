# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_pair_assert
short_description: Give GO, NO-GO or UNKNOWN for the two gateways of a pair
version_added: 0.1.0
description:
  - Runs every check of M(junos_ha.srd.redundancy_group_assert) on both gateways, compares the two, and
    fails unless the verdict is GO.
  - It finds two MASTERs, no MASTER, gateways that disagree about each other, and redundancy sets, service
    sets or interfaces that only one of them has.
  - It does not read the gateway. Run M(junos_ha.srd.redundancy_group_facts) on both right before it.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.assertion
  - junos_ha.srd.assertion.age
  - junos_ha.srd.assertion.skew
  - junos_ha.srd.expectation.peer
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
options:
  relieved:
    description:
      - The one of the two gateways that is to be relieved of mastership, by its name.
      - Its own failed health, and a qualifier of its state because of it, are then warnings, and waived in
        the report. The health of the other gateway counts as ever.
    type: str
  facts:
    description:
      - The facts of the gateway, as M(junos_ha.srd.redundancy_group_facts) or
        P(junos_ha.srd.parse_redundancy_group#filter) returned them. The default is the facts that this
        host has gathered.
      - An empty dictionary means that the gateway could not be read, and so does a host without gathered
        facts. The verdict is then unknown.
    type: dict
  peer_facts:
    description:
      - The facts of the other gateway.
      - An empty dictionary means that the gateway could not be read. The verdict is then unknown.
    type: dict
notes:
  - O(role) and O(roles) apply to this host. Its peer must have the opposite role.
  - Subjects in the report begin with the name of the gateway, and so must O(waivers[].subject).
  - An unknown option, value or check is an error. No check is skipped silently.
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_group_assert
  - module: junos_ha.srd.redundancy_change_assert
  - plugin: junos_ha.srd.redundancy_pair_report
    plugin_type: filter
"""

EXAMPLES = r"""
# mx1 and mx2 are both hosts of the play.
- name: Read both gateways
  junos_ha.srd.redundancy_group_facts:

- name: Stop unless the pair is GO, with mx1 as MASTER
  junos_ha.srd.redundancy_pair_assert:
    peer: mx2
    role: MASTER
  when: inventory_hostname == 'mx1'

# fatal: [mx1]: FAILED! => {"msg":
#   NO-GO: 2 of 45 checks failed
#   FAIL mx2 group 1 set 1 - peer_role - Expected: all STANDBY Actual: MASTER
#     Read the peer. Two masters: restore the ICCP path first. No master: see the health of both.
#   FAIL group 1 set 1 - single_master - Expected: exactly one MASTER Actual: two masters
#     Two masters: restore the ICCP path first. No master: see the health of both.

- name: Check two saved replies
  junos_ha.srd.redundancy_pair_assert:
    facts: "{{ lookup('ansible.builtin.file', 'mx1.txt') | junos_ha.srd.parse_redundancy_group }}"
    peer_facts: "{{ lookup('ansible.builtin.file', 'mx2.txt') | junos_ha.srd.parse_redundancy_group }}"
    max_skew: any
"""

RETURN = r"""
msg:
  description:
    - The verdict, then up to ten findings against GO, failed ones first. Each names the check, the
      expected and the actual value, and what to look at.
  returned: always
  type: str
  sample: |-
    NO-GO: 1 of 14 checks failed
    FAIL group 1 set 1 - health - Expected: Passed Actual: Failed
      Look at the failed interfaces of the set, then at the service cards.
urgent:
  description: Whether there is a redundancy set of which no gateway, or each, is MASTER.
  returned: when the options are valid
  type: bool
report:
  description: The verdict, and all checks behind it.
  returned: when the options are valid
  type: dict
  contains:
    verdict:
      description:
        - V(no_go) if a check failed. Otherwise V(unknown) if one could not be decided, or if there was no
          check. Otherwise V(go).
      returned: always
      type: str
      sample: no_go
    summary:
      description: The verdict in a sentence, with the first three findings against GO.
      returned: always
      type: str
      sample: "NO-GO: 1 of 14 checks failed: group 1 set 1 - health - Expected: Passed Actual: Failed"
    scope:
      description:
        - The redundancy sets that the verdict is on, C(asked), and those that a gateway shows beside them,
          C(not_asked), empty where only one redundancy group was read.
      returned: when the verdict is not on all sets
      type: dict
      sample: {asked: [1], not_asked: [2]}
    counts:
      description: The number of checks by status.
      returned: always
      type: dict
      contains:
        pass:
          description: Checks that passed.
          returned: always
          type: int
          sample: 13
        fail:
          description: Checks that failed.
          returned: always
          type: int
          sample: 1
        unknown:
          description: Checks that could not be decided.
          returned: always
          type: int
          sample: 0
        waived:
          description: Checks that failed, and that a waiver accepts.
          returned: always
          type: int
          sample: 0
    checks:
      description: The checks, one for each subject, in a fixed order.
      returned: always
      type: list
      elements: dict
      contains:
        check:
          description: The name of the check.
          returned: always
          type: str
          sample: health
        subject:
          description: The subject of the check, in words.
          returned: always
          type: str
          sample: group 1 set 1
        path:
          description:
            - The subject as keys, from the outside in, with those of C(gateway), C(group), C(set),
              C(peer), C(service_set), C(interface), C(line) and C(counters) that apply.
          returned: always
          type: dict
          sample: {"group": 1, "set": 1}
        status:
          description: V(pass), V(fail), V(unknown) or V(waived).
          returned: always
          type: str
          sample: fail
        expected:
          description: The expected value.
          returned: always
          type: str
          sample: Passed
        actual:
          description: The actual value.
          returned: always
          type: str
          sample: Failed
        message:
          description: The check with the expected and the actual value.
          returned: always
          type: str
          sample: "health - Expected: Passed Actual: Failed"
        waiver:
          description: The waiver that applies, with the fields of O(waivers), or V(null).
          returned: always
          type: dict
          sample: null
warnings:
  description:
    - Why a gateway may not be the one that its name in the inventory means. Its host name is another than
      the first label of that name, or than its variable C(srd_host_name); or host name or serial number is
      not shown.
  returned: when there is one
  type: list
  elements: str
  sample: []
"""
