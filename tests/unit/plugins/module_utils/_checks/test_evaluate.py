# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An evaluation takes values, or plain facts and options; it refuses what does not exist, word for word."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    CHANGE_OPTIONS,
    GATEWAY_OPTIONS,
    PAIR_OPTIONS,
    change_report,
    evaluate_change,
    evaluate_gateway,
    evaluate_pair,
    gateway_report,
    pair_report,
    unread,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import WAIVABLE, Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    ChangeExpectation,
    Expectation,
    Waiver,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    LATER,
    MASTER,
    NOW,
    STANDBY,
    edited,
)

WAIVER = {"reason": "card on order", "owner": "noc", "expires": "2026-12-01"}
HELTH = {**WAIVER, "check": "helth"}
NEVER = {**WAIVER, "check": "mastership_moved"}
REFUSED = f"waivers.check - Expected: {' or '.join(WAIVABLE)} Actual: 'helth'"
REFUSED_NEVER = REFUSED.replace("helth", "mastership_moved")
MISSPELT: dict[str, tuple[dict[str, t.Any], str]] = {
    "a misspelt check": ({"waivers": [HELTH]}, REFUSED),
    "a check that cannot be waived": ({"waivers": [NEVER]}, REFUSED_NEVER),
}
NAN = float("nan")
OPTIONS = (
    "role, roles, redundancy_sets, synchronization, health, service_sets, without_service_sets, "
    "peer_connections, waivers"
)
ID = "Expected: the id of a set, 1 to 100 Actual:"
NOT_EMPTY = "Expected: a text that is not empty Actual:"

# What each evaluation takes besides, and what it refuses: options, and the whole message.
WITH_AGE = f"{OPTIONS}, max_age"
OUTCOME = "expect - Expected: unchanged or switched Actual:"
OF_CHANGE = "expect, redundancy_sets, waivers"

OF_GATEWAY: dict[str, tuple[dict[str, t.Any], str]] = {
    "an option of a pair": (
        {"max_skew": "any"},
        f"option 'max_skew' - Expected: one of {WITH_AGE} Actual: max_skew",
    ),
    "an option of a change": (
        {"expect": "unchanged"},
        f"option 'expect' - Expected: one of {WITH_AGE} Actual: expect",
    ),
    "age": ({"max_age": NAN}, "max_age - Expected: seconds, 0 or more, or any Actual: nan"),
    "set": ({"redundancy_sets": [101]}, f"redundancy_sets - {ID} 101"),
    **MISSPELT,
}
OF_PAIR: dict[str, tuple[dict[str, t.Any], str]] = {
    "an option that nobody has": (
        {"skew": 1},
        f"option 'skew' - Expected: one of {WITH_AGE}, max_skew Actual: skew",
    ),
    "skew": ({"max_skew": -1}, "max_skew - Expected: seconds, 0 or more, or any Actual: -1"),
    "age": ({"max_age": "old"}, "max_age - Expected: seconds, 0 or more, or any Actual: 'old'"),
    **MISSPELT,
}
OF_A_CHANGE: dict[str, tuple[dict[str, t.Any], str]] = {
    "nothing expected": ({}, f"{OUTCOME} None"),
    "an outcome in other letters": ({"expect": "Switched"}, f"{OUTCOME} 'Switched'"),
    "an option of a gateway": (
        {"expect": "unchanged", "role": "MASTER"},
        f"option 'role' - Expected: one of {OF_CHANGE} Actual: role",
    ),
    "set": ({"expect": "switched", "redundancy_sets": ["one"]}, f"redundancy_sets - {ID} 'one'"),
    "a misspelt check": ({"expect": "switched", "waivers": [HELTH]}, REFUSED),
    "a check that cannot be waived": ({"expect": "switched", "waivers": [NEVER]}, REFUSED_NEVER),
    "waiver": ({"expect": "switched", "waivers": [{}]}, f"waivers.check - {NOT_EMPTY} None"),
}


def _of_gateway(options: dict[str, t.Any]) -> dict[str, t.Any]:
    return gateway_report(MASTER, now=NOW, options=options)


def _of_pair(options: dict[str, t.Any]) -> dict[str, t.Any]:
    return pair_report(MASTER, STANDBY, now=NOW, options=options)


def _of_change(options: dict[str, t.Any]) -> dict[str, t.Any]:
    return change_report(edited(MASTER, LATER), MASTER, now=NOW, options=options)


EVALUATIONS = [(_of_gateway, OF_GATEWAY), (_of_pair, OF_PAIR), (_of_change, OF_A_CHANGE)]
ASKED = [(evaluate, *row) for evaluate, rows in EVALUATIONS for row in rows.values()]
NAMES = [f"{evaluate.__name__} {name}" for evaluate, rows in EVALUATIONS for name in rows]


@pytest.mark.parametrize(("evaluate", "options", "message"), ASKED, ids=NAMES)
def test_an_evaluation_refuses_an_unknown_option(
    evaluate: t.Callable[[t.Any], t.Any], options: dict[str, t.Any], message: str
) -> None:
    with pytest.raises(ArgumentError) as raised:
        evaluate(options)
    assert str(raised.value) == message


