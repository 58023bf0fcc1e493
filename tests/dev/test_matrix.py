# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is left out on a core is there, and runs on another one."""

from __future__ import annotations

import pytest

from dev import matrix, sessions
from dev.matrix import BETWEEN, BRIEF, CONNECTIONS, CORES, LONG, NEXT, Core
from dev.paths import ROOT
from dev.sessions import TARGETS, USUAL, TargetSession, usual_targets

EVERY = {path.parent.name for path in (ROOT / TARGETS).glob("*/runme.sh")}


@pytest.mark.parametrize("core", [*CORES, *NEXT], ids=lambda core: core.version)
def test_what_a_core_leaves_out_is_there(core: Core) -> None:
    assert set(core.left_out) <= EVERY
    assert [name for name in core.units_left_out if not (ROOT / name).is_dir()] == []


def test_the_usual_core_runs_every_target_once() -> None:
    by_night = [session for session in sessions.NIGHTLY if isinstance(session, TargetSession)]
    nightly = {name for session in by_night for name in session.targets}
    assert sorted([*usual_targets(USUAL), *CONNECTIONS, *nightly]) == sorted(EVERY)


def test_what_lies_between_runs_on_every_core_that_is_supported() -> None:
    assert [core.version for core in sorted([*CORES, *BETWEEN], key=lambda core: core.version)] == [
        "2.16",
        "2.17",
        "2.18",
        "2.19",
        "2.20",
        "2.21",
    ]
    names = {session.name for session in sessions.MATRIX}
    assert {f"{verb}-{core.version}" for core in BETWEEN for verb in ("units", "integration")} <= names
    assert set(BRIEF) <= EVERY
    assert [name for core in BETWEEN for name in core.units if not (ROOT / name).is_dir()] == []


def test_what_takes_long_is_run_where_the_sanity_session_leaves_it_out() -> None:
    assert LONG == ("import", "pylint")
    left_out = {f"pylint-{core.version}" for core in CORES if set(LONG) & set(core.sanity_left_out)}
    assert all(core.sanity_left_out == LONG for core in CORES if set(LONG) & set(core.sanity_left_out))
    assert left_out == {session.name for session in sessions.MATRIX if session.name.startswith("pylint")}


def test_what_ansible_test_runs_is_there() -> None:
    assert set(matrix.BY_ANSIBLE_TEST) <= EVERY
    assert [name for name in matrix.ISOLATED if not (ROOT / name).is_dir()] == []


def test_each_target_that_one_core_is_enough_for_has_a_reason() -> None:
    assert all(matrix.ONE_CORE.values())


def test_sanity_is_run_on_every_core_in_the_matrix_or_each_night() -> None:
    names = {session.name for session in (*sessions.TEST, *sessions.MATRIX, *sessions.NIGHTLY)}
    assert {f"sanity-{core.version}" for core in (*CORES, *BETWEEN)} <= names
    assert {session.name for session in sessions.MATRIX if session.name.startswith("rules")} == {
        f"rules-{sessions.OLDEST.version}"
    }
