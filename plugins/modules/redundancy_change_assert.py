# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_change_assert
short_description: Compare a gateway after a change with before
version_added: 0.1.0
description:
  - Compares a gateway after a change with its state before, and fails unless the verdict is GO.
  - The redundancy sets that should have switched must have switched, and no others. No group, set,
    service set or interface was lost or added, everything that was Hot is Hot, no counter fell, and the
    change explains every transition. So it finds a flap between the two readings.
  - It does not read the gateway. Run M(junos_ha.srd.redundancy_group_facts) at level V(extensive) before
    and after, as only that level shows counters.
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
    support: partial
    details: It shows the differences between the two readings on the console, and returns no
      RV(ignore:diff).
options:
  facts:
    description:
      - The facts of the gateway after the change, as M(junos_ha.srd.redundancy_group_facts) or
        P(junos_ha.srd.parse_redundancy_group#filter) returned them. The default is the facts that this
        host has gathered.
      - An empty dictionary means that the gateway could not be read, and so does a host without gathered
        facts. The verdict is then unknown.
    type: dict
  before:
    description:
      - The facts before the change, or the path of a file that M(junos_ha.srd.redundancy_evidence) wrote
        before the change.
      - The file must be unchanged, and of the host in O(host). With an empty dictionary, which means that
        the gateway could not be read, the verdict is unknown.
    type: raw
    required: true
  host:
    description:
      - The host of the file in O(before). The default is this host.
    type: str
  expect:
    description:
      - V(unchanged) means that no redundancy set should have switched, V(switched) that the
        O(redundancy_sets) should have.
    type: str
    choices: [unchanged, switched]
    required: true
  redundancy_sets:
    description:
      - The ids of the redundancy sets that should have switched, 1 to 100. An empty list means every set.
      - All sets are compared. A listed set must exist.
    type: list
    elements: int
    default: []
notes:
  - Comparing a reading with itself fails, and so does swapping the earlier and the later one.
  - It does not check whether the gateway is healthy after the change. Use
    M(junos_ha.srd.redundancy_pair_assert) for that.
  - An unknown option, value or check is an error. No check is skipped silently.
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_evidence
  - module: junos_ha.srd.redundancy_pair_assert
  - plugin: junos_ha.srd.redundancy_change_report
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read the gateway after the change
  junos_ha.srd.redundancy_group_facts:

- name: Stop unless it is as it was in the evidence of the precheck
  junos_ha.srd.redundancy_change_assert:
    before: "evidence/CHG0042/{{ inventory_hostname }}.precheck.json"
    expect: unchanged

# fatal: [mx1]: FAILED! => {"msg":
#   NO-GO: 1 of 21 checks failed
#   FAIL group 1 set 1 - unexpected_transitions - Expected: none Actual: 1 acquire, 1 release
#     Mastership moved between the two readings: look at the log, and for an acquire policy.

- name: Stop unless set 1 has switched, and nothing else
  junos_ha.srd.redundancy_change_assert:
    before: "evidence/CHG0042/{{ inventory_hostname }}.precheck.json"
    expect: switched
    redundancy_sets: [1]

- name: Compare with facts from an earlier task
  junos_ha.srd.redundancy_change_assert:
    before: "{{ before.ansible_facts.junos_srd }}"
    expect: unchanged
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
