# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The model derives what it must, and takes back no facts that it would not have given."""

from __future__ import annotations

import copy
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs

(EXTENSIVE,) = (pair.facts for pair in pairs("published") if pair.name == "published/extensive.txt")
SET = ("groups", 0, "sets", 0)

STATES: dict[str | None, tuple[str | None, str | None]] = {
    None: (None, None),
    "": ("", None),
    "MASTER": ("MASTER", None),
    "STANDBY (WARNED)": ("STANDBY", "WARNED"),
    "STANDBY (LATER WORD)": ("STANDBY (LATER WORD)", None),
    "MASTER (WAIT) (WARNED)": ("MASTER (WAIT) (WARNED)", None),
    "NOT MASTER": ("NOT MASTER", None),
    "MASTERED": ("MASTERED", None),
    "MASTER (WAIT)\n": ("MASTER (WAIT)\n", None),
}

# The path of a value, what is put there, and the path that the error names.
WRONG: dict[str, tuple[tuple[str | int, ...], object, str]] = {
    "another schema": (("schema",), 2, "facts.schema"),
    "another format": (("format",), "yaml", "facts.format"),
    "another level": (("level",), "detail", "facts.level"),
    "a text for a truth": (("complete",), "true", "facts.complete"),
    "a number for a truth": (("complete",), 1, "facts.complete"),
    "a truth for a number": ((*SET, "id"), True, "facts.groups[0].sets[0].id"),
    "a text for a number": ((*SET, "id"), "1", "facts.groups[0].sets[0].id"),
    "a role that the state denies": ((*SET, "role"), "STANDBY", "facts.groups[0].sets[0].role"),
    "a state that the role denies": ((*SET, "state"), "STANDBY", "facts.groups[0].sets[0].role"),
    "a qualifier of no state": ((*SET, "qualifier"), "WAIT", "facts.groups[0].sets[0].qualifier"),
    "a text for a list": ((*SET, "peers"), "none", "facts.groups[0].sets[0].peers"),
    "nothing for a list": (("groups",), None, "facts.groups"),
    "roles that the sets deny": (("roles", "1"), "STANDBY", "facts.roles"),
    "a role of no set": (("roles", "2"), "MASTER", "facts.roles"),
    "no roles": (("roles",), None, "facts.roles"),
    "a key too many": (("iccp", "age"), 3, "facts.iccp"),
}


@pytest.mark.parametrize("state, parts", STATES.items())
def test_a_state_is_its_role_and_its_qualifier(
    state: str | None, parts: tuple[str | None, str | None]
) -> None:
    assert _model.split_state(state) == parts
    each = _model.RedundancySet(id=1, state=state)
    assert (each.role, each.qualifier) == parts


def test_a_set_that_two_groups_claim_has_no_role() -> None:
    master, standby = (_model.RedundancySet(id=7, state=state) for state in ("MASTER", "STANDBY"))
    groups = (_model.Group(id=1, sets=(master,)), _model.Group(id=2, sets=(standby,)))
    assert _model.roles(_model.Gateway(format="text", level="terse", complete=True, groups=groups)) == {
        "7": None
    }


@pytest.mark.parametrize("path, value, where", WRONG.values(), ids=WRONG)
def test_facts_that_were_changed_are_refused(path: tuple[t.Any, ...], value: object, where: str) -> None:
    facts: t.Any = copy.deepcopy(EXTENSIVE)
    inner = facts
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(FactsError) as refused:
        _model.from_facts(facts)
    assert refused.value.where == where


@pytest.mark.parametrize("facts", [None, [], "MASTER", {}])
def test_what_is_no_facts_is_refused(facts: object) -> None:
    with pytest.raises(FactsError):
        _model.from_facts(facts)


def test_the_reply_beside_the_facts_is_no_part_of_the_model() -> None:
    assert EXTENSIVE is not None
    assert _model.from_facts({**EXTENSIVE, "reply": "text"}) == _model.from_facts(EXTENSIVE)
