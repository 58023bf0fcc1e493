# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdict on many pairs, and the first finding of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    Finding,
    Path,
    Status,
    Verdict,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import (
    FleetVerdict,
    PairVerdict,
    first_finding,
)


def pair(lead: str, verdict: Verdict) -> PairVerdict:
    """Return a verdict on a pair."""
    return PairVerdict(lead=lead, peer="", verdict=verdict, summary="", finding="", kept=False)


def finding(gateway: str, status: Status) -> Finding:
    """Return a finding on a gateway."""
    path = Path().to("gateway", gateway)
    return Finding(check="health", path=path, status=status, expected="Passed", actual=status)


def test_no_pair_is_unknown() -> None:
    fleet = FleetVerdict(pairs=())
    assert fleet.summary == "UNKNOWN: of 0 pairs 0 GO, 0 NO-GO, 0 UNKNOWN"
    assert fleet.verdict == "unknown"


@pytest.mark.parametrize(
    ("verdicts", "summary"),
    [
        (("go", "go"), "GO: of 2 pairs 2 GO, 0 NO-GO, 0 UNKNOWN"),
        (("go", "unknown"), "UNKNOWN: of 2 pairs 1 GO, 0 NO-GO, 1 UNKNOWN"),
        (("unknown", "no_go", "go"), "NO-GO: of 3 pairs 1 GO, 1 NO-GO, 1 UNKNOWN"),
    ],
)
def test_the_worst_pair_is_the_verdict(verdicts: tuple[Verdict, ...], summary: str) -> None:
    fleet = FleetVerdict(pairs=tuple(pair(f"mx{number}", it) for number, it in enumerate(verdicts)))
    assert fleet.summary == summary
    assert fleet.counts == {it: verdicts.count(it) for it in ("no_go", "unknown", "go")}


def test_the_worst_pairs_are_first_and_numbers_are_numbers() -> None:
    given = [("mx10", "go"), ("mx9", "go"), ("a", "unknown"), ("mx10b", "go"), ("z", "no_go")]
    fleet = FleetVerdict(pairs=tuple(pair(lead, verdict) for lead, verdict in given))  # type: ignore[arg-type]
    assert [each.lead for each in fleet.worst_first] == ["z", "a", "mx9", "mx10", "mx10b"]


OUT = "NO-GO, no gateway is MASTER of set 1, there is an outage now: 5 of 87 checks failed"
SPLIT = "NO-GO, both gateways are MASTER of set 1, restore ICCP first: 3 of 87 checks failed"


def test_pairs_without_a_master_lead_then_those_with_two() -> None:
    summaries = {"mx1": "NO-GO: 1 of 87 checks failed", "mx3": SPLIT, "mx5": OUT, "mx7": "GO: 87"}
    pairs = tuple(
        replace(pair(lead, "go" if lead == "mx7" else "no_go"), summary=summary)
        for lead, summary in summaries.items()
    )
    fleet = FleetVerdict(pairs=pairs)
    assert [each.lead for each in fleet.worst_first] == ["mx5", "mx3", "mx1", "mx7"]
    assert fleet.summary == (
        "NO-GO, no gateway is MASTER of a set of mx5, there is an outage now; "
        "both gateways are MASTER of a set of mx3, restore ICCP first: of 4 pairs 1 GO, 3 NO-GO, 0 UNKNOWN"
    )


def test_many_pairs_without_a_master_are_counted() -> None:
    pairs = tuple(replace(pair(f"mx{number}", "no_go"), summary=OUT) for number in range(1, 8))
    led = "no gateway is MASTER of a set of mx1, mx2, mx3, mx4, mx5 and 2 more, there is an outage now"
    assert FleetVerdict(pairs=pairs).summary.startswith(f"NO-GO, {led}: of 7 pairs ")


def test_a_verdict_of_some_sets_says_so_as_tables_have_it() -> None:
    partial = "NO-GO, of set 1 only; set 2 was not asked about: 1 of 43 checks failed"
    assert replace(pair("mx1", "no_go"), summary=partial).word == "NO-GO, of set 1 only"
    assert replace(pair("mx1", "no_go"), summary=OUT).word == "NO-GO"


OPEN, WELL, BAD = finding("mx1", "unknown"), finding("mx2", "pass"), finding("mx3", "fail")


@pytest.mark.parametrize(
    ("findings", "errors", "first"),
    [
        ((OPEN, WELL, BAD), ("mx1: no route",), "mx3 - health - Expected: Passed Actual: fail"),
        ((OPEN, WELL), ("mx1: no route",), "mx1: no route"),
        ((WELL, OPEN), (), "mx1 - health - Expected: Passed Actual: unknown"),
        ((WELL,), (), ""),
    ],
)
def test_the_first_finding(findings: tuple[Finding, ...], errors: tuple[str, ...], first: str) -> None:
    assert first_finding(Report(findings=findings), errors) == first


def test_the_first_finding_is_that_a_set_has_no_master() -> None:
    path = Path().to("group", 1).to("set", 1)
    none = Finding(
        check="single_master", path=path, status="fail", expected="exactly one MASTER", actual="no master"
    )
    found = first_finding(Report(findings=(BAD, none)), ("mx1: no route",))
    assert found == "no gateway is MASTER of set 1, there is an outage now"
