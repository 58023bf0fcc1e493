# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is found of areas: unknown where they are not shown, and what is new since before."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, Status
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import (
    Compared,
    Found,
    evaluate_areas,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area, Areas, Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import (
    AREAS,
    Effect,
    chosen,
    effects_of,
)

UNSHOWN = Area(entries=None, refused=("permission denied",))


def areas(name: str, *entries: tuple[str, str]) -> Areas:
    shown = tuple(Entry(name=called, value=value) for called, value in entries)
    return Areas(collected_at=None, found={name: Area(entries=shown)})


def finding(name: str, check: str, status: Status, expected: str, actual: str) -> Finding:
    return Finding(
        check=check,
        path=Path().to("gateway", "mx1").to("area", name),
        status=status,
        expected=expected,
        actual=actual,
        waivable=status == "fail" or check == "area_read",
    )


def read(name: str) -> Finding:
    return finding(name, "area_read", "pass", "shown", "shown")


def found(it: Compared, name: str, effect: Effect = "stop") -> Found:
    return evaluate_areas([it], [name], {name: effect})


@pytest.mark.parametrize(
    ("now", "actual"),
    [
        (None, "not read"),
        (Areas(collected_at=None, found={}), "not read"),
        (Areas(collected_at=None, found={"alarms": UNSHOWN}), "permission denied"),
    ],
)
@pytest.mark.parametrize("effect", ["stop", "warn"])
def test_an_area_that_is_not_shown_is_unknown_whatever_its_effect(
    now: Areas | None, actual: str, effect: Effect
) -> None:
    it = Compared(gateway="mx1", now=now, before=areas("alarms"), is_compared=True)
    unknown = finding("alarms", "area_read", "unknown", "shown", actual)
    assert found(it, "alarms", effect) == Found(findings=(unknown,), warnings=())


def test_nothing_is_compared_without_a_before() -> None:
    it = Compared(gateway="mx1", now=areas("alarms", ("a", "1")))
    assert found(it, "alarms") == Found(findings=(read("alarms"),), warnings=())


@pytest.mark.parametrize(
    ("before", "actual"),
    [
        (None, "not read before"),
        (Areas(collected_at=None, found={"alarms": UNSHOWN}), "permission denied before"),
    ],
)
def test_what_is_new_is_unknown_where_before_is_not_known(before: Areas | None, actual: str) -> None:
    it = Compared(gateway="mx1", now=areas("alarms"), before=before, is_compared=True)
    unknown = finding("alarms", "new_alarms", "unknown", "nothing new", actual)
    assert found(it, "alarms") == Found(findings=(read("alarms"), unknown), warnings=())


A, B = ("a", "1"), ("b", "1")
CASES: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str]], str]] = {
    "none at all": ("alarms", [], [], ""),
    "as before": ("alarms", [A, B], [B, A], ""),
    "gone": ("alarms", [A, B], [A], ""),
    "a new alarm": ("alarms", [A], [A, B], "b (1)"),
    "an alarm that was raised again": ("alarms", [A], [("a", "2")], ""),
    "an alarm that is there twice": ("alarms", [A], [A, ("a", "2")], "a (2)"),
    "six new ones": (
        "alarms",
        [],
        [(name, "1") for name in "abcdef"],
        "a (1); b (1); c (1); d (1); e (1); and 1 more",
    ),
    "a new core dump": ("cores", [A], [A, B], "b (1)"),
    "a core dump that was written again": ("cores", [A], [("a", "2")], "a (2)"),
}


@pytest.mark.parametrize(("name", "before", "now", "new"), CASES.values(), ids=CASES)
def test_what_is_new_fails_or_warns(
    name: str, before: list[tuple[str, str]], now: list[tuple[str, str]], new: str
) -> None:
    it = Compared(gateway="mx1", now=areas(name, *now), before=areas(name, *before), is_compared=True)
    check, actual = AREAS[name].check, f"new: {new}" if new else "nothing new"
    stops = finding(name, check, "fail" if new else "pass", "nothing new", actual)
    warns = finding(name, check, "pass", "nothing new, or a warning" if new else "nothing new", actual)
    warnings = (f"mx1 area {name} - new: {new}",) if new else ()
    assert found(it, name) == Found(findings=(read(name), stops), warnings=())
    assert found(it, name, "warn") == Found(findings=(read(name), warns), warnings=warnings)


UPS: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]], str]] = {
    "as before": ([("a", "Up"), ("b", "Down")], [("b", "Down"), ("a", "Up")], ""),
    "one more": ([("a", "Up"), ("b", "Down")], [("a", "Up"), ("b", "Up"), ("c", "Down")], ""),
    "gone though it was down": ([("b", "Down")], [], ""),
    "down": ([("a", "Established")], [("a", "Active")], "a (Active)"),
    "gone": ([("a", "Up"), ("b", "Up")], [("b", "Up")], "a (gone)"),
    "one of two of one name": ([("a", "Up"), ("a", "Up")], [("a", "Up"), ("a", "Idle")], "a (Idle)"),
}


