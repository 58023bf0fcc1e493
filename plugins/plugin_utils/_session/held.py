# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A session that a process holds between one request and the next, with the event loop that it runs in."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.loop import Loop
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import (
    Netconf,
    open_netconf,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target


class HeldSession:
    """One session at a time, or none. The event loop is made by the process that first needs it."""

    def __init__(self) -> None:
        self._loop: Loop | None = None
        self._session: Netconf | None = None
        self._target: Target | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a session, as far as known."""
        return self._session is not None and self._session.is_open

    def open(self, target: Target) -> None:
        """Open a session, unless one is open to the same target.

        Raises:
            DeviceError: it could not be opened.
            LibraryError: asyncssh is missing.
        """
        if self.is_open and target == self._target:
            return
        self.drop()
        self._session = self._run(open_netconf(target))
        self._target = target

    def ask(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go over the open session; return for each the reply, or why it is missing."""
        outcomes: tuple[Outcome, ...] = self._run(t.cast(Netconf, self._session).ask(requests))
        if not self.is_open:
            self.drop()
        return outcomes

    def drop(self) -> None:
        """End the session at once, without a goodbye, as if it were lost."""
        session, self._session = self._session, None
        if session is not None:
            self._run(session.abort())

    def close(self) -> None:
        """End the session with a goodbye, then the event loop; wait a moment at most."""
        session, self._session = self._session, None
        if session is not None:
            self._run(session.close())
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.close()

    def _run(self, work: t.Coroutine[t.Any, t.Any, t.Any]) -> t.Any:
        if self._loop is None:
            self._loop = Loop()
        return self._loop.run(work)
