# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover as a picture: lanes of bars over the seconds from the request."""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Move, Step
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Resync

LEFT, RIGHT = 104.0, 352.0  # where the bars begin and end, in units of a picture that is 360 wide
LANES = 24  # interfaces that are drawn; the slowest first

# The kinds of bars, in the words of their key.
KINDS = (
    ("master", "MASTER"),
    ("standby", "STANDBY"),
    ("other", "another state"),
    ("unread", "not read"),
    ("cold", "not Hot"),
    ("hot", "Hot"),
)

_NOT_READ = "not read"
_STATES = {"MASTER": "master", "STANDBY": "standby", _NOT_READ: "unread"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of time in one state."""

    kind: str
    label: str
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One line of bars; without bars it is the heading of the lanes below it."""

    label: str
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What happened after how many seconds."""

    label: str
    seconds: float
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture of a switchover; C(left_out) interfaces are not drawn."""

    move: Move
    marks: tuple[Mark, ...]
    lanes: tuple[Lane, ...]
    left_out: int
    end: float


def timeline(move: Move) -> Timeline | None:
    """Return the picture of a switchover; None where nothing was sent, or nothing was read after it."""
    if move.sent is None or not move.steps:
        return None
    end = max(move.steps[-1].elapsed, move.stable or 0.0, 0.1)
    slowest = sorted(move.interfaces, key=lambda each: -(end if each.hot is None else each.hot))
    return Timeline(
        move=move,
        marks=_marks(move, end),
        lanes=(*_role_lanes(move, end), *_interface_lanes(slowest[:LANES], end)),
        left_out=len(slowest[LANES:]),
        end=end,
    )


def _interface_lanes(interfaces: t.Sequence[Resync], end: float) -> t.Iterator[Lane]:
    """Yield the lanes of interfaces, those of a service set under its name."""
    for service_set in dict.fromkeys(each.service_set for each in interfaces):
        yield Lane(label=service_set)
        yield from (_interface_lane(each, end) for each in interfaces if each.service_set == service_set)


def _x(seconds: float, end: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * min(seconds, end) / end, 1)


def _marks(move: Move, end: float) -> tuple[Mark, ...]:
    moments = (
        ("request sent", 0.0),
        (f"{move.gateway} is {move.target}", move.role_moved),
        ("signal routes have followed", move.routes_followed),
        ("all Hot", move.hot),
        ("healthy and stable", move.stable),
        ("rescue sent", move.rescue.sent_at if move.rescue else None),
        (f"{move.gateway} is MASTER again", move.rescue.acquired if move.rescue else None),
    )
    return tuple(
        Mark(label=label, seconds=seconds, x=_x(seconds, end))
        for label, seconds in moments
        if seconds is not None
    )


def _role_lanes(move: Move, end: float) -> tuple[Lane, Lane]:
    return (
        Lane(label=move.gateway, bars=_state_bars(move.steps, end, lambda step: step.state)),
        Lane(label=move.peer, bars=_peer_bars(move, end)),
    )


def _peer_bars(move: Move, end: float) -> tuple[Bar, ...]:
    """Return the bars of the other gateway, as it tells itself; else as this one shows it."""
    if move.peer_steps:
        return _state_bars(move.peer_steps, end, lambda step: step.state)
    return _state_bars(move.steps, end, lambda step: next(iter(step.peers), None))


def _state_bars(
    steps: t.Sequence[Step], end: float, state: t.Callable[[Step], str | None]
) -> tuple[Bar, ...]:
    """Return a bar for each state, from the reading that first shows it to the first that shows another."""
    runs = [
        (label, next(same)) for label, same in itertools.groupby(steps, lambda it: state(it) or _NOT_READ)
    ]
    begins = [0.0, *(first.elapsed for _label, first in runs[1:])]
    ends = [*begins[1:], end]
    return tuple(
        _bar(_STATES.get(label, "other"), label, since, until, end)
        for (label, _first), since, until in zip(runs, begins, ends, strict=True)
    )


def _interface_lane(each: Resync, end: float) -> Lane:
    since = end if each.lost is None else each.lost
    until = end if each.hot is None else max(each.hot, since)
    stretches = (("hot", "Hot", 0.0, since), ("cold", "not Hot", since, until), ("hot", "Hot", until, end))
    return Lane(
        label=each.interface,
        bars=tuple(_bar(*stretch, end) for stretch in stretches if stretch[3] > stretch[2]),
    )


def _bar(kind: str, label: str, since: float, until: float, end: float) -> Bar:
    x = _x(since, end)
    return Bar(kind=kind, label=label, x=x, width=round(_x(until, end) - x, 1))
