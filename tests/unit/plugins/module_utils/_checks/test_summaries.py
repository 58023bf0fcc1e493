# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sentence that a report begins with: the verdict, how many, and the worst findings, failures first."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    CAUSES,
    Path,
    decide,
    worst_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    ICCP,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    SET,
    Edit,
    edited,
)

HEALTH = "group 1 set 1 - health - Expected: Passed Actual: Failed"
COLD = "group 1 set 1 service-set ss1 interface ms-1/0/0 - synchronization - Expected: Hot Actual: Cold"
NO_PEER = "group 1 set 1 peer 192.0.2.2 - peer_connection - Expected: Connected Actual: Not Connected"
NO_ICCP = "gateway - iccp_connection - Expected: Connected Actual: not shown"
WAIVER = {"reason": "card on order", "owner": "noc", "expires": "2026-11-22"}

FAILED: Edit = {f"{SET}.health": "Failed"}
NOT_HOT: Edit = {f"{INTERFACE}.synchronization": "Cold"}
NOT_SHOWN: Edit = {ICCP: None}
NOT_CONNECTED: Edit = {f"{PEER}.connection": "Not Connected"}

HOLDS = {"fail": False, "unknown": None}

# An edit of a healthy MASTER, the checks that are waived, and the sentence.
SUMMARIES: dict[str, tuple[Edit, list[str], str]] = {
    "all well": ({}, [], "GO: 17 of 17 checks passed"),
    "one waived": (FAILED, ["health"], "GO: 16 of 17 checks passed, 1 waived"),
    "one failed": (FAILED, [], f"NO-GO: 1 of 17 checks failed: {HEALTH}"),
    "one unknown": (NOT_SHOWN, [], f"UNKNOWN: 1 of 17 checks could not be decided: {NO_ICCP}"),
    "one failed, one unknown": (
        {**FAILED, **NOT_SHOWN},
        [],
        f"NO-GO: 1 of 17 checks failed, 1 unknown: {HEALTH}; {NO_ICCP}",
    ),
    "one unknown, one waived": (
        {**FAILED, **NOT_SHOWN},
        ["health"],
        f"UNKNOWN: 1 of 17 checks could not be decided, 1 waived: {NO_ICCP}",
    ),
    "one of each": (
        {**FAILED, **NOT_SHOWN, **NOT_HOT},
        ["health"],
        f"NO-GO: 1 of 17 checks failed, 1 unknown, 1 waived: {COLD}; {NO_ICCP}",
    ),
    "three": (
        {**FAILED, **NOT_HOT, **NOT_CONNECTED},
        [],
        f"NO-GO: 3 of 17 checks failed: {NO_PEER}; {HEALTH}; {COLD}",
    ),
    "more than a sentence holds": (
        {**FAILED, **NOT_HOT, **NOT_CONNECTED, **NOT_SHOWN},
        [],
        f"NO-GO: 3 of 17 checks failed, 1 unknown: {NO_PEER}; {HEALTH}; {COLD}; and 1 more",
    ),
}


def test_what_explains_other_findings_comes_before_them() -> None:
    found = [
        ("hot_kept", "fail"),
        ("reply_complete", "unknown"),
        ("health", "unknown"),
        ("counter_reset", "fail"),
    ]
    findings = [
        decide(check, Path(), expected="as before", actual="another", holds=HOLDS[status])
        for check, status in found
    ]
    assert [each.check for each in worst_first(findings)] == [
        "counter_reset",
        "hot_kept",
        "reply_complete",
        "health",
    ]
    assert set(CAUSES) <= set(CONTRACTS)


@pytest.mark.parametrize(("edit", "waived", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_report_begins_with_a_sentence(edit: Edit, waived: list[str], summary: str) -> None:
    options: dict[str, t.Any] = {"waivers": [{**WAIVER, "check": check} for check in waived]}
    assert gateway_report(edited(MASTER, edit), now=NOW, options=options)["summary"] == summary
