# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The other gateway of a pair, in a thread of its own."""

from __future__ import annotations

import threading
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import other
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.other import OtherGateway
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

ERROR = DeviceError("mx2", command="show", cause="refused", remedy="look there")


class Opener:
    """Opens a session of the lab, or fails; notes what happens in which thread."""

    def __init__(self, error: DeviceError | None = None) -> None:
        self.error = error
        self.done: list[tuple[str, str]] = []

    def open(self) -> Session:
        self.done.append(("open", threading.current_thread().name))
        if self.error is not None:
            raise self.error
        return Simulation().session("mx2")

    def close(self) -> None:
        self.done.append(("close", threading.current_thread().name))

    def abandon(self) -> None:
        self.done.append(("abandon", threading.current_thread().name))


def gateway(opener: Opener) -> OtherGateway:
    return OtherGateway(opener, lambda session: session)


def test_it_is_opened_once_and_ended_in_its_own_thread() -> None:
    opener = Opener()
    it = gateway(opener)
    works = [it.begin(it.session.reopen) for _time in range(2)]
    assert [work() for work in works] == [None, None]
    it.close()
    assert opener.done == [("open", "srd-other"), ("close", "srd-other")]


def test_one_that_was_not_needed_is_not_opened() -> None:
    opener = Opener()
    gateway(opener).close()
    assert opener.done == []


def test_a_session_that_cannot_be_opened_is_told_to_whoever_waits_and_tried_again() -> None:
    opener = Opener(ERROR)
    it = gateway(opener)
    for _time in range(2):
        with pytest.raises(DeviceError) as raised:
            it.begin(it.session.reopen)()
        assert raised.value is ERROR
    it.close()
    assert opener.done == [("open", "srd-other"), ("open", "srd-other"), ("close", "srd-other")]


def test_it_is_read_while_this_gateway_is_read() -> None:
    """Each waits for the other: one after the other they would never end."""
    it, met = gateway(Opener()), threading.Barrier(2, timeout=60)
    theirs = it.begin(met.wait)
    assert sorted([met.wait(), theirs()]) == [0, 1]
    it.close()


def test_a_work_is_repeated_by_itself_and_when_it_is_asked_for() -> None:
    it, seen = gateway(Opener()), threading.Semaphore(0)
    it.repeat(seen.release, 0.01)
    it.ask()()
    assert all(seen.acquire(timeout=60) for _time in range(5))
    it.close()


def test_a_work_that_hangs_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other, "PATIENCE", 0.01)
    it, go_on = gateway(Opener()), threading.Event()
    asked: list[int] = []

    def work() -> None:
        asked.append(1)
        go_on.wait(60)

    it.repeat(work, 3600)
    it.ask()()
    it.ask()()
    assert asked == [1]
    go_on.set()
    monkeypatch.setattr(other, "PATIENCE", 60.0)
    it.ask()()
    it.ask()()
    assert len(asked) in (2, 3)  # the first one may have ended within the wait
    it.close()


def test_one_that_hangs_at_the_end_is_abandoned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other, "GRACE", 0.01)
    opener, go_on = Opener(), threading.Event()
    it = gateway(opener)
    it.begin(lambda: go_on.wait(60))
    it.close()
    assert opener.done == [("abandon", threading.current_thread().name)]
    go_on.set()


def test_what_a_repeated_work_raises_is_raised_to_whoever_asks() -> None:
    it = gateway(Opener())

    def work() -> t.NoReturn:
        raise ValueError("a mistake")

    it.repeat(work, 3600)
    with pytest.raises(ValueError, match="a mistake"):
        it.ask()()
    it.rest()
    it.ask()()
    it.close()
