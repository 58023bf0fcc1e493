# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a command costs with all that it starts: wall seconds, CPU seconds, the memory of its largest fork.

Processes that outlive their parents, such as Ansible's persistent connections, are counted too: this
process takes the orphans in. That needs Linux.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import threading
import time
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab import clients

_BECOME_SUBREAPER = 36
_LOOK_EVERY = 0.25  # seconds
_GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Wall and CPU in seconds; memory in megabytes, the proportional share of the largest process."""

    wall: float
    cpu: float
    memory: float


def adopt_orphans() -> None:
    """Become the parent of whatever this process's children leave behind."""
    ctypes.CDLL(None, use_errno=True).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)


def cost_of(command: t.Sequence[str], home: Path, env: t.Mapping[str, str]) -> Cost:
    """Run a command whose home is a lab's directory, and return what it cost.

    Raises:
        SystemExit: it did not succeed; what it printed is the message.
    """
    before, begun = _cpu(), time.monotonic()
    with _largest(home) as largest:
        ran = subprocess.run(
            command, env={**env, "HOME": str(home)}, check=False, text=True, capture_output=True, timeout=1200
        )
        wall = time.monotonic() - begun
    clients.end_all(home)
    _reap()
    if ran.returncode:
        raise SystemExit(f"{ran.stdout}{ran.stderr}\n{command[0]} did not succeed")
    return Cost(wall=wall, cpu=_cpu() - before, memory=largest[0] / 1024)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


@contextlib.contextmanager
def _largest(home: Path) -> t.Iterator[list[float]]:
    """Yield a list whose one number is the largest share of memory so far, in kilobytes."""
    found, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK_EVERY):
            found[0] = max(found[0], *_shares(home), 0.0)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def _shares(home: Path) -> t.Iterator[float]:
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(*_GONE):
            if f"HOME={home}".encode() in (process / "environ").read_bytes().split(b"\0"):
                lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
                yield sum(float(line.split()[1]) for line in lines if line.startswith("Pss:"))
