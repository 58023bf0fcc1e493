# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_pair_assert
short_description: Say GO, NO-GO or UNKNOWN of the two gateways of a pair
version_added: 0.1.0
description:
  - Makes every check of M(junos_ha.srd.redundancy_group_assert) on both gateways, holds the two against each
    other, and fails unless the verdict is GO.
  - It finds two masters, no master, gateways that disagree about each other, and redundancy sets, service
    sets or interfaces that only one of them has.
  - It reads no gateway. Run M(junos_ha.srd.redundancy_group_facts) on both right before it.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.assertion
  - junos_ha.srd.assertion.age
  - junos_ha.srd.assertion.skew
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
options:
  facts:
    description:
      - The facts of the gateway, as M(junos_ha.srd.redundancy_group_facts) or
        P(junos_ha.srd.parse_redundancy_group#filter) gave them. Those that this host has gathered when it is
        not given.
      - An empty dictionary stands for a gateway that could not be read. So does a host that has gathered
        none. The verdict is then unknown.
    type: dict
  peer:
    description:
      - The inventory name of the other gateway. Its facts are those that it has gathered, unless
        O(peer_facts) is given.
      - One of O(peer) and O(peer_facts) is required. With both, O(peer) names the gateway in the report.
    type: str
  peer_facts:
    description:
      - The facts of the other gateway.
      - An empty dictionary stands for a gateway that could not be read. The verdict is then unknown.
    type: dict
notes:
  - O(role) and O(roles) say what is expected of this host. Its peer is expected to have the other role.
  - Subjects in the report begin with the name of the gateway. So must the O(waivers[].subject) of a waiver.
  - An option, a value or a check that does not exist is an error, never a check that is quietly not made.
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
#   NO-GO: 2 of 37 checks failed
#   FAIL mx2 group 1 set 1 - peer_role - Expected: all STANDBY Actual: MASTER
#     Read the peer. Two masters or none: look at the ICCP path before anything else.
#   FAIL group 1 set 1 - single_master - Expected: exactly one MASTER Actual: two masters
#     Two masters: restore the ICCP path first. No master: see the health of both.

- name: Judge two replies that were saved to files
  junos_ha.srd.redundancy_pair_assert:
    facts: "{{ lookup('ansible.builtin.file', 'mx1.txt') | junos_ha.srd.parse_redundancy_group }}"
    peer_facts: "{{ lookup('ansible.builtin.file', 'mx2.txt') | junos_ha.srd.parse_redundancy_group }}"
    max_skew: any
"""

RETURN = r"""
msg:
  description:
    - The verdict, then up to ten findings that speak against GO, the failed ones first. Each says what was
      checked, what is expected, what was found, and what to look at.
  returned: always
  type: str
  sample: |-
    NO-GO: 1 of 14 checks failed
    FAIL group 1 set 1 - health - Expected: Passed Actual: Failed
      Look at the failed interfaces of the set, then at the service cards.
report:
  description: The verdict, and every check behind it.
  returned: when the options are valid
  type: dict
  contains:
    verdict:
      description:
        - V(no_go) when a check failed. Otherwise V(unknown) when one could not be decided, or when none was
          made. Otherwise V(go).
      returned: always
      type: str
      sample: no_go
    summary:
      description: The verdict in a sentence, with the first three findings that speak against GO.
      returned: always
      type: str
      sample: "NO-GO: 1 of 14 checks failed: group 1 set 1 - health - Expected: Passed Actual: Failed"
    counts:
      description: How many checks have which status.
      returned: always
      type: dict
      contains:
        pass:
          description: What was found is what is expected.
          returned: always
          type: int
          sample: 13
        fail:
          description: What was found is not what is expected.
          returned: always
          type: int
          sample: 1
        unknown:
          description: It cannot be decided.
          returned: always
          type: int
          sample: 0
        waived:
          description: What was found is not what is expected, and a waiver approves it.
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
          description: What was checked, in words.
          returned: always
          type: str
          sample: group 1 set 1
        path:
          description:
            - The same by its parts, from the outside inwards. Of C(gateway), C(group), C(set), C(peer),
              C(service_set), C(interface), C(line) and C(counters) those that apply.
          returned: always
          type: dict
          sample: {"group": 1, "set": 1}
        status:
          description: V(pass), V(fail), V(unknown) or V(waived).
          returned: always
          type: str
          sample: fail
        expected:
          description: What should be found.
          returned: always
          type: str
          sample: Passed
        actual:
          description: What was found.
          returned: always
          type: str
          sample: Failed
        message:
          description: The check with what is expected and what was found.
          returned: always
          type: str
          sample: "health - Expected: Passed Actual: Failed"
        waiver:
          description: The waiver that applies, with the fields of O(waivers). V(null) when none does.
          returned: always
          type: dict
          sample: null
"""
