# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What sessions consist of, and in which order it begins."""

from __future__ import annotations

import pytest

from dev import sessions
from dev.jobs import SECONDS, jobs
from dev.sessions import MATRIX, TEST, Session


def test_the_longest_begins_first() -> None:
    names = ["style", "lint", "sanity-2.19", "units-2.19"]
    found = jobs([Session(name=name) for name in names])
    assert [job.name for job in found] == ["units-2.19", "sanity-2.19", "lint", "style"]


def test_each_target_is_a_job_of_its_own() -> None:
    target = next(each for each in TEST if isinstance(each, sessions.TargetSession))
    assert sorted(job.name for job in jobs([target])) == [f"{target.name} {name}" for name in target.targets]


def test_the_table_of_seconds_names_what_is_there() -> None:
    every = sessions.EVERY
    targets = {name for each in every if isinstance(each, sessions.TargetSession) for name in each.targets}
    assert set(SECONDS) - targets <= {each.name.partition("-")[0] for each in every}


@pytest.mark.parametrize("stage", [TEST, MATRIX], ids=["test", "matrix"])
def test_no_session_stands_twice_in_a_command(stage: tuple[Session, ...]) -> None:
    names = [each.name for each in stage]
    assert sorted(set(names)) == sorted(names)
