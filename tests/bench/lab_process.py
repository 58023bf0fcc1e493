# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A lab in a process of its own, which is none of those whose cost is counted."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import tempfile
import time
import typing as t
from dataclasses import dataclass
from pathlib import Path

MODULE = "ansible_collections.junos_ha.srd.tests.lab"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """A lab that is ready: where, after how many seconds, and which process it is."""

    directory: Path
    took: float
    process: int

    @property
    def inventory(self) -> Path:
        return self.directory / "inventory.yml"

    def gateways(self) -> dict[str, t.Any]:
        """Return its gateways, as the inventory has them: C(hosts), and the C(vars) of all."""
        found: dict[str, t.Any] = json.loads(self.inventory.read_text(encoding="utf-8"))["gateways"]
        return found

    def requests(self) -> set[str]:
        """Return what was asked for so far, each line once: the gateway's name, and the request."""
        return set((self.directory / "requests.log").read_text(encoding="utf-8").splitlines())

    def memory(self) -> float:
        """Return the peak of its memory, in megabytes."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024

    def descriptors(self) -> int:
        """Return how many files and sockets it has open."""
        return len([*Path(f"/proc/{self.process}/fd").iterdir()])


@contextlib.contextmanager
def started_lab(pairs: int, *more: str) -> t.Iterator[Lab]:
    """Run a lab of so many pairs. I(more) are more arguments for it.

    Raises:
        SystemExit: it did not start.
    """
    with tempfile.TemporaryDirectory(prefix="srd-bench-") as folder:
        begun = time.monotonic()
        command = [sys.executable, "-m", MODULE, f"--pairs={pairs}", f"--directory={folder}", *more]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            while not (Path(folder) / "inventory.yml").exists():
                if running.poll() is not None:
                    raise SystemExit("the lab did not start")
                time.sleep(0.02)
            yield Lab(directory=Path(folder), took=time.monotonic() - begun, process=running.pid)
        finally:
            running.terminate()
            running.wait()
