# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What evidence shows: a document or a fleet, and nothing of what is neither."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    EvidenceError,
    SrdError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.reading import shown_of
from ansible_collections.junos_ha.srd.tests.golden.fleets import fifty_pairs
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    bare,
    golden,
    report,
)


def test_the_evidence_of_a_pair_is_shown_as_a_document() -> None:
    assert isinstance(shown_of(golden("unreachable_gateway")), Document)
    assert isinstance(shown_of(tuple(golden("unreachable_gateway"))), Document)


def test_the_evidence_of_a_fleet_is_shown_as_one() -> None:
    assert isinstance(shown_of(fifty_pairs()), Fleet)


NO_EVIDENCE: dict[str, tuple[object, str]] = {
    "nothing": (None, "evidence - Expected: a list of records Actual: NoneType"),
    "a record": (bare(), "evidence - Expected: a list of records Actual: dict"),
    "a path": ("evidence/CHG0042", "evidence - Expected: a list of records Actual: str"),
    "no record": ([], "records - Expected: evidence of a pair Actual: none"),
    "a record that is none": ([bare(), {}], "evidence[1]: is no evidence of schema 1"),
    "a fleet beside a pair": (
        [*fifty_pairs(), bare(run_id="2026-11-22-audit-50")],
        "records - Expected: those of one pair Actual: fleet, of a fleet",
    ),
}


@pytest.mark.parametrize(("evidence", "said"), NO_EVIDENCE.values(), ids=list(NO_EVIDENCE))
def test_what_is_no_evidence_is_refused(evidence: object, said: str) -> None:
    with pytest.raises((ArgumentError, EvidenceError)) as raised:
        shown_of(evidence)
    assert str(raised.value) == said


def nested(depth: int) -> object:
    """Return a list in a list in a list, so deep."""
    value: object = []
    for _level in range(depth):
        value = [value]
    return value


def test_what_nests_without_end_is_refused_or_unknown_at_any_depth() -> None:
    found = set()
    for depth in range(850, 1050):  # the digest bears some of them; what comes after it may not
        plain = report("pass")
        plain["checks"][0]["expected"] = nested(depth)
        try:
            found.add(shown_of([bare(reports={"pair": plain})]).verdict)
        except SrdError as error:
            found.add(str(error).partition(" Actual:")[0])
    assert found <= {
        "unknown",
        "evidence - Expected: plain data, as JSON has it",
        "evidence - Expected: plain data",
    }
