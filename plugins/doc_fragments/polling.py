# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The limits of repeated readings: wait and switchover have them alike."""

    DOCUMENTATION = r"""
options:
  timeout:
    description:
      - The time-out in seconds, for a switchover from its request on. It must be more than O(stable_for).
    type: float
    default: 300
  interval:
    description: Seconds between two readings, more than 0.
    type: float
    default: 2
  stable_for:
    description:
      - Seconds for which all expectations must be met without a break. With V(0) one reading is enough.
      - A link that died is called Connected until C(keepalive) and C(hold-time) have passed. So the default
        is the two together where the configurations of both gateways show them, and 40 at least otherwise.
    type: float
"""
