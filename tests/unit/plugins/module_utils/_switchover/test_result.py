# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a switchover leaves: written, read again, and refused where it contradicts itself."""

from __future__ import annotations

import json
import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import unread
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import SetReading, TimelineEntry
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    FIELDS,
    SwitchoverResult,
    from_plain,
    to_plain,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

Plain = dict[str, t.Any]

REQUEST = "request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV"
MOVED = result_of(Simulation().switch_over())
SHUT = result_of(Simulation().switch_over(peer_facts=None))

# What is done to a gateway, and the options.
CASES: dict[str, tuple[tuple[tuple[str, str], ...], Plain]] = {
    "moved": ((), {}),
    "there": ((("mx1", "switched"),), {}),
    "there, and not well": ((("mx1", "switched"), ("mx1", "cold")), {}),
    "gate shut": ((("mx2", "warned"),), {}),
    "forced": ((("mx2", "warned"),), {"force": True}),
    "not read": ((("mx1", "hang"),), {}),
    "not proved": ((("mx1", "config_error"),), {}),
    "check mode": ((), {"check_mode": True}),
    "refused": ((("mx1", "trigger_error"),), {}),
    "not moved": ((("mx1", "trigger_ignored"),), {}),
    "lost on the way": ((("mx1", "trigger_lost"),), {}),
    "not stable": ((("mx1", "slow_sync"),), {}),
}


@pytest.mark.parametrize(("things", "options"), CASES.values(), ids=list(CASES))
def test_a_written_record_is_read_back(things: tuple[tuple[str, str], ...], options: Plain) -> None:
    simulation = Simulation()
    for gateway, name in things:
        simulation.do(gateway, name)
    result = result_of(simulation.switch_over(**options))
    read = from_plain(json.loads(json.dumps(to_plain(result))), "it")
    assert to_plain(read) == to_plain(result)
    assert (read.verdict, read.succeeded, read.details) == (result.verdict, result.succeeded, result.details)


def test_the_fields_are_those_that_are_written() -> None:
    assert set(FIELDS) == set(to_plain(MOVED))


# A result, whether it succeeded, its verdict, and how many lines say why not.
VERDICTS: dict[str, tuple[SwitchoverResult, tuple[bool, str, int]]] = {
    "moved": (MOVED, (True, "go", 0)),
    "gate shut": (SHUT, (False, "unknown", 3)),
    "there, and not well": (
        replace(MOVED, outcome="there_not_well", report=unread()),
        (False, "unknown", 1),
    ),
    "GO, and no success": (replace(MOVED, outcome="not_stable"), (False, "no_go", 1)),
}


@pytest.mark.parametrize(("result", "wanted"), VERDICTS.values(), ids=list(VERDICTS))
def test_a_verdict_is_never_go_without_success(
    result: SwitchoverResult, wanted: tuple[bool, str, int]
) -> None:
    assert (result.succeeded, result.verdict, len(result.details)) == wanted


def test_the_message_begins_with_the_summary() -> None:
    assert (SHUT.summary, SHUT.msg) == (
        "the gate is shut: nothing was sent to mx1",
        "the gate is shut: nothing was sent to mx1\n"
        "UNKNOWN: 1 of 48 checks could not be decided\n"
        "UNKNOWN mx2 - reply_complete - Expected: complete Actual: not read\n"
        "  See that the gateway answers, and read it again. A line that stays: ask junos_ha.srd.contact.",
    )


def test_a_reading_without_the_set_is_marked() -> None:
    shown = SetReading(set=1, state="STANDBY", peers=("MASTER",), hot=8, interfaces=8)
    other = replace(shown, set=2)
    entries = (
        TimelineEntry(elapsed=0.1, verdict="unknown", sets=()),
        TimelineEntry(elapsed=1.1, verdict="go", sets=(other, shown)),
    )
    assert replace(MOVED, timeline=entries).readings == (None, shown)


def test_a_qualifier_does_not_change_the_role() -> None:
    plain = to_plain(MOVED)
    plain["timeline"][-1]["sets"][0]["state"] = "STANDBY (WARNED)"
    assert from_plain(plain, "it").outcome == "moved"


def test_a_reached_target_needs_no_gate() -> None:
    there = {"outcome": "there", "moved": False, "sent": None, "gate": None, "reply": None, "timeline": []}
    result = from_plain({**to_plain(MOVED), **there}, "it")
    assert (result.outcome, result.sent, result.gate) == ("there", None, None)


def test_a_move_that_the_other_gateway_does_not_confirm_is_a_contradiction() -> None:
    plain = to_plain(MOVED)
    plain["peer_timeline"][-1]["sets"][0]["state"] = "STANDBY"
    with pytest.raises(FactsError, match="and STANDBY and STANDBY Actual: 'moved'"):
        from_plain(plain, "it")
    plain["peer_timeline"][-1]["sets"] = []
    with pytest.raises(FactsError, match="and STANDBY and nothing Actual: 'moved'"):
        from_plain(plain, "it")


