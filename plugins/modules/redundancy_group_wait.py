# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_group_wait
short_description: Wait until a gateway shows what is expected, and goes on showing it
version_added: 0.1.0
description:
  - Reads the gateway again and again until all that is expected holds in one reading, and has gone on holding
    for O(stable_for). It fails when the time is up before that.
  - A redundancy set that switched forth and back between two readings begins anew, as its counters show.
  - A reading that failed counts as unknown. The session is opened again until the time is up.
  - While it waits it shows a line for each redundancy set when something has changed, and after ten seconds
    in which nothing has.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.attributes.device_reader
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
author:
  - The junos_ha.srd contributors (@junos-ha)
options:
  level:
    description:
      - How much the gateway is asked to show.
      - Only V(extensive) shows the counters that show a flap between two readings.
    type: str
    choices: [brief, extensive]
    default: extensive
  redundancy_group:
    description:
      - The id of the one redundancy group to read, 1 to 16. All groups when it is not given.
    type: int
  timeout:
    description: After how many seconds to give up. It must be more than O(stable_for).
    type: float
    default: 300
  interval:
    description: How many seconds to wait between two readings, more than 0.
    type: float
    default: 2
  stable_for:
    description:
      - For how many seconds all that is expected must have held without a break. V(0) means that one reading
        is enough.
    type: float
    default: 10
requirements:
  - netaddr
notes:
  - A reading under way is not cut short by O(timeout), but by C(ansible_command_timeout).
  - Needs the Junos permission C(view), and nothing more.
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_group_assert
"""

EXAMPLES = r"""
- name: Wait until everything is Hot after maintenance, and stays so for a minute
  junos_ha.srd.redundancy_group_wait:
    timeout: 900
    interval: 5
    stable_for: 60

# mx1 set 1: STANDBY, peer MASTER, Hot 5/8, 0 s
# mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 12 s
# mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 22 s
# ok: [mx1]

- name: Wait until the gateway is MASTER of set 1, whatever its sessions do
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
    - Then the verdict on the last reading, then up to ten findings that speak against GO, the failed ones
      first. Each says what was checked, what is expected, what was found, and what to look at.
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
    - Whether the expectation held for O(stable_for) in time.
    - It is the opposite of C(failed), also where C(failed_when) overrides that.
  returned: when the options are valid
  type: bool
  sample: true
verdict:
  description:
    - V(go) when it succeeded. Otherwise V(unknown) when the last reading does not decide, else V(no_go).
  returned: when the options are valid
  type: str
  sample: go
ended:
  description:
    - V(reached) when the expectation held for O(stable_for). Otherwise V(reached_then_lost) when it had held
      and no longer does. Otherwise V(never).
  returned: when the options are valid
  type: str
  sample: reached
elapsed:
  description: After how many seconds the last reading was taken.
  returned: when the options are valid
  type: float
  sample: 34.2
timeline:
  description: The readings, in their order.
  returned: when the options are valid
  type: list
  elements: dict
  contains:
    elapsed:
      description: After how many seconds it was taken.
      returned: always
      type: float
      sample: 12.0
    verdict:
      description: The verdict on it.
      returned: always
      type: str
      sample: go
    sets:
      description: The redundancy sets. An empty list when the reading failed.
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
          description: The state of the gateway in it, as printed.
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
          description: How many of its service interfaces are Hot.
          returned: always
          type: int
          sample: 8
        interfaces:
          description: How many service interfaces it has.
          returned: always
          type: int
          sample: 8
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
