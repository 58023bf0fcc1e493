# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The timers of the simulated daemons, by name."""

from __future__ import annotations

import typing as t
from dataclasses import fields

from .names import LabError, refuse_unknown
from .srd.state import Timers

TIMERS = tuple(each.name for each in fields(Timers))


def timer(option: str) -> tuple[str, float]:
    """Return name and seconds of the option C(NAME=SECONDS).

    Raises:
        ValueError: the seconds are missing or not a number.
    """
    name, _equals, seconds = option.partition("=")
    return name, float(seconds)


def chosen_timers(seconds: t.Mapping[str, float]) -> Timers:
    """Return the timers, some of them chosen and the rest at their defaults.

    Raises:
        LabError: a timer does not exist, or its value is out of range.
    """
    for name, chosen in seconds.items():
        refuse_unknown("timer", name, TIMERS)
        least = 1 if name == "keepalive" else 0
        if not least <= chosen < float("inf"):
            raise LabError(f"timer - {name} - Expected: {least} seconds or more Actual: {chosen:g}")
    return Timers(**seconds)
