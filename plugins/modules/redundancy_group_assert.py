# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_group_assert
short_description: Say GO, NO-GO or UNKNOWN of a gateway
version_added: 0.1.0
description:
  - Judges the facts of one gateway against what is expected of it, and fails unless the verdict is GO.
  - Whatever cannot be decided is unknown, and unknown never passes. So an empty, broken-off or misread reply
    fails the task, and so do facts that name nothing to judge.
  - It reads no gateway. Run M(junos_ha.srd.redundancy_group_facts) right before it.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.assertion
  - junos_ha.srd.assertion.age
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
notes:
  - An option, a value or a check that does not exist is an error, never a check that is quietly not made.
  - A terse reply shows neither health nor service sets, so the verdict on it is unknown. Read V(brief) or
    V(extensive).
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_change_assert
  - module: junos_ha.srd.redundancy_group_wait
  - plugin: junos_ha.srd.redundancy_group_report
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read the gateway
  junos_ha.srd.redundancy_group_facts:

- name: Stop unless it is GO
  junos_ha.srd.redundancy_group_assert:

- name: Stop unless it is MASTER of set 1 and STANDBY of set 2, and has both service sets
  junos_ha.srd.redundancy_group_assert:
    roles: {1: MASTER, 2: STANDBY}
    service_sets: [ss-nat, ss-fw]

# fatal: [mx1]: FAILED! => {"msg":
#   NO-GO: 1 of 31 checks failed
#   FAIL group 1 set 2 - role - Expected: STANDBY Actual: MASTER
#     Find out which gateway ought to be MASTER, and what moved mastership: the transition events.

- name: Go on although one interface is known to be Off, until a date and no longer
  junos_ha.srd.redundancy_group_assert:
    waivers:
      - check: synchronization
        subject: group 1 set 1 service-set ss2 interface ms-2/1/0
        reason: card in slot 2 is to be replaced, CHG0042
        owner: noc@example.net
        expires: "2026-12-01"

- name: Judge a reply that was saved to a file
  junos_ha.srd.redundancy_group_assert:
    facts: "{{ lookup('ansible.builtin.file', 'mx1.txt') | junos_ha.srd.parse_redundancy_group }}"

- name: Look at the verdict, and go on whatever it is
  junos_ha.srd.redundancy_group_assert:
    report_only: true
  register: judged

- name: Print it
  ansible.builtin.debug:
    var: judged.report.summary
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
