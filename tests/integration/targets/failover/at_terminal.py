# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run a command at a terminal, and type an answer when it asks: C(at_terminal.py ANSWER COMMAND ...).

What is typed too early is thrown away by who asks, so it is typed until the command goes on.
"""

from __future__ import annotations

import os
import pty
import select
import sys

QUESTION = b"yes to go on"
GOES_ON = b"TASK ["
PATIENCE = 1.0  # seconds


def main() -> int:
    """Return the command's status."""
    answer, *command = sys.argv[1:]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    shown = b""
    while True:
        if select.select([terminal], [], [], PATIENCE)[0]:
            part = _read(terminal)
            if not part:
                break
            sys.stdout.buffer.write(part)
            shown += part
        elif QUESTION in shown and GOES_ON not in shown.partition(QUESTION)[2]:
            os.write(terminal, answer.encode() + b"\r")
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _read(terminal: int) -> bytes:
    """Return what it shows next; nothing when it has ended, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


if __name__ == "__main__":
    sys.exit(main())
