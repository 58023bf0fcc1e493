# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_approval
short_description: Stop unless a person has approved
version_added: 0.2.0
description:
  - Fails unless approval was given by a variable, or typed at a prompt.
  - It is for the role P(junos_ha.srd.failover#role), and for roles that are built like it. It does not ask.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It fails as always.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It looks at its options only.
options:
  approve:
    description: V(yes) is approval. V(prompt) means that O(answer) decides.
    type: str
    choices: [prompt, 'yes']
    required: true
  answer:
    description: What was typed. V(y), V(Y) and V(yes) are approval, and nothing else is.
    type: str
    default: ""
  sends:
    description: Whether anything is to be sent. V(false) needs no approval.
    type: bool
    default: true
seealso:
  - module: junos_ha.srd.redundancy_plan
  - module: junos_ha.srd.redundancy_switchover
"""

EXAMPLES = r"""
- name: Ask whether to go on
  ansible.builtin.pause:
    prompt: Move mastership from mx1 to mx2? yes to go on
  register: asked

- name: Stop unless approved
  junos_ha.srd.redundancy_approval:
    approve: prompt
    answer: "{{ asked.user_input }}"
"""

RETURN = r""" # """
