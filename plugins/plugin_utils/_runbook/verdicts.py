# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdicts of a run, from the results of tasks, and its final message."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import (
    FleetVerdict,
    PairVerdict,
    first_finding,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import Screen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, reason

_NOT_EVALUATED = "it was not judged"


def verdict_of(given: Plain) -> Plain:
    """Return a verdict without C(wait), C(task) and C(failure): what they say stands in the other keys."""
    rest = {name: value for name, value in given.items() if name not in ("wait", "task", "failure")}
    if given.get("wait") is not None:
        return {**rest, **_of_wait(given["wait"])}
    task = given.get("task") or {}
    if task.get("report"):
        return {**rest, "report": task["report"]}
    if task or given.get("failure") is not None:
        said = f"{WORDS['unknown']}: {reason(task or given['failure'])}"
        return {**rest, "said": said, "verdict": "unknown", "report": None}
    return rest


def conclusion(screen: Screen, verdicts: t.Sequence[Plain]) -> Plain:
    """Return the verdict of a screen in words. I(verdicts) are the same as C(screen.verdicts), plain."""
    pairs = list(zip(screen.verdicts, map(_sentence, verdicts), strict=True))
    against = [f"{it.subject} - {sentence or it.text}" for it, sentence in pairs if it.verdict != "go"]
    of_verdict = [sentence or it.text for it, sentence in pairs if it.verdict == screen.verdict]
    of_checks = [sentence for _it, sentence in pairs if sentence] if screen.verdict == "go" else []
    costs = [str(each["cost"]) for each in verdicts if each.get("cost")]
    first = next(iter(of_checks + of_verdict), f"{WORDS[screen.verdict]}: there is no verdict")
    summary = "; ".join([first, *costs])
    return {
        "verdict": screen.verdict,
        "go": screen.verdict == "go",
        "summary": summary,
        "against": against,
        "finding": "" if screen.verdict == "go" else _first_finding(screen) or summary,
        "msg": "; ".join([*against, *costs]) if against else summary,
    }


def _sentence(verdict: Plain) -> str:
    """Return the sentence of a report, with its first findings; nothing where another sentence was given."""
    report = verdict.get("report")
    return "" if verdict.get("said") or not report else str(report["summary"])


def _first_finding(screen: Screen) -> str:
    """Return what failed first, else why a gateway was not read, else what could not be decided."""
    findings = tuple(finding for it in screen.verdicts for finding in it.findings)
    return first_finding(Report(findings=findings), [each.error for each in screen.readings if each.error])


def fleet_of(leads: t.Sequence[str], pairs: t.Sequence[PairVerdict]) -> FleetVerdict:
    """Return the verdict on the pairs that are led by these; one without a verdict is unknown."""
    known = {pair.lead: pair for pair in pairs}
    return FleetVerdict(pairs=tuple(known.get(lead) or _unknown(lead) for lead in dict.fromkeys(leads)))


def _unknown(lead: str) -> PairVerdict:
    summary = f"{WORDS['unknown']}: {_NOT_EVALUATED}"
    return PairVerdict(
        lead=lead, peer="", verdict="unknown", summary=summary, finding=_NOT_EVALUATED, kept=False
    )


def _of_wait(result: Plain) -> Plain:
    """Return the verdict of a wait; unknown where there was none."""
    verdict = result.get("verdict", "unknown")
    summary = result.get("summary") or reason(result, "it was not made")
    return {"said": summary, "verdict": verdict, "report": result.get("report")}
