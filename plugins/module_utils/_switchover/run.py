# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The switchover: gate, proof, request, outcome. Whatever does not hold ends it before anything is sent."""

from __future__ import annotations

import datetime
import re
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sample import Sample, Sampler, timeline
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Waited, wait
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Session,
    read_configuration,
    read_gateway,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import (
    Both,
    Gate,
    gate_of,
    is_there,
    role_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    Outcome,
    has_moved,
    outcome,
    resyncs,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.proof import Proof, prove, unproved
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    Durations,
    OutcomeKind,
    SwitchoverResult,
    message_of,
    sentence,
)

# An error that comes as the text of a reply.
_ERROR = re.compile(r"(?mi)^\s*error:|<(?:\w+:)?rpc-error\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a switchover needs of the world.

    Args:
        now: gives the time, with its zone.
        clock: a clock that only goes forward, in seconds.
        sleep: waits for so many seconds.
        show: shows a line of progress.
    """

    now: t.Callable[[], datetime.datetime]
    clock: t.Callable[[], float]
    sleep: t.Callable[[float], None]
    show: t.Callable[[str], None]


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
        return _ERROR.search(self.reply or "") is not None

    @property
    def lost(self) -> bool:
        """Whether the session was lost with it."""
        return self.error is not None and not self.error.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Switchover:
    """How a switchover went, up to where it ended.

    Args:
        ended: what came of it; C(would_send) while nothing has ended it.
        plan: what was to be done.
        message: the request, word for word.
        report: the report that decides.
        before: what the gateway showed first; None where it could not be read.
        gate: the gate, where it came to that.
        proof: what the configuration proves, where it came to that.
        sent: what was sent, where something was.
        outcome: what came of what was sent.
        samples: the readings after the request.
    """

    ended: OutcomeKind
    plan: Plan
    message: str
    report: Report
    before: _model.Gateway | None = None
    gate: Gate | None = None
    proof: Proof | None = None
    sent: Sent | None = None
    outcome: Outcome | None = None
    samples: tuple[Sample, ...] = ()

    @property
    def after(self) -> _model.Gateway | None:
        """What the gateway showed last; None where a request was sent and no reading came after it."""
        return self.before if self.outcome is None else self.outcome.after

    @property
    def suitable_events(self) -> tuple[str, ...]:
        """The events that would do what is wanted."""
        return () if self.proof is None else self.proof.suitable


def switch_over(
    session: Session, plan: Plan, peer: _model.Gateway | None, *, tools: Tools, check_mode: bool
) -> Switchover:
    """Move mastership of a set, if the gate is open.

    Args:
        session: carries the reads and the request.
        plan: what is to be done.
        peer: what the other gateway shows; None where it could not be read.
        tools: time, sleep and console.
        check_mode: stop right before the request.

    Raises:
        ArgumentError: the connection cannot say the request.
        LibraryError: a Python library is needed to read a reply.
    """
    (message,) = session.messages(plan.trigger)
    try:
        reading = read_gateway(session, Read(), host=plan.host, clock=tools.now)
    except DeviceError as error:
        return Switchover(ended="not_read", plan=plan, message=message, report=unread(str(error)))
    both = Both(gateway=reading.gateway, peer=peer, now=tools.now())
    begun = _through_the_gate(both, plan, message)
    if begun.ended != "would_send":
        return begun
    proved = _through_the_proof(session, begun)
    return proved if check_mode or proved.ended != "would_send" else _move(session, proved, both, tools)


def result_of(it: Switchover) -> SwitchoverResult:
    """Return what a switchover leaves."""
    durations = Durations() if it.outcome is None else it.outcome.durations
    error = f" ({it.sent.error})" if it.sent is not None and it.sent.error is not None else ""
    summary = sentence(it.ended, it.plan.asked, message=it.message, durations=durations) + error
    return SwitchoverResult(
        asked=it.plan.asked,
        outcome=it.ended,
        moved=False if it.outcome is None else it.outcome.moved,
        msg=message_of(it.ended, summary, it.report),
        sent=None if it.sent is None else it.sent.message,
        would_send=it.message if it.ended == "would_send" else None,
        reply=None if it.sent is None else it.sent.reply,
        gate=None if it.gate is None else it.gate.report,
        report=it.report,
        overridden=() if it.gate is None else it.gate.overridden,
        pull_back=() if it.proof is None else it.proof.pull_back,
        timeline=timeline(it.samples),
        resyncs=resyncs(it.samples, it.plan.redundancy_set),
        durations=durations,
    )


def warnings(it: Switchover) -> list[str]:
    """Return what whoever asked for it should know, however it went."""
    host = it.plan.host
    unverified = (it.ended == "would_send" or it.sent is not None) and not it.plan.verify_event
    back = () if it.proof is None else it.proof.pull_back
    forced = () if it.gate is None else it.gate.overridden
    is_unhealthy = it.ended == "there" and it.report.verdict != "go"
    return [
        *([f"{host}: what {it.plan.trigger.event} does was not verified"] if unverified else []),
        *(f"{host}: mastership can be pulled back: {each}" for each in back),
        *(f"overridden by force: {each}" for each in forced),
        *([f"{host}: {it.report.summary}"] if is_unhealthy else []),
    ]


def roles(it: Switchover) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Return the roles of the set on both gateways, as this one shows them, before and after.

    In check mode they are as they would be.
    """
    before = _roles(it.before, it.plan)
    if it.ended == "would_send":
        return before, {it.plan.host: it.plan.target, it.plan.peer: it.plan.origin}
    return before, _roles(it.after, it.plan)


def _through_the_gate(both: Both, plan: Plan, message: str) -> Switchover:
    if is_there(both, plan):
        report = both.report(plan, plan.expecting(plan.target))
        return Switchover(ended="there", plan=plan, message=message, report=report, before=both.gateway)
    gate = gate_of(both, plan)
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
    ended: OutcomeKind = "would_send" if proof.holds else "event"
    return replace(begun, ended=ended, proof=proof, report=begun.report.with_findings(proof.finding))


def _move(session: Session, proved: Switchover, both: Both, tools: Tools) -> Switchover:
    begun_at = tools.clock()
    sent = _send(session, proved)
    waited = _watch(session, proved.plan, sent, tools, begun_at)
    came = outcome(waited, proved.plan, before=both.gateway, refused=sent.refused)
    findings = [came.finding] if proved.proof is None else [proved.proof.finding, came.finding]
    return replace(
        proved,
        ended=came.kind,
        report=waited.samples[-1].report.with_findings(*findings),
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
    return Sent(message=proved.message, reply=reply)


def _watch(session: Session, plan: Plan, sent: Sent, tools: Tools, begun_at: float) -> Waited:
    """Sample until the role has moved and the pair is stable; not long where the request was refused."""
    sampler = Sampler(
        session=session,
        request=Read(),
        expected=plan.expecting(plan.target),
        host=plan.host,
        clock=tools.now,
        lost=sent.lost,
    )
    return wait(
        sampler.take,
        plan.limits,
        clock=tools.clock,
        sleep=tools.sleep,
        show=tools.show,
        begun_at=begun_at,
        is_hopeless=lambda samples: sent.refused and _has_not_moved_for_long(samples, plan),
    )


def _has_not_moved_for_long(samples: t.Sequence[Sample], plan: Plan) -> bool:
    patience = plan.limits.stable_for + plan.limits.interval
    return samples[-1].elapsed >= patience and not any(has_moved(sample, plan) for sample in samples)


def _roles(gateway: _model.Gateway | None, plan: Plan) -> dict[str, str | None]:
    number = plan.redundancy_set
    return {plan.host: role_of(gateway, number), plan.peer: _peer_role(gateway, number)}


def _peer_role(gateway: _model.Gateway | None, redundancy_set: int) -> str | None:
    """Return the role that a gateway shows of its peers in a set, or their roles."""
    sets = gateway.sets if gateway else ()
    peers = [peer.role or "not known" for each in sets if each.id == redundancy_set for peer in each.peers]
    return ", ".join(peers) or None
