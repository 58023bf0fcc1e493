# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Verdicts: in the words that people read, the worst of several, that on one pair among many."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Status
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError

# Worst first.
WORDS: dict[Verdict, str] = {"no_go": "NO-GO", "unknown": "UNKNOWN", "go": "GO"}

_VERDICTS: dict[Status, Verdict] = {"fail": "no_go", "unknown": "unknown", "waived": "go", "pass": "go"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairVerdict:
    """The verdict on one pair.

    Args:
        lead: the gateway that leads the pair.
        peer: the other one; empty where the inventory names none.
        verdict: the verdict.
        summary: the same in a sentence, with the first findings that speak against GO.
        finding: the first of them; empty where there is none.
        kept: whether its evidence was written. Without it there is no report on it either.
    """

    lead: str
    peer: str
    verdict: Verdict
    summary: str
    finding: str
    kept: bool


def worst(verdicts: t.Iterable[Verdict]) -> Verdict:
    """Return the worst; unknown where there is none."""
    return min(verdicts, key=badness, default="unknown")


def badness(verdict: Verdict) -> int:
    """Return a number by which the worst sorts first."""
    return list(WORDS).index(verdict)


def of_status(status: Status) -> Verdict:
    """Return the verdict that one finding alone would bring."""
    return _VERDICTS[status]


def refuse_other(where: str, sentence: str, verdict: Verdict) -> None:
    """Refuse a sentence that begins with another verdict than the one that it is said with.

    Raises:
        ArgumentError: it does.
    """
    word = sentence.partition(":")[0]
    if word in WORDS.values() and word != WORDS[verdict]:
        raise ArgumentError(f"{where} - Expected: {WORDS[verdict]} Actual: {sentence[:120]!r}")
