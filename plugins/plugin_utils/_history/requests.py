# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The run that moved a redundancy set, or was open, at a time."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.runs import ends_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.sightings import runs_in
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    AWAY,
    SavedIntent,
    saved_intents,
)

Between = tuple[datetime.datetime | None, datetime.datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAt:
    """A run that was there when a set moved.

    Args:
        run_id: the run.
        by: who sent its request, and on which machine; empty where that is unknown.
        moved: whether its request moved the set.
        is_open: whether it has not ended: a request has no outcome, or what it moved away is not back.
    """

    run_id: str
    by: str
    moved: bool
    is_open: bool


def run_at(directory: Path, redundancy_set: int, home: str, other: str, *, between: Between) -> RunAt | None:
    """Return the run that moved a set from its home, else one of the pair that was open; None without one.

    Args:
        directory: the directory of the evidence of all runs.
        redundancy_set: the set.
        home: the gateway that it left.
        other: the gateway that has it.
        between: when it was seen at home last, None where it never was, and away first.

    Raises:
        EvidenceError: an intent cannot be read.
    """
    found = _requests(directory, {home, other})
    went = [
        each
        for each in found
        if each.intent.redundancy_set == redundancy_set
        and ends_of(each.intent) == (home, other)
        and not each.came_back
        and (between[0] is None or between[0] <= _at(each))
    ]
    movers = [each for each in went if _at(each) <= between[1]]
    waiting = [each for each in found if _at(each) <= between[1] and _is_open(each, found)]
    if movers:
        return _run(movers[-1], found, moved=True)
    return _run(waiting[-1], found, moved=False) if waiting else None


def _requests(directory: Path, names: set[str]) -> list[SavedIntent]:
    """Return the requests of a pair that moved a set, or may have, the earliest first."""
    found = [
        each
        for run in runs_in(directory)
        for each in saved_intents(run)
        if set(each.intent.gateways) == names and each.has_moved
    ]
    return sorted(found, key=_at)


def _run(each: SavedIntent, found: t.Sequence[SavedIntent], *, moved: bool) -> RunAt:
    it = each.intent
    return RunAt(run_id=it.run_id, by=it.by, moved=moved, is_open=_is_open(each, found))


def _is_open(each: SavedIntent, found: t.Sequence[SavedIntent]) -> bool:
    """Return whether a request has no outcome, or moved a set away that no later request moved."""
    number = each.intent.redundancy_set
    last = [it for it in found if it.intent.redundancy_set == number and not it.came_back][-1:]
    return each.outcome is None or (each.intent.phase == AWAY and last == [each])


def _at(each: SavedIntent) -> datetime.datetime:
    return moment("written_at", each.intent.written_at)
