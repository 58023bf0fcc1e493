# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for CI, in JUnit's XML: a suite for the pair and one for each gateway, a case for each check.

Whatever is not GO has a case that failed or could not be decided: the verdict is one itself.
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Status
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    Document,
    Finding,
    Judgement,
    Move,
    Side,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.reading import Shown
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.suites import (
    Case,
    Outcome,
    Suite,
    written,
)

_OF_STATUS: dict[Status, Outcome | None] = {
    "pass": None,
    "fail": "failure",
    "unknown": "error",
    "waived": "skipped",
}
_OF_VERDICT: dict[Verdict, Outcome | None] = {"go": None, "no_go": "failure", "unknown": "error"}
_MOVED = "mastership_moved"  # the check that takes time


def junit(shown: Shown) -> str:
    """Return what a report shows, as JUnit's XML.

    Raises:
        ArgumentError: the evidence says no time at which it was written.
    """
    return written([_fleet(shown)] if isinstance(shown, Fleet) else _suites(shown))


def _suites(document: Document) -> t.Iterator[Suite]:
    """Yield the suites: that of the pair, in which the verdict is, then those of its gateways."""
    names = document.gateways
    whole = " and ".join(names)
    own = names if len(names) > 1 else ()
    rest = [each for each in document.findings if each.gateway not in own]
    verdict = _verdict(f"{whole}.run", document.verdict, document.summary)
    yield _suite(document, whole, names, (verdict, *_cases(document, whole, rest)))
    for name in own:
        found = [each for each in document.findings if each.gateway == name]
        yield _suite(document, name, (name,), _cases(document, name, found))


def _suite(document: Document, name: str, gateways: tuple[str, ...], cases: t.Iterable[Case]) -> Suite:
    sides = [
        (phase.name, side) for phase in document.phases for side in phase.sides if side.gateway in gateways
    ]
    told = [each for each in document.judgements if each.gateways == gateways]
    return Suite(
        name=name,
        package=document.run_id,
        host=name,
        timestamp=_began(document, sides),
        cases=tuple(cases),
        properties={"run_id": document.run_id, "verdict": document.verdict, **_properties(sides)},
        out="\n".join(map(_told, told)),
        err="\n".join(f"{phase} {side.gateway}: {side.error}" for phase, side in sides if side.error),
    )


def _fleet(fleet: Fleet) -> Suite:
    cases = [
        Case(
            group=f"fleet.{fleet.phase}",
            name=f"{pair.lead} and {pair.peer}" if pair.peer else pair.lead,
            outcome=_OF_VERDICT[pair.verdict],
            kind=pair.verdict,
            message=pair.summary,
            body=pair.summary,
        )
        for pair in fleet.pairs
    ]
    return Suite(
        name="fleet",
        package=fleet.run_id,
        host="localhost",
        timestamp=_timestamp(fleet.written_at),
        cases=(_verdict(f"fleet.{fleet.phase}", fleet.verdict, fleet.summary), *cases),
        properties={
            "run_id": fleet.run_id,
            "verdict": fleet.verdict,
            "collection_version": fleet.collection_version,
            "sha256": fleet.sha256,
        },
    )


def _verdict(group: str, verdict: Verdict, summary: str) -> Case:
    return Case(
        group=group, name="verdict", outcome=_OF_VERDICT[verdict], kind=verdict, message=summary, body=summary
    )


def _cases(document: Document, suite: str, findings: t.Iterable[Finding]) -> t.Iterator[Case]:
    for each in findings:
        yield Case(
            group=f"{suite}.{each.phase}.{each.report}",
            name=f"{each.check} {each.subject}",
            outcome=_OF_STATUS[each.status],
            kind=each.check,
            message=f"{each.check} - Expected: {each.expected} Actual: {each.actual}",
            body=_body(each),
            seconds=_took(document.moves, each),
        )


def _body(finding: Finding) -> str:
    waiver = finding.waiver
    waived = f"Waived: {waiver.reason}\nOwner: {waiver.owner}\nUntil: {waiver.expires}" if waiver else ""
    remedy = f"What to do: {finding.remedy}" if finding.remedy else ""
    said = (finding.subject, f"Expected: {finding.expected}", f"Actual: {finding.actual}", remedy, waived)
    return "\n".join(filter(None, said))


def _took(moves: t.Iterable[Move], finding: Finding) -> float:
    """Return how long a switchover took until it was stable, or until the role moved, if it ever did."""
    if finding.check != _MOVED:
        return 0
    own = [each for each in moves if _is_of(each, finding)]
    return next((took for each in own for took in (each.stable, each.role_moved) if took), 0)


def _is_of(move: Move, finding: Finding) -> bool:
    return (
        move.phase == finding.phase
        and finding.report.startswith(move.way)
        and finding.subject == f"{move.gateway} set {move.set}"
    )


def _properties(sides: t.Iterable[tuple[str, Side]]) -> dict[str, str]:
    return {
        f"{phase}.{side.gateway}.{name}": value
        for phase, side in sides
        for name, value in (
            ("collected_at", side.collected_at),
            ("written_at", side.written_at),
            ("collection_version", side.collection_version),
            ("sha256", side.sha256),
        )
        if value is not None
    }


def _told(judgement: Judgement) -> str:
    ended = f" ({judgement.note})" if judgement.note else ""
    return f"{judgement.phase} {judgement.name}{ended}: {judgement.summary}"


def _began(document: Document, sides: t.Iterable[tuple[str, Side]]) -> str:
    """Return when the first evidence was written: of these gateways, or where they have none, of any."""
    every = [side for phase in document.phases for side in phase.sides]
    times = [side.written_at for side in (*(side for _phase, side in sides), *every)]
    return _timestamp(next(filter(None, times)))


def _timestamp(time: str) -> str:
    """Return a time in UTC as the schemas of JUnit have it, which know no zones."""
    return time.removesuffix("Z")
