# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tests, in expressions. What each answers stands in the tests of the functions behind them."""

from __future__ import annotations

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

FACTS = {pair.name: pair.facts for pair in pairs("published")}
PASSED = FACTS["published/brief_health_passed.txt"]
TESTS = ("redundancy_master", "redundancy_standby", "redundancy_hot", "redundancy_healthy")

ANSWERS = [
    ("brief_health_passed.txt", [True, False, True, True]),
    ("brief_health_failed.txt", [False, True, False, False]),
    ("extensive.txt", [True, False, True, True]),
    ("terse.txt", [True, False, False, False]),
]


@pytest.mark.parametrize(("name", "answers"), ANSWERS)
def test_answers(name: str, answers: list[bool]) -> None:
    facts = FACTS[f"published/{name}"]
    assert [evaluate(f"facts is junos_ha.srd.{test}", facts=facts) for test in TESTS] == answers
    one_set = "redundancy_set=1"
    assert [evaluate(f"facts is junos_ha.srd.{test}({one_set})", facts=facts) for test in TESTS] == answers
    assert [evaluate(f"facts is not junos_ha.srd.{test}", facts=facts) for test in TESTS] == [
        not answer for answer in answers
    ]


def test_of_one_group_every_set_is_not_known() -> None:
    part = {**(PASSED or {}), "redundancy_group": 1}
    for arguments, answers in (("", [False] * 4), ("(redundancy_set=1)", [True, False, True, True])):
        found = [evaluate(f"facts is junos_ha.srd.{test}{arguments}", facts=part) for test in TESTS]
        assert found == answers


@pytest.mark.parametrize("test", TESTS)
def test_a_missing_set(test: str) -> None:
    assert evaluate(f"facts is junos_ha.srd.{test}(redundancy_set=2)", facts=PASSED) is False


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("(redundancy_set=101)", "redundancy_set - Expected: 1 to 100 Actual: 101"),
        ("(redundancy_set=true)", "redundancy_set - Expected: 1 to 100 Actual: True"),
        ("(redundancy_set='1')", "redundancy_set - Expected: 1 to 100 Actual: '1'"),
        ("(set=1)", "got an unexpected keyword argument 'set'"),
        ("(1)", "takes 1 positional argument but 2 were given"),
    ],
)
def test_arguments_that_are_refused(test: str, arguments: str, message: str) -> None:
    with pytest.raises(AnsibleError) as raised:
        evaluate(f"facts is junos_ha.srd.{test}{arguments}", facts=PASSED)
    assert f"junos_ha.srd.{test}: " in str(raised.value)
    assert str(raised.value).endswith(message)


@pytest.mark.parametrize("test", TESTS)
def test_invalid_facts_are_refused(test: str) -> None:
    with pytest.raises(AnsibleError) as raised:
        evaluate(f"facts is junos_ha.srd.{test}", facts="MASTER")
    message = "facts - Expected: the facts of a gateway, a dictionary Actual: 'MASTER'"
    assert str(raised.value).endswith(f"junos_ha.srd.{test}: {message}")
