# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A document, whole, of little evidence; and the gateways that it names."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    EvidenceError,
    SrdError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document, document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    Document,
    Finding,
    Link,
    Move,
    Phase,
    Reply,
    ReportSummary,
    Side,
    Step,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Resync
from ansible_collections.junos_ha.srd.tests.golden.fleets import fifty_pairs
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    bare,
    golden,
    put,
    report,
)


def of(*records: Plain) -> Document:
    return document([record_of(each, "it") for each in records])


def finding(check: str, subject: str, status: t.Any, expected: str, actual: str, **told: t.Any) -> Finding:
    given = {"phase": "precheck", "report": "mine", "gateway": "mx1", "waiver": None, **told}
    remedy = CONTRACTS[check].remedy
    return Finding(
        check=check, subject=subject, status=status, expected=expected, actual=actual, remedy=remedy, **given
    )


def counts(passed: int, failed: int, unknown: int) -> dict[str, int]:
    return {"pass": passed, "fail": failed, "unknown": unknown, "waived": 0}


def test_a_document_of_a_record_without_facts() -> None:
    plain = bare(error="mx1: timed out", reply="half of it", reports={"mine": report("pass", "fail")})
    failed = "set 2 - health - Expected: Passed Actual: fail"
    whole = "evidence_complete - Expected: evidence with facts and a report Actual: mx1: timed out"
    assert of(plain) == Document(
        schema=1,
        run_id="CHG0042",
        gateways=("mx1",),
        verdict="no_go",
        headline="NO-GO: 1 of 3 checks failed, 1 unknown",
        summary=f"NO-GO: 1 of 3 checks failed, 1 unknown: precheck: {failed}; precheck: mx1 - {whole}",
        counts=counts(1, 1, 1),
        before="precheck",
        after=None,
        phases=(
            Phase(
                name="precheck",
                verdict="no_go",
                sides=(
                    Side(
                        gateway="mx1",
                        written_at="2026-11-22T03:00:00Z",
                        error="mx1: timed out",
                        collection_version="1.0.0",
                        sha256=plain["sha256"],
                    ),
                ),
            ),
        ),
        judgements=(
            ReportSummary(
                phase="precheck",
                name="mine",
                gateways=("mx1",),
                verdict="no_go",
                summary=f"NO-GO: 1 of 2 checks failed: {failed}",
                counts=counts(1, 1, 0),
                note=None,
            ),
            ReportSummary(
                phase="precheck",
                name="evidence",
                gateways=("mx1",),
                verdict="unknown",
                summary=f"UNKNOWN: 1 of 1 checks could not be decided: mx1 - {whole}",
                counts=counts(0, 0, 1),
                note=None,
            ),
        ),
        findings=(
            finding("health", "set 1", "pass", "Passed", "pass"),
            finding("health", "set 2", "fail", "Passed", "fail"),
            finding(
                *(
                    "evidence_complete",
                    "mx1",
                    "unknown",
                    "evidence with facts and a report",
                    "mx1: timed out",
                ),
                report="evidence",
            ),
        ),
        links=(Link(gateway="mx1", before=None, after=None),),
        sets=(),
        service_sets=(),
        areas=(),
        sessions=None,
        moves=(),
        replies=(Reply(phase="precheck", gateway="mx1", text="half of it"),),
    )


def test_a_report_that_both_hold_is_listed_once() -> None:
    pair, *others = of(*golden("one_interface_not_hot")).judgements
    assert (pair.name, pair.gateways, pair.counts) == ("pair", ("mx1", "mx2"), {**counts(101, 2, 0)})
    assert [each.name for each in others] == ["evidence"]


def test_two_reports_of_one_name_that_differ_are_listed_both() -> None:
    told = put(report("fail"), "precheck", "reports", "pair", host="mx2")(golden("all_well"))
    judgements = [each for each in of(*told).judgements if (each.phase, each.name) == ("precheck", "pair")]
    assert [(each.gateways, each.verdict) for each in judgements] == [(("mx1",), "go"), (("mx2",), "no_go")]