@pytest.mark.parametrize(("before", "now", "lost"), UPS.values(), ids=UPS)
@pytest.mark.parametrize("name", ["iccp", "bfd", "bgp"])
def test_an_adjacency_that_was_up_is_lost_unless_it_is_up(
    name: str, before: list[tuple[str, str]], now: list[tuple[str, str]], lost: str
) -> None:
    it = Compared(gateway="mx1", now=areas(name, *now), before=areas(name, *before), is_compared=True)
    actual = f"lost: {lost}" if lost else "nothing lost"
    kept = finding(name, "adjacencies_kept", "fail" if lost else "pass", "nothing lost", actual)
    assert found(it, name) == Found(findings=(read(name), kept))


WELL: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str]], str]] = {
    "as before": ("cards", [("FPC 1", "Online"), ("FPC 2", "Empty")], [("FPC 1", "Online")], ""),
    "a card more": ("cards", [("FPC 1", "Online")], [("FPC 1", "Online"), ("FPC 2", "Offline")], ""),
    "offline": ("cards", [("FPC 1", "Online")], [("FPC 1", "Offline")], "FPC 1 (Offline)"),
    "present": ("cards", [("FPC 1 PIC 0", "Online")], [("FPC 1", "Present")], "FPC 1 PIC 0 (gone)"),
    "a backup that takes part": ("bundles", [("m0", "Backup")], [("m0", "Active")], ""),
    "a backup again": ("bundles", [("m0", "Active")], [("m0", "Backup")], ""),
    "inactive": ("bundles", [("m0", "Active")], [("m0", "Inactive")], "m0 (Inactive)"),
    "inactive before": ("bundles", [("m0", "Inactive")], [], ""),
}


@pytest.mark.parametrize(("name", "before", "now", "lost"), WELL.values(), ids=WELL)
def test_a_card_that_was_in_use_is_lost_unless_it_is_in_use(
    name: str, before: list[tuple[str, str]], now: list[tuple[str, str]], lost: str
) -> None:
    it = Compared(gateway="mx1", now=areas(name, *now), before=areas(name, *before), is_compared=True)
    actual = f"lost: {lost}" if lost else "nothing lost"
    kept = finding(name, "cards_kept", "fail" if lost else "pass", "nothing lost", actual)
    assert found(it, name) == Found(findings=(read(name), kept))


@pytest.mark.parametrize("is_compared", [False, True])
@pytest.mark.parametrize(
    ("load", "high"), [("0 %", ""), ("89.99 %", ""), ("90 %", "c (90 %)"), ("100 %", "c (100 %)")]
)
def test_a_card_without_headroom_is_found_before_and_after(is_compared: bool, load: str, high: str) -> None:
    now = areas("headroom", ("a", "1.96 %"), ("c", load))
    it = Compared(gateway="mx1", now=now, is_compared=is_compared)
    status: Status = "fail" if high else "pass"
    below = finding("headroom", "headroom", status, "below 90 %", high or "below 90 %")
    assert found(it, "headroom") == Found(findings=(read("headroom"), below))
    expected = "below 90 %, or a warning" if high else "below 90 %"
    let = finding("headroom", "headroom", "pass", expected, high or "below 90 %")
    warnings = (f"mx1 area headroom - {high}",) if high else ()
    assert found(it, "headroom", "warn") == Found(findings=(read("headroom"), let), warnings=warnings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("headroom", each) for each in ("high", "", "nan", "-5 %", "1_0", "1e1")),
        *(("sessions", each) for each in ("1.5", "many", "-5", "1_0")),
    ],
)
def test_facts_that_hold_no_number_are_refused(name: str, value: str) -> None:
    now = areas(name, ("a", value))
    it = Compared(gateway="mx1", now=now, before=now, is_compared=True, source="mx1", of_source=now)
    with pytest.raises(FactsError) as raised:
        found(it, name)
    assert str(raised.value) == f"a - Expected: a number Actual: '{value}'"


def test_adjacencies_before_that_are_not_known_are_unknown() -> None:
    it = Compared(gateway="mx1", now=areas("bgp"), is_compared=True)
    unknown = finding("bgp", "adjacencies_kept", "unknown", "nothing lost", "not read before")
    assert found(it, "bgp") == Found(findings=(read("bgp"), unknown))


def test_a_commit_since_before_is_new_by_its_name() -> None:
    before, now = areas("commits", ("1", "made")), areas("commits", ("2", "made"), ("1", "made"))
    it = Compared(gateway="mx1", now=now, before=before, is_compared=True)
    none = finding("commits", "open_commits", "pass", "none open", "none open")
    new = finding("commits", "new_commits", "fail", "nothing new", "new: 2 (made)")
    assert found(it, "commits") == Found(findings=(read("commits"), none, new))


