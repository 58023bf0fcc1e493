# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answer for all sets, which sets are asked about, and the report on it."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import message, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import (
    SetAnswer,
    TakeDown,
    report_on_take_down,
    take_down,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    MASTER,
    NOW,
    PEER,
    TERSE,
    Edit,
    Facts,
    edited,
    group,
    redundancy_set,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.take_down_pairs import (
    MASTER_B,
    NO_SETS,
    STANDBY_A,
    Case,
    away,
    configured,
    here,
    pair_of,
    taken,
    waiver,
)

HERE, AWAY = ("MASTER", "STANDBY"), ("STANDBY", "MASTER")


def test_a_gateway_that_was_not_read_is_unknown() -> None:
    case = Case(name="", a=None, b=MASTER_B, answer="", row=0, reason="")
    reason = SetAnswer(id=1, answer="unknown", reason="A was not read", row=2)
    assert taken(case) == TakeDown(
        answer="unknown", because="unknown, because A was not read", sets=(reason,)
    )


def test_two_gateways_of_which_nothing_is_known_are_unknown() -> None:
    case = Case(name="", a=None, b=None, answer="", row=0, reason="", own=None, other=None)
    because = "unknown, because A was not read; B was not read"
    assert taken(case) == TakeDown(answer="unknown", because=because, sets=())


def test_a_pair_without_any_set_is_unknown() -> None:
    case = Case(
        name="",
        a=edited(STANDBY_A, NO_SETS),
        b=edited(MASTER_B, NO_SETS),
        answer="",
        row=0,
        reason="",
        own=None,
    )
    assert taken(case) == TakeDown(answer="unknown", because="unknown, because no set is shown", sets=())


@pytest.mark.parametrize(
    ("states", "answer", "because", "answers"),
    [
        (
            {1: ("STANDBY", "MASTER"), 2: ("STANDBY", "MASTER")},
            "yes",
            "yes: B carries every set; there is no standby while A is down",
            ["yes", "yes"],
        ),
        (
            {1: ("MASTER", "STANDBY"), 2: ("STANDBY", "MASTER")},
            "after",
            "after set 1 has moved to B, then ask again",
            ["after", "yes"],
        ),
        (
            {
                1: ("MASTER", "STANDBY"),
                2: ("STANDBY", "MASTER"),
                4: ("MASTER", "STANDBY"),
                7: ("MASTER", "STANDBY"),
            },
            "after",
            "after sets 1, 4 and 7 have moved to B, then ask again",
            ["after", "yes", "after", "after"],
        ),
        (
            {1: ("MASTER", "STANDBY"), 2: ("MASTER", "STANDBY (WARNED)"), 3: ("STANDBY", "MASTER")},
            "no",
            "no, because set 2: B is WARNED",
            ["after", "no", "yes"],
        ),
        (
            {1: ("MASTER", "STANDBY (WARNED)"), 2: ("MASTER", "STANDBY (WARNED)"), 3: ("STANDBY", "STANDBY")},
            "no",
            "no, because no gateway is MASTER of set 3, there is an outage now; sets 1 and 2: B is WARNED",
            ["no", "no", "no"],
        ),
        (
            {1: ("STANDBY", "MASTER"), 2: (None, "MASTER")},
            "yes",
            "yes: B carries every set; there is no standby while A is down",
            ["yes", "yes"],
        ),
        (
            {1: ("STANDBY", "MASTER"), 2: (None, "STANDBY")},
            "unknown",
            "unknown, because set 2: A does not show it, and B is not MASTER of it",
            ["yes", "unknown"],
        ),
        (
            {1: ("STANDBY", "MASTER"), 2: ("MASTER", None)},
            "no",
            "no, because set 2: B does not have it",
            ["yes", "no"],
        ),
    ],
)
def test_the_worst_set_decides(
    states: t.Mapping[int, tuple[str | None, str | None]], answer: str, because: str, answers: list[str]
) -> None:
    found = taken(pair_of(states))
    assert (found.answer, found.because) == (answer, because)
    assert [each.answer for each in found.sets] == answers
    assert [each.id for each in found.sets] == list(states)


def test_a_set_that_is_only_configured_counts_too() -> None:
    case = pair_of({1: ("STANDBY", "MASTER")}, own=configured(1, 5))
    found = taken(case)
    assert (found.answer, [each.id for each in found.sets]) == ("unknown", [1, 5])
    assert found.because == "unknown, because set 5: A does not show it, and B is not MASTER of it"


