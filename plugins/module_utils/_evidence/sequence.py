# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the phases of a run follow one another as they must, and show what the switchovers in them say."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.entries import WELL_MOVED
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import (
    FAILOVER,
    OF_CHANGE,
    OF_PAIR,
    POSTCHECK,
    PRECHECK,
    Run,
    RunPhase,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Move

Rule: t.TypeAlias = "tuple[str, str | None]"  # what must be, and what is there instead; None where it is so


def sequence(run: Run, phase: RunPhase) -> t.Iterator[Rule]:
    """Yield what a phase needs of those around it, and of its own facts."""
    place = run.phases.index(phase)
    before, after = run.phases[:place], run.phases[place + 1 :]
    if phase.name.endswith(FAILOVER):
        yield from _failover(phase, before, after)
    elif _moves(phase):
        judged = any(each.name == OF_PAIR for later in after for each in later.tellings)
        yield "a phase behind the switchover that judges the pair", None if judged else "none"
    if any(each.name == OF_CHANGE for each in phase.tellings):
        yield "a phase before it, that it was compared with", None if before else "none"
    yield from _moved(phase)


def _failover(phase: RunPhase, before: t.Sequence[RunPhase], after: t.Sequence[RunPhase]) -> t.Iterator[Rule]:
    """Yield whether a failover was begun from a precheck, moved something, and was looked at behind it."""
    stage = phase.name.removesuffix(FAILOVER)
    for expected, holds in (
        (f"a {stage}{PRECHECK} before it", f"{stage}{PRECHECK}" in _names(before)),
        ("a switchover in it", bool(_moves(phase))),
        (f"a {stage}{POSTCHECK} after it", f"{stage}{POSTCHECK}" in _names(after)),
    ):
        yield expected, None if holds else "none"


def _moved(phase: RunPhase) -> t.Iterator[Rule]:
    """Yield whether the facts show the role that the last switchover of each set is said to have reached."""
    last = {move.set: move for move in _moves(phase)}
    for move in last.values():
        record = phase.records.get(move.gateway)
        if move.outcome in WELL_MOVED and record and record.gateway:
            shown = record.gateway.roles.get(move.set)
            expected = f"{move.gateway} {move.target} of set {move.set} in its facts"
            yield expected, None if shown == move.target else str(shown)


def _moves(phase: RunPhase) -> list[Move]:
    return [each.move for each in phase.tellings if each.move]


def _names(phases: t.Iterable[RunPhase]) -> set[str]:
    return {phase.name for phase in phases}
