# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_evidence
short_description: Write the evidence of a gateway, with a digest, and reports on the run
version_added: 0.1.0
description:
  - Writes the facts of a gateway, its raw reply and the reports on it to one file on the controller, with a
    SHA-256 digest over all of it.
  - The file is written completely or not at all, and never overwritten. Writing the same phase of the
    same run again is an error, unless a gateway was not read, or its reply broke off, and nothing was sent in
    that phase. Its files are then renamed first, as to C(mx1.precheck.json.1).
  - The directory of the run must belong to the user of Ansible, with the mode 0700, and must not be a link.
  - The reports depend only on the evidence, and are written again with each phase.
  - M(junos_ha.srd.redundancy_change_assert) compares with such a file, and refuses a changed one.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It returns the path, and writes nothing.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
  connection:
    description: Uses the connection of the host.
    support: none
    details: It writes to the controller.
options:
  directory:
    description:
      - The directory on the controller for the evidence of all runs. It is created if it does not exist.
    type: str
    required: true
  run_id:
    description:
      - The name of the run, such as a change number. Its evidence is in a directory of this name.
      - Up to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit.
    type: str
    required: true
  phase:
    description:
      - The phase of the run, such as V(precheck) or V(postcheck).
      - Up to 64 letters, digits, hyphens and underscores, starting with a letter or digit.
    type: str
    required: true
  host:
    description: The gateway of the evidence. The default is this host.
    type: str
  facts:
    description:
      - The facts of the gateway, as M(junos_ha.srd.redundancy_group_facts) or
        P(junos_ha.srd.parse_redundancy_group#filter) returned them. The default is the facts that this
        host has gathered.
      - An empty dictionary means that the gateway could not be read, and so does a host without gathered
        facts. The evidence then has no facts.
    type: dict
  verdicts:
    description:
      - The reports to keep with the facts, by names of your own.
      - Give RV(ignore:report) of an assertion, or the whole registered result of
        M(junos_ha.srd.redundancy_group_wait) or M(junos_ha.srd.redundancy_switchover). The evidence keeps
        such a result without the facts and without what concerns only the task.
    type: dict
    default: {}
  error:
    description: Why the gateway could not be read.
    type: str
  gateways:
    description:
      - The gateways whose evidence to write, in place of O(host), O(facts), O(error) and O(peer). The reports
        cover all of them, and have the name of the first.
      - It writes nothing if the evidence of one of them exists already.
    type: list
    elements: dict
    default: []
    version_added: 0.2.0
    suboptions:
      name:
        description: The name of the gateway.
        type: str
        required: true
      facts:
        description: Its facts. Omit them, or give an empty dictionary, if it could not be read.
        type: dict
      error:
        description: Why it could not be read.
        type: str
        default: ""
  gateway_verdicts:
    description: Reports on one gateway, by its name and a name of your own, to keep beside O(verdicts).
    type: dict
    default: {}
    version_added: 0.2.0
  areas:
    description:
      - What stands around the daemons, as RV(ignore:kept) of M(junos_ha.srd.redundancy_areas_assert).
    type: dict
    version_added: 0.2.0
    suboptions:
      shown:
        description: The areas by the names of the gateways.
        type: dict
        default: {}
      report:
        description: The report on them, which is kept as C(areas).
        type: dict
  probes:
    description:
      - The answers to the show commands of the site, as RV(ignore:kept) of
        M(junos_ha.srd.redundancy_probes_assert).
    type: dict
    version_added: 0.2.0
    suboptions:
      shown:
        description: The answers by the names of the gateways.
        type: dict
        default: {}
      report:
        description: The report on them, which is kept as C(probes).
        type: dict
  reports:
    description:
      - The reports on the run to write with the evidence, in the directory C(reports) beside it, named
        after O(host). They cover all phases so far, and replace the reports of the previous phase.
      - V(html) is a page for people, V(markdown) is for change tickets, V(junit) for CI, V(json) for
        programs.
    type: list
    elements: str
    choices: [html, markdown, junit, json]
    default: []
    version_added: 0.2.0
  peer:
    description:
      - The other gateway of the pair, whose evidence goes into the reports too. Write its evidence first.
      - Without it the reports cover only this gateway.
    type: str
    version_added: 0.2.0
  fallback_directory:
    description:
      - Where to write the evidence if it cannot be written to O(directory), such as when the disk is full.
        The task fails all the same, and its message names the files.
      - Without it, evidence that cannot be written is lost.
    type: str
    version_added: 0.2.0
  refers_to:
    description:
      - The runs that this phase was compared with, or that it goes on with.
      - M(junos_ha.srd.redundancy_history) deletes none of them while this run is kept.
    type: list
    elements: str
    default: []
    version_added: 0.2.0
  asked:
    description:
      - What the phase was asked to judge, in the form in which the roles keep it. A postcheck that is
        compared with it, and asked for less, is refused.
    type: dict
    default: {}
    version_added: 1.0.0
notes:
  - The evidence has the raw reply only if M(junos_ha.srd.redundancy_group_facts) ran with C(keep_reply).
  - Files have the mode 0600, directories the mode 0700.
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_switchover
  - module: junos_ha.srd.redundancy_change_assert
"""

EXAMPLES = r"""
- name: Read the gateway, and keep the raw reply
  junos_ha.srd.redundancy_group_facts:
    keep_reply: true

- name: Check it
  junos_ha.srd.redundancy_group_assert:
    report_only: true
  register: checked

- name: Write the evidence under the number of the change
  junos_ha.srd.redundancy_evidence:
    directory: ~/evidence
    run_id: CHG0042
    phase: precheck
    verdicts:
      gateway: "{{ checked.report }}"
    reports: [html, junit]

# changed: [mx1] => {
#   "path": "/home/noc/evidence/CHG0042/mx1.precheck.json",
#   "reports": {
#     "html": "/home/noc/evidence/CHG0042/reports/mx1.html",
#     "junit": "/home/noc/evidence/CHG0042/reports/mx1.junit.xml"}, ...}
"""

RETURN = r"""
path:
  description: The file, <directory>/<run_id>/<host>.<phase>.json. Of several, that of the first gateway.
  returned: success
  type: str
  sample: /home/noc/evidence/CHG0042/mx1.precheck.json
paths:
  description: The files, by the names of the gateways.
  returned: success
  type: dict
  sample: {mx1: /home/noc/evidence/CHG0042/mx1.precheck.json}
kept:
  description:
    - Whether the evidence and the reports are where they belong, or would be, in check mode. It is false,
      and the message says where they are, when O(fallback_directory) was used.
  returned: success, and with O(fallback_directory)
  type: bool
  sample: true
sha256:
  description: The digest in the file.
  returned: success, not in check mode
  type: str
  sample: 7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730
reports:
  description: The paths of the reports, by format. In check mode, the paths that they would have.
  returned: success
  type: dict
  sample: {html: /home/noc/evidence/CHG0042/reports/mx1.html}
"""
