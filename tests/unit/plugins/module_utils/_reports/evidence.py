# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evidence to be tampered with: golden runs made once, and records made of little."""

from __future__ import annotations

import copy
import functools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import SCHEMA, Plain, digest
from ansible_collections.junos_ha.srd.tests.golden.runs import RUNS

Records = list[Plain]
Tampering = t.Callable[[Records], Records]

HOLDS = {"pass": True, "fail": False, "unknown": None}
BARE: Plain = {
    "schema": SCHEMA,
    "run_id": "CHG0042",
    "phase": "precheck",
    "host": "mx1",
    "written_at": "2026-11-22T03:00:00Z",
    "collection_version": "1.0.0",
    "facts": None,
    "reply": None,
    "error": None,
    "reports": {},
}


@functools.cache
def _golden(name: str) -> Records:
    return RUNS[name]()


def golden(name: str) -> Records:
    """Return the evidence of a golden run, to be changed at will."""
    return copy.deepcopy(_golden(name))


def sealed(record: Plain) -> Plain:
    """Return a record with the digest that fits it."""
    return {**record, "sha256": digest(record)}


def bare(**fields: t.Any) -> Plain:
    """Return a record that says nothing but what is given."""
    return sealed({**BARE, **fields})


def report(*statuses: str, check: str = "health") -> Plain:
    """Return a report on findings of these statuses."""
    paths = [Path().to("set", number) for number, _status in enumerate(statuses, start=1)]
    findings = (
        decide(check, path, expected="Passed", actual=status, holds=HOLDS[status])
        for path, status in zip(paths, statuses, strict=True)
    )
    return to_report(Report(findings=tuple(findings)))


def without(host: str, phase: str) -> Tampering:
    """Return what leaves out the evidence of a gateway and phase; of any with an asterisk."""
    return lambda records: [
        each for each in records if host not in (each["host"], "*") or phase not in (each["phase"], "*")
    ]


def put(value: object, phase: str, *path: str | int, host: str = "mx1") -> Tampering:
    """Return what puts a value somewhere into a record, and seals it anew."""

    def tamper(records: Records) -> Records:
        return [
            _with(each, value, path) if (each["host"], each["phase"]) == (host, phase) else each
            for each in records
        ]

    return tamper


def _with(record: Plain, value: object, path: t.Sequence[str | int]) -> Plain:
    changed = copy.deepcopy(record)
    place: t.Any = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return sealed(changed)
