# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What changed between two audits: verdicts, roles, what is Hot, the transitions that were counted."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, fields
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, RedundancySet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.before_after import Both, set_views
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import SetState
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.runs import Row
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_path, read_record

NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChange:
    """What changed of a pair, in lines."""

    lead: str
    peer: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditChange:
    """What changed between two audits; the pairs of which nothing changed are left out."""

    before: str
    after: str
    pairs: tuple[PairChange, ...]


def two_audits(rows: t.Sequence[Row], named: t.Sequence[str]) -> tuple[Fleet, Fleet] | None:
    """Return the two audits that are named, or the last two; None where there are fewer.

    Raises:
        ArgumentError: not two are named, or one of these is no audit.
    """
    audits = {row.run_id: row.audit for row in rows if row.audit}
    if not named:
        last = list(audits.values())[-2:]
        return (last[0], last[1]) if len(last) == 2 else None
    if len(set(named)) != 2 or len(named) != 2:
        raise ArgumentError(f"audits - Expected: two different runs Actual: {', '.join(named)}")
    for each in named:
        if each not in audits:
            known = ", ".join(audits) or "there is no audit"
            raise ArgumentError(f"audits - Expected: runs that are audits, of {known} Actual: {each}")
    return audits[named[0]], audits[named[1]]


def change_of(directory: Path, before: Fleet, after: Fleet) -> AuditChange:
    """Return what changed between two audits."""
    old, new = ({pair.lead: pair for pair in it.pairs} for it in (before, after))
    changes = [
        PairChange(
            lead=lead,
            peer=(new.get(lead) or old[lead]).peer,
            lines=tuple(_of_pair(directory, (before, after), old.get(lead), new.get(lead))),
        )
        for lead in sorted({**old, **new})
    ]
    return AuditChange(
        before=before.run_id, after=after.run_id, pairs=tuple(each for each in changes if each.lines)
    )


def _of_pair(
    directory: Path, audits: tuple[Fleet, Fleet], old: PairVerdict | None, new: PairVerdict | None
) -> t.Iterator[str]:
    if old is None or new is None:
        yield "no longer audited" if new is None else f"not audited before: {new.summary}"
        return
    if old.peer != new.peer:
        yield f"its peer: {old.peer or 'none'} to {new.peer or 'none'}"
    if old.word != new.word:
        yield f"{old.word} to {new.word}{f': {new.finding}' if new.finding else ''}"
    if old.kept and new.kept:
        for name in (new.lead, new.peer):
            yield from _of_gateway(directory, audits, name)


def _of_gateway(directory: Path, audits: tuple[Fleet, Fleet], name: str) -> t.Iterator[str]:
    try:
        before, after = (_gateway(directory, each, name) for each in audits)
    except SrdError as error:
        yield f"{name} cannot be compared: {error}"
        return
    if before is None or after is None:
        if before is not after:
            yield f"{name}: {'read' if after else 'not read'}, {'not read' if after else 'read'} before"
        return
    for view in set_views([Both(gateway=name, before=before, after=after)], has_after=True):
        for words in _of_set(view.sides[0].before, view.sides[0].after):
            yield f"{name} set {view.id}: {words}"
    for number in before.roles:
        for words in _transitions(before.set(number), after.set(number)):
            yield f"{name} set {number}: {words}"


def _gateway(directory: Path, audit: Fleet, name: str) -> Gateway | None:
    path = evidence_path(str(directory), audit.run_id, host=name, phase=audit.phase)
    return read_record(path).gateway


def _of_set(before: SetState | None, after: SetState | None) -> t.Iterator[str]:
    if before is None or after is None:
        yield "no longer shown" if after is None else f"new, {after.state or NOT_SHOWN}"
        return
    for old, new, title in (
        (before.state, after.state, ""),
        (before.health, after.health, "health "),
        (_hot(before), _hot(after), "Hot "),
    ):
        if old != new:
            yield f"{title}{old or NOT_SHOWN} to {new or NOT_SHOWN}"


def _hot(state: SetState) -> str | None:
    return None if state.hot is None else f"{state.hot}/{state.interfaces}"


def _transitions(before: RedundancySet | None, after: RedundancySet | None) -> t.Iterator[str]:
    """Yield the transition events that a set received between the two, or that the counters fell."""
    old, new = (it.transition_events if it else None for it in (before, after))
    if old is None or new is None:
        return
    for each in fields(new):
        counts = [getattr(events, each.name) for events in (old, new)]
        was, has = (count.received if count else None for count in counts)
        if was is not None and has is not None and was != has:
            kind = each.name.replace("_", " ")
            yield f"{has - was} {kind} received" if has > was else f"{kind} counted anew: {was} to {has}"
