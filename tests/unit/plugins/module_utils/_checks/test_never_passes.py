# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What must never pass, one by one: each passes in some tool that people use for this work.

Here stands what facts and options alone can show. These need a device, or a file, and are tested
where there is one:

4. A wait whose conditions held at different samples, or held once and were lost: with the wait.
5. A wait that timed out and went on: with the wait.
6. A trigger sent under C(--check): with the switchover.
7. One of several replies failed, and the task ok: with the roles; what a report says of it is here.
8. A baseline overwritten by a later run: with the evidence; that it is compared with itself is here.
13. A switchover that is reported because the command was accepted: with the switchover; that no role
    moved is here.
"""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    FactsError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.lab import published
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    LATER,
    MASTER,
    NOW,
    PEER,
    SERVICE_SET,
    SET,
    STANDBY,
    Edit,
    edited,
    interface,
)

UNCHANGED = {"expect": "unchanged"}


def verdict(facts: t.Any, **options: t.Any) -> str:
    """Return the verdict on one gateway."""
    return str(gateway_report(facts, now=NOW, options=options)["verdict"])


def test_a_healthy_pair_passes() -> None:
    """Or nothing below would show anything."""
    assert verdict(MASTER, role="MASTER") == verdict(STANDBY, role="STANDBY") == "go"
    assert pair_report(MASTER, STANDBY, now=NOW, options={})["verdict"] == "go"
    assert change_report(edited(MASTER, LATER), MASTER, now=NOW, options=UNCHANGED)["verdict"] == "go"
    assert verdict(to_facts(published.EXTENSIVE)) == "go"


NO_REPLY = {
    "nothing": "",
    "blank lines": "\n\n",
    "an error of the CLI": "error: syntax error\n",
    "a command that is not known": "unknown command.",
    "an error of NETCONF": "<rpc-error/>",
    "an empty object": "{}",
    "an empty list": "[]",
    "one word": "Redundancy",
}


@pytest.mark.parametrize("text", NO_REPLY.values(), ids=NO_REPLY)
def test_never_passes_01_an_empty_unparsed_or_error_reply(text: str) -> None:
    try:
        read = to_facts(parse(text))
    except ParseError:
        read = None
    assert verdict(read) == "unknown"


TEXT = render(published.EXTENSIVE)
CUTS = range(0, len(TEXT.rstrip()), 41)


@pytest.mark.parametrize("length", CUTS)
def test_never_passes_01_a_truncated_reply(length: int) -> None:
    try:
        read = to_facts(parse(TEXT[:length]))
    except ParseError:
        read = None
    assert verdict(read) != "go"


MISSPELT: dict[str, dict[str, t.Any]] = {
    "option": {"rolle": "MASTER"},
    "value": {"synchronization": "hot"},
    "check": {"waivers": [{"check": "sync", "reason": "r", "owner": "o", "expires": "2027-01-01"}]},
    "set": {"redundancy_sets": [101]},
    "role of a set": {"roles": {1: "MASTERED"}},
}


@pytest.mark.parametrize("options", MISSPELT.values(), ids=MISSPELT)
def test_never_passes_02_a_misspelt_name(options: dict[str, t.Any]) -> None:
    judgements: list[t.Callable[[], dict[str, t.Any]]] = [
        lambda: gateway_report(MASTER, now=NOW, options=options),
        lambda: pair_report(MASTER, STANDBY, now=NOW, options=options),
        lambda: gateway_report(None, now=NOW, options=options),
    ]
    for judge in judgements:
        with pytest.raises(ArgumentError):
            judge()


def test_never_passes_02_a_missing_set() -> None:
    assert verdict(MASTER, redundancy_sets=[2]) == "no_go"
    assert verdict(MASTER, redundancy_sets=[1, 2]) == "no_go"
    assert verdict(MASTER, roles={2: "MASTER"}) == "no_go"
    assert verdict(MASTER, service_sets=["ss"]) == "no_go"


NOTHING: dict[str, tuple[Edit, str]] = {
    "no group": ({"groups": []}, "unknown"),
    "no set": ({f"{GROUP}.sets": []}, "unknown"),
    "no service set": ({f"{SET}.service_sets": []}, "no_go"),
    "no interface": ({f"{SERVICE_SET}.interfaces": []}, "unknown"),
    "no peer": ({f"{SET}.peers": []}, "unknown"),
}


@pytest.mark.parametrize(("edit", "expected"), NOTHING.values(), ids=NOTHING)
def test_never_passes_03_nothing_of_what_was_requested(edit: Edit, expected: str) -> None:
    facts = edited(MASTER, edit)
    assert verdict(facts) == expected
    assert verdict(facts, synchronization="any", health="any") == expected
    assert pair_report(facts, edited(STANDBY, edit), now=NOW, options={})["verdict"] == expected


def test_never_passes_03_no_check() -> None:
    nothing = report.to_report(report.report_on([], waivers=[], now=NOW))
    assert nothing == {
        "verdict": "unknown",
        "summary": "UNKNOWN: no check was made",
        "counts": {"pass": 0, "fail": 0, "unknown": 0, "waived": 0},
        "checks": [],
    }


def test_never_passes_07_one_unread_gateway() -> None:
    for first, second in ((None, STANDBY), (MASTER, None), (None, None)):
        assert pair_report(first, second, now=NOW, options={})["verdict"] == "unknown"
    for after, before in ((None, MASTER), (edited(MASTER, LATER), None)):
        assert change_report(after, before, now=NOW, options=UNCHANGED)["verdict"] == "unknown"


def not_read(subject: str, path: dict[str, str]) -> dict[str, t.Any]:
    """Return the finding of a gateway that was not read."""
    return {
        "check": "reply_complete",
        "subject": subject,
        "path": path,
        "status": "unknown",
        "expected": "complete",
        "actual": "not read",
        "message": "reply_complete - Expected: complete Actual: not read",
        "waiver": None,
    }


def test_never_passes_07_the_report_names_the_unread_gateway() -> None:
    assert gateway_report(None, now=NOW, options={})["checks"] == [not_read("gateway", {})]
    pair = pair_report(MASTER, None, now=NOW, options={})
    assert pair["checks"][-1] == not_read("B", {"gateway": "B"})
    pair = pair_report(None, STANDBY, now=NOW, options={})
    assert pair["checks"][0] == not_read("A", {"gateway": "A"})
    change = change_report(None, None, now=NOW, options=UNCHANGED)
    assert change["checks"] == [not_read(name, {"gateway": name}) for name in ("before", "after")]


def test_never_passes_07_a_problem_of_the_gateway_that_was_read() -> None:
    failed = edited(MASTER, {f"{SET}.health": "Failed"})
    for first, second in ((failed, None), (None, failed)):
        assert pair_report(first, second, now=NOW, options={})["verdict"] == "no_go"


def test_never_passes_08_a_baseline_compared_with_itself() -> None:
    offline = edited(MASTER, {"collected_at": None})
    for same in (MASTER, offline):
        assert change_report(same, same, now=NOW, options=UNCHANGED)["verdict"] == "no_go"


@pytest.mark.parametrize(
    "state", ["MASTERED", "NOT_MASTER", "WEBMASTER", "MASTER STANDBY", "master", " MASTER"]
)
def test_never_passes_09_master_inside_another_word(state: str) -> None:
    assert verdict(edited(MASTER, {f"{SET}.state": state}), role="MASTER") == "unknown"
    assert verdict(edited(STANDBY, {f"{PEER}.state": state})) != "go"


ERRORS: dict[str, t.Any] = {
    "an error": {"error": "connection refused"},
    "a task that failed": {"failed": True, "msg": "timed out"},
    "facts without a fact": {"schema": 1},
    "facts and a message": {**MASTER, "msg": "partly"},
    "a text for the groups": {**MASTER, "groups": "error"},
    "no list of groups": {**MASTER, "groups": {}},
    "no truth": {**MASTER, "complete": "yes"},
    "facts that contradict themselves": {**MASTER, "roles": {"1": "STANDBY"}},
    "a text": "error: command is not valid",
    "a list": ["error"],
}


@pytest.mark.parametrize("data", ERRORS.values(), ids=ERRORS)
def test_never_passes_10_an_error_returned_as_data(data: t.Any) -> None:
    judgements: list[t.Callable[[], dict[str, t.Any]]] = [
        lambda: gateway_report(data, now=NOW, options={}),
        lambda: pair_report(MASTER, data, now=NOW, options={}),
        lambda: pair_report(data, STANDBY, now=NOW, options={}),
        lambda: change_report(data, MASTER, now=NOW, options=UNCHANGED),
        lambda: change_report(MASTER, data, now=NOW, options=UNCHANGED),
    ]
    for judge in judgements:
        with pytest.raises(FactsError):
            judge()


def test_never_passes_11_facts_of_an_hour_ago() -> None:
    stale = edited(MASTER, {"collected_at": "2026-11-22T16:00:05Z"})
    assert verdict(stale) == "unknown"
    assert pair_report(stale, STANDBY, now=NOW, options={"max_skew": "any"})["verdict"] == "unknown"
    assert pair_report(stale, STANDBY, now=NOW, options={"max_age": "any"})["verdict"] == "no_go"


def test_never_passes_12_two_masters() -> None:
    assert pair_report(MASTER, MASTER, now=NOW, options={})["verdict"] == "no_go"
    assert verdict(edited(MASTER, {f"{PEER}.state": "MASTER"})) == "no_go"


def test_never_passes_12_no_master() -> None:
    assert pair_report(STANDBY, STANDBY, now=NOW, options={})["verdict"] == "no_go"
    assert verdict(edited(STANDBY, {f"{PEER}.state": "STANDBY"})) == "no_go"


DISAGREEMENTS: dict[str, tuple[Edit, Edit]] = {
    "on the state of the first": ({}, {f"{PEER}.state": "MASTER (WARNED)"}),
    "on the state of the second": ({f"{PEER}.state": "INITIALIZING"}, {}),
    "on who the first is": ({}, {f"{PEER}.ip": "192.0.2.9"}),
    "on the groups": ({f"{GROUP}.id": 2}, {}),
    "on the sets": ({f"{SET}.id": 2}, {}),
    "on the service sets": ({f"{SERVICE_SET}.name": "ss2"}, {}),
    "on the interfaces": ({f"{SERVICE_SET}.interfaces": [interface("ms-1/0/0"), interface("ms-1/1/0")]}, {}),
}


@pytest.mark.parametrize(("first", "second"), DISAGREEMENTS.values(), ids=DISAGREEMENTS)
def test_never_passes_12_two_gateways_that_disagree(first: Edit, second: Edit) -> None:
    pair = pair_report(edited(MASTER, first), edited(STANDBY, second), now=NOW, options={})
    assert pair["verdict"] == "no_go"


def test_never_passes_13_a_switchover_in_which_no_role_moved() -> None:
    accepted = edited(MASTER, LATER, {f"{SET}.transition_events.release_manual.received": 4})
    switched = change_report(accepted, MASTER, now=NOW, options={"expect": "switched"})
    assert switched["verdict"] == "no_go"


def test_never_passes_13_a_switchover_that_took_more_with_it() -> None:
    cold = edited(MASTER, LATER, {f"{INTERFACE}.synchronization": "Cold"})
    assert change_report(cold, MASTER, now=NOW, options=UNCHANGED)["verdict"] == "no_go"
