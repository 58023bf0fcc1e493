# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes directories of evidence: the runs of report_samples, with times of their own."""

from __future__ import annotations

import datetime
import os
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, digest
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_path,
    write_evidence,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    SCHEMA,
    Intent,
    write_intent,
    write_outcome,
)
from ansible_collections.junos_ha.srd.tests.unit.report_samples import record

NOW = datetime.datetime(2026, 11, 30, tzinfo=datetime.timezone.utc)


def day(days: float) -> str:
    """Return the time so many days before NOW, as evidence has it."""
    return (NOW - datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def save(directory: Path, run_id: str, records: t.Iterable[Plain], days: float, **more: object) -> Path:
    """Write records as those of a run, as old as that many days, and return the directory of the run."""
    for each in records:
        fields = {**each, "run_id": run_id, "written_at": day(days), **more}
        path = evidence_path(str(directory), run_id, host=each["host"], phase=each["phase"])
        write_evidence(path, {name: it for name, it in fields.items() if name != "sha256"})
    age(directory / run_id, days)
    return directory / run_id


def age(run: Path, days: float) -> None:
    """Let all files of a run be as old as that many days."""
    at = (NOW - datetime.timedelta(days=days)).timestamp()
    for path in run.rglob("*"):
        os.utime(path, (at, at))


def request(
    directory: Path,
    run_id: str,
    days: float,
    outcome: Plain | None,
    *,
    phase: str = "failover",
    gateways: tuple[str, str] = ("mx1", "mx2"),
) -> Intent:
    """Write the intent of a request, and its outcome unless it is unknown; return the intent."""
    gateway, peer = gateways
    intent = Intent(
        schema=SCHEMA,
        run_id=run_id,
        phase=phase,
        gateway=gateway,
        peer=peer,
        redundancy_set=1,
        redundancy_event="RELS_MSHIP_MANUAL_EV",
        target="STANDBY",
        request="request services ...",
        gate="GO: 71 of 71 checks passed",
        written_at=day(days),
        by="noc on jump1",
    )
    write_intent(directory, intent)
    if outcome is not None:
        write_outcome(directory, intent, outcome)
    age(directory / run_id, days)
    return intent


def audit(directory: Path, run_id: str, days: float, pairs: t.Sequence[Plain], *records: Plain) -> Path:
    """Write the evidence of an audit: that of the fleet, and that of gateways."""
    verdicts = [each["verdict"] for each in pairs]
    counts = {each: verdicts.count(each) for each in ("no_go", "unknown", "go")}
    worst = next(each for each, count in counts.items() if count)
    fleet = record("fleet", "audit", {"fleet": {"verdict": worst, "counts": counts, "pairs": list(pairs)}})
    kept = [{**each, "phase": "audit"} for each in records]
    return save(directory, run_id, [*kept, fleet], days)


def verdict(lead: str, peer: str, word: str, said: str, finding: str = "") -> Plain:
    """Return the verdict on a pair of a fleet."""
    return {"lead": lead, "peer": peer, "verdict": word, "summary": said, "finding": finding, "kept": True}


def redigested(plain: Plain) -> Plain:
    """Return a record with the digest of its fields."""
    rest = {name: value for name, value in plain.items() if name != "sha256"}
    return {**rest, "sha256": digest(rest)}
