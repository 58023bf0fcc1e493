# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waivers: what they let pass, what they never do, and when they end."""

from __future__ import annotations

import datetime
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    LATER,
    MASTER,
    NOW,
    PEER,
    SECOND_SET,
    SET,
    STANDBY,
    Edit,
    edited,
)

COLD: Edit = {f"{INTERFACE}.synchronization": "Cold"}
FAILED: Edit = {f"{SET}.health": "Failed"}
NOT_READ: Edit = {"complete": False}
LINE: Edit = {"complete": False, "unrecognized": ["Mood: calm"]}
LINES: Edit = {"complete": False, "unrecognized": ["Mood: calm", "Moon: full"]}
CUT: Edit = {**LINE, f"{SET}.transition_events": None}
TWO_COLD: Edit = {
    f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], SECOND_SET],
    **COLD,
    f"{GROUP}.sets.1.service_sets.0.interfaces.0.synchronization": "Cold",
}

MS100 = "group 1 set 1 service-set ss1 interface ms-1/0/0"
MOOD = "line 'Mood: calm'"


def waiver(check: str, subject: str | None = None, expires: t.Any = "2026-11-22") -> dict[str, t.Any]:
    """Return a waiver that lasts through the day of the test."""
    given = {"check": check, "reason": "card on order", "owner": "noc", "expires": expires}
    return given if subject is None else {**given, "subject": subject}


# An edit of a healthy MASTER, the waivers; the verdict, and how many are waived.
WAIVED: dict[str, tuple[Edit, list[dict[str, t.Any]], str, int]] = {
    "no waiver": (COLD, [], "no_go", 0),
    "a failure": (COLD, [waiver("synchronization")], "go", 1),
    "a failure, by its subject": (COLD, [waiver("synchronization", MS100)], "go", 1),
    "every failure of a check": (TWO_COLD, [waiver("synchronization")], "go", 2),
    "one of two, by its subject": (TWO_COLD, [waiver("synchronization", MS100)], "no_go", 1),
    "both, by their subjects": (
        TWO_COLD,
        [waiver("synchronization", MS100), waiver("synchronization", MS100.replace("set 1", "set 2"))],
        "go",
        2,
    ),
    "part of a subject": (COLD, [waiver("synchronization", MS100[:-2])], "no_go", 0),
    "another subject": (COLD, [waiver("synchronization", "group 1 set 1")], "no_go", 0),
    "another check": (COLD, [waiver("health")], "no_go", 0),
    "nothing failed": ({}, [waiver("synchronization")], "go", 0),
    "another failure beside it": ({**COLD, **FAILED}, [waiver("synchronization")], "no_go", 1),
    "both failures": ({**COLD, **FAILED}, [waiver("synchronization"), waiver("health")], "go", 2),
    "the second waiver fits": (COLD, [waiver("synchronization", "mx1"), waiver("synchronization")], "go", 1),
    "an expired one beside one that is not": (
        COLD,
        [waiver("synchronization", expires="2026-11-21"), waiver("synchronization")],
        "go",
        1,
    ),
    "what is not shown": ({f"{INTERFACE}.synchronization": None}, [waiver("synchronization")], "unknown", 0),
    "what is not shown, by its subject": (
        {f"{INTERFACE}.synchronization": None},
        [waiver("synchronization", MS100)],
        "unknown",
        0,
    ),
    "a failure beside what is unknown": (
        {**FAILED, f"{INTERFACE}.synchronization": None},
        [waiver("health")],
        "unknown",
        1,
    ),
    "a reply that broke off": (NOT_READ, [waiver("reply_complete")], "unknown", 0),
    "a reply that broke off, by its subject": (NOT_READ, [waiver("reply_complete", "gateway")], "unknown", 0),
    "a line, by its check only": (LINE, [waiver("reply_complete")], "unknown", 0),
    "a line, by its name": (LINE, [waiver("reply_complete", MOOD)], "go", 1),
    "one of two lines": (LINES, [waiver("reply_complete", MOOD)], "unknown", 1),
    "a line, where the reply broke off": (CUT, [waiver("reply_complete", MOOD)], "unknown", 1),
    "a line, and the gateway": (
        CUT,
        [waiver("reply_complete", MOOD), waiver("reply_complete", "gateway")],
        "unknown",
        1,
    ),
    "stale facts": (
        {"collected_at": "2026-11-22T16:00:00Z"},
        [waiver("facts_age"), waiver("facts_age", "gateway")],
        "unknown",
        0,
    ),
    "no set at all": (
        {"groups": []},
        [waiver("set_present"), waiver("set_present", "gateway")],
        "unknown",
        0,
    ),
}


