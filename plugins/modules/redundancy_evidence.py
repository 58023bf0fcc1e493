# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_evidence
short_description: Keep what a gateway showed, with its digest, and report on it
version_added: 0.1.0
description:
  - Writes the facts of a gateway, its raw reply and the reports on it to one file on the controller, with a
    SHA-256 digest over all of it.
  - The file is written whole or not at all, and is never overwritten. A second writing of the same phase of
    the same run is an error.
  - The reports are made of the evidence alone, and are written anew with each phase.
  - M(junos_ha.srd.redundancy_change_assert) compares with such a file, and refuses it when it was changed.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It names the file, and writes nothing.
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
      - The directory on the controller that holds the evidence of all runs. It is made when it is not there.
    type: str
    required: true
  run_id:
    description:
      - The name of the run, such as a change number. Its evidence stands in a directory of this name.
      - Letters, digits, dots, hyphens and underscores, 64 at most. It begins with a letter or digit.
    type: str
    required: true
  phase:
    description:
      - What part of the run it is, such as V(precheck) or V(postcheck).
      - Letters, digits, hyphens and underscores, 64 at most. It begins with a letter or digit.
    type: str
    required: true
  host:
    description: The gateway whose evidence it is. This host when it is not given.
    type: str
  facts:
    description:
      - The facts of the gateway, as M(junos_ha.srd.redundancy_group_facts) or
        P(junos_ha.srd.parse_redundancy_group#filter) gave them. Those that this host has gathered when it is
        not given.
      - An empty dictionary stands for a gateway that could not be read. So does a host that has gathered
        none. The evidence then says that there are no facts.
    type: dict
  verdicts:
    description:
      - The reports on the gateway, by names of your own, to be kept with the facts.
      - Such as RV(ignore:report) of the assertions, or the registered result of
        M(junos_ha.srd.redundancy_group_wait) or M(junos_ha.srd.redundancy_switchover) as it is. Of such a
        result the evidence keeps all but the facts and what concerns the task alone.
    type: dict
    default: {}
  error:
    description: Why the gateway could not be read.
    type: str
  reports:
    description:
      - The reports on the run to write when the evidence is, in the directory C(reports) beside it, under the
        name of O(host). They are made of the evidence of all phases so far, and take the place of those that
        the phase before has written.
      - V(html) is a page for people, V(markdown) for the ticket of a change, V(junit) for CI, V(json) for
        programs.
    type: list
    elements: str
    choices: [html, markdown, junit, json]
    default: []
    version_added: 0.2.0
  peer:
    description:
      - The other gateway of the pair, whose evidence the reports are made of, too. Write its evidence first.
      - Without it the reports are on this gateway alone.
    type: str
    version_added: 0.2.0
notes:
  - The raw reply is there only when M(junos_ha.srd.redundancy_group_facts) ran with C(keep_reply).
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

- name: Judge it
  junos_ha.srd.redundancy_group_assert:
    report_only: true
  register: judged

- name: Keep the evidence under the number of the change
  junos_ha.srd.redundancy_evidence:
    directory: ~/evidence
    run_id: CHG0042
    phase: precheck
    verdicts:
      gateway: "{{ judged.report }}"
    reports: [html, junit]

# changed: [mx1] => {
#   "path": "/home/noc/evidence/CHG0042/mx1.precheck.json",
#   "reports": {
#     "html": "/home/noc/evidence/CHG0042/reports/mx1.html",
#     "junit": "/home/noc/evidence/CHG0042/reports/mx1.junit.xml"}, ...}
"""

RETURN = r"""
path:
  description: The file, <directory>/<run_id>/<host>.<phase>.json.
  returned: success
  type: str
  sample: /home/noc/evidence/CHG0042/mx1.precheck.json
sha256:
  description: The digest that stands in it.
  returned: success, not in check mode
  type: str
  sample: 7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730
reports:
  description: The reports, by their formats. In check mode, where they would be written.
  returned: success
  type: dict
  sample: {html: /home/noc/evidence/CHG0042/reports/mx1.html}
"""
