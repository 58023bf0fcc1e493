# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_group_wait
short_description: Wait until a gateway meets expectations, and keeps meeting them
version_added: 0.1.0
description:
  - Reads the gateway repeatedly until one reading meets all expectations, and the following ones for
    O(stable_for) do too. It fails if O(timeout) is over before that.
  - If the counters show that a redundancy set switched there and back between two readings, the time
    starts again.
  - A failed reading counts as unknown. The session is opened again until the time is over.
  - While it waits, it prints a line for each redundancy set when something has changed, and otherwise
    every ten seconds.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
  - junos_ha.srd.attributes.device_reader
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.polling
author:
  - The junos_ha.srd contributors (@junos-ha)
options:
  level:
    description:
      - How much the gateway is asked to show.
      - Only V(extensive) shows the counters that reveal a flap between two readings.
    type: str
    choices: [brief, extensive]
    default: extensive
  redundancy_group:
    description:
      - The id of the redundancy group to read, 1 to 16. The default is all groups.
    type: int
requirements:
  - netaddr
notes:
  - O(timeout) does not interrupt a reading; C(ansible_command_timeout) does.
  - It needs only the Junos permission C(view).
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_group_assert
"""

EXAMPLES = r"""
- name: After maintenance, wait until everything has been Hot for a minute
  junos_ha.srd.redundancy_group_wait:
    timeout: 900
    interval: 5
    stable_for: 60

# mx1 set 1: STANDBY, peer MASTER, Hot 5/8, 0 s
# mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 12 s
# mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 22 s
# ok: [mx1]

- name: Wait until the gateway is MASTER of set 1, with any synchronization
  junos_ha.srd.redundancy_group_wait:
    redundancy_sets: [1]
    role: MASTER
    synchronization: any
    timeout: 60
    stable_for: 5
"""

RETURN = r"""
msg:
  description:
    - How the wait ended.
    - Then the verdict of the last reading, then up to ten findings against GO, failed ones first. Each
      names the check, the expected and the actual value, and what to look at.
  returned: always
  type: str
  sample: |-
    not held for 10 s when the time of 300 s was up
    NO-GO: 1 of 14 checks failed
    FAIL group 1 set 1 - health - Expected: Passed Actual: Failed
      Look at the failed interfaces of the set, then at the service cards.
summary:
  description: How the wait ended, in a sentence. It is the first line of RV(msg).
  returned: when the options are valid
  type: str
  sample: reached and held for 10 s, after 34 s
succeeded:
  description:
    - Whether expectations were met for O(stable_for) in time.
    - It is the opposite of C(failed), even if C(failed_when) overrides C(failed).
  returned: when the options are valid
  type: bool
  sample: true
verdict:
  description:
    - V(go) if it succeeded. Otherwise V(unknown) if the last reading does not decide, else V(no_go).
  returned: when the options are valid
  type: str
  sample: go
ended:
  description:
    - V(reached) if expectations were met for O(stable_for). Otherwise V(reached_then_lost) if they were
      met and then no longer. Otherwise V(never).
  returned: when the options are valid
  type: str
  sample: reached
elapsed:
  description: Seconds from the start to the last reading.
  returned: when the options are valid
  type: float
  sample: 34.2
timeline:
  description: The readings, in order.
  returned: when the options are valid
  type: list
  elements: dict
  contains:
    elapsed:
      description: Seconds from the start.
      returned: always
      type: float
      sample: 12.0
    verdict:
      description: The verdict of the reading.
      returned: always
      type: str
      sample: go
    sets:
      description: The redundancy sets. An empty list if the reading failed.
      returned: always
      type: list
      elements: dict
      contains:
        set:
          description: The id of the redundancy set.
          returned: always
          type: int
          sample: 1
        state:
          description: The state of the gateway in the set, as printed.
          returned: always
          type: str
          sample: STANDBY
        peers:
          description: The state of each peer, as printed.
          returned: always
          type: list
          elements: str
          sample: [MASTER]
        hot:
          description: The number of its service interfaces that are Hot.
          returned: always
          type: int
          sample: 8
        interfaces:
          description: The number of its service interfaces.
          returned: always
          type: int
          sample: 8
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
