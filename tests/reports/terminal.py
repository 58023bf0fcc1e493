# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a command shows on a terminal, as a page."""

from __future__ import annotations

import os
import pty
import typing as t

from ansi2html import Ansi2HTMLConverter

PAGE = """<!doctype html><html lang="en"><title>A terminal</title>
<style>
body { margin: 0; background: #10161d; }
pre { display: inline-block; max-width: 70rem; margin: 0; padding: 1.5rem; color: #e7edf3;
  font: 15px/1.45 monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
<body><pre id="terminal">{text}</pre></body></html>
"""


def shown(command: t.Sequence[str]) -> str:
    """Return what a command shows on a terminal.

    Raises:
        RuntimeError: it failed; what it showed is the message.
    """
    parts: list[bytes] = []

    def read(descriptor: int) -> bytes:
        part = os.read(descriptor, 4096)
        parts.append(part)
        return part

    status = pty.spawn([*command], read)
    text = b"".join(parts).decode("utf-8").replace("\r\n", "\n")
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(text)
    return text


def page(text: str) -> str:
    """Return a page that shows the text in the colours of a terminal."""
    coloured = Ansi2HTMLConverter(inline=True, scheme="xterm").convert(text, full=False)
    return PAGE.replace("{text}", coloured)
