# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why a run is kept: open requests, what it moved and did not move back, runs that refer to it."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field, replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import REFERS_TO
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.directory import Directory, RunFiles
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import read_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    AWAY,
    SavedIntent,
    all_open_intents,
    saved_intents,
)

_GO_ON = "a maintenance may go on with it"
_SEEN_BY = "seen_by"  # the run that saw the outcome of a request of an earlier one


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known of a run that may be deleted.

    Args:
        run: its files.
        written_at: when the last of them was written.
        refers_to: the runs that it needs.
        requests: its requests.
        why: why it must stay whatever its age; empty where it need not.
    """

    run: RunFiles
    written_at: datetime.datetime
    refers_to: frozenset[str] = frozenset()
    requests: tuple[SavedIntent, ...] = field(default=(), repr=False)
    why: str = ""


def kept_of(directory: Directory) -> tuple[Kept, ...]:
    """Return what is known of all runs, once every file of theirs is read and verified.

    Raises:
        EvidenceError: a file is not what its name says: what it refers to is unknown.
    """
    unsettled = {each.intent.run_id: each.words for each in all_open_intents(directory.path)}
    found = [_kept(run, unsettled.get(run.run_id, "")) for run in directory.runs]
    away = _away(found)
    return tuple(replace(each, why=each.why or away.get(each.run.run_id, "")) for each in found)


def _kept(run: RunFiles, is_open: str) -> Kept:
    plain = [read_evidence(path) for path in run.records]
    requests = saved_intents(run.path)
    words = [
        f"the outcome of its request is unknown: {each.intent.words}"
        for each in requests
        if each.outcome is None
    ]
    seen = [str(each.outcome[_SEEN_BY]) for each in requests if each.outcome and _SEEN_BY in each.outcome]
    referred = [name for record in plain for name in _list(record.get(REFERS_TO))]
    times = [*(record.get("written_at") for record in plain), *(each.intent.written_at for each in requests)]
    return Kept(
        run=run,
        written_at=max([*_times(run.path, times), *map(changed, run.all)]),
        refers_to=frozenset([*seen, *referred]) - {run.run_id},
        requests=requests,
        why=next(iter([*_foreign(run), *words, *([is_open] if is_open else [])]), ""),
    )


def _foreign(run: RunFiles) -> t.Iterator[str]:
    """Yield why nothing in the directory of a run may be removed."""
    try:
        files.refuse_unsafe(run.path)
    except OSError as error:
        yield f"its directory is refused: {error}"
    if run.unrecognized:
        yield f"this collection did not write {', '.join(run.unrecognized)}"


def _list(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _times(path: Path, texts: t.Iterable[object]) -> list[datetime.datetime]:
    try:
        return [moment("written_at", text) for text in texts]
    except ArgumentError as error:
        raise EvidenceError(f"{path}: is not evidence of a run: {error}") from error


def changed(path: Path) -> datetime.datetime:
    """Return when a file was last written: one that was restored counts as new."""
    try:
        seconds = path.lstat().st_mtime
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror or error}") from error
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.timezone.utc)


def _away(found: t.Sequence[Kept]) -> dict[str, str]:
    """Return by its run what a maintenance moved away, where no later request moved it again."""
    requests = [
        (run.run.run_id, each)
        for run in found
        for each in run.requests
        if each.has_moved and (each.intent.phase == AWAY or not each.came_back)
    ]
    last = {
        (frozenset(each.intent.gateways), each.intent.redundancy_set): (run_id, each.intent)
        for run_id, each in sorted(requests, key=lambda it: it[1].intent.written_at)
    }
    return {
        run_id: f"set {it.redundancy_set} of {it.gateway} was moved away and not back: {_GO_ON}"
        for run_id, it in last.values()
        if it.phase == AWAY
    }
