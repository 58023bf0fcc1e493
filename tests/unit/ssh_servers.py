# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""SSH servers on the loopback that do what a test tells them, and note who tried to log in with what."""

from __future__ import annotations

import asyncio
import contextlib
import re
import secrets
import typing as t
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target

USER = "reader"
END = b"]]>]]>"
BASE = "urn:ietf:params:xml:ns:netconf:base:1.0"
HELLO = (
    f'<hello xmlns="{BASE}"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability>'
    "</capabilities><session-id>7</session-id></hello>"
).encode()

Process = asyncssh.SSHServerProcess[bytes]
Talk = t.Callable[[Process], t.Awaitable[None]]
_ID = re.compile(rb'message-id="([^"]*)"')


@dataclass(slots=True, kw_only=True)
class Door:
    """A server's port, its keys, and what was tried at it."""

    port: int
    keys: list[asyncssh.SSHKey]
    password: str
    address: str = "127.0.0.1"
    passwords: list[str] = field(default_factory=list)  # that were tried
    connections: list[asyncssh.SSHServerConnection] = field(default_factory=list)
    forwarded: list[tuple[str, int]] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"[{self.address}]:{self.port}"

    def known(self, key: asyncssh.SSHKey | None = None) -> str:
        """Return the line of known_hosts for its first key, or for another."""
        return f"{self.place} {public(key or self.keys[0])}\n"


def public(key: asyncssh.SSHKey) -> str:
    """Return a public key as a line has it, without a comment."""
    return " ".join(key.export_public_key().decode().split()[:2])


def new_key(kind: str = "ssh-ed25519") -> asyncssh.SSHKey:
    """Return a new key; that of RSA is small, for the time that it takes."""
    return asyncssh.generate_private_key(kind, **({"key_size": 2048} if kind == "ssh-rsa" else {}))


class Server(asyncssh.SSHServer):
    """Lets in who has the password or one of the keys."""

    def __init__(self, door: Door, keys: t.Sequence[asyncssh.SSHKey], methods: t.Sequence[str]) -> None:
        self._door = door
        self._keys = [key.export_public_key() for key in keys]
        self._methods = methods

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._door.connections.append(conn)

    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return "password" in self._methods

    def validate_password(self, username: str, password: str) -> bool:
        self._door.passwords.append(password)
        return (username, password) == (USER, self._door.password)

    def public_key_auth_supported(self) -> bool:
        return "publickey" in self._methods

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return username == USER and key.export_public_key() in self._keys

    def kbdint_auth_supported(self) -> bool:
        return "keyboard-interactive" in self._methods

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> t.Any:
        return ("", "", "", [("Password:", False)])

    def validate_kbdint_response(self, username: str, responses: t.Sequence[str]) -> bool:
        return self.validate_password(username, responses[0])

    def connection_requested(self, dest_host: str, dest_port: int, orig_host: str, orig_port: int) -> bool:
        self._door.forwarded.append((dest_host, dest_port))
        return True


@contextlib.asynccontextmanager
async def serving(
    talk: Talk | None = None,
    *,
    keys: t.Sequence[asyncssh.SSHKey] | None = None,
    client_keys: t.Sequence[asyncssh.SSHKey] = (),
    methods: t.Sequence[str] = ("publickey", "password"),
    password: str | None = None,
    address: str = "127.0.0.1",
    **options: t.Any,
) -> t.AsyncIterator[Door]:
    """Serve NETCONF: by I(talk), or as a gateway that echoes the operation of each request."""
    door = Door(
        port=0,
        keys=[*(keys or [new_key()])],
        password=password or secrets.token_urlsafe(12),
        address=address,
    )

    async def serve(process: Process) -> None:
        with contextlib.suppress(asyncssh.Error, OSError, asyncio.IncompleteReadError):
            await (talk or echo)(process)
        process.exit(0)

    acceptor = await asyncssh.listen(
        address,
        0,
        server_factory=lambda: Server(door, client_keys, methods),
        process_factory=options.pop("process_factory", serve),
        server_host_keys=options.pop("server_host_keys", door.keys),
        encoding=None,
        **options,
    )
    door.port = acceptor.get_port()
    try:
        yield door
    finally:
        acceptor.close()
        for connection in door.connections:
            connection.abort()


def target_of(door: Door, **more: t.Any) -> Target:
    """Return the target that a door is, with its password unless something else is said."""
    seconds = {"connect_timeout": 30.0, "command_timeout": 30.0}
    known = {"name": "mx1", "host": door.address, "port": door.port, "user": USER, "password": door.password}
    return Target(**{**seconds, **known, **more})


def ssh_config(directory: Path, known_hosts: str | bytes, more: str = "") -> str:
    """Write a known_hosts and a configuration that names it; return the path of the latter."""
    data = known_hosts.encode() if isinstance(known_hosts, str) else known_hosts
    (directory / "known_hosts").write_bytes(data)
    config = directory / "ssh_config"
    config.write_text(
        f"UserKnownHostsFile {directory / 'known_hosts'}\nGlobalKnownHostsFile none\n{more}\n",
        encoding="utf-8",
    )
    return str(config)


async def echo(process: Process) -> None:
    """Greet, and answer each request with what it asks, in an output, until the goodbye."""
    await greet(process)
    while (message := await receive(process)) is not None:
        send(process, reply(message, b"<output>" + asked(message) + b"</output>"))
        if b"<close-session/>" in message:
            return


async def greet(process: Process, hello: bytes = HELLO) -> None:
    """Greet, and take the greeting of the client."""
    send(process, hello)
    await receive(process)


async def receive(process: Process) -> bytes | None:
    """Return the next message, None when the client has gone."""
    try:
        return (await process.stdin.readuntil(END)).removesuffix(END).strip()
    except asyncio.IncompleteReadError:
        return None


def send(process: Process, message: bytes) -> None:
    """Send a message."""
    process.stdout.write(message + END + b"\n")


def number_of(message: bytes) -> bytes:
    """Return the id of a request."""
    found = _ID.search(message)
    return found[1] if found else b""


def asked(message: bytes) -> bytes:
    """Return what a request asks, as text."""
    operation = message.partition(b">")[2].rpartition(b"</")[0]
    return operation.replace(b"&", b"&amp;").replace(b"<", b"&lt;")


def reply(message: bytes, content: bytes) -> bytes:
    """Return the reply to a request."""
    return b'<rpc-reply xmlns="%s" message-id="%s">%s</rpc-reply>' % (
        BASE.encode(),
        number_of(message),
        content,
    )
