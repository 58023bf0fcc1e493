# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The command that leads to a gateway through a jump host.

It is started here, and asyncssh gets a socket, because asyncssh (2.24) mixes the standard error of such a
command into what the gateway says, and logs the command with its arguments.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed

_KEPT = 4096  # bytes of what it says
_PATIENCE = 1.0  # seconds, for it to end


class Proxy:
    """A command that runs, and the socket that leads to the gateway.

    Args:
        process: its process.
        socket: our end of what it reads and writes.
    """

    def __init__(self, process: asyncio.subprocess.Process, ours: socket.socket) -> None:
        self.socket = ours
        self._process = process
        self._said = bytearray()
        self._listening = asyncio.ensure_future(self._listen())

    @classmethod
    async def start(cls, command: t.Sequence[str]) -> Proxy:
        """Start a command.

        Raises:
            Failed: it cannot be run.
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        pipes: dict[str, t.Any] = {"stdin": theirs, "stdout": theirs, "stderr": asyncio.subprocess.PIPE}
        try:
            return cls(await asyncio.create_subprocess_exec(*command, **pipes, start_new_session=True), ours)
        except (OSError, ValueError) as error:
            ours.close()
            raise Failed("proxy_missing", reason=_reason(error, command)) from None
        finally:
            theirs.close()

    async def failure(self) -> Failed | None:
        """Return why it ended, None where it still runs."""
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._process.wait(), _PATIENCE / 10)
        if self._process.returncode is None:
            return None
        await asyncio.wait({self._listening}, timeout=_PATIENCE)
        lines = self._said.decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return Failed("proxy_ended", status=self._process.returncode, said=f": {last}" if last else "")

    async def end(self) -> None:
        """End it with what it started, and wait until it has ended."""
        self.socket.close()
        for number in (signal.SIGTERM, signal.SIGKILL):
            self.signal(number)
            await asyncio.wait({asyncio.ensure_future(self._process.wait())}, timeout=_PATIENCE)
        self._listening.cancel()

    def signal(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal to it and to what it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)

    async def _listen(self) -> None:
        """Keep the last of what it says, until it has said all."""
        stream = self._process.stderr
        while stream is not None and (part := await stream.read(_KEPT)):
            self._said = (self._said + part)[-_KEPT:]


def _reason(error: Exception, command: t.Sequence[str]) -> str:
    """Return why it cannot be run. Its arguments are left out: one may be a secret."""
    program = command[0] if command else ""
    reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    return f"{program}: {reason}"
