# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The counters of a daemon: they follow the clock, and begin at zero when it starts."""

from __future__ import annotations

import typing as t
from dataclasses import fields, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._model import IccpStatistics

from . import rules
from .state import LONG_AGO, Box, Pair

T = t.TypeVar("T")

# Each keepalive is a packet too; other packets come with events.
_SENT = ("packet_sent", "keepalive_sent")
_RECEIVED = ("packet_receive", "keepalive_receive")


def restarted(box: Box) -> bool:
    """Return whether the daemon has started since the clock stood at zero."""
    return box.started_at > LONG_AGO


def zeroed(counted: T) -> T:
    """Return counters, or tables of them, with each number that they show at zero."""
    if isinstance(counted, int):
        return t.cast(T, 0)
    if counted is None:
        return counted
    record = t.cast(t.Any, counted)
    zeros = {each.name: zeroed(getattr(record, each.name)) for each in fields(record)}
    return t.cast(T, replace(record, **zeros))


def iccp(pair: Pair, box: Box, now: float) -> IccpStatistics | None:
    """Return the counters of the ICCP process at a time."""
    statistics = box.settled.iccp.statistics
    if statistics is None:
        return None
    base = zeroed(statistics) if restarted(box) else statistics
    sent, received = (_keepalives(pair, box, until) for until in (now, rules.last_heard(pair, now)))
    return replace(base, **_grown(base, _SENT, sent), **_grown(base, _RECEIVED, received))


def _keepalives(pair: Pair, box: Box, until: float) -> int:
    return int(max(0.0, until - max(box.started_at, 0.0)) // pair.timers.keepalive)


def _grown(base: IccpStatistics, names: tuple[str, ...], by: int) -> dict[str, int | None]:
    counts = {name: getattr(base, name) for name in names}
    return {name: None if count is None else count + by for name, count in counts.items()}
