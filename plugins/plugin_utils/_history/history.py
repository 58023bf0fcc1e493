# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The history of a directory of evidence: its runs, what changed, what is old, what may be deleted."""

from __future__ import annotations

import collections
import datetime
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.audits import (
    AuditChange,
    change_of,
    two_audits,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.directory import directory_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.references import kept_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.retention import Old, old_runs
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.runs import Row, in_order, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a directory.

    Args:
        directory: the directory of the evidence of all runs.
        audits: two audits to compare; empty for the last two.
        old_after: how long ago a pair may have been read last without being old.
        keep: how long a run is kept; None where none is deleted.
    """

    directory: Path
    audits: tuple[str, ...] = ()
    old_after: datetime.timedelta
    keep: datetime.timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """When gateways were last in the evidence, and in which run."""

    gateways: tuple[str, ...]
    run_id: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The history of a directory.

    Args:
        now: when it was asked.
        runs: how many runs there are.
        rows: what the runs say, the oldest first.
        change: what changed between two audits, where there are two.
        old: the pairs that were not read for long, the oldest first.
        old_runs: the runs that are older than they must be kept.
        unrecognized: what in the directory is no run.
    """

    now: datetime.datetime
    runs: int
    rows: tuple[Row, ...]
    change: AuditChange | None
    old: tuple[Latest, ...]
    old_runs: tuple[Old, ...]
    unrecognized: tuple[str, ...]

    @property
    def deletable(self) -> tuple[Old, ...]:
        """The runs that nothing keeps."""
        return tuple(each for each in self.old_runs if not each.why)

    @property
    def summary(self) -> str:
        """It in a sentence."""
        counts = collections.Counter(row.verdict for row in self.rows)
        each = f"{counts['go']} GO, {counts['no_go']} NO-GO, {counts['unknown']} UNKNOWN"
        runs = "1 run" if self.runs == 1 else f"{self.runs} runs"
        return f"{runs}: {each}" if self.runs else "there is no run"


def history_of(asked: Asked, now: datetime.datetime) -> History:
    """Return the history of a directory. Nothing is deleted.

    Raises:
        ArgumentError: the two audits cannot be compared.
        EvidenceError: the directory cannot be read; where runs may be deleted, also any file of theirs.
    """
    directory = directory_of(asked.directory)
    rows = in_order(rows_of(run) for run in directory.runs)
    audits = two_audits(rows, asked.audits)
    return History(
        now=now,
        runs=len(directory.runs),
        rows=rows,
        change=change_of(asked.directory, *audits) if audits else None,
        old=_old(rows, now - asked.old_after),
        old_runs=old_runs(kept_of(directory), now, asked.keep) if asked.keep else (),
        unrecognized=directory.unrecognized,
    )


def _old(rows: t.Iterable[Row], limit: datetime.datetime) -> tuple[Latest, ...]:
    """Return the pairs whose last evidence is older than a time."""
    latest: dict[tuple[str, ...], Latest] = {}
    for row in rows:  # the oldest first
        if row.written_at:
            at = moment("written_at", row.written_at)
            for gateways in row.pairs:
                latest[tuple(sorted(gateways))] = Latest(gateways=gateways, run_id=row.run_id, at=at)
    return tuple(sorted((it for it in latest.values() if it.at < limit), key=lambda it: (it.at, it.gateways)))
