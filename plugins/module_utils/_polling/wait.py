# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Samples a gateway until all that is expected of it holds in one sample, and goes on holding.

Clock, sleep and sampler are passed in. A gateway that did not answer is sampled as unknown.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, fields, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import evaluate_gateway, unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Verdict, mastership
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    Report,
    from_report,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode_fields, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, read_state
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable
from ansible_collections.junos_ha.srd.plugins.module_utils._time import seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReading:
    """A redundancy set in one reading.

    Args:
        set: its id.
        state: its state on this gateway; None where the reply does not show it.
        peers: its state on each peer, as this gateway shows it.
        hot: how many of its service interfaces are Hot.
        interfaces: how many service interfaces it has.
    """

    set: int
    state: str | None
    peers: tuple[str | None, ...]
    hot: int
    interfaces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A sample as a timeline shows it. C(elapsed) are seconds since the beginning of the wait."""

    elapsed: float
    verdict: Verdict
    sets: tuple[SetReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One reading of the gateway.

    Args:
        elapsed: seconds since the beginning of the wait, when the reading began.
        report: what the checks found in this reading.
        lines: its lines of progress.
        sets: the redundancy sets that it shows.
        marks: what must not change while the expectation holds: counters of transitions, which show a flap
            between two samples.
        gateway: the state of the gateway; None where it was not read.
    """

    elapsed: float
    report: Report
    lines: tuple[str, ...]
    sets: tuple[SetReading, ...] = ()
    marks: tuple[object, ...] = ()
    gateway: _model.Gateway | None = None

    @property
    def holds(self) -> bool:
        """Whether all that is expected holds in this sample."""
        return self.report.verdict == "go"

    @property
    def is_hot(self) -> bool:
        """Whether every service interface is Hot, and there is one."""
        interfaces = sum(each.interfaces for each in self.sets)
        return interfaces > 0 and interfaces == sum(each.hot for each in self.sets)


@dataclass(slots=True, kw_only=True)
class Sampler:
    """Reads a gateway again and again, and opens the session again when it was lost.

    Args:
        session: what carries the reads.
        request: the read.
        expected: what is expected of the gateway.
        host: the gateway's name, for messages.
        clock: gives the time, with its zone.
        lost: whether the session is lost now.
    """

    session: Session
    request: Read
    expected: Expectation
    host: str
    clock: t.Callable[[], datetime.datetime]
    lost: bool = False

    def take(self, elapsed: float) -> Sample:
        """Return one sample. A gateway that does not answer gives one that is unknown."""
        try:
            gateway = self._read()
        except DeviceError as error:
            self.lost = True
            return unread_sample(error, host=self.host, elapsed=elapsed)
        report = evaluate_gateway(gateway, self.expected, now=self.clock(), name=self.host)
        return sample_of(gateway, report, host=self.host, elapsed=elapsed)

    def _read(self) -> _model.Gateway:
        if self.lost:
            self.session.reopen()
            self.lost = False
        return read_state(self.session, self.request, host=self.host, clock=self.clock).gateway


def sample_of(gateway: _model.Gateway, report: Report, *, host: str, elapsed: float) -> Sample:
    """Return the sample of a gateway that was read."""
    readings = tuple(_reading(each) for each in gateway.sets)
    return Sample(
        elapsed=elapsed,
        report=report,
        lines=tuple(_line(host, each) for each in readings) or (f"{host}: no redundancy set",),
        sets=readings,
        marks=tuple((each.id, each.transition_events) for each in gateway.sets),
        gateway=gateway,
    )


def with_masters_first(sample: Sample, host: str) -> Sample:
    """Return a sample whose first line says that its gateway shows a set without a MASTER, or with two."""
    words = mastership(sample.report.findings)
    lines = (printable(f"{host}: {words}"), *sample.lines) if words else sample.lines
    return replace(sample, lines=lines)


def unread_sample(error: DeviceError, *, host: str, elapsed: float) -> Sample:
    """Return the sample of a gateway that did not answer."""
    line = printable(f"{host}: not read, {error.cause}")
    return Sample(elapsed=elapsed, report=unread(str(error)), lines=(line,))


def timeline(samples: t.Iterable[Sample]) -> tuple[TimelineEntry, ...]:
    """Return samples as a timeline."""
    return tuple(
        TimelineEntry(elapsed=round(each.elapsed, 1), verdict=each.report.verdict, sets=each.sets)
        for each in samples
    )


def _reading(each: _model.RedundancySet) -> SetReading:
    return SetReading(
        set=each.id,
        state=each.state,
        peers=tuple(peer.state for peer in each.peers),
        hot=each.hot_count,
        interfaces=len(each.interfaces),
    )


def _line(host: str, each: SetReading) -> str:
    peers = " and ".join(state or "not shown" for state in each.peers) or "not shown"
    state = each.state or "not shown"
    return printable(f"{host} set {each.set}: {state}, peer {peers}, Hot {each.hot}/{each.interfaces}")


LIMITS: dict[str, dict[str, t.Any]] = {
    "timeout": {"type": "float", "default": 300},
    "interval": {"type": "float", "default": 2},
    "stable_for": {"type": "float"},
}

# Seconds for which a link that died is still called Connected: keepalive and hold-time, where their values
# are not known.
STABLE_FOR = 40.0

Ended = t.Literal["reached", "reached_then_lost", "never"]

