# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_group_assert
short_description: Give GO, NO-GO or UNKNOWN for a gateway
version_added: 0.1.0
description:
  - Checks the facts of one gateway against expectations, and fails unless the verdict is GO.
  - A check that cannot be decided is unknown, and unknown never passes. So an empty, broken-off or
    misread reply fails the task, and so do facts without anything to check.
  - It does not read the gateway. Run M(junos_ha.srd.redundancy_group_facts) right before it.
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
        P(junos_ha.srd.parse_redundancy_group#filter) returned them. The default is the facts that this
        host has gathered.
      - An empty dictionary means that the gateway could not be read, and so does a host without gathered
        facts. The verdict is then unknown.
    type: dict
notes:
  - An unknown option, value or check is an error. No check is skipped silently.
  - A terse reply shows neither health nor service sets, so its verdict is unknown. Read V(brief) or
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

- name: Go on although one interface is Off, until a date
  junos_ha.srd.redundancy_group_assert:
    waivers:
      - check: synchronization
        subject: group 1 set 1 service-set ss2 interface ms-2/1/0
        reason: the card in slot 2 will be replaced, CHG0042
        owner: noc@example.net
        expires: "2026-12-01"

- name: Check a saved reply
  junos_ha.srd.redundancy_group_assert:
    facts: "{{ lookup('ansible.builtin.file', 'mx1.txt') | junos_ha.srd.parse_redundancy_group }}"

- name: Look at the verdict, and go on whatever it is
  junos_ha.srd.redundancy_group_assert:
    report_only: true
  register: checked

- name: Print it
  ansible.builtin.debug:
    var: checked.report.summary
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
"""
