# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_take_down_assert
short_description: Stop unless a gateway may be taken down
version_added: 0.2.0
description:
  - Answers the question whether one gateway of a pair may be taken down, for a reboot, an upgrade or a
    repair, and fails unless the answer is yes.
  - The answer is V(yes), V(no), V(unknown), V(not_yet), if something is not replicated yet, or V(after), if
    the gateway is MASTER of a redundancy set that has to be moved first.
  - It is asked of every redundancy set that the gateway shows or is configured with, and of those that its
    peer shares. The worst answer of all sets is the answer.
  - The answer is V(no) if a gateway has another host name than the first label of its name in the inventory,
    or than its variable C(srd_host_name), and V(unknown) if it does not show host name and serial number.
  - It does not read the gateways. Run M(junos_ha.srd.redundancy_pair_info) right before it, with its option
    C(configuration).
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
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
  gateway:
    description: The gateway in question, by its name in O(gateways). The default is this host.
    type: str
  gateways:
    description:
      - What was read of both gateways, as RV(junos_ha.srd.redundancy_pair_info#module:gateways).
      - A gateway whose facts are empty could not be read. The answer is then V(unknown).
    type: list
    elements: dict
    required: true
  configurations:
    description:
      - The configurations of both gateways, as RV(junos_ha.srd.redundancy_pair_info#module:configurations).
      - Without them it is unknown whether the peer takes over, so a gateway that is MASTER gets V(unknown).
    type: list
    elements: dict
    default: []
  before:
    description:
      - What was read of both gateways before tasks that ran in between, as
        RV(junos_ha.srd.redundancy_pair_info#module:gateways). With it, it also says whether mastership
        stayed with the peer since. What came back and left again shows in the transition events of the peer.
    type: list
    elements: dict
    default: []
  moving:
    description:
      - The ids of sets that a run would have moved away before. In check mode their answers count for
        nothing; otherwise this is ignored.
    type: list
    elements: int
    default: []
  way_back:
    description:
      - The moves by which the peer is to release sets again, as
        RV(junos_ha.srd.redundancy_plan#module:moves). It fails unless the configuration of the peer proves
        that each does so.
    type: list
    elements: dict
    default: []
  not_asked:
    description:
      - The names of what the site expects and is not asked here, such as C(srd_probes). The answer says so.
    type: list
    elements: str
    default: []
    version_added: 1.0.0
  without_service_sets:
    description:
      - The ids of the redundancy sets that need no service set, because they only steer routes. Every other
        set must have one.
    type: list
    elements: int
    default: []
notes:
  - A waiver covers what the gateways show of health, of their service interfaces, and lines that are not
    understood. It never covers which gateway is MASTER, the link between them, or what they say of each
    other.
seealso:
  - module: junos_ha.srd.redundancy_pair_info
  - module: junos_ha.srd.redundancy_pair_assert
  - plugin: junos_ha.srd.redundancy_take_down_report
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read both gateways, and what they are configured to do
  junos_ha.srd.redundancy_pair_info:
    peer: mx2
    configuration: true
  register: read

- name: Stop unless mx1 may be taken down
  junos_ha.srd.redundancy_take_down_assert:
    gateway: mx1
    gateways: "{{ read.gateways }}"
    configurations: "{{ read.configurations }}"

# fatal: [mx1]: FAILED! => {"msg": "after set 1 has moved to mx2, then ask again"}
"""

RETURN = r"""
msg:
  description: The answer in a sentence, or what speaks against O(way_back), behind RV(came_back).
  returned: always
  type: str
  sample: "no, because set 2: mx2 is WARNED"
answer:
  description: The worst answer of all sets.
  returned: when the options are valid
  type: str
  sample: "no"
because:
  description: The answer in a sentence.
  returned: when the options are valid
  type: str
  sample: "no, because set 2: mx2 is WARNED"
sets:
  description: The answer for each redundancy set, by its id.
  returned: when the options are valid
  type: list
  elements: dict
  contains:
    id:
      description: The id of the redundancy set.
      returned: always
      type: int
      sample: 2
    answer:
      description: V(no), V(unknown), V(not_yet), V(after) or V(yes).
      returned: always
      type: str
      sample: "no"
    reason:
      description: The reason for it.
      returned: always
      type: str
      sample: mx2 is WARNED
    row:
      description: The row of the table in docs/take-down.md that decided it.
      returned: always
      type: int
      sample: 10
    lacks:
      description: Why a gateway that may be taken down is no full standby of the set now. Else empty.
      returned: always
      type: str
      sample: ms-1/0/0 of mx2 is Cold
ready:
  description: Whether the gateway may be taken down, by the answer, by O(way_back) and by RV(came_back).
  returned: when the options are valid
  type: bool
came_back:
  description:
    - That mastership came back since O(before) was read, or that this is unknown, in words. Empty where it
      stayed with the peer, and without O(before).
  returned: when the options are valid
  type: str
  sample: "mastership came back while the tasks ran: mx1 set 1: mx1 is MASTER"
said:
  description: RV(came_back) and RV(because), in a sentence.
  returned: when the options are valid
  type: str
  sample: "no, because set 2: mx2 is WARNED"
rehearsed:
  description:
    - What a maintenance in check mode has found, as a verdict of M(junos_ha.srd.redundancy_verdict), whether
      its sets could be moved away and back, by O(moving) and O(way_back).
  returned: in check mode
  type: dict
  sample:
    of: maintenance of mx1
    verdict: go
    said: "GO: set 1 would be moved from mx1 to mx2, and back; check mode sent nothing"
    details: ["  back: mx2 would be sent: request services redundancy-set 1 trigger redundancy-event RELS_EV"]
gateway:
  description: The gateway that the answer is for.
  returned: when the options are valid
  type: str
  sample: mx1
peer:
  description: The other gateway of the pair.
  returned: when the options are valid
  type: str
  sample: mx2
verdict:
  description: V(go) for V(yes), V(unknown) for V(unknown), V(no_go) for any other answer.
  returned: when the options are valid
  type: str
  sample: no_go
picture:
  description: Lines that show which gateway carries which redundancy set.
  returned: when the options are valid
  type: list
  elements: str
chassis:
  description: The serial numbers of both chassis, sorted. Empty where one is not shown.
  returned: when the options are valid
  type: list
  elements: str
  sample: [JN1, JN2]
report:
  description:
    - The answer as a report, with one finding for each redundancy set. Only V(yes) passes.
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
      sample: "NO-GO: 1 of 2 checks failed: mx1 set 2 - take_down - Expected: yes Actual: no: mx2 is WARNED"
    counts:
      description: The number of checks by status.
      returned: always
      type: dict
      contains:
        pass:
          description: Checks that passed.
          returned: always
          type: int
          sample: 1
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
          sample: take_down
        subject:
          description: The subject of the check, in words.
          returned: always
          type: str
          sample: mx1 set 2
        path:
          description:
            - The subject as keys, from the outside in, with those of C(gateway), C(group), C(set),
              C(peer), C(service_set), C(interface), C(line) and C(counters) that apply.
          returned: always
          type: dict
          sample: {"gateway": "mx1", "set": 2}
        status:
          description: V(pass), V(fail), V(unknown) or V(waived).
          returned: always
          type: str
          sample: fail
        expected:
          description: The expected value.
          returned: always
          type: str
          sample: "yes"
        actual:
          description: The actual value.
          returned: always
          type: str
          sample: "no: mx2 is WARNED"
        message:
          description: The check with the expected and the actual value.
          returned: always
          type: str
          sample: "take_down - Expected: yes Actual: no: mx2 is WARNED"
        waiver:
          description: The waiver that applies, with the fields of O(waivers), or V(null).
          returned: always
          type: dict
          sample: null
"""