_SENTENCES = {
    "reached": "reached and held for {stable_for:g} s, after {elapsed:.0f} s",
    "reached_then_lost": "reached and lost again, and the time of {timeout:g} s is up",
    "never": "not held for {stable_for:g} s when the time of {timeout:g} s was up",
    "never_for_long": "held when the time of {timeout:g} s was up, but not for {stable_for:g} s "
    "without a break: look at the timeline, and at the transition events",
}

QUIET = 10.0  # seconds after which a line is due although nothing changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long to wait, how long between two samples, how long all must hold; in seconds."""

    timeout: float
    interval: float
    stable_for: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """How a wait ended, and its samples; one at least."""

    ended: Ended
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitResult:
    """What a wait leaves, in the result of its task and in evidence.

    Args:
        ended: how it ended.
        elapsed: when its last sample began, in seconds; None where evidence does not say so.
        report: the report of its last sample.
        timeline: its samples.
    """

    ended: Ended
    elapsed: float | None = None
    report: Report
    timeline: tuple[TimelineEntry, ...] = ()

    @property
    def succeeded(self) -> bool:
        """Whether all held for long enough."""
        return self.ended == "reached"

    @property
    def verdict(self) -> Verdict:
        """GO where all held for long enough; unknown where the last sample does not show why it did not."""
        if self.succeeded:
            return self.report.verdict
        return "unknown" if self.report.verdict == "unknown" else "no_go"


FIELDS = tuple(field.name for field in fields(WaitResult))  # the keys of C(to_plain)


def limits_of(options: t.Mapping[str, t.Any]) -> Limits:
    """Return the limits that options state; C(STABLE_FOR) where they do not say for how long.

    Raises:
        ArgumentError: a time is invalid, or there is no time at all for what must be stable.
    """
    given = {**options, "stable_for": STABLE_FOR if options["stable_for"] is None else options["stable_for"]}
    timeout, interval, stable_for = (seconds(name, given[name]) for name in LIMITS)
    if not interval:
        raise ArgumentError("interval - Expected: seconds, more than 0 Actual: 0")
    if stable_for >= timeout:
        raise ArgumentError(f"stable_for - Expected: less than timeout Actual: {stable_for:g}")
    return Limits(timeout=timeout, interval=interval, stable_for=stable_for)


def wait(
    take: t.Callable[[float], Sample],
    limits: Limits,
    *,
    clock: t.Callable[[], float],
    sleep: t.Callable[[float], None],
    show: t.Callable[[str], None],
    begun_at: float | None = None,
    is_hopeless: t.Callable[[t.Sequence[Sample]], bool] = lambda _: False,
) -> Waited:
    """Sample until the expectation has held for I(stable_for), or the time is up.

    Args:
        take: takes one sample, given the seconds since the beginning.
        limits: the times.
        clock: a clock that only goes forward, in seconds.
        sleep: waits for so many seconds.
        show: shows a line of progress.
        begun_at: when the time began to run, by that clock; now, where it is not given.
        is_hopeless: says of the samples so far that nothing more can be waited for.
    """
    begun = clock() if begun_at is None else begun_at
    samples, ends, progress = list[Sample](), list[float](), _Progress(show)
    while True:
        samples.append(take(clock() - begun))
        ends.append(clock() - begun)
        progress.update(samples[-1])
        if samples[-1].holds and _held_for(samples, ends) >= limits.stable_for:
            return Waited(ended="reached", samples=tuple(samples))
        left = limits.timeout - ends[-1]
        if left <= 0 or is_hopeless(samples):
            return Waited(ended=_ending(samples), samples=tuple(samples))
        sleep(min(limits.interval, left))


def result_of(waited: Waited) -> WaitResult:
    """Return what a wait leaves."""
    last = waited.samples[-1]
    return WaitResult(
        ended=waited.ended,
        elapsed=round(last.elapsed, 1),
        report=last.report,
        timeline=timeline(waited.samples),
    )


def sentence(waited: Waited, limits: Limits) -> str:
    """Return how a wait ended, in a sentence."""
    last = waited.samples[-1]
    ending = "never_for_long" if waited.ended == "never" and last.holds else waited.ended
    return _SENTENCES[ending].format(
        stable_for=limits.stable_for, timeout=limits.timeout, elapsed=last.elapsed
    )


def to_plain(result: WaitResult) -> dict[str, t.Any]:
    """Return the result of a wait as plain data."""
    return {
        "ended": result.ended,
        "elapsed": result.elapsed,
        "report": to_report(result.report),
        "timeline": encode(result.timeline),
    }


def from_plain(plain: t.Mapping[str, t.Any], where: str) -> WaitResult:
    """Return the result of a wait that C(to_plain) wrote. Only how it ended and its report are required.

    Raises:
        FactsError: one of these is missing, or something has another shape.
    """
    given = decode_fields(WaitResult, plain, where, what="a wait", readers={"report": from_report})
    return WaitResult(**given)


class _Progress:
    """Shows the lines of a sample when they have changed, or when nothing was shown for long."""

    def __init__(self, show: t.Callable[[str], None]) -> None:
        self._show = show
        self._lines: tuple[str, ...] = ()
        self._at = float("-inf")

    def update(self, sample: Sample) -> None:
        """Show a sample, if it is due."""
        if sample.lines == self._lines and sample.elapsed - self._at < QUIET:
            return
        for line in sample.lines:
            self._show(f"{line}, {sample.elapsed:.0f} s")
        self._lines, self._at = sample.lines, sample.elapsed


def _held_for(samples: t.Sequence[Sample], ends: t.Sequence[float]) -> float:
    """Return for how long the expectation has held without a break, up to the last sample.

    It counts from the end of one sample to the beginning of another: a sample may take long, and what it
    shows may have become so at its very end.
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
