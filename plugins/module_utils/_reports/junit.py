# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for CI, in JUnit's XML: a suite for the pair and one for each gateway, a case for each check.

Whatever is not GO has a case that failed or that could not be decided: the verdict itself is a case.
The XML is valid by both published schemas of JUnit, but for a waiver: one of them knows no skipped case.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Status, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    Document,
    Finding,
    Move,
    ReportSummary,
    Side,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line, lines

Outcome = t.Literal["failure", "error", "skipped"]
Element = ElementTree.Element

_OF_STATUS: dict[Status, Outcome | None] = {
    "pass": None,
    "fail": "failure",
    "unknown": "error",
    "waived": "skipped",
}
_OF_VERDICT: dict[Verdict, Outcome | None] = {"go": None, "no_go": "failure", "unknown": "error"}
_MOVED = "mastership_moved"  # the check that takes time


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A test case.

    Args:
        group: the name of its class.
        name: its name; a second one of the same name in a group is numbered.
        outcome: how it ended; None where it passed.
        kind: the kind of failure, for programs.
        message: what is wrong, in a line.
        body: the same at length.
        seconds: how long it took.
    """

    group: str
    name: str
    outcome: Outcome | None = None
    kind: str = ""
    message: str = ""
    body: str = ""
    seconds: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """A suite of test cases."""

    name: str
    package: str
    host: str
    timestamp: str  # ISO 8601 in UTC, without a zone
    cases: tuple[Case, ...]
    properties: t.Mapping[str, str] = field(default_factory=dict)
    out: str = ""
    err: str = ""


def junit(document: AnyDocument) -> str:
    """Return a document as JUnit's XML."""
    return _xml([_fleet(document)] if isinstance(document, Fleet) else _suites(document))


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
    own = [each for each in document.judgements if each.gateways == gateways]
    return Suite(
        name=name,
        package=document.run_id,
        host=name,
        timestamp=_began(document, sides),
        cases=tuple(cases),
        properties={
            "run_id": document.run_id,
            "verdict": document.verdict,
            **({"scope": document.scope.words} if document.scope else {}),
            **_properties(sides),
        },
        out="\n".join(map(_report, own)),
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
    parts = (finding.subject, f"Expected: {finding.expected}", f"Actual: {finding.actual}", remedy, waived)
    return "\n".join(filter(None, parts))


def _took(moves: t.Iterable[Move], finding: Finding) -> float:
    """Return the seconds until a switchover was stable, else until the role moved, else 0."""
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
            ("host_name", side.host_name),
            ("serial_number", side.serial_number),
            ("collected_at", side.collected_at),
            ("written_at", side.written_at),
            ("collection_version", side.collection_version),
            ("sha256", side.sha256),
        )
        if value is not None
    }


def _report(report: ReportSummary) -> str:
    ended = f" ({report.note})" if report.note else ""
    return f"{report.phase} {report.name}{ended}: {report.summary}"


def _began(document: Document, sides: t.Iterable[tuple[str, Side]]) -> str:
    """Return when the first evidence of these gateways was written; of any gateway, where they have none."""
    every = [side for phase in document.phases for side in phase.sides]
    times = [side.written_at for side in (*(side for _phase, side in sides), *every)]
    return _timestamp(next(filter(None, times)))


def _timestamp(time: str) -> str:
    """Return a time in UTC without its zone, as the schemas of JUnit require it."""
    return time.removesuffix("Z")


def _xml(suites: t.Iterable[Suite]) -> str:
    root = Element("testsuites")
    root.extend([_suite_element(number, suite) for number, suite in enumerate(suites)])
    ElementTree.indent(root)
    return f'<?xml version="1.0"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite_element(number: int, suite: Suite) -> Element:
    element = Element("testsuite", {"id": str(number), **_about(suite), **_counted(suite.cases)})
    properties = ElementTree.SubElement(element, "properties")
    for name, value in suite.properties.items():
        ElementTree.SubElement(properties, "property", name=_token(name), value=line(value))
    element.extend(list(_case_elements(suite.cases)))
    ElementTree.SubElement(element, "system-out").text = lines(suite.out)
    ElementTree.SubElement(element, "system-err").text = lines(suite.err)
    return element


def _about(suite: Suite) -> dict[str, str]:
    return {
        "name": _token(suite.name),
        "package": _token(suite.package),
        "hostname": _token(suite.host),
        "timestamp": suite.timestamp,
        "time": _seconds(sum(case.seconds for case in suite.cases)),
    }


def _counted(cases: t.Sequence[Case]) -> dict[str, str]:
    outcomes = [case.outcome for case in cases]
    skipped = outcomes.count("skipped")
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
        **({"skipped": str(skipped)} if skipped else {}),
    }


def _case_elements(cases: t.Iterable[Case]) -> t.Iterator[Element]:
    taken: set[tuple[str, str]] = set()
    for case in cases:
        group = _token(case.group)
        name = _unused(group, _token(case.name), taken)
        taken.add((group, name))
        element = Element("testcase", classname=group, name=name, time=_seconds(case.seconds))
        element.extend(_ended(case))
        yield element


def _unused(group: str, name: str, taken: t.Container[tuple[str, str]]) -> str:
    number, own = 1, name
    while (group, own) in taken:
        number += 1
        own = f"{name} ({number})"
    return own


def _ended(case: Case) -> list[Element]:
    if case.outcome is None:
        return []
    tag: str = case.outcome
    about = {} if tag == "skipped" else {"type": _token(case.kind), "message": line(case.message)}
    element = Element(tag, about)
    element.text = lines(case.body)
    return [element]


def _token(value: str) -> str:
    """Return a name that is not empty, in one line."""
    return line(value) or "-"


def _seconds(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
