# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_audit
short_description: Judge many pairs of gateways in one task
version_added: 0.2.0
description:
  - Reads both gateways of each pair, judges each gateway and the two against each other, and returns a
    verdict on each pair and on the fleet.
  - One task reads all pairs over NETCONF, many gateways at once, without a fork for each. It connects to
    each gateway with the variables of that host, as P(junos_ha.srd.netconf#connection) takes them, whatever
    C(ansible_connection) is.
  - A pair is judged as soon as both of its gateways are read. Then its evidence is written, and its facts are
    forgotten.
  - The variables of its lead say what is expected of a pair, such as C(srd_role) and C(srd_waivers), as the
    role C(junos_ha.srd.precheck) takes them. The age of facts is not checked.
  - Its C(srd_areas) name the areas that are read of both gateways in the same round trip, such as alarms, and
    C(srd_area_effects) how they count. Its C(srd_probes) are read in the same way. An audit compares them
    with nothing.
  - C(srd_home) of a lead says on which gateway its sets belong, as one name or as one for each set. A set
    that is away is a warning, and never changes the verdict.
  - Where evidence is kept, a warning before all others says which labels or tags of a reply are new or gone
    since the newest evidence of the same gateway. It never changes the verdict.
  - A pair that could not be read or judged, or whose evidence could not be written, is UNKNOWN, with the
    cause. It holds up no other pair. A pair whose lead C(--limit) leaves out is not read, and is UNKNOWN.
  - The task fails unless every pair is GO, and where there is no pair.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
requirements:
  - asyncssh
  - jxmlease
  - netaddr
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It reads and judges, and writes nothing.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
  connection:
    description: Uses the connection of the host.
    support: none
    details: It opens a NETCONF session of its own to each gateway.
options:
  leads:
    description:
      - Hosts that each lead a pair. The variable C(srd_peer) of a lead names the other gateway.
      - Give either O(leads) or O(pairs).
    type: list
    elements: str
    default: []
  pairs:
    description:
      - The pairs, where C(srd_peer) is not to be used.
    type: list
    elements: dict
    default: []
    suboptions:
      lead:
        description: The host that the pair is known by, and whose variables say what is expected.
        type: str
        required: true
      peer:
        description: The other gateway.
        type: str
        required: true
  concurrency:
    description:
      - How many gateways are read at once, 2 or more. At most as many pairs are in memory.
      - A gateway that does not answer holds one place until its time-out. Choose a higher number where many
        gateways may be down, and a lower one where a jump host or a RADIUS server takes no more.
    type: int
    default: 50
  directory:
    description:
      - The directory on the controller that holds the evidence of all runs. It is made when it is not there.
      - Nothing is written when neither O(directory) nor O(run_id) is given.
    type: str
  run_id:
    description:
      - The name of the run. Its evidence stands in a directory of this name.
      - Letters, digits, dots, hyphens and underscores, 64 at most. It begins with a letter or digit.
    type: str
  phase:
    description:
      - The phase of the run that the evidence is of.
      - Letters, digits, hyphens and underscores, 64 at most. It begins with a letter or digit.
    type: str
    default: audit
  reports:
    description:
      - The reports to write beside the evidence, one on each pair and one on the fleet.
      - V(openmetrics) is one file for all pairs, in Prometheus' text format.
    type: list
    elements: str
    choices: [html, markdown, junit, json, openmetrics]
    default: []
  metrics_file:
    description:
      - Where a collector looks for the metrics of the audit, such as the textfile collector of node_exporter.
        The name ends with C(.prom).
      - The file is replaced as a whole, and others may read it. Its directory must exist.
    type: str
  report_only:
    description: Whether the task succeeds whatever the verdict is. Look at RV(verdict) then.
    type: bool
    default: false
notes:
  - Run it on localhost, once for all pairs.
  - It shows the progress every 5 seconds, such as C(240 of 500 pairs, 3 NO-GO, 1 UNKNOWN, 12 s), and in the
    end the pairs that are not GO, the worst first.
  - The variables of a host are those that a task has that is delegated to it.
  - A password from C(--ask-pass) is for all gateways without a password variable, unless localhost has one.
seealso:
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_evidence
"""

EXAMPLES = r"""
# Each host of the group leads names its peer: srd_peer.
- name: Audit the fleet
  hosts: localhost
  gather_facts: false
  tasks:
    - name: Read and judge all pairs
      junos_ha.srd.redundancy_audit:
        leads: "{{ groups['leads'] }}"
        directory: ~/evidence
        run_id: "2026-11-22"
        reports: [html]

# fleet - NO-GO: of 500 pairs 498 GO, 1 NO-GO, 1 UNKNOWN
#   lead  peer  verdict  first finding
#   ----  ----  -------  -------------
#   mx3   mx4   NO-GO    mx3 group 1 set 1 - health - Expected: Passed Actual: Failed
#   mx5   mx6   UNKNOWN  mx6: 'open the session' failed: no connection to [192.0.2.6]:830: ...
"""

RETURN = r"""
verdict:
  description: The worst verdict of all pairs, C(no_go), C(unknown) or C(go).
  returned: when pairs were judged
  type: str
  sample: no_go
go:
  description: Whether RV(verdict) is V(go).
  returned: when pairs were judged
  type: bool
  sample: false
counts:
  description: How many pairs have which verdict.
  returned: when pairs were judged
  type: dict
  sample: {no_go: 1, unknown: 1, go: 498}
msg:
  description: The verdict on the fleet in a sentence, or why nothing was judged.
  returned: always
  type: str
  sample: "NO-GO: of 500 pairs 498 GO, 1 NO-GO, 1 UNKNOWN"
pairs:
  description: All pairs, the worst first, those of one verdict by the name of the lead.
  returned: when pairs were judged
  type: list
  elements: dict
  contains:
    lead:
      description: The gateway that the pair is known by.
      type: str
    peer:
      description: The other gateway; empty where the lead names none.
      type: str
    verdict:
      description: The verdict on the pair.
      type: str
    summary:
      description: The verdict in a sentence.
      type: str
    finding:
      description: What speaks against GO first; empty where nothing does.
      type: str
    kept:
      description: Whether the evidence of the pair was written.
      type: bool
    away:
      description: The sets that are MASTER on the other gateway than the one that C(srd_home) names.
      type: list
      elements: dict
      contains:
        redundancy_set:
          description: The id of the set.
          type: int
        home:
          description: The gateway that it belongs on.
          type: str
        master:
          description: The gateway that it is on.
          type: str
        last_home:
          description: When the evidence in O(directory) shows it at home last; null where it never does.
          type: str
        first_away:
          description: When it was seen away first, after that.
          type: str
        events:
          description:
            - The transition events that both gateways received between the two, each with C(gateway),
              C(event), C(trigger) and C(count).
            - Null where that is not known.
          type: list
          elements: dict
        run:
          description: The run that moved it, or that was open; null if no run is known.
          type: dict
          contains:
            run_id:
              description: The run.
              type: str
            by:
              description: Who sent its request, and on which machine; empty where that is not known.
              type: str
            moved:
              description: Whether its request moved the set.
              type: bool
            open:
              description: Whether it has not ended.
              type: bool
        note:
          description: Why the evidence says nothing of it; empty where it does.
          type: str
path:
  description: The file with the evidence of the fleet. In check mode it is not written.
  returned: when O(directory) is given
  type: str
  sample: /home/ops/evidence/2026-11-22/fleet.audit.json
reports:
  description: The reports on the fleet, by their formats. In check mode they are not written.
  returned: when O(directory) is given
  type: dict
  sample: {html: /home/ops/evidence/2026-11-22/reports/fleet.html}
"""
