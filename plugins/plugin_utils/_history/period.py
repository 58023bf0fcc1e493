# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Periods, such as C(90 days), and how long ago something was."""

from __future__ import annotations

import datetime
import re

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError

_PERIOD = re.compile(r"([1-9][0-9]{0,4}) (day|week)s?")
_DAYS = {"day": 1, "week": 7}


def period(option: str, value: str) -> datetime.timedelta:
    """Return a period of days or weeks.

    Raises:
        ArgumentError: it is no such period; the message names the option and the value.
    """
    found = _PERIOD.fullmatch(value.strip())
    if not found:
        raise ArgumentError(f"{option} - Expected: days or weeks, such as 90 days Actual: {value!r}")
    return datetime.timedelta(days=int(found[1]) * _DAYS[found[2]])


def words_of(age: datetime.timedelta) -> str:
    """Return an age in whole days."""
    return "1 day" if age.days == 1 else f"{max(age.days, 0)} days"
