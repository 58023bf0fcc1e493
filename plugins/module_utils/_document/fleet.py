# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a report shows of many pairs of one run, worst first."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._check.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode
from ansible_collections.junos_ha.srd.plugins.module_utils._document.run import OF_FLEET
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._record import Record

SCHEMA = 1

_NUMBER = re.compile(r"([0-9]+)")

WORDS: dict[Verdict, str] = {"no_go": "NO-GO", "unknown": "UNKNOWN", "go": "GO"}  # worst first


@dataclass(frozen=True, slots=True, kw_only=True)
class PairVerdict:
    """The verdict on one pair. Where its evidence was not kept, there is no report on it either."""

    lead: str
    peer: str | None
    verdict: Verdict
    summary: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Many pairs of one run, worst first; those of one verdict by name."""

    schema: int
    run_id: str
    phase: str
    written_at: str
    collection_version: str
    sha256: str
    verdict: Verdict
    summary: str
    counts: dict[str, int]
    pairs: tuple[PairVerdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    verdict: Verdict
    summary: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    lead: str
    peer: str | None
    found: _Found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    no_go: int
    unknown: int
    go: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    verdict: Verdict
    counts: _Counts
    pairs: tuple[_Pair, ...]


def fleet(record: Record) -> Fleet:
    """Return what the evidence of a fleet shows. The verdict is that of its pairs, unknown without any.

    Raises:
        FactsError: it is no such evidence, or it contradicts itself.
    """
    where = f"reports.{OF_FLEET}"
    report = decode(_Report, record.reports.get(OF_FLEET), where)
    verdicts = [pair.found.verdict for pair in report.pairs]
    counts: dict[str, int] = {verdict: verdicts.count(verdict) for verdict in WORDS}
    verdict: Verdict = next((each for each in WORDS if counts[each]), "unknown")
    if report.verdict != verdict:
        raise FactsError(f"{where}.verdict", expected=f"that of its pairs, {verdict}", actual=report.verdict)
    return Fleet(
        schema=SCHEMA,
        run_id=record.run_id,
        phase=record.phase,
        written_at=record.written_at,
        collection_version=record.collection_version,
        sha256=record.sha256,
        verdict=verdict,
        summary=_summary(verdict, counts),
        counts=counts,
        pairs=tuple(sorted(map(_pair, report.pairs), key=_worst_first)),
    )


def _pair(pair: _Pair) -> PairVerdict:
    found = pair.found
    return PairVerdict(
        lead=pair.lead, peer=pair.peer, verdict=found.verdict, summary=found.summary, kept=found.kept
    )


def _worst_first(pair: PairVerdict) -> tuple[int, list[str | int]]:
    return list(WORDS).index(pair.verdict), _natural(pair.lead)


def _natural(name: str) -> list[str | int]:
    """Return what puts mx9 before mx10: words and numbers by turns."""
    return [int(part) if part.isdecimal() else part for part in _NUMBER.split(name)]


def _summary(verdict: Verdict, counts: t.Mapping[str, int]) -> str:
    told = ", ".join(f"{counts[each]} {word}" for each, word in reversed(WORDS.items()))
    return f"{WORDS[verdict]}: of {sum(counts.values())} pairs {told}"
