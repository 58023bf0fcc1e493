# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The runs of a directory as rows: the pair, when, the verdict, who moved what."""

from __future__ import annotations

import itertools
import json
import typing as t
from dataclasses import dataclass, replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record, entries
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import (
    OF_FLEET,
    OF_PAIR,
    OF_TAKE_DOWN,
    gateways_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import any_document
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet, fleet
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.directory import RunFiles
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import host_and_phase, read_record
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    Intent,
    SavedIntent,
    intents_of,
    saved_intents,
)

UNKNOWN_OUTCOME = "outcome unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A request of a run: who sent it, and what came of it in a word."""

    redundancy_set: int
    from_gateway: str
    to_gateway: str
    by: str
    at: str
    outcome: str

    @property
    def words(self) -> str:
        """The move in a few words."""
        by = f" by {self.by}" if self.by else ""
        moved = f"set {self.redundancy_set} from {self.from_gateway} to {self.to_gateway}"
        return f"{moved}{by}, {self.outcome}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a run says of a pair, or of a fleet.

    Args:
        run_id: the run.
        gateways: the gateways; those of all pairs where it is of a fleet.
        written_at: when it was written last; empty where that is unknown.
        phases: its phases, in their order.
        verdict: the verdict.
        said: the verdict in a sentence, or why it is unknown.
        moves: what was moved.
        audit: the document on the fleet, where it is of one.
    """

    run_id: str
    gateways: tuple[str, ...]
    written_at: str
    phases: tuple[str, ...]
    verdict: Verdict
    said: str
    moves: tuple[Move, ...] = ()
    audit: Fleet | None = None

    @property
    def subject(self) -> str:
        """What it is on."""
        if self.audit is None:
            return " and ".join(self.gateways)
        count = len(self.audit.pairs)
        return f"fleet of {count} {'pair' if count == 1 else 'pairs'}"

    @property
    def pairs(self) -> tuple[tuple[str, ...], ...]:
        """The gateways of each pair that was read."""
        if self.audit is None:
            return (self.gateways,) if self.gateways else ()
        return tuple((pair.lead, pair.peer) for pair in self.audit.pairs if pair.kept)


def rows_of(run: RunFiles) -> tuple[Row, ...]:
    """Return what a run says of each of its pairs, and of its fleet. What cannot be read makes it UNKNOWN."""
    try:
        audit = _audit(run)
        covered = audit.phase if audit else None
        paths = [each for each in run.evidence if _parts(each)[1] != covered]
        records, requests = [read_record(each) for each in paths], saved_intents(run.path)
        return tuple([*([_of_fleet(audit)] if audit else []), *_of_pairs(run, records, requests)]) or (
            _unknown(run, "it has no evidence, only failed attempts or requests"),
        )
    except SrdError as error:
        return (_unknown(run, str(error)),)


def _audit(run: RunFiles) -> Fleet | None:
    """Return the document on the fleet of a run.

    Raises:
        SrdError: it is invalid, or there is more than one.
    """
    found = [each for each in run.evidence if _parts(each)[0] == OF_FLEET]
    if len(found) > 1:
        raise EvidenceError(f"{run.path}: has evidence of more than one fleet")
    return fleet(read_record(found[0])) if found else None


def _of_fleet(it: Fleet) -> Row:
    gateways = dict.fromkeys(name for pair in it.pairs for name in (pair.lead, pair.peer) if name)
    return Row(
        run_id=it.run_id,
        gateways=tuple(gateways),
        written_at=it.written_at,
        phases=(it.phase,),
        verdict=it.verdict,
        said=it.summary,
        audit=it,
    )


def _of_pairs(
    run: RunFiles, records: t.Sequence[Record], requests: t.Sequence[SavedIntent]
) -> t.Iterator[Row]:
    named = [*map(_named, records), *_of_answers(records), *(set(each.intent.gateways) for each in requests)]
    groups = _joined(named)
    unsettled = intents_of(run.path)
    for names in groups:
        own = [each for each in records if each.host in names]
        moves = tuple(_move(each) for each in requests if names & set(each.intent.gateways))
        words = [each.words for each in unsettled if names & set(each.intent.gateways)]
        yield _of_pair(run, names, own, moves, words)


def _of_pair(
    run: RunFiles, names: set[str], records: t.Sequence[Record], moves: tuple[Move, ...], words: list[str]
) -> Row:
    row = Row(
        run_id=run.run_id,
        gateways=tuple(sorted(names)),
        written_at=max([*(each.written_at for each in records), *(each.at for each in moves)]),
        phases=(),
        verdict="unknown",
        said="",
        moves=moves,
    )
    try:
        document = any_document(records, unsettled=words)
    except SrdError as error:
        return replace(row, said=f"{WORDS['unknown']}: {error}")
    if isinstance(document, Fleet):
        return _of_fleet(document)
    phases = tuple(each.name for each in document.phases)
    return replace(
        row, gateways=document.gateways, phases=phases, verdict=document.verdict, said=document.summary
    )


def _named(record: Record) -> set[str]:
    """Return the gateways that a record is on: its own, and those of its report on the pair."""
    found = entries([record])
    names = {name for each in found if each.name == OF_PAIR for name in gateways_of(each.report)}
    asked = [each.switchover.asked for each in found if each.switchover]
    return {record.host, *names, *(name for each in asked for name in (each.gateway, each.peer))}


def _of_answers(records: t.Iterable[Record]) -> list[set[str]]:
    """Return the gateways whose evidence holds the same answer: it is one on both, and may name only one."""
    found: dict[tuple[str, str], set[str]] = {}
    for each in records:
        if OF_TAKE_DOWN in each.reports:
            answer = json.dumps(each.reports[OF_TAKE_DOWN], sort_keys=True)
            found.setdefault((each.phase, answer), set()).add(each.host)
    return list(found.values())


def _joined(groups: t.Iterable[set[str]]) -> list[set[str]]:
    """Return sets of names of which no two share a name, by their names."""
    found: list[set[str]] = []
    for each in groups:
        apart = [it for it in found if not it & each]
        found = [*apart, each.union(*(it for it in found if it & each))]
    return sorted(found, key=sorted)


def _move(each: SavedIntent) -> Move:
    it = each.intent
    there, back = ends_of(it)
    outcome = UNKNOWN_OUTCOME if each.outcome is None else str(each.outcome.get("outcome") or UNKNOWN_OUTCOME)
    return Move(
        redundancy_set=it.redundancy_set,
        from_gateway=there,
        to_gateway=back,
        by=it.by,
        at=it.written_at,
        outcome=outcome.replace("_", " "),
    )


def ends_of(it: Intent) -> tuple[str, str]:
    """Return which gateway was to lose mastership, and which was to get it."""
    return it.gateways if COMPLEMENT[it.target] == "MASTER" else (it.peer, it.gateway)


def _unknown(run: RunFiles, why: str) -> Row:
    names = {found[0] for each in run.evidence if (found := host_and_phase(each.name))}
    return Row(
        run_id=run.run_id,
        gateways=tuple(sorted(names - {OF_FLEET})),
        written_at="",
        phases=(),
        verdict="unknown",
        said=f"{WORDS['unknown']}: {why}",
    )


def _parts(path: Path) -> tuple[str, str]:
    return host_and_phase(path.name) or ("", "")


def in_order(rows: t.Iterable[tuple[Row, ...]]) -> tuple[Row, ...]:
    """Return all rows, the oldest first; those without a time before them."""
    return tuple(sorted(itertools.chain.from_iterable(rows), key=lambda row: (row.written_at, row.run_id)))
