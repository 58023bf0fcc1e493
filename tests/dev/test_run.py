# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run of jobs, from the command to its status and its last line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dev import process, run
from dev.jobs import Job
from dev.sessions import Session

LONG = "import time; time.sleep(600)"
MEET = """\
import pathlib, sys, time
here, there, until = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), time.monotonic() + 60
here.touch()
while not there.exists():
    if time.monotonic() > until:
        raise SystemExit("the other one does not run beside it")
    time.sleep(0.01)
"""

Runs = Callable[..., tuple[int, list[str]]]


def job(name: str, code: str, *arguments: str, seconds: float = 1) -> Job:
    """Return a job of a session of its own that runs Python code."""
    command = [sys.executable, "-c", code, *arguments]
    return Job(
        name=name,
        session=Session(name=name),
        seconds=seconds,
        run=lambda log, limit: process.run(command, log, limit, cwd=log.parent, env=os.environ),
    )


def _of(able: list[Session], given: tuple[Job, ...]) -> list[Job]:
    return [each for each in given if each.session in able]


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runs:
    """Return a function that runs jobs beside sessions that are not able to; it gives status and output."""

    def run_them(*given: Job, missing: tuple[Session, ...] = (), limit: float = 60) -> tuple[int, list[str]]:
        chosen = (*(each.session for each in given), *missing)
        monkeypatch.setattr(run.sessions, "chosen", lambda _names: chosen)
        monkeypatch.setattr(run, "jobs", lambda able: _of(list(able), given))
        monkeypatch.setattr(run, "LIMIT", limit)
        status = run.main(["test"])
        return status, capsys.readouterr().out.splitlines()

    monkeypatch.setattr(run.tree, "live", lambda: tmp_path)
    monkeypatch.setattr(run, "LOGS", tmp_path / "log")
    monkeypatch.setattr(run, "LOCK", tmp_path / "run.lock")
    monkeypatch.setattr(run, "LANES", 2)
    return run_them


def test_jobs_that_pass(runs: Runs) -> None:
    status, lines = runs(job("one", "pass"), job("two", "pass"))
    assert (status, lines[-2:]) == (0, ["junos_ha.srd: all 2 passed", "2 passed, 0 failed"])


def test_a_job_that_fails_shows_its_log(runs: Runs) -> None:
    status, lines = runs(job("one", "pass"), job("two", "raise SystemExit('it broke')"))
    assert (status, lines[-2:]) == (1, ["junos_ha.srd: FAILED: two", "1 passed, 1 failed"])
    assert "it broke" in lines


def test_a_job_that_a_signal_ends_fails(runs: Runs) -> None:
    status, lines = runs(job("one", "import os; os.kill(os.getpid(), 15)"))
    assert (status, lines[-1]) == (1, "0 passed, 1 failed")


def test_a_job_that_reaches_its_limit_fails(runs: Runs) -> None:
    status, lines = runs(job("one", LONG), limit=0.5)
    assert (status, lines[-1]) == (1, "0 passed, 1 failed")
    assert "stopped: it did not end in 0 seconds" in lines


def test_a_session_that_cannot_run_is_named(runs: Runs) -> None:
    status, lines = runs(job("one", "pass"), missing=(Session(name="two", missing="no npm"),))
    assert (status, lines[-2:]) == (
        0,
        ["junos_ha.srd: NOT RUN: two: no npm", "1 passed, 0 failed, 1 skipped"],
    )


def test_where_no_session_can_run_nothing_has_passed(runs: Runs) -> None:
    status, lines = runs(missing=(Session(name="two", missing="no npm"),))
    assert (status, lines[-1]) == (1, "0 passed, 0 failed, 1 skipped")


def test_no_job_at_all_is_a_failure(runs: Runs) -> None:
    assert runs()[0] == 1


def test_a_session_whose_preparation_fails_is_not_run(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise subprocess.CalledProcessError(1, ["pip", "install"])

    monkeypatch.setattr(run.tree, "live", fail)
    status, lines = runs(job("one", "pass"))
    assert (status, lines[-2:]) == (1, ["junos_ha.srd: FAILED: one", "0 passed, 1 failed"])
    assert "returned non-zero exit status 1" in lines[-4]


def test_jobs_run_side_by_side(runs: Runs, tmp_path: Path) -> None:
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert runs(job("one", MEET, one, two), job("two", MEET, two, one))[0] == 0


def test_a_second_run_is_refused(runs: Runs, tmp_path: Path) -> None:
    with run.lock.held(tmp_path / "run.lock"), pytest.raises(SystemExit, match="in this checkout already"):
        runs(job("one", "pass"))


def test_a_name_that_no_session_has_is_refused() -> None:
    with pytest.raises(SystemExit, match="There is no session whose name begins with nothing_like_it"):
        run.main(["nothing_like_it"])
