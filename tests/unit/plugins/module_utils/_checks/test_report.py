# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report that was written down is read back whole, and one that is none is refused by its place."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    Report,
    from_report,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver

WAIVER = Waiver(check="synchronization", reason="known", owner="noc", expires="2026-12-01", subject=None)
FAILED = Finding(
    check="health",
    path=Path((("gateway", "mx1"), ("group", 1), ("set", 2))),
    status="fail",
    expected="Passed",
    actual="Failed",
)
WAIVED = Finding(
    check="synchronization", path=Path(), status="waived", expected="Hot", actual="Cold", waiver=WAIVER
)
REPORTS = {
    "nothing": Report(findings=()),
    "a failure": Report(findings=(FAILED,)),
    "what is waived": Report(findings=(WAIVED,)),
    "both": Report(findings=(FAILED, WAIVED)),
}
KINDS = "pass or fail or unknown or waived"
KEYS = "check, subject, status, expected, actual, message, waiver"


@pytest.mark.parametrize("report", REPORTS.values(), ids=list(REPORTS))
def test_a_report_is_read_back_completely(report: Report) -> None:
    assert from_report(to_report(report), "it") == report


def failed(**changes: object) -> dict[str, t.Any]:
    """Return a report on a failure whose check was changed after it was written."""
    plain = to_report(REPORTS["a failure"])
    return {**plain, "checks": [{**plain["checks"][0], **changes}]}


def waived(**changes: object) -> dict[str, t.Any]:
    """Return a report on what is waived whose check was changed after it was written."""
    plain = to_report(REPORTS["what is waived"])
    return {**plain, "checks": [{**plain["checks"][0], **changes}]}


def whole(**changes: object) -> dict[str, t.Any]:
    return {**to_report(REPORTS["a failure"]), **changes}


def less(name: str) -> dict[str, t.Any]:
    """Return a report on a failure whose check lacks a field."""
    plain = to_report(REPORTS["a failure"])
    return {**plain, "checks": [{key: value for key, value in plain["checks"][0].items() if key != name}]}


SUMMARY = to_report(REPORTS["a failure"])["summary"]
TRUE = f"it - Expected: what its checks say, {SUMMARY} Actual: "
A_REPORT = "it - Expected: a report, a dictionary with its checks Actual: "
PATH = "it.checks[0].path - Expected: a dictionary of area, counters, gateway, group, interface, line, peer, "

