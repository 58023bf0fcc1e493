# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The switchover: gate, proof, request, outcome. Whatever does not hold ends it before anything is sent."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import relieved, unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    PASSED,
    Finding,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Reading,
    Session,
    read_gateway,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import (
    Both,
    Routes,
    baseline,
    gate_of,
    gate_of_findings,
    gate_of_routes,
    is_there,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    interrupted,
    outcome,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.policy import Proof, prove
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.readings import (
    Beside,
    Outcomes,
    await_baseline,
    follow,
    followed,
    look,
    read_around,
    read_or_why,
    read_routes,
    read_sides,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    OutcomeKind,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import Switchover
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import (
    Other,
    Then,
    Tools,
    Watch,
)

FRESH = 5.0  # seconds between the last reading and the request
ROUNDS = 3  # readings of both that may have grown too old

_OLD = "the last reading was {age:.0f} s old, expected {most:g} s at most, in each of {rounds} attempts"
_UNANNOUNCED = "it was STANDBY when the moves were announced, so this one was not: look what has moved it"


class Safeguard(t.Protocol):
    """What keeps a request from being sent unseen, such as a lock and a note on disk."""

    def admit(self, proved: Switchover) -> str | None:
        """Return why the request must not be sent; None once everything is ready for it.

        It is asked again where the readings have grown too old meanwhile.
        """

    def admit_rescue(self, proved: Switchover) -> str | None:
        """Return why the request to acquire the set again must not be sent; None once all is ready for it."""

    def unwatched(self) -> str | None:
        """Return why nothing may be sent any more; None while somebody sees what comes of it."""

    def settle(self, ended: Switchover) -> None:
        """Keep what came of a request, if it was admitted, whatever it is."""


def switch_over(
    session: Session,
    plan: Plan,
    peer: _model.Gateway | None,
    *,
    other: Other,
    tools: Tools,
    safeguard: Safeguard,
    check_mode: bool,
    beside: Beside | None = None,
) -> Switchover:
    """Move mastership of a set, if the gate is open.

    Args:
        session: carries the reads and the request.
        plan: what is to be done.
        peer: what the other gateway showed before; None where it could not be read.
        other: the other gateway, which is read again right before the request.
        tools: time, sleep and console.
        safeguard: asked right before the request, and told what came of it.
        check_mode: stop right before the request.
        beside: what stands beside the daemons and decides too.

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
    if not plan.may_send:
        return _withheld(begun, _UNANNOUNCED)
    begun = replace(begun, around=read_around(session, other, plan, beside))
    proved = replace(_through_the_proof(session, other, begun, tools), first=both.read)
    if proved.ended != "would_send":
        return proved
    if check_mode:
        routed = _through_the_routes(proved, read_routes(session, other, plan, proved.proof), tools)
        return _through_the_surroundings(routed, None, tools)
    await_baseline(proved.first, proved.plan, tools)
    return _move(session, other, _ready(session, other, proved, tools, safeguard), tools, safeguard)


def _through_the_gate(both: Both, plan: Plan, message: str) -> Switchover:
    if is_there(both, plan):
        report = relieved(both.report(plan, plan.expecting(plan.target)), plan.giver, now=both.now)
        return Switchover(
            ended="there" if report.verdict == "go" else "there_not_well",
            plan=plan,
            message=message,
            report=report,
            before=both.gateway,
            peer=both.peer,
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


def _through_the_proof(session: Session, other: Other, begun: Switchover, tools: Tools) -> Switchover:
    """Judge what both gateways are configured to do, and take their timers over into the plan."""
    plan = begun.plan
    if not plan.verify_event:
        return begun
    sides = read_sides(session, other, plan, (begun.before, begun.peer))
    proof = prove(*sides, plan, now=tools.now())
    timed = replace(plan.timed(*(each.configuration for each in sides)), acquiring=proof.acquiring)
    return replace(
        begun,
        ended="would_send" if proof.holds else "event",
        plan=timed,
        rescue_message="" if timed.rescue is None else "".join(session.messages(timed.rescue)),
        proof=proof,
        report=begun.report.with_findings(*proof.findings),
    )


def _through_the_routes(proved: Switchover, shown: Routes, tools: Tools) -> Switchover:
    if not shown or proved.gate is None:
        return proved
    routes = gate_of_routes(shown, proved.plan, now=tools.now())
    gate = proved.gate.joined(routes)
    report = proved.report.with_findings(*routes.report.findings)
    return replace(proved, ended="would_send" if gate.is_open else "gate", gate=gate, report=report)


def _through_the_surroundings(judged: Switchover, last: Outcomes | None, tools: Tools) -> Switchover:
    """Judge what stands beside the daemons, at the proof and, unless in check mode, at the last reading."""
    if judged.around is None or judged.gate is None:
        return judged
    found, told = judged.around.beside.found(judged.around.first, last)
    plan = judged.plan
    beside = gate_of_findings(found, plan, now=tools.now(), overrides=plan.trigger.force)
    gate = judged.gate.joined(beside)
    return replace(
        judged,
        ended=judged.ended if gate.is_open or judged.ended != "would_send" else "gate",
        gate=gate,
        report=judged.report.with_findings(*beside.report.findings),
        around=replace(judged.around, warnings=told),
    )


def _ready(
    session: Session, other: Other, proved: Switchover, tools: Tools, safeguard: Safeguard
) -> Switchover:
    """Get ready to send the request. What ends that early is told: its intent may be on disk already."""
    try:
        return _in_time(session, other, proved, tools, safeguard)
    except tools.interruptions as error:
        return _withheld(proved, str(error) or type(error).__name__)


def _in_time(
    session: Session, other: Other, proved: Switchover, tools: Tools, safeguard: Safeguard
) -> Switchover:
    """Read both gateways, judge them, and have the request admitted; again where that took too long."""
    age = 0.0
    for _round in range(ROUNDS):
        read_at = tools.clock()
        judged = _judged_again(session, other, proved, tools)
        refusal = safeguard.admit(judged) if judged.ended == "would_send" else None
        if refusal is not None:
            return _withheld(judged, refusal)
        age = tools.clock() - read_at
        if age <= FRESH or judged.ended != "would_send":
            return judged
    return _withheld(judged, _OLD.format(age=age, most=FRESH, rounds=ROUNDS))


def _judged_again(session: Session, other: Other, proved: Switchover, tools: Tools) -> Switchover:
    """Read both gateways and judge them again: what came before may have taken long."""
    plan = proved.plan
    asked = () if proved.around is None else proved.around.beside.requests

    def read(of: Session, host: str) -> Reading:
        return read_gateway(of, Read(), host=host, clock=tools.now, beside=asked)

    theirs = other.begin(lambda: read(other.session, plan.peer))
    own, cause = read_or_why(lambda: read(session, plan.host))
    peers, unread_peer = read_or_why(theirs)
    if own is None:
        return replace(proved, ended="not_read", report=unread(cause))
    both = Both(gateway=own.gateway, peer=peers.gateway if peers else None, now=tools.now())
    judged = _through_the_gate(both, plan, proved.message)
    judged = replace(judged, proof=proved.proof, first=proved.first, why=unread_peer or None)
    judged = _with_baseline(replace(judged, rescue_message=proved.rescue_message, around=proved.around))
    if judged.ended != "would_send":
        return judged
    last = {plan.host: own.beside, plan.peer: peers.beside if peers else ()}
    judged = _through_the_surroundings(judged, last, tools)
    return _through_the_routes(judged, read_routes(session, other, plan, proved.proof), tools)


def _with_baseline(judged: Switchover) -> Switchover:
    """Add what the two readings before the request show together, and what the configurations prove."""
    read = tuple(each for each in (judged.before, judged.peer) if each is not None)
    proofs = () if judged.proof is None else judged.proof.findings
    findings = baseline(judged.first, read, judged.plan)
    is_still = all(each.status == "pass" for each in findings)
    return replace(
        judged,
        ended=judged.ended if is_still or judged.ended not in ("would_send", "there") else "gate",
        report=judged.report.with_findings(*proofs, *findings),
    )


def _move(
    session: Session, other: Other, ready: Switchover, tools: Tools, safeguard: Safeguard
) -> Switchover:
    """Send the request, and let the safeguard keep what came of it."""
    if ready.ended != "would_send":
        safeguard.settle(ready)
        return ready
    plan = ready.plan.relieving(ready.gate.relief if ready.gate else ())
    watch = Watch(message=ready.message, begun_at=tools.clock())
    then = Then(
        look=lambda: look(session, other, ready.proof, watch, plan, tools),
        follow=lambda: follow(session, other, ready.proof, watch, plan, tools),
        follow_back=lambda: follow(session, other, ready.proof, watch, plan, tools, back=True),
        rescue=ready.rescue_message,
        admit=lambda: safeguard.admit_rescue(ready),
        unwatched=safeguard.unwatched,
    )
    try:
        watch.run(session, other, plan, tools, then)
    finally:
        safeguard.settle(_ended(ready, watch, tools))
    return _ended(ready, watch, tools)


def _withheld(proved: Switchover, why: str) -> Switchover:
    return replace(proved, ended="withheld", why=why)


def _ended(proved: Switchover, watch: Watch, tools: Tools) -> Switchover:
    """Return how a switchover went whose request was sent."""
    plan = proved.plan
    seen = watch.seen(proved.before, proved.peer)
    if watch.waited is None:
        came = interrupted(seen, plan, elapsed=tools.clock() - watch.begun_at)
    else:
        came = outcome(watch.waited, seen, plan, refused=watch.sent.refused, rescue=watch.rescue)
    routes = _routes_after(watch, proved.proof, plan, came.kind, now=tools.now())
    proofs = () if proved.proof is None else proved.proof.findings
    last = watch.samples[-1].report if watch.samples else unread("no reading after the request")
    return replace(
        proved,
        ended=came.kind if came.kind != "moved" or _have_passed(routes) else "not_followed",
        why=watch.interruption or watch.open_question(plan),
        report=last.with_findings(*proofs, came.finding, *routes),
        sent=watch.sent,
        outcome=came,
        seen=seen,
        routes_followed=watch.routes_followed,
        rescue=watch.rescue,
    )


def _routes_after(
    watch: Watch, proof: Proof | None, plan: Plan, kind: OutcomeKind, *, now: datetime.datetime
) -> tuple[Finding, ...]:
    """Return whether the signal routes are where mastership is, there or back by a rescue."""
    if kind not in ("moved", "rescued"):
        return ()
    return followed(watch.routes, proof, plan, now=now, back=kind == "rescued")


def _have_passed(findings: t.Iterable[Finding]) -> bool:
    return all(each.status in PASSED for each in findings)
