# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_pair_info
short_description: Read both gateways of a pair at the same time
version_added: 1.0.0
description:
  - Reads this host and its peer in one task, at the same time, each over the connection and with the
    variables that are its own.
  - A gateway that cannot be read does not fail the task. Its facts are empty, and its error says why.
    M(junos_ha.srd.redundancy_pair_assert) calls such a pair UNKNOWN.
  - It sets no facts of a host. M(junos_ha.srd.redundancy_group_facts) does.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.attributes.device_reader
  - junos_ha.srd.reading
  - junos_ha.srd.probes
author:
  - The junos_ha.srd contributors (@junos-ha)
options:
  peer:
    description: The inventory name of the other gateway.
    type: str
    required: true
  configuration:
    description:
      - Whether the configuration of services redundancy is read too, by which
        M(junos_ha.srd.redundancy_take_down_assert) answers.
      - Both configurations are read before the states of both gateways, so that these are fresh.
    type: bool
    default: false
  directory:
    description:
      - The directory of the evidence of all runs. Where it is given, a warning says which labels or tags of a
        reply are new or gone since the newest evidence of the same gateway, in the same format and level. It
        changes no verdict.
      - Evidence without a shape of the reply, as earlier versions wrote it, is passed over.
    type: str
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_take_down_assert
"""

EXAMPLES = r"""
- name: Read both gateways
  junos_ha.srd.redundancy_pair_info:
    peer: mx2
  register: read

- name: Judge the pair
  junos_ha.srd.redundancy_pair_assert:
    facts: "{{ read.gateways[0].facts }}"
    peer_facts: "{{ read.gateways[1].facts }}"
    peer: mx2
"""

RETURN = r"""
gateways:
  description: What was read of this host, then of its peer.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description: The name of the gateway in the inventory.
      type: str
    facts:
      description:
        - The facts, as M(junos_ha.srd.redundancy_group_facts) gives them. Empty where the gateway could not
          be read.
        - With O(keep_reply=true) they have the shape of the reply as C(shape), too, which
          M(junos_ha.srd.redundancy_evidence) keeps - its labels or tags without values and names, their
          digest, and the Junos release.
      type: dict
    error:
      description: Why it could not be read; empty where it was.
      type: str
configurations:
  description: The configurations of both, in the same order. Empty unless O(configuration=true).
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description: The name of the gateway in the inventory.
      type: str
    configuration:
      description:
        - Its redundancy events, policies with their signal routes, sets with their timers, and ICCP; what of
          it is inactive, and what is not understood. Empty where it could not be read.
      type: dict
    error:
      description: Why they could not be read; empty where they were.
      type: str
areas:
  description:
    - The areas of both by the names of the gateways, as C(junos_srd_areas) of
      M(junos_ha.srd.redundancy_group_facts). Empty for a gateway that could not be read, and
      altogether unless O(gather_subset) names an area.
  returned: success
  type: dict
probes:
  description:
    - The answers of both to O(probes), by the names of the gateways. Empty for a gateway that could not be
      read, and altogether without O(probes).
    - M(junos_ha.srd.redundancy_probes_assert) checks them.
  returned: success
  type: dict
  contains:
    schema:
      description: The version of this format.
      type: int
      sample: 1
    collected_at:
      description: When they were read, ISO 8601 in UTC.
      type: str
      sample: "2026-11-22T17:00:00Z"
    role:
      description: The role of the gateway in all of its redundancy sets; V(null) if there is no such role.
      type: str
      sample: MASTER
    answers:
      description: What each probe that the gateway was asked gave.
      type: list
      elements: dict
      contains:
        name:
          description: The name of the probe.
          type: str
        command:
          description: The command.
          type: str
        text:
          description:
            - The answer with single blanks, without empty lines and with secrets masked. V(null) if it is not
              known.
          type: str
        sha256:
          description: The digest of the same text with nothing masked. Empty if it is not known.
          type: str
        refused:
          description: Why it is not known, in the words of the device or the reader.
          type: str
        complete:
          description: Whether it is known.
          type: bool
"""
