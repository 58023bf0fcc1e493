# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The options that say what a gateway is asked to show."""

    DOCUMENTATION = r"""
options:
  level:
    description:
      - The level of the reply to request.
      - V(terse) shows roles only, V(brief) adds health and service sets, V(extensive) adds counters and
        events.
    type: str
    choices: [terse, brief, extensive]
    default: extensive
  redundancy_group:
    description:
      - The id of the redundancy group to read, 1 to 16. The default is all groups.
      - It is an error if a gateway does not show this group.
      - The facts then have C(redundancy_group), and a verdict on them says that other groups were not read.
    type: int
  format:
    description:
      - The format of the reply to request.
      - The vendor has published replies as text. Most tags of XML and JSON are unpublished, so an unknown
        tag makes the facts incomplete.
    type: str
    choices: [text, xml, json]
    default: text
  keep_reply:
    description: Whether to return the raw reply among the facts, as C(reply).
    type: bool
    default: false
  gather_subset:
    description:
      - What is read beside the redundancy groups, in the same round trip where the connection is
        P(junos_ha.srd.netconf#connection).
      - The areas V(alarms) (C(show chassis alarms), C(show system alarms)), V(cores)
        (C(show system core-dumps)), V(commits) (C(show system commit)), V(sessions)
        (C(show services sessions count)), V(iccp) (C(show iccp)), V(bfd) (C(show bfd session)), V(bgp)
        (C(show bgp summary)), V(cards) (C(show chassis fpc pic-status)), V(bundles)
        (C(show interfaces load-balancing detail)) and V(headroom) (C(show services sessions utilization),
        C(show services service-sets summary)); V(all) for all of them, V(!alarms) for all but this one.
      - The redundancy groups, V(redundancy), are always read.
      - An area whose request is refused, or whose reply is not understood, does not fail the task. It shows
        no entries then.
    type: list
    elements: str
    default: [redundancy]
    version_added: 0.2.0
notes:
  - The variable C(srd_vocabulary) of a gateway may name a file, signed by a person, of lines, tags and values
    of its release that may pass. What it let pass is among the facts, as C(vocabulary), and each verdict says
    so.
"""
