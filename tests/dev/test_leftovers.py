# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a session left running is ended, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dev import leftovers

READY = "import sys, time; print('ready', flush=True); time.sleep(600)"


def started(home: Path) -> subprocess.Popen[str]:
    """Return a process with this home, when it runs."""
    env = {**os.environ, "HOME": str(home)}
    command = [sys.executable, "-c", READY]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_only_processes_of_the_home_are_ended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, other = started(tmp_path / "own"), started(tmp_path / "own2")
    try:
        leftovers.end(tmp_path / "own")
        assert own.wait(60) == -signal.SIGTERM
        assert other.poll() is None
        named = f"ended what was left running: {' '.join(own.args)}\n"  # type: ignore[arg-type]
        assert capsys.readouterr().out == named
    finally:
        for each in (own, other):
            each.kill()
            each.communicate()


def test_where_nothing_is_left_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leftovers.end(tmp_path)
    assert capsys.readouterr().out == ""
