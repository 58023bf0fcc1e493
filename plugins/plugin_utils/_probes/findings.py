# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is found of the probes of a site: whether they were answered, and as expected."""

from __future__ import annotations

import collections
import decimal
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import BOTH as NEITHER_ALONE
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import Answer, Answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.number import NumberError, number_in
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import BOTH, ROLES, Probe
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.reader import MASK

_NOT_READ = "not read"
_LONGEST = 80  # characters of a line in a finding; the evidence has all of it

AllAnswers = t.Mapping[str, "Answers | None"]  # by the names of the gateways; None where they were not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is found of probes.

    Args:
        findings: the findings.
        warnings: what only warns, in sentences.
    """

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """An answer to a probe on one side of a change: whose it is, and if it is missing, why."""

    gateway: str
    answer: Answer | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """What a check expects: whether it holds, None where that is not known; and the words for it."""

    check: str
    expected: str
    actual: str
    holds: bool | None


def evaluate_probes(probes: t.Iterable[Probe], now: AllAnswers, before: AllAnswers) -> Found:
    """Return what is found of probes.

    Args:
        probes: the probes.
        now: the answers of both gateways.
        before: those before a change; empty where there is no before.
    """
    found = [_found(probe, side, before) for probe in probes for side in _sides(probe, now)]
    return Found(
        findings=tuple(finding for each in found for finding in each.findings),
        warnings=tuple(warning for each in found for warning in each.warnings),
    )


def _sides(probe: Probe, answers: AllAnswers) -> list[_Side]:
    """Return the answers to a probe that are judged: of both gateways, or of the one that it names."""
    if probe.gateway in ROLES:
        return [_of_role(probe, answers)]
    names = answers if probe.gateway == BOTH else [probe.gateway]
    return [_side(probe, name, answers.get(name)) for name in names]


def _of_role(probe: Probe, answers: AllAnswers) -> _Side:
    """Return the answer of the one gateway that has the role of a probe in all of its sets."""
    names = [name for name, each in answers.items() if each and each.role == probe.gateway]
    if len(names) == 1:
        return _side(probe, names[0], answers[names[0]])
    roles = ", ".join(f"{name} {(each and each.role) or 'unknown'}" for name, each in answers.items())
    why = f"not one gateway is {probe.gateway} of all its sets: {roles or 'none read'}"
    return _Side(gateway=NEITHER_ALONE, answer=None, why=why)


def _side(probe: Probe, gateway: str, answers: Answers | None) -> _Side:
    """Return the answer of a gateway, if that is one to the command of the probe."""
    answer = answers.to(probe.name) if answers else None
    if answer is None:
        return _Side(gateway=gateway, answer=None, why=_NOT_READ)
    if answer.command != probe.command:
        return _Side(gateway=gateway, answer=None, why=f"{answer.command!r} was asked")
    why = "" if answer.complete else answer.refused or _NOT_READ
    return _Side(gateway=gateway, answer=answer, why=why)


def _found(probe: Probe, side: _Side, before: AllAnswers) -> Found:
    path = Path().to("gateway", side.gateway).to("probe", probe.name)
    why = side.why or _unreadable(probe, side)
    holds = None if why else True
    read = decide("probe_read", path, expected="shown", actual=why or "shown", holds=holds, waivable=True)
    if why or side.answer is None:
        return Found(findings=(read,))
    rule = _rule(probe, side.answer, _before(probe, side, before) if before else None)
    if rule is None:
        return Found(findings=(read,))
    is_let = probe.severity == "warning" and rule.holds is False
    expected = f"{rule.expected}, or a warning" if is_let else rule.expected
    judged = decide(rule.check, path, expected=expected, actual=rule.actual, holds=is_let or rule.holds)
    return Found(findings=(read, judged), warnings=(f"{path} - {rule.actual}",) if is_let else ())


def _before(probe: Probe, side: _Side, before: AllAnswers) -> _Side:
    """Return the answer that one of now is compared with: of the same gateway, or of the same role."""
    if probe.gateway in ROLES:
        return _of_role(probe, before)
    return _side(probe, side.gateway, before.get(side.gateway))


def _rule(probe: Probe, now: Answer, before: _Side | None) -> _Rule | None:
    """Return what is to hold of an answer; None where it is only compared, and there is no before."""
    text = now.text or ""
    if probe.expects == "contains":
        return _contains(probe, text)
    if probe.expects == "absent":
        return _absent(probe, text)
    if before is None:
        return None
    return _number(probe, text, before) if probe.expects == "number" else _unchanged(now, before)


def _contains(probe: Probe, text: str) -> _Rule:
    lines = _lines_with(probe.wanted, text)
    expected = f"{probe.wanted!r} in the answer"
    if lines:
        return _Rule(check="probe_contains", expected=expected, actual=_quoted(lines[0]), holds=True)
    return _Rule(check="probe_contains", expected=expected, actual=_nowhere(text), holds=_unless_masked(text))


def _absent(probe: Probe, text: str) -> _Rule:
    lines = _lines_with(probe.wanted, text)
    expected = f"{probe.wanted!r} not in the answer"
    if lines:
        count = f"in {len(lines)} of {len(text.splitlines())} lines: {_quoted(lines[0])}"
        return _Rule(check="probe_absent", expected=expected, actual=count, holds=False)
    holds = None if MASK in text else True
    return _Rule(check="probe_absent", expected=expected, actual=_nowhere(text), holds=holds)


def _number(probe: Probe, text: str, before: _Side) -> _Rule:
    least = _printed((100 - probe.may_fall).normalize())
    why = before.why or _unreadable(probe, before)
    now = number_in(text, probe.wanted)
    if why or before.answer is None:
        expected = f"{least} % at least of the number before"
        return _Rule(check="probe_number", expected=expected, actual=f"{why} before", holds=None)
    old = number_in(before.answer.text or "", probe.wanted)
    share = f", {100 * now / old:.1f} % of {_printed(old)}" if old else ""
    return _Rule(
        check="probe_number",
        expected=f"{least} % at least of {_printed(old)} on {before.gateway} before",
        actual=f"{_printed(now)}{share}",
        holds=100 * now >= (100 - probe.may_fall) * old,
    )


def _unchanged(now: Answer, before: _Side) -> _Rule:
    check, expected = "probe_unchanged", "unchanged"
    old = before.answer
    if before.why or old is None:
        return _Rule(check=check, expected=expected, actual=f"{before.why} before", holds=None)
    holds = now.sha256 == old.sha256
    actual = expected if holds else _difference(old.text or "", now.text or "")
    return _Rule(check=check, expected=expected, actual=actual, holds=holds)


def _difference(old: str, new: str) -> str:
    """Return how two texts differ, and the first line that is new or gone."""
    was, has = collections.Counter(old.split("\n")), collections.Counter(new.split("\n"))
    added, gone = list((has - was).elements()), list((was - has).elements())
    if not added and not gone:
        return "the order of its lines" if old != new else "what is masked"
    first = f"new: {_quoted(added[0])}" if added else f"gone: {_quoted(gone[0])}"
    return f"{len(added)} lines new, {len(gone)} gone; {first}"


def _unreadable(probe: Probe, side: _Side) -> str:
    """Return why the number of an answer cannot be read; nothing where it can, or none is asked for."""
    if probe.expects != "number" or side.answer is None:
        return ""
    try:
        number_in(side.answer.text or "", probe.wanted)
    except NumberError as error:
        return str(error)
    return ""


def _lines_with(wanted: str, text: str) -> list[str]:
    return [each for each in text.split("\n") if wanted in each]


def _nowhere(text: str) -> str:
    return f"in none of {len(text.splitlines())} lines"


def _unless_masked(text: str) -> bool | None:
    """Return that a text was not found: not known, where something of the answer is masked."""
    return None if MASK in text else False


def _quoted(each: str) -> str:
    return repr(each if len(each) <= _LONGEST else f"{each[:_LONGEST]}...")


def _printed(number: decimal.Decimal) -> str:
    return f"{number:,f}"
