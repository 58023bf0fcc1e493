# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One SSH port for each gateway, on the loopback only, with the CLI and NETCONF behind it as on port 22."""

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
Connections = set[asyncssh.SSHServerConnection]
Task = t.Callable[[], t.Coroutine[t.Any, t.Any, None]]


@dataclass(frozen=True, slots=True)
class Login:
    """The accepted user, with a password and a key; the key file has a passphrase."""

    user: str
    password: str
    key: asyncssh.SSHKey
    passphrase: str

    @property
    def public_key(self) -> bytes:
        return self.key.export_public_key()

    @property
    def private_key(self) -> bytes:
        """The key as a file, in a form that is fast to write and read."""
        return self.key.export_private_key("pkcs1-pem", passphrase=self.passphrase)


@contextlib.asynccontextmanager
async def ssh_server(device: Device, login: Login, key: asyncssh.SSHKey) -> t.AsyncIterator[int]:
    """Serve the sessions of a gateway; give the port, which the kernel chooses."""
    with _reserved_port() as port:
        server = _Server(device, login, key, port)
        await server.apply_fault()
        loop = asyncio.get_running_loop()
        device.on_fault = lambda: _start(loop, server.apply_fault)
        try:
            yield port
        finally:
            await server.close()


def new_key() -> asyncssh.SSHKey:
    """Return a new host key."""
    return asyncssh.generate_private_key("ssh-ed25519")


def new_login(user: str) -> Login:
    """Return a login with new secrets."""
    key = asyncssh.generate_private_key("ecdsa-sha2-nistp256")
    return Login(user, secrets.token_urlsafe(12), key, secrets.token_urlsafe(12))


@contextlib.contextmanager
def _reserved_port() -> t.Iterator[int]:
    """Reserve a port, so that no other process gets it while the server does not listen."""
    with socket.socket() as reserved:
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind((ADDRESS, 0))
        yield reserved.getsockname()[1]


class _Server:
    """The SSH server of a gateway; the fault of the gateway may close it or change its key."""

    def __init__(self, device: Device, login: Login, key: asyncssh.SSHKey, port: int) -> None:
        self._device = device
        self._login = login
        self._key = key
        self._port = port
        self._connections = Connections()
        self._acceptor: asyncssh.SSHAcceptor | None = None
        self._applied = (True, False)  # closes_port and changes_key of a fault
        self._lock = asyncio.Lock()

    async def apply_fault(self) -> None:
        """Listen, or not, as the present fault of the gateway says."""
        async with self._lock:
            fault = self._device.fault
            wanted = (fault.closes_port, fault.changes_key)
            if wanted == self._applied:
                return
            await self._stop()
            if not fault.closes_port:
                await self._listen()
            self._applied = wanted

    async def close(self) -> None:
        """Stop for good, whatever the fault."""
        self._device.on_fault = lambda: None
        async with self._lock:
            await self._stop()

    async def _listen(self) -> None:
        self._acceptor = await asyncssh.listen(
            ADDRESS,
            self._port,
            server_factory=functools.partial(_Authenticator, self._device, self._login, self._connections),
            process_factory=functools.partial(_serve, self._device, self._login.user),
            server_host_keys=[new_key() if self._device.fault.changes_key else self._key],
            encoding=None,
            line_editor=False,
        )

    async def _stop(self) -> None:
        if self._acceptor is None:
            return
        acceptor, self._acceptor = self._acceptor, None
        acceptor.close()
        await _abort(self._connections)
        await acceptor.wait_closed()


def _start(
    loop: asyncio.AbstractEventLoop, coroutine: t.Callable[[], t.Coroutine[t.Any, t.Any, None]]
) -> None:
    """Start a coroutine on a loop, from any thread."""
    asyncio.run_coroutine_threadsafe(coroutine(), loop)


async def _abort(connections: Connections) -> None:
    """End all open connections: from Python 3.12 on, a server that closes would wait for them."""
    still_open = tuple(connections)
    for connection in still_open:
        connection.abort()
    await asyncio.gather(*(connection.wait_closed() for connection in still_open))


class _Authenticator(asyncssh.SSHServer):
    """Accepts the password or the key, unless the fault of the gateway refuses it."""

    def __init__(self, device: Device, login: Login, connections: Connections) -> None:
        self._device = device
        self._login = login
        self._connections = connections

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn
        self._connections.add(conn)

    def connection_lost(self, exc: Exception | None) -> None:
        self._connections.discard(self._connection)

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
