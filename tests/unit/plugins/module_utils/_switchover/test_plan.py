# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What may be asked of a switchover, and what is refused before anything is read."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import (
    SWITCHOVER_OPTIONS,
    Asked,
    plan,
)

ASKED: dict[str, t.Any] = {"redundancy_set": 1, "redundancy_event": "RELEASE", "target": "STANDBY"}
WAIVER = {"reason": "known", "owner": "noc", "expires": "2099-01-01"}

REFUSED = [
    ({"redundancy_set": 0}, "redundancy_set - Expected: 1 to 100 Actual: 0"),
    ({"redundancy_set": 101}, "redundancy_set - Expected: 1 to 100 Actual: 101"),
    (
        {"redundancy_event": "A\nB"},
        "redundancy_event - Expected: 1 to 63 printable characters, no blank around them Actual: 'A\\nB'",
    ),
    ({"target": "standby"}, "target - Expected: MASTER or STANDBY Actual: 'standby'"),
    ({"target": None}, "target - Expected: MASTER or STANDBY Actual: None"),
    ({"max_age": "any"}, "max_age - Expected: 300 seconds at most Actual: 'any'"),
    ({"max_age": 301}, "max_age - Expected: 300 seconds at most Actual: 301"),
    ({"max_age": -1}, "max_age - Expected: 300 seconds at most Actual: -1"),
    ({"interval": 0}, "interval - Expected: seconds, more than 0 Actual: 0"),
    ({"stable_for": 300}, "stable_for - Expected: less than timeout Actual: 300"),
    ({"timeout": "any"}, "timeout - Expected: seconds, 0 or more Actual: 'any'"),
    (
        {"roles": {"1": "MASTER"}},
        "roles - Expected: no role of set 1, which follows from target Actual: MASTER",
    ),
    ({"redundancy_sets": [2, 3]}, "redundancy_sets - Expected: set 1 among them Actual: [2, 3]"),
    (
        {"waivers": [{"check": "role", **WAIVER}, {"check": "set_present", **WAIVER}]},
        "waivers - Expected: none of set_present and role, which say what is moved Actual: role, set_present",
    ),
    (
        {"synchronisation": "Hot"},
        "option 'synchronisation' - Expected: one of {options} Actual: synchronisation",
    ),
    ({"synchronization": "hot"}, "synchronization - Expected: Hot or any Actual: 'hot'"),
]


@pytest.mark.parametrize(("asked", "message"), REFUSED)
def test_an_impossible_request_is_refused(asked: dict[str, t.Any], message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        plan({**ASKED, **asked}, host="mx1", peer="mx2")
    assert str(caught.value) == message.format(options=", ".join(SWITCHOVER_OPTIONS))


def test_no_default_is_dangerous() -> None:
    planned = plan(ASKED, host="mx1", peer="mx2")
    assert (planned.trigger.force, planned.verify_event, planned.max_age) == (False, True, 60.0)
    assert (planned.expected.synchronization, planned.expected.health) == ("Hot", "Passed")


@pytest.mark.parametrize(("target", "origin"), [("STANDBY", "MASTER"), ("MASTER", "STANDBY")])
def test_the_gate_requires_the_opposite_role(target: str, origin: str) -> None:
    planned = plan({**ASKED, "target": target, "roles": {"2": "any"}}, host="mx1", peer="mx2")
    assert planned.origin == origin
    assert planned.expecting(planned.origin) == replace(planned.expected, roles=((2, "any"), (1, origin)))


def test_a_plan_holds_the_options() -> None:
    assert plan({**ASKED, "force": True}, host="mx1", peer="mx2").asked == Asked(
        gateway="mx1",
        peer="mx2",
        redundancy_set=1,
        redundancy_event="RELEASE",
        target="STANDBY",
        force=True,
    )
