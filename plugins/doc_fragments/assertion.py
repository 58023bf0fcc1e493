# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """Options and attributes of the assertions."""

    DOCUMENTATION = r"""
options:
  report_only:
    description:
      - V(true) returns the report and does not fail, whatever the verdict. Then test RV(report.verdict).
    type: bool
    default: false
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It checks and fails as usual.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It checks facts, and gives a verdict even if the gateway is down.
"""

    # Filters have this option too.
    AGE = r"""
options:
  max_age:
    description:
      - The maximum age of the facts in seconds, or V(any). Older facts, and facts from the future, are
        unknown, and unknown does not pass.
      - Facts that were parsed offline have no age, and the check is skipped for them.
    type: str
    default: "60"
"""

    SKEW = r"""
options:
  max_skew:
    description:
      - The maximum number of seconds between the readings of the two gateways, or V(any).
      - Facts that were parsed offline have no time, so the skew is unknown, and unknown does not pass.
        Use V(any) for captures.
    type: str
    default: "30"
"""
