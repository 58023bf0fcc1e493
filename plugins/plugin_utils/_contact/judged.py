# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdict that comes out of a contact, and the answers, on the way that saved replies are judged."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Verdict, worst
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS, Report
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import PAIR, expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.agreement import differences
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.judgement import (
    Judgement,
    answers_of,
    judge,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, Reading

_TIMELESS = {"max_age": "any", "max_skew": "any"}  # a contact takes longer than a reading
_NOT_READ = "the extensive text was not read"
_CONTRADICTS: t.Final = "contradicts"
_CONTRADICT = "the formats contradict each other"
_NOT_UNDERSTOOD = "not every reply of the redundancy groups is understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What comes out.

    Args:
        report: the report on the gateway or the pair.
        doubt: why the text that the report is on may not be believed, in words; nothing where it may.
        answers: for each gateway of a pair whether it may be taken down, in a sentence.
    """

    report: Report
    doubt: str
    answers: t.Mapping[str, str]

    @property
    def verdict(self) -> Verdict:
        """The verdict: not better than unknown where one form of a reply casts doubt on another."""
        return worst([self.report.verdict, "unknown"]) if self.doubt else self.report.verdict

    @property
    def said(self) -> str:
        """The verdict in a sentence."""
        if self.verdict == self.report.verdict:
            return self.report.headline
        return f"UNKNOWN: {_doubted(self.report.headline, self.doubt)}"

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that could not be decided."""
        return tuple(each for each in self.report.findings if each.status == "unknown")


def why_unknown(finding: Finding) -> str:
    """Return when a check cannot be decided, in the words of its contract."""
    return CONTRACTS[finding.check].unknown


def judged(gateways: t.Sequence[Seen]) -> Judged:
    """Return the verdict on one gateway or a pair, by the text that it shows, and the answers.

    Raises:
        FactsError: never, of what was read here.
    """
    readings = [_reading(each) for each in gateways]
    names = [each.host for each in gateways if len(gateways) > 1]
    answers = answers_of(names, readings, [_configuration(each) for each in gateways], _TIMELESS)
    found = judge(readings, expectation(_TIMELESS, PAIR), ())
    doubt = _doubt(gateways)
    said = (_said(it, doubt) for it in answers)
    return Judged(report=found.report, doubt=doubt, answers=dict(zip(names, said, strict=True)))


def _said(answer: Judgement, doubt: str) -> str:
    """Return an answer: unknown where there is doubt, unless the text alone gives no better one."""
    is_better = answer.answer is not None and answer.answer["answer"] not in ("no", "unknown")
    return f"unknown: {_doubted(answer.said, doubt)}" if doubt and is_better else answer.said


def _doubt(gateways: t.Sequence[Seen]) -> str:
    """Return why the text alone is not enough; nothing where it is."""
    if any(each.kind == _CONTRADICTS for seen in gateways for each in differences(seen)):
        return _CONTRADICT
    readings = [reading for seen in gateways for reading in seen.readings.values()]
    is_understood = all(each.complete for each in readings) and not any(seen.unread for seen in gateways)
    return "" if is_understood else _NOT_UNDERSTOOD


def _doubted(sentence: str, doubt: str) -> str:
    return f"{doubt}; the text alone gives {sentence}"


def _reading(seen: Seen) -> Reading:
    gateway = seen.judged
    if gateway is None:
        return Reading(name=seen.host, facts={}, error=seen.error or _NOT_READ)
    return Reading(name=seen.host, facts=to_facts(gateway), error="")


def _configuration(seen: Seen) -> Plain:
    if seen.error or seen.configuration_errors:
        error = "; ".join([seen.error] if seen.error else seen.configuration_errors)
        return {"name": seen.host, "configuration": {}, "error": error}
    return {"name": seen.host, "configuration": encode(seen.configuration), "error": ""}
