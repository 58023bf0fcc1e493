# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tables of plain characters, which look the same on a terminal, in a log and in a mail."""

from __future__ import annotations

import collections
import itertools
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    WORDS,
    Verdict,
    badness,
    worst,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable

_SETS = 10  # sets in a table, besides the rows of whole gateways
_NUMBERS = ("set", "Hot")  # columns of numbers, aligned to the right

Cells = t.Mapping[str, str]  # by the heads of their columns


class Location(t.NamedTuple):
    """A redundancy set on a gateway; None stands for all gateways, groups or sets."""

    gateway: str | None = None
    group: int | None = None
    redundancy_set: int | None = None

    def covers(self, other: Location) -> bool:
        """Return whether a verdict on this location is one on the other.

        A gateway without a set has one location, for the verdicts on it and on its groups.
        """
        if other.redundancy_set is None:
            return self.redundancy_set is None and self.gateway in (None, other.gateway)
        return all(own in (None, its) for own, its in zip(self, other, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """A redundancy set on a gateway: what it shows, and the verdict on it, None where it was not checked."""

    location: Location
    role: str
    peer: str = "-"
    health: str = "-"
    hot: str = "-"
    verdict: Verdict | None = None


_Rows = list[SetRow]  # those of one set, one a gateway


def table(rows: t.Sequence[Cells]) -> list[str]:
    """Return rows as lines below the heads of the first row; no line where there is no row."""
    if not rows:
        return []
    heads = {name: name for name in rows[0]}
    cells = [{name: printable(row[name]) for name in heads} for row in rows]
    widths = {name: max(len(row[name]) for row in (heads, *cells)) for name in heads}
    *names, last = heads
    rules = {**{name: "-" * widths[name] for name in names}, last: "-" * len(last)}
    return [_line(row, widths) for row in (heads, rules, *cells)]


def table_of_sets(rows: t.Iterable[SetRow]) -> list[str]:
    """Return the table of a pair: the worst sets, and how many others there are.

    The rows of a set stand together. Those of a whole gateway stand first.
    """
    sets = _by_set(rows)
    checked = sorted((own for own in sets if _verdicts(own)), key=_urgency)
    whole = sum(own[0].location.redundancy_set is None for own in checked)
    shown, others = checked[: whole + _SETS], checked[whole + _SETS :]
    return [
        *table([_set_cells(row) for row in itertools.chain.from_iterable(shown)]),
        *_counted([worst(_verdicts(own)) for own in others]),
        *_not_checked(len(sets) - len(checked)),
    ]


def table_of_pairs(pairs: t.Iterable[PairVerdict]) -> list[str]:
    """Return the table of a fleet: the pairs that are not GO, the worst first."""
    against = tuple(each for each in pairs if each.verdict != "go")
    return table([_pair_cells(each) for each in FleetVerdict(pairs=against).worst_first])


def _line(row: Cells, widths: t.Mapping[str, int]) -> str:
    aligned = [
        row[name].rjust(width) if name in _NUMBERS else row[name].ljust(width)
        for name, width in widths.items()
    ]
    return f"  {'  '.join(aligned)}".rstrip()


def _by_set(rows: t.Iterable[SetRow]) -> list[_Rows]:
    sets: dict[tuple[int | None, int | None], _Rows] = {}
    for row in rows:
        sets.setdefault((row.location.group, row.location.redundancy_set), []).append(row)
    return list(sets.values())


def _verdicts(own: _Rows) -> list[Verdict]:
    return [row.verdict for row in own if row.verdict is not None]


def _urgency(own: _Rows) -> tuple[bool, int]:
    return own[0].location.redundancy_set is not None, badness(worst(_verdicts(own)))


def _set_cells(row: SetRow) -> Cells:
    number = row.location.redundancy_set
    return {
        "gateway": row.location.gateway or "",
        "set": "-" if number is None else str(number),
        "role": row.role,
        "peer": row.peer,
        "health": row.health,
        "Hot": row.hot,
        "verdict": "not checked" if row.verdict is None else WORDS[row.verdict],
    }


def _pair_cells(each: PairVerdict) -> Cells:
    return {
        "lead": each.lead,
        "peer": each.peer,
        "verdict": each.word,
        "first finding": each.finding,
    }


def _counted(others: t.Sequence[Verdict]) -> t.Iterator[str]:
    if not others:
        return
    counts = collections.Counter(others)
    each = ", ".join(f"{counts[verdict]} {word}" for verdict, word in WORDS.items() if counts[verdict])
    yield f"  and {_sets(len(others), more=True)}" + (", all GO" if set(others) == {"go"} else f": {each}")


def _not_checked(count: int) -> t.Iterator[str]:
    if count:
        yield f"  {_sets(count)} not checked"


def _sets(count: int, *, more: bool = False) -> str:
    return f"{count} {'more ' if more else ''}{'set' if count == 1 else 'sets'}"
