# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a configuration says of a gateway that is to take over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredSet,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)

POLICY = RedundancyPolicy(name="P", events=("E",), action="acquire-mastership")
TAKING = Configuration(
    events=(RedundancyEvent(name="E", monitors=("link-down xe-0/0/1", "peer mastership-release")),),
    policies=(POLICY,),
    sets=(ConfiguredSet(id=1, policies=("P",)), ConfiguredSet(id=2)),
)
MANUAL = (RedundancyEvent(name="E"),)
RELEASING = (replace(POLICY, action="release-mastership"),)
UNREAD = (replace(POLICY, unrecognized=("notify",)),)
MORE = (POLICY, RedundancyPolicy(name="Q", unrecognized=("notify",)))

# What differs, and whether the gateway takes set 1 over.
CASES: dict[str, tuple[Configuration, bool | None]] = {
    "all there": (TAKING, True),
    "no such event": (replace(TAKING, events=()), False),
    "the event fires by hand": (replace(TAKING, events=MANUAL), False),
    "the policy releases": (replace(TAKING, policies=RELEASING), False),
    "no such policy": (replace(TAKING, policies=()), False),
    "not attached": (replace(TAKING, sets=(ConfiguredSet(id=2, policies=("P",)),)), False),
    "not attached, or somewhere else": (replace(TAKING, sets=(), unrecognized=("redundancy-set x",)), None),
    "its policy is not understood": (replace(TAKING, policies=UNREAD), None),
    "another set's policy is not understood": (replace(TAKING, policies=MORE), True),
    "something is not understood elsewhere": (replace(TAKING, unrecognized=("redundancy-set x",)), True),
    "nothing": (Configuration(), False),
}


@pytest.mark.parametrize(("configuration", "takes_over"), CASES.values(), ids=CASES)
def test_whether_a_gateway_takes_over(configuration: Configuration, takes_over: bool | None) -> None:
    assert configuration.takes_over(1) is takes_over


SET = ConfiguredSet(id=1, keepalive=5)

# The set 1 and what is not understood; keepalive and hold-time of set 1.
TIMERS: dict[str, tuple[ConfiguredSet, tuple[str, ...], tuple[int | None, int | None]]] = {
    "configured, and not": (SET, (), (5, 30)),
    "not understood": (SET, ("redundancy-set 1 hold-time long",), (5, None)),
    "without a value": (SET, ("redundancy-set 1 keepalive",), (None, 30)),
    "of another set": (SET, ("redundancy-set 11 hold-time long", "redundancy-set 2 keepalive x"), (5, 30)),
    "another statement": (SET, ("redundancy-set 1 hold-time-limit 9",), (5, 30)),
    "another set": (replace(SET, id=2), (), (None, None)),
}


@pytest.mark.parametrize(("it", "unrecognized", "seconds"), TIMERS.values(), ids=TIMERS)
def test_a_timer_that_is_not_understood_is_not_the_default(
    it: ConfiguredSet, unrecognized: tuple[str, ...], seconds: tuple[int | None, int | None]
) -> None:
    configuration = Configuration(sets=(it,), unrecognized=unrecognized)
    assert (configuration.seconds(1, "keepalive"), configuration.seconds(1, "hold-time")) == seconds


def test_the_sets_of_a_policy() -> None:
    assert [TAKING.sets_of(each) for each in MORE] == [(1,), ()]
    assert (TAKING.set(2), TAKING.set(3)) == (ConfiguredSet(id=2), None)


@pytest.mark.parametrize(
    ("instance", "table"), [(None, "192.0.2.1/32 in inet.0"), ("VRF", "192.0.2.1/32 in VRF.inet.0")]
)
def test_the_table_of_a_signal_route(instance: str | None, table: str) -> None:
    assert str(SignalRoute(prefix="192.0.2.1/32", routing_instance=instance)) == table
