# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From facts and options, plain as users give them, to the report: the same for filters and actions."""

from __future__ import annotations

import datetime
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import (
    OUTCOMES,
    Change,
    Outcome,
    change_findings,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import (
    gateway_findings,
    not_read,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import Pair, pair_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, judge, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import AgeLimit, Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation import expectation as _expect
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import from_facts

Spec = dict[str, dict[str, t.Any]]
PlainReport = dict[str, t.Any]

GATEWAY_OPTIONS: Spec = {**_expect.EXPECTATION, **_expect.MAX_AGE}
PAIR_OPTIONS: Spec = {**GATEWAY_OPTIONS, **_expect.MAX_SKEW}
CHANGE_OPTIONS: Spec = {
    "expect": {"type": "str", "choices": list(OUTCOMES), "required": True},
    "redundancy_sets": _expect.EXPECTATION["redundancy_sets"],
    "waivers": _expect.EXPECTATION["waivers"],
}

# What the two gateways of a pair are called where nobody names them.
NAMES = ("A", "B")


def unread_report(cause: str) -> PlainReport:
    """Return the report on a gateway that could not be read: unknown, and why."""
    return to_report(Report(findings=(not_read(Path(), cause),)))


def gateway_report(
    facts: object, *, now: datetime.datetime, options: _expect.Options, name: str | None = None
) -> PlainReport:
    """Judge one gateway. Facts of None are those of a gateway that could not be read: unknown.

    I(name) is what a waiver may call the gateway.

    Raises:
        ArgumentError: an option or its value does not exist.
        FactsError: the facts do not have the shape of facts.
    """
    given = _given(options, GATEWAY_OPTIONS)
    expected, limit = _expectation(given), _limit(given, now)
    if facts is None:
        return unread_report("not read")
    subject = Subject(gateway=from_facts(facts), expected=expected, limit=limit)
    return to_report(judge(gateway_findings(subject), waivers=expected.waivers, now=now, name=name))


def pair_report(
    facts: object,
    peer_facts: object,
    *,
    now: datetime.datetime,
    options: _expect.Options,
    names: tuple[str, str] = NAMES,
) -> PlainReport:
    """Judge two gateways against each other. The roles that are expected are those of the first.

    Facts of None are those of a gateway that could not be read: unknown, whatever the other says.

    Raises:
        ArgumentError: an option or its value does not exist, or the two have one name.
        FactsError: the facts do not have the shape of facts.
    """
    if names[0] == names[1]:
        raise ArgumentError(f"peer - Expected: another gateway than {names[0]} Actual: {names[1]}")
    given = _given(options, PAIR_OPTIONS)
    expected, limit = _expectation(given), _limit(given, now)
    sides = ((facts, "facts", expected, names[0]), (peer_facts, "peer_facts", expected.of_peer(), names[1]))
    paths = [Path().to("gateway", name) for _facts, _where, _expected, name in sides]
    subjects = [
        None
        if given_facts is None
        else Subject(gateway=from_facts(given_facts, where), expected=wanted, limit=limit, path=path)
        for (given_facts, where, wanted, _name), path in zip(sides, paths, strict=True)
    ]
    findings = _findings(subjects, paths, _expect.seconds("max_skew", given["max_skew"]))
    return to_report(judge(findings, waivers=expected.waivers, now=now))


def change_report(
    after: object,
    before: object,
    *,
    now: datetime.datetime,
    options: _expect.Options,
    name: str | None = None,
) -> PlainReport:
    """Judge what a change left, against what was there before.

    Facts of None are those of a gateway that could not be read: unknown. I(name) is what a waiver
    may call the gateway.

    Raises:
        ArgumentError: an option or its value does not exist.
        FactsError: the facts do not have the shape of facts.
    """
    given = _given(options, CHANGE_OPTIONS)
    expect = t.cast(Outcome, _expect.choice("expect", given["expect"], OUTCOMES))
    sets = _expect.set_ids("redundancy_sets", given["redundancy_sets"])
    waivers = _expect.waivers(given["waivers"])
    missing = [name for name, facts in (("before", before), ("after", after)) if facts is None]
    if missing:
        return to_report(Report(findings=tuple(not_read(Path().to("gateway", name)) for name in missing)))
    change = Change(
        before=from_facts(before, "before"), after=from_facts(after), expect=expect, redundancy_sets=sets
    )
    return to_report(judge(change_findings(change), waivers=waivers, now=now, name=name))


def _findings(
    subjects: t.Sequence[Subject | None], paths: t.Sequence[Path], max_skew: float | None
) -> list[Finding]:
    first, second = subjects
    if first and second:
        return pair_findings(Pair(first=first, second=second, max_skew=max_skew))
    return [
        finding
        for subject, path in zip(subjects, paths, strict=True)
        for finding in (gateway_findings(subject) if subject else [not_read(path)])
    ]


def _limit(given: dict[str, t.Any], now: datetime.datetime) -> AgeLimit | None:
    seconds = _expect.seconds("max_age", given["max_age"])
    return None if seconds is None else AgeLimit(now=now, seconds=seconds)


def _given(options: _expect.Options, spec: Spec) -> dict[str, t.Any]:
    _expect.refuse_unknown(options, spec)
    defaults = {name: option.get("default") for name, option in spec.items()}
    return defaults | {name: value for name, value in options.items() if value is not None}


def _expectation(given: dict[str, t.Any]) -> _expect.Expectation:
    return _expect.expectation({name: given[name] for name in _expect.EXPECTATION})
