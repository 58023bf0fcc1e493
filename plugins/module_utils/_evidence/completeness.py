# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the evidence of a phase is whole: where something is missing, nothing that is there says GO."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.consistency import disagreements
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import (
    OF_PAIR,
    Run,
    RunPhase,
    named,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.sequence import sequence

_WHOLE = "evidence with facts and a report"
_SHOWN = 3  # of what does not agree


def wholeness(run: Run, phase: RunPhase) -> list[Finding]:
    """Return what speaks for the evidence of a phase, and what against it. None of it fails."""
    return [
        *(_side(name, phase.records.get(name)) for name in run.gateways),
        *_agreed(run, phase),
        *(_finding(Path(), expected, actual=found) for expected, found in sequence(run, phase)),
    ]


def _side(gateway: str, record: Record | None) -> Finding:
    return _finding(Path().to("gateway", gateway), _WHOLE, actual=_missing(record))


def _missing(record: Record | None) -> str | None:
    if record is None:
        return "no evidence"
    if record.error is not None or record.gateway is None:
        return record.error or "no facts"
    return None if record.reports else "no report"


def _agreed(run: Run, phase: RunPhase) -> t.Iterator[Finding]:
    """Yield whether there is a report on the pair: two that are well alone may both be MASTER.

    And whether such reports are of the facts beside them.
    """
    if len(run.gateways) < 2:
        return
    reports = [named(each.report) for each in phase.tellings if each.name == OF_PAIR]
    both = any(names.issuperset(run.gateways) for names in reports)
    yield _finding(Path(), f"a report on both, named {OF_PAIR}", actual=None if both else "none")
    against = disagreements(run, phase)
    if against is not None:
        yield _finding(
            Path(), "reports on the pair of these facts", actual="; ".join(against[:_SHOWN]) or None
        )


def _finding(path: Path, expected: str, *, actual: str | None) -> Finding:
    """Return the finding of what is as expected, unless something else is there."""
    holds = None if actual is not None else True
    return decide("evidence_complete", path, expected=expected, actual=actual or expected, holds=holds)
