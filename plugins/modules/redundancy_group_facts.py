# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_group_facts
short_description: Read the services redundancy groups of a gateway
version_added: 0.1.0
description:
  - Sends C(show services redundancy-group) to a Juniper MX services gateway, in one round trip, and returns what it
    says as the fact C(junos_srd).
  - It reads text, XML and JSON to the same facts. What it does not understand stands in RV(ansible_facts.junos_srd.unrecognized),
    and makes RV(ansible_facts.junos_srd.complete) false. It never guesses.
  - It fails, and sets no fact, when the gateway answers with an error, answers with something else, or does not answer.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.attributes.device_reader
author:
  - The junos_ha.srd contributors (@junos-ha)
options:
  level:
    description:
      - How much the gateway is asked to tell.
      - V(terse) shows roles only, V(brief) adds health and service sets, V(extensive) adds counters and events.
    type: str
    choices: [terse, brief, extensive]
    default: extensive
  redundancy_group:
    description:
      - The id of the one redundancy group to read, 1 to 16. All groups when it is not given.
      - It is an error when the gateway does not show this group.
    type: int
  format:
    description:
      - The format in which the gateway is asked to reply.
      - Of the replies, those in text are published by the vendor. The names of most tags in XML and JSON are not, so a tag
        that is not known makes the facts incomplete.
    type: str
    choices: [text, xml, json]
    default: text
  keep_reply:
    description: Whether to return the raw reply as RV(ansible_facts.junos_srd.reply).
    type: bool
    default: false
requirements:
  - netaddr
  - jxmlease
notes:
  - Needs the Junos permission C(view), and nothing more.
  - Works with C(ansible_connection) M(ansible.netcommon.netconf#connection), with any or no C(ansible_network_os),
    and with M(ansible.netcommon.network_cli#connection), for which C(ansible_network_os) must name a Junos platform
    such as V(junipernetworks.junos.junos) or V(juniper.device.junos).
seealso:
  - plugin: junos_ha.srd.parse_redundancy_group
    plugin_type: filter
  - plugin: junos_ha.srd.redundancy_interfaces
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read the gateway
  junos_ha.srd.redundancy_group_facts:

- name: Show the role of redundancy set 1
  ansible.builtin.debug:
    msg: "{{ inventory_hostname }} is {{ ansible_facts.junos_srd.roles['1'] }}"

- name: Read one redundancy group, and keep the raw reply for the record
  junos_ha.srd.redundancy_group_facts:
    redundancy_group: 1
    keep_reply: true
  register: read

- name: Stop where the reply was not understood to its end
  ansible.builtin.assert:
    that: ansible_facts.junos_srd.complete
    fail_msg: "{{ ansible_facts.junos_srd.unrecognized | join('\n') }}"
"""

RETURN = r"""
ansible_facts:
  description: The facts of the gateway.
  returned: success
  type: dict
  contains:
    junos_srd:
      description:
        - What the gateway says. V(null) means that the reply did not say, an empty list that it said there is none.
          Lists have the order of the reply.
      returned: success
      type: dict
      contains:
        schema:
          description: The version of this shape.
          returned: success
          type: int
          sample: 1
        format:
          description: The format of the reply that was read, V(text), V(xml) or V(json).
          returned: success
          type: str
          sample: text
        level:
          description: What the reply turned out to be, V(terse), V(brief) or V(extensive).
          returned: success
          type: str
          sample: extensive
        complete:
          description: False when the reply broke off, or when something in it was not understood.
          returned: success
          type: bool
          sample: true
        unrecognized:
          description: The lines or tags that were not understood, verbatim.
          returned: success
          type: list
          elements: str
          sample: []
        collected_at:
          description: When the gateway was asked, ISO 8601 in UTC. V(null) for a reply that was parsed offline.
          returned: success
          type: str
          sample: "2026-11-22T17:00:00Z"
        roles:
          description: The role of each redundancy set by its id, V(MASTER), V(STANDBY) or V(INITIALIZING).
          returned: success
          type: dict
          sample: {"1": MASTER}
        iccp:
          description: The connection to the ICCP process, and from an extensive reply its counters.
          returned: success
          type: dict
          sample: {connection: Connected, statistics: null}
        groups:
          description:
            - The redundancy groups, each with its sets, and each of those with state, health, peers, service sets and
              their interfaces, and from an extensive reply its events.
          returned: success
          type: list
          elements: dict
        reply:
          description: The raw reply.
          returned: when O(keep_reply) is true
          type: str
"""
