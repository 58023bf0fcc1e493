# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table, the count and the status that a run ends with."""

from __future__ import annotations

import pytest

from dev import report
from dev.report import Result

PASSED = Result("units-2.19", "passed", 115.4, 135.2, "Python 3.11, ran 5192 unit tests")
FAILED = Result("lint", "failed", 57, 58.6)
NOT_RUN = Result("reports", "not run", note="no npm on this machine: apt install npm")


@pytest.mark.parametrize(
    ("results", "status", "verdict", "count"),
    [
        ([PASSED], 0, "all 1 passed", "1 passed, 0 failed"),
        ([PASSED, FAILED], 1, "FAILED: lint", "1 passed, 1 failed"),
        (
            [PASSED, NOT_RUN],
            0,
            "NOT RUN: reports: no npm on this machine: apt install npm",
            "1 passed, 0 failed, 1 skipped",
        ),
        (
            [FAILED, NOT_RUN],
            1,
            "FAILED: lint. NOT RUN: reports: no npm on this machine: apt install npm",
            "0 passed, 1 failed, 1 skipped",
        ),
        (
            [NOT_RUN],
            1,
            "NOT RUN: reports: no npm on this machine: apt install npm",
            "0 passed, 0 failed, 1 skipped",
        ),
        ([], 1, "FAILED: nothing was run", "0 passed, 0 failed"),
    ],
)
def test_the_end(
    results: list[Result], status: int, verdict: str, count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report.close(results) == status
    assert capsys.readouterr().out.splitlines()[-2:] == [f"junos_ha.srd: {verdict}", count]


def test_the_table_has_a_row_for_each_job(capsys: pytest.CaptureFixture[str]) -> None:
    report.close([PASSED, FAILED, NOT_RUN])
    rows = capsys.readouterr().out.splitlines()[2:5]
    assert [row.split() for row in rows] == [
        ["passed", "units-2.19", "115", "s", "135", "s", "Python", "3.11,", "ran", "5192", "unit", "tests"],
        ["failed", "lint", "57", "s", "59", "s"],
        ["NOT", "RUN", "reports", "0", "s", "0", "s", *NOT_RUN.note.split()],
    ]
