# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The judgement of saved replies: a verdict on them, or the answer whether a gateway may be taken down."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    evaluate_gateway,
    evaluate_pair,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_PAIR, OF_TAKE_DOWN
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console import screen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook import take_down
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, Reading

OF_GATEWAY = "gateway"  # the name of the report in the evidence of one reply
SAVED = "by saved replies"
NO_TIME = "  a saved reply does not show when it was taken"

_NO_REPLY = "there is no reply of its peer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A report on saved replies, and how it is shown and kept.

    Args:
        phase: what the phase of the evidence is called, after its name.
        name: the name of the report in the evidence.
        report: the report.
        line: what the console shows.
        answer: whether a gateway may be taken down, as plain data; None where that is not the question.
    """

    phase: str
    name: str
    report: Report
    line: screen.VerdictLine
    answer: Plain | None = None

    @property
    def said(self) -> str:
        """The verdict or the answer, in a sentence."""
        return str(self.answer["because"]) if self.answer else self.report.summary

    @property
    def is_well(self) -> bool:
        """Whether it is GO, or yes."""
        return self.answer["answer"] == "yes" if self.answer else self.report.verdict == "go"


def judge(readings: t.Sequence[Reading], expected: Expectation, answers: t.Sequence[Plain]) -> Judgement:
    """Return the verdict on one gateway or on a pair, with the answer for each of a pair beside it."""
    gateways = [gateway_of(each.facts or None, f"facts of {each.name}") for each in readings]
    names = [each.name for each in readings]
    if len(gateways) == 1:
        report = evaluate_gateway(gateways[0], expected, now=now(), name=names[0])
    else:
        both = (gateways[0], gateways[1])
        report = evaluate_pair(*both, expected, now=now(), names=(names[0], names[1]))
    line = screen.VerdictLine(
        subject=f"{' and '.join(names)}, {SAVED}",
        text=report.headline,
        verdict=report.verdict,
        findings=report.findings,
        gateway=names[0] if len(names) == 1 else None,
        not_asked=report.scope.not_asked if report.scope else (),
        details=(NO_TIME, *(f"  take {each['gateway']} down? {each['because']}" for each in answers)),
    )
    return Judgement(phase="", name=OF_GATEWAY if len(names) == 1 else OF_PAIR, report=report, line=line)


def answers_of(
    asked: t.Sequence[str],
    readings: t.Sequence[Reading],
    configurations: t.Sequence[Plain],
    options: t.Mapping[str, t.Any],
) -> list[Judgement]:
    """Return for each gateway in question whether it may be taken down.

    Raises:
        ArgumentError: there is no reply of a gateway in question.
    """
    names = [each.name for each in readings]
    for gateway in asked:
        if gateway not in names:
            raise ArgumentError(f"gateways - Expected: {' or '.join(names)} Actual: {gateway}")
    both = [{"name": each.name, "facts": each.facts, "error": each.error} for each in _both(readings)]
    return [_answer(gateway, both, configurations, options) for gateway in dict.fromkeys(asked)]


def _answer(
    gateway: str,
    both: t.Sequence[Plain],
    configurations: t.Sequence[Plain],
    options: t.Mapping[str, t.Any],
) -> Judgement:
    it = take_down.asked(gateway, both, configurations)
    found = take_down.answer(
        it, options, tuple((name, None) for name in it.names)
    )  # a file may have any name
    report = take_down.report_of(it, found)
    answer = take_down.plain_answer(it, found, report)
    line = screen.VerdictLine(
        subject=f"take {gateway} down, {SAVED}?",
        text=found.because,
        verdict=report.verdict,
        findings=report.findings,
        details=(NO_TIME, *answer["picture"]),
    )
    return Judgement(
        phase=f"{gateway}-{OF_TAKE_DOWN}", name=OF_TAKE_DOWN, report=report, line=line, answer=answer
    )


def _both(readings: t.Sequence[Reading]) -> t.Sequence[Reading]:
    """Return two readings: where there is one reply, nothing is known of the other gateway."""
    if len(readings) == 1:
        return (*readings, Reading(name="its peer", facts={}, error=_NO_REPLY))
    return readings
