# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which runs are deleted: whole runs that are old, and that no run which stays refers to."""

from __future__ import annotations

import contextlib
import datetime
import os
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.directory import (
    DELETED,
    RunFiles,
    files_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.period import words_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.references import Kept, changed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import remove_markers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """A run that is old enough to be deleted, and why it stays; it is deleted where there is no reason."""

    it: Kept
    age: datetime.timedelta
    why: str

    @property
    def run_id(self) -> str:
        """The name of the run."""
        return self.it.run.run_id

    @property
    def words(self) -> str:
        """The run in a line."""
        return f"{self.run_id}: {words_of(self.age)} old{f', stays: {self.why}' if self.why else ''}"


def old_runs(runs: t.Sequence[Kept], now: datetime.datetime, keep: datetime.timedelta) -> tuple[Old, ...]:
    """Return the runs that are older than they must be kept, the oldest first."""
    found = {each.run.run_id: each.why for each in runs if now - each.written_at > keep}
    stay = [each for each in runs if found.get(each.run.run_id, "young")]
    while stay:  # what a run refers to stays, and what that refers to
        each = stay.pop()
        needed = [it for it in runs if it.run.run_id in each.refers_to and found.get(it.run.run_id) == ""]
        found.update({it.run.run_id: f"{each.run.run_id} refers to it" for it in needed})
        stay += needed
    old = [
        Old(it=it, age=now - it.written_at, why=found[it.run.run_id]) for it in runs if it.run.run_id in found
    ]
    return tuple(sorted(old, key=lambda each: (each.it.written_at, each.run_id)))


def delete(directory: Path, each: Old) -> None:
    """Delete a run: it is gone at once, and then its files are.

    Raises:
        EvidenceError: it cannot be deleted, or a file came to it meanwhile. It is then whole.
    """
    run = each.it.run
    aside = directory / f"{DELETED}{run.run_id}"
    try:
        remove_markers(directory, each.it.requests)
        os.rename(run.path, aside)
    except OSError as error:
        raise EvidenceError(f"{run.path}: cannot be deleted: {error.strerror or error}") from error
    if _relative(files_of(aside)) != _relative(run):
        _put_back(aside, run.path)
        raise EvidenceError(f"{run.path}: cannot be deleted: it was written to meanwhile")
    _remove(aside)


def _put_back(aside: Path, path: Path) -> None:
    try:
        os.rename(aside, path)
    except OSError as error:  # the run has made its directory anew
        raise EvidenceError(f"{path}: cannot be put back from {aside}: {error.strerror or error}") from error


def unfinished(directory: Path) -> tuple[Path, ...]:
    """Return what is left of runs whose deletion was broken off."""
    return tuple(sorted(directory.glob(f"{DELETED}*")))


def finish(rests: t.Iterable[Path], before: datetime.datetime) -> None:
    """Remove what is left of runs, all of which was written before a time.

    Raises:
        EvidenceError: some of it cannot be removed, or a file came to it while its run was moved aside.
    """
    for aside in rests:
        if any(changed(path) >= before for path in files_of(aside).all):
            raise EvidenceError(f"{aside}: cannot be deleted: it was written to meanwhile")
        _remove(aside)


def _remove(aside: Path) -> None:
    """Remove the files that this collection wrote, and then the directory."""
    try:
        for path in files_of(aside).all:
            path.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (aside / FOLDER).rmdir()
        aside.rmdir()
        files.flush_directory(aside.parent)
    except OSError as error:
        raise EvidenceError(f"{aside}: cannot be deleted: {error.strerror or error}") from error


def _relative(run: RunFiles) -> tuple[set[Path], tuple[str, ...]]:
    return {path.relative_to(run.path) for path in run.all}, run.unrecognized
