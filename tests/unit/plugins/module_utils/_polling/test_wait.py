# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a wait ends, what it sees and what it shows, under a clock that only the test moves.

A row names the looks: when the gateway begins to show what, and how long a look takes then.
"""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import (
    FIELDS,
    Limits,
    Sample,
    Waited,
    WaitResult,
    from_plain,
    result_of,
    to_plain,
    wait,
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the gateway shows from a time on."""

    at: float = 0
    verdict: str = "go"
    line: str = "mx1 set 1: MASTER"
    marks: int = 0
    takes: float = 0  # seconds that a look takes


def report(verdict: str) -> Report:
    """Return a report with this verdict."""
    holds = {"go": True, "no_go": False, "unknown": None}[verdict]
    return Report(findings=(decide("health", Path(), expected="Passed", actual=verdict, holds=holds),))


class World:
    """A gateway and a clock."""

    def __init__(self, *shown: Shown) -> None:
        self._shown = shown
        self.time = 1000.0
        self._begun = self.time
        self.lines: list[str] = []
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def look(self, elapsed: float) -> Sample:
        now = [shown for shown in self._shown if shown.at <= self.time - self._begun][-1]
        self.time += now.takes
        return Sample(elapsed=elapsed, report=report(now.verdict), lines=(now.line,), marks=((1, now.marks),))

    def wait(self, *, timeout: float, interval: float, stable_for: float) -> Waited:
        limits = Limits(timeout=timeout, interval=interval, stable_for=stable_for)
        return wait(self.look, limits, clock=self.clock, sleep=self.sleep, show=self.lines.append)


GO, NO_GO, UNKNOWN = Shown(), Shown(verdict="no_go"), Shown(verdict="unknown")