@pytest.mark.parametrize(("edit", "waivers", "verdict", "count"), WAIVED.values(), ids=WAIVED)
def test_a_waiver_covers_only_its_failure(
    edit: Edit, waivers: list[dict[str, t.Any]], verdict: str, count: int
) -> None:
    report = gateway_report(edited(MASTER, edit), now=NOW, options={"waivers": waivers})
    assert (report["verdict"], report["counts"]["waived"]) == (verdict, count)


def test_a_waived_failure_stays_visible() -> None:
    given = waiver("synchronization", MS100)
    report = gateway_report(edited(MASTER, COLD), now=NOW, options={"waivers": [given]})
    assert [check for check in report["checks"] if check["status"] == "waived"] == [
        {
            "check": "synchronization",
            "subject": MS100,
            "path": {"group": 1, "set": 1, "service_set": "ss1", "interface": "ms-1/0/0"},
            "status": "waived",
            "expected": "Hot",
            "actual": "Cold",
            "message": "synchronization - Expected: Hot Actual: Cold",
            "waiver": given,
        }
    ]
    assert report["summary"] == "GO: 16 of 17 checks passed, 1 waived"
    assert report["counts"] == {"pass": 16, "fail": 0, "unknown": 0, "waived": 1}


def test_a_waiver_without_subject_is_shown_as_such() -> None:
    report = gateway_report(edited(MASTER, COLD), now=NOW, options={"waivers": [waiver("synchronization")]})
    assert [c["waiver"] for c in report["checks"] if c["waiver"]] == [
        {**waiver("synchronization"), "subject": None}
    ]


def test_a_waived_missing_set_leaves_no_check() -> None:
    options = {"redundancy_sets": [7], "waivers": [waiver("set_present")]}
    report = gateway_report(MASTER, now=NOW, options=options)
    assert (report["verdict"], report["counts"]["waived"]) == ("unknown", 1)


# When a waiver expires, and whether it is still good at 17:00:05 in UTC.
EXPIRIES: dict[str, tuple[t.Any, bool]] = {
    "yesterday": ("2026-11-21", False),
    "today": ("2026-11-22", True),
    "tomorrow": ("2026-11-23", True),
    "this second": ("2026-11-22T17:00:05Z", True),
    "a second ago": ("2026-11-22T17:00:04Z", False),
    "a second ago, without a zone": ("2026-11-22T17:00:04", False),
    "this second, without a zone": ("2026-11-22 17:00:05", True),
    "this minute": ("2026-11-22T17:00", False),
    "half a second ago": ("2026-11-22T17:00:04.500+00:00", False),
    "this second, in another zone": ("2026-11-22T18:00:05+01:00", True),
    "an hour ago, in another zone": ("2026-11-22T17:00:05+01:00", False),
    "in an hour, in another zone": ("2026-11-22T16:00:05-02:00", True),
    "a date that YAML took for one": (datetime.date(2026, 11, 22), True),
    "a time that YAML took for one": (datetime.datetime(2026, 11, 22, 17, 0, 4), False),
}


@pytest.mark.parametrize(("expires", "good"), EXPIRIES.values(), ids=EXPIRIES)
def test_an_expired_waiver_has_no_effect(expires: t.Any, good: bool) -> None:
    options = {"waivers": [waiver("synchronization", expires=expires)]}
    report = gateway_report(edited(MASTER, COLD), now=NOW, options=options)
    assert (report["verdict"], report["counts"]["waived"]) == (("go", 1) if good else ("no_go", 0))


LAST = datetime.datetime(2026, 11, 22, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)
EAST = datetime.timezone(datetime.timedelta(hours=9))
MOMENTS = {
    "the last of the day": (LAST, "go"),
    "the first of the next day": (LAST + datetime.timedelta(microseconds=1), "no_go"),
    "the last of the day, told in another zone": (LAST.astimezone(EAST), "go"),
    "the next day, told in another zone": ((LAST + datetime.timedelta(seconds=1)).astimezone(EAST), "no_go"),
}


@pytest.mark.parametrize(("now", "verdict"), MOMENTS.values(), ids=MOMENTS)
def test_a_date_includes_its_whole_day_in_utc(now: datetime.datetime, verdict: str) -> None:
    options = {"waivers": [waiver("synchronization")], "max_age": "any"}
    assert gateway_report(edited(MASTER, COLD), now=now, options=options)["verdict"] == verdict


# Of a pair: the waivers; the verdict, and what is waived.
OF_A_PAIR: dict[str, tuple[list[dict[str, t.Any]], str, list[str]]] = {
    "both": ([waiver("synchronization")], "go", [f"A {MS100}", f"B {MS100}"]),
    "the first": ([waiver("synchronization", f"A {MS100}")], "no_go", [f"A {MS100}"]),
    "the second": ([waiver("synchronization", f"B {MS100}")], "no_go", [f"B {MS100}"]),
    "neither": ([waiver("synchronization", MS100)], "no_go", []),
}


