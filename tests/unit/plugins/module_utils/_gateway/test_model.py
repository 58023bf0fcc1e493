# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The model derives roles and qualifiers from states, and can be walked from a gateway to its interfaces."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

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


@pytest.mark.parametrize("state, parts", STATES.items())
def test_a_state_is_its_role_and_its_qualifier(
    state: str | None, parts: tuple[str | None, str | None]
) -> None:
    assert _model.split_state(state) == parts
    each = _model.RedundancySet(id=1, state=state)
    assert (each.role, each.qualifier) == parts


def test_a_set_in_two_groups_has_no_role() -> None:
    master, standby = (_model.RedundancySet(id=7, state=state) for state in ("MASTER", "STANDBY"))
    groups = (_model.Group(id=1, sets=(master,)), _model.Group(id=2, sets=(standby,)))
    gateway = _model.Gateway(format="text", level="terse", complete=True, groups=groups)
    assert gateway.roles == {7: None}
    assert gateway.set(7) is None


def _interface(name: str, synchronization: str | None) -> _model.ServiceInterface:
    return _model.ServiceInterface(name=name, synchronization=synchronization)


HOT, COLD, HIDDEN = (
    _interface("ms-1/0/0", "Hot"),
    _interface("ms-1/1/0", "Cold"),
    _interface("ms-1/2/0", None),
)
FIRST = _model.RedundancySet(
    id=1,
    state="MASTER",
    service_sets=(
        _model.ServiceSet(name="ss1", interfaces=(HOT, COLD)),
        _model.ServiceSet(name="ss2", interfaces=(HIDDEN, HOT)),
    ),
)
SECOND = _model.RedundancySet(id=2, state="STANDBY (WARNED)", service_sets=())
THIRD = _model.RedundancySet(id=3)
GROUPS = (_model.Group(id=1, sets=(FIRST, SECOND)), _model.Group(id=4), _model.Group(id=2, sets=(THIRD,)))
GATEWAY = _model.Gateway(format="text", level="brief", complete=True, groups=GROUPS)


def test_a_gateway_has_the_sets_of_all_its_groups() -> None:
    assert GATEWAY.sets == (FIRST, SECOND, THIRD)
    assert GATEWAY.grouped_sets == ((GROUPS[0], FIRST), (GROUPS[0], SECOND), (GROUPS[2], THIRD))
    assert GATEWAY.roles == {1: "MASTER", 2: "STANDBY", 3: None}


def test_a_set_is_found_by_its_id() -> None:
    assert [GATEWAY.set(number) for number in (0, 1, 2, 3, 4)] == [None, FIRST, SECOND, THIRD, None]


def test_a_set_has_the_interfaces_of_all_its_service_sets() -> None:
    assert [each.interfaces for each in GATEWAY.sets] == [(HOT, COLD, HIDDEN, HOT), (), ()]
    assert [each.hot_count for each in GATEWAY.sets] == [2, 0, 0]
