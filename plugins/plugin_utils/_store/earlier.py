# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests of earlier runs whose outcome nobody saw: awaited and settled before another one is sent."""

from __future__ import annotations

import datetime

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, read_gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import role_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Tools
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment, utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    OpenIntent,
    open_intents,
    write_outcome,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.journal import Place


def settle_earlier(session: Session, plan: Plan, place: Place, tools: Tools) -> list[str]:
    """Wait for the outcome of each open request of the pair, settle it, and return what there was, in words.

    A request is waited for until its role has moved, at most as long as a switchover may take. One whose
    gateway cannot be read stays open.

    Args:
        session: carries the reads.
        plan: the switchover that is to follow.
        place: where the intents of the pair are kept.
        tools: time, sleep and console.

    Raises:
        EvidenceError: an intent cannot be read, or its outcome not be written. Nothing may be sent then.
    """
    return [
        _settle(each, session, plan, place, tools)
        for each in open_intents(place.directory, plan.asked.gateways)
    ]


def _settle(it: OpenIntent, session: Session, plan: Plan, place: Place, tools: Tools) -> str:
    tools.show(it.words)
    role = _watched(it, session, plan, tools)
    if role is None:
        return f"{it.words}; {plan.host} cannot be read"
    seen = {"outcome": "seen_later", "seen_by": place.run_id, "seen_at": utc_text(tools.now())}
    shown = f"{plan.host} is {role} of set {it.intent.redundancy_set}"
    write_outcome(place.directory, it.intent, {**seen, "role": role, "msg": shown})
    return f"{it.words}; now {shown}"


def _watched(it: OpenIntent, session: Session, plan: Plan, tools: Tools) -> str | None:
    """Return the last role of this gateway, once it is as asked for, or may no longer become so."""
    target = it.intent.target if it.intent.gateway == plan.host else COMPLEMENT[it.intent.target]
    began = min(moment("written_at", it.intent.written_at), tools.now())
    until = began + datetime.timedelta(seconds=plan.limits.timeout)
    while True:
        role = _role(it, session, plan, tools)
        if role == target or tools.now() >= until:
            return role
        tools.sleep(plan.limits.interval)


def _role(it: OpenIntent, session: Session, plan: Plan, tools: Tools) -> str | None:
    try:
        reading = read_gateway(session, Read(), host=plan.host, clock=tools.now)
    except DeviceError:
        _reopen(session)
        return None
    return role_of(reading.gateway, it.intent.redundancy_set)


def _reopen(session: Session) -> None:
    try:
        session.reopen()
    except DeviceError:
        return  # the next reading says so
