# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdicts in the words that people read, and the worst of several."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._check.finding import Status
from ansible_collections.junos_ha.srd.plugins.module_utils._check.report import Verdict

# Worst first.
WORDS: dict[Verdict, str] = {"no_go": "NO-GO", "unknown": "UNKNOWN", "go": "GO"}

_VERDICTS: dict[Status, Verdict] = {"fail": "no_go", "unknown": "unknown", "waived": "go", "pass": "go"}


def worst(verdicts: t.Iterable[Verdict]) -> Verdict:
    """Return the worst; unknown where there is none."""
    return min(verdicts, key=badness, default="unknown")


def badness(verdict: Verdict) -> int:
    """Return a number by which the worst sorts first."""
    return list(WORDS).index(verdict)


def verdict_of(status: Status) -> Verdict:
    """Return the verdict that one finding alone would bring."""
    return _VERDICTS[status]
