# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which counters of a gateway differ between two readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import Differing, differing
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import EventCount, Gateway
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

NAMES = ("connection_down", "release_manual received", "route_update_error received")
GATEWAY = Simulation().read()["mx1"]


def with_losses(count: int | None) -> Gateway:
    (group,) = GATEWAY.groups
    assert group.statistics is not None
    counted = replace(group.statistics, connection_down=count)
    return replace(GATEWAY, groups=(replace(group, statistics=counted),))


def with_events(table: str, name: str, received: int | None) -> Gateway:
    (group,) = GATEWAY.groups
    (each,) = group.sets
    events = replace(getattr(each, table), **{name: EventCount(received=received, ignored=0)})
    return replace(GATEWAY, groups=(replace(group, sets=(replace(each, **{table: events}),)),))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (GATEWAY, GATEWAY, Differing(words="", holds=True)),
        (
            with_losses(1),
            with_losses(3),
            Differing(words="group 1 connection down 1 to 3", holds=False),
        ),
        (with_losses(3), with_losses(1), Differing(words="group 1 connection down 3 to 1", holds=False)),
        (with_losses(None), with_losses(1), Differing(words="", holds=None)),
        (with_losses(1), with_losses(None), Differing(words="", holds=None)),
        (with_losses(1), replace(GATEWAY, groups=()), Differing(words="", holds=None)),
        (replace(GATEWAY, groups=()), replace(GATEWAY, groups=()), Differing(words="", holds=None)),
        (
            with_events("transition_events", "release_manual", 1),
            with_events("transition_events", "release_manual", 2),
            Differing(words="group 1 set 1 release manual received 1 to 2", holds=False),
        ),
        (
            with_events("monitored_events", "route_update_error", 0),
            with_events("monitored_events", "route_update_error", 1),
            Differing(words="group 1 set 1 route update error received 0 to 1", holds=False),
        ),
        (
            with_events("transition_events", "acquire_auto", 1),
            with_events("transition_events", "acquire_auto", 2),
            Differing(words="", holds=True),  # not among the names
        ),
    ],
)
def test_counters_differ(before: Gateway, after: Gateway, found: Differing) -> None:
    assert differing(before, after, NAMES) == found
