# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_verdict
short_description: Show a verdict on the console, as a short table
version_added: 0.2.0
description:
  - Shows verdicts, a table of the gateways, and below it the findings against GO, failed ones first, each
    with the expected and the actual value and what to do.
  - The table has a row for each redundancy set of each gateway, with its role, the role of the peer,
    health, the number of Hot service interfaces, and its verdict. A gateway that was not read has a row
    that says so.
  - If there are many sets, it shows the worst 10 and counts the others.
  - It makes no checks, and fails because of a verdict only if O(fail_unless_go) says so.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It shows the same.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It writes to the console of the controller.
options:
  verdicts:
    description:
      - The verdicts, one sentence each, in the order of display.
      - If the list is empty, the verdict is unknown.
    type: list
    elements: dict
    required: true
    suboptions:
      of:
        description: The subject of the verdict, such as C(mx1 and mx2). The sentence begins with it.
        type: str
        required: true
      report:
        description:
          - A report of this collection, such as RV(junos_ha.srd.redundancy_pair_assert#module:report).
            The verdict is computed again from its checks.
        type: dict
      verdict:
        description:
          - The verdict, if there is no report. With O(verdicts[].report), the worse of both counts.
            Without either, it is unknown.
        type: str
        choices: [no_go, unknown, go]
      wait:
        description:
          - The registered result of M(junos_ha.srd.redundancy_group_wait), in place of
            O(verdicts[].report), O(verdicts[].verdict) and O(verdicts[].said).
          - The verdict of a wait that failed with an error, or was skipped, is unknown.
        type: dict
        version_added: 0.2.0
      failure:
        description:
          - The result of a failed task, such as C(ansible_failed_result) in a rescue, in place of
            O(verdicts[].report), O(verdicts[].verdict) and O(verdicts[].said).
          - The verdict is unknown, and the sentence says why.
        type: dict
        version_added: 0.2.0
      task:
        description:
          - The registered result of an assertion, in place of O(verdicts[].report), O(verdicts[].verdict) and
            O(verdicts[].said).
          - Without a report, as of a task that failed, the verdict is unknown, and the sentence says why.
        type: dict
        version_added: 0.2.0
      gateway:
        description:
          - The gateway of the report, by its O(gateways[].name), for a report on one gateway such as that
            of M(junos_ha.srd.redundancy_change_assert). The report then counts for every row of that
            gateway, and the findings appear under its name.
        type: str
      said:
        description:
          - The sentence. The default is the verdict in words, with the number of checks by status.
        type: str
      cost:
        description: What the last line says beside the verdict, such as the share of sessions that survived.
        type: str
        default: ""
      details:
        description: Lines to show below the sentence.
        type: list
        elements: str
        default: []
  gateways:
    description:
      - The gateways of the table, which then has a row for each redundancy set of each.
      - A set that no report covers has no row, and is counted below the table.
    type: list
    elements: dict
    default: []
    suboptions:
      name:
        description: The name of the gateway in the reports.
        type: str
        required: true
      facts:
        description:
          - Its facts, as M(junos_ha.srd.redundancy_group_facts) returned them. Omit them, or give an
            empty dictionary, if it could not be read.
        type: dict
      error:
        description: Why it could not be read.
        type: str
        default: ""
  pairs:
    description:
      - The pairs of a fleet. Those without GO appear in a separate table, worst first.
    type: list
    elements: dict
    default: []
    suboptions:
      lead:
        description: The gateway that names the pair.
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
        description: The first finding against GO, in one line.
        type: str
        default: ""
      summary:
        description: The verdict in a sentence. It goes into the evidence of the fleet.
        type: str
        default: ""
      kept:
        description: Whether the evidence of the pair was written. It goes into the evidence of the fleet.
        type: bool
        default: false
  leads:
    description:
      - The gateways that lead the pairs of a fleet. The last verdict is then that on the fleet. A pair that
        is not among O(pairs) is unknown.
    type: list
    elements: str
    default: []
    version_added: 0.2.0
  quiet:
    description: V(true) shows nothing. The result is the same.
    type: bool
    default: false
    version_added: 0.2.0
  fail_unless_go:
    description: V(true) fails after the output unless RV(verdict) is V(go). The message is RV(msg).
    type: bool
    default: false
    version_added: 0.2.0
notes:
  - The output is one piece, so that the verdicts of several hosts do not mix.
  - If Ansible uses colors, it uses Ansible's colors for ok, error and warning. A log file has no colors.
  - Control characters are shown as escapes, such as V(\\x1b).
  - It writes to standard output, so it mixes with a callback that writes a document there, such as JSON.
seealso:
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_change_assert
  - module: junos_ha.srd.redundancy_evidence
"""

EXAMPLES = r"""
# mx1 and mx2 are both hosts of the play.
- name: Read both gateways
  junos_ha.srd.redundancy_group_facts:

- name: Check the pair
  junos_ha.srd.redundancy_pair_assert:
    peer: mx2
    report_only: true
  register: checked
  when: inventory_hostname == 'mx1'

- name: Show the verdict, and stop unless it is GO
  junos_ha.srd.redundancy_verdict:
    verdicts:
      - of: mx1 and mx2
        report: "{{ checked.report }}"
    gateways:
      - name: mx1
        facts: "{{ hostvars['mx1'].ansible_facts.junos_srd | default({}) }}"
      - name: mx2
        facts: "{{ hostvars['mx2'].ansible_facts.junos_srd | default({}) }}"
    fail_unless_go: true
  when: inventory_hostname == 'mx1'

# mx1 and mx2 - NO-GO: 1 of 103 checks failed
#   gateway  set  role     peer     health  Hot  verdict
#   -------  ---  -------  -------  ------  ---  -------
#   mx1        1  MASTER   STANDBY  Passed  8/8  GO
#   mx2        1  STANDBY  MASTER   Passed  7/8  NO-GO
# FAIL mx2 group 1 set 1 service-set ss1 interface ms-1/3/0 - synchronization - Expected: Hot Actual: Cold
#   Wait while it is Cold: sessions replicate from 180 s of age. Off: see interface_connection.
"""

RETURN = r"""
verdict:
  description: The worst of all verdicts. V(unknown) without any.
  returned: always
  type: str
  sample: no_go
msg:
  description: A sentence for each verdict that is not GO; the verdict if all are GO.
  returned: always
  type: str
  sample: "wait for mx1 - not held for 10 s when the time of 300 s was up"
go:
  description: Whether RV(verdict) is V(go).
  returned: success
  type: bool
summary:
  description: The first of the worst verdicts, in a sentence with its first findings.
  returned: success
  type: str
  sample: "GO: 103 of 103 checks passed"
against:
  description: A sentence for each verdict that is not GO, which begins with its subject.
  returned: success
  type: list
  elements: str
finding:
  description:
    - The first failed finding; otherwise the reason why a gateway was not read; otherwise the first finding
      that is unknown. Empty if all are GO.
  returned: success
  type: str
fleet:
  description: The verdict on the fleet, its C(counts), and its C(pairs), worst first, for the evidence.
  returned: if O(leads) is given
  type: dict
lines:
  description: The output, line by line, without colors.
  returned: success
  type: list
  elements: str
  sample:
    - "mx1 and mx2 - GO: 103 of 103 checks passed"
    - "  gateway  set  role     peer     health  Hot  verdict"
    - "  -------  ---  -------  -------  ------  ---  -------"
    - "  mx1        1  MASTER   STANDBY  Passed  8/8  GO"
    - "  mx2        1  STANDBY  MASTER   Passed  8/8  GO"
"""
