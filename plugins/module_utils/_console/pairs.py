# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table of a fleet: the pairs that are not GO, the worst first."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import WORDS, PairVerdict, badness
from ansible_collections.junos_ha.srd.plugins.module_utils._console.table import table


def table_of_pairs(pairs: t.Iterable[PairVerdict]) -> list[str]:
    """Return the table. Pairs that are GO are not in it."""
    against = [each for each in pairs if each.verdict != "go"]
    return table([_cells(each) for each in sorted(against, key=lambda each: badness(each.verdict))])


def _cells(each: PairVerdict) -> dict[str, str]:
    return {
        "lead": each.lead,
        "peer": each.peer,
        "verdict": WORDS[each.verdict],
        "first finding": each.finding,
    }
