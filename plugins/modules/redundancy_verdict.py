# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_verdict
short_description: Show a verdict on the console, as a short table
version_added: 0.2.0
description:
  - Shows verdicts, a table of what they are on, and below it what speaks against GO, the failed findings
    first, each with what is expected, what was found, and what to do.
  - The table has a row for each redundancy set of each gateway, with role, role of the peer, health, how many
    service interfaces are Hot, and the verdict on it. A gateway that was not read has a row that says so.
  - Of many sets the worst 10 are shown, and the others counted.
  - It judges nothing and stops nothing. Look at RV(verdict) to stop.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It shows what it is given.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It speaks to the console of whoever runs Ansible.
options:
  verdicts:
    description:
      - What is said, a sentence each, in the order in which they are shown.
      - Without any, the verdict is unknown.
    type: list
    elements: dict
    required: true
    suboptions:
      of:
        description: What the verdict is on, such as C(mx1 and mx2). The sentence begins with it.
        type: str
        required: true
      report:
        description:
          - A report of this collection, such as RV(junos_ha.srd.redundancy_pair_assert#module:report). Its
            verdict is drawn anew from its checks.
        type: dict
      verdict:
        description:
          - The verdict, where there is no report. With O(verdicts[].report), the worse of the two counts.
            Without either it is unknown.
        type: str
        choices: [no_go, unknown, go]
      gateway:
        description:
          - The one gateway that it is on, as O(gateways[].name) has it, such as for a report of
            M(junos_ha.srd.redundancy_change_assert). It then counts for every row of that gateway, and the
            findings are shown under its name.
        type: str
      said:
        description:
          - The sentence. The verdict in words, with how many checks have which status, when it is not given.
        type: str
      details:
        description: Lines to show below the sentence.
        type: list
        elements: str
        default: []
  gateways:
    description:
      - The gateways of the table, which then has a row for each redundancy set of each.
      - A set that no report names is not judged. It has no row, and is counted below the table.
    type: list
    elements: dict
    default: []
    suboptions:
      name:
        description: The name of the gateway, as the reports have it.
        type: str
        required: true
      facts:
        description:
          - Its facts, as M(junos_ha.srd.redundancy_group_facts) gave them. None, or an empty dictionary, when
            it could not be read.
        type: dict
      error:
        description: Why it could not be read.
        type: str
        default: ""
  pairs:
    description:
      - The pairs of a fleet. Those that are not GO are shown in a table of their own, the worst first.
    type: list
    elements: dict
    default: []
    suboptions:
      lead:
        description: The gateway that the pair is known by.
        type: str
        required: true
      peer:
        description: The other gateway.
        type: str
        default: ""
      verdict:
        description: The verdict on the pair.
        type: str
        choices: [no_go, unknown, go]
        required: true
      finding:
        description: What speaks against GO, in a line.
        type: str
        default: ""
notes:
  - All of it is shown in one piece, so that the verdicts of several hosts do not mix.
  - It takes the colours that Ansible takes for what is ok, for an error and for a warning, where Ansible uses
    colours. There are none in a log file.
  - Characters that a terminal does not print, but obeys, are shown as escapes, such as V(\\x1b).
  - It writes to the standard output. A callback that writes a document there, such as JSON, is not alone
    then.
seealso:
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_change_assert
  - module: junos_ha.srd.redundancy_evidence
"""

EXAMPLES = r"""
# mx1 and mx2 are both hosts of the play.
- name: Read both gateways
  junos_ha.srd.redundancy_group_facts:

- name: Judge the pair
  junos_ha.srd.redundancy_pair_assert:
    peer: mx2
    report_only: true
  register: judged
  when: inventory_hostname == 'mx1'

- name: Show the verdict
  junos_ha.srd.redundancy_verdict:
    verdicts:
      - of: mx1 and mx2
        report: "{{ judged.report }}"
    gateways:
      - name: mx1
        facts: "{{ hostvars['mx1'].ansible_facts.junos_srd | default({}) }}"
      - name: mx2
        facts: "{{ hostvars['mx2'].ansible_facts.junos_srd | default({}) }}"
  register: shown
  when: inventory_hostname == 'mx1'

# mx1 and mx2 - NO-GO: 1 of 86 checks failed
#   gateway  set  role     peer     health  Hot  verdict
#   -------  ---  -------  -------  ------  ---  -------
#   mx1        1  MASTER   STANDBY  Passed  8/8  GO
#   mx2        1  STANDBY  MASTER   Passed  7/8  NO-GO
# FAIL mx2 group 1 set 1 service-set ss1 interface ms-1/3/0 - synchronization - Expected: Hot Actual: Cold
#   Wait while it is Cold: sessions replicate from 180 s of age. Off: see interface_connection.

- name: Stop unless it is GO
  ansible.builtin.assert:
    that: shown.verdict == 'go'
  when: inventory_hostname == 'mx1'
"""

RETURN = r"""
verdict:
  description: The worst of all verdicts. V(unknown) where there is none.
  returned: success
  type: str
  sample: no_go
lines:
  description: What was shown, line by line, without colours.
  returned: success
  type: list
  elements: str
  sample:
    - "mx1 and mx2 - GO: 86 of 86 checks passed"
    - "  gateway  set  role     peer     health  Hot  verdict"
    - "  -------  ---  -------  -------  ------  ---  -------"
    - "  mx1        1  MASTER   STANDBY  Passed  8/8  GO"
    - "  mx2        1  STANDBY  MASTER   Passed  8/8  GO"
"""
