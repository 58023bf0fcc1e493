# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The directory of the evidence of all runs: which runs it holds, and which files each of them has."""

from __future__ import annotations

import os
import stat
import typing as t
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_FLEET
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import host_and_phase, is_run_id
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import is_intent, is_outcome
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FOLDER, SUFFIXES

# What begins with a dot and is ours: the locks of pairs, their open intents, runs that are being deleted.
DELETED = ".srd-deleted-"
_OWN = (".locks", ".pairs", DELETED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFiles:
    """The files of a run, by what they hold.

    Args:
        path: the directory of the run.
        evidence: its evidence.
        attempts: the evidence of failed attempts.
        requests: the intents and the outcomes of its requests.
        reports: its reports.
        unrecognized: what this collection does not write, relative to the directory.
    """

    path: Path
    evidence: tuple[Path, ...] = ()
    attempts: tuple[Path, ...] = ()
    requests: tuple[Path, ...] = ()
    reports: tuple[Path, ...] = ()
    unrecognized: tuple[str, ...] = ()

    @property
    def run_id(self) -> str:
        """The name of the run."""
        return self.path.name

    @property
    def records(self) -> tuple[Path, ...]:
        """All files of evidence."""
        return (*self.evidence, *self.attempts)

    @property
    def all(self) -> tuple[Path, ...]:
        """All files that this collection wrote."""
        return (*self.records, *self.requests, *self.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The directory of the evidence: its runs by name, and what else there is."""

    path: Path
    runs: tuple[RunFiles, ...]
    unrecognized: tuple[str, ...]


def directory_of(path: Path) -> Directory:
    """Return what a directory of evidence holds. Nothing is read but names.

    Raises:
        EvidenceError: it cannot be read.
    """
    found = [(name, _run(path / name)) for name in _names(path) if not name.startswith(_OWN)]
    return Directory(
        path=path,
        runs=tuple(run for _name, run in found if run),
        unrecognized=tuple(name for name, run in found if not run),
    )


def files_of(path: Path) -> RunFiles:
    """Return the files in the directory of a run.

    Raises:
        EvidenceError: it cannot be read.
    """
    found: dict[str, list[Path]] = {}
    for name in _names(path):
        found.setdefault(_kind(path / name), []).append(path / name)
    evidence, attempts = (tuple(found.get(kind, ())) for kind in ("evidence", "attempt"))
    reports, others = _reports(found.get("reports", ()), evidence)
    return RunFiles(
        path=path,
        evidence=evidence,
        attempts=attempts,
        requests=tuple(found.get("request", ())),
        reports=reports,
        unrecognized=tuple(sorted(str(each.relative_to(path)) for each in (*found.get("", ()), *others))),
    )


def _run(path: Path) -> RunFiles | None:
    """Return the files of a run; None where a path is not the directory of one."""
    if not is_run_id(path.name) or not _is(path, stat.S_ISDIR):
        return None
    found = files_of(path)
    return found if found.records or found.requests else None


def _kind(path: Path) -> str:
    """Return what a file in the directory of a run holds, by its name; nothing where that is unknown."""
    name = path.name
    if name == FOLDER and _is(path, stat.S_ISDIR):
        return "reports"
    if not _is(path, stat.S_ISREG):
        return ""
    if is_intent(name) or is_outcome(name):
        return "request"
    stem, _dot, number = name.rpartition(".")
    if number.isdecimal() and host_and_phase(stem):
        return "attempt"
    return "evidence" if host_and_phase(name) else ""


def _reports(
    folders: t.Iterable[Path], evidence: t.Iterable[Path]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the reports, which are named after gateways of the run or the fleet, and what else there is."""
    hosts = {OF_FLEET, *(found[0] for each in evidence if (found := host_and_phase(each.name)))}
    expected = {f"{quote(host, safe='')}{suffix}" for host in hosts for suffix in SUFFIXES}
    paths = [folder / name for folder in folders for name in _names(folder)]
    known = [each for each in paths if each.name in expected and _is(each, stat.S_ISREG)]
    return tuple(known), tuple(each for each in paths if each not in known)


def _names(path: Path) -> list[str]:
    try:
        return sorted(os.listdir(path))
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror or error}") from error


def _is(path: Path, kind: t.Callable[[int], bool]) -> bool:
    """Return whether a path is of a kind; a link is of none."""
    try:
        return kind(path.lstat().st_mode)
    except FileNotFoundError:  # another process removed it
        return False
