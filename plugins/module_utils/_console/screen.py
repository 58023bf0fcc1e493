# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the console shows of a verdict: sentences, a table, and below it what speaks against GO."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.message import finding_lines
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import PairVerdict, worst
from ansible_collections.junos_ha.srd.plugins.module_utils._console.pairs import table_of_pairs
from ansible_collections.junos_ha.srd.plugins.module_utils._console.rows import Seen, rows
from ansible_collections.junos_ha.srd.plugins.module_utils._console.sets import table_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._console.statement import Statement
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What is to be shown: verdicts, the gateways that they are on, or the pairs."""

    statements: tuple[Statement, ...]
    seen: tuple[Seen, ...] = ()
    pairs: tuple[PairVerdict, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst of all verdicts; unknown where there is none."""
        return worst([*(it.verdict for it in self.statements), *(it.verdict for it in self.pairs)])

    @property
    def lines(self) -> tuple[str, ...]:
        """What the console shows, of characters that a terminal only prints."""
        lines = [
            *_sentences(self.statements),
            *table_of_sets(rows(self.seen, self.statements)),
            *table_of_pairs(self.pairs),
            *_errors(self.seen),
            *finding_lines(dict.fromkeys(it for each in self.statements for it in each.findings)),
        ]
        return tuple(printable(line) for line in lines)


def _sentences(statements: t.Sequence[Statement]) -> t.Iterator[str]:
    if not statements:
        yield "UNKNOWN: there is no verdict"
    for each in statements:
        yield from (f"{each.of} - {each.said}", *each.details)


def _errors(seen: t.Iterable[Seen]) -> t.Iterator[str]:
    """Yield why gateways were not read; most errors name the gateway."""
    for each in seen:
        if each.error:
            yield each.error if f"{each.name}:" in each.error else f"{each.name}: {each.error}"
