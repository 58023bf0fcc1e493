# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""May a gateway be taken down? The table that answers it for a set, and the answer for all sets.

The question is asked of one gateway; the other one of the pair is its peer. A set is described by columns.
The first row that fits decides the set. The worst answer of all sets is the answer.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import unexpected_transitions
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    BOTH_ARE_MASTER,
    NEITHER_IS_MASTER,
    NOT_SHOWN,
    Finding,
    Path,
    decide,
    learned,
    mastership,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import (
    Columns,
    Seen,
    columns_of,
    lacking,
    names_of_sets,
    seen,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Change, Side
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    ChangeExpectation,
    Expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway

Answer = t.Literal["no", "unknown", "not_yet", "after", "yes"]
ANSWERS: tuple[Answer, ...] = t.get_args(Answer)  # worst first

NO_PAIR = 1  # the rows of two that are not the pair that they should be
_OF_BOTH = 2  # rows up to this one are of the two gateways, not of a set
_OF_MASTERS = 5  # the row of a set that no gateway, or each, is MASTER of
_PEER_CARRIES: Columns = {"other": "MASTER"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table.

    Args:
        number: its number.
        answer: its answer.
        holds: what the columns must hold for it to fit; others may hold anything.
        reason: why, with the names of the gateways, and with what was found for a column.
    """

    number: int
    answer: Answer
    holds: Columns
    reason: str

    def fits(self, columns: Columns) -> bool:
        """Return whether it decides a set with these columns."""
        return all(columns[name] == value for name, value in self.holds.items())


# From row 10 on the gateway is MASTER and its peer is not: the rows above have decided everything else.
ROWS: tuple[Row, ...] = (
    Row(NO_PAIR, "no", {"relation": "one gateway"}, "{gateway} and {peer} are one gateway under two names"),
    Row(NO_PAIR, "no", {"relation": "another gateway"}, "another gateway answers: {relation}"),
    Row(NO_PAIR, "no", {"relation": "no pair"}, "{gateway} and {peer} are no pair: {relation}"),
    Row(2, "unknown", {"reading": "missing"}, "{reading}"),
    Row(2, "unknown", {"relation": NOT_SHOWN}, "{relation}"),
    Row(3, "yes", {"own": "absent", "other": "MASTER"}, "{gateway} does not have it, {peer} is MASTER"),
    Row(3, "unknown", {"own": "absent"}, "{gateway} does not show it, and {peer} is not MASTER of it"),
    Row(4, "unknown", {"own": "unknown"}, "the state of {gateway} is not known: {own}"),
    Row(4, "unknown", {"other": "unknown"}, "the state of {peer} is not known: {other}"),
    Row(5, "no", {"own": "MASTER", "other": "MASTER"}, BOTH_ARE_MASTER),
    *(
        Row(5, "no", {"own": "not MASTER", "other": state}, NEITHER_IS_MASTER)
        for state in ("absent", "STANDBY", "not ready")
    ),
    Row(6, "unknown", {"members": "more"}, "it has more than two members: which one takes over is unknown"),
    Row(7, "no", {"other": "MASTER", "health": "unwell"}, "{peer} is MASTER and not well: {health}"),
    Row(
        7, "unknown", {"other": "MASTER", "health": NOT_SHOWN}, "the health of {peer} is not known: {health}"
    ),
    Row(
        8,
        "no",
        {"other": "MASTER", "view": "contradicts", "link": "up"},
        "the two contradict each other over a link that both call up: {view}",
    ),
    Row(8, "unknown", {"other": "MASTER", "view": "not known"}, "{view}, a state that is not known"),
    Row(9, "yes", _PEER_CARRIES, "{peer} is MASTER and well"),
    Row(10, "no", {"other": "absent"}, "{peer} does not have it"),
    Row(10, "no", {"other": "not ready"}, "{peer} is {other}"),
    Row(10, "no", {"health": "unwell"}, "{peer} is not well: {health}"),
    Row(10, "no", {"link": "lost"}, "the link between the two is lost: {link}"),
    Row(10, "no", {"view": "contradicts"}, "the two contradict each other: {view}"),
    Row(10, "no", {"interfaces": "no backup"}, "sessions are not replicated: {interfaces}"),
    Row(10, "no", {"takeover": "missing"}, "{peer} is not configured to acquire mastership: {takeover}"),
    Row(10, "no", {"failback": "by itself"}, "mastership would come back to {gateway} by itself: {failback}"),
    Row(10, "no", {"events": "shared"}, "the event moves another set too, which stays: {events}"),
    Row(11, "unknown", {"health": NOT_SHOWN}, "the health of {peer} is not known: {health}"),
    Row(11, "unknown", {"link": NOT_SHOWN}, "the link between the two is not shown: {link}"),
    Row(11, "unknown", {"view": "not known"}, "{view}, a state that is not known"),
    Row(11, "unknown", {"view": NOT_SHOWN}, "what each says of the other is not shown: {view}"),
    Row(
        11,
        "unknown",
        {"interfaces": NOT_SHOWN},
        "replication of sessions is not shown: {interfaces}",
    ),
    Row(11, "unknown", {"takeover": NOT_SHOWN}, "{takeover}"),
    Row(11, "unknown", {"failback": NOT_SHOWN}, "{failback}"),
    Row(11, "unknown", {"events": NOT_SHOWN}, "{events}"),
    Row(12, "not_yet", {"interfaces": "Cold"}, "{interfaces}"),
    Row(13, "after", {}, "{gateway} is MASTER, and {peer} can take over"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAnswer:
    """The answer for one set.

    Args:
        id: the number of the set.
        answer: the answer.
        reason: why.
        row: the number of the row of the table that gave it.
        lacks: why a gateway that may be taken down is no full standby now, in words.
    """

    id: int
    answer: Answer
    reason: str
    row: int
    lacks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDown:
    """Whether a gateway may be taken down: the worst answer of all sets, and the answer for each."""

    answer: Answer
    because: str
    sets: tuple[SetAnswer, ...]


def row_of(columns: Columns) -> Row:
    """Return the first row that fits. The last one fits everything."""
    return next(row for row in ROWS if row.fits(columns))


def worst_of(answers: t.Iterable[Answer]) -> Answer:
    """Return the worst answer; unknown without any."""
    return min(answers, key=ANSWERS.index, default="unknown")


def take_down(own: Side, other: Side, expected: Expectation, *, now: datetime.datetime) -> TakeDown:
    """Return whether a gateway may be taken down, by every set that it or its peer shows.

    Args:
        own: the gateway.
        other: its peer.
        expected: its waivers, its ages, its host names and whether a set needs a service set count, nothing
            else.
        now: the time, with its zone.

    Raises:
        ArgumentError: the two have one name, or a waiver names a check that does not exist.
    """
    pair = seen(own, other, expected, now)
    sets = tuple(_answer(pair, number) for number in pair.numbers)
    answer = worst_of(each.answer for each in sets)
    because = "; ".join(filter(None, [_because(answer, sets, own, other), learned(pair.findings)]))
    return TakeDown(answer=answer, because=because, sets=sets)


def report_on_take_down(it: TakeDown, gateway: str) -> Report:
    """Return the answer as a report: a finding for each set. Only C(yes) is GO."""
    path = Path().to("gateway", gateway)
    findings = _findings(it.sets, path) or [_finding(path, it.answer, it.because)]
    return Report(findings=tuple(findings))


def _findings(sets: t.Iterable[SetAnswer], path: Path) -> list[Finding]:
    return [
        _finding(path.to("set", each.id), each.answer, f"{words(each.answer)}: {each.reason}")
        for each in sets
    ]


def mastership_stayed(own: Side, other: Side, before: Gateway | None) -> tuple[Finding, ...]:
    """Return whether mastership stayed with the peer since an earlier reading of it, for each of its sets.

    What came back and left again shows in what the peer has counted.

    Args:
        own: the gateway.
        other: its peer.
        before: the earlier reading of the peer.
    """
    path = Path().to("gateway", own.name)
    if before is None or other.gateway is None:
        unread = f"{other.name} was not read before" if before is None else other.unread
        return (_stayed(path, unread, holds=None),)
    change = Change(before=before, after=other.gateway, expected=ChangeExpectation(expect="unchanged"))
    counted = {dict(each.path.steps)["set"]: each for each in unexpected_transitions(change)}
    carried = {number for number, role in before.roles.items() if role == "MASTER"}
    here = {number for number, role in (own.gateway.roles if own.gateway else {}).items() if role == "MASTER"}
    shown = {each.id for gateway in (before, other.gateway, own.gateway) if gateway for each in gateway.sets}
    if not shown:
        return (_stayed(path, "no redundancy set is shown", holds=None),)
    found: dict[int, tuple[str, bool | None]] = {
        number: (f"{other.name} was not MASTER before", None) for number in shown
    }
    found |= {number: _transitions(counted.get(number), other.name) for number in carried}
    found |= {number: (f"{own.name} is MASTER", False) for number in here}
    return tuple(
        _stayed(path.to("set", number), actual, holds=holds)
        for number, (actual, holds) in sorted(found.items())
    )


def _transitions(counted: Finding | None, peer: str) -> tuple[str, bool | None]:
    """Return what the transition events of the peer say of a set, and whether mastership stayed."""
    if counted is None or counted.status == "unknown":
        return f"the transition events of {peer} are not shown, or fell", None
    if counted.status == "pass":
        return f"it stayed with {peer}", True
    return f"{peer} has counted {counted.actual} since", False


def _stayed(path: Path, actual: str, *, holds: bool | None) -> Finding:
    expected = "mastership stayed with the peer while the tasks ran"
    finding = decide("mastership_stayed", path, expected=expected, actual=actual, holds=holds)
    return replace(finding, waivable=False)


def words(answer: Answer) -> str:
    """Return an answer as it is spoken."""
    return answer.replace("_", " ")


def _finding(path: Path, answer: Answer, actual: str) -> Finding:
    holds = None if answer == "unknown" else answer == "yes"
    finding = decide("take_down", path, expected="yes", actual=actual, holds=holds)
    return replace(finding, waivable=False)


def _because(answer: Answer, sets: t.Sequence[SetAnswer], own: Side, other: Side) -> str:
    deciding = [each for each in sets if each.answer == answer]
    if answer == "yes":
        lacks = _by_reason((each, each.lacks) for each in sets if each.lacks)
        yes = f"yes: {other.name} carries every set; there is no standby while {own.name} is down"
        return "; ".join([yes, *(f"{own.name} is no full standby now, {each}" for each in lacks)])
    if answer == "after":
        verb = "have" if len(deciding) > 1 else "has"
        moved = names_of_sets([each.id for each in deciding])
        return f"after {moved} {verb} moved to {other.name}, then ask again"
    unread = [side.unread for side in (own, other) if side.gateway is None]
    masters = mastership(_findings(deciding, Path()))
    others = [each for each in deciding if each.row != _OF_MASTERS]
    told = _by_reason((each, each.reason) for each in others)
    reasons = [*filter(None, [masters]), *told] or unread or ["no set is shown"]
    return f"{words(answer)}, because {'; '.join(reasons)}"


def _by_reason(answers: t.Iterable[tuple[SetAnswer, str]]) -> list[str]:
    """Return the reasons, each once with its sets; what is not of a set stands alone."""
    found: dict[str, list[SetAnswer]] = {}
    for each, reason in answers:
        found.setdefault(reason, []).append(each)
    return [
        reason if sets[0].row <= _OF_BOTH else f"{names_of_sets([each.id for each in sets])}: {reason}"
        for reason, sets in found.items()
    ]


def _answer(pair: Seen, number: int) -> SetAnswer:
    found = columns_of(pair, number)
    row = row_of({name: value for name, (value, _detail) in found.items()})
    details = {str(name): detail for name, (_value, detail) in found.items()}
    reason = row.reason.format(gateway=pair.own.name, peer=pair.other.name, **details)
    lacks = lacking(pair, number) if row.holds == _PEER_CARRIES else ""
    return SetAnswer(id=number, answer=row.answer, reason=reason, row=row.number, lacks=lacks)
