# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One SSH port a gateway, on the loopback only; the CLI and NETCONF are both behind it, as on port 22."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import secrets
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
Task = t.Callable[[], t.Coroutine[t.Any, t.Any, None]]


@dataclass(frozen=True, slots=True)
class Login:
    """Who may come in, by the password or by a key; that is kept under a passphrase."""

    user: str
    password: str
    key: asyncssh.SSHKey
    passphrase: str

    @property
    def public_key(self) -> bytes:
        return self.key.export_public_key()

    @property
    def private_key(self) -> bytes:
        """The key as a file, in the form that is written and read at once."""
        return self.key.export_private_key("pkcs1-pem", passphrase=self.passphrase)


@contextlib.asynccontextmanager
async def open_door(device: Device, login: Login, key: asyncssh.SSHKey) -> t.AsyncIterator[int]:
    """Listen for the sessions of a gateway, on the port that is given: the kernel chooses it."""
    with _held_port() as port:
        door = _Door(device, login, key, port)
        await door.settle()
        loop = asyncio.get_running_loop()
        device.on_fault = lambda: _start(loop, door.settle)
        try:
            yield port
        finally:
            await door.shut()


def new_key() -> asyncssh.SSHKey:
    """Return a new host key."""
    return asyncssh.generate_private_key("ssh-ed25519")


def new_login(user: str) -> Login:
    """Return a login with secrets that no one has had before."""
    key = asyncssh.generate_private_key("ecdsa-sha2-nistp256")
    return Login(user, secrets.token_urlsafe(12), key, secrets.token_urlsafe(12))


@contextlib.contextmanager
def _held_port() -> t.Iterator[int]:
    """Hold a port, so that no one else gets it while no one listens at it."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind((ADDRESS, 0))
        yield held.getsockname()[1]


class _Door:
    """A door of a gateway, which is shut or has another key when its fault says so."""

    def __init__(self, device: Device, login: Login, key: asyncssh.SSHKey, port: int) -> None:
        self._device = device
        self._login = login
        self._key = key
        self._port = port
        self._guests = Guests()
        self._acceptor: asyncssh.SSHAcceptor | None = None
        self._is = (True, False)  # as in a fault: closes_port, changes_key
        self._turn = asyncio.Lock()

    async def settle(self) -> None:
        """Be as the gateway's fault wants it now."""
        async with self._turn:
            fault = self._device.fault
            wanted = (fault.closes_port, fault.changes_key)
            if wanted == self._is:
                return
            await self._shut()
            if not fault.closes_port:
                await self._open()
            self._is = wanted

    async def shut(self) -> None:
        """Stay shut, whatever the fault."""
        self._device.on_fault = lambda: None
        async with self._turn:
            await self._shut()

    async def _open(self) -> None:
        self._acceptor = await asyncssh.listen(
            ADDRESS,
            self._port,
            server_factory=functools.partial(_Guard, self._device, self._login, self._guests),
            process_factory=functools.partial(_serve, self._device, self._login.user),
            server_host_keys=[new_key() if self._device.fault.changes_key else self._key],
            encoding=None,
            line_editor=False,
        )

    async def _shut(self) -> None:
        if self._acceptor is None:
            return
        acceptor, self._acceptor = self._acceptor, None
        acceptor.close()
        await _send_home(self._guests)
        await acceptor.wait_closed()


def _start(
    loop: asyncio.AbstractEventLoop, coroutine: t.Callable[[], t.Coroutine[t.Any, t.Any, None]]
) -> None:
    """Start a coroutine on a loop, from any thread."""
    asyncio.run_coroutine_threadsafe(coroutine(), loop)


async def _send_home(guests: Guests) -> None:
    """End the sessions that are left: from Python 3.12 on a server that closes would wait for them."""
    left = tuple(guests)
    for guest in left:
        guest.abort()
    await asyncio.gather(*(guest.wait_closed() for guest in left))


class _Guard(asyncssh.SSHServer):
    """Lets in who has the password or the key, unless the gateway's fault is to refuse it."""

    def __init__(self, device: Device, login: Login, guests: Guests) -> None:
        self._device = device
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
        known = (username, password) == (self._login.user, self._login.password)
        return known and not self._device.fault.refuses_login

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        fault = self._device.fault
        known = (username, key.export_public_key()) == (self._login.user, self._login.public_key)
        return known and not fault.refuses_login and not fault.refuses_key


async def _serve(device: Device, user: str, process: Process) -> None:
    if device.fault.hangs_at_hello:
        await process.channel.wait_closed()
    elif process.subsystem == "netconf":
        await serve_netconf(process, device)
    elif process.command is not None:
        await serve_command(process, device, process.command)
    elif process.subsystem is None:
        await serve_shell(process, device, user)
    await process.stdout.drain()
    process.exit(0)
