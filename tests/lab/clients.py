# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Commands that are clients of a lab: at home in its directory, and nothing of theirs is left running.

Ansible's persistent connections outlive the command that started them, and C(reset_connection) does
not end them. They keep its home, which no other process has.
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
_PATIENCE = 5.0  # seconds, from being asked to end to being ended

# libssh asks the passwd database where home is, so the command gets one of its own.
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
    """Run a command whose home is a lab's directory; with I(passwd), by the passwd database as well."""
    wrapped = [*_with_passwd(home), *command] if passwd else [*command]
    try:
        return subprocess.run(wrapped, env={**env, "HOME": str(home)}, text=True, check=False, **options)
    finally:
        end_all(home)


def why_no_passwd(home: Path) -> str | None:
    """Return why no command can have a passwd database of its own on this machine, None where it can."""
    try:
        tried = run(["true"], home, passwd=True, env=os.environ, capture_output=True)
    except FileNotFoundError:
        return "there is no unshare"
    return " ".join(tried.stderr.split()) if tried.returncode else None


def end_all(home: Path) -> None:
    """End every process whose home is I(home), and return when they have ended."""
    _signal_all(home, signal.SIGTERM)
    until = time.monotonic() + _PATIENCE
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
    """Find the processes by Linux's /proc; where there is none, they end by their own time-out."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(*_GONE):
            if f"HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0"):
                yield int(process.name)
