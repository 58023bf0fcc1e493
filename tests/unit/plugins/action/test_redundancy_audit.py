# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_audit before a gateway is read."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.tests.unit.run_action import act

LEADS = {"leads": ["mx1"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({**LEADS, "concurrency": 1}, "concurrency - Expected: 2 or more Actual: 1"),
        (
            {**LEADS, "run_id": "r"},
            "directory - Expected: directory and run_id, for evidence or reports Actual: missing",
        ),
        (
            {**LEADS, "directory": "d"},
            "run_id - Expected: directory and run_id, for evidence or reports Actual: missing",
        ),
        (
            {**LEADS, "reports": ["html"]},
            "directory - Expected: directory and run_id, for evidence or reports Actual: missing",
        ),
        (
            {**LEADS, "directory": "d", "run_id": "../x"},
            "run_id - Expected: letters, digits, dots, hyphens, underscores Actual: '../x'",
        ),
        (
            {**LEADS, "directory": "d", "run_id": "r", "phase": ""},
            "phase - Expected: letters, digits, hyphens, underscores Actual: ''",
        ),
    ],
)
def test_arguments_that_are_wrong_are_refused(
    tmp_path: Path, arguments: dict[str, t.Any], message: str
) -> None:
    result, shown = act("redundancy_audit", arguments)
    assert (result["failed"], result["msg"], shown) == (True, message, [])
