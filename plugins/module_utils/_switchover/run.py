# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The switchover: gate, proof, trigger, outcome. Whatever does not hold ends it before anything is sent."""

from __future__ import annotations

import datetime
import re
import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import PlainReport, unread_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import joined
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sampler import Sampler
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Waited, wait
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Session,
    read_configuration,
    read_gateway,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import (
    Both,
    Gate,
    is_there,
    judge_gate,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    Outcome,
    has_moved,
    outcome,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.proof import Proof, prove, unproved

Ended = t.Literal["not_read", "there", "gate", "event", "would_send", "sent"]

# An error that comes as the text of a reply.
_ERROR = re.compile(r"(?mi)^\s*error:|<(?:\w+:)?rpc-error\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a switchover needs of the world: the time, a clock that only goes forward, sleep, the console."""

    now: t.Callable[[], datetime.datetime]
    clock: t.Callable[[], float]
    sleep: t.Callable[[float], None]
    tell: t.Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The request that was sent, word for word, and what came back, if anything did."""

    message: str
    reply: str | None = None
    error: DeviceError | None = None

    @property
    def refused(self) -> bool:
        """Whether the gateway said that it would not. It may say so and do it all the same."""
        if self.error is not None:
            return self.error.answered
        return _ERROR.search(self.reply or "") is not None

    @property
    def lost(self) -> bool:
        """Whether the session went with it."""
        return self.error is not None and not self.error.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Switchover:
    """How a switchover went, up to where it ended."""

    ended: Ended
    plan: Plan
    message: str
    report: PlainReport
    before: _model.Gateway | None = None
    gate: Gate | None = None
    proof: Proof | None = None
    sent: Sent | None = None
    outcome: Outcome | None = None
    samples: tuple[Sample, ...] = field(default=())


def switch_over(
    session: Session, plan: Plan, peer_facts: object, *, tools: Tools, check_mode: bool
) -> Switchover:
    """Move mastership of a set, if the gate is open; with I(check_mode) stop right before the request.

    Raises:
        ArgumentError: the connection cannot say the request.
        FactsError: the facts of the peer are none.
        LibraryError: a Python library is needed to read a reply.
    """
    (message,) = session.messages(plan.trigger)
    try:
        reading = read_gateway(session, Read(), host=plan.host, clock=tools.now)
    except DeviceError as error:
        return Switchover(ended="not_read", plan=plan, message=message, report=unread_report(str(error)))
    both = Both(gateway=reading.gateway, peer_facts=peer_facts, now=tools.now())
    begun = _through_the_gate(both, plan, message)
    if begun.ended != "would_send":
        return begun
    proved = _through_the_proof(session, begun)
    return proved if check_mode or proved.ended != "would_send" else _move(session, proved, tools)


def _through_the_gate(both: Both, plan: Plan, message: str) -> Switchover:
    if is_there(both, plan):
        report = both.judged(plan, **plan.expecting(plan.target))
        return Switchover(ended="there", plan=plan, message=message, report=report, before=both.gateway)
    gate = judge_gate(both, plan)
    return Switchover(
        ended="would_send" if gate.is_open else "gate",
        plan=plan,
        message=message,
        report=gate.report,
        before=both.gateway,
        gate=gate,
    )


def _through_the_proof(session: Session, begun: Switchover) -> Switchover:
    if not begun.plan.verify_event:
        return begun
    try:
        proof = prove(read_configuration(session, host=begun.plan.host), begun.plan)
    except DeviceError as error:
        proof = unproved(begun.plan, str(error))
    ended: Ended = "would_send" if proof.holds else "event"
    return replace(begun, ended=ended, proof=proof, report=joined(begun.report, proof.finding))


def _move(session: Session, proved: Switchover, tools: Tools) -> Switchover:
    begun_at = tools.clock()
    sent = _send(session, proved)
    waited = _watch(session, proved.plan, sent, tools, begun_at)
    came = outcome(waited, proved.plan, before=t.cast(_model.Gateway, proved.before), refused=sent.refused)
    findings = [came.finding] if proved.proof is None else [proved.proof.finding, came.finding]
    return replace(
        proved,
        ended="sent",
        report=joined(waited.samples[-1].report, *findings),
        sent=sent,
        outcome=came,
        samples=waited.samples,
    )


def _send(session: Session, proved: Switchover) -> Sent:
    """Send the request, once, whatever becomes of it."""
    try:
        (reply,) = session.send(proved.plan.trigger)
    except DeviceError as error:
        return Sent(message=proved.message, error=error)
    return Sent(message=proved.message, reply=str.__str__(reply))


def _watch(session: Session, plan: Plan, sent: Sent, tools: Tools, begun_at: float) -> Waited:
    """Sample until the role has moved and the pair is stable; not long where the request was refused."""
    sampler = Sampler(
        session, Read(), plan.expecting(plan.target), host=plan.host, clock=tools.now, lost=sent.lost
    )
    patience = plan.limits.stable_for + plan.limits.interval

    def is_hopeless(samples: t.Sequence[Sample]) -> bool:
        is_late = samples[-1].elapsed >= patience
        return sent.refused and is_late and not any(has_moved(sample, plan) for sample in samples)

    return wait(
        sampler.look,
        plan.limits,
        clock=tools.clock,
        sleep=tools.sleep,
        tell=tools.tell,
        begun_at=begun_at,
        is_hopeless=is_hopeless,
    )
