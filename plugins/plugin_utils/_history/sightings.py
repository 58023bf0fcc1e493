# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a pair was seen in the evidence of all runs, in the order of the times at which it was read."""

from __future__ import annotations

import datetime
import os
import typing as t
from dataclasses import dataclass
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_of,
    is_run_id,
    names_in,
    read_record,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """The gateways of a pair that one phase of a run shows, by name, and when the last was read."""

    at: datetime.datetime
    gateways: t.Mapping[str, Gateway]


def runs_in(directory: Path) -> tuple[Path, ...]:
    """Return the directories of the runs in a directory of evidence; nothing if that does not exist yet.

    Raises:
        EvidenceError: it cannot be read.
    """
    if not os.path.lexists(directory):
        return ()
    return tuple(directory / name for name in names_in(directory) if _is_run(directory / name))


def sightings_of(directory: Path, names: t.Collection[str]) -> tuple[Sighting, ...]:
    """Return how the evidence of all runs shows gateways, the earliest first.

    Raises:
        SrdError: a file of theirs cannot be read.
    """
    found = [each for run in runs_in(directory) for each in _of_run(run, names)]
    return tuple(sorted(found, key=lambda each: each.at))


def _of_run(run: Path, names: t.Collection[str]) -> t.Iterator[Sighting]:
    phases: dict[str, list[Record]] = {}
    for path in evidence_of(run, names_in(run), names):
        record = read_record(path)
        phases.setdefault(record.phase, []).append(record)
    for records in phases.values():
        gateways = {each.host: each.gateway for each in records if each.gateway}
        if gateways:
            yield Sighting(at=max(map(_at, records)), gateways=gateways)


def _at(record: Record) -> datetime.datetime:
    read = record.gateway.collected_at if record.gateway else None
    return moment("collected_at", read) if read else moment("written_at", record.written_at)


def _is_run(path: Path) -> bool:
    return is_run_id(path.name) and path.is_dir() and not path.is_symlink()