def test_null_means_the_default_of_an_option() -> None:
    assert _of_gateway(dict.fromkeys(GATEWAY_OPTIONS)) == _of_gateway({})
    assert _of_pair(dict.fromkeys(PAIR_OPTIONS)) == _of_pair({})
    unchanged = {**dict.fromkeys(CHANGE_OPTIONS), "expect": "unchanged"}
    assert _of_change(unchanged) == _of_change({"expect": "unchanged"})


def test_invalid_facts_are_said_to_be_whose() -> None:
    with pytest.raises(FactsError, match=r"^peer_facts - Expected: the facts of a gateway, a dictionary "):
        pair_report(MASTER, "MASTER", now=NOW, options={})
    with pytest.raises(FactsError, match=r"^before\.schema - Expected: 1 "):
        change_report(MASTER, {}, now=NOW, options={"expect": "unchanged"})
    with pytest.raises(FactsError, match=r"^facts - Expected: "):
        change_report([], MASTER, now=NOW, options={"expect": "unchanged"})
    with pytest.raises(FactsError, match=r"^facts - Expected: "):
        pair_report("STANDBY", MASTER, now=NOW, options={})


def test_an_invalid_time_of_facts_is_said_to_be_whose() -> None:
    untimed, later = edited(MASTER, {"collected_at": "now"}), edited(MASTER, LATER)
    evaluations: list[tuple[t.Callable[[], t.Any], str]] = [
        (lambda: gateway_report(untimed, now=NOW, options={}), "facts.collected_at"),
        (lambda: pair_report(untimed, STANDBY, now=NOW, options={"max_age": "any"}), "facts.collected_at"),
        (lambda: change_report(untimed, MASTER, now=NOW, options={"expect": "unchanged"}), "after"),
        (lambda: change_report(later, untimed, now=NOW, options={"expect": "unchanged"}), "before"),
    ]
    for evaluate, whose in evaluations:
        with pytest.raises(ArgumentError) as raised:
            evaluate()
        assert str(raised.value) == f"{whose} - Expected: a date or time of ISO 8601 Actual: 'now'"


MX1, MX2 = from_facts(MASTER), from_facts(STANDBY)
AFTER = from_facts(edited(MASTER, LATER))
UNCHANGED = ChangeExpectation(expect="unchanged")


def test_a_report_on_values_is_the_report_on_their_facts() -> None:
    options: dict[str, t.Any] = {"role": "MASTER", "max_age": "any"}
    expected = Expectation(role="MASTER", max_age=None)
    names = ("mx1", "mx2")
    assert to_report(evaluate_gateway(MX1, expected, now=NOW)) == gateway_report(
        MASTER, now=NOW, options=options
    )
    pair = evaluate_pair(MX1, MX2, expected, now=NOW, names=names)
    assert to_report(pair) == pair_report(MASTER, STANDBY, now=NOW, options=options, names=names)
    change = evaluate_change(AFTER, MX1, UNCHANGED, now=NOW)
    assert to_report(change) == change_report(
        edited(MASTER, LATER), MASTER, now=NOW, options={"expect": "unchanged"}
    )


def _open(report: Report) -> list[tuple[str, str, str]]:
    return [(each.subject, each.check, each.status) for each in report.findings if each.status != "pass"]


def test_a_gateway_that_was_not_read_is_unknown_whatever_the_other_one_is() -> None:
    names = ("mx1", "mx2")
    mx1, mx2 = (("mx1", "reply_complete", "unknown"), ("mx2", "reply_complete", "unknown"))
    assert _open(evaluate_gateway(None, Expectation(), now=NOW)) == [("gateway", "reply_complete", "unknown")]
    assert _open(evaluate_pair(None, None, Expectation(), now=NOW, names=names)) == [mx1, mx2]
    assert _open(evaluate_pair(MX1, None, Expectation(), now=NOW, names=names)) == [mx2]
    assert _open(evaluate_pair(None, MX2, Expectation(), now=NOW, names=names)) == [mx1]
    before, after = (("before", "reply_complete", "unknown"), ("after", "reply_complete", "unknown"))
    assert _open(evaluate_change(None, None, UNCHANGED, now=NOW)) == [before, after]
    assert _open(evaluate_change(None, MX1, UNCHANGED, now=NOW)) == [after]
    assert _open(evaluate_change(AFTER, None, UNCHANGED, now=NOW)) == [before]


def test_a_waiver_for_no_check_is_refused_also_where_nothing_was_read() -> None:
    waivers = (Waiver(**HELTH),)
    for evaluate in (
        lambda: evaluate_gateway(None, Expectation(waivers=waivers), now=NOW),
        lambda: evaluate_pair(None, MX2, Expectation(waivers=waivers), now=NOW),
        lambda: evaluate_change(None, None, ChangeExpectation(expect="unchanged", waivers=waivers), now=NOW),
    ):
        with pytest.raises(ArgumentError) as raised:
            evaluate()
        assert str(raised.value) == REFUSED


def test_two_gateways_of_one_name_are_refused() -> None:
    with pytest.raises(ArgumentError) as raised:
        evaluate_pair(MX1, MX2, Expectation(), now=NOW, names=("mx1", "mx1"))
    assert str(raised.value) == "peer - Expected: another gateway than mx1 Actual: mx1"


def test_a_gateway_that_was_not_read_is_unknown_and_the_report_says_why() -> None:
    assert unread("timed out after 30 s").summary == (
        "UNKNOWN: 1 of 1 checks could not be decided: "
        "gateway - reply_complete - Expected: complete Actual: timed out after 30 s"
    )
