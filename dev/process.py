# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs commands, each to its end or to a limit, and leaves nothing of them running."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_PATIENCE = 30  # seconds, from being interrupted to being killed
_TICK = 0.05  # seconds
_RUNNING: set[subprocess.Popen[bytes]] = set()


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status, and the seconds of CPU that it and its children took."""

    status: int
    cpu: float


def run(command: Sequence[str], log: Path, limit: float, *, cwd: Path, env: Mapping[str, str]) -> Ended:
    """Run a command, with its output in a log; return how it ended.

    Its status is 1 when it did not end within I(limit) seconds.
    """
    with log.open("w") as output, open(os.devnull) as nothing:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=nothing, stdout=output, stderr=output, start_new_session=True
        )
        _RUNNING.add(process)
        try:
            ended = _wait(process, limit)
            return ended or _stop(process, output, limit)
        finally:
            _RUNNING.discard(process)


def interrupt_all() -> None:
    """Interrupt every command that runs, so that each cleans up."""
    for process in tuple(_RUNNING):
        _signal(process, signal.SIGINT)


def _stop(process: subprocess.Popen[bytes], output: TextIO, limit: float) -> Ended:
    """Interrupt a command with all that it started; kill what is left."""
    _signal(process, signal.SIGINT)
    interrupted = _wait(process, _PATIENCE)
    _signal(process, signal.SIGKILL)
    ended = interrupted or _wait(process, float("inf"))
    output.seek(0, os.SEEK_END)
    print(f"stopped: it did not end in {limit:.0f} seconds", file=output)
    return Ended(1, ended.cpu if ended else 0.0)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> Ended | None:
    """Wait for a command to end; return None when it has not ended within so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return Ended(process.returncode, used.ru_utime + used.ru_stime)
        time.sleep(_TICK)
    return None


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
