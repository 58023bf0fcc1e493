# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The way through a jump host: what C(ssh -W host:port) does, C(python jump.py HOST PORT LOG), without one.

It carries bytes between its own input and output and the port, and writes down that it was there.
"""

from __future__ import annotations

import os
import select
import socket
import sys
from pathlib import Path

SIZE = 65536


def main() -> int:
    """Carry bytes until either side has enough."""
    host, port, log = sys.argv[1:]
    with socket.create_connection((host, int(port))) as gateway:
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(f"{host} {port}\n")
        while True:
            for source in select.select([0, gateway], [], [])[0]:
                part = os.read(0, SIZE) if source == 0 else gateway.recv(SIZE)
                if not part:
                    return 0
                gateway.sendall(part) if source == 0 else os.write(1, part)


if __name__ == "__main__":
    sys.exit(main())
