# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The request, sent once, and the watch after it: whatever ends the watch, what was seen is kept."""

from __future__ import annotations

import datetime
import re
import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Sampler, Waited, wait
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import Routes
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    OUTAGE,
    has_moved,
    masterless,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

# A line of text, at its beginning or that of an element; it may name the routing engine first.
_ERROR_LINE = re.compile(
    r"(?mi)(?:^|>)\s*(?:\S+: )?(?:error:|syntax error|unknown command|missing argument|invalid value)"
)
_ERROR_ELEMENT = re.compile(r"(?s)<(?:\w+:)?((?:rpc-)?error)[\s/>].*?(?:</(?:\w+:)?\1>|\Z)")
_WARNING = re.compile(r"<(?:\w+:)?error-severity(?:\s[^>]*)?>\s*warning\s*<")


_LATE = "no answer in time"

T = t.TypeVar("T")


class Other(t.Protocol):
    """The other gateway, spoken to at the same time as this one. Only its works use its session."""

    @property
    def session(self) -> Session:
        """The session to it."""

    def begin(self, work: t.Callable[[], T]) -> t.Callable[[], T]:
        """Begin a work; return what waits for it, and then returns or raises what it does."""

    def repeat(self, work: t.Callable[[], None], interval: float) -> None:
        """Do a work whenever it is asked for, and by itself after so many seconds without it."""

    def ask(self) -> t.Callable[[], None]:
        """Do the repeated work now; return what waits until it is done, but not for long."""

    def rest(self) -> None:
        """Stop repeating the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a switchover needs of the world.

    Args:
        now: gives the time, with its zone.
        clock: a clock that only goes forward, in seconds.
        sleep: waits for so many seconds.
        show: shows a line of progress.
        interruptions: what may end the watch and is then told, such as the time-out of a task. Whatever else
            ends it is passed on.
    """

    now: t.Callable[[], datetime.datetime]
    clock: t.Callable[[], float]
    sleep: t.Callable[[float], None]
    show: t.Callable[[str], None]
    interruptions: tuple[type[BaseException], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The request that was sent, word for word, and what came back, if anything did."""

    message: str
    reply: str | None = None
    error: DeviceError | None = None

    @property
    def refused(self) -> bool:
        """Whether the reply is an error. The gateway may answer so and do it all the same."""
        if self.error is not None:
            return self.error.answered
        reply = _ERROR_ELEMENT.sub(
            lambda found: "" if _WARNING.search(found[0]) else found[0], self.reply or ""
        )
        return any(sign.search(reply) for sign in (_ERROR_ELEMENT, _ERROR_LINE))

    @property
    def is_certainly_refused(self) -> bool:
        """Whether the reply is an error and no warning, of which a connection may not tell the difference."""
        return self.refused and not (self.error is not None and self.error.may_warn)

    @property
    def lost(self) -> bool:
        """Whether the session was lost with it."""
        return self.error is not None and not self.error.answered


@dataclass(slots=True, kw_only=True)
class Watch:
    """A request under way, and what was seen since: kept up to date, so that nothing of it is lost.

    Args:
        message: the request, word for word.
        begun_at: when it was sent, by the clock that only goes forward.
        sent: the request with what came back.
        samples: the readings of this gateway since, each with the report on both.
        peer_samples: those of the other one.
        waited: how the watch ended; None while it has not, and if it was interrupted.
        routes: the signal routes of both gateways in the end; nothing where they were not read.
        interruption: what ended it early.
    """

    message: str
    begun_at: float
    sent: Sent = field(init=False)
    samples: list[Sample] = field(default_factory=list)
    peer_samples: list[Sample] = field(default_factory=list)
    waited: Waited | None = None
    routes: Routes = field(default_factory=dict)
    interruption: str | None = None

    def __post_init__(self) -> None:
        self.sent = Sent(message=self.message)

    def run(
        self, session: Session, other: Other, plan: Plan, tools: Tools, then: t.Callable[[], None]
    ) -> None:
        """Send the request, and sample both until the role has moved and the pair is stable.

        Not for long where the request was refused, or where no gateway is MASTER. What is done I(then), where
        all is well, may be interrupted like the watch.
        """
        try:
            self.sent = _send(session, plan, self.message)
            self.waited = self._wait(session, other, plan, tools)
            other.rest()
            if self.waited.ended == "reached":
                then()
        except tools.interruptions as error:
            self.interruption = str(error) or type(error).__name__
        finally:
            other.rest()

    def _wait(self, session: Session, other: Other, plan: Plan, tools: Tools) -> Waited:
        sampler = Sampler(
            session=session,
            request=Read(),
            expected=plan.expecting(plan.target),
            host=plan.host,
            clock=tools.now,
            lost=self.sent.lost,
        )

        self._watch_peer(other, plan, tools)

        def take(elapsed: float) -> Sample:
            before, answered = len(self.peer_samples), other.ask()
            own = sampler.take(elapsed)
            answered()
            self.samples.append(_both(own, self.peer_samples[before:], plan))
            return self.samples[-1]

        return wait(
            take,
            plan.limits,
            clock=tools.clock,
            sleep=tools.sleep,
            show=tools.show,
            begun_at=self.begun_at,
            is_hopeless=lambda samples: (
                (self.sent.is_certainly_refused and _has_not_moved_for_long(samples, plan))
                or self._is_without_master(plan, tools)
            ),
        )

    def _watch_peer(self, other: Other, plan: Plan, tools: Tools) -> None:
        sampler = Sampler(
            session=other.session,
            request=Read(),
            expected=plan.expecting(plan.target).of_peer(),
            host=plan.peer,
            clock=tools.now,
        )
        other.repeat(
            lambda: self.peer_samples.append(sampler.take(tools.clock() - self.begun_at)),
            plan.limits.interval,
        )

    def _is_without_master(self, plan: Plan, tools: Tools) -> bool:
        """Return whether no gateway has been MASTER for too long, and say so at once."""
        outage = masterless(self.samples, self.peer_samples, plan)
        if outage is None or outage.seconds < OUTAGE:
            return False
        tools.show(f"NO GATEWAY IS MASTER of set {plan.redundancy_set}: {outage.words}")
        return True


def _both(own: Sample, theirs: t.Sequence[Sample], plan: Plan) -> Sample:
    """Return the sample of this gateway, with what the other one told meanwhile."""
    last = theirs[-1] if theirs else None
    told = unread(_LATE) if last is None else last.report
    return replace(
        own,
        report=replace(own.report, findings=(*_of(plan.host, own.report), *_of(plan.peer, told))),
        lines=(*own.lines, *(last.lines if last else (f"{plan.peer}: not read, {_LATE}",))),
        marks=(own.marks, last.marks if last else ()),
    )


def _of(gateway: str, report: Report) -> t.Iterator[Finding]:
    """Yield the findings on one gateway as findings on a gateway of a pair."""
    for each in report.findings:
        yield replace(each, path=Path((("gateway", gateway), *each.path.steps)))


def _send(session: Session, plan: Plan, message: str) -> Sent:
    """Send the request, once, whatever becomes of it."""
    try:
        (reply,) = session.send(plan.trigger)
    except DeviceError as error:
        return Sent(message=message, error=error)
    return Sent(message=message, reply=reply)


def _has_not_moved_for_long(samples: t.Sequence[Sample], plan: Plan) -> bool:
    patience = plan.limits.stable_for + plan.limits.interval
    return samples[-1].elapsed >= patience and not any(has_moved(sample, plan) for sample in samples)
