# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The progress of an audit, in a line for the console."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import PairVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of all pairs have a verdict, which verdicts are not GO, and after how many seconds."""

    total: int
    verdicts: t.Sequence[PairVerdict]
    seconds: float

    @property
    def line(self) -> str:
        """The progress, such as C(240 of 500 pairs, 3 NO-GO, 1 UNKNOWN, 12 s)."""
        counts = collections.Counter(each.verdict for each in self.verdicts)
        against = [f"{counts[it]} {word}" for it, word in WORDS.items() if it != "go" and counts[it]]
        done = f"{len(self.verdicts)} of {self.total} pairs"
        return ", ".join([done, *against, f"{self.seconds:.0f} s"])
