# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The CLI: a banner, prompts, echo, and replies with the line ends of a terminal."""

from __future__ import annotations

import textwrap

import asyncssh

from ..device import Device
from ..render.identity import RELEASE
from ..responses import Answer, Failure, Goodbye, Reply, Silence, Stall
from .held import released
from .messages import JUNOS

Process = asyncssh.SSHServerProcess[bytes]

_BANNER = f"--- JUNOS {RELEASE} Kernel 64-bit, simulated\n"
_ENTER, _ERASE, _ABANDON, _END = b"\r\n", b"\x7f\x08", b"\x03", b"\x04"


async def serve_shell(process: Process, device: Device, user: str) -> None:
    """Answer line after line, until either side ends the session."""
    prompt = f"{user}@{device.name}> "
    _print(process, _BANNER + prompt)
    typed = _Typed()
    while data := await _read(process):
        for line in typed.take(process, data):
            if not await _execute(process, device, line, prompt):
                return
            _print(process, prompt)


async def serve_command(process: Process, device: Device, line: str) -> None:
    """Answer one line, as for C(ssh mx1 'show version')."""
    await _execute(process, device, line, "")


class _Typed:
    """Collects typed keys, with echo, until Enter completes a line."""

    def __init__(self) -> None:
        self._line = b""
        self._after_return = False

    def take(self, process: Process, data: bytes) -> list[str]:
        """Return the lines that I(data) completes."""
        lines = (self._key(process, data[at : at + 1]) for at in range(len(data)))
        return [line for line in lines if line is not None]

    def _key(self, process: Process, key: bytes) -> str | None:
        second_half = self._after_return and key == b"\n"
        self._after_return = key == b"\r"
        if second_half:
            return None
        if key == _END and not self._line:
            return "exit"
        if key in _ENTER:
            return self._entered(process)
        self._edit(process, key)
        return None

    def _entered(self, process: Process) -> str:
        line, self._line = self._line, b""
        process.stdout.write(b"\r\n")
        return line.decode(errors="replace")

    def _edit(self, process: Process, key: bytes) -> None:
        if key in _ERASE:
            process.stdout.write(b"\b \b" if self._line else b"")
            self._line = self._line[:-1]
        elif key == _ABANDON:
            self._line = b""
            process.stdout.write(b"^C\r\n")
        else:
            self._line += key
            process.stdout.write(key)


async def _read(process: Process) -> bytes:
    """Return the next data, empty at the end; ignore changes of the terminal's size."""
    while True:
        try:
            return await process.stdin.read(4096)
        except (asyncssh.TerminalSizeChanged, asyncssh.BreakReceived, asyncssh.SignalReceived):
            continue


async def _execute(process: Process, device: Device, line: str, prompt: str) -> bool:
    """Print the answer; return whether the session goes on."""
    answer = await released(device, device.answer(line)) if line.strip() else Reply("")
    if isinstance(answer, Stall):
        shown = _printed(answer.reply, prompt)
        _print(process, shown[: len(shown) // 2])
    if isinstance(answer, Silence | Stall):
        await process.channel.wait_closed()
    if isinstance(answer, Silence | Stall | Goodbye):
        return False
    _print(process, _printed(answer, prompt))
    return True


def _printed(answer: Answer, prompt: str) -> str:
    if isinstance(answer, Reply):
        text = _enveloped(answer.text) if answer.format == "xml" and answer.text else answer.text
        return f"{text}\n" if text else ""
    if isinstance(answer, Failure) and answer.position is not None:
        return f"{' ' * (len(prompt) + answer.position)}^\n{answer.message}\n\n"
    return f"error: {answer.message}\n\n" if isinstance(answer, Failure) else ""


def _enveloped(text: str) -> str:
    """Return XML as C(display xml) prints it."""
    inside = textwrap.indent(text, "    ")
    closing = "    <cli>\n        <banner></banner>\n    </cli>\n</rpc-reply>\n"
    return f'<rpc-reply xmlns:junos="{JUNOS}">\n{inside}{closing}'


def _print(process: Process, text: str) -> None:
    process.stdout.write(text.replace("\n", "\r\n").encode())
