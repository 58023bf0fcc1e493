# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Verdicts: in the words that people read, the worst of several, that on one pair among many."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Status, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError

# Worst first.
WORDS: dict[Verdict, str] = {"no_go": "NO-GO", "unknown": "UNKNOWN", "go": "GO"}
STATUS_WORDS: dict[Status, str] = {
    "pass": "passed",
    "fail": "failed",
    "unknown": "unknown",
    "waived": "waived",
}

_IN_WORDS: tuple[Verdict, ...] = ("go", "no_go", "unknown")  # in the sentence on a fleet
_NUMBER = re.compile(r"([0-9]+)")
_VERDICTS: dict[Status, Verdict] = {"fail": "no_go", "unknown": "unknown", "waived": "go", "pass": "go"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairVerdict:
    """The verdict on one pair.

    Args:
        lead: the gateway that leads the pair.
        peer: the other one; empty where the inventory names none.
        verdict: the verdict.
        summary: the same in a sentence, with the first findings that speak against GO.
        finding: the first of them; empty where there are none.
        kept: whether its evidence was written. Without it there is no report on it either.
    """

    lead: str
    peer: str
    verdict: Verdict
    summary: str
    finding: str
    kept: bool


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
        """The verdict in a sentence, with how many pairs have which."""
        counts = self.counts
        each = ", ".join(f"{counts[verdict]} {WORDS[verdict]}" for verdict in _IN_WORDS)
        return f"{WORDS[self.verdict]}: of {len(self.pairs)} pairs {each}"

    @property
    def worst_first(self) -> tuple[PairVerdict, ...]:
        """The pairs, the worst first; those of one verdict by name, C(mx9) before C(mx10)."""
        return tuple(sorted(self.pairs, key=lambda pair: (badness(pair.verdict), _natural(pair.lead))))


def first_finding(report: Report, errors: t.Sequence[str]) -> str:
    """Return the first that speaks against GO: what failed, else an error, else what could not be decided.

    Args:
        report: the report on a pair.
        errors: why its gateways could not be read.
    """
    findings = [(each.status, f"{each.subject} - {each.message}") for each in report.worst]
    failed = [line for status, line in findings if status == "fail"]
    undecided = [line for status, line in findings if status == "unknown"]
    return next(iter([*failed, *errors, *undecided]), "")


def worst(verdicts: t.Iterable[Verdict]) -> Verdict:
    """Return the worst; unknown where there are none."""
    return min(verdicts, key=badness, default="unknown")


def badness(verdict: Verdict) -> int:
    """Return a number by which the worst sorts first."""
    return list(WORDS).index(verdict)


def of_status(status: Status) -> Verdict:
    """Return the verdict that one finding alone would bring."""
    return _VERDICTS[status]


def refuse_other(where: str, sentence: str, verdict: Verdict) -> None:
    """Refuse a sentence that begins with another verdict than the one beside it.

    Raises:
        ArgumentError: it does.
    """
    word = sentence.partition(":")[0]
    if word in WORDS.values() and word != WORDS[verdict]:
        raise ArgumentError(f"{where} - Expected: {WORDS[verdict]} Actual: {sentence[:120]!r}")


def _natural(name: str) -> list[str | int]:
    """Return words and numbers by turns: what sorts C(mx9) before C(mx10)."""
    return [int(part) if part.isdecimal() else part for part in _NUMBER.split(name)]
