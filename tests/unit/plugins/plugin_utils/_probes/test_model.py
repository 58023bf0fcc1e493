# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answers to probes as facts: there and back, and nothing else."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import (
    Answer,
    Answers,
    from_plain,
    to_plain,
)

ANSWERS = Answers(
    collected_at="2026-11-22T17:00:00Z",
    role="MASTER",
    answers=(
        Answer(name="a", command="show version", text="x", sha256="d"),
        Answer(name="b", command="show log a", text=None, refused="permission denied"),
    ),
)
PLAIN = {
    "schema": 1,
    "collected_at": "2026-11-22T17:00:00Z",
    "role": "MASTER",
    "answers": [
        {"name": "a", "command": "show version", "text": "x", "sha256": "d", "refused": "", "complete": True},
        {
            "name": "b",
            "command": "show log a",
            "text": None,
            "sha256": "",
            "refused": "permission denied",
            "complete": False,
        },
    ],
}


def test_answers_are_facts_and_back() -> None:
    assert to_plain(ANSWERS) == PLAIN
    assert from_plain(PLAIN, "it") == ANSWERS
    assert [ANSWERS.to(name) for name in ("b", "c")] == [ANSWERS.answers[1], None]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("a", "it - Expected: probes of schema 1, a dictionary Actual: 'a'"),
        ({**PLAIN, "schema": 2}, "it - Expected: probes of schema 1, a dictionary Actual: \"{'schema': 2"),
        ({**PLAIN, "role": 1}, "it.role - Expected: a value of type str Actual: '1'"),
        ({**PLAIN, "more": 1}, "it - Expected: the keys collected_at, role, answers Actual: "),
        (
            {**PLAIN, "answers": [{**PLAIN["answers"][1], "complete": True}]},  # type: ignore[dict-item,index]
            "it.answers[0].complete - Expected: False Actual: 'True'",
        ),
    ],
)
def test_other_facts_are_refused(facts: object, message: str) -> None:
    with pytest.raises(FactsError) as caught:
        from_plain(facts, "it")
    assert str(caught.value).startswith(message)
