# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An event loop for a worker of Ansible, which has a session while a task runs.

It belongs to the process that makes it. None of its threads keeps the process from ending.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import queue
import threading
import types
import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.ending import GRACE

T = t.TypeVar("T")
_Works: t.TypeAlias = "queue.SimpleQueue[t.Callable[[], None] | None]"


class Loop:
    """Runs one coroutine after another, until it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(Threads())
        self._loop.set_exception_handler(self._note)
        self._interrupt: BaseException | None = None

    def run(self, work: t.Coroutine[t.Any, t.Any, T]) -> T:
        """Run a coroutine to its end.

        Raises:
            BaseException: what it raises, or what interrupts it, such as the time-out of a task.
        """
        task = self._loop.create_task(work)
        try:
            self._loop.run_until_complete(task)
        except RuntimeError:
            if self._interrupt is None:
                raise
        finally:
            self._stop(task)
        interrupt, self._interrupt = self._interrupt, None
        if interrupt is not None:
            raise interrupt
        return task.result()

    def close(self) -> None:
        """Give what still runs a moment to end, and close."""
        left = asyncio.all_tasks(self._loop)
        for each in left:
            each.cancel()
        if left:
            self._loop.run_until_complete(asyncio.wait(left, timeout=GRACE))
        self._loop.close()

    def _stop(self, task: asyncio.Task[T]) -> None:
        """Cancel a task that was interrupted, and give it a moment to clean up."""
        if not task.done():
            task.cancel()
            self._loop.run_until_complete(asyncio.wait({task}, timeout=GRACE))

    def _note(self, loop: asyncio.AbstractEventLoop, context: dict[str, t.Any]) -> None:
        """Stop at an interrupt that came in a callback: without this, the loop would only log it.

        An error in a callback does not stop the loop: the session ends by its time-out.
        """
        error = context.get("exception")
        if error is not None and not isinstance(error, Exception):
            self._interrupt = error
            loop.stop()


class Threads(concurrent.futures.ThreadPoolExecutor):
    """Daemon threads, one for each work at a time: a file or name server that hangs holds only its thread."""

    def __init__(self) -> None:
        super().__init__()
        self._free: list[_Works] = []
        self._is_over = False

    def submit(
        self, fn: t.Callable[..., t.Any], /, *args: t.Any, **kwargs: t.Any
    ) -> concurrent.futures.Future[t.Any]:
        """Start a work, in a thread that is free or in a new one."""
        future: concurrent.futures.Future[t.Any] = concurrent.futures.Future()
        works = self._free.pop() if self._free else self._thread()
        works.put(work_of(future, functools.partial(fn, *args, **kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the threads that are free, and each other when its work has ended."""
        self._is_over = True
        while self._free:
            self._free.pop().put(None)

    def _thread(self) -> _Works:
        works: _Works = queue.SimpleQueue()
        threading.Thread(target=self._run, args=(works,), name="srd-work", daemon=True).start()
        return works

    def _run(self, works: _Works) -> None:
        while work := works.get():
            work()
            if self._is_over:
                return
            self._free.append(works)


class _Handed:
    """Hands an error over to whoever waits for a work, whatever it is, in place of the thread."""

    def __init__(self, future: concurrent.futures.Future[t.Any]) -> None:
        self._future = future

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _where: types.TracebackType | None,
    ) -> bool:
        if error is not None:
            self._future.set_exception(error)
        return True


def work_of(future: concurrent.futures.Future[T], function: t.Callable[[], T]) -> t.Callable[[], None]:
    """Return what does a work and hands over what comes of it, unless nobody waits for it any more."""

    def work() -> None:
        if future.set_running_or_notify_cancel():
            with _Handed(future):
                future.set_result(function())

    return work
