# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ends what a session leaves running: Ansible's persistent connections wait for minutes.

They detach themselves, so they are known by the home folder that only their session has.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


def end(home: Path) -> None:
    """End every process whose home is I(home), and name it."""
    for process in _living(home):
        with suppress(*_GONE):
            name = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            os.kill(int(process.name), signal.SIGTERM)
            print(f"ended what was left running: {name.strip()}", flush=True)


def _living(home: Path) -> Iterator[Path]:
    """Find the processes by Linux's /proc; elsewhere there is none to find."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(*_GONE):
            if f"HOME={home}" in (process / "environ").read_bytes().decode(errors="replace").split("\0"):
                yield process
