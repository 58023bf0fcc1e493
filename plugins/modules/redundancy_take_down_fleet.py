# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_take_down_fleet
short_description: Show which gateways may be taken down together
version_added: 0.2.0
description:
  - Shows the answers of M(junos_ha.srd.redundancy_take_down_assert) for several gateways, and which of them
    may be taken down together. Two gateways of one pair never may.
  - It fails unless the answer for each gateway is V(yes). A gateway without an answer is unknown.
  - It is for the playbook C(junos_ha.srd.take_down), and for playbooks that are built like it.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It fails as usual.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It writes to the console of the controller.
options:
  report_only:
    description: V(true) returns the answers and does not fail, whatever they are. Then test RV(ready).
    type: bool
    default: false
  gateways:
    description: The names of the gateways in question.
    type: list
    elements: str
    required: true
  answers:
    description: The answers that there are.
    type: list
    elements: dict
    required: true
    suboptions:
      gateway:
        description: The gateway that the answer is for.
        type: str
        required: true
      peer:
        description: The other gateway of its pair.
        type: str
        required: true
      answer:
        description: The answer.
        type: str
        choices: ["no", unknown, not_yet, after, "yes"]
        required: true
      because:
        description: The answer in a sentence.
        type: str
        required: true
      chassis:
        description: The serial numbers of both chassis. By them a pair is known under other names, too.
        type: list
        elements: str
        default: []
seealso:
  - module: junos_ha.srd.redundancy_take_down_assert
"""

EXAMPLES = r"""
- name: Stop unless both may be taken down
  junos_ha.srd.redundancy_take_down_fleet:
    gateways: [mx1, mx7]
    answers:
      - gateway: mx1
        peer: mx2
        answer: "yes"
        because: "yes: mx2 carries every set; there is no standby while mx1 is down"

# take mx1 down? yes: mx2 carries every set; there is no standby while mx1 is down
# take mx7 down? unknown, because there is no answer
# 1 of 2 may be taken down together: mx1
"""

RETURN = r"""
msg:
  description: The answers that are not yes, in one line. If each is yes, all lines.
  returned: always
  type: str
  sample: "take mx1 down? no, because set 2: mx2 is WARNED"
ready:
  description: Whether each answer is yes.
  returned: always
  type: bool
answer:
  description: The worst of all answers.
  returned: always
  type: str
  sample: "no"
together:
  description: The gateways that may be taken down together.
  returned: always
  type: list
  elements: str
  sample: [mx1]
answers:
  description: The answer for each gateway, as the callback P(junos_ha.srd.verdict#callback) shows it.
  returned: always
  type: list
  elements: dict
  contains:
    host:
      description: The gateway.
      returned: always
      type: str
      sample: mx1
    verdict:
      description: V(go) for yes, V(unknown) for unknown, V(no_go) for any other answer.
      returned: always
      type: str
      sample: no_go
    text:
      description: The question and its answer.
      returned: always
      type: str
      sample: "take mx1 down? no, because set 2: mx2 is WARNED"
lines:
  description: The answer for each gateway in a line, then how many may be taken down together.
  returned: always
  type: list
  elements: str
"""
