# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The other gateway of a pair, spoken to in a thread of its own while the task speaks to this one."""

from __future__ import annotations

import concurrent.futures
import functools
import queue
import threading
import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.ending import GRACE
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.held import HeldSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.in_process import InProcessSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.loop import work_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target

T = t.TypeVar("T")

PATIENCE = 5.0  # seconds for which a reading of the other gateway is waited for


class Opener(t.Protocol):
    """Opens a session, and ends it."""

    def open(self) -> Session:
        """Open it."""

    def close(self) -> None:
        """End it, if it was opened."""

    def abandon(self) -> None:
        """End what would outlive the task, while the session is in use by a thread that hangs."""


class TargetOpener:
    """Opens a session to a target, and holds it."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._held = HeldSession()

    def open(self) -> Session:
        """Open the session.

        Raises:
            DeviceError: it could not be opened.
        """
        self._held.open(self._target)
        return InProcessSession(_Target(self._target, self._held), self._target.name)

    def close(self) -> None:
        """End it with a goodbye."""
        self._held.close()

    def abandon(self) -> None:
        """Do nothing: it ends with the process of the task."""


class _Target:
    """A session to one target, as a connection plugin holds it."""

    def __init__(self, target: Target, held: HeldSession) -> None:
        self._target = target
        self._held = held
        self.ask = held.ask
        self.drop = held.drop

    def open(self, _name: str) -> None:
        """Open a session, unless one is open."""
        self._held.open(self._target)


class LateSession:
    """A session that is opened when it is first needed."""

    vocabulary: None = None  # C(PlainSession) around it knows one

    def __init__(self, opener: Opener) -> None:
        self._opener = opener

    @functools.cached_property
    def _session(self) -> Session:
        return self._opener.open()

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""
        return self._session.messages(request)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        return self._session.send(request)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go; return for each the raw reply, or why it is missing."""
        return self._session.send_all(requests)

    def reopen(self) -> None:
        """Open the session again, after it was lost."""
        self._session.reopen()


def _nothing() -> None:
    """Wait for nothing."""


class OtherGateway:
    """The other gateway: its session, and the thread in which all that uses it runs."""

    def __init__(self, opener: Opener, wrap: t.Callable[[Session], Session]) -> None:
        self.session: Session = wrap(LateSession(opener))
        self._opener = opener
        self._works: queue.SimpleQueue[t.Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._repeated: tuple[t.Callable[[], None], float] | None = None
        self._last: concurrent.futures.Future[None] | None = None
        self._asked_at = 0.0

    def begin(self, work: t.Callable[[], T]) -> t.Callable[[], T]:
        """Begin a work; return what waits for it, and then returns or raises what it does."""
        return self._submit(work).result

    def repeat(self, work: t.Callable[[], None], interval: float) -> None:
        """Do a work whenever it is asked for, and by itself after so many seconds without it."""
        self._repeated = (work, interval)

    def ask(self) -> t.Callable[[], None]:
        """Do the repeated work now, unless it is still under way.

        Returns:
            What waits until it is done, though not longer than a reading may take, and raises what it raises.
        """
        if self._last is None or self._last.done():
            if self._repeated is None:
                return _nothing
            self._last, self._asked_at = self._submit(self._repeated[0]), time.monotonic()
        return functools.partial(self._await, self._last)

    def _await(self, work: concurrent.futures.Future[None]) -> None:
        left = max(0.0, self._asked_at + PATIENCE - time.monotonic())
        if work in concurrent.futures.wait([work], timeout=left).done:
            work.result()

    def rest(self) -> None:
        """Stop repeating the work."""
        self._repeated = None

    def close(self) -> None:
        """End the session, and wait a moment at most."""
        self.rest()
        if self._thread is not None:
            self._works.put(self._opener.close)
            self._works.put(None)
            self._thread.join(GRACE)
            if self._thread.is_alive():
                self._opener.abandon()

    def _submit(self, work: t.Callable[[], T]) -> concurrent.futures.Future[T]:
        future: concurrent.futures.Future[T] = concurrent.futures.Future()
        self._works.put(work_of(future, work))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="srd-other", daemon=True)
            self._thread.start()
        return future

    def _run(self) -> None:
        while work := self._next():
            work()

    def _next(self) -> t.Callable[[], None] | None:
        """Return the next work: one that was asked for, or the repeated one when it is due."""
        while True:
            repeated = self._repeated
            try:
                return self._works.get(timeout=None if repeated is None else repeated[1])
            except queue.Empty:
                if self._repeated is not None:
                    return work_of(concurrent.futures.Future(), self._repeated[0])
