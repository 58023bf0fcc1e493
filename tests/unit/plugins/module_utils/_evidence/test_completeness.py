# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evidence with something missing is never GO, even if its digests are right."""

from __future__ import annotations

import datetime

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._evidence.tampering import (
    Case,
    assert_not_go,
    both,
    both_of,
    chained,
    renamed,
    with_facts_of,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    Tampering,
    bare,
    golden,
    put,
    report,
    without,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

NOW = datetime.datetime(2026, 11, 22, 4, tzinfo=datetime.timezone.utc)
TWO_SIDED = "evidence with facts and a report"

CASES: dict[str, Case] = {
    "no evidence of a gateway in a phase": (
        without("mx2", "postcheck"),
        "unknown",
        ("postcheck", "mx2", "evidence_complete", TWO_SIDED, "no evidence"),
    ),
    "no evidence of a gateway at all": (
        without("mx2", "*"),
        "unknown",
        ("precheck", "mx2", "evidence_complete", TWO_SIDED, "no evidence"),
    ),
    "a failover without its postcheck": (
        without("*", "postcheck"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a postcheck after it", "none"),
    ),
    "a failover without its precheck": (
        without("*", "precheck"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a precheck before it", "none"),
    ),
    "a postcheck that is older than the failover": (
        both("2026-11-22T03:16:45Z", "postcheck", "written_at"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a postcheck after it", "none"),
    ),
    "a precheck that is younger than the failover": (
        both("2026-11-22T03:16:59Z", "precheck", "written_at"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a precheck before it", "none"),
    ),
    "the postcheck of another stage": (
        renamed("postcheck", "away-postcheck"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a postcheck after it", "none"),
    ),
    "a failover that moved nothing": (
        put({"pair": golden("all_well")[2]["reports"]["pair"]}, "failover", "reports"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a switchover in it", "none"),
    ),
    "a switchover that moved nothing by the facts": (
        both_of("precheck", "failover"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "mx1 STANDBY of set 1 in its facts", "MASTER"),
    ),
    "a switchover in a phase of another name, and no check of the pair after it": (
        chained(renamed("failover", "moving"), without("*", "postcheck")),
        "unknown",
        (
            "moving",
            "gateway",
            "evidence_complete",
            "a phase after the switchover with a report on the pair",
            "none",
        ),
    ),
    "a comparison with what is not there": (
        chained(without("*", "precheck"), without("*", "failover")),
        "unknown",
        ("postcheck", "gateway", "evidence_complete", "an earlier phase to compare with", "none"),
    ),
    "a record without facts": (
        put(None, "postcheck", "facts"),
        "unknown",
        ("postcheck", "mx1", "evidence_complete", TWO_SIDED, "no facts"),
    ),
    "a record with an error": (
        put("mx1: timed out", "postcheck", "error"),
        "unknown",
        ("postcheck", "mx1", "evidence_complete", TWO_SIDED, "mx1: timed out"),
    ),
    "a record without a report": (
        put({}, "precheck", "reports"),
        "unknown",
        ("precheck", "mx1", "evidence_complete", TWO_SIDED, "no report"),
    ),
    "reports on each gateway, and none on both": (
        both({"mine": report("pass")}, "precheck", "reports"),
        "unknown",
        ("precheck", "gateway", "evidence_complete", "a report on both, named pair", "none"),
    ),
    "a report on the pair that is of one": (
        both(
            {"pair": gateway_report(golden("all_well")[0]["facts"], now=NOW, options={"max_age": "any"})},
            "precheck",
            "reports",
        ),
        "unknown",
        ("precheck", "gateway", "evidence_complete", "a report on both, named pair", "none"),
    ),
    "the facts of the other gateway": (
        with_facts_of("mx1", "mx2", "postcheck"),
        "unknown",
        (
            "postcheck",
            "gateway",
            "evidence_complete",
            "reports on the pair that match the facts",
            "mx2 group 1 set 1 - role - MASTER where the facts show STANDBY; "
            "mx2 group 1 set 1 - role_clear - MASTER where the facts show STANDBY; "
            "mx2 group 1 set 1 - peer_role - STANDBY where the facts show MASTER",
        ),
    ),
    "facts that show less than the report": (
        put(
            "Cold",
            "postcheck",
            *("facts", "groups", 0, "sets", 0, "service_sets", 0, "interfaces", 0, "synchronization"),
        ),
        "unknown",
        (
            "postcheck",
            "gateway",
            "evidence_complete",
            "reports on the pair that match the facts",
            "mx1 group 1 set 1 service-set IPv6-SFW interface ms-1/3/0 - synchronization - "
            "Hot where the facts show Cold",
        ),
    ),
}


@pytest.mark.parametrize(("tamper", "verdict", "first"), CASES.values(), ids=list(CASES))
def test_incomplete_evidence_is_not_go(tamper: Tampering, verdict: str, first: tuple[str, ...]) -> None:
    assert_not_go(tamper, verdict, first)


def test_two_healthy_masters_are_not_go() -> None:
    simulation = Simulation()
    simulation.do("mx1", "disagree")
    alone = {}
    for name in ("mx1", "mx2"):
        facts = simulation.facts(name)
        said = gateway_report(facts, now=simulation.clock.now(), options={})
        alone[name] = bare(host=name, facts=facts, reports={"group": said})
    assert [each["reports"]["group"]["verdict"] for each in alone.values()] == ["go", "go"]
    assert document_of(list(alone.values())).verdict == "unknown"
    assert [document_of([each]).verdict for each in alone.values()] == ["go", "go"]


def test_nothing_wrong_is_go() -> None:
    assert document_of(golden("all_well")).verdict == "go"
