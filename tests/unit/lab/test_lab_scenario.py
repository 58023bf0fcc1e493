# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A scenario runs step by step, by time and by requests."""

from __future__ import annotations

import asyncio
import json
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.scenario import Scenario, Step, read_scenario

GATEWAYS = ("mx1", "mx2")


class Clock:
    """A clock that moves only while someone sleeps by it."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


class Done:
    """What was done, and when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.steps: list[tuple[float, str, str]] = []

    def do(self, gateway: str, name: str) -> None:
        self.steps.append((self.clock(), gateway, name))


def played(*steps: Step, began: float = 0.0) -> list[tuple[float, str, str]]:
    done = Done(Clock(began))
    asyncio.run(Scenario(steps, done.do).play(done.clock, done.clock.sleep))
    return done.steps


def test_steps_run_at_their_times_in_order() -> None:
    steps = (
        Step(gateway="mx1", do="healthy", at=3),
        Step(gateway="mx2", do="cold", at=0.5),
        Step(gateway="mx1", do="switched", at=3),
    )
    assert played(*steps) == [(0.5, "mx2", "cold"), (3, "mx1", "healthy"), (3, "mx1", "switched")]


def test_an_overdue_step_runs_at_once() -> None:
    assert played(Step(gateway="mx1", do="cold", at=1), began=2.0) == [(2.0, "mx1", "cold")]


def test_a_step_runs_before_its_read_only() -> None:
    done = Done(Clock())
    step = Step(gateway="mx1", do="cold", read=2)
    scenario = Scenario([step], done.do)
    for gateway, number in (("mx1", 1), ("mx2", 2), ("mx1", 2), ("mx1", 3)):
        scenario.at_request("read", gateway, number)
    assert done.steps == [(0.0, "mx1", "cold")]
    asyncio.run(scenario.play(done.clock, done.clock.sleep))
    assert len(done.steps) == 1


def test_requests_are_counted_by_kind() -> None:
    done = Done(Clock())
    scenario = Scenario([Step(gateway="mx1", do="cold", config=1)], done.do)
    scenario.at_request("read", "mx1", 1)
    assert done.steps == []
    scenario.at_request("config", "mx1", 1)
    assert done.steps == [(0.0, "mx1", "cold")]


def scenario_file(folder: Path, content: t.Any) -> Path:
    path = folder / "scenario.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_file_holds_the_steps(tmp_path: Path) -> None:
    steps = [
        {"at": 0.5, "gateway": "mx1", "do": "cold"},
        {"read": 2, "gateway": "mx2", "do": "hang"},
        {"config": 1, "gateway": "mx2", "do": "no_fault"},
        {"trigger": 1, "gateway": "mx2", "do": "close"},
    ]
    assert read_scenario(scenario_file(tmp_path, steps), GATEWAYS) == (
        Step(gateway="mx1", do="cold", at=0.5),
        Step(gateway="mx2", do="hang", read=2),
        Step(gateway="mx2", do="no_fault", config=1),
        Step(gateway="mx2", do="close", trigger=1),
    )


SHAPE = (
    "step - Expected: a gateway, do, and one of at (seconds, 0 or more), read, config, trigger (1 or more) "
    "Actual: "
)
WRONG: list[tuple[t.Any, str]] = [
    ("{", "scenario.json - cannot be read: "),
    ({"at": 1}, "scenario.json - Expected: a list of steps Actual: {'at': 1}"),
    ([1], f"{SHAPE}1"),
    ([{"gateway": "mx1", "do": "cold"}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "at": 1, "read": 1}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "at": 1, "set": 1}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "at": -1}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "at": "1"}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "at": True}], SHAPE),
    ('[{"gateway": "mx1", "do": "cold", "at": NaN}]', SHAPE),
    ([{"gateway": "mx1", "do": "cold", "read": 0}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "read": 1.5}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "config": 0}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "config": True}], SHAPE),
    ([{"gateway": "mx1", "do": "cold", "trigger": "1"}], SHAPE),
    (
        [{"gateway": "mx9", "do": "cold", "at": 1}],
        "gateway - unknown - Expected: one of mx1, mx2 Actual: 'mx9'",
    ),
    ([{"gateway": "mx1", "do": "colt", "at": 1}], "do - unknown - Expected: one of healthy, "),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_an_invalid_scenario_is_refused(tmp_path: Path, content: t.Any, said: str) -> None:
    with pytest.raises(LabError) as caught:
        read_scenario(scenario_file(tmp_path, content), GATEWAYS)
    assert said in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="cannot be read"):
        read_scenario(tmp_path / "none.json", GATEWAYS)
