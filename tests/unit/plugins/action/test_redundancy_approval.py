# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_approval."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.tests.unit.run_action import act

REFUSED = (
    "srd_approve - Expected: yes, given or typed at the prompt Actual: {}. "
    "Nothing was sent. To go on, run it again under another srd_run_id"
)


@pytest.mark.parametrize("answer", ["y", "Y", "yes", " yes "])
def test_these_answers_are_approval(answer: str) -> None:
    assert act("redundancy_approval", {"approve": "prompt", "answer": answer})[0] == {"changed": False}


@pytest.mark.parametrize("answer", ["n", "no", "Yes please", "YES", "ye", "true", "1", "yes yes"])
def test_no_other_answer_is_approval(answer: str) -> None:
    result = act("redundancy_approval", {"approve": "prompt", "answer": answer})[0]
    assert result == {"failed": True, "msg": REFUSED.format(answer)}


@pytest.mark.parametrize("given", [{}, {"answer": ""}, {"answer": "  "}])
def test_no_answer_is_no_approval(given: dict[str, str]) -> None:
    result = act("redundancy_approval", {"approve": "prompt", **given})[0]
    assert result == {"failed": True, "msg": REFUSED.format("no answer")}


def test_what_sends_nothing_needs_no_approval() -> None:
    assert act("redundancy_approval", {"approve": "prompt", "sends": False})[0] == {"changed": False}


def test_approval_may_be_given_by_a_variable() -> None:
    assert act("redundancy_approval", {"approve": "yes"})[0] == {"changed": False}
