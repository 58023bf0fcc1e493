# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_change_assert
short_description: Say whether a change left a gateway as it was, or switched and nothing else
version_added: 0.1.0
description:
  - Compares what a gateway shows after a change with what it showed before, and fails unless the verdict is
    GO.
  - A redundancy set that was meant to switch must have switched, and one that was not must not have. No
    group, set, service set or interface was lost or added, what was Hot is Hot, no counter fell, and there
    was no transition that the change does not explain. So it finds a flap between the two readings.
  - It reads no gateway. Run M(junos_ha.srd.redundancy_group_facts) at level V(extensive) before and after, as
    only that level shows counters.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.assertion
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: partial
    details: Shows what differs between the two readings on the console, and returns no RV(ignore:diff).
options:
  facts:
    description:
      - The facts of the gateway after the change, as M(junos_ha.srd.redundancy_group_facts) or
        P(junos_ha.srd.parse_redundancy_group#filter) gave them. Those that this host has gathered when it is
        not given.
      - An empty dictionary stands for a gateway that could not be read. So does a host that has gathered
        none. The verdict is then unknown.
    type: dict
  before:
    description:
      - The facts before the change, or the path of a file that M(junos_ha.srd.redundancy_evidence) wrote
        before it.
      - The file must be as it was written, and of the host that O(host) names. An empty dictionary stands for
        a gateway that could not be read, and the verdict is then unknown.
    type: raw
    required: true
  host:
    description:
      - Of which host the file must be that O(before) names. This host when it is not given.
    type: str
  expect:
    description:
      - V(unchanged) means that no redundancy set was meant to switch, V(switched) that the O(redundancy_sets)
        were.
    type: str
    choices: [unchanged, switched]
    required: true
  redundancy_sets:
    description:
      - The ids of the redundancy sets that were meant to switch, 1 to 100. Every set when the list is empty.
      - All sets are compared. A set that is named here must be there.
    type: list
    elements: int
    default: []
notes:
  - A reading compared with itself fails, as does an earlier one given for the later.
  - Whether the gateway is healthy after the change is not asked here. Use
    M(junos_ha.srd.redundancy_pair_assert) for that.
  - An option, a value or a check that does not exist is an error, never a check that is quietly not made.
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

- name: Compare with facts that are at hand
  junos_ha.srd.redundancy_change_assert:
    before: "{{ before.ansible_facts.junos_srd }}"
    expect: unchanged
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