def later(at: float, verdict: str = "go", **more: t.Any) -> Shown:
    """Return what is shown from a time on."""
    return Shown(at=at, verdict=verdict, **more)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A wait: what is shown, the limits, how it ends, and when the looks began."""

    case: str
    shown: tuple[Shown, ...]
    timeout: float = 20
    interval: float = 2
    stable_for: float = 4
    ended: str
    looks: list[float]

    def __str__(self) -> str:
        return self.case


ROWS = [
    Row(case="reached at once", shown=(GO,), ended="reached", looks=[0, 2, 4]),
    Row(case="one look is enough", shown=(GO,), stable_for=0, ended="reached", looks=[0]),
    Row(
        case="reached after a change",
        shown=(NO_GO, later(5)),
        ended="reached",
        looks=[0, 2, 4, 6, 8, 10],
    ),
    Row(
        case="not read at first",
        shown=(UNKNOWN, later(3)),
        ended="reached",
        looks=[0, 2, 4, 6, 8],
    ),
    Row(
        case="reached, then lost",
        shown=(GO, later(3, "no_go")),
        timeout=10,
        ended="reached_then_lost",
        looks=[0, 2, 4, 6, 8, 10],
    ),
    Row(
        case="reached, then not read",
        shown=(GO, later(3, "unknown")),
        timeout=6,
        ended="reached_then_lost",
        looks=[0, 2, 4, 6],
    ),
    Row(case="never", shown=(NO_GO,), timeout=6, ended="never", looks=[0, 2, 4, 6]),
    Row(case="never read", shown=(UNKNOWN,), timeout=6, ended="never", looks=[0, 2, 4, 6]),
    Row(
        case="reached too late to be stable",
        shown=(NO_GO, later(8)),
        timeout=10,
        ended="never",
        looks=[0, 2, 4, 6, 8, 10],
    ),
    Row(
        case="lost and back again begins anew",
        shown=(GO, later(3, "no_go"), later(5)),
        ended="reached",
        looks=[0, 2, 4, 6, 8, 10],
    ),
    Row(
        case="holds at every other look",
        shown=(GO, *(later(at, "no_go" if at % 4 else "go") for at in range(2, 12, 2))),
        timeout=10,
        ended="reached_then_lost",
        looks=[0, 2, 4, 6, 8, 10],
    ),
    Row(
        case="a flap between two looks, which only the marks show, begins anew",
        shown=(GO, later(3, marks=2)),
        ended="reached",
        looks=[0, 2, 4, 6, 8],
    ),
    Row(
        case="flaps without end",
        shown=tuple(later(at, marks=at) for at in range(0, 12, 2)),
        timeout=10,
        ended="never",
        looks=[0, 2, 4, 6, 8, 10],
    ),
    Row(
        case="a look that takes long does not count as time in which it held",
        shown=(later(0, takes=15), later(10)),
        timeout=60,
        ended="reached",
        looks=[0, 17, 19],
    ),
    Row(
        case="a look that outlasts the time ends the wait",
        shown=(later(0, "unknown", takes=30), later(30)),
        ended="never",
        looks=[0],
    ),
    Row(
        case="every look takes a while",
        shown=(later(0, takes=1.5),),
        ended="reached",
        looks=[0, 3.5, 7],
    ),
    Row(
        case="the last look is at the end of the time",
        shown=(NO_GO,),
        timeout=5,
        interval=3,
        ended="never",
        looks=[0, 3, 5],
    ),
    Row(
        case="the time is shorter than it must hold",
        shown=(GO,),
        timeout=3,
        ended="never",
        looks=[0, 2, 3],
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_wait_ends_as_its_row_says(row: Row) -> None:
    waited = World(*row.shown).wait(timeout=row.timeout, interval=row.interval, stable_for=row.stable_for)
    assert (waited.ended, [sample.elapsed for sample in waited.samples]) == (row.ended, row.looks)


def test_conditions_in_different_samples_never_count_together() -> None:
    """The role holds in one look, synchronisation in the other: the verdict is on one look at a time."""
    halves = [later(at, "no_go", line=f"half {at % 4}") for at in range(0, 100, 2)]
    waited = World(*halves).wait(timeout=98, interval=2, stable_for=4)
    assert (waited.ended, {sample.holds for sample in waited.samples}) == ("never", {False})


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        pytest.param(
            [later(0, "no_go", line="mx1 set 1: STANDBY, Hot 5/8"), later(7, "no_go", line="Hot 8/8")],
            ["mx1 set 1: STANDBY, Hot 5/8, 0 s", "Hot 8/8, 8 s", "Hot 8/8, 18 s", "Hot 8/8, 28 s"],
            id="on a change, and after ten seconds",
        ),
        pytest.param(
            [later(0, "no_go", line="a"), later(3, "no_go", line="b"), later(5, "no_go", line="a")],
            ["a, 0 s", "b, 4 s", "a, 6 s", "a, 16 s", "a, 26 s"],
            id="there and back",
        ),
    ],
)
def test_progress_is_shown(shown: list[Shown], lines: list[str]) -> None:
    world = World(*shown)
    world.wait(timeout=30, interval=2, stable_for=4)
    assert world.lines == lines


def test_it_never_sleeps_beyond_the_timeout() -> None:
    world = World(NO_GO)
    world.wait(timeout=5, interval=3, stable_for=1)
    assert (world.slept, world.time) == ([3, 2], 1005)


def result(ended: t.Any, verdict: str) -> WaitResult:
    return WaitResult(ended=ended, elapsed=4.0, report=report(verdict))


# How a wait ended, the verdict of its last sample, and that of the wait.
VERDICTS = [
    ("reached", "go", "go"),
    ("reached_then_lost", "no_go", "no_go"),
    ("reached_then_lost", "unknown", "unknown"),
    ("never", "no_go", "no_go"),
    ("never", "unknown", "unknown"),
    ("never", "go", "no_go"),
]


@pytest.mark.parametrize(("ended", "last", "verdict"), VERDICTS)
def test_a_verdict_is_never_go_without_success(ended: str, last: str, verdict: str) -> None:
    it = result(ended, last)
    assert (it.verdict, it.succeeded) == (verdict, ended == "reached")


def test_a_written_record_is_read_back() -> None:
    written = result_of(World(NO_GO, later(5)).wait(timeout=20, interval=2, stable_for=4))
    plain = json.loads(json.dumps(to_plain(written)))
    assert (set(plain), plain["ended"], plain["elapsed"]) == (set(FIELDS), "reached", 10.0)
    assert to_plain(from_plain(plain, "it")) == to_plain(written)


def test_only_the_end_and_the_report_of_a_wait_are_required() -> None:
    plain = {"ended": "never", "report": to_report(report("no_go"))}
    read = from_plain(plain, "it")
    assert (read.ended, read.elapsed, read.timeline, read.verdict) == ("never", None, (), "no_go")


REFUSED: dict[str, tuple[dict[str, t.Any], str]] = {
    "an end that does not exist": (
        {"ended": "Reached"},
        "it.ended - Expected: reached or reached_then_lost or never Actual: 'Reached'",
    ),
    "a report that is a word": (
        {"report": "GO"},
        "it.report - Expected: a report, a dictionary with its checks Actual: 'GO'",
    ),
    "seconds that are text": (
        {"elapsed": "4"},
        "it.elapsed - Expected: a value of type float Actual: '4'",
    ),
    "a timeline that is a dictionary": ({"timeline": {}}, "it.timeline - Expected: a list Actual: '{}'"),
}


@pytest.mark.parametrize(("changes", "message"), REFUSED.values(), ids=list(REFUSED))
def test_another_format_is_refused_with_its_path(changes: dict[str, t.Any], message: str) -> None:
    with pytest.raises(FactsError) as raised:
        from_plain({**to_plain(result("never", "no_go")), **changes}, "it")
    assert str(raised.value) == message


@pytest.mark.parametrize("name", ["ended", "report"])
def test_a_missing_field_is_detected(name: str) -> None:
    plain = {key: value for key, value in to_plain(result("never", "no_go")).items() if key != name}
    with pytest.raises(FactsError, match=f"^it - Expected: a wait, with {name} Actual: "):
        from_plain(plain, "it")
