# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The counters of a daemon: they follow the clock, and restart at zero with the daemon."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import fields, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    EventCount,
    IccpStatistics,
    RedundancySet,
)

from . import rules
from .state import LONG_AGO, Box, Pair

T = t.TypeVar("T")

# Each keepalive is also a packet; other packets come with events.
_SENT = ("packet_sent", "keepalive_sent")
_RECEIVED = ("packet_receive", "keepalive_receive")


def restarted(box: Box) -> bool:
    """Return whether the daemon has restarted since time zero."""
    return box.started_at > LONG_AGO


def zeroed(counted: T) -> T:
    """Return counters, or tables of counters, with every shown number at zero."""
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


def with_events(each: RedundancySet, box: Box, other: Box, now: float) -> RedundancySet:
    """Return a set that counts its own moves and those of its peer (the latter is assumed)."""
    settled = _zeroed_events(each) if restarted(box) else each
    own = [move.event for move in rules.moves(box, each.id, now) if move.at >= box.started_at]
    peers = [
        f"peer_{move.event.partition('_')[0]}"
        for move in rules.moves(other, each.id, now)
        if move.at >= box.started_at
    ]
    came = [one for one in box.arrivals if one.set_id == each.id and box.started_at <= one.at <= now]
    received = collections.Counter([*own, *peers, *(one.event for one in came)])
    ignored = collections.Counter[str](one.event for one in came if one.ignored)
    return replace(
        settled,
        transition_events=_counted(settled.transition_events, received, ignored),
        monitored_events=_counted(settled.monitored_events, received, ignored),
    )


def _zeroed_events(each: RedundancySet) -> RedundancySet:
    transition, monitored = zeroed(each.transition_events), zeroed(each.monitored_events)
    return replace(each, transition_events=transition, monitored_events=monitored)


def _counted(table: T, received: t.Mapping[str, int], ignored: t.Mapping[str, int]) -> T:
    if table is None:
        return table
    record = t.cast(t.Any, table)
    names = [each.name for each in fields(record) if each.name in received]
    counts = {name: _more(getattr(record, name), received[name], ignored.get(name, 0)) for name in names}
    return t.cast(T, replace(record, **counts))


def _more(count: EventCount | None, received: int, ignored: int) -> EventCount | None:
    if count is None:
        return count
    return EventCount(received=_sum(count.received, received), ignored=_sum(count.ignored, ignored))


def _sum(count: int | None, by: int) -> int | None:
    return None if count is None else count + by


def _keepalives(pair: Pair, box: Box, until: float) -> int:
    return int(max(0.0, until - max(box.started_at, 0.0)) // pair.timers.keepalive)


def _grown(base: IccpStatistics, names: tuple[str, ...], by: int) -> dict[str, int | None]:
    return {name: _sum(getattr(base, name), by) for name in names}
