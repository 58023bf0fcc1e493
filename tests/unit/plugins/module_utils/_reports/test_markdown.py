# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report for a change ticket, as a parser of CommonMark reads it."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import markdown
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    SET,
    interface,
    service_set,
)
from ansible_collections.junos_ha.srd.tests.unit.rendered import (
    Table,
    headings,
    paragraphs,
    tables,
    unexpected,
)
from ansible_collections.junos_ha.srd.tests.unit.report_samples import (
    HOSTILE,
    RUNS,
    audited,
    checked,
    moved,
    shown,
)

# As a reader sees them: blanks are single, and what no file takes is replaced.
SEEN = (*HOSTILE[:5], "\ufffd[31m&amp; - ~~e~~")
HEADS = {
    "Phases": ["phase", "verdict", "gateway", "host name", "serial number", "read", "reply"],
    "Findings": ["status", "phase", "report", "check", "subject", "expected", "actual", "what to do"],
    "Waivers": ["phase", "report", "check", "subject", "expected", "actual", "owner", "reason", "until"],
    "Switchovers": ["phase", "what", "outcome", "moved", "Hot", "stable", "in words", "request"],
    "Evidence": ["phase", "gateway", "written", "collection", "SHA-256"],
}


def report(name: str) -> str:
    """Return the report of a run."""
    return markdown(shown(name))


def table(text: str, name: str) -> Table:
    """Return the one table that has the head of a section."""
    (found,) = [each for each in tables(text) if each.head == HEADS[name]]
    return found


@pytest.mark.parametrize("name", RUNS)
def test_nothing_but_headings_paragraphs_lists_and_tables(name: str) -> None:
    text = report(name)
    assert unexpected(text) == set()
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("name", RUNS)
def test_every_line_of_a_table_is_a_row_with_a_cell_for_each_column(name: str) -> None:
    text = report(name)
    found = tables(text)
    lines = [line for line in text.split("\n") if line.startswith("|")]
    assert len(lines) == sum(len(each.rows) + 2 for each in found)
    assert [len(row) for each in found for row in each.rows] == [
        len(each.head) for each in found for _row in each.rows
    ]


@pytest.mark.parametrize("name", RUNS)
def test_the_verdict_is_at_the_top(name: str) -> None:
    it, text = shown(name), report(name)
    assert headings(text)[0].startswith(f"{WORDS[it.verdict]}: ")
    assert paragraphs(text)[0] == " ".join(f"Verdict: {it.summary}".split()).replace("\x1b", "\ufffd")


@pytest.mark.parametrize("name", RUNS)
def test_the_order_of_the_evidence_does_not_matter(name: str) -> None:
    assert markdown(document_of(RUNS[name]()[::-1])) == report(name)


def test_failed_checks_come_before_unknown_ones() -> None:
    it = shown("no interface")
    rows = table(report("no interface"), "Findings").rows
    assert [row[0] for row in rows] == ["failed"] * it.counts["fail"] + ["unknown"] * it.counts["unknown"]
    assert rows[0] == [
        "failed",
        "precheck",
        "pair",
        "interface_count",
        "group 1 set 1 service-set ss1",
        "the same on both",
        "0 and 1",
        CONTRACTS["interface_count"].remedy,
    ]


def test_a_waiver_shows_owner_reason_and_expiry() -> None:
    place = ["precheck", "pair", "synchronization", "mx1 group 1 set 1 service-set ss1 interface ms-1/0/0"]
    waiver = ["Jo_Doe_", "<b>card</b> is | exchanged", "2026-12-31"]
    assert table(report("waived"), "Waivers").rows == [[*place, "Hot", "Cold", *waiver]]
    assert "No check failed, and none is unknown." in paragraphs(report("waived"))


def test_a_switchover_has_its_times_and_words() -> None:
    assert table(report("not stable"), "Switchovers").rows == [
        [
            "failover",
            "switchover of set 1: mx1 to STANDBY, peer mx2",
            "not_stable",
            "1.2 s",
            "3.5 s",
            "not seen",
            "mx1 is STANDBY of set 1, but not healthy and stable",
            "request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV",
        ]
    ]
    assert table(report("refused"), "Switchovers").rows[0][3:] == [
        *["not seen"] * 3,
        "the gate is shut: nothing was sent to mx1",
        "nothing was sent",
    ]


