# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An SSH connection to a target, directly, through jump hosts or through a proxy command."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.ending import GRACE, ended, error_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.guard import Guard
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.known_hosts import SSH_PORT
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import ssh
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.proxy import Proxy
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.settings import Settings, settings
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target

MOST_JUMPS = 8
LAST_PORT = 65535
_JUMP = re.compile(
    r"(?:ssh://)?(?:(?P<user>[^@\s]+)@)?(?:\[(?P<six>[^]\s]+)\]|(?P<host>[^:@/\s]+))(?::(?P<port>\d{1,5}))?/?"
)

Tell = t.Callable[[str], None]


class SecureShell:
    """An open SSH connection, and what carries it.

    Args:
        connection: the library's.
        below: what carries it, the nearest to the gateway last. It ends with it.
    """

    def __init__(self, connection: t.Any, below: t.Sequence[Proxy | SecureShell]) -> None:
        self.connection = connection
        self._below = below

    async def close(self) -> None:
        """End it, and wait a moment for its end."""
        self.connection.close()
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.connection.wait_closed(), GRACE)
        self.connection.abort()
        await _end_all(self._below)

    async def abort(self) -> None:
        """End it without a word."""
        self.connection.abort()
        await _end_all(self._below)


async def open_shell(target: Target, tell: Tell, jumps: int = 0) -> SecureShell:
    """Open an SSH connection to a target.

    Args:
        target: where to.
        tell: is told how far it has come.
        jumps: how many jump hosts it is for already.

    Raises:
        Failed: it could not be opened.
        LibraryError: asyncssh is missing.
    """
    tell("its files were not read")
    chosen = await asyncio.get_running_loop().run_in_executor(None, settings, target)
    tell(f"no connection to {target.place}")
    below: list[Proxy | SecureShell] = []
    shell = None
    try:
        carrier = await _carrier(target, chosen, tell, jumps, below)
        shell = SecureShell(await _connected(target, chosen, carrier, tell), below)
        return shell
    except Failed as failure:
        raise await _proxy_failure(below) or failure from None
    finally:
        if shell is None:
            await _end_all(below)


async def _carrier(
    target: Target, chosen: Settings, tell: Tell, jumps: int, below: list[Proxy | SecureShell]
) -> dict[str, t.Any]:
    """Open what carries the connection and note it; return the arguments of the library for it."""
    hosts = () if chosen.jump is None else _jump_targets(target, chosen.jump)
    for host in hosts:
        below.append(await _jump(host, below, tell, jumps + len(below) + 1))
    if hosts:
        return {"tunnel": t.cast(SecureShell, below[-1]).connection}
    if chosen.proxy is None:
        return {}
    tell("the proxy command leads to no SSH")
    proxy = await Proxy.start(chosen.proxy)
    below.append(proxy)
    return {"sock": proxy.socket}


async def _jump(host: Target, below: t.Sequence[Proxy | SecureShell], tell: Tell, jumps: int) -> SecureShell:
    """Open the connection to a jump host, behind the one before it."""
    if jumps > MOST_JUMPS:
        raise Failed("jump_loop", most=MOST_JUMPS)
    try:
        if not below:
            return await open_shell(host, tell, jumps)
        chosen = await asyncio.get_running_loop().run_in_executor(None, settings, host)
        tunnel = {"tunnel": t.cast(SecureShell, below[-1]).connection}
        return SecureShell(await _connected(host, chosen, tunnel, tell), ())
    except Failed as failure:
        raise failure.at(host.place) from None


def _jump_targets(target: Target, hosts: str) -> tuple[Target, ...]:
    """Return the jump hosts of a target. One that is to be its own is reached without, as by OpenSSH."""
    found = tuple(_jump_target(target, host.strip()) for host in hosts.split(","))
    return () if (found[0].host, found[0].port) == (target.host, target.port) else found


def _jump_target(target: Target, place: str) -> Target:
    """Return a jump host. It gets no password: that is the gateway's."""
    found = _JUMP.fullmatch(place)
    port = int(found["port"] or SSH_PORT) if found else 0
    if found is None or not 1 <= port <= LAST_PORT:
        reason = f"ProxyJump {place}, expected user@host:port"
        raise Failed("configuration", file=target.ssh_config, reason=reason)
    return Target(
        name=target.name,
        host=found["six"] or found["host"],
        port=port,
        user=found["user"],
        look_for_keys=target.look_for_keys,
        check_host_key=target.check_host_key,
        ssh_config=target.ssh_config,
    )


async def _proxy_failure(below: t.Sequence[Proxy | SecureShell]) -> Failed | None:
    """Return why a proxy command ended, if that is what happened."""
    return await below[-1].failure() if below and isinstance(below[-1], Proxy) else None


async def _connected(target: Target, chosen: Settings, carrier: dict[str, t.Any], tell: Tell) -> t.Any:
    """Connect and log in; return the library's connection."""
    guard = Guard(chosen.keys, chosen.identity, tell)
    arguments = {**chosen.arguments, **carrier, "client_factory": lambda: guard}
    connect = ssh().connect(target.host, target.port, password=chosen.identity.password, **arguments)
    try:
        task = await ended(connect, undo=lambda connection: connection.abort())
    finally:
        guard.leave_agent()
    error = error_of(task)
    if error is None:
        return task.result()
    raise await _failure(target, chosen, guard, carrier, error) from None


async def _failure(
    target: Target, chosen: Settings, guard: Guard, carrier: dict[str, t.Any], error: Exception
) -> Failed:
    """Return why there is no connection, by what the library says of it."""
    reason = _reason(error)
    if isinstance(error, ssh().HostKeyNotVerifiable):
        return chosen.keys.refusal(guard.shown, reason)
    if isinstance(error, ssh().KeyExchangeFailed):
        return Failed("algorithms", place=target.place, reason=reason)
    if isinstance(error, ValueError) and not guard.is_connected:
        return Failed("configuration", file=target.ssh_config or "of the user", reason=reason)
    if guard.is_logging_in:
        notes = "".join(f"; {note}" for note in (*_said(error), *chosen.identity.notes, *guard.notes))
        return Failed("login", place=target.place, user=chosen.user, notes=notes)
    kind: t.Literal["unreachable", "no_ssh"] = "no_ssh" if guard.is_connected else "unreachable"
    return Failed(kind, place=target.place, reason=reason)


def _said(error: Exception) -> tuple[str, ...]:
    """Return what there is to say of a login beyond that it was refused."""
    return () if isinstance(error, ssh().PermissionDenied) else (_reason(error),)


def _reason(error: Exception) -> str:
    """Return what an error says, in one line."""
    if isinstance(error, OSError) and error.errno and error.errno > 0:
        return os.strerror(error.errno)
    said = getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)
    return str(said) or type(error).__name__


async def _end_all(below: t.Sequence[Proxy | SecureShell]) -> None:
    for each in reversed(below):
        await (each.end() if isinstance(each, Proxy) else each.abort())
