# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a command costs with all that it starts: wall and CPU seconds, memory of the command and of a fork.

Processes that outlive their parents, such as Ansible's persistent connections, are counted too: this
process takes the orphans in. That needs Linux.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import subprocess
import tempfile
import threading
import time
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab import clients

_BECOME_SUBREAPER = 36
_LOOK_EVERY = 0.25  # seconds
_TIMEOUT = 3600  # seconds
_GONE = (FileNotFoundError, ProcessLookupError, PermissionError)

Command = t.Sequence[str]
Env = t.Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Wall and CPU in seconds; the peak of the command's own memory, and of its largest fork's, in megabytes.

    Of a fork it is the proportional share: what forks have in common counts once, divided among them.
    """

    wall: float
    cpu: float
    main: float
    fork: float
    printed: str


def adopt_orphans() -> None:
    """Become the parent of whatever this process's children leave behind."""
    ctypes.CDLL(None, use_errno=True).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)


def cost_of(command: Command, home: Path, env: Env, *, may_fail: bool = False) -> Cost:
    """Run a command whose home is a lab's directory, and return what it cost.

    Raises:
        SystemExit: it did not succeed, and had to; what it printed is the message.
    """
    before, begun = _cpu(), time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        running = subprocess.Popen(
            command, env={**env, "HOME": str(home)}, stdout=file, stderr=subprocess.STDOUT
        )
        with _memory(running.pid, home) as peaks:
            status = running.wait(_TIMEOUT)
            wall = time.monotonic() - begun
        file.seek(0)
        printed = file.read()
    clients.end_all(home)
    _reap()
    if status and not may_fail:
        raise SystemExit(f"{printed}\n{command[0]} did not succeed")
    main, fork = (peak / 1024 for peak in peaks)
    return Cost(wall=wall, cpu=_cpu() - before, main=main, fork=fork, printed=printed)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


@contextlib.contextmanager
def _memory(command: int, home: Path) -> t.Iterator[list[float]]:
    """Yield the peaks so far, in kilobytes: that of the command, and that of its largest fork."""
    peaks, ended = [0.0, 0.0], threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK_EVERY):
            peaks[0] = max(peaks[0], _kilobytes(command, "status", "VmHWM"))
            forks = (_kilobytes(each, "smaps_rollup", "Pss") for each in _forks(command, home))
            peaks[1] = max(peaks[1], *forks, 0.0)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peaks
    finally:
        ended.set()
        thread.join()


def _forks(command: int, home: Path) -> t.Iterator[int]:
    """Find what the command has started: below this process, as orphans are too, and at home with it."""
    for process in _below(os.getpid()):
        with contextlib.suppress(*_GONE):
            environ = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
            if process != command and f"HOME={home}".encode() in environ:
                yield process


def _below(process: int) -> t.Iterator[int]:
    with contextlib.suppress(*_GONE):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in map(int, children.read_text(encoding="ascii").split()):
                yield child
                yield from _below(child)


def _kilobytes(process: int, file: str, name: str) -> float:
    with contextlib.suppress(*_GONE):
        found = re.search(
            rf"^{name}:\s+(\d+) kB", Path(f"/proc/{process}/{file}").read_text(encoding="ascii"), re.M
        )
        return float(found[1]) if found else 0.0
    return 0.0
