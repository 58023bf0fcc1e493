# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The files of reports: made of the evidence of the named gateways, whole or as they were."""

from __future__ import annotations

import json
import os
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_of, names_in
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import (
    FORMATS,
    collector_path,
    report_paths,
    write_for_collector,
    write_reports,
)
from ansible_collections.junos_ha.srd.tests.golden import runs

ALL = list(FORMATS)
SUFFIXES = {"html": ".html", "markdown": ".md", "junit": ".junit.xml", "json": ".json"}


@pytest.fixture(scope="module")
def records() -> list[Plain]:
    """Give the evidence of a run."""
    return runs.all_well()


@pytest.fixture
def run(tmp_path: Path, records: list[Plain]) -> Path:
    """Give the directory of a run with its evidence, and with what is none of it."""
    for record in records:
        (tmp_path / f"{record['host']}.{record['phase']}.json").write_text(
            json.dumps(record), encoding="utf-8"
        )
    for name in (
        "mx1.example.precheck.json",
        "mx10.precheck.json",
        "mx1.json",
        "mx1.precheck.txt",
        "mx1.a.b.json",
    ):
        (tmp_path / name).write_text("no evidence", encoding="utf-8")
    return tmp_path


def files(folder: Path) -> list[str]:
    """Return the files of a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def test_the_evidence_of_a_gateway_is_that_of_its_phases(run: Path) -> None:
    phases = ("failover", "postcheck", "precheck")
    assert evidence_of(run, names_in(run), ["mx1"]) == [run / f"mx1.{phase}.json" for phase in phases]


def test_reports_are_written_under_the_name_of_the_first(run: Path, records: list[Plain]) -> None:
    written = write_reports(run, ["mx1", "mx2"], ALL)
    expected = {name: run / "reports" / f"mx1{suffix}" for name, suffix in SUFFIXES.items()}
    assert (written, report_paths(run, "mx1", ALL)) == (expected, expected)
    shown = document_of(records)
    assert {name: path.read_text(encoding="utf-8") for name, path in written.items()} == {
        name: make(shown) for name, (make, _suffix) in FORMATS.items()
    }
    assert files(run / "reports") == sorted(f"mx1{suffix}" for suffix in SUFFIXES.values())
    modes = [oct(path.stat().st_mode & 0o777) for path in (run / "reports", *written.values())]
    assert modes == ["0o700", "0o600", "0o600", "0o600", "0o600"]


def test_a_host_name_with_a_path_stays_in_the_directory(tmp_path: Path) -> None:
    assert report_paths(tmp_path, "../a/b", ["html"]) == {"html": tmp_path / "reports" / "..%2Fa%2Fb.html"}


def test_no_format_writes_nothing(run: Path) -> None:
    before = files(run)
    assert (write_reports(run, ["mx1", "mx2"], []), files(run)) == ({}, before)


def test_a_report_replaces_the_one_before(run: Path) -> None:
    page = write_reports(run, ["mx1", "mx2"], ["html"])["html"]
    page.write_text("old", encoding="utf-8")
    write_reports(run, ["mx1", "mx2"], ["html"])
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_changed_evidence_keeps_the_previous_report(run: Path) -> None:
    page = write_reports(run, ["mx1", "mx2"], ["html"])["html"]
    before = page.read_bytes()
    path = run / "mx2.precheck.json"
    path.write_text(path.read_text(encoding="utf-8").replace("STANDBY", "MASTER"), encoding="utf-8")
    with pytest.raises(EvidenceError, match="was changed after it was written"):
        write_reports(run, ["mx1", "mx2"], ["html"])
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("hosts", "message"),
    [
        (["mx3"], "records - Expected: evidence of a pair Actual: none"),
        (["mx1", "mx1"], "each gateway and phase once"),
    ],
)
def test_a_run_without_that_evidence_has_no_report(run: Path, hosts: list[str], message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        write_reports(run, hosts, ["html"])
    assert not (run / "reports").exists()


def test_a_full_disk_keeps_the_previous_report(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = write_reports(run, ["mx1", "mx2"], ["html"])["html"]
    before = page.read_bytes()

    def full(*_given: t.Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(EvidenceError, match=f"{page}: cannot be written: No space left on device"):
        write_reports(run, ["mx1", "mx2"], ["html"])
    assert (page.read_bytes(), files(page.parent)) == (before, ["mx1.html"])


def test_metrics_that_cannot_be_written_leave_those_before(tmp_path: Path) -> None:
    path = collector_path("metrics_file", str(tmp_path / "junos_srd.prom"))
    write_for_collector(path, "first\n")
    missing = tmp_path / "missing" / "junos_srd.prom"
    with pytest.raises(EvidenceError) as caught:
        write_for_collector(missing, "second\n")
    assert str(caught.value) == f"{missing}: the metrics cannot be written: No such file or directory"
    left = [(each.name, each.read_text("utf-8")) for each in tmp_path.iterdir()]
    assert left == [("junos_srd.prom", "first\n")]
