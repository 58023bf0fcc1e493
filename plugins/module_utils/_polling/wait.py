# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Samples a gateway until what is expected of it holds, in one sample, and goes on holding.

Clock, sleep and sampler are passed in. A gateway that did not answer is sampled as unknown.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._time import seconds

LIMITS: dict[str, dict[str, t.Any]] = {
    "timeout": {"type": "float", "default": 300},
    "interval": {"type": "float", "default": 2},
    "stable_for": {"type": "float", "default": 10},
}

Ended = t.Literal["reached", "reached_then_lost", "never"]

QUIET = 10.0  # seconds after which a line is due although nothing changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One look at the gateway.

    C(marks) are what must not change while the expectation holds: counters of transitions, which
    tell of a flap between two samples. C(gateway) is None where it was not read.
    """

    elapsed: float
    report: dict[str, t.Any]
    lines: tuple[str, ...]
    sets: tuple[dict[str, t.Any], ...] = ()
    marks: tuple[object, ...] = ()
    gateway: _model.Gateway | None = None

    @property
    def holds(self) -> bool:
        """Whether all that is expected holds in this sample."""
        return bool(self.report["verdict"] == "go")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long to wait, how often to look, how long it must hold; in seconds."""

    timeout: float
    interval: float
    stable_for: float


def limits_of(options: t.Mapping[str, t.Any]) -> Limits:
    """Return the limits that options state.

    Raises:
        ArgumentError: a time is none, or there is none at all for what must be stable.
    """
    timeout, interval, stable_for = (seconds(name, options[name]) for name in LIMITS)
    if not interval:
        raise ArgumentError("interval - Expected: seconds, more than 0 Actual: 0")
    if stable_for >= timeout:
        raise ArgumentError(f"stable_for - Expected: less than timeout Actual: {stable_for:g}")
    return Limits(timeout=timeout, interval=interval, stable_for=stable_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """How a wait ended, and what it saw."""

    ended: Ended
    samples: tuple[Sample, ...]


def wait(
    look: t.Callable[[float], Sample],
    limits: Limits,
    *,
    clock: t.Callable[[], float],
    sleep: t.Callable[[float], None],
    tell: t.Callable[[str], None],
    begun_at: float | None = None,
    is_hopeless: t.Callable[[t.Sequence[Sample]], bool] = lambda _: False,
) -> Waited:
    """Sample until the expectation has held for I(stable_for), or the time is up.

    Args:
        look: takes one sample, given the seconds since the beginning.
        limits: the times.
        clock: a clock that only goes forward, in seconds.
        sleep: waits for so many seconds.
        tell: shows a line of progress.
        begun_at: when the time began to run, by that clock; now, where it is not given.
        is_hopeless: says of the samples so far that nothing more is to be waited for.
    """
    begun = clock() if begun_at is None else begun_at
    samples, ends, told = list[Sample](), list[float](), _Told(tell)
    while True:
        samples.append(look(clock() - begun))
        ends.append(clock() - begun)
        told.show(samples[-1])
        if samples[-1].holds and _held_for(samples, ends) >= limits.stable_for:
            return Waited(ended="reached", samples=tuple(samples))
        left = limits.timeout - ends[-1]
        if left <= 0 or is_hopeless(samples):
            return Waited(ended=_ending(samples), samples=tuple(samples))
        sleep(min(limits.interval, left))


class _Told:
    """Shows a line when something has changed, or has been quiet for long."""

    def __init__(self, tell: t.Callable[[str], None]) -> None:
        self._tell = tell
        self._lines: tuple[str, ...] = ()
        self._at = float("-inf")

    def show(self, sample: Sample) -> None:
        """Show a sample, if it is due."""
        if sample.lines == self._lines and sample.elapsed - self._at < QUIET:
            return
        for line in sample.lines:
            self._tell(f"{line}, {sample.elapsed:.0f} s")
        self._lines, self._at = sample.lines, sample.elapsed


def _held_for(samples: t.Sequence[Sample], ends: t.Sequence[float]) -> float:
    """Return for how long the expectation has held without a break, up to the last sample.

    From the end of a look to the beginning of another: a look may take long, and what it saw it may
    have seen last of all.
    """
    last = samples[-1]
    since = last.elapsed
    for sample, end in zip(reversed(samples), reversed(ends), strict=True):
        if not sample.holds or sample.marks != last.marks:
            break
        since = end
    return max(0.0, last.elapsed - since)


def _ending(samples: t.Sequence[Sample]) -> Ended:
    held = any(sample.holds for sample in samples)
    return "reached_then_lost" if held and not samples[-1].holds else "never"
