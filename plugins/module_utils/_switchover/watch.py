# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The request, sent once, and the watch after it: whatever ends the watch, what was seen is kept."""

from __future__ import annotations

import datetime
import re
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Sampler, Waited, wait
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import Routes
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import has_moved
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

# A line of text, at its beginning or that of an element; it may name the routing engine first.
_ERROR_LINE = re.compile(
    r"(?mi)(?:^|>)\s*(?:\S+: )?(?:error:|syntax error|unknown command|missing argument|invalid value)"
)
_ERROR_ELEMENT = re.compile(r"(?s)<(?:\w+:)?((?:rpc-)?error)[\s/>].*?(?:</(?:\w+:)?\1>|\Z)")
_WARNING = re.compile(r"<(?:\w+:)?error-severity(?:\s[^>]*)?>\s*warning\s*<")


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

    def catch_up(self) -> None:
        """Do the repeated work now, and wait until it is done, but not for long."""

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
        samples: the readings since.
        waited: how the watch ended; None while it has not, and if it was interrupted.
        routes: the signal routes of both gateways in the end; nothing where they were not read.
        interruption: what ended it early.
    """

    message: str
    begun_at: float
    sent: Sent = field(init=False)
    samples: list[Sample] = field(default_factory=list)
    waited: Waited | None = None
    routes: Routes = field(default_factory=dict)
    interruption: str | None = None

    def __post_init__(self) -> None:
        self.sent = Sent(message=self.message)

    def run(self, session: Session, plan: Plan, tools: Tools, then: t.Callable[[], None]) -> None:
        """Send the request, and sample until the role has moved and the pair is stable.

        Not for long where the request was refused. What is done I(then) may be interrupted like the watch.
        """
        try:
            self.sent = _send(session, plan, self.message)
            self.waited = self._wait(session, plan, tools)
            then()
        except tools.interruptions as error:
            self.interruption = str(error) or type(error).__name__

    def _wait(self, session: Session, plan: Plan, tools: Tools) -> Waited:
        sampler = Sampler(
            session=session,
            request=Read(),
            expected=plan.expecting(plan.target),
            host=plan.host,
            clock=tools.now,
            lost=self.sent.lost,
        )

        def take(elapsed: float) -> Sample:
            self.samples.append(sampler.take(elapsed))
            return self.samples[-1]

        return wait(
            take,
            plan.limits,
            clock=tools.clock,
            sleep=tools.sleep,
            show=tools.show,
            begun_at=self.begun_at,
            is_hopeless=lambda samples: self.sent.refused and _has_not_moved_for_long(samples, plan),
        )


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
