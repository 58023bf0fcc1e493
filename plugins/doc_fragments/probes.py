# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The options for the show commands of a site."""

    DOCUMENTATION = r"""
options:
  probes:
    description:
      - Show commands, each with one expectation, O(probes[].number), O(probes[].contains),
        O(probes[].absent) or O(probes[].unchanged). 50 at most.
      - A command that is refused or not answered, an empty answer, one of more than 65536 characters, and one
        in which the number is not found or found twice are unknown.
    type: list
    elements: dict
    default: []
    version_added: 0.2.0
    suboptions:
      name:
        description:
          - What the probe is called, in findings and waivers. Each name is there once.
          - 1 to 40 letters, digits, blanks, dots, hyphens and underscores.
        type: str
        required: true
      command:
        description:
          - The command, which begins with C(show) in full. It is sent as it is, and its answer is read as
            text.
          - No pipe may follow but C(| no-more), for over NETCONF a gateway sends the whole reply.
          - 255 characters at most.
        type: str
        required: true
      number:
        description:
          - The label behind which the number stands, perhaps with a colon or an equals sign between them.
          - Or a regular expression of Python with one group, which is the number.
          - It must be found once.
          - A number has digits, perhaps commas between thousands and a decimal point.
          - It is compared with the number before. In a precheck it must only be there.
        type: str
      may_fall_percent:
        description:
          - By how many percent the number may fall, 0 to less than 100. Not at all, unless it is given.
        type: float
      contains:
        description: A text that a line of the answer must have, blanks made single. 1 to 255 characters.
        type: str
      absent:
        description: A text that no line of the answer may have, blanks made single. 1 to 255 characters.
        type: str
      unchanged:
        description:
          - V(true), and nothing else. The answer must be that of before, blanks and empty lines aside.
        type: bool
      severity:
        description:
          - Whether an answer that is not as expected makes the verdict NO-GO, V(hard), or only warns,
            V(warning).
          - One that is not known is UNKNOWN all the same.
        type: str
        choices: [hard, warning]
        default: hard
      gateway:
        description:
          - Where the command is read and judged. V(both) for both gateways, each compared with itself; or the
            name of one of them.
          - V(MASTER) or V(STANDBY) for the gateway that has this role in all of its redundancy sets. It is
            compared with the one that had the role before.
        type: str
        default: both
"""
