# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A verdict that is not on all sets says so in its first words, and keeps saying so when it is read back."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    Scope,
    joined,
    refuse_other,
    word,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    from_report,
    message,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    NOW,
    STANDBY,
    Facts,
    edited,
)

DEAD = {"id": 2, "health": "Failed"}
WORDS = "of set 1 only; set 2 was not asked about"


def with_sets(facts: Facts, *numbers: int) -> Facts:
    """Return facts with more sets, each of which is dead."""
    first = facts["groups"][0]["sets"][0]
    more = [{**first, "id": number, "health": "Failed"} for number in numbers]
    return edited(facts, {"groups.0.sets": [first, *more]})


def report(*numbers: int, asked: t.Sequence[int] = (1,)) -> dict[str, t.Any]:
    """Return the report on a gateway whose other sets are dead."""
    return gateway_report(with_sets(MASTER, *numbers), now=NOW, options={"redundancy_sets": list(asked)})


def test_a_verdict_on_a_part_says_so_first() -> None:
    found = report(2)
    assert (found["verdict"], found["scope"]) == ("go", {"asked": [1], "not_asked": [2]})
    assert found["summary"].startswith(f"GO, {WORDS}: ")
    assert message(from_report(found, "it")).startswith(f"GO, {WORDS}: ")


def test_a_verdict_on_all_sets_says_nothing_of_them() -> None:
    for found in (report(), report(2, asked=()), report(2, asked=(1, 2))):
        assert ("scope" in found, found["summary"].partition(":")[0] in ("GO", "NO-GO")) == (False, True)


@pytest.mark.parametrize("of", [(2, None), (None, 2), (2, 2)])
def test_a_set_that_either_gateway_shows_is_left_out(of: tuple[int | None, int | None]) -> None:
    first, second = (
        with_sets(facts, *([each] if each else [])) for facts, each in zip((MASTER, STANDBY), of, strict=True)
    )
    found = pair_report(first, second, now=NOW, options={"redundancy_sets": [1]})
    assert found["summary"].startswith(f"GO, {WORDS}: ")


OF_GROUP = {"redundancy_group": 1}
EARLIER = {"collected_at": "2026-11-22T16:00:00Z"}
PART = "of set 1 only; other redundancy groups were not read"


def test_a_verdict_on_facts_of_one_group_says_that_others_were_not_read() -> None:
    one, other = edited(MASTER, OF_GROUP), edited(STANDBY, OF_GROUP)
    reports = [
        gateway_report(one, now=NOW, options={}),
        gateway_report(one, now=NOW, options={"redundancy_sets": [1]}),
        pair_report(one, STANDBY, now=NOW, options={}),
        pair_report(MASTER, other, now=NOW, options={}),
        change_report(one, edited(one, EARLIER), now=NOW, options={"expect": "unchanged"}),
    ]
    for found in reports:
        assert (found["verdict"], found["scope"]) == ("go", {"asked": [1], "not_asked": []})
        assert found["summary"].startswith(f"GO, {PART}: ")
        assert to_report(from_report(found, "it")) == found


def test_of_two_sets_of_one_group_the_one_that_was_not_asked_about_is_named() -> None:
    found = gateway_report(edited(with_sets(MASTER, 2), OF_GROUP), now=NOW, options={"redundancy_sets": [1]})
    assert found["summary"].startswith(f"GO, {WORDS}: ")


def test_many_sets_are_listed() -> None:
    assert report(2, 4, 9, asked=(1, 4))["summary"].startswith(
        "NO-GO, of sets 1 and 4 only; sets 2 and 9 were not asked about: "
    )


@pytest.mark.parametrize("sets", [(1,), (1, 2)])
def test_a_part_is_read_back_as_a_part(sets: tuple[int, ...]) -> None:
    plain = report(*sets[1:])
    assert to_report(from_report(plain, "it")) == plain


def test_a_part_cannot_be_made_the_whole() -> None:
    plain = report(2)
    whole = {name: value for name, value in plain.items() if name != "scope"}
    with pytest.raises(FactsError):
        from_report(whole, "it")


@pytest.mark.parametrize("scope", [None, {}, {"asked": [1]}, {"asked": ["1"], "not_asked": [2]}, "of set 1"])
def test_an_invalid_scope_is_refused(scope: object) -> None:
    with pytest.raises(FactsError):
        from_report({**report(2), "scope": scope}, "it")


def test_several_verdicts_leave_out_what_one_of_them_leaves_out() -> None:
    one, other = Scope(asked=(1,), not_asked=(2, 3)), Scope(asked=(1, 2), not_asked=(3,))
    assert joined([None, one, other]) == Scope(asked=(1,), not_asked=(2, 3))
    assert joined([None]) is None
    left_out = joined([Scope(asked=(1,), not_asked=(2,)), Scope(asked=(2,), not_asked=(1,))])
    assert left_out == Scope(asked=(), not_asked=(1, 2))
    words = [word("go", each) for each in (left_out, one, None)]
    assert words == ["GO, of no set", "GO, of set 1 only", "GO"]


def test_a_sentence_on_a_part_with_another_verdict_is_refused() -> None:
    refuse_other("it", f"GO, {WORDS}: 1 of 1", "go")
    with pytest.raises(ArgumentError):
        refuse_other("it", f"GO, {WORDS}: 1 of 1", "no_go")
