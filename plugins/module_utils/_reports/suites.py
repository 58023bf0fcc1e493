# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Test cases and suites, as JUnit's XML has them: what both of its published schemas take.

One of them knows no skipped case: there a report with a waiver has no place.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ansible_collections.junos_ha.srd.plugins.module_utils._text import line, lines

Outcome = t.Literal["failure", "error", "skipped"]
Element = ElementTree.Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A test case. One without an outcome passed.

    Args:
        group: what it belongs to.
        name: its name; what is there twice in a group is numbered.
        outcome: how it ended.
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
    """A suite of test cases: what was tested, when, and what else there is to say."""

    name: str
    package: str
    host: str
    timestamp: str  # ISO 8601 in UTC, without a zone
    cases: tuple[Case, ...]
    properties: t.Mapping[str, str] = field(default_factory=dict)
    out: str = ""
    err: str = ""


def written(suites: t.Iterable[Suite]) -> str:
    """Return suites as an XML document."""
    root = Element("testsuites")
    root.extend([_suite(number, suite) for number, suite in enumerate(suites)])
    ElementTree.indent(root)
    return f'<?xml version="1.0"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(number: int, suite: Suite) -> Element:
    element = Element("testsuite", {"id": str(number), **_about(suite), **_counts(suite.cases)})
    properties = ElementTree.SubElement(element, "properties")
    for name, value in suite.properties.items():
        ElementTree.SubElement(properties, "property", name=_token(name), value=line(value))
    element.extend(list(_cases(suite.cases)))
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


def _counts(cases: t.Sequence[Case]) -> dict[str, str]:
    outcomes = [case.outcome for case in cases]
    skipped = outcomes.count("skipped")
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
        **({"skipped": str(skipped)} if skipped else {}),
    }


def _cases(cases: t.Iterable[Case]) -> t.Iterator[Element]:
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
    """Return a name that is not empty."""
    return line(value) or "-"


def _seconds(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
