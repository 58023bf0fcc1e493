# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The times of a lab's daemons, by name."""

from __future__ import annotations

import typing as t
from dataclasses import fields

from .names import LabError, refuse_unknown
from .srd.state import Timers

TIMERS = tuple(each.name for each in fields(Timers))


def timer(option: str) -> tuple[str, float]:
    """Return name and seconds of an option of a command, C(NAME=SECONDS).

    Raises:
        ValueError: there are no seconds.
    """
    name, _equals, seconds = option.partition("=")
    return name, float(seconds)


def chosen_timers(seconds: t.Mapping[str, float]) -> Timers:
    """Return the times, of which some are chosen.

    Raises:
        LabError: there is no such time, or it cannot be so long.
    """
    for name, chosen in seconds.items():
        refuse_unknown("timer", name, TIMERS)
        least = 1 if name == "keepalive" else 0
        if not least <= chosen < float("inf"):
            raise LabError(f"timer - {name} - Expected: {least} seconds or more Actual: {chosen:g}")
    return Timers(**seconds)
