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

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import (
    Columns,
    Seen,
    Side,
    columns_of,
    names_of_sets,
    seen,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation

Answer = t.Literal["no", "unknown", "not_yet", "after", "yes"]
ANSWERS: tuple[Answer, ...] = t.get_args(Answer)  # worst first

_OF_BOTH = 2  # rows up to this one are of the two gateways, not of a set


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
    Row(1, "no", {"relation": "one gateway"}, "{gateway} and {peer} are one gateway under two names"),
    Row(1, "no", {"relation": "no pair"}, "{gateway} and {peer} are no pair: {relation}"),
    Row(2, "unknown", {"reading": "missing"}, "{reading}"),
    Row(2, "unknown", {"relation": NOT_SHOWN}, "{relation}"),
    Row(3, "yes", {"own": "absent", "other": "MASTER"}, "{gateway} does not have it, {peer} is MASTER"),
    Row(3, "unknown", {"own": "absent"}, "{gateway} does not show it, and {peer} is not MASTER of it"),
    Row(4, "unknown", {"own": "unknown"}, "the state of {gateway} is not known: {own}"),
    Row(4, "unknown", {"other": "unknown"}, "the state of {peer} is not known: {other}"),
    Row(5, "no", {"own": "MASTER", "other": "MASTER"}, "both are MASTER: restore ICCP first"),
    *(
        Row(5, "no", {"own": "not MASTER", "other": state}, "neither is MASTER: there is an outage now")
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
    Row(9, "yes", {"other": "MASTER"}, "{peer} is MASTER and well"),
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
    """The answer for one set, why, and the row of the table that gave it."""

    id: int
    answer: Answer
    reason: str
    row: int


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
        expected: its waivers, its ages and whether a set needs a service set count, nothing else.
        now: the time, with its zone.

    Raises:
        ArgumentError: the two have one name, or a waiver names a check that does not exist.
    """
    pair = seen(own, other, expected, now)
    sets = tuple(_answer(pair, number) for number in pair.numbers)
    answer = worst_of(each.answer for each in sets)
    return TakeDown(answer=answer, because=_because(answer, sets, own, other), sets=sets)


def report_on_take_down(it: TakeDown, gateway: str) -> Report:
    """Return the answer as a report: a finding for each set. Only C(yes) is GO."""
    path = Path().to("gateway", gateway)
    findings = [
        _finding(path.to("set", each.id), each.answer, f"{words(each.answer)}: {each.reason}")
        for each in it.sets
    ]
    return Report(findings=tuple(findings or [_finding(path, it.answer, it.because)]))


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
        return f"yes: {other.name} carries every set; there is no standby while {own.name} is down"
    if answer == "after":
        verb = "have" if len(deciding) > 1 else "has"
        moved = names_of_sets([each.id for each in deciding])
        return f"after {moved} {verb} moved to {other.name}, then ask again"
    unread = [side.unread for side in (own, other) if side.gateway is None]
    reasons = _reasons(deciding) or unread or ["no set is shown"]
    return f"{words(answer)}, because {'; '.join(reasons)}"


def _reasons(answers: t.Iterable[SetAnswer]) -> list[str]:
    """Return the reasons, each once with its sets; what is not of a set stands alone."""
    found: dict[str, list[SetAnswer]] = {}
    for each in answers:
        found.setdefault(each.reason, []).append(each)
    return [
        reason if sets[0].row <= _OF_BOTH else f"{names_of_sets([each.id for each in sets])}: {reason}"
        for reason, sets in found.items()
    ]


def _answer(pair: Seen, number: int) -> SetAnswer:
    found = columns_of(pair, number)
    row = row_of({name: value for name, (value, _detail) in found.items()})
    details = {str(name): detail for name, (_value, detail) in found.items()}
    reason = row.reason.format(gateway=pair.own.name, peer=pair.other.name, **details)
    return SetAnswer(id=number, answer=row.answer, reason=reason, row=row.number)