def test_the_sets_before_and_after() -> None:
    text = report("moved")
    (sets,) = [each for each in tables(text) if each.head[:3] == ["group", "set", "gateway"]]
    assert sets.head[3:] == [
        f"{each}, {phase}" for phase in ("precheck", "postcheck") for each in ("role", "health", "Hot")
    ]
    assert sets.rows == [
        ["1", "1", "mx1", "MASTER", "Passed", "8/8", "STANDBY", "Passed", "8/8"],
        ["1", "1", "mx2", "STANDBY", "Passed", "8/8", "MASTER", "Passed", "8/8"],
    ]
    assert "Group 1 set 1: master mx1 then mx2" in paragraphs(text)
    assert "Group 1 set 1: master stays mx1" in paragraphs(markdown(document_of(moved(peer_facts=None))))


def test_an_unread_gateway_shows_its_cause() -> None:
    assert table(report("unreachable"), "Phases").rows[1] == [
        *["precheck", "UNKNOWN", "mx2", "", "", "could not be read"],
        "mx2: 'open the session' failed: timed out - look there",
    ]


def test_a_gateway_without_evidence_has_no_digest() -> None:
    assert table(report("one gateway"), "Evidence").rows[1] == ["precheck", "mx2", "no evidence", "", ""]


def test_digests_and_versions() -> None:
    rows = table(report("moved"), "Evidence").rows
    assert [[row[0], row[1], row[3], row[4]] for row in rows] == [
        [record["phase"], record["host"], record["collection_version"], record["sha256"]]
        for record in RUNS["moved"]()
    ]


def test_hostile_names_are_text() -> None:
    text = report("hostile")
    (interfaces,) = [
        each for each in tables(text) if each.head[2:5] == ["service set", "gateway", "interface"]
    ]
    assert [row[2] for row in interfaces.rows] == [*SEEN, "ss1"]
    assert [row[4] for row in interfaces.rows] == [*SEEN, "ms-1/0/0"]


@pytest.mark.parametrize(("number", "cold", "rows"), [(20, 0, 20), (20, 1, 20), (21, 2, 2), (21, 0, None)])
def test_only_interfaces_that_are_not_hot_are_shown_of_many(number: int, cold: int, rows: int | None) -> None:
    own = [interface(f"ms-1/0/{each}") for each in range(number - 1)]
    for each in own[:cold]:
        each["synchronization"] = "Cold"
    text = markdown(document_of(checked(mx1={f"{SET}.service_sets": [service_set("ss1", *own)]})))
    found = [each for each in tables(text) if each.head[2:3] == ["service set"]]
    told = f"{number - cold} of {number} service interfaces are Hot in precheck."
    assert told in paragraphs(text)
    assert [len(each.rows) for each in found] == ([] if rows is None else [rows])


def test_without_interfaces_it_is_not_hot() -> None:
    text = markdown(document_of(checked(mx1={f"{SET}.service_sets": []}, mx2={f"{SET}.service_sets": []})))
    assert "No service interface was shown." in paragraphs(text)


def test_a_fleet_is_shown_worst_first() -> None:
    counts, pairs, evidence = tables(report("fleet"))
    assert counts.rows == [["NO-GO", "1"], ["UNKNOWN", "1"], ["GO", "2"]]
    assert pairs == Table(
        ["verdict", "gateway", "peer", "why"],
        [
            ["NO-GO", "mx1a", "mx1b", "NO-GO: <i>|"],
            ["UNKNOWN", "mx2a", "mx2b", "UNKNOWN: <i>|"],
            ["GO", "mx0a", "mx0b", "GO: <i>|"],
            ["GO", "mx3a", "mx3b", "GO: <i>|"],
        ],
    )
    assert evidence.rows == [["1.0.0", RUNS["fleet"]()[0]["sha256"]]]


def test_a_fleet_without_pairs_has_no_table() -> None:
    assert headings(markdown(document_of(audited()))) == ["UNKNOWN: 0 pairs", "Evidence"]


def test_runs_and_fleets_are_both_among_the_runs() -> None:
    assert {type(shown(name)) for name in RUNS} == {Document, Fleet}
