# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What must never come out as GO: a good run's evidence, with one thing wrong in it, its digest right."""

from __future__ import annotations

import datetime
import functools
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Ended
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import OutcomeKind
from ansible_collections.junos_ha.srd.tests.golden.runbook import Runbook
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    Records,
    Tampering,
    bare,
    golden,
    put,
    report,
    sealed,
    without,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

SWITCHOVER = ("reports", "switchover_set_1")
NO_CHECK = report()
ENDS, OUTCOMES = (" or ".join(t.get_args(kind)) for kind in (Ended, OutcomeKind))
NOW = datetime.datetime(2026, 11, 22, 4, tzinfo=datetime.timezone.utc)
TWO_SIDED = "evidence with facts and a report"


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


def check(found: str, **changes: object) -> dict[str, t.Any]:
    """Return a report whose one check is changed after it was written."""
    plain = report(found)
    plain["checks"][0] |= changes
    return plain


# What is done to the evidence of a good run, the verdict, and what the first finding against it says:
# phase, subject, check, expected, actual.
OPEN: dict[str, tuple[Tampering, str, tuple[str, str, str, str, str]]] = {
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
    "a switchover that moved nothing by the facts beside it": (
        both_of("precheck", "failover"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "mx1 STANDBY of set 1 in its facts", "MASTER"),
    ),
    "a switchover in a phase of another name, and none behind it that judges the pair": (
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
    "a report that is a word": (
        put("GO", "precheck", "reports", "pair"),
        "unknown",
        (
            "precheck",
            "gateway",
            "evidence_complete",
            "a report, a wait or a switchover",
            "reports.pair - Expected: a report, a wait or a switchover Actual: 'GO'",
        ),
    ),
    "a report on the pair without a check": (
        both(NO_CHECK, "precheck", "reports", "pair"),
        "unknown",
        ("precheck", "gateway", "evidence_complete", "a check", "none"),
    ),
    "a wait without a check": (
        put(NO_CHECK, "postcheck", "reports", "wait", "report"),
        "unknown",
        ("postcheck", "gateway", "evidence_complete", "a check", "none"),
    ),
    "a switchover without a check": (
        switchover(NO_CHECK, "report"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a check", "none"),
    ),
    "a gate without a check": (
        switchover(NO_CHECK, "gate"),
        "unknown",
        ("failover", "gateway", "evidence_complete", "a check", "none"),
    ),
    "an invalid gate": (
        switchover("open", "gate"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.gate - Expected: a report, a dictionary with its checks Actual: 'open'",
        ),
    ),
    "a gate that was shut": (
        switchover(report("pass", "fail"), "gate"),
        "no_go",
        ("failover", "set 2", "health", "Passed", "fail"),
    ),
    "a request without a gate": (
        switchover(None, "gate"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.gate - Expected: the report by which the request was sent "
            "Actual: 'None'",
        ),
    ),
    "a status misspelt": (
        put(check("fail", status="passed"), "precheck", "reports", "pair"),
        "unknown",
        (
            "precheck",
            "gateway",
            "evidence_complete",
            "a report",
            "reports.pair.checks[0].status - Expected: pass or fail or unknown or waived Actual: 'passed'",
        ),
    ),
    "a check misspelt": (
        put(report("pass", check="helth"), "precheck", "reports", "pair"),
        "unknown",
        (
            "precheck",
            "gateway",
            "evidence_complete",
            "a report",
            "reports.pair.checks[0].check - Expected: a check of docs/checks.md Actual: 'helth'",
        ),
    ),
    "a failure that is called waived": (
        put(check("fail", status="waived"), "precheck", "reports", "pair"),
        "unknown",
        (
            "precheck",
            "gateway",
            "evidence_complete",
            "a report",
            "reports.pair.checks[0].waiver - Expected: that of health Actual: 'None'",
        ),
    ),
    "a verdict against its checks": (
        put({**report("fail"), "verdict": "go"}, "precheck", "reports", "pair"),
        "unknown",
        (
            "precheck",
            "gateway",
            "evidence_complete",
            "a report",
            "reports.pair - Expected: what its checks say, NO-GO: 1 of 1 checks failed: set 1 - health - "
            f"Expected: Passed Actual: fail Actual: {report('fail')['summary']!r}",
        ),
    ),
    "a wait that was not made": (
        put({}, "postcheck", "reports", "wait"),
        "unknown",
        (
            "postcheck",
            "gateway",
            "evidence_complete",
            "a report, a wait or a switchover",
            "reports.wait - Expected: a report, a wait or a switchover Actual: '{}'",
        ),
    ),
    "a wait that reached nothing, though all was well in the end": (
        put("never", "postcheck", "reports", "wait", "ended"),
        "no_go",
        ("postcheck", "gateway", "ended_well", "reached", "never"),
    ),
    "a wait that reached it and lost it": (
        put("reached_then_lost", "postcheck", "reports", "wait", "ended"),
        "no_go",
        ("postcheck", "gateway", "ended_well", "reached", "reached_then_lost"),
    ),
    "a wait with an unknown end": (
        put(["reached"], "postcheck", "reports", "wait", "ended"),
        "unknown",
        (
            "postcheck",
            "gateway",
            "evidence_complete",
            "the result of a wait",
            f"reports.wait.ended - Expected: {ENDS} Actual: \"['reached']\"",
        ),
    ),
    "a wait that saw nothing in the end": (
        put({"ended": "never", "report": report("unknown")}, "postcheck", "reports", "wait"),
        "unknown",
        ("postcheck", "set 1", "health", "Passed", "unknown"),
    ),
    "a wait that reached what was not well": (
        put(report("fail"), "postcheck", "reports", "wait", "report"),
        "no_go",
        ("postcheck", "set 1", "health", "Passed", "fail"),
    ),
    "a switchover that calls itself a wait": (
        switchover("reached", "ended"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "a report, a wait or a switchover",
            "reports.switchover_set_1 - Expected: a report, a wait or a switchover Actual: ",
        ),
    ),
    "a role that moved by word alone": (
        switchover([], "timeline"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.outcome - Expected: what was sent and read, request services "
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and nothing Actual: 'moved'",
        ),
    ),
    "the other role in the last reading": (
        switchover("MASTER", "timeline", -1, "sets", 0, "state"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.outcome - Expected: what was sent and read, request services "
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and MASTER Actual: 'moved'",
        ),
    ),
    "a switchover that moved nothing by its own word": (
        switchover(False, "moved"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.outcome - Expected: what was sent and read, request services "
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and STANDBY Actual: 'moved'",
        ),
    ),
    "a switchover that was not sent": (
        switchover(None, "sent"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.outcome - Expected: what was sent and read, nothing and STANDBY "
            "Actual: 'moved'",
        ),
    ),
    "a set that was there, and a request all the same": (
        switchover("there", "outcome"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.outcome - Expected: what was sent and read, request services "
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and STANDBY Actual: 'there'",
        ),
    ),
    "a request whose account nobody asked for": (
        switchover({"gateway": "mx1"}, "asked"),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1.asked - Expected: the keys gateway, peer, redundancy_set, "
            "redundancy_event, target, force Actual: 'gateway'",
        ),
    ),
    "an outcome alone": (
        put({"outcome": "moved", "report": report("pass")}, "failover", *SWITCHOVER),
        "unknown",
        (
            "failover",
            "gateway",
            "evidence_complete",
            "the result of a switchover",
            "reports.switchover_set_1 - Expected: a switchover, with asked, moved, msg, sent, reply, "
            "timeline, resyncs, durations Actual: \"['outcome', 'report']\"",
        ),
    ),
    "a failed report in an invalid result": (
        put({"outcome": "moved", "report": report("fail")}, "failover", *SWITCHOVER),
        "no_go",
        ("failover", "set 1", "health", "Passed", "fail"),
    ),
    **{
        f"a switchover with an unknown outcome, {outcome!r}": (
            switchover(outcome, "outcome"),
            "unknown",
            (
                "failover",
                "gateway",
                "evidence_complete",
                "the result of a switchover",
                f"reports.switchover_set_1.outcome - Expected: {OUTCOMES} Actual: {outcome!r}",
            ),
        )
        for outcome in ("Moved", "")
    },
    **{
        f"a switchover that ended {outcome}": (
            switchover(outcome, "outcome"),
            "unknown",
            ("failover", "set 1", "ended_well", "moved or there", outcome),
        )
        for outcome in (
            *("not_read", "gate", "event", "would_send", "not_stable", "moved_back", "refused"),
            *("not_moved", "not_known"),
        )
    },
}


@pytest.mark.parametrize(("tamper", "verdict", "first"), OPEN.values(), ids=list(OPEN))
def test_one_thing_wrong_is_not_go(tamper: Tampering, verdict: str, first: tuple[str, ...]) -> None:
    shown = t.cast(Document, document_of(tamper(golden("all_well"))))
    against = [each for status in ("fail", "unknown") for each in shown.findings if each.status == status]
    told = against[0]
    found = (told.phase, told.subject, told.check, told.expected, told.actual)
    assert (shown.verdict, found[:-1]) == (verdict, first[:-1])
    assert found[-1].startswith(first[-1]) if first[-1].endswith("Actual: ") else found[-1] == first[-1]
    assert {each.name: each.verdict for each in shown.phases}[told.phase] == verdict


def test_two_that_are_well_alone_and_both_master_are_not_go() -> None:
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


def test_what_force_has_overridden_stays_in_sight() -> None:
    it = Runbook()
    it.precheck()
    it.simulation.do("mx2", "warned")
    it.move("switchover", force=True)
    it.simulation.do("mx2", "healthy")
    it.keep_moves()
    it.postcheck(sets=(1,))
    shown = t.cast(Document, document_of(it.records))
    waived = [each for each in shown.findings if each.status == "waived"]
    assert (shown.verdict, shown.counts["waived"]) == ("go", 2)
    assert [(each.report, each.check, each.waiver.owner) for each in waived if each.waiver] == [
        ("switchover_set_1 gate", "peer_clear", "force"),
        ("switchover_set_1 gate", "role_clear", "force"),
    ]


def test_nothing_wrong_is_go() -> None:
    assert document_of(golden("all_well")).verdict == "go"


def of_run(run_id: str) -> Tampering:
    """Return what puts the first record into another run."""
    return lambda records: [sealed({**records[0], "run_id": run_id}), *records[1:]]


# What is refused whole, and what the error says.
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
    "facts that are none": (
        put({}, "precheck", "facts"),
        "evidence[0]: facts.schema - Expected: 1 Actual: 'None'",
    ),
}


@pytest.mark.parametrize(("tamper", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_run_of_a_pair_is_refused(tamper: Tampering, said: str) -> None:
    with pytest.raises(SrdError) as raised:
        document_of(tamper(golden("all_well")))
    assert str(raised.value) == said
