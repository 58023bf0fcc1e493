# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run: the order of its phases, and its gateways."""

from __future__ import annotations

import itertools

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import run_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._evidence.tampering import switchover
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    Tampering,
    bare,
    golden,
    put,
    report,
    sealed,
)

Rows = tuple[tuple[str, int], ...]  # phases, and the seconds at which they were written


def written(rows: Rows) -> list[Plain]:
    return [bare(phase=phase, written_at=f"2026-11-22T03:00:{second:02}Z") for phase, second in rows]


# What was written when, in the order in which it is shown.
ORDERS: dict[str, Rows] = {
    "by time": (("postcheck", 1), ("precheck", 2), ("night-1", 3)),
    "in one second": (("audit", 1), ("precheck", 1), ("failover", 1), ("postcheck", 1)),
    "in one second, of another name": (("postcheck", 1), ("night-1", 1)),
    "by name, where there is nothing else": (("a", 1), ("b", 1), ("c", 1)),
    "one stage over, the next begun": (
        ("away-precheck", 1),
        ("away-failover", 2),
        ("away-postcheck", 3),
        ("maintained-postcheck", 4),
        ("back-precheck", 4),
        ("back-failover", 5),
        ("back-postcheck", 6),
    ),
    "one stage within another": (("precheck", 1), ("between-postcheck", 2), ("postcheck", 3)),
}


@pytest.mark.parametrize("rows", ORDERS.values(), ids=list(ORDERS))
def test_phases_are_in_order_of_time(rows: Rows) -> None:
    wanted = [phase for phase, _second in rows]
    for mixed in itertools.islice(itertools.permutations(written(rows)), 0, None, 7):
        run = run_of([record_of(each, "it") for each in mixed])
        assert [phase.name for phase in run.phases] == wanted


def test_a_phase_is_as_old_as_its_first_record() -> None:
    early = bare(phase="b", host="mx1", written_at="2026-11-22T03:00:01Z")
    late = bare(phase="b", host="mx2", written_at="2026-11-22T03:00:09Z")
    between = bare(phase="a", host="mx1", written_at="2026-11-22T03:00:05Z")
    run = run_of([record_of(each, "it") for each in (late, between, early)])
    assert [phase.name for phase in run.phases] == ["b", "a"]


def test_a_run_has_the_gateways_that_its_reports_name() -> None:
    alone = [record_of(golden("all_well")[0], "it")]
    assert run_of(alone).gateways == ("mx1", "mx2")


def test_a_run_of_one_gateway_has_one() -> None:
    run = run_of([record_of(bare(), "it")])
    assert (run.run_id, run.gateways, run.phases[0].entries) == ("CHG0042", ("mx1",), ())


def of_run(run_id: str) -> Tampering:
    """Return what puts the first record into another run."""
    return lambda records: [sealed({**records[0], "run_id": run_id}), *records[1:]]


# Records that are not those of one run of one pair, and the error.
REFUSED: dict[str, tuple[Tampering, str]] = {
    "none": (lambda records: [], "records - Expected: evidence of a pair Actual: none"),
    "two runs": (
        of_run("CHG0043"),
        "records - Expected: those of one run Actual: of 2026-11-22-mx1, CHG0043",
    ),
    "a phase twice": (
        lambda records: [*records, records[0]],
        "records - Expected: each gateway and phase once Actual: mx1 precheck twice",
    ),
    "three gateways": (
        lambda records: [*records, sealed({**records[0], "host": "mx3"})],
        "records - Expected: those of one pair Actual: of mx1, mx2, mx3",
    ),
    "a report on another pair": (
        lambda records: [sealed({**records[0], "host": "mx4"})],
        "records - Expected: those of one pair Actual: of mx1, mx2, mx4",
    ),
    "a switchover of another pair": (
        switchover("mx9", "asked", "gateway"),
        "records - Expected: those of one pair Actual: of mx1, mx2, mx9",
    ),
    "a switchover to another pair": (
        switchover("mx9", "asked", "peer"),
        "records - Expected: those of one pair Actual: of mx1, mx2, mx9",
    ),
    "a host that is both": (
        lambda records: [
            sealed({**records[0], "host": "both gateways", "reports": {"pair": report("pass")}})
        ],
        "records - Expected: gateways by their names Actual: one called 'both gateways'",
    ),
    "a fleet among them": (
        put({}, "precheck", "reports", "fleet"),
        "records - Expected: those of one pair Actual: mx1, of a fleet",
    ),
    "invalid facts": (
        put({}, "precheck", "facts"),
        "evidence[0]: facts.schema - Expected: 1 or 2 or 3 Actual: 'None'",
    ),
}


@pytest.mark.parametrize(("tamper", "said"), REFUSED.values(), ids=list(REFUSED))
def test_records_of_several_runs_or_pairs_are_refused(tamper: Tampering, said: str) -> None:
    with pytest.raises(SrdError) as raised:
        document_of(tamper(golden("all_well")))
    assert str(raised.value) == said
