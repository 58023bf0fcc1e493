# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Kill the processes of persistent connections, known by their home; leave their sockets.

It prints how many there were.
"""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

NAME = re.compile(rb"ansible[-_]connection")


def main() -> None:
    """Kill those that have this process's home."""
    home = f"HOME={os.environ['HOME']}".encode()
    found = [path for path in Path("/proc").glob("[0-9]*") if _is_one(path, home)]
    for path in found:
        os.kill(int(path.name), signal.SIGKILL)
    print(len(found))


def _is_one(process: Path, home: bytes) -> bool:
    try:
        command, environment = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
    except OSError:  # it has ended by now
        return False
    return NAME.search(command) is not None and home in environment.split(b"\0")


if __name__ == "__main__":
    main()