@pytest.mark.parametrize(
    "name",
    [
        "changed",
        "would_send",
        "overridden",
        "pull_back",
        "peer_timeline",
        "without_master",
        "two_masters",
        "routes_followed",
        "rescue",
    ],
)
def test_fields_missing_in_older_evidence_are_optional(name: str) -> None:
    plain = {key: value for key, value in to_plain(MOVED).items() if key != name}
    without = () if name in ("overridden", "pull_back", "peer_timeline") else None
    changes = {} if name == "changed" else {name: without}
    assert from_plain(plain, "it") == replace(from_plain(to_plain(MOVED), "it"), **changes)


@pytest.mark.parametrize(
    "name",
    ["asked", "outcome", "moved", "msg", "sent", "reply", "report", "durations", "timeline", "resyncs"],
)
def test_a_missing_field_is_detected(name: str) -> None:
    plain = {key: value for key, value in to_plain(MOVED).items() if key != name}
    with pytest.raises(FactsError, match=f"^it - Expected: a switchover, with {name} Actual: "):
        from_plain(plain, "it")


# What is changed, and the message.
REFUSED: dict[str, tuple[Plain, str]] = {
    "a set that is text": (
        {"asked": {**to_plain(MOVED)["asked"], "redundancy_set": "1"}},
        "it.asked.redundancy_set - Expected: a value of type int Actual: '1'",
    ),
    "a target that is no role": (
        {"asked": {**to_plain(MOVED)["asked"], "target": "PRIMARY"}},
        "it.asked.target - Expected: MASTER or STANDBY Actual: 'PRIMARY'",
    ),
    "a truth that is a number": ({"moved": 1}, "it.moved - Expected: a value of type bool Actual: '1'"),
    "an outcome that does not exist": (
        {"outcome": "Moved"},
        "it.outcome - Expected: not_read or there or there_not_well or gate or event or would_send or "
        "withheld or moved or not_stable or not_followed or moved_otherwise or moved_back or no_master or "
        "rescued or refused or not_moved or not_known or interrupted Actual: 'Moved'",
    ),
    "seconds that are text": (
        {"durations": {"role_moved": "1.2", "hot": None, "stable": None}},
        "it.durations.role_moved - Expected: a value of type float Actual: '1.2'",
    ),
    "a timeline that is a dictionary": ({"timeline": {}}, "it.timeline - Expected: a list Actual: '{}'"),
    "a verdict that does not exist": (
        {"timeline": [{"elapsed": 0.1, "verdict": "GO", "sets": []}]},
        "it.timeline[0].verdict - Expected: go or no_go or unknown Actual: 'GO'",
    ),
    "interfaces by name": ({"resyncs": {}}, "it.resyncs - Expected: a list Actual: '{}'"),
    "a message that is missing": ({"msg": None}, "it.msg - Expected: a value of type str Actual: 'None'"),
    "a report that is a word": (
        {"report": "GO"},
        "it.report - Expected: a report, a dictionary with its checks Actual: 'GO'",
    ),
    "a gate that is a word": (
        {"gate": "open"},
        "it.gate - Expected: a report, a dictionary with its checks Actual: 'open'",
    ),
    "a request without a gate": (
        {"gate": None},
        "it.gate - Expected: the report by which the request was sent Actual: 'None'",
    ),
    "a role that moved, and nothing sent": (
        {"sent": None},
        "it.outcome - Expected: what was sent and read, nothing and STANDBY and MASTER Actual: 'moved'",
    ),
    "a role that was there, and a request": (
        {"outcome": "there"},
        f"it.outcome - Expected: what was sent and read, {REQUEST} and STANDBY and MASTER Actual: 'there'",
    ),
    "a role that moved, and did not": (
        {"moved": False},
        f"it.outcome - Expected: what was sent and read, {REQUEST} and STANDBY and MASTER Actual: 'moved'",
    ),
    "a rescue that was not sent": (
        {"outcome": "rescued", "rescue": None},
        f"it.outcome - Expected: what was sent and read, {REQUEST} and STANDBY and MASTER Actual: 'rescued'",
    ),
    "a rescue after which another gateway is MASTER": (
        {
            "outcome": "rescued",
            "rescue": {
                "request": "acquire",
                "withheld": None,
                "sent_at": 12.0,
                "reply": "",
                "error": None,
                "acquired": 13.0,
            },
        },
        f"it.outcome - Expected: what was sent and read, {REQUEST} and STANDBY and MASTER Actual: 'rescued'",
    ),
    "a role that moved, and no reading": (
        {"timeline": []},
        f"it.outcome - Expected: what was sent and read, {REQUEST} and nothing and MASTER Actual: 'moved'",
    ),
}


@pytest.mark.parametrize(("changes", "message"), REFUSED.values(), ids=list(REFUSED))
def test_a_contradiction_is_refused_with_its_path(changes: Plain, message: str) -> None:
    with pytest.raises(FactsError) as raised:
        from_plain({**to_plain(MOVED), **changes}, "it")
    assert str(raised.value) == message
