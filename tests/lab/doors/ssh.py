# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One SSH port a gateway, on the loopback only; the CLI and NETCONF are both behind it, as on port 22."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import socket
import typing as t
from dataclasses import dataclass

import asyncssh

from ..device import Device
from .cli import serve_command, serve_shell
from .netconf import serve_netconf

ADDRESS = "127.0.0.1"

Process = asyncssh.SSHServerProcess[bytes]
Guests = set[asyncssh.SSHServerConnection]


@dataclass(frozen=True, slots=True)
class Login:
    """Who may come in."""

    user: str
    password: str


@contextlib.asynccontextmanager
async def open_door(device: Device, login: Login, key: asyncssh.SSHKey) -> t.AsyncIterator[int]:
    """Listen for the sessions of a gateway, on the port that is given: the kernel chooses it."""
    if device.fault.closes_port:
        with _closed_port() as port:
            yield port
        return
    guests = Guests()
    acceptor = await asyncssh.listen(
        ADDRESS,
        0,
        server_factory=functools.partial(_Guard, device, login, guests),
        process_factory=functools.partial(_serve, device, login.user),
        server_host_keys=[new_key() if device.fault.changes_key else key],
        encoding=None,
        line_editor=False,
    )
    try:
        yield acceptor.get_port()
    finally:
        acceptor.close()
        await _send_home(guests)
        await acceptor.wait_closed()


def new_key() -> asyncssh.SSHKey:
    """Return a new host key."""
    return asyncssh.generate_private_key("ssh-ed25519")


@contextlib.contextmanager
def _closed_port() -> t.Iterator[int]:
    """Hold a port, so that no one else gets it, and do not listen at it."""
    with socket.socket() as held:
        held.bind((ADDRESS, 0))
        yield held.getsockname()[1]


async def _send_home(guests: Guests) -> None:
    """End the sessions that are left: from Python 3.12 on a server that closes would wait for them."""
    left = tuple(guests)
    for guest in left:
        guest.abort()
    await asyncio.gather(*(guest.wait_closed() for guest in left))


class _Guard(asyncssh.SSHServer):
    """Lets in who has the password, unless the gateway's fault is to refuse it."""

    def __init__(self, device: Device, login: Login, guests: Guests) -> None:
        self._refuses = device.fault.refuses_login
        self._login = login
        self._guests = guests

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._guest = conn
        self._guests.add(conn)

    def connection_lost(self, exc: Exception | None) -> None:
        self._guests.discard(self._guest)

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return not self._refuses and Login(username, password) == self._login


async def _serve(device: Device, user: str, process: Process) -> None:
    if process.subsystem == "netconf":
        await serve_netconf(process, device)
    elif process.command is not None:
        await serve_command(process, device, process.command)
    elif process.subsystem is None:
        await serve_shell(process, device, user)
    await process.stdout.drain()
    process.exit(0)
