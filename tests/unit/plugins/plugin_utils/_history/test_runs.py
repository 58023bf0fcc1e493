# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a run says of each of its pairs, and of its fleet."""

from __future__ import annotations

from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.directory import files_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.runs import rows_of
from ansible_collections.junos_ha.srd.tests.unit import saved_runs as saved
from ansible_collections.junos_ha.srd.tests.unit.report_samples import audited, checked, moved, record

Said = tuple[str, tuple[str, ...], str]


def said(run: Path) -> list[Said]:
    """Return the subject, the phases and the verdict of each row."""
    return [(row.subject, row.phases, row.verdict) for row in rows_of(files_of(run))]


def alone(one: Plain, host: str) -> Plain:
    """Return a record as that of another gateway, with a report on no pair."""
    return {**one, "host": host, "reports": {"gateway": one["reports"]["pair"]}}


def test_phases_stand_in_their_order(tmp_path: Path) -> None:
    for minute, phase in enumerate(("precheck", "failover", "postcheck")):
        saved.save(tmp_path, "CHG1", [each for each in moved() if each["phase"] == phase], 1 - minute / 10)
    assert said(tmp_path / "CHG1") == [("mx1 and mx2", ("precheck", "failover", "postcheck"), "go")]


def test_each_pair_of_a_run_has_its_row(tmp_path: Path) -> None:
    run = saved.save(tmp_path, "CHG1", checked(), 1)
    saved.save(tmp_path, "CHG1", [alone(checked()[0], "mx9")], 1)
    assert [subject for subject, _phases, _verdict in said(run)] == ["mx1 and mx2", "mx9"]


def test_an_answer_on_both_is_one_row(tmp_path: Path) -> None:
    answer = {"take_down": checked()[0]["reports"]["pair"]}
    both = [record(each["host"], "mx2-take_down", answer, facts=each["facts"]) for each in checked()]
    run = saved.save(tmp_path, "CHG1", both, 1)
    assert [(subject, phases) for subject, phases, _verdict in said(run)] == [
        ("mx1 and mx2", ("mx2-take_down",))
    ]


def test_a_fleet_is_one_row_and_its_pairs_have_none(tmp_path: Path) -> None:
    pairs = [{**each, "phase": "audit"} for each in checked()]
    run = saved.save(tmp_path, "A1", [*audited("go", "no_go"), *pairs], 1)
    assert said(run) == [("fleet of 2 pairs", ("audit",), "no_go")]


def test_a_pair_that_is_checked_in_the_run_of_an_audit_has_its_row(tmp_path: Path) -> None:
    run = saved.save(tmp_path, "A1", [*audited("go"), *checked()], 1)
    assert said(run) == [("fleet of 1 pair", ("audit",), "go"), ("mx1 and mx2", ("precheck",), "go")]


def test_an_audit_that_was_broken_off_has_a_row_for_each_pair(tmp_path: Path) -> None:
    run = saved.save(tmp_path, "A1", [{**each, "phase": "audit"} for each in checked()], 1)
    assert said(run) == [("mx1 and mx2", ("audit",), "go")]


def test_two_fleets_in_a_run_are_unknown(tmp_path: Path) -> None:
    other = {**audited("go")[0], "phase": "other-audit"}
    run = saved.save(tmp_path, "A1", [*audited("go"), other], 1)
    (row,) = rows_of(files_of(run))
    assert (row.verdict, row.said) == ("unknown", f"UNKNOWN: {run}: has evidence of more than one fleet")


def test_a_request_without_evidence_is_unknown_and_shown(tmp_path: Path) -> None:
    saved.request(tmp_path, "CHG1", 1, None)
    (row,) = rows_of(files_of(tmp_path / "CHG1"))
    assert (row.subject, row.verdict, [each.words for each in row.moves]) == (
        "mx1 and mx2",
        "unknown",
        ["set 1 from mx1 to mx2 by noc on jump1, outcome unknown"],
    )


def test_failed_attempts_alone_are_unknown(tmp_path: Path) -> None:
    run = saved.save(tmp_path, "CHG1", checked(), 1)
    for path in list(run.iterdir()):
        path.rename(path.with_name(f"{path.name}.1"))
    (row,) = rows_of(files_of(run))
    assert row.said == "UNKNOWN: it has no evidence, only failed attempts or requests"
