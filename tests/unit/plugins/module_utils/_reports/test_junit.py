# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report for CI, as a reader of JUnit's XML takes it."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument, document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.tests.unit.report_samples import RUNS, record, shown

PAIR = [name for name in RUNS if "fleet" not in name]


def read(shown: AnyDocument) -> list[TestSuite]:
    """Return the suites of a report."""
    return list(JUnitXml.fromstring(junit(shown).encode("utf-8")))


def suites(name: str) -> dict[str, TestSuite]:
    """Return the suites of a run, by their names."""
    found = read(shown(name))
    assert len({suite.name for suite in found}) == len(found)
    return {suite.name: suite for suite in found}


def results(case: TestCase) -> list[tuple[type, str | None, str | None, str]]:
    """Return how a case ended."""
    return [(type(each), each.type, each.message, each.text) for each in case.result]


def printed(name: str, suite: str, stream: str) -> str | None:
    """Return what a suite printed; the reader does not tell."""
    root = ElementTree.fromstring(junit(shown(name)))
    return root.findtext(f"testsuite[@name='{suite}']/system-{stream}")


def ended(found: list[TestSuite], kind: type | None) -> int:
    """Return how many cases ended so, by the cases themselves; None counts those that passed."""
    outcomes = [[type(each) for each in case.result] for suite in found for case in suite]
    return outcomes.count([] if kind is None else [kind])


def test_suites_and_cases_have_other_names_than_the_others() -> None:
    found = suites("moved")
    assert list(found) == ["mx1 and mx2", "mx1", "mx2"]
    assert list(suites("fleet")) == ["fleet"]


@pytest.mark.parametrize("name", RUNS)
def test_case_names_are_unique(name: str) -> None:
    for suite in read(shown(name)):
        names = [(case.classname, case.name) for case in suite]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", PAIR)
def test_there_is_a_case_for_each_check_and_one_for_the_verdict(name: str) -> None:
    it, found = shown(name), read(shown(name))
    verdict = {"go": (1, 0, 0), "no_go": (0, 1, 0), "unknown": (0, 0, 1)}[it.verdict]
    assert tuple(ended(found, kind) for kind in (None, Failure, Error, Skipped)) == (
        it.counts["pass"] + verdict[0],
        it.counts["fail"] + verdict[1],
        it.counts["unknown"] + verdict[2],
        it.counts["waived"],
    )


@pytest.mark.parametrize("name", RUNS)
def test_the_counts_of_a_suite_are_those_of_its_cases(name: str) -> None:
    for suite in read(shown(name)):
        told = (suite.tests, suite.failures, suite.errors, suite.skipped or 0, suite.time)
        suite.update_statistics()
        assert told == (suite.tests, suite.failures, suite.errors, suite.skipped, pytest.approx(suite.time))
        assert suite.tests == len(list(suite))


@pytest.mark.parametrize("name", RUNS)
def test_a_report_without_go_has_a_case_that_did_not_pass(name: str) -> None:
    found = read(shown(name))
    bad = sum(suite.failures + suite.errors for suite in found)
    assert (bad == 0) is (shown(name).verdict == "go")
    assert sum(suite.tests for suite in found) > 0


@pytest.mark.parametrize("name", PAIR)
def test_removing_findings_does_not_improve_the_verdict(name: str) -> None:
    it = shown(name)
    assert isinstance(it, Document)
    if it.verdict == "go":
        it = dataclasses.replace(it, verdict="unknown")
    found = read(dataclasses.replace(it, findings=()))
    assert sum(suite.failures + suite.errors for suite in found) == 1


@pytest.mark.parametrize("name", RUNS)
def test_the_order_of_the_evidence_does_not_matter(name: str) -> None:
    assert junit(document_of(RUNS[name]()[::-1])) == junit(shown(name))


def test_a_failure_shows_expected_and_actual_value_and_remedy() -> None:
    (case,) = [each for each in suites("not Hot")["mx1"] if each.result]
    where = "mx1 group 1 set 1 service-set ss1 interface ms-1/0/0"
    assert (case.classname, case.name) == ("mx1.precheck.pair", f"synchronization {where}")
    assert results(case) == [
        (
            Failure,
            "synchronization",
            "synchronization - Expected: Hot Actual: Cold",
            f"{where}\nExpected: Hot\nActual: Cold\nWhat to do: {CONTRACTS['synchronization'].remedy}",
        )
    ]