@pytest.mark.parametrize("value", ["to be confirmed", "pending", "prepared"])
def test_a_commit_that_is_not_final_is_found_without_a_before(value: str) -> None:
    it = Compared(gateway="mx1", now=areas("commits", ("2", value), ("1", "made")))
    fails = finding("commits", "open_commits", "fail", "none open", f"2 ({value})")
    passes = finding("commits", "open_commits", "pass", "none open, or a warning", f"2 ({value})")
    assert found(it, "commits") == Found(findings=(read("commits"), fails))
    assert found(it, "commits", "warn") == Found(
        findings=(read("commits"), passes), warnings=(f"mx1 area commits - 2 ({value})",)
    )


Shares = tuple[tuple[int, str], ...]
OF_SESSIONS: dict[str, tuple[list[str], list[str], str, str, Status, int]] = {
    "all": (["1000"], ["600", "400"], "1,000", "1,000, 100.0 % of 1,000", "pass", 1000),
    "90 %": (["1000"], ["900"], "1,000", "900, 90.0 % of 1,000", "pass", 1000),
    "less": (["1000"], ["899"], "1,000", "899, 89.9 % of 1,000", "fail", 1000),
    "more": (["10", "990"], ["1047"], "1,000", "1,047, 104.7 % of 1,000", "pass", 1000),
    "none before": (["0"], ["7"], "0", "7", "pass", 0),
}


@pytest.mark.parametrize(
    ("before", "now", "old", "actual", "status", "count"), OF_SESSIONS.values(), ids=OF_SESSIONS
)
def test_sessions_are_compared_with_those_of_their_source(
    before: list[str],
    now: list[str],
    old: str,
    actual: str,
    status: Status,
    count: int,
) -> None:
    shares: Shares = ((count, f"{actual.partition(', ')[2]} sessions"),) if count else ()
    shown, source = (
        areas("sessions", *((f"ss{i}", it) for i, it in enumerate(each))) for each in (now, before)
    )
    it = Compared(gateway="mx1", now=shown, before=shown, is_compared=True, source="mx2", of_source=source)
    expected = f"90 % at least of {old} on mx2 before"
    kept = finding("sessions", "sessions_kept", status, expected, actual)
    result = found(it, "sessions")
    assert result == Found(findings=(read("sessions"), kept), shares=shares)
    assert result.cost == (shares[0][1] if shares else "")


def test_sessions_before_that_are_not_known_are_unknown() -> None:
    it = Compared(gateway="mx1", now=areas("sessions"), is_compared=True, source="mx2")
    expected = "90 % at least of those on mx2 before"
    unknown = finding("sessions", "sessions_kept", "unknown", expected, "not read before")
    assert found(it, "sessions", "warn") == Found(findings=(read("sessions"), unknown))


def test_the_cost_is_told_of_the_gateway_that_had_most() -> None:
    assert Found(findings=(), shares=((1, "of 1"), (30, "of 30"), (4, "of 4"))).cost == "of 30"


EVERY = tuple(AREAS)


@pytest.mark.parametrize(
    ("names", "areas_chosen"),
    [
        ([], ()),
        (["redundancy"], ()),
        (["all"], EVERY),
        (["cores", "alarms"], ("alarms", "cores")),
        (["all", "!alarms"], EVERY[1:]),
        (["!alarms"], EVERY[1:]),
        (["redundancy", "!alarms"], EVERY[1:]),
        (["cores", "!alarms"], ("cores",)),
        (["sessions", "commits"], ("commits", "sessions")),
    ],
)
def test_areas_are_chosen_by_name(names: list[str], areas_chosen: tuple[str, ...]) -> None:
    assert chosen("o", names) == areas_chosen


@pytest.mark.parametrize("name", ["alarm", "!redundancy", "!all", "", "!"])
def test_an_area_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(ArgumentError, match=r"^o - Expected: of redundancy, all, alarms, .*Actual: "):
        chosen("o", [name])


@pytest.mark.parametrize("names", [["alarms", "!alarms"], [f"!{each}" for each in EVERY]], ids=len)
def test_areas_that_are_all_left_out_again_are_refused(names: list[str]) -> None:
    with pytest.raises(ArgumentError) as raised:
        chosen("o", names)
    assert str(raised.value) == f"o - Expected: an area that is not left out Actual: {', '.join(names)}"


def test_a_site_changes_an_effect() -> None:
    assert effects_of("o", {"cores": "warn"}) == {
        **{name: kind.effect for name, kind in AREAS.items()},
        "cores": "warn",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"core": "warn"}, f"o - Expected: of {', '.join(AREAS)} Actual: core"),
        ({"cores": "ignore"}, "o.cores - Expected: stop or warn Actual: 'ignore'"),
        ({"cores": True}, "o.cores - Expected: stop or warn Actual: True"),
    ],
)
def test_an_effect_that_does_not_exist_is_refused(given: dict[str, t.Any], message: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        effects_of("o", given)
    assert str(raised.value) == message