@pytest.mark.parametrize(("waivers", "verdict", "waived"), OF_A_PAIR.values(), ids=OF_A_PAIR)
def test_a_subject_of_a_pair_begins_with_the_gateway(
    waivers: list[dict[str, t.Any]], verdict: str, waived: list[str]
) -> None:
    report = pair_report(edited(MASTER, COLD), edited(STANDBY, COLD), now=NOW, options={"waivers": waivers})
    assert report["verdict"] == verdict
    assert [check["subject"] for check in report["checks"] if check["status"] == "waived"] == waived


# What the gateway is called, the subject of the waiver, and whether it is waived.
NAMED = {
    "by its name": ("mx1", f"mx1 {MS100}", True),
    "without its name": ("mx1", MS100, True),
    "by another name": ("mx1", f"mx2 {MS100}", False),
    "by a name that begins with it": ("mx1", f"mx11 {MS100}", False),
    "by a name, and nobody has one": (None, f"mx1 {MS100}", False),
    "by nobody's name": (None, f"None {MS100}", False),
}


@pytest.mark.parametrize(("name", "subject", "waived"), NAMED.values(), ids=NAMED)
def test_a_waiver_may_name_the_gateway_as_in_a_pair(name: str | None, subject: str, waived: bool) -> None:
    options = {"waivers": [waiver("synchronization", subject)]}
    report = gateway_report(edited(MASTER, COLD), now=NOW, options=options, name=name)
    assert report["counts"]["waived"] == waived
    change = {"expect": "unchanged", "waivers": [waiver("hot_kept", subject)]}
    report = change_report(edited(MASTER, LATER, COLD), MASTER, now=NOW, options=change, name=name)
    assert report["counts"]["waived"] == waived


def test_a_check_on_two_masters_is_waived_alone() -> None:
    first = edited(MASTER, {f"{PEER}.state": "MASTER"})
    options = {"waivers": [waiver("single_master")]}
    report = pair_report(first, MASTER, now=NOW, options=options)
    assert (report["verdict"], report["counts"]["waived"]) == ("no_go", 1)


# Of a change: the edit after, the waivers; the verdict, and how many are waived.
OF_A_CHANGE: dict[str, tuple[Edit, list[dict[str, t.Any]], str, int]] = {
    "a failure": (COLD, [waiver("hot_kept")], "go", 1),
    "a failure, by its subject": (COLD, [waiver("hot_kept", MS100)], "go", 1),
    "expired": (COLD, [waiver("hot_kept", expires="2026-11-21")], "no_go", 0),
    "a line after": (LINE, [waiver("reply_complete", f"after {MOOD}")], "go", 1),
    "a line before, which is none": (LINE, [waiver("reply_complete", f"before {MOOD}")], "unknown", 0),
    "a line, where the reply broke off": (CUT, [waiver("reply_complete", f"after {MOOD}")], "unknown", 1),
    "every set lost": (
        {"groups": []},
        [waiver(c) for c in ("groups_kept", "sets_kept", "service_sets_kept", "interfaces_kept")],
        "unknown",
        4,
    ),
}


@pytest.mark.parametrize(("edit", "waivers", "verdict", "count"), OF_A_CHANGE.values(), ids=OF_A_CHANGE)
def test_a_failure_after_a_change_can_be_waived(
    edit: Edit, waivers: list[dict[str, t.Any]], verdict: str, count: int
) -> None:
    options = {"expect": "unchanged", "waivers": waivers}
    report = change_report(edited(MASTER, LATER, edit), MASTER, now=NOW, options=options)
    assert (report["verdict"], report["counts"]["waived"]) == (verdict, count)


@pytest.mark.parametrize(
    ("name", "subject", "verdict"),
    [
        ("mx1", MS100, "go"),
        ("mx1", f"mx1 {MS100}", "go"),
        ("mx1", f"mx2 {MS100}", "no_go"),
        ("mx1", f"mx1{MS100}", "no_go"),
        (None, f"mx1 {MS100}", "no_go"),
        (None, f"None {MS100}", "no_go"),
    ],
)
def test_a_waiver_may_name_the_gateway_as_a_report_on_its_pair_does(
    name: str | None, subject: str, verdict: str
) -> None:
    options = {"waivers": [waiver("synchronization", subject)]}
    facts = edited(MASTER, COLD)
    assert gateway_report(facts, now=NOW, options=options, name=name)["verdict"] == verdict
