# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is configured is shown, and the other way round: nothing is said where either was not read."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.interfaces import shown_as_configured
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredServiceSet,
    ConfiguredSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    HIDING as HIDDEN,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    SET,
    Edit,
    edited,
)

SET_1, SET_2 = ConfiguredSet(id=1), ConfiguredSet(id=2)
SERVICE_SET = ConfiguredServiceSet(name="ss1", redundancy_set=1, interfaces=("ms-1/0/0", "ams0"))
BOTH, UNSHOWN, UNCONFIGURED = "configured and shown", "configured and not shown", "shown and not configured"
OF_SET, OF_SERVICE_SET = "A set 1", "A set 1 service-set ss1"
OF_INTERFACE = f"{OF_SERVICE_SET} interface ms-1/0/0"
HIDING = Configuration(unrecognized=("redundancy-set object 1",))

# How the configuration is, how the gateway differs from a healthy one, and what is found.
CASES: dict[str, tuple[Configuration, Edit, list[tuple[str, str, str]]]] = {
    "all as configured": (
        Configuration(sets=(SET_1,), service_sets=(SERVICE_SET,)),
        {},
        [(OF_SET, "pass", BOTH)],
    ),
    "a set that is not shown, as where a reply was cut between two sets": (
        Configuration(
            sets=(SET_1, SET_2), service_sets=(ConfiguredServiceSet(name="ss2", redundancy_set=2),)
        ),
        {},
        [(OF_SET, "pass", BOTH), ("A set 2", "fail", UNSHOWN)],
    ),
    "a set that is not configured": (Configuration(), {}, [(OF_SET, "fail", UNCONFIGURED)]),
    "a set that may be configured": (HIDING, {}, [(OF_SET, "unknown", UNCONFIGURED)]),
    "a service set that is not shown": (
        Configuration(sets=(SET_1,), service_sets=(SERVICE_SET,)),
        {f"{SET}.service_sets": []},
        [(OF_SET, "pass", BOTH), (OF_SERVICE_SET, "fail", UNSHOWN)],
    ),
    "what a line that is not understood may hide": (
        Configuration(
            sets=(SET_1, SET_2),
            service_sets=(SERVICE_SET, ConfiguredServiceSet(name="ss2", redundancy_set=1)),
        ),
        {**HIDDEN, f"{SET}.service_sets.0.interfaces": []},
        [
            (OF_SET, "pass", BOTH),
            ("A set 2", "unknown", "not shown"),
            (OF_INTERFACE, "unknown", "not shown"),
            ("A set 1 service-set ss2", "unknown", "not shown"),
        ],
    ),
    "service sets that are not shown": (
        Configuration(sets=(SET_1,), service_sets=(SERVICE_SET,)),
        {f"{SET}.service_sets": None},
        [(OF_SET, "pass", BOTH), (OF_SERVICE_SET, "unknown", "not shown")],
    ),
    "an interface that is not shown": (
        Configuration(sets=(SET_1,), service_sets=(SERVICE_SET,)),
        {f"{SET}.service_sets.0.interfaces": []},
        [(OF_SET, "pass", BOTH), (OF_INTERFACE, "fail", UNSHOWN)],
    ),
}


def found(
    configuration: Configuration | None, edit: Edit, includes: t.Callable[[int], bool] = bool
) -> list[tuple[str, str, str]]:
    side = Side(name="A", gateway=from_facts(edited(MASTER, edit)), configuration=configuration)
    findings = list(shown_as_configured(side, includes))
    assert {(each.check, each.expected) for each in findings} <= {("shown_as_configured", BOTH)}
    return [(each.subject, each.status, each.actual) for each in findings]


@pytest.mark.parametrize(("configuration", "edit", "expected"), CASES.values(), ids=CASES)
def test_what_is_configured_and_what_is_shown(
    configuration: Configuration, edit: Edit, expected: list[tuple[str, str, str]]
) -> None:
    assert found(configuration, edit) == expected


def test_sets_that_are_not_asked_about_are_left_out() -> None:
    both = Configuration(sets=(SET_1, SET_2), service_sets=(SERVICE_SET,))
    assert found(both, {}, lambda number: number == 2) == [("A set 2", "fail", UNSHOWN)]


def test_nothing_is_claimed_of_what_was_not_read() -> None:
    unread = Side(name="A", gateway=None, configuration=Configuration(sets=(SET_1,)))
    assert (found(None, {}), list(shown_as_configured(unread, bool))) == ([], [])