def test_a_set_that_the_peer_shares_with_another_gateway_does_not_count() -> None:
    case = pair_of({1: ("STANDBY", "MASTER")})
    other = group(2, "198.51.100.2", redundancy_set(9, "STANDBY", "MASTER", "backup"))
    other["sets"][0]["peers"][0]["ip"] = "198.51.100.9"
    with_third = edited(t.cast(Facts, case.b), {"groups": [*t.cast(Facts, case.b)["groups"], other]})
    assert [each.id for each in taken(replace(case, b=with_third)).sets] == [1]
    hidden = edited(with_third, {"groups.1.sets.0.peers.0.ip": None})
    assert [each.id for each in taken(replace(case, b=hidden)).sets] == [1, 9]


@pytest.mark.parametrize(
    ("number", "address"), [(1, "198.51.100.9"), (2, "192.0.2.1"), (2, None), (2, "no peer")]
)
def test_a_set_that_the_peer_may_share_with_this_gateway_counts(number: int, address: str | None) -> None:
    case = pair_of({1: ("STANDBY", "MASTER")})
    ninth = redundancy_set(9, "STANDBY", "MASTER", "backup")
    ninth["peers"][0]["ip"] = address
    if address == "no peer":
        ninth["peers"] = []
    facts = t.cast(Facts, case.b)
    (first,) = facts["groups"][0]["sets"]
    groups = [group(1, "192.0.2.2", first), group(2, "198.51.100.2", ninth)]
    if number == 1:
        groups = [group(1, "192.0.2.2", first, ninth)]
    found = taken(replace(case, b=edited(facts, {"groups": groups})))
    assert [each.id for each in found.sets] == [1, 9]
    assert found.answer == ("no" if number == 1 else "unknown")  # an address that leads elsewhere is no pair


def test_a_group_that_the_peer_shares_with_another_gateway_says_nothing_of_the_link() -> None:
    case = pair_of({1: ("MASTER", "STANDBY")})
    facts = t.cast(Facts, case.b)
    other = group(2, "198.51.100.2", redundancy_set(9, "STANDBY", "MASTER", "backup"))
    other["sets"][0]["peers"][0]["ip"] = "198.51.100.9"
    other["peer_connections"] = 0
    found = taken(replace(case, b=edited(facts, {"groups": [*facts["groups"], other]})))
    assert [(each.id, each.answer) for each in found.sets] == [(1, "after")]


def test_two_sets_have_moved() -> None:
    case = pair_of({1: ("MASTER", "STANDBY"), 4: ("MASTER", "STANDBY")})
    assert taken(case).because == "after sets 1 and 4 have moved to B, then ask again"


def test_every_set_of_the_peer_counts_where_the_gateway_has_no_group() -> None:
    case = pair_of({1: ("STANDBY", "MASTER")}, own=configured())
    found = taken(replace(case, a=edited(t.cast(Facts, case.a), {"groups": []})))
    assert [(each.id, each.answer, each.row) for each in found.sets] == [(1, "yes", 3)]


def test_a_set_in_another_group_of_the_peer_is_not_the_same_set() -> None:
    case = pair_of({1: ("STANDBY", "MASTER"), 2: ("MASTER", "STANDBY")})
    facts = t.cast(Facts, case.b)
    first, second = facts["groups"][0]["sets"]
    groups = [group(1, "192.0.2.2", first), group(2, "192.0.2.2", second)]
    answer = SetAnswer(id=2, answer="no", reason="B does not have it", row=10)
    assert taken(replace(case, b=edited(facts, {"groups": groups}))).sets[1:] == (answer,)


def test_a_set_that_is_shown_twice_is_unknown() -> None:
    case = pair_of({1: ("STANDBY", "MASTER")})
    facts = t.cast(Facts, case.b)
    (one,) = facts["groups"][0]["sets"]
    twice = edited(facts, {GROUP: group(1, "192.0.2.2", one, one)})
    answer = SetAnswer(
        id=1, answer="unknown", reason="the state of B is not known: it is shown more than once", row=4
    )
    assert taken(replace(case, b=twice)).sets == (answer,)


def test_a_terse_reply_shows_too_little_to_move_anything() -> None:
    found = taken(here("", TERSE, TERSE, "", 0, ""))
    assert (found.answer, found.sets[0].row) == ("unknown", 11)


