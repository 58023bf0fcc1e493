# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One reading of a gateway while somebody waits: its report, a line of progress, an entry of the timeline."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import evaluate_gateway, unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Verdict, mastership
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, read_state
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable


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
