# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one reading shows: an entry of the timeline, a line for the console, marks that show a flap."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import evaluate_gateway, unread
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import (
    Sample,
    SetReading,
    sample_of,
    unread_sample,
    with_masters_first,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    GROUP,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    SECOND_SET,
    SET,
    TERSE,
    edited,
    peer,
)

REPORT = Report(findings=())


def look(*edits: t.Mapping[str, t.Any]) -> Sample:
    """Return the sample of a gateway that differs so from a healthy one."""
    return sample_of(from_facts(edited(MASTER, *edits)), REPORT, host="mx1", elapsed=12)


def row(**other: t.Any) -> SetReading:
    """Return the reading of a healthy set, or of one that differs so."""
    total = sum(len(each["interfaces"]) for each in MASTER["groups"][0]["sets"][0]["service_sets"])
    healthy = SetReading(set=1, state="MASTER", peers=("STANDBY",), hot=total, interfaces=total)
    return replace(healthy, **other)


TOTAL = row().interfaces


@pytest.mark.parametrize(
    ("edit", "line", "rows"),
    [
        ({}, f"mx1 set 1: MASTER, peer STANDBY, Hot {TOTAL}/{TOTAL}", [row()]),
        (
            {f"{INTERFACE}.synchronization": "Cold"},
            f"mx1 set 1: MASTER, peer STANDBY, Hot {TOTAL - 1}/{TOTAL}",
            [row(hot=TOTAL - 1)],
        ),
        (
            {f"{SET}.state": "STANDBY (WARNED)", f"{PEER}.state": None},
            f"mx1 set 1: STANDBY (WARNED), peer not shown, Hot {TOTAL}/{TOTAL}",
            [row(state="STANDBY (WARNED)", peers=(None,))],
        ),
        (
            {f"{SET}.peers": [peer("STANDBY"), peer("INITIALIZING")]},
            f"mx1 set 1: MASTER, peer STANDBY and INITIALIZING, Hot {TOTAL}/{TOTAL}",
            [row(peers=("STANDBY", "INITIALIZING"))],
        ),
        (
            {f"{SET}.peers": [], f"{SET}.state": None},
            f"mx1 set 1: not shown, peer not shown, Hot {TOTAL}/{TOTAL}",
            [row(state=None, peers=())],
        ),
        (
            {f"{SET}.state": "\x1b[32mMASTER"},
            rf"mx1 set 1: \x1b[32mMASTER, peer STANDBY, Hot {TOTAL}/{TOTAL}",
            [row(state="\x1b[32mMASTER")],
        ),
        (TERSE, "mx1 set 1: MASTER, peer STANDBY, Hot 0/0", [row(hot=0, interfaces=0)]),
        ({"groups": []}, "mx1: no redundancy set", []),
    ],
)
def test_a_sample(edit: dict[str, t.Any], line: str, rows: list[SetReading]) -> None:
    sample = look(edit)
    assert (sample.lines, list(sample.sets), sample.elapsed) == ((line,), rows, 12)


def test_a_sample_of_two_sets() -> None:
    sets = [*MASTER["groups"][0]["sets"], SECOND_SET]
    assert [each.set for each in look({f"{GROUP}.sets": sets}).sets] == [1, 2]


@pytest.mark.parametrize("name", ["acquire_auto", "acquire_manual", "release_auto", "release_manual"])
def test_a_transition_changes_the_marks(name: str) -> None:
    assert look({f"{SET}.transition_events.{name}.received": 99}).marks != look().marks


@pytest.mark.parametrize(
    "edit",
    [{f"{INTERFACE}.synchronization": "Off"}, {"iccp.statistics.keepalive_sent": 999}],
)
def test_nothing_else_does(edit: dict[str, t.Any]) -> None:
    assert look(edit).marks == look().marks


def test_a_brief_reply_has_no_marks_to_compare() -> None:
    assert look(BRIEF).marks == ((1, None),)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ({f"{PEER}.state": "MASTER"}, ["mx1: both gateways are MASTER of set 1, restore ICCP first"]),
        (
            {f"{SET}.state": "STANDBY"},
            ["mx1: no gateway is MASTER of set 1, there is an outage now"],
        ),
        ({}, []),
    ],
)
def test_a_set_without_a_master_is_told_at_once(edit: dict[str, t.Any], words: list[str]) -> None:
    facts = from_facts(edited(MASTER, edit))
    report = evaluate_gateway(facts, Expectation(), now=NOW, name="mx1")
    plain = sample_of(facts, report, host="mx1", elapsed=12)
    assert [*with_masters_first(plain, "mx1").lines] == [*words, *plain.lines]


def test_a_gateway_that_did_not_answer() -> None:
    error = DeviceError("mx1", command="show", cause="timed out", remedy="run it again")
    assert unread_sample(error, host="mx1", elapsed=3) == Sample(
        elapsed=3, report=unread(str(error)), lines=("mx1: not read, timed out",)
    )
