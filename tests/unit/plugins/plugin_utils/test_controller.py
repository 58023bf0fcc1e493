# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A worker knows whether its main process is still there."""

from __future__ import annotations

import multiprocessing
import os
import signal
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._controller import controller_is_alive

FORK = multiprocessing.get_context("fork")


def answers(asked: t.Any, answered: t.Any) -> None:
    """Answer whenever asked, as a worker would."""
    while True:
        asked.acquire()
        answered.put(controller_is_alive())


def main_process(end: signal.Signals, asked: t.Any, answered: t.Any) -> None:
    """Start a worker, and wait for it. The signal ends this process, also where nohup had it ignored."""
    if end != signal.SIGKILL:
        signal.signal(end, signal.SIG_DFL)
    worker = FORK.Process(target=answers, args=(asked, answered))
    worker.start()
    answered.put(worker.pid)
    worker.join()


def test_the_main_process_itself_is_there() -> None:
    assert controller_is_alive()


@pytest.mark.parametrize(
    "end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGSEGV, signal.SIGXCPU]
)
def test_a_worker_notices_that_its_main_process_has_ended(end: signal.Signals) -> None:
    asked, answered = FORK.Semaphore(0), FORK.SimpleQueue()
    main = FORK.Process(target=main_process, args=(end, asked, answered))
    main.start()
    worker = answered.get()
    try:
        asked.release()
        assert answered.get() is True
        os.kill(t.cast(int, main.pid), end)
        main.join()
        assert main.exitcode == -end
        asked.release()
        assert answered.get() is False
    finally:
        os.kill(worker, signal.SIGKILL)
        main.kill()
