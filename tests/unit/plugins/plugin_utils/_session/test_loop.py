# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The event loop of a worker: interrupts get through, and nothing that hangs keeps the process."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import types
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.loop import Loop, Threads


@pytest.fixture
def loop() -> t.Iterator[Loop]:
    made = Loop()
    yield made
    made.close()


def test_it_runs_one_work_after_another(loop: Loop) -> None:
    async def twice(number: int) -> int:
        await asyncio.sleep(0)
        return 2 * number

    assert [loop.run(twice(1)), loop.run(twice(2))] == [2, 4]


def test_an_error_is_raised_where_it_is_waited_for(loop: Loop) -> None:
    async def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        loop.run(fail())


class Timeout(BaseException):
    """What the time-out of a task raises: no Exception, so that nobody takes it for an error of his own."""


def interrupt(_number: int, _frame: types.FrameType | None) -> None:
    raise Timeout


@pytest.fixture
def alarm() -> t.Iterator[None]:
    before = signal.signal(signal.SIGALRM, interrupt)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_an_interrupt_gets_through_and_what_ran_cleans_up(loop: Loop, alarm: None) -> None:
    cleaned: list[bool] = []

    async def hang() -> None:
        try:
            await asyncio.sleep(600)
        finally:
            cleaned.append(True)

    signal.setitimer(signal.ITIMER_REAL, 0.1)
    with pytest.raises(Timeout):
        loop.run(hang())
    assert cleaned == [True]


def test_an_interrupt_in_a_callback_gets_through(loop: Loop) -> None:
    def call() -> None:
        raise Timeout

    async def hang() -> None:
        asyncio.get_running_loop().call_soon(call)
        await asyncio.sleep(600)

    with pytest.raises(Timeout):
        loop.run(hang())
    assert loop.run(asyncio.sleep(0, "goes on")) == "goes on"


def test_what_hangs_in_a_thread_does_not_keep_the_process() -> None:
    program = textwrap.dedent(
        """
        import asyncio, time
        from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.loop import Loop

        async def hang():
            work = asyncio.get_running_loop().run_in_executor(None, time.sleep, 600)
            await asyncio.wait({work}, timeout=0.1)

        loop = Loop()
        loop.run(hang())
        loop.close()
        print("closed", flush=True)
        """
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program], env=env, text=True, capture_output=True, timeout=300, check=False
    )
    assert (ran.stdout, ran.stderr) == ("closed\n", "")
    assert time.monotonic() - began < 300


def test_a_thread_hands_over_results_and_errors() -> None:
    threads = Threads()
    assert threads.submit(int, "7").result(60) == 7
    with pytest.raises(ValueError, match="invalid literal"):
        threads.submit(int, "x").result(60)


def test_a_thread_takes_one_work_after_another_and_what_hangs_delays_no_other() -> None:
    threads, ended = Threads(), threading.Event()
    hung = threads.submit(ended.wait, 60)
    names = {threads.submit(_name_of_thread).result(60) for _each in range(20)}
    assert (hung.done(), len(names) <= 2) == (False, True)  # a thread is free a moment after its result
    ended.set()
    assert hung.result(60)


def _name_of_thread() -> int:
    return threading.get_ident()


def test_its_threads_end_with_it() -> None:
    threads, ended = Threads(), threading.Event()
    before = set(threading.enumerate())
    threads.submit(int, "7").result(60)
    hung = threads.submit(ended.wait, 60)
    made = set(threading.enumerate()) - before
    threads.shutdown()
    ended.set()
    for each in made:
        each.join(60)
    assert (hung.result(0), [each.is_alive() for each in made]) == (True, [False] * len(made))
