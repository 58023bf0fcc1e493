# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """What the assertions share."""

    DOCUMENTATION = r"""
options:
  report_only:
    description:
      - V(true) returns the report and does not fail, whatever the verdict. Look at RV(report.verdict) then.
    type: bool
    default: false
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It judges as always, and fails as always.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It judges data. It gives a verdict also where the gateway is down.
"""

    # The age is the filters', too.
    AGE = r"""
options:
  max_age:
    description:
      - How many seconds old the facts may be, or V(any). Older facts, and facts from the future, are
        unknown, and unknown does not pass.
      - Facts that were parsed offline have no age, and are not held against it.
    type: str
    default: "60"
"""

    SKEW = r"""
options:
  max_skew:
    description:
      - How many seconds may lie between the readings of the two gateways, or V(any).
      - Facts that were parsed offline have no time, so the skew is unknown, and unknown does not pass. Give
        V(any) for captures.
    type: str
    default: "30"
"""
