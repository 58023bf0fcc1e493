# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lets one run at a time use a checkout: two would replace each other's copies, homes and logs."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Hold the lock for the time of a block; it ends with the process that holds it.

    Raises:
        SystemExit: another process holds it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit(_refusal(file)) from None
        _write_holder(file)
        yield


def _write_holder(file: Path) -> None:
    file.write_text(str(os.getpid()))  # in place: another file would be another lock


def _refusal(file: Path) -> str:
    holder = file.read_text() or "another"
    return (
        f"Process {holder} runs tests in this checkout already. Wait until it has ended, "
        f"end it by: kill {holder}, or use a clone of its own"
    )
