# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run a command at a terminal, and type an answer when it asks: C(at_terminal.py ANSWER COMMAND ...)."""

from __future__ import annotations

import os
import pty
import sys

QUESTION = b"yes to go on"


def main() -> int:
    """Return the command's status."""
    answer, *command = sys.argv[1:]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    shown, asked = b"", False
    while part := _read(terminal):
        sys.stdout.buffer.write(part)
        shown += part
        if QUESTION in shown and not asked:
            os.write(terminal, answer.encode() + b"\r")
            asked = True
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _read(terminal: int) -> bytes:
    """Return what it shows next; nothing when it has ended, which Linux tells by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


if __name__ == "__main__":
    sys.exit(main())
