# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The evaluation of gateways: values in, a report out; and the same for plain facts and options."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import gateway as gateway_checks
from ansible_collections.junos_ha.srd.plugins.module_utils._checks import interfaces
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import change_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    Finding,
    Path,
    Scope,
    mastership,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import (
    gateway_findings,
    not_read,
    passed_by_vocabulary,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import identity_finding, pair_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    WAIVABLE,
    Report,
    report_on,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import (
    AgeLimit,
    Change,
    Pair,
    Subject,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation import expectation as _expect
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import (
    ANY,
    Given,
    Spec,
    Table,
    argument_spec,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts, gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import LAST_SET, Gateway

PlainReport = dict[str, t.Any]
Check = t.Callable[[Subject], t.Iterator[Finding]]
Sides = t.Sequence[tuple["Subject | None", Path]]


_HERE = Path()

_READ: tuple[Check, ...] = (
    gateway_checks.reply_complete,
    gateway_checks.vocabulary,
    gateway_checks.set_present,
)
_ROLE: tuple[Check, ...] = (*_READ, gateway_checks.role)
_HOT: tuple[Check, ...] = (
    *_READ,
    interfaces.service_sets,
    interfaces.interface_connection,
    interfaces.synchronization,
)
_HEALTHY: tuple[Check, ...] = (
    *_ROLE,
    gateway_checks.role_clear,
    gateway_checks.peer_role,
    gateway_checks.peer_clear,
    gateway_checks.peer_connection,
    gateway_checks.iccp_connection,
    gateway_checks.health,
    gateway_checks.monitored_interfaces,
)

# What says that a gateway is not well itself, and how that shows on it and on its peer.
_NOT_WELL = ("health", "monitored_interfaces")
_SHOWN_HERE, _SHOWN_THERE = ("role_clear", *_NOT_WELL), ("peer_clear",)
RELIEF = "relief"  # who answers for a waiver that lets a gateway be relieved

# What the two gateways of a pair are called where nobody names them.
NAMES = ("A", "B")


def _options(table: Table) -> Spec:
    """Return the argument spec of options; only this room knows which checks a waiver may name."""
    spec = argument_spec(table)
    spec["waivers"]["options"]["check"]["choices"] = list(WAIVABLE)
    return spec


EXPECTATION_OPTIONS = _options(_expect.EXPECTATION)
GATEWAY_OPTIONS = _options(_expect.GATEWAY)
PAIR_OPTIONS = _options(_expect.PAIR)
CHANGE_OPTIONS = _options(_expect.CHANGE)


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
    findings = gateway_findings(_subject(gateway, expected, now)) if gateway else [not_read(Path())]
    scope = _scope(expected, gateway)
    return report_on(findings, waivers=expected.waivers, now=now, name=name, scope=scope)


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
    paths = [Path().to("gateway", name) for name in names]
    both = ((gateway, expected, paths[0]), (peer, expected.of_peer(), paths[1]))
    sides = [(_subject(shown, wanted, now, path) if shown else None, path) for shown, wanted, path in both]
    scope = _scope(expected, gateway, peer)
    return report_on(_pair_findings(sides), waivers=expected.waivers, now=now, scope=scope)


def mastership_elsewhere(
    gateway: Gateway | None, peer: Gateway | None, expected: _expect.Expectation, *, now: datetime.datetime
) -> str:
    """Return of which sets that are not asked about no gateway, or each, is MASTER, in words."""
    scope = _scope(expected, gateway, peer)
    if scope is None:
        return ""
    whole = evaluate_pair(gateway, peer, replace(expected, redundancy_sets=(), roles=()), now=now)
    return mastership(each for each in whole.findings if _set_of(each)[1] in scope.not_asked)


def relief(
    findings: t.Sequence[Finding], gateway: str, *, now: datetime.datetime
) -> tuple[_expect.Waiver, ...]:
    """Return waivers that let a gateway be relieved of mastership although its own health failed.

    They are for a day, and each for one finding: of a set whose health failed on this gateway, its health and
    its state here, and its state as the peer shows it.

    Args:
        findings: those on the pair.
        gateway: the gateway that is to be relieved.
        now: the time, with its zone.
    """
    sets = {_set_of(each) for each in findings if _is_not_well(each, gateway)}
    until = (now + datetime.timedelta(days=1)).isoformat(timespec="microseconds")
    found = {
        (each.check, each.subject): _expect.Waiver(
            check=each.check,
            subject=each.subject,
            reason=f"{gateway} is relieved: its own health does not keep mastership on it",
            owner=RELIEF,
            expires=until,
        )
        for each in findings
        if _set_of(each) in sets
        and each.check in (_SHOWN_HERE if _gateway_of(each) == gateway else _SHOWN_THERE)
    }
    return tuple(found.values())


def relieved(report: Report, gateway: str, *, now: datetime.datetime) -> Report:
    """Return a report on a pair in which the health of a gateway that is to be relieved is waived."""
    waivers = relief(report.findings, gateway, now=now)
    return report_on(report.findings, waivers=waivers, now=now, scope=report.scope) if waivers else report


def relief_in(report: Report) -> list[str]:
    """Return what a report does not hold against a gateway that is to be relieved, in words."""
    return [
        f"{each.subject} - {each.message}"
        for each in report.findings
        if each.waiver and each.waiver.owner == RELIEF
    ]


def evaluate_identity(
    gateway: Gateway | None,
    peer: Gateway | None,
    expected: _expect.Expectation,
    *,
    names: tuple[str, str],
) -> tuple[Finding, ...]:
    """Return whether each of two gateways is the one that its name means, as far as they were read."""
    sides = [
        (
            Subject(gateway=shown, expected=expected, limit=None, now=None, path=Path().to("gateway", name)),
            other,
        )
        for shown, name, other in zip((gateway, peer), names, reversed(names), strict=True)
        if shown
    ]
    return tuple(identity_finding(side, other) for side, other in sides)


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
    if before and after:
        passed = (each for it in (before, after) for each in passed_by_vocabulary(it, _HERE, now))
        findings = [
            *change_findings(Change(before=before, after=after, expected=expected)),
            *dict.fromkeys(passed),
        ]
    else:
        missing = [reading for reading, shown in (("before", before), ("after", after)) if shown is None]
        findings = [not_read(Path().to("gateway", each)) for each in missing]
    scope = _scope_read(before, after)
    return report_on(findings, waivers=expected.waivers, now=now, name=name, scope=scope)


def gateway_report(
    facts: object, *, now: datetime.datetime, options: Given, name: str | None = None
) -> PlainReport:
    """Return C(evaluate_gateway) of facts and options, as plain data.

    Raises:
        ArgumentError: an option or its value does not exist.
        FactsError: the facts do not have the shape of facts.
    """
    expected = _expect.expectation(options, _expect.GATEWAY)
    return to_report(evaluate_gateway(gateway_of(facts), expected, now=now, name=name))


def pair_report(
    facts: object,
    peer_facts: object,
    *,
    now: datetime.datetime,
    options: Given,
    names: tuple[str, str] = NAMES,
) -> PlainReport:
    """Return C(evaluate_pair) of facts and options, as plain data.

    Raises:
        ArgumentError: an option or its value does not exist, or the two have one name.
        FactsError: the facts do not have the shape of facts.
    """
    expected = _expect.expectation(options, _expect.PAIR)
    gateway, peer = gateway_of(facts), gateway_of(peer_facts, "peer_facts")
    return to_report(evaluate_pair(gateway, peer, expected, now=now, names=names))


def change_report(
    after: object,
    before: object,
    *,
    now: datetime.datetime,
    options: Given,
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


def is_master(facts: object, *, now: datetime.datetime, redundancy_set: int | None = None) -> bool:
    """Whether the gateway is MASTER of the set, or of every set."""
    return _passes(_ROLE, facts, redundancy_set, now, role="MASTER")


def is_standby(facts: object, *, now: datetime.datetime, redundancy_set: int | None = None) -> bool:
    """Whether the gateway is STANDBY of the set, or of every set; STANDBY (WARNED) is STANDBY too."""
    return _passes(_ROLE, facts, redundancy_set, now, role="STANDBY")


def is_hot(facts: object, *, now: datetime.datetime, redundancy_set: int | None = None) -> bool:
    """Whether every interface of every service set is up and Hot, and each set has one at least."""
    return _passes(_HOT, facts, redundancy_set, now)


def is_healthy(facts: object, *, now: datetime.datetime, redundancy_set: int | None = None) -> bool:
    """Whether ICCP and every peer are connected, roles fit, health has passed, and no state is qualified."""
    return _passes(_HEALTHY, facts, redundancy_set, now)


def _is_not_well(finding: Finding, gateway: str) -> bool:
    is_against = finding.status in ("fail", "waived")
    return finding.check in _NOT_WELL and is_against and _gateway_of(finding) == gateway


def _gateway_of(finding: Finding) -> object:
    return dict(finding.path.steps).get("gateway")


def _set_of(finding: Finding) -> tuple[object, object]:
    steps = dict(finding.path.steps)
    return steps.get("group"), steps.get("set")


def _scope(expected: _expect.Expectation, *gateways: Gateway | None) -> Scope | None:
    """Return the sets that are asked about, unless they are all sets of the gateways."""
    shown, named = _shown(gateways), set(expected.redundancy_sets)
    left_out = shown - named if named else set()
    if left_out:
        return Scope(asked=tuple(sorted(named)), not_asked=tuple(sorted(left_out)))
    return _scope_read(*gateways)


def _scope_read(*gateways: Gateway | None) -> Scope | None:
    """Return the sets that were read, where one redundancy group was, and not all."""
    if all(gateway is None or gateway.redundancy_group is None for gateway in gateways):
        return None
    return Scope(asked=tuple(sorted(_shown(gateways))), not_asked=())


def _shown(gateways: t.Iterable[Gateway | None]) -> set[int]:
    return {each.id for gateway in gateways if gateway for each in gateway.sets}


def _pair_findings(sides: Sides) -> list[Finding]:
    (first, _path), (second, _other) = sides
    if first and second:
        return pair_findings(Pair(first=first, second=second))
    return [
        finding
        for subject, path in sides
        for finding in (gateway_findings(subject) if subject else [not_read(path)])
    ]


def _subject(
    gateway: Gateway, expected: _expect.Expectation, now: datetime.datetime, path: Path = _HERE
) -> Subject:
    limit = None if expected.max_age is None else AgeLimit(now=now, seconds=expected.max_age)
    return Subject(gateway=gateway, expected=expected, limit=limit, path=path, now=now)


def _passes(
    asked: tuple[Check, ...],
    facts: object,
    redundancy_set: object,
    now: datetime.datetime,
    *,
    role: str = ANY,
) -> bool:
    expected = _expect.Expectation(role=role, redundancy_sets=_sets(redundancy_set))
    subject = Subject(gateway=from_facts(facts), expected=expected, limit=None, now=now)
    if redundancy_set is None and subject.gateway.redundancy_group is not None:
        return False  # of every set is asked, and only those of one group were read
    return all(finding.status == "pass" for check in asked for finding in check(subject))


def _sets(redundancy_set: object) -> tuple[int, ...]:
    if redundancy_set is None:
        return ()
    whole = isinstance(redundancy_set, int) and not isinstance(redundancy_set, bool)
    if not whole or not 1 <= t.cast(int, redundancy_set) <= LAST_SET:
        raise ArgumentError(f"redundancy_set - Expected: 1 to {LAST_SET} Actual: {redundancy_set!r}")
    return (t.cast(int, redundancy_set),)
