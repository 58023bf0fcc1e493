# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evidence with an invalid or a failed report is never GO, even if its digests are right."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Ended
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import OutcomeKind
from ansible_collections.junos_ha.srd.tests.golden.runbook import Runbook
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._evidence.tampering import (
    SWITCHOVER,
    Case,
    assert_not_go,
    both,
    switchover,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    Tampering,
    put,
    report,
)

NO_CHECK = report()
ENDS, OUTCOMES = (" or ".join(t.get_args(kind)) for kind in (Ended, OutcomeKind))


def check(found: str, **changes: object) -> dict[str, t.Any]:
    """Return a report whose one check is changed after it was written."""
    plain = report(found)
    plain["checks"][0] |= changes
    return plain


CASES: dict[str, Case] = {
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
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and nothing and MASTER "
            "Actual: 'moved'",
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
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and MASTER and MASTER "
            "Actual: 'moved'",
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
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and STANDBY and MASTER "
            "Actual: 'moved'",
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
            "and MASTER Actual: 'moved'",
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
            "redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV and STANDBY and MASTER "
            "Actual: 'there'",
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


@pytest.mark.parametrize(("tamper", "verdict", "first"), CASES.values(), ids=list(CASES))
def test_an_invalid_or_failed_report_is_not_go(
    tamper: Tampering, verdict: str, first: tuple[str, ...]
) -> None:
    assert_not_go(tamper, verdict, first)


def test_overridden_checks_stay_visible() -> None:
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