def test_reports_on_one_gateway_are_listed_for_each() -> None:
    shown = of(*golden("all_well"))
    assert [
        (each.name, each.gateways, each.note) for each in shown.judgements if each.phase != "precheck"
    ] == [
        ("pair", ("mx1", "mx2"), None),
        ("switchover_set_1 gate", ("mx1",), None),
        ("switchover_set_1", ("mx1",), "moved"),
        ("evidence", ("mx1", "mx2"), None),
        ("pair", ("mx1", "mx2"), None),
        ("wait", ("mx1",), "reached"),
        ("change", ("mx1",), None),
        ("wait", ("mx2",), "reached"),
        ("change", ("mx2",), None),
        ("evidence", ("mx1", "mx2"), None),
    ]


def test_a_finding_belongs_to_its_gateway_or_to_the_pair() -> None:
    shown = of(*golden("all_well"))
    found = {(each.report, each.check, each.gateway) for each in shown.findings}
    assert {gateway for report, check, gateway in found if (report, check) == ("pair", "role")} == {
        "mx1",
        "mx2",
    }
    assert {gateway for report, check, gateway in found if check == "single_master"} == {None}
    assert {gateway for report, check, gateway in found if check == "collection_skew"} == {None}
    assert {gateway for report, check, gateway in found if report == "switchover_set_1"} == {"mx1", "mx2"}
    assert {gateway for report, check, gateway in found if report == "change"} == {"mx1", "mx2"}


# How many findings are against, how many of them differ, and what the summary says of those it leaves out.
@pytest.mark.parametrize(("failed", "more"), [(1, ""), (3, ""), (4, "; and 1 more"), (9, "; and 6 more")])
def test_a_summary_has_three_findings(failed: int, more: str) -> None:
    facts = golden("all_well")[0]["facts"]
    summary = of(bare(facts=facts, reports={"mine": report(*["fail"] * failed)})).summary
    shown = [
        f"precheck: set {number} - health - Expected: Passed Actual: fail" for number in range(1, failed + 1)
    ]
    assert summary == f"NO-GO: {failed} of {failed + 1} checks failed: {'; '.join(shown[:3])}{more}"


def test_replies_are_those_of_the_evidence() -> None:
    records = golden("maintenance")
    assert [(each.phase, each.gateway, each.text) for each in of(*records).replies] == [
        (each["phase"], each["host"], each["reply"]) for each in records
    ]


def test_sides_show_the_readings_and_their_times() -> None:
    record = golden("all_well")[5]
    assert of(*golden("all_well")).phases[2].sides[1] == Side(
        gateway="mx2",
        written_at="2026-11-22T03:17:02Z",
        collected_at=record["facts"]["collected_at"],
        error=None,
        host_name="mx2",
        serial_number="JN00000002",
        level="extensive",
        format="text",
        collection_version="1.0.0",
        sha256=record["sha256"],
    )


def test_a_gateway_without_evidence_has_an_empty_side() -> None:
    alone = [each for each in golden("all_well") if each["host"] == "mx1"]
    assert [phase.sides[1] for phase in of(*alone).phases] == [Side(gateway="mx2")] * 3


def step(elapsed: float, verdict: t.Any, state: str, peer: str, hot: int) -> Step:
    return Step(elapsed=elapsed, verdict=verdict, state=state, peers=(peer,), hot=hot, interfaces=8)


