# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_contact
short_description: Ask gateways for the first time, and say how well they were understood
version_added: 0.2.0
description:
  - Asks one gateway or the two of a pair all that this collection ever reads, and says whether it understood
    every line, tag and value, what the verdict would be, and which checks would be unknown.
  - It asks for the redundancy groups at each level as text, XML and JSON, for the configuration of services
    redundancy, for each area, such as alarms, and for the signal routes of that configuration. It sends
    nothing else. A request that is refused is noted, and the next one sent.
  - Each gateway is asked over the connection that the inventory gives it.
  - It keeps the raw replies and a page in O(directory), for their owner alone. What looks like a secret is
    removed first. The replies hold addresses and names; M(junos_ha.srd.redundancy_bundle) replaces these.
  - The verdict is that of the extensive text. Where two formats of one level contradict each other, it is
    not better than UNKNOWN. It is for information. Run a precheck before you act.
  - The task fails unless the redundancy groups of each gateway could be read from a reply.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
requirements:
  - jxmlease
  - netaddr
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It asks, and writes nothing.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
  connection:
    description: Uses the connection of the host.
    support: none
    details: It opens a session of its own to each gateway.
options:
  gateways:
    description: The gateways by their names in the inventory, one or two.
    type: list
    elements: str
    required: true
  directory:
    description:
      - The directory on the controller for the replies and the page. It is made when it is not there.
      - A relative path starts in the directory where Ansible was started.
      - The task fails before it asks if there are replies of one of the gateways already.
    type: str
    default: contact
  report_only:
    description: Whether the task succeeds even where nothing of a gateway was read. Look at RV(read) then.
    type: bool
    default: false
notes:
  - Run it on localhost, once for both gateways.
seealso:
  - module: junos_ha.srd.redundancy_bundle
  - module: junos_ha.srd.redundancy_judge
  - module: junos_ha.srd.redundancy_group_facts
"""

EXAMPLES = r"""
- name: Ask both gateways of a pair for the first time
  hosts: localhost
  gather_facts: false
  tasks:
    - name: Ask
      junos_ha.srd.redundancy_contact:
        gateways: [mx1, mx2]

# mx1: mx960, Junos 23.4R1.10, 28 of 28 requests answered in 0.3 s
# mx2: mx960, Junos 23.4R1.10, 28 of 28 requests answered in 0.3 s
# mx1 and mx2 - GO: 102 of 102 checks passed
#   take mx1 down? after set 1 has moved to mx2, then ask again
#   take mx2 down? yes: mx1 carries every set; there is no standby while mx2 is down
"""

RETURN = r"""
vocabulary:
  description:
    - The file in which the lines, tags and values that a person may let pass are proposed, unsigned.
    - A file that is there already stays as it is.
  returned: when something is proposed, unless in check mode
  type: str
msg:
  description: The verdict in a sentence, or which gateway could not be read and why.
  returned: always
  type: str
  sample: "mx1 and mx2 - GO: 102 of 102 checks passed"
read:
  description: Whether the redundancy groups of each gateway could be read.
  returned: when gateways were asked
  type: bool
verdict:
  description: The verdict that comes out, C(no_go), C(unknown) or C(go).
  returned: when gateways were asked
  type: str
  sample: go
answers:
  description: For each gateway of a pair whether it may be taken down, in a sentence.
  returned: when gateways were asked
  type: dict
gateways:
  description: The gateways.
  returned: when gateways were asked
  type: list
  elements: dict
  contains:
    name:
      description: Its name in the inventory.
      type: str
    release:
      description: Its Junos release; V(null) where it is not shown.
      type: str
    model:
      description: Its model; V(null) where it is not shown.
      type: str
    error:
      description: Why it could not be asked; empty where it was.
      type: str
    asked:
      description: How many requests there were.
      type: int
    answered:
      description: How many of them were answered.
      type: int
    assumptions:
      description: For each assumption by its name, C(confirmed), C(refuted) or C(not seen).
      type: dict
refused:
  description: The requests without an answer that can be read, each with C(gateway), C(request) and C(why).
  returned: when gateways were asked
  type: list
  elements: dict
differences:
  description:
    - The fields that text, XML and JSON of one level do not show alike, each with C(gateway), C(level),
      C(field), its values as C(text), C(xml) and C(json), and C(result).
    - C(contradicts) is a value against another one, or a group or set that the text lacks; C(not shown) is
      any other value that a format lacks. A counter that grew from one reply to the next is no difference.
  returned: when gateways were asked
  type: list
  elements: dict
not_understood:
  description: The lines and tags that were not understood, each with the nearest that is known.
  returned: when gateways were asked
  type: list
  elements: dict
unknown_values:
  description: The values outside their known set, each with the nearest that is known.
  returned: when gateways were asked
  type: list
  elements: dict
unknown_checks:
  description: The checks that would be unknown, each with C(check), C(subject), C(found) and C(unknown).
  returned: when gateways were asked
  type: list
  elements: dict
requests:
  description: All that was sent, each with C(gateway), C(request), C(when), C(seconds) and C(answer).
  returned: when gateways were asked
  type: list
  elements: dict
lines:
  description: What the console shows.
  returned: when gateways were asked
  type: list
  elements: str
directory:
  description: The directory with the raw replies. In check mode nothing is written.
  returned: when it is written
  type: str
page:
  description: The path of the page.
  returned: when it is written
  type: str
"""
