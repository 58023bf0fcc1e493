# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover: how far it got and what came of it, as its result, in warnings and in roles."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import relief_in
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    led_by,
    told_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import timeline
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import (
    Gate,
    roles_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    Outcome,
    Seen,
    outages,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.policy import Proof
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.readings import (
    Around,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    Durations,
    OutcomeKind,
    Rescue,
    SwitchoverResult,
    in_words,
    message_of,
    resyncs,
    sentence,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import (
    Sent,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Switchover:
    """How a switchover went, up to where it ended.

    Args:
        ended: what came of it; C(would_send) while nothing has ended it.
        plan: what was to be done.
        message: the request, word for word.
        rescue_message: the request to acquire the set again; empty unless it is asked for and proved.
        report: the report that decides.
        why: why the request was withheld, or the watch interrupted.
        before: what the gateway showed first; None where it could not be read.
        peer: what its peer showed; None where that could not be read.
        first: what both showed at first, where more readings followed.
        gate: the gate, where it came to that.
        proof: what the configurations prove, where it came to that.
        around: what stood beside both daemons, where that is asked for.
        sent: what was sent, where something was.
        outcome: what came of what was sent.
        seen: what both showed before the request and after it, where it was sent.
        routes_followed: seconds until the signal routes had followed, where that was seen.
        rescue: the request to acquire the set again, where it came to that.
    """

    ended: OutcomeKind
    plan: Plan
    message: str
    rescue_message: str = ""
    report: Report
    why: str | None = None
    before: _model.Gateway | None = None
    peer: _model.Gateway | None = None
    first: tuple[_model.Gateway, ...] = ()
    gate: Gate | None = None
    proof: Proof | None = None
    around: Around | None = None
    sent: Sent | None = None
    outcome: Outcome | None = None
    seen: Seen | None = None
    routes_followed: float | None = None
    rescue: Rescue | None = None

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


def result_of(it: Switchover) -> SwitchoverResult:
    """Return what a switchover leaves."""
    durations = Durations() if it.outcome is None else it.outcome.durations
    seen = Seen() if it.seen is None else it.seen
    masters = (None, None) if it.seen is None else outages(seen, it.plan)
    took = in_words(durations, masters, routes_followed=it.routes_followed)
    rescue = it.rescue and it.ended != "rescued" and it.rescue.words
    causes = [it.outcome and it.outcome.why, rescue, it.why, it.sent and it.sent.error]
    cause = "".join(f" ({each})" for each in causes if each)
    summary = sentence(it.ended, it.plan.asked, message=it.message, durations=took) + cause
    if it.ended not in ("no_master", "rescued"):  # which say so themselves
        summary = led_by(summary, told_first(it.report.findings))
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
        timeline=timeline(seen.samples),
        resyncs=resyncs(seen.samples, it.plan.redundancy_set),
        durations=durations,
        peer_timeline=timeline(seen.peer_samples),
        without_master=masters[0],
        two_masters=masters[1],
        routes_followed=it.routes_followed,
        rescue=it.rescue,
    )


def warnings(it: Switchover) -> list[str]:
    """Return what whoever asked for it should know, however it went."""
    host = it.plan.host
    unverified = (it.ended == "would_send" or it.sent is not None) and not it.plan.verify_event
    back = () if it.proof is None else it.proof.pull_back
    overridden = () if it.gate is None else it.gate.overridden
    at_last = it.report if it.gate is None else it.gate.report
    return [
        *([f"{host}: {it.plan.unproved}"] if unverified else []),
        *(() if it.proof is None else it.proof.told),
        *(() if it.around is None else it.around.warnings),
        *(f"{host}: mastership can be pulled back: {each}" for each in back),
        *(f"{it.plan.overriding}: {each}" for each in overridden),
        *(
            f"{it.plan.giver} is not well, and is relieved all the same: {each}"
            for each in relief_in(at_last)
        ),
    ]


def roles(it: Switchover) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Return the roles of the set on both gateways, as this one shows them, before and after.

    In check mode they are as they would be.
    """
    before = roles_of(it.before, it.plan)
    if it.ended == "would_send":
        return before, {it.plan.host: it.plan.target, it.plan.peer: it.plan.origin}
    return before, roles_of(it.after, it.plan)
