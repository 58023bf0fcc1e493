# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run: the order of its phases, and its gateways."""

from __future__ import annotations

import itertools

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import run_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import bare, golden

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
def test_phases_stand_in_the_order_in_which_they_were_gone_through(rows: Rows) -> None:
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


def test_records_of_no_run_are_refused() -> None:
    with pytest.raises(ArgumentError) as raised:
        run_of([])
    assert str(raised.value) == "records - Expected: evidence of a pair Actual: none"
