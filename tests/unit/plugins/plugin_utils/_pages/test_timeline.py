# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover as a picture: whole values, and the cases in which there is nothing to draw."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Move, Step
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Resync
from ansible_collections.junos_ha.srd.plugins.plugin_utils._pages.timeline import (
    LANES,
    Bar,
    Lane,
    Mark,
    timeline,
)


def step(elapsed: float, state: str | None, *peers: str | None) -> Step:
    """Return a reading."""
    return Step(elapsed=elapsed, verdict="go", state=state, peers=peers, hot=1, interfaces=1)


def resync(interface: str, lost: float | None, hot: float | None, service_set: str = "ss1") -> Resync:
    """Return how an interface was synchronised."""
    return Resync(service_set=service_set, interface=interface, lost=lost, hot=hot)


MOVE = Move(
    phase="failover",
    way="switchover",
    gateway="mx1",
    peer="mx2",
    set=1,
    target="STANDBY",
    event="RELEASE",
    outcome="moved",
    moved=True,
    words="mx1 is STANDBY",
    sent="a request",
    reply=None,
    role_moved=2.0,
    hot=4.0,
    stable=8.0,
    without_master=None,
    two_masters=None,
    routes_followed=None,
    rescue=None,
    peer_steps=(),
    steps=(
        step(0.5, "MASTER", "STANDBY"),
        step(2.0, "STANDBY", "MASTER"),
        step(4.0, None),
        step(8.0, "STANDBY (WARNED)", "MASTER"),
    ),
    interfaces=(resync("ms-1/0/0", 2.0, 4.0), resync("ms-1/1/0", None, 0.5, "ss2")),
)


def test_a_switchover_is_drawn() -> None:
    drawn = timeline(MOVE)
    assert drawn is not None
    assert (drawn.move, drawn.end, drawn.left_out) == (MOVE, 8.0, 0)
    assert drawn.marks == (
        Mark(label="request sent", seconds=0.0, x=104.0),
        Mark(label="mx1 is STANDBY", seconds=2.0, x=166.0),
        Mark(label="all Hot", seconds=4.0, x=228.0),
        Mark(label="healthy and stable", seconds=8.0, x=352.0),
    )
    assert drawn.lanes == (
        Lane(
            label="mx1",
            bars=(
                Bar(kind="master", label="MASTER", x=104.0, width=62.0),
                Bar(kind="standby", label="STANDBY", x=166.0, width=62.0),
                Bar(kind="unread", label="not read", x=228.0, width=124.0),
                Bar(kind="other", label="STANDBY (WARNED)", x=352.0, width=0.0),
            ),
        ),
        Lane(
            label="mx2",
            bars=(
                Bar(kind="standby", label="STANDBY", x=104.0, width=62.0),
                Bar(kind="master", label="MASTER", x=166.0, width=62.0),
                Bar(kind="unread", label="not read", x=228.0, width=124.0),
                Bar(kind="master", label="MASTER", x=352.0, width=0.0),
            ),
        ),
        Lane(label="ss1"),
        Lane(
            label="ms-1/0/0",
            bars=(
                Bar(kind="hot", label="Hot", x=104.0, width=62.0),
                Bar(kind="cold", label="not Hot", x=166.0, width=62.0),
                Bar(kind="hot", label="Hot", x=228.0, width=124.0),
            ),
        ),
        Lane(label="ss2"),
        Lane(label="ms-1/1/0", bars=(Bar(kind="hot", label="Hot", x=104.0, width=248.0),)),
    )


@pytest.mark.parametrize("other", [{"sent": None}, {"steps": ()}], ids=["nothing sent", "nothing read"])
def test_nothing_is_drawn_without_data(other: dict[str, t.Any]) -> None:
    assert timeline(replace(MOVE, **other)) is None


def test_a_missing_event_has_no_mark() -> None:
    drawn = timeline(replace(MOVE, role_moved=None, hot=None, stable=None))
    assert drawn is not None
    assert [mark.label for mark in drawn.marks] == ["request sent"]


def test_an_interface_that_does_not_become_hot_stays_cold() -> None:
    drawn = timeline(replace(MOVE, interfaces=(resync("ms-1/0/0", 2.0, None),)))
    assert drawn is not None
    assert [(each.kind, each.x, each.width) for each in drawn.lanes[-1].bars] == [
        ("hot", 104.0, 62.0),
        ("cold", 166.0, 186.0),
    ]


def test_only_the_slowest_of_many_interfaces_are_drawn() -> None:
    many = tuple(resync(f"ms-{number}", 1.0, 2.0 + number / 100) for number in range(LANES + 5))
    drawn = timeline(replace(MOVE, interfaces=many))
    assert drawn is not None
    slowest = [each.interface for each in reversed(many)][:LANES]
    assert ([lane.label for lane in drawn.lanes[3:]], drawn.left_out) == (slowest, 5)
