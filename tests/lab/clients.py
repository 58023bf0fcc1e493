# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs clients of a lab with its directory as their home, and ends every process that they leave.

Ansible's persistent connections outlive the command that started them, and C(reset_connection) does
not end them. They inherit C(HOME), which no other process has.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
import typing as t
from pathlib import Path

_GONE = (FileNotFoundError, ProcessLookupError, PermissionError)
_TERMINATION_TIME = 60.0  # seconds between SIGTERM and SIGKILL

# libssh reads the home from the passwd database, so the command gets its own database.
_WITH_PASSWD = (
    "unshare",
    "--map-root-user",
    "--mount",
    "sh",
    "-c",
    'mount --bind "$HOME/passwd" /etc/passwd && exec "$@"',
    "sh",
)

Command = t.Sequence[str]


def run(
    command: Command, home: Path, *, passwd: bool = False, env: t.Mapping[str, str], **options: t.Any
) -> subprocess.CompletedProcess[str]:
    """Run a command with a lab's directory as C(HOME); with I(passwd), also in the passwd database."""
    wrapped = [*_with_passwd(home), *command] if passwd else [*command]
    try:
        return subprocess.run(wrapped, env={**env, "HOME": str(home)}, text=True, check=False, **options)
    finally:
        end_all(home)


def why_no_passwd(home: Path) -> str | None:
    """Return why this machine cannot give a command its own passwd database, None if it can."""
    try:
        tried = run(["true"], home, passwd=True, env=os.environ, capture_output=True)
    except FileNotFoundError:
        return "there is no unshare"
    return " ".join(tried.stderr.split()) if tried.returncode else None


def end_all(home: Path) -> None:
    """End every process whose C(HOME) is I(home), and wait until all have ended."""
    _signal_all(home, signal.SIGTERM)
    until = time.monotonic() + _TERMINATION_TIME
    while any(_living(home)) and time.monotonic() < until:
        time.sleep(0.02)
    _signal_all(home, signal.SIGKILL)


def _with_passwd(home: Path) -> tuple[str, ...]:
    (home / "passwd").write_text(f"root:x:0:0::{home}:/bin/sh\n", encoding="utf-8")
    return _WITH_PASSWD


def _signal_all(home: Path, number: signal.Signals) -> None:
    for process in _living(home):
        with contextlib.suppress(*_GONE):
            os.kill(process, number)


def _living(home: Path) -> t.Iterator[int]:
    """Find processes through /proc; on a system without it they end by their own time-out."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(*_GONE):
            if f"HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0"):
                yield int(process.name)
