# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks many pairs at once, and keeps in memory only those that are being read."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import time
import typing as t
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair, Side, Sides, unknown
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.progress import Progress

INTERVAL = 5.0  # seconds between two lines of progress

T = t.TypeVar("T")


class Work(t.Protocol[T]):
    """What is done with a pair. T is what is known of it before it is read."""

    def prepare(self, pair: Pair) -> T:
        """Return what is known of a pair before it is read, or raise an C(SrdError): it is then not read."""

    async def read(self, host: str, prepared: T) -> Reading:
        """Read a gateway, or raise an C(SrdError)."""

    def conclude(self, pair: Pair, prepared: T, sides: Sides) -> PairVerdict:
        """Judge a pair and write its evidence. It runs in a thread of its own, one pair at a time.

        An C(SrdError) makes the pair UNKNOWN.
        """


async def audit(
    pairs: t.Sequence[Pair],
    work: Work[T],
    *,
    concurrency: int,
    show: t.Callable[[Progress], None],
    interval: float = INTERVAL,
) -> list[PairVerdict]:
    """Return a verdict on each pair, in the order in which they were reached.

    The two gateways of a pair are read at the same time. A pair that could not be checked, or whose
    evidence could not be written, is UNKNOWN. A pair never waits for a gateway of another pair.

    Args:
        pairs: the pairs.
        work: what is done with each.
        concurrency: how many gateways are read at once, and how many pairs are in memory, 2 or more.
        show: shows the progress.
        interval: seconds between two lines of progress.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="conclude") as thread:
        run = _Run(work=work, slots=_Slots(concurrency), thread=thread, verdicts=[])
        waiting = iter(pairs)
        tasks = [asyncio.ensure_future(run.each(waiting)) for _worker in range(min(concurrency, len(pairs)))]
        async with _shown(show, run.verdicts, len(pairs), interval):
            await _all(tasks)
    return run.verdicts


class _Slots:
    """So many gateways are read at once. Those of one pair begin together."""

    def __init__(self, count: int) -> None:
        self._free = asyncio.Semaphore(count)
        self._turn = asyncio.Lock()

    async def take_both(self) -> None:
        async with self._turn:  # else each of two pairs could hold one slot, and wait for its second
            await self._free.acquire()
            await self._free.acquire()

    def release(self) -> None:
        self._free.release()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run(t.Generic[T]):
    work: Work[T]
    slots: _Slots
    thread: ThreadPoolExecutor
    verdicts: list[PairVerdict]

    async def each(self, pairs: t.Iterator[Pair]) -> None:
        """Work on pairs, one after another. Several workers share the iterator."""
        for pair in pairs:
            self.verdicts.append(await self._verdict(pair))

    async def _verdict(self, pair: Pair) -> PairVerdict:
        try:
            prepared = self.work.prepare(pair)
            sides = await self._read_both(pair, prepared)
            conclude = functools.partial(self.work.conclude, pair, prepared, sides)
            return await asyncio.get_running_loop().run_in_executor(self.thread, conclude)
        except SrdError as error:
            return unknown(pair, str(error))

    async def _read_both(self, pair: Pair, prepared: T) -> Sides:
        await self.slots.take_both()
        first, second = await asyncio.gather(*(self._read(name, prepared) for name in pair.names))
        return first, second

    async def _read(self, name: str, prepared: T) -> Side:
        try:
            return Side(name=name, reading=await self.work.read(name, prepared))
        except SrdError as error:
            return Side(name=name, error=str(error))
        finally:
            self.slots.release()


async def _all(tasks: t.Sequence[asyncio.Future[None]]) -> None:
    """Wait for all. Where one fails, end the others."""
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def _shown(
    show: t.Callable[[Progress], None], verdicts: t.Sequence[PairVerdict], total: int, interval: float
) -> t.AsyncIterator[None]:
    task = asyncio.ensure_future(_show(show, verdicts, total, interval))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _show(
    show: t.Callable[[Progress], None], verdicts: t.Sequence[PairVerdict], total: int, interval: float
) -> None:
    begun = time.monotonic()
    while True:
        await asyncio.sleep(interval)
        show(Progress(total=total, verdicts=verdicts, seconds=time.monotonic() - begun))