def test_a_switchover_is_a_move() -> None:
    names = [f"ms-1/{slot}/0" for slot in (3, 2, 1, 0)]
    sentence = (
        "mx1 is STANDBY of set 1, healthy and stable: moved after 1.2 s, 0.0 s without a master, "
        "routes after 1.4 s, Hot after 3.5 s, stable after 9.0 s"
    )
    assert of(*golden("all_well")).moves == (
        Move(
            phase="failover",
            way="switchover",
            gateway="mx1",
            peer="mx2",
            set=1,
            target="STANDBY",
            event="RELS_MSHIP_MANUAL_EV",
            outcome="moved",
            moved=True,
            words=sentence,
            sent="request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV",
            reply="redundancy event triggered\n",
            role_moved=1.2,
            hot=3.5,
            stable=9.0,
            without_master=0.0,
            two_masters=0.0,
            routes_followed=1.4,
            rescue=None,
            peer_steps=(
                step(0.1, "no_go", "STANDBY", "MASTER", 8),
                step(1.2, "no_go", "MASTER", "STANDBY", 0),
                step(2.4, "no_go", "MASTER", "STANDBY", 0),
                step(3.5, "go", "MASTER", "STANDBY", 8),
                step(4.6, "go", "MASTER", "STANDBY", 8),
                step(5.7, "go", "MASTER", "STANDBY", 8),
                step(6.8, "go", "MASTER", "STANDBY", 8),
                step(7.9, "go", "MASTER", "STANDBY", 8),
                step(9.0, "go", "MASTER", "STANDBY", 8),
            ),
            steps=(
                step(0.1, "no_go", "MASTER", "STANDBY", 8),
                step(1.2, "no_go", "STANDBY", "MASTER", 0),
                step(2.4, "no_go", "STANDBY", "MASTER", 0),
                step(3.5, "go", "STANDBY", "MASTER", 8),
                step(4.6, "go", "STANDBY", "MASTER", 8),
                step(5.7, "go", "STANDBY", "MASTER", 8),
                step(6.8, "go", "STANDBY", "MASTER", 8),
                step(7.9, "go", "STANDBY", "MASTER", 8),
                step(9.0, "go", "STANDBY", "MASTER", 8),
            ),
            interfaces=tuple(
                Resync(service_set=service_set, interface=name, lost=1.2, hot=3.5)
                for service_set in ("IPv6-SFW", "NAPT44-SS1-SS4")
                for name in names
            ),
        ),
    )


def test_a_rollback_is_named_as_such() -> None:
    there, back = of(*golden("switched_and_rolled_back")).moves
    assert [(each.way, each.gateway, each.peer, each.outcome) for each in (there, back)] == [
        ("switchover", "mx1", "mx2", "not_stable"),
        ("rollback", "mx2", "mx1", "moved"),
    ]


def test_a_step_without_the_set_is_marked() -> None:
    records = golden("all_well")
    entries = [
        {"elapsed": 0.1, "verdict": "unknown", "sets": []},
        *records[2]["reports"]["switchover_set_1"]["timeline"],
    ]
    changed = put(entries, "failover", "reports", "switchover_set_1", "timeline")(records)
    (move,) = of(*changed).moves
    nothing = Step(elapsed=0.1, verdict="unknown", state=None, peers=(), hot=None, interfaces=None)
    assert move.steps[0] == nothing


def test_the_evidence_of_a_pair_is_a_document() -> None:
    assert isinstance(document_of(golden("unreachable_gateway")), Document)
    assert isinstance(document_of(tuple(golden("unreachable_gateway"))), Document)


def test_the_evidence_of_a_fleet_is_a_fleet() -> None:
    assert isinstance(document_of(fifty_pairs()), Fleet)


INVALID: dict[str, tuple[object, str]] = {
    "nothing": (None, "evidence - Expected: a list of records Actual: NoneType"),
    "a record": (bare(), "evidence - Expected: a list of records Actual: dict"),
    "a path": ("evidence/CHG0042", "evidence - Expected: a list of records Actual: str"),
    "no record": ([], "records - Expected: evidence of a pair Actual: none"),
    "a record that is none": ([bare(), {}], "evidence[1]: is not evidence of schema 1"),
    "a fleet beside a pair": (
        [*fifty_pairs(), bare(run_id="2026-11-22-audit-50")],
        "records - Expected: those of one pair Actual: fleet, of a fleet",
    ),
}


@pytest.mark.parametrize(("evidence", "said"), INVALID.values(), ids=list(INVALID))
def test_anything_but_evidence_is_refused(evidence: object, said: str) -> None:
    with pytest.raises((ArgumentError, EvidenceError)) as raised:
        document_of(evidence)
    assert str(raised.value) == said


def nested(depth: int) -> object:
    """Return a list in a list in a list, so deep."""
    value: object = []
    for _level in range(depth):
        value = [value]
    return value


def test_deep_nesting_is_refused_or_unknown_at_any_depth() -> None:
    found = set()
    for depth in range(850, 1050):  # the digest bears some of them; what comes after it may not
        plain = report("pass")
        plain["checks"][0]["expected"] = nested(depth)
        try:
            found.add(document_of([bare(reports={"pair": plain})]).verdict)
        except SrdError as error:
            found.add(str(error).partition(" Actual:")[0])
    assert found <= {
        "unknown",
        "evidence - Expected: plain data, as JSON has it",
        "evidence - Expected: plain data",
    }
