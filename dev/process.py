# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs commands, each to its end or to a limit, and leaves nothing of them running."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_PATIENCE = 30  # seconds, from being interrupted to being killed
_RUNNING: set[subprocess.Popen[bytes]] = set()


def run(command: Sequence[str], log: Path, limit: float, *, cwd: Path, env: Mapping[str, str]) -> int:
    """Run a command, with its output in a log; return its status.

    It is 1 when the command did not end within I(limit) seconds.
    """
    with log.open("w") as output, open(os.devnull) as nothing:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=nothing, stdout=output, stderr=output, start_new_session=True
        )
        _RUNNING.add(process)
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired:
            _end(process)
            output.seek(0, os.SEEK_END)
            print(f"stopped: it did not end in {limit:.0f} seconds", file=output)
            return 1
        finally:
            _RUNNING.discard(process)


def interrupt_all() -> None:
    """Interrupt every command that runs, so that each cleans up."""
    for process in tuple(_RUNNING):
        _signal(process, signal.SIGINT)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Interrupt a command with all that it started; kill what is left."""
    _signal(process, signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE)
    _signal(process, signal.SIGKILL)
    process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
