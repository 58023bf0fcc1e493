# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """What the actions of this collection promise about check mode, diff mode and where they run."""

    DOCUMENTATION = r"""
options: {}
attributes:
  action:
    description: Has a corresponding action plugin, so that some of it runs on the controller.
    support: full
  async:
    description: Supports being used with the C(async) keyword.
    support: none
"""

    DEVICE_READER = r"""
options: {}
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It only reads.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: The supported connections.
    support: full
    details:
      - P(junos_ha.srd.netconf#connection), P(ansible.netcommon.netconf#connection) and
        P(ansible.netcommon.network_cli#connection).
"""
