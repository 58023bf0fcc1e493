# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a switchover tells of itself: plain data, and words for whoever has to act on them."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sample import entry
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import peer_role_of, role_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import Durations
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.resync import resyncs
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import Switchover

Told = dict[str, t.Any]

_NO_DURATIONS = Durations(role_moved=None, hot=None, stable=None)
_WORDS = {
    "not_read": "nothing was sent: {host} could not be read",
    "there": "{host} is {target} of set {set} already: nothing was sent",
    "gate": "the gate is shut: nothing was sent to {host}",
    "event": "{event} is not proved to make {host} {target} of set {set}: nothing was sent",
    "would_send": "{host} would become {target} of set {set} by {message}: nothing was sent, in check mode",
}
_SENT_WORDS = {
    "moved": "{host} is {target} of set {set}, healthy and stable: {durations}",
    "not_stable": "{host} is {target} of set {set}, but not healthy and stable",
    "moved_back": "{host} was {target} of set {set} for a time, and is no longer",
    "refused": "{host} refused, and is not {target} of set {set}",
    "not_moved": "the request was sent, and {host} has not become {target} of set {set}",
    "not_known": "the request was sent, and {host} was not read in the end: find out which gateway is MASTER",
}


def account(it: Switchover) -> Told:
    """Return a switchover as plain data."""
    return {
        "outcome": it.ended if it.outcome is None else it.outcome.kind,
        "changed": _is_changed(it),
        "moved": False if it.outcome is None else it.outcome.moved,
        "asked": _asked(it.plan),
        "before": None if it.before is None else to_facts(it.before),
        "after": _after(it),
        "gate": None if it.gate is None else it.gate.report,
        "report": it.report,
        "overridden": [] if it.gate is None else list(it.gate.overridden),
        "suitable_events": [] if it.proof is None else list(it.proof.suitable),
        "pull_back": [] if it.proof is None else list(it.proof.pull_back),
        "sent": None if it.sent is None else it.sent.message,
        "would_send": it.message if it.ended == "would_send" else None,
        "reply": None if it.sent is None else it.sent.reply,
        "timeline": [entry(sample) for sample in it.samples],
        "resyncs": encode(resyncs(it.samples, it.plan.redundancy_set)),
        "durations": _durations(it),
    }


def succeeded(it: Switchover) -> bool:
    """Return whether what was wanted is so, or in check mode would have been begun."""
    return it.ended in ("there", "would_send") or (it.outcome is not None and it.outcome.kind == "moved")


def headline(it: Switchover) -> str:
    """Return how it went, in a sentence."""
    words = _WORDS[it.ended] if it.outcome is None else _SENT_WORDS[it.outcome.kind]
    plan = it.plan
    said = words.format(
        host=plan.host,
        target=plan.target,
        set=plan.redundancy_set,
        event=plan.trigger.event,
        message=it.message,
        durations=_told_durations(it),
    )
    return f"{said} ({it.sent.error})" if it.sent is not None and it.sent.error is not None else said


def warnings(it: Switchover) -> list[str]:
    """Return what whoever asked for it should know, however it went."""
    unproved = it.ended in ("would_send", "sent") and not it.plan.verify_event
    proof = [f"{it.plan.host}: what {it.plan.trigger.event} does was not verified"] if unproved else []
    back = [] if it.proof is None else it.proof.pull_back
    forced = [] if it.gate is None else it.gate.overridden
    is_unhealthy = it.ended == "there" and it.report["verdict"] != "go"
    return [
        *proof,
        *(f"{it.plan.host}: mastership can be pulled back: {each}" for each in back),
        *(f"overridden by force: {each}" for each in forced),
        *([f"{it.plan.host}: {it.report['summary']}"] if is_unhealthy else []),
    ]


def roles(it: Switchover) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Return the roles of the set on both gateways, as this one shows them, before and after.

    In check mode they are as they would be.
    """
    plan = it.plan
    before = _of_both(it.before, plan)
    if it.ended == "would_send":
        return before, {plan.host: plan.target, plan.peer: plan.origin}
    return before, before if it.outcome is None else _of_both(it.outcome.after, plan)


def _asked(plan: Plan) -> Told:
    return {
        "gateway": plan.host,
        "peer": plan.peer,
        "redundancy_set": plan.redundancy_set,
        "redundancy_event": plan.trigger.event,
        "target": plan.target,
        "force": plan.trigger.force,
    }


def _of_both(gateway: _model.Gateway | None, plan: Plan) -> dict[str, str | None]:
    number = plan.redundancy_set
    return {plan.host: role_of(gateway, number), plan.peer: peer_role_of(gateway, number)}


def _is_changed(it: Switchover) -> bool:
    return it.ended == "would_send" or (it.outcome is not None and it.outcome.moved is True)


def _after(it: Switchover) -> Told | None:
    after = it.before if it.outcome is None else it.outcome.after
    return None if after is None else to_facts(after)


def _told_durations(it: Switchover) -> str:
    named = {"role_moved": "moved", "hot": "Hot", "stable": "stable"}
    taken = {named[name]: seconds for name, seconds in _durations(it).items() if seconds is not None}
    return ", ".join(f"{name} after {seconds:.1f} s" for name, seconds in taken.items())


def _durations(it: Switchover) -> dict[str, float | None]:
    taken = _NO_DURATIONS if it.outcome is None else it.outcome.durations
    return {"role_moved": taken.role_moved, "hot": taken.hot, "stable": taken.stable}
