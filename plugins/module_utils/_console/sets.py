# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table of a pair: its redundancy sets, the worst first, and how many others there are."""

from __future__ import annotations

import collections
import itertools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import WORDS, badness, worst
from ansible_collections.junos_ha.srd.plugins.module_utils._console.rows import Row
from ansible_collections.junos_ha.srd.plugins.module_utils._console.table import table

_SHOWN = 10  # sets in a table; what is of a whole gateway stands there besides

Rows = list[Row]  # those of one set


def table_of_sets(rows: t.Iterable[Row]) -> list[str]:
    """Return the table. The rows of a set, one a gateway, stand together; those of a whole gateway first."""
    every = _by_set(rows)
    judged = sorted((own for own in every if _verdicts(own)), key=_urgency)
    whole = sum(own[0].place.redundancy_set is None for own in judged)
    shown, others = judged[: whole + _SHOWN], judged[whole + _SHOWN :]
    return [
        *table([_cells(row) for row in itertools.chain.from_iterable(shown)]),
        *_counted([worst(_verdicts(own)) for own in others]),
        *_not_judged(len(every) - len(judged)),
    ]


def _by_set(rows: t.Iterable[Row]) -> list[Rows]:
    sets: dict[tuple[int | None, int | None], Rows] = {}
    for row in rows:
        sets.setdefault((row.place.group, row.place.redundancy_set), []).append(row)
    return list(sets.values())


def _verdicts(own: Rows) -> list[Verdict]:
    return [row.verdict for row in own if row.verdict is not None]


def _urgency(own: Rows) -> tuple[bool, int]:
    return own[0].place.redundancy_set is not None, badness(worst(_verdicts(own)))


def _cells(row: Row) -> dict[str, str]:
    number = row.place.redundancy_set
    return {
        "gateway": row.place.gateway or "",
        "set": "-" if number is None else str(number),
        "role": row.shown.role,
        "peer": row.shown.peer,
        "health": row.shown.health,
        "Hot": row.shown.hot,
        "verdict": "not judged" if row.verdict is None else WORDS[row.verdict],
    }


def _counted(others: t.Sequence[Verdict]) -> t.Iterator[str]:
    if not others:
        return
    counts = collections.Counter(others)
    each = ", ".join(f"{counts[verdict]} {word}" for verdict, word in WORDS.items() if counts[verdict])
    yield f"  and {_sets(len(others), more=True)}" + (", all GO" if set(others) == {"go"} else f": {each}")


def _not_judged(count: int) -> t.Iterator[str]:
    if count:
        yield f"  {_sets(count)} not judged"


def _sets(count: int, *, more: bool = False) -> str:
    return f"{count} {'more ' if more else ''}{'set' if count == 1 else 'sets'}"
