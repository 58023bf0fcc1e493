# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One run at a time uses a checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dev import lock

ROOT = Path(__file__).resolve().parents[2]

HOLD = """\
import pathlib, sys
from dev import lock
with lock.held(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_is_refused_while_the_first_one_lasts(tmp_path: Path) -> None:
    file = tmp_path / "run.lock"
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(SystemExit) as refused, lock.held(file):
            pytest.fail("two hold it")
        first.communicate()
    assert refused.value.code == (
        f"Process {first.pid} runs tests in this checkout already. Wait until it has ended, "
        f"end it by: kill {first.pid}, or use a clone of its own"
    )
    with lock.held(file):
        assert file.read_text() != str(first.pid)


def test_a_run_after_another_is_not_refused(tmp_path: Path) -> None:
    for _each in range(2):
        with lock.held(tmp_path / "made" / "run.lock"):
            pass
    assert (tmp_path / "made" / "run.lock").read_text().isdigit()
