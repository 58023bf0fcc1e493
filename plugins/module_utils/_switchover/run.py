# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The switchover: gate, proof, request, outcome. Whatever does not hold ends it before anything is sent."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sample import Sample, timeline
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Session,
    read_configuration,
    read_gateway,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import (
    Both,
    Gate,
    Proof,
    gate_of,
    is_there,
    prove,
    role_of,
    unproved,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    Outcome,
    interrupted,
    outcome,
    resyncs,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    Durations,
    OutcomeKind,
    SwitchoverResult,
    message_of,
    sentence,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Sent, Tools, Watch

# An error that comes as the text of a reply.
FRESH = 5.0  # seconds between the last reading and the request


@dataclass(frozen=True, slots=True, kw_only=True)
class Switchover:
    """How a switchover went, up to where it ended.

    Args:
        ended: what came of it; C(would_send) while nothing has ended it.
        plan: what was to be done.
        message: the request, word for word.
        report: the report that decides.
        why: why the request was withheld, or the watch interrupted.
        before: what the gateway showed first; None where it could not be read.
        peer: what its peer showed; None where that could not be read.
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
    why: str | None = None
    before: _model.Gateway | None = None
    peer: _model.Gateway | None = None
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
    def serial_numbers(self) -> tuple[str, str] | None:
        """The serial numbers of both chassis, sorted; None where one is not shown."""
        shown = [each.identity for each in (self.before, self.peer) if each is not None]
        numbers = sorted(each.serial_number for each in shown if each and each.serial_number)
        return (numbers[0], numbers[1]) if len(numbers) == len(("before", "peer")) else None

    @property
    def suitable_events(self) -> tuple[str, ...]:
        """The events that would do what is wanted."""
        return () if self.proof is None else self.proof.suitable


class Safeguard(t.Protocol):
    """What keeps a request from being sent unseen, such as a lock and a note on disk."""

    def admit(self, proved: Switchover) -> str | None:
        """Return why the request must not be sent; None once everything is ready for it."""

    def settle(self, ended: Switchover) -> None:
        """Keep what came of a request that was admitted, whatever it is."""


def switch_over(
    session: Session,
    plan: Plan,
    peer: _model.Gateway | None,
    *,
    tools: Tools,
    safeguard: Safeguard,
    check_mode: bool,
) -> Switchover:
    """Move mastership of a set, if the gate is open.

    Args:
        session: carries the reads and the request.
        plan: what is to be done.
        peer: what the other gateway shows; None where it could not be read.
        tools: time, sleep and console.
        safeguard: asked right before the request, and told what came of it.
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
    if check_mode or proved.ended != "would_send":
        return proved
    if proved.proof is not None:
        proved, both = _judged_again(session, proved, both, tools)
    return proved if proved.ended != "would_send" else _move(session, proved, both, tools, safeguard)


def result_of(it: Switchover) -> SwitchoverResult:
    """Return what a switchover leaves."""
    durations = Durations() if it.outcome is None else it.outcome.durations
    causes = [it.why, None if it.sent is None else it.sent.error]
    cause = "".join(f" ({each})" for each in causes if each is not None)
    summary = sentence(it.ended, it.plan.asked, message=it.message, durations=durations) + cause
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
        return Switchover(
            ended="there", plan=plan, message=message, report=report, before=both.gateway, peer=both.peer
        )
    gate = gate_of(both, plan)
    return Switchover(
        ended="would_send" if gate.is_open else "gate",
        plan=plan,
        message=message,
        report=gate.report,
        before=both.gateway,
        peer=both.peer,
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


def _judged_again(session: Session, proved: Switchover, both: Both, tools: Tools) -> tuple[Switchover, Both]:
    """Read the gateway and judge both again: reading the configuration may have taken long."""
    plan = proved.plan
    try:
        reading = read_gateway(session, Read(), host=plan.host, clock=tools.now)
    except DeviceError as error:
        return replace(proved, ended="not_read", report=unread(str(error))), both
    again = Both(gateway=reading.gateway, peer=both.peer, now=tools.now())
    judged = _through_the_gate(again, plan, proved.message)
    findings = () if proved.proof is None else (proved.proof.finding,)
    return replace(judged, proof=proved.proof, report=judged.report.with_findings(*findings)), again


def _move(session: Session, proved: Switchover, both: Both, tools: Tools, safeguard: Safeguard) -> Switchover:
    """Send the request as soon as the safeguard admits it, and let the safeguard keep what came of it."""
    read_at = tools.clock()
    refusal = safeguard.admit(proved)
    if refusal is not None:
        return _withheld(proved, refusal)
    age = tools.clock() - read_at
    if age > FRESH:
        late = _withheld(proved, f"the last reading was {age:.0f} s old, expected {FRESH:g} s at most")
        safeguard.settle(late)
        return late
    watch = Watch(message=proved.message, begun_at=tools.clock())
    try:
        watch.run(session, proved.plan, tools)
    finally:
        safeguard.settle(_ended(proved, both, watch, tools))
    return _ended(proved, both, watch, tools)


def _withheld(proved: Switchover, why: str) -> Switchover:
    return replace(proved, ended="withheld", why=why)


def _ended(proved: Switchover, both: Both, watch: Watch, tools: Tools) -> Switchover:
    """Return how a switchover went whose request was sent."""
    plan = proved.plan
    if watch.waited is None:
        came = interrupted(watch.samples, plan, elapsed=tools.clock() - watch.begun_at)
    else:
        came = outcome(watch.waited, plan, before=both.gateway, refused=watch.sent.refused)
    findings = [came.finding] if proved.proof is None else [proved.proof.finding, came.finding]
    last = watch.samples[-1].report if watch.samples else unread("no reading after the request")
    return replace(
        proved,
        ended=came.kind,
        why=watch.interruption,
        report=last.with_findings(*findings),
        sent=watch.sent,
        outcome=came,
        samples=tuple(watch.samples),
    )


def _roles(gateway: _model.Gateway | None, plan: Plan) -> dict[str, str | None]:
    number = plan.redundancy_set
    return {plan.host: role_of(gateway, number), plan.peer: _peer_role(gateway, number)}


def _peer_role(gateway: _model.Gateway | None, redundancy_set: int) -> str | None:
    """Return the role that a gateway shows of its peers in a set, or their roles."""
    sets = gateway.sets if gateway else ()
    peers = [peer.role or "not known" for each in sets if each.id == redundancy_set for peer in each.peers]
    return ", ".join(peers) or None
