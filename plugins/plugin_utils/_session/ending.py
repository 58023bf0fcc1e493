# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waits with a time-out, and leaves nothing of the work behind."""

from __future__ import annotations

import asyncio
import typing as t

T = t.TypeVar("T")

GRACE = 2.0  # seconds, for what is cancelled to clean up


class Late(Exception):
    """The work did not end in time."""


async def ended(
    work: t.Awaitable[T], seconds: float | None = None, undo: t.Callable[[T], None] | None = None
) -> asyncio.Task[T]:
    """Wait for work to end, however it ends, and return its task. It holds the result, or the error.

    Args:
        work: what to wait for. It is cancelled when the time is up, or when whoever waits is cancelled.
        seconds: how long to wait. None: as long as it takes.
        undo: takes a result that comes when nobody waits for it any more.

    Raises:
        Late: the time is up.
    """
    task = asyncio.ensure_future(work)
    task.add_done_callback(_look_at)
    done: set[asyncio.Task[T]] = set()
    try:
        done, _pending = await asyncio.wait({task}, timeout=seconds)
    finally:
        if not done:
            await _cancel(task, undo)
    if not done:
        raise Late
    return task


async def _cancel(task: asyncio.Task[T], undo: t.Callable[[T], None] | None) -> None:
    """Cancel work, and wait a moment for its end."""
    if undo is not None:
        task.add_done_callback(lambda each: _undo(each, undo))
    task.cancel()
    await asyncio.wait({task}, timeout=GRACE)


def _undo(task: asyncio.Task[T], undo: t.Callable[[T], None]) -> None:
    if not task.cancelled() and task.exception() is None:
        undo(task.result())


def error_of(task: asyncio.Task[t.Any]) -> Exception | None:
    """Return the error with which a task ended.

    Raises:
        BaseException: what is no error, such as an interrupt.
    """
    error = task.exception()
    if error is not None and not isinstance(error, Exception):
        raise error
    return error


def _look_at(task: asyncio.Task[t.Any]) -> None:
    """Retrieve the error of a task, so that the event loop does not log it as never retrieved."""
    if not task.cancelled():
        task.exception()
