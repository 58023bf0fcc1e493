# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A command runs to its end or to its limit, and nothing of it is left."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dev import process

LIMIT = 60.0
FOREVER = "import time; time.sleep(600)"
STUBBORN = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {FOREVER}"
WITH_CHILD = f"""\
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {FOREVER!r}])
print(child.pid, flush=True)
child.wait()
"""


def run(code: str, log: Path, limit: float = LIMIT) -> process.Ended:
    return process.run([sys.executable, "-c", code], log, limit, cwd=log.parent, env=os.environ)


@pytest.mark.parametrize(
    ("code", "status"),
    [("pass", 0), ("raise SystemExit(3)", 3), ("import os; os.kill(os.getpid(), 9)", -9)],
)
def test_the_status_is_that_of_the_command(code: str, status: int, tmp_path: Path) -> None:
    assert run(code, tmp_path / "log").status == status


def test_the_log_has_all_that_it_prints(tmp_path: Path) -> None:
    run("import sys; print('out'); sys.stdout.flush(); print('error', file=sys.stderr)", tmp_path / "log")
    assert (tmp_path / "log").read_text() == "out\nerror\n"


def test_it_has_no_input(tmp_path: Path) -> None:
    run("import sys; print(repr(sys.stdin.read()))", tmp_path / "log")
    assert (tmp_path / "log").read_text() == "''\n"


def test_the_seconds_of_cpu_are_counted(tmp_path: Path) -> None:
    assert run("import time\nwhile time.process_time() < 0.2: pass", tmp_path / "log").cpu >= 0.2


def test_a_command_that_does_not_end_is_stopped(tmp_path: Path) -> None:
    assert run(FOREVER, tmp_path / "log", 0.5).status == 1
    assert (tmp_path / "log").read_text().endswith("stopped: it did not end in 0 seconds\n")


def test_one_that_ignores_it_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_PATIENCE", 0.1)
    assert run(STUBBORN, tmp_path / "log", 1).status == 1


def test_an_interruption_ends_what_it_started_too(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    with ThreadPoolExecutor(1) as pool:
        ended = pool.submit(run, WITH_CHILD, log)
        until(lambda: log.read_text().endswith("\n"))
        process.interrupt_all()
        assert ended.result().status != 0
    child = Path("/proc", log.read_text().split()[0], "status")
    until(lambda: not child.exists() or "zombie" in child.read_text())


def until(happened: Callable[[], bool]) -> None:
    """Wait until something has happened, or a minute has passed."""
    latest = time.monotonic() + LIMIT
    while not happened():
        assert time.monotonic() < latest
        time.sleep(0.01)
