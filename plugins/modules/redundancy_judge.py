# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_judge
short_description: Judge saved replies
version_added: 0.2.0
description:
  - Reads saved replies of C(show services redundancy-group) from files, and says whether the pair is GO, and
    for each gateway whether it may be taken down. It asks no gateway.
  - With O(gateways) it answers only whether these may be taken down, and succeeds only if each answer is yes.
  - With the reply of one gateway the verdict is on that gateway alone, and an answer is always unknown.
  - A saved reply does not show when it was taken. The result says so. Before you take a gateway down, read
    both gateways, as the playbook C(junos_ha.srd.take_down) does.
  - A file that is no reply, or a reply that breaks off, gives UNKNOWN with the line at fault.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It judges, and writes nothing.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
  connection:
    description: Uses the connection of the host.
    support: none
    details: It reads files of the controller.
options:
  replies:
    description:
      - The file of each gateway, by its name, one or two. It holds the reply as it came, or a transcript of
        the terminal, as text, XML or JSON.
      - A relative path starts in the directory where Ansible was started.
    type: dict
    required: true
  identities:
    description:
      - The file of each gateway with its reply to C(show system information | display xml), where there is
        one. Its host name must be the name of the gateway.
      - Without both, no answer is yes, since nothing shows which two boxes the replies are from.
    type: dict
    default: {}
  configurations:
    description:
      - The file of each gateway with its reply to C(show configuration | display inheritance | display xml),
        where there is one, or a list of files with a part of it each.
      - Without both, a gateway that is MASTER has no other answer than no or unknown.
    type: dict
    default: {}
  gateways:
    description: The gateways of which it is asked whether they may be taken down.
    type: list
    elements: str
    default: []
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
      - The phase of the run that the evidence is of. For an answer, the gateway and C(take_down) follow it.
      - Letters, digits, hyphens and underscores. It begins with a letter or digit.
    type: str
    default: judge
  reports:
    description: The reports to write beside the evidence.
    type: list
    elements: str
    choices: [html, markdown, junit, json]
    default: [html]
  report_only:
    description: Whether the task succeeds whatever comes out. Look at RV(go) then.
    type: bool
    default: false
notes:
  - Run it on localhost.
seealso:
  - module: junos_ha.srd.redundancy_take_down_assert
  - plugin: junos_ha.srd.parse_redundancy_group
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Judge what both gateways showed
  hosts: localhost
  gather_facts: false
  tasks:
    - name: Judge the replies
      junos_ha.srd.redundancy_judge:
        replies: {mx1: mx1.txt, mx2: mx2.txt}
        identities: {mx1: mx1.identity.xml, mx2: mx2.identity.xml}

# mx1 and mx2, by saved replies - GO: 102 of 102 checks passed
#   a saved reply does not show when it was taken
#   take mx1 down? unknown, because set 1: the configuration of mx2 was not read
#   take mx2 down? yes: mx1 carries every set; there is no standby while mx2 is down
"""

RETURN = r"""
msg:
  description: The verdict or the answers in a sentence, or why nothing was judged.
  returned: always
  type: str
  sample: "mx1 and mx2, by saved replies - GO: 102 of 102 checks passed"
verdict:
  description: The verdict on the pair or the gateway; with O(gateways) the worst of the answers. C(no_go),
    C(unknown) or C(go).
  returned: when replies were judged
  type: str
  sample: go
go:
  description: Whether RV(verdict) is V(go); with O(gateways) whether each answer is yes.
  returned: when replies were judged
  type: bool
report:
  description: The report on the pair or the gateway, as M(junos_ha.srd.redundancy_pair_assert) returns it.
  returned: when replies were judged
  type: dict
answers:
  description:
    - Whether each gateway may be taken down, as M(junos_ha.srd.redundancy_take_down_assert) returns it,
      without its report.
    - Of those in O(gateways), else of both. Empty with one reply and without O(gateways).
  returned: when replies were judged
  type: list
  elements: dict
lines:
  description: What the console shows.
  returned: when replies were judged
  type: list
  elements: str
paths:
  description: The files with the evidence, by gateway. In check mode they are not written.
  returned: when O(directory) is given
  type: dict
reports:
  description: The reports, by their formats. In check mode they are not written.
  returned: when O(directory) is given
  type: dict
"""
