# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""NETCONF over SSH (RFC 6241, RFC 6242): a session that sends several requests in one go.

Every wait has a time-out. One event loop can hold sessions to many targets.
"""

from __future__ import annotations

import asyncio
import itertools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.ending import Late, ended, error_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.framing import framed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.messages import CLOSE, HELLO, Reply, rpc
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.remedies import (
    OPEN,
    is_answer,
    remedy_for,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.secure_shell import (
    SecureShell,
    open_shell,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.wire import Wire

GOODBYE = 5.0  # seconds, for the gateway to answer it
TURNS = 5  # of the event loop, for an end that came while it did not run to be noticed


async def read(target: Target, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
    """Open a session, send requests in one go, end the session.

    Args:
        target: the gateway.
        requests: what to ask for.

    Returns:
        For each request the raw reply, or why it is missing.

    Raises:
        DeviceError: the session could not be opened.
        LibraryError: asyncssh is missing.
    """
    session = await open_netconf(target)
    outcomes: tuple[Outcome, ...] | None = None
    try:
        outcomes = await session.ask(requests)
    finally:
        await (session.abort() if outcomes is None else session.close())
    return outcomes


async def open_netconf(target: Target) -> Netconf:
    """Open a session.

    Raises:
        DeviceError: it could not be opened, or not in time.
        LibraryError: asyncssh is missing.
    """
    stage = ["not begun"]
    try:
        task = await ended(_opened(target, stage), target.connect_timeout, undo=_abort)
        error = error_of(task)
        if error is not None:
            raise error
        return task.result()
    except Late:
        failure = Failed("late_open", seconds=target.connect_timeout, stage=stage[-1])
    except Failed as error:
        failure = error
    raise failure.error(target.name, OPEN, target.password)


async def _opened(target: Target, stage: list[str]) -> Netconf:
    shell = await open_shell(target, stage.append)
    wire = Wire()
    hello = wire.expect_hello()
    is_open = False
    try:
        await _start_subsystem(shell, wire)
        wire.write(framed(HELLO))
        if not await hello:
            raise Failed("hello", reason="it does not announce the base version 1.0")
        is_open = True
    finally:
        if not is_open:
            await shell.abort()
    return Netconf(target, shell, wire)


async def _start_subsystem(shell: SecureShell, wire: Wire) -> None:
    opening = shell.connection.create_session(lambda: wire, subsystem="netconf", encoding=None)
    task = await ended(opening)
    error = error_of(task)
    if error is not None:
        raise Failed("subsystem", reason=str(error) or type(error).__name__) from None


def _abort(session: Netconf) -> None:
    asyncio.ensure_future(session.abort())  # noqa: RUF006


class Netconf:
    """An open session.

    Args:
        target: the gateway.
        shell: the SSH connection.
        wire: the channel of the subsystem.
    """

    def __init__(self, target: Target, shell: SecureShell, wire: Wire) -> None:
        self._target = target
        self._shell = shell
        self._wire = wire
        self._numbers = map(str, itertools.count(1))

    @property
    def is_open(self) -> bool:
        """Whether it has not been seen to end."""
        return self._wire.failure is None

    async def ask(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go; return for each the raw reply, or why it is missing.

        The time-out begins anew at each reply. A session that is late or broken is ended, so that no reply is
        taken for another. Nothing is sent over a session that has ended.
        """
        for _turn in range(TURNS):
            await asyncio.sleep(0)
        numbers = [next(self._numbers) for _request in requests]
        waiting = [self._wire.expect(number) for number in numbers]
        parts = [framed(rpc(number, each.rpc)) for number, each in zip(numbers, requests, strict=True)]
        self._wire.write(b"".join(parts))
        return tuple([await self._outcome(*each) for each in zip(requests, waiting, strict=True)])

    async def close(self) -> None:
        """End the session with a goodbye, which is waited for a moment."""
        if self.is_open:
            number = next(self._numbers)
            answer = self._wire.expect(number)
            self._wire.write(framed(rpc(number, CLOSE)))
            await asyncio.wait({answer}, timeout=min(GOODBYE, self._target.command_timeout))
        await self._shell.close()
        self._wire.end(Failed("closed", reason=""))

    async def abort(self) -> None:
        """End the session without a word."""
        self._wire.end(Failed("closed", reason=""))
        await self._shell.abort()

    async def _outcome(self, request: Request, waiting: asyncio.Future[Reply]) -> Outcome:
        seconds = self._target.command_timeout
        await asyncio.wait({waiting}, timeout=seconds)
        if not waiting.done():
            self._wire.end(Failed("late_reply", seconds=seconds))
            await self._shell.abort()
        failure = waiting.exception()
        if isinstance(failure, Failed):
            return failure.error(self._target.name, request.label, self._target.password)
        reply = waiting.result()
        return self._refusal(request, "; ".join(reply.errors)) if reply.errors else reply.text

    def _refusal(self, request: Request, cause: str) -> DeviceError:
        """Return what the gateway said in place of a reply. Its words may be those of who lost it."""
        return DeviceError(
            self._target.name,
            command=request.label,
            cause=cause,
            remedy=remedy_for(cause, request.label),
            answered=is_answer(cause, request.label),
        )
