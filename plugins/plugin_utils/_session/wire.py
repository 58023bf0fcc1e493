# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The channel of the subsystem: cuts what arrives into messages, and gives each to its waiter."""

from __future__ import annotations

import asyncio
import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.framing import LARGEST, Framer, TooLarge
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import SSHClientSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.messages import (
    Hello,
    MessageError,
    Reply,
    read_message,
)


class Wire(SSHClientSession):  # type: ignore[misc]
    """A channel. Its end, whatever the reason, ends all waits."""

    def __init__(self) -> None:
        self.failure: Failed | None = None
        self._framer = Framer()
        self._channel: t.Any = None
        self._hello: asyncio.Future[bool] | None = None
        self._waiting: dict[str, asyncio.Future[Reply]] = {}

    def expect_hello(self) -> asyncio.Future[bool]:
        """Return the hello to come: whether the gateway speaks the base version 1.0."""
        self._hello = _future()
        return self._hello

    def expect(self, number: str) -> asyncio.Future[Reply]:
        """Return the reply to come to the request of that id."""
        waiting: asyncio.Future[Reply] = _future()
        if self.failure is None:
            self._waiting[number] = waiting
        else:
            waiting.set_exception(self.failure)
        return waiting

    def write(self, data: bytes) -> None:
        """Send bytes, unless the channel has ended or the gateway has closed its end."""
        if self.failure is not None:
            return
        try:
            self._channel.write(data)
        except OSError:
            self.end(Failed("closed", reason=""))

    def end(self, failure: Failed) -> None:
        """End the channel for a reason; the first reason counts."""
        if self.failure is not None:
            return
        self.failure = failure
        waiting, self._waiting = self._waiting, {}
        for each in (self._hello, *waiting.values()):
            if each is not None and not each.done():
                each.set_exception(failure)
        if self._channel is not None:
            self._channel.abort()

    def connection_made(self, chan: t.Any) -> None:
        """Take the channel."""
        self._channel = chan

    def data_received(self, data: bytes, datatype: t.Any) -> None:
        """Take a part of what comes. What comes as an error output is not NETCONF."""
        if datatype is not None or self.failure is not None:
            return
        try:
            for message in self._framer.feed(data):
                self._deliver(message)
        except TooLarge:
            self.end(self._refused(f"it has more than {LARGEST // 1024 // 1024} MB"))
        except MessageError as error:
            self.end(self._refused(str(error)))

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the gateway, or something between, ended it."""
        said = "" if exc is None else str(exc) or type(exc).__name__
        self.end(Failed("closed", reason=f": {said}" if said else ""))

    def eof_received(self) -> bool:
        """Note that nothing more will come."""
        self.end(Failed("closed", reason=""))
        return False

    def _deliver(self, message: bytes) -> None:
        found = read_message(message)
        if isinstance(found, Hello):
            self._greet(found)
            return
        waiting = self._waiting.pop(found.id, None)
        if self._hello is None or not self._hello.done() or waiting is None:
            raise MessageError("it answers no request")
        if not waiting.done():
            waiting.set_result(found)

    def _greet(self, hello: Hello) -> None:
        if self._hello is None or self._hello.done():
            raise MessageError("it is a second hello")
        self._hello.set_result(hello.speaks_base)

    def _refused(self, reason: str) -> Failed:
        has_greeted = self._hello is not None and self._hello.done()
        return Failed("reply" if has_greeted else "hello", reason=reason)


def _future() -> asyncio.Future[t.Any]:
    """Return a future whose error the event loop does not log as never retrieved."""
    future: asyncio.Future[t.Any] = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda each: each.cancelled() or each.exception())
    return future
