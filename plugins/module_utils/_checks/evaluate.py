# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The evaluation of gateways: values in, a report out; and the same for plain facts and options."""

from __future__ import annotations

import datetime
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import Change, change_findings
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
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

PlainReport = dict[str, t.Any]
Sides = t.Sequence[tuple["Subject | None", Path]]

GATEWAY_OPTIONS = _expect.GATEWAY
PAIR_OPTIONS = _expect.PAIR
CHANGE_OPTIONS = _expect.CHANGE

# What the two gateways of a pair are called where nobody names them.
NAMES = ("A", "B")


def unread(cause: str = "not read") -> Report:
    """Return the report on a gateway that could not be read: unknown, and why."""
    return Report(findings=(not_read(Path(), cause),))


def evaluate_gateway(
    gateway: Gateway | None,
    expected: _expect.Expectation,
    *,
    now: datetime.datetime,
    name: str | None = None,
) -> Report:
    """Return the report on one gateway.

    Args:
        gateway: what it shows; None where it could not be read: unknown.
        expected: what it is expected to show.
        now: the time, with its zone.
        name: what a waiver may call the gateway.
    """
    if gateway is None:
        return unread()
    subject = Subject(gateway=gateway, expected=expected, limit=_limit(expected, now))
    return judge(gateway_findings(subject), waivers=expected.waivers, now=now, name=name)


def evaluate_pair(
    gateway: Gateway | None,
    peer: Gateway | None,
    expected: _expect.Expectation,
    *,
    now: datetime.datetime,
    names: tuple[str, str] = NAMES,
) -> Report:
    """Return the report on two gateways, each by itself and both against each other.

    Args:
        gateway: what the first shows; None where it could not be read: unknown, whatever the other shows.
        peer: the same of the other.
        expected: what is expected of the pair; the roles are those of the first.
        now: the time, with its zone.
        names: the names of the two.

    Raises:
        ArgumentError: the two have one name.
    """
    if names[0] == names[1]:
        raise ArgumentError(f"peer - Expected: another gateway than {names[0]} Actual: {names[1]}")
    both = ((gateway, expected, names[0]), (peer, expected.of_peer(), names[1]))
    sides = [_side(shown, wanted, now, name) for shown, wanted, name in both]
    return judge(_pair_findings(sides, expected.max_skew), waivers=expected.waivers, now=now)


def evaluate_change(
    after: Gateway | None,
    before: Gateway | None,
    expected: _expect.ChangeExpectation,
    *,
    now: datetime.datetime,
    name: str | None = None,
) -> Report:
    """Return the report on what a change left, compared with what was there before.

    Args:
        after: what the gateway shows after it; None where it could not be read: unknown.
        before: the same before it.
        expected: what the change is expected to have done.
        now: the time, with its zone.
        name: what a waiver may call the gateway.
    """
    if before is None or after is None:
        readings = {"before": before, "after": after}
        missing = [reading for reading, shown in readings.items() if shown is None]
        return Report(findings=tuple(not_read(Path().to("gateway", each)) for each in missing))
    change = Change(before=before, after=after, expected=expected)
    return judge(change_findings(change), waivers=expected.waivers, now=now, name=name)


def unread_report(cause: str) -> PlainReport:
    """Return C(unread) as plain data."""
    return to_report(unread(cause))


def gateway_report(
    facts: object, *, now: datetime.datetime, options: _expect.Options, name: str | None = None
) -> PlainReport:
    """Return C(evaluate_gateway) of facts and options, as plain data.

    Raises:
        ArgumentError: an option or its value does not exist.
        FactsError: the facts do not have the shape of facts.
    """
    expected = _expect.expectation(options, GATEWAY_OPTIONS)
    return to_report(evaluate_gateway(gateway_of(facts), expected, now=now, name=name))


def pair_report(
    facts: object,
    peer_facts: object,
    *,
    now: datetime.datetime,
    options: _expect.Options,
    names: tuple[str, str] = NAMES,
) -> PlainReport:
    """Return C(evaluate_pair) of facts and options, as plain data.

    Raises:
        ArgumentError: an option or its value does not exist, or the two have one name.
        FactsError: the facts do not have the shape of facts.
    """
    expected = _expect.expectation(options, PAIR_OPTIONS)
    gateway, peer = gateway_of(facts), gateway_of(peer_facts, "peer_facts")
    return to_report(evaluate_pair(gateway, peer, expected, now=now, names=names))


def change_report(
    after: object,
    before: object,
    *,
    now: datetime.datetime,
    options: _expect.Options,
    name: str | None = None,
) -> PlainReport:
    """Return C(evaluate_change) of facts and options, as plain data.

    Raises:
        ArgumentError: an option or its value does not exist.
        FactsError: the facts do not have the shape of facts.
    """
    expected = _expect.change_expectation(options)
    gateways = gateway_of(after), gateway_of(before, "before")
    return to_report(evaluate_change(*gateways, expected, now=now, name=name))


def _side(
    gateway: Gateway | None, expected: _expect.Expectation, now: datetime.datetime, name: str
) -> tuple[Subject | None, Path]:
    path = Path().to("gateway", name)
    if gateway is None:
        return None, path
    return Subject(gateway=gateway, expected=expected, limit=_limit(expected, now), path=path), path


def _pair_findings(sides: Sides, max_skew: float | None) -> list[Finding]:
    (first, _path), (second, _other) = sides
    if first and second:
        return pair_findings(Pair(first=first, second=second, max_skew=max_skew))
    return [
        finding
        for subject, path in sides
        for finding in (gateway_findings(subject) if subject else [not_read(path)])
    ]


def _limit(expected: _expect.Expectation, now: datetime.datetime) -> AgeLimit | None:
    return None if expected.max_age is None else AgeLimit(now=now, seconds=expected.max_age)