def test_an_unknown_check_is_an_error_and_an_unread_gateway_shows_its_cause() -> None:
    cases = [each for each in suites("unreachable")["mx2"] if each.result]
    assert [results(case)[0][:3] for case in cases] == [
        (Error, "reply_complete", "reply_complete - Expected: complete Actual: not read"),
        (
            Error,
            "evidence_complete",
            "evidence_complete - Expected: evidence with facts and a report "
            "Actual: mx2: 'open the session' failed: timed out - look there",
        ),
    ]
    assert (
        printed("unreachable", "mx2", "err")
        == "precheck mx2: mx2: 'open the session' failed: timed out\n- look there"
    )


def test_a_waived_check_is_skipped_and_names_its_owner() -> None:
    found = suites("waived")
    (case,) = [each for each in found["mx1"] if each.result]
    ((kind, _type, _message, text),) = results(case)
    assert (kind, found["mx1"].skipped) == (Skipped, 1)
    assert text.split("\n")[-3:] == [
        "Waived: <b>card</b> is | exchanged",
        "Owner: Jo_Doe_",
        "Until: 2026-12-31",
    ]
    assert [each.result for each in found["mx1 and mx2"] if each.name == "verdict"] == [[]]


def test_the_verdict_is_the_first_case() -> None:
    first = next(iter(read(shown("not stable"))[0]))
    summary = shown("not stable").summary
    assert (first.classname, first.name) == ("mx1 and mx2.run", "verdict")
    assert results(first) == [(Failure, "no_go", summary, summary)]


def test_a_switchover_has_its_duration() -> None:
    taken = {
        (name, case.classname, case.name): case.time
        for name in ("moved", "not stable")
        for suite in read(shown(name))
        for case in suite
        if case.time
    }
    case = ("mx1.failover.switchover_set_1", "mastership_moved mx1 set 1")
    assert taken == {("moved", *case): 9.0, ("not stable", *case): 1.2}


def test_a_suite_names_its_evidence_and_its_time() -> None:
    suite = suites("moved")["mx2"]
    written = [each for each in RUNS["moved"]() if each["host"] == "mx2"]
    assert (suite.hostname, suite.timestamp) == ("mx2", "2026-11-22T17:00:00")
    assert [(each.name, each.value) for each in suite.properties()] == [
        ("run_id", "CHG0042"),
        ("verdict", "go"),
        *(
            (f"{each['phase']}.mx2.{name}", value)
            for each in written
            for name, value in (
                ("host_name", "mx2"),
                ("serial_number", "JN00000002"),
                ("collected_at", each["facts"]["collected_at"]),
                ("written_at", each["written_at"]),
                ("collection_version", "1.0.0"),
                ("sha256", each["sha256"]),
            )
        ),
    ]
    assert printed("moved", "mx2", "out") == "postcheck change: GO: 30 of 30 checks passed"


def test_hostile_names_are_text() -> None:
    names = [case.name for case in suites("hostile")["mx1"] if case.name.startswith("synchronization ")]
    assert [name.partition(" service-set ")[2].partition(" interface ")[0] for name in names] == [
        "<script>alert(1)</script>",
        "|x|",
        "a\\|b",
        "`*_[c](http://d)_*`",
        "{{ 7 * 7 }}",
        "\ufffd[31m&amp; - ~~e~~",
    ]


def test_a_fleet_has_a_case_for_each_pair() -> None:
    it = shown("fleet")
    assert isinstance(it, Fleet)
    (suite,) = read(it)
    assert [(case.name, [type(each) for each in case.result]) for case in suite] == [
        ("verdict", [Failure]),
        ("mx1a and mx1b", [Failure]),
        ("mx2a and mx2b", [Error]),
        ("mx0a and mx0b", []),
        ("mx3a and mx3b", []),
    ]
    assert (suite.hostname, suite.timestamp) == ("localhost", "2026-11-22T17:00:00")


def test_repeated_names_are_numbered() -> None:
    (own, other) = RUNS["well"]()
    said = own["reports"]["pair"]
    count = said["counts"]["pass"] + 1
    counts = {**said["counts"], "pass": count}
    twice = {**said, "checks": [*said["checks"], said["checks"][0]], "counts": counts}
    again = {**twice, "summary": f"GO: {count} of {count} checks passed"}
    found = document_of(
        [record(each["host"], "precheck", {"pair": again}, facts=each["facts"]) for each in (own, other)]
    )
    names = [case.name for suite in read(found) for case in suite if "reply_complete mx1" in case.name]
    assert names == ["reply_complete mx1", "reply_complete mx1 (2)"]
