# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdict on many pairs of one run, and the content of the reports on them, worst first."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    MASTERS,
    WORDS,
    Verdict,
    badness,
    begins_with,
    clauses,
    is_by_vocabulary,
    led_by,
    masters_in,
    masters_of,
    mastership,
    word_in,
    worst,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_FLEET

SCHEMA = 1

_WHERE = f"reports.{OF_FLEET}"
_IN_WORDS: tuple[Verdict, ...] = ("go", "no_go", "unknown")  # in the sentence on a fleet
_NAMED = 5  # pairs without a MASTER, or with two, in that sentence
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Transition events that a gateway received: how many of acquire or release, auto or manual."""

    gateway: str
    event: t.Literal["acquire", "release"]
    trigger: t.Literal["auto", "manual"]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunThen:
    """A run that was there when a set left its home.

    Args:
        run_id: the run.
        by: who sent its request, and on which machine; empty where that is unknown.
        moved: whether its request moved the set.
        open: whether it has not ended.
    """

    run_id: str
    by: str
    moved: bool
    open: bool

    @property
    def words(self) -> str:
        """It in a few words."""
        by = f" of {self.by}" if self.by else ""
        if self.moved:
            return f"run {self.run_id}{by} moved it, and has {'not ' if self.open else ''}ended"
        return f"no run moved it, but run {self.run_id}{by} was open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A redundancy set that is MASTER on another gateway than the one that it belongs on.

    Args:
        redundancy_set: the set.
        home: the gateway that it belongs on.
        master: the gateway that it is on.
        last_home: when the evidence shows it at home last; None where it never does.
        first_away: when it was seen away first, after that.
        events: the transition events that both gateways received between the two; None where that is unknown.
        run: the run that moved it, or one that was open; None without one, or where that is unknown.
        note: why the evidence says nothing of it; empty where it does.
    """

    redundancy_set: int
    home: str
    master: str
    last_home: str | None
    first_away: str
    events: tuple[Received, ...] | None
    run: RunThen | None
    note: str

    @property
    def words(self) -> str:
        """It in a sentence."""
        where = f"set {self.redundancy_set} is away from home: MASTER on {self.master}, not on {self.home}"
        if self.note:
            return f"{where}; since when is unknown: {self.note}"
        since = f"between {self.last_home} and" if self.last_home else "no evidence shows it at home, away by"
        run = self.run.words if self.run else "no run moved it"
        return "; ".join([where, f"{since} {self.first_away}", *self._received, run])

    @property
    def _received(self) -> list[str]:
        if self.last_home is None:
            return []
        if self.events is None:
            return ["received is unknown: a counter is not shown, or began anew"]
        each = [f"{it.gateway} {it.count} {it.event} {it.trigger}" for it in self.events]
        return [f"received: {', '.join(each) or 'no transition event'}"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairVerdict:
    """The verdict on one pair.

    Args:
        lead: the gateway that leads the pair.
        peer: the other one; empty where the inventory names none.
        verdict: the verdict.
        summary: the same in a sentence, with the first findings that speak against GO.
        finding: the first of them; empty without any.
        kept: whether its evidence was written. Without it there is no report on it either.
        away: the sets that are away from home.
    """

    lead: str
    peer: str
    verdict: Verdict
    summary: str
    finding: str
    kept: bool
    away: tuple[Away, ...] = ()

    @property
    def word(self) -> str:
        """The verdict as tables have it, with its sets where it is not on all."""
        return word_in(self.summary, self.verdict)

    @property
    def is_partial(self) -> bool:
        """Whether the verdict is not on all sets."""
        return any(each.startswith("of ") for each in clauses(self.summary, self.verdict))

    @property
    def is_learned(self) -> bool:
        """Whether a vocabulary let something pass."""
        return any(is_by_vocabulary(each) for each in clauses(self.summary, self.verdict))

    @property
    def masters(self) -> str:
        """Whether a set has no MASTER, or two; nothing where each has one."""
        return masters_in(self.summary)


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetVerdict:
    """The verdict on many pairs: the worst of theirs, unknown where there is no pair."""

    pairs: tuple[PairVerdict, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all verdicts; unknown where there is no pair."""
        return worst(pair.verdict for pair in self.pairs)

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs have which verdict."""
        verdicts = [pair.verdict for pair in self.pairs]
        return {verdict: verdicts.count(verdict) for verdict in WORDS}

    @property
    def summary(self) -> str:
        """The verdict in a sentence: the pairs without a MASTER or with two, then how many have which."""
        counts = self.counts
        each = ", ".join(f"{counts[verdict]} {WORDS[verdict]}" for verdict in _IN_WORDS)
        partial = sum(pair.is_partial for pair in self.pairs)
        learned = sum(pair.is_learned for pair in self.pairs)
        more = f"; {partial} of them of some sets only" if partial else ""
        more += f"; {learned} of them by a vocabulary" if learned else ""
        found = {it: [pair.lead for pair in self.worst_first if pair.masters == it] for it in MASTERS}
        said = f"{WORDS[self.verdict]}: of {len(self.pairs)} pairs {each}{more}"
        return led_by(said, masters_of(found, _named))

    @property
    def worst_first(self) -> tuple[PairVerdict, ...]:
        """The pairs, the worst first: by their masters, then by verdict and name, C(mx9) before C(mx10)."""
        return tuple(sorted(self.pairs, key=_urgency))


def plain_fleet(fleet: FleetVerdict) -> dict[str, t.Any]:
    """Return the verdict on a fleet as plain data, the worst pairs first."""
    pairs = [encode(pair) for pair in fleet.worst_first]
    return {"verdict": fleet.verdict, "counts": fleet.counts, "pairs": pairs}


def first_finding(report: Report, errors: t.Sequence[str]) -> str:
    """Return the first that speaks against GO: no MASTER or two, what failed, an error, what is unknown.

    Args:
        report: the report on a pair.
        errors: why its gateways could not be read.
    """
    findings = [(each.status, f"{each.subject} - {each.message}") for each in report.worst]
    failed = [line for status, line in findings if status == "fail"]
    undecided = [line for status, line in findings if status == "unknown"]
    masters = mastership(report.findings)
    return masters or next(iter([*failed, *errors, *undecided]), "")


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
class _Counts:
    no_go: int
    unknown: int
    go: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    verdict: Verdict
    counts: _Counts
    pairs: tuple[PairVerdict, ...]


def fleet(record: Record) -> Fleet:
    """Return the document on a fleet. The verdict is the worst of its pairs, unknown without a pair.

    Raises:
        FactsError: the record is not one of a fleet, or it contradicts itself.
    """
    report = _report(record)
    found = FleetVerdict(pairs=report.pairs)
    _refuse_contradiction(report, found.verdict, found.counts)
    return Fleet(
        schema=SCHEMA,
        run_id=record.run_id,
        phase=record.phase,
        written_at=record.written_at,
        collection_version=record.collection_version,
        sha256=record.sha256,
        verdict=found.verdict,
        summary=found.summary,
        counts=found.counts,
        pairs=found.worst_first,
    )


def _report(record: Record) -> _Report:
    names = list(record.reports)
    beside = {"with facts": record.gateway, "with an error": record.error}
    more = [words for words, value in beside.items() if value is not None]
    if names != [OF_FLEET] or more:
        what = ", ".join([*(names or ["no report"]), *more])
        raise FactsError("reports", expected=f"{OF_FLEET} alone, without facts and error", actual=what)
    return decode(_Report, _with_away(record.reports[OF_FLEET]), _WHERE)


def _with_away(report: object) -> object:
    """Return a report whose pairs have C(away): before 0.2.0 no audit looked where sets belong."""
    if not isinstance(report, dict) or not isinstance(report.get("pairs"), list):
        return report
    pairs = [
        {**each, "away": each.get("away", [])} if isinstance(each, dict) else each for each in report["pairs"]
    ]
    return {**report, "pairs": pairs}


def _refuse_contradiction(report: _Report, verdict: Verdict, counts: dict[str, int]) -> None:
    """Refuse a report that says something else than its pairs, or a pair that says two things."""
    if report.verdict != verdict:
        raise FactsError(f"{_WHERE}.verdict", expected=f"that of its pairs, {verdict}", actual=report.verdict)
    if encode(report.counts) != counts:
        raise FactsError(f"{_WHERE}.counts", expected=f"those of its pairs, {counts}", actual=report.counts)
    leads = [pair.lead for pair in report.pairs]
    if len(set(leads)) != len(leads):
        raise FactsError(f"{_WHERE}.pairs", expected="each pair once", actual=", ".join(sorted(leads)))
    for pair in report.pairs:
        word = WORDS[pair.verdict]
        if not begins_with(pair.summary, pair.verdict):
            raise FactsError(f"{_WHERE}.pairs", expected=f"{pair.lead} as {word}", actual=pair.summary)


def _named(leads: t.Sequence[str]) -> str:
    more = f" and {len(leads) - _NAMED} more" if len(leads) > _NAMED else ""
    return f"a set of {', '.join(leads[:_NAMED])}{more}"


def _urgency(pair: PairVerdict) -> tuple[int, int, list[str | int]]:
    return [*MASTERS, ""].index(pair.masters), badness(pair.verdict), _natural(pair.lead)


def _natural(name: str) -> list[str | int]:
    """Return words and numbers by turns: what sorts C(mx9) before C(mx10)."""
    return [int(part) if part.isdecimal() else part for part in _NUMBER.split(name)]