@pytest.mark.parametrize("options", [{"redundancy_sets": [1]}, {"role": "MASTER"}, {"health": "any"}])
def test_what_a_run_was_limited_to_does_not_limit_the_question(options: dict[str, t.Any]) -> None:
    case = pair_of({1: ("STANDBY", "MASTER"), 2: ("MASTER", "STANDBY")})
    facts = edited(t.cast(Facts, case.b), {"groups.0.sets.1.health": "Failed"})
    found = taken(replace(case, b=facts, options=options))
    assert [each.answer for each in found.sets] == ["yes", "no"]


def test_a_waiver_never_covers_that_the_peer_is_not_master() -> None:
    checks = (
        "role",
        "peer_role",
        "single_master",
        "view_of_peer",
        "set_present",
        "same_sets",
        "peer_address",
    )
    options = {"waivers": [waiver(check) for check in checks]}
    case = pair_of({1: ("STANDBY", "STANDBY")})
    assert taken(replace(case, options=options)).answer == "no"
    contradicting = away("", {f"{PEER}.state": "STANDBY"}, {}, "", 0, "", options=options)
    assert (taken(contradicting).answer, taken(contradicting).sets[0].row) == ("no", 8)


def test_a_line_that_is_not_understood_is_read_once_a_waiver_names_it() -> None:
    strange: Edit = {"unrecognized": ["  a line"], "complete": False}
    case = away("", strange, {}, "", 0, "")
    assert taken(case).answer == "unknown"
    named = {"waivers": [waiver("reply_complete", "A line 'a line'")]}
    assert taken(replace(case, options=named)).answer == "yes"


def test_the_two_have_different_names() -> None:
    side = Side(name="A", gateway=gateway_of(MASTER))
    with pytest.raises(ArgumentError, match="another gateway than A Actual: A"):
        take_down(side, side, expectation({}), now=NOW)


def test_a_report_has_a_finding_for_each_set_and_only_yes_is_go() -> None:
    answers = ("yes", "no", "unknown", "not_yet", "after")
    sets = tuple(
        SetAnswer(id=number, answer=t.cast("t.Any", answer), reason="why", row=1)
        for number, answer in enumerate(answers, start=1)
    )
    report = report_on_take_down(TakeDown(answer="no", because="no, because", sets=sets), "A")
    assert [(each.subject, each.status, each.expected, each.actual) for each in report.findings] == [
        ("A set 1", "pass", "yes", "yes: why"),
        ("A set 2", "fail", "yes", "no: why"),
        ("A set 3", "unknown", "yes", "unknown: why"),
        ("A set 4", "fail", "yes", "not yet: why"),
        ("A set 5", "fail", "yes", "after: why"),
    ]
    assert {each.check for each in report.findings} == {"take_down"}
    assert not any(each.waivable for each in report.findings)
    assert message(report).splitlines()[0] == "NO-GO: 3 of 5 checks failed, 1 unknown"


def test_a_report_on_no_set_is_unknown() -> None:
    nothing = TakeDown(answer="unknown", because="unknown, because no set is shown", sets=())
    plain = to_report(report_on_take_down(nothing, "A"))
    assert [(each["status"], each["actual"]) for each in plain["checks"]] == [
        ("unknown", "unknown, because no set is shown")
    ]


LEARNED: Facts = {
    "owner": "noc",
    "reason": "23.4 prints a counter more",
    "date": "2026-12-01",
    "expires": "2027-06-01",
    "sha256": "ab",
    "lines": [{"label": "rg flap count", "printed": "RG flap count: 3"}],
    "meanings": [],
}


def test_an_answer_says_what_passed_by_a_vocabulary() -> None:
    case = Case(
        name="", a=edited(STANDBY_A, {"vocabulary": LEARNED}), b=MASTER_B, answer="", row=0, reason=""
    )
    found = taken(case)
    assert found.answer == "yes"
    assert found.because.endswith("; 1 line by vocabulary of 2026-12-01, owner noc")


def test_an_answer_by_a_vocabulary_that_has_expired_is_unknown() -> None:
    learned = {**LEARNED, "expires": "2026-11-21"}
    case = Case(
        name="", a=edited(STANDBY_A, {"vocabulary": learned}), b=MASTER_B, answer="", row=0, reason=""
    )
    assert taken(case).answer == "unknown"
