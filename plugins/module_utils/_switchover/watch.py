# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The request, sent once, and the watch after it: whatever ends the watch, what was seen is kept."""

from __future__ import annotations

import datetime
import itertools
import re
import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Sampler, Waited, wait
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Trigger
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import Routes, role_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    Outage,
    Seen,
    has_moved,
    masterless,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import OUTAGE, Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Rescue
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

# A line of text, at its beginning or that of an element; it may name the routing engine first.
_ERROR_LINE = re.compile(
    r"(?mi)(?:^|>)\s*(?:\S+: )?(?:error:|syntax error|unknown command|missing argument|invalid value)"
)
_ERROR_ELEMENT = re.compile(r"(?s)<(?:\w+:)?((?:rpc-)?error)[\s/>].*?(?:</(?:\w+:)?\1>|\Z)")
_WARNING = re.compile(r"<(?:\w+:)?error-severity(?:\s[^>]*)?>\s*warning\s*<")


_LATER = 0.5  # seconds more, by itself: else it is read right before it is asked for, and so twice
_LATE = "no answer in time"
_TOO_EARLY = "the task ended before"
_MASTER_NOW = "a gateway is MASTER now, or may be"

T = t.TypeVar("T")
Take: t.TypeAlias = "t.Callable[[], Sample]"


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

    @property
    def words(self) -> str:
        """What came back, in a word: it says nothing of what the gateway did."""
        if self.lost:
            return "not answered"
        return "answered with an error" if self.refused else "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What is done while both are watched.

    Args:
        look: done at each reading that shows the role moved on both.
        follow: done where all is well in the end.
        follow_back: done where the rescue made this gateway MASTER again.
        rescue: the request to acquire the set again, word for word.
        admit: returns why that must not be sent; None once everything is ready for it.
        unwatched: returns why nothing may be sent any more, asked at the last; None while somebody watches.
    """

    look: t.Callable[[], None]
    follow: t.Callable[[], None]
    follow_back: t.Callable[[], None]
    rescue: str
    admit: t.Callable[[], str | None]
    unwatched: t.Callable[[], str | None]


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
        routes_followed: seconds until these were seen to have followed mastership; None where they were not.
        rescue: the request to acquire the set again; None where it did not come to that.
        interruption: what ended it early.
    """

    message: str
    begun_at: float
    sent: Sent = field(init=False)
    samples: list[Sample] = field(default_factory=list)
    peer_samples: list[Sample] = field(default_factory=list)
    waited: Waited | None = None
    routes: Routes = field(default_factory=dict)
    routes_followed: float | None = None
    rescue: Rescue | None = None
    interruption: str | None = None

    def __post_init__(self) -> None:
        self.sent = Sent(message=self.message)

    def run(self, session: Session, other: Other, plan: Plan, tools: Tools, then: Then) -> None:
        """Send the request, and sample both until the role has moved and the pair is stable.

        Not for long where the request was refused, or where no gateway is MASTER. What is done I(then) may be
        interrupted like the watch.
        """
        try:
            self.sent = _send(session, plan, plan.trigger, self.message, tools)
            take = self._taking(session, other, plan, tools, then)
            self.waited = self._wait(take, plan, tools)
            if self.waited.ended == "reached":
                other.rest()
                then.follow()
            elif plan.rescue is not None and self._lasts(take, plan, tools):
                self._rescue(session, plan, take, tools, then)
                if self.rescue is not None and self.rescue.acquired is not None:
                    other.rest()
                    then.follow_back()
        except tools.interruptions as error:
            self.interruption = str(error) or type(error).__name__
        finally:
            other.rest()

    def _taking(self, session: Session, other: Other, plan: Plan, tools: Tools, then: Then) -> Take:
        """Return what takes a sample of both."""
        sampler = Sampler(
            session=session,
            request=Read(),
            expected=plan.expecting(plan.target),
            host=plan.host,
            clock=tools.now,
            lost=self.sent.lost,
        )
        self._watch_peer(other, plan, tools)

        def take() -> Sample:
            before, answered = len(self.peer_samples), other.ask()
            own = sampler.take(tools.clock() - self.begun_at)
            answered()
            self.samples.append(_both(own, self.peer_samples[before:], plan))
            if self._is_handed_over(plan):
                then.look()
            return self.samples[-1]

        return take

    def _wait(self, take: Take, plan: Plan, tools: Tools) -> Waited:
        return wait(
            lambda _elapsed: take(),
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
            plan.limits.interval + _LATER,
        )

    def seen(self, before: _model.Gateway | None, peer_before: _model.Gateway | None) -> Seen:
        """Return what both showed, before the request and after it."""
        return Seen(
            before=before,
            peer_before=peer_before,
            samples=tuple(self.samples),
            peer_samples=tuple(self.peer_samples),
        )

    def open_question(self, plan: Plan) -> str | None:
        """Return that it is unknown whether a gateway is MASTER, where the last readings leave that open."""
        both = ((plan.host, self.samples), (plan.peer, self.peer_samples))
        roles = {name: role_of(of[-1].gateway, plan.redundancy_set) if of else None for name, of in both}
        unknown = [name for name, role in roles.items() if role is None]
        if not self.samples or not unknown or "MASTER" in roles.values():
            return None
        return f"whether a gateway is MASTER is unknown: {' and '.join(unknown)} did not show it in the end"

    def _is_handed_over(self, plan: Plan) -> bool:
        """Return whether the last readings show the roles as they are to be, on both."""
        last = self.peer_samples[-1].gateway if self.peer_samples else None
        return has_moved(self.samples[-1], plan) and role_of(last, plan.redundancy_set) == plan.origin

    def _outage(self, plan: Plan) -> Outage | None:
        """Return since when no gateway has been MASTER, if that is too long."""
        outage = masterless(self.samples, self.peer_samples, plan)
        return outage if outage is not None and outage.seconds >= OUTAGE else None

    def _lasts(self, take: Take, plan: Plan, tools: Tools) -> bool:
        """Sample both where the time was up in an outage; return whether that gets too long."""
        while (outage := masterless(self.samples, self.peer_samples, plan)) and outage.seconds < OUTAGE:
            tools.sleep(min(plan.limits.interval, OUTAGE - outage.seconds))
            take()
        return outage is not None

    def _is_without_master(self, plan: Plan, tools: Tools) -> bool:
        """Return whether no gateway has been MASTER for too long, and say so at once."""
        outage = self._outage(plan)
        if outage is None:
            return False
        tools.show(f"NO GATEWAY IS MASTER of set {plan.redundancy_set}: {outage.words}")
        return True

    def _rescue(self, session: Session, plan: Plan, take: Take, tools: Tools, then: Then) -> None:
        """Send the one request to acquire the set again, if a last reading shows that none is MASTER."""
        request, trigger = then.rescue, t.cast(Trigger, plan.rescue)
        self.rescue = Rescue(request=request, withheld=_TOO_EARLY)
        withheld = then.admit() or (None if self._is_still_without(take, plan) else _MASTER_NOW)
        withheld = withheld or then.unwatched()  # that reading may have taken long
        if withheld is not None:
            self.rescue = Rescue(request=request, withheld=withheld)
            tools.show(self.rescue.words)
            return
        tools.show(f"{plan.host}: rescue of set {plan.redundancy_set}: {request}")
        self.rescue = Rescue(request=request, sent_at=round(tools.clock() - self.begun_at, 2))
        try:
            sent = _send(session, plan, trigger, request, tools)
            error = None if sent.error is None else line(str(sent.error))
            self.rescue = replace(self.rescue, reply=sent.reply, error=error)
            self._await_master(take, plan, tools)
        finally:
            self.rescue = replace(self.rescue, acquired=self._acquired(plan))

    def _is_still_without(self, take: Take, plan: Plan) -> bool:
        """Return whether new readings of both show that no gateway is MASTER, and none is called so."""
        before = len(self.peer_samples)
        take()
        is_read = len(self.peer_samples) > before
        outage = masterless(self.samples, self.peer_samples, plan)
        return is_read and outage is not None and not outage.is_doubted

    def _await_master(self, take: Take, plan: Plan, tools: Tools) -> None:
        """Sample both until this gateway has been MASTER again for long enough, or has not become so."""

        def acquired(elapsed: float) -> Sample:
            sample = take()
            finding = decide(
                "role",
                Path().to("gateway", plan.host).to("set", plan.redundancy_set),
                expected=plan.origin,
                actual=role_of(sample.gateway, plan.redundancy_set),
                holds=self._acquired(plan) is not None,
            )
            return replace(sample, elapsed=elapsed, report=Report(findings=(finding,)))

        wait(
            acquired,
            plan.limits,
            clock=tools.clock,
            sleep=tools.sleep,
            show=tools.show,
            is_hopeless=lambda samples: samples[-1].elapsed >= OUTAGE and self._acquired(plan) is None,
        )

    def _acquired(self, plan: Plan) -> float | None:
        """Return since when this gateway alone has been MASTER, to the last; None where it is not."""
        taken = itertools.takewhile(
            lambda each: role_of(each.gateway, plan.redundancy_set) == plan.origin, reversed(self.samples)
        )
        since = [each.elapsed for each in taken]
        last = self.peer_samples[-1].gateway if self.peer_samples else None
        is_alone = role_of(last, plan.redundancy_set) not in (None, plan.origin)
        return round(since[-1], 2) if since and is_alone else None


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


def _send(session: Session, plan: Plan, trigger: Trigger, message: str, tools: Tools) -> Sent:
    """Send a request, once, whatever becomes of it, and say when it goes out."""
    of_set = f"{plan.host}: set {plan.redundancy_set}"
    tools.show(f"{of_set}: sending the request ...")
    sent = _sent(session, trigger, message)
    tools.show(f"{of_set}: {sent.words}")
    return sent


def _sent(session: Session, trigger: Trigger, message: str) -> Sent:
    try:
        (reply,) = session.send(trigger)
    except DeviceError as error:
        return Sent(message=message, error=error)
    return Sent(message=message, reply=reply)


def _has_not_moved_for_long(samples: t.Sequence[Sample], plan: Plan) -> bool:
    patience = plan.limits.stable_for + plan.limits.interval
    return samples[-1].elapsed >= patience and not any(has_moved(sample, plan) for sample in samples)
