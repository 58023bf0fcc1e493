# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evidence of a good run with one thing wrong in it, and what speaks against GO then."""

from __future__ import annotations

import functools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import worst_first
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    Records,
    Tampering,
    golden,
    put,
)

# The change to the evidence, the verdict, and the first finding against GO:
# phase, subject, check, expected, actual.
Case = tuple[Tampering, str, tuple[str, str, str, str, str]]

SWITCHOVER = ("reports", "switchover_set_1")


def switchover(value: object, *path: str | int) -> Tampering:
    """Return what puts a value into the result of the switchover."""
    return put(value, "failover", *SWITCHOVER, *path)


def with_facts_of(other: str, host: str, phase: str) -> Tampering:
    """Return what gives a record the facts of the other gateway."""

    def tamper(records: Records) -> Records:
        (source,) = [each for each in records if (each["host"], each["phase"]) == (other, phase)]
        return put(source["facts"], phase, "facts", host=host)(records)

    return tamper


def both(value: object, phase: str, *path: str | int) -> Tampering:
    """Return what puts a value into the records of both gateways."""
    return lambda records: put(value, phase, *path, host="mx2")(put(value, phase, *path)(records))


def renamed(phase: str, name: str) -> Tampering:
    """Return what gives a phase another name."""
    return both(name, phase, "phase")


def chained(*tamperings: Tampering) -> Tampering:
    """Return what does one after another."""
    return lambda records: functools.reduce(lambda left, tamper: tamper(left), tamperings, records)


def both_of(phase: str, other: str) -> Tampering:
    """Return what gives both gateways in a phase the facts, and the report on the pair, of another one."""
    taken = {each["host"]: each for each in golden("all_well") if each["phase"] == phase}
    steps = [
        put(value, other, *path, host=host)
        for host, each in taken.items()
        for path, value in ((("facts",), each["facts"]), (("reports", "pair"), each["reports"]["pair"]))
    ]
    return chained(*steps)


def assert_not_go(tamper: Tampering, verdict: str, first: tuple[str, ...]) -> None:
    """Assert that a run with one thing wrong has a verdict, and this finding first."""
    document = t.cast(Document, document_of(tamper(golden("all_well"))))
    worst, *_others = worst_first(document.findings)
    found = (worst.phase, worst.subject, worst.check, worst.expected, worst.actual)
    assert (document.verdict, found[:-1]) == (verdict, first[:-1])
    assert found[-1].startswith(first[-1]) if first[-1].endswith("Actual: ") else found[-1] == first[-1]
    assert {each.name: each.verdict for each in document.phases}[worst.phase] == verdict