REFUSED: dict[str, tuple[object, str]] = {
    "nothing": (None, f"{A_REPORT}'None'"),
    "a word": ("GO", f"{A_REPORT}'GO'"),
    "a list": ([FAILED.message], f"{A_REPORT}\"['{FAILED.message}']\""),
    "no checks": ({"verdict": "go"}, f"{A_REPORT}\"{{'verdict': 'go'}}\""),
    "checks by name": ({"checks": {}}, f"{A_REPORT}\"{{'checks': {{}}}}\""),
    "checks alone": (
        {"checks": []},
        "it - Expected: what its checks say, UNKNOWN: no check was made Actual: 'None'",
    ),
    "a check that is a word": (
        whole(checks=["health"]),
        "it.checks[0] - Expected: a dictionary Actual: 'health'",
    ),
    "a check that is a list": (whole(checks=[[]]), "it.checks[0] - Expected: a dictionary Actual: '[]'"),
    "a verdict misspelt": (whole(verdict="NO_GO"), f"{TRUE}{SUMMARY!r}"),
    "go with a failure": (whole(verdict="go"), f"{TRUE}{SUMMARY!r}"),
    "another summary": (whole(summary="GO"), f"{TRUE}'GO'"),
    "no summary": (
        {key: value for key, value in whole().items() if key != "summary"},
        f"{TRUE}'None'",
    ),
    "counts that lie": (
        whole(counts={"pass": 1, "fail": 0, "unknown": 0, "waived": 0}),
        f"{TRUE}{SUMMARY!r}",
    ),
    "counts with more": (whole(counts={**whole()["counts"], "skipped": 0}), f"{TRUE}{SUMMARY!r}"),
    "something more": (whole(note=""), f"{TRUE}{SUMMARY!r}"),
    "a status misspelt": (
        failed(status="failed"),
        f"it.checks[0].status - Expected: {KINDS} Actual: 'failed'",
    ),
    "a status that is true": (failed(status=True), f"it.checks[0].status - Expected: {KINDS} Actual: 'True'"),
    "a status that is a list": (
        failed(status=["fail"]),
        f"it.checks[0].status - Expected: {KINDS} Actual: \"['fail']\"",
    ),
    "another status": (
        failed(status="pass"),
        "it - Expected: what its checks say, GO: 1 of 1 checks passed Actual: ",
    ),
    "a check misspelt": (
        failed(check="helth"),
        "it.checks[0].check - Expected: a check of docs/checks.md Actual: 'helth'",
    ),
    "a check that is a number": (
        failed(check=1),
        "it.checks[0].check - Expected: a value of type str Actual: '1'",
    ),
    "expected a list": (
        failed(expected=["Passed"]),
        "it.checks[0].expected - Expected: a value of type str Actual: \"['Passed']\"",
    ),
    "actual nothing": (
        failed(actual=None),
        "it.checks[0].actual - Expected: a value of type str Actual: 'None'",
    ),
    "another actual": (failed(actual="Passed"), "it - Expected: what its checks say, "),
    "another subject": (failed(subject="mx2 group 1 set 2"), f"{TRUE}{SUMMARY!r}"),
    "another message": (failed(message=""), f"{TRUE}{SUMMARY!r}"),
    "no path": (less("path"), f"{PATH}probe, service_set, set, value Actual: 'None'"),
    "a path that is a list": (
        failed(path=["gateway"]),
        f"{PATH}probe, service_set, set, value Actual: \"['gateway']\"",
    ),
    "a step that there is not": (
        failed(path={"chassis": 1}),
        f"{PATH}probe, service_set, set, value Actual: \"{{'chassis': 1}}\"",
    ),
    "a step that is a list": (
        failed(path={"gateway": ["mx1"]}),
        "it.checks[0].path.gateway - Expected: a name or a number Actual: \"['mx1']\"",
    ),
    "a step that is true": (
        failed(path={"set": True}),
        "it.checks[0].path.set - Expected: a name or a number Actual: 'True'",
    ),
    "a step that is none": (
        failed(path={"set": None}),
        "it.checks[0].path.set - Expected: a name or a number Actual: 'None'",
    ),
    "a step that is a fraction": (
        failed(path={"set": 1.0}),
        "it.checks[0].path.set - Expected: a name or a number Actual: '1.0'",
    ),
    "another path": (failed(path={"set": 2}), "it - Expected: what its checks say, "),
    "no waiver": (less("waiver"), f"it.checks[0] - Expected: the keys {KEYS} Actual: "),
    "one more field": (failed(more=1), f"it.checks[0] - Expected: the keys {KEYS} Actual: "),
    "waived by nobody": (
        waived(waiver=None),
        "it.checks[0].waiver - Expected: that of synchronization Actual: 'None'",
    ),
    "waived for something else": (
        waived(waiver={**to_report(REPORTS["what is waived"])["checks"][0]["waiver"], "check": "health"}),
        "it.checks[0].waiver - Expected: that of synchronization Actual: 'health'",
    ),
    "a waiver that is a word": (
        waived(waiver="CHG0042"),
        "it.checks[0].waiver - Expected: a dictionary Actual: 'CHG0042'",
    ),
    "a waiver without an owner": (
        waived(waiver={"check": "synchronization"}),
        "it.checks[0].waiver - Expected: the keys check, reason, owner, expires, subject Actual: 'check'",
    ),
    "a waiver whose owner is a number": (
        waived(waiver={**to_report(REPORTS["what is waived"])["checks"][0]["waiver"], "owner": 7}),
        "it.checks[0].waiver.owner - Expected: a value of type str Actual: '7'",
    ),
    "a waiver of what is not waived": (
        failed(waiver={**to_report(REPORTS["what is waived"])["checks"][0]["waiver"], "check": "health"}),
        "it.checks[0].waiver - Expected: that of nothing Actual: 'health'",
    ),
}


@pytest.mark.parametrize(("plain", "said"), REFUSED.values(), ids=list(REFUSED))
def test_an_invalid_report_is_refused_with_its_path(plain: object, said: str) -> None:
    with pytest.raises(FactsError) as raised:
        from_report(plain, "it")
    found = str(raised.value)
    assert found.startswith(said) if said.endswith((": ", ", ")) else found == said
