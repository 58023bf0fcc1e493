# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The variables that a rehearsal gives to the runbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair
from ansible_collections.junos_ha.srd.tests.rehearsal.__main__ import _guide, _origin, _parser
from ansible_collections.junos_ha.srd.tests.rehearsal.variables import variables


def configured(configuration: Configuration) -> Pair:
    pair = default_pair()
    first, second = (replace(box, configuration=configuration) for box in pair.boxes)
    return replace(pair, boxes=(first, second))


def test_the_master_releases_by_a_manual_event() -> None:
    event = "RELS_MSHIP_MANUAL_EV"
    assert variables(default_pair(), ("mx1", "mx2")) == {
        "srd_leads": "mx1",
        "srd_away_from": "mx1",
        "srd_moves": [{"redundancy_set": 1, "event": event, "reverse_event": event}],
    }


def test_the_second_gateway_may_be_the_master() -> None:
    pair = default_pair()
    swapped = replace(pair, boxes=(pair.boxes[1], pair.boxes[0]))
    assert variables(swapped, ("mx1", "mx2"))["srd_away_from"] == "mx2"


def test_an_automatic_event_is_used_if_there_is_no_manual_one() -> None:
    configuration = default_pair().boxes[0].configuration
    without = replace(configuration, events=tuple(each for each in configuration.events if each.monitors))
    moves = variables(configured(without), ("mx1", "mx2"))["srd_moves"]
    assert moves == [
        {"redundancy_set": 1, "event": "RELS_MSHIP_CRIT_EV", "reverse_event": "RELS_MSHIP_CRIT_EV"}
    ]


def test_without_a_releasing_event_the_user_must_name_one() -> None:
    moves = variables(configured(Configuration()), ("mx1", "mx2"))["srd_moves"]
    event = "THE_EVENT_THAT_RELEASES_IT"
    assert moves == [{"redundancy_set": 1, "event": event, "reverse_event": event}]


@pytest.mark.parametrize(
    ("mark", "event"),
    [
        ("own_", "own_RELS_MSHIP_MANUAL_EV"),
        ("{{ lookup('pipe', 'id') }}", "THE_EVENT_THAT_RELEASES_IT"),
        ("{% set x = 1 %}", "THE_EVENT_THAT_RELEASES_IT"),
        ("{# x #}", "THE_EVENT_THAT_RELEASES_IT"),
    ],
)
def test_a_name_that_ansible_would_run_is_no_event(mark: str, event: str) -> None:
    before = default_pair().boxes[0].configuration
    configuration = replace(
        before,
        events=tuple(replace(each, name=f"{mark}{each.name}") for each in before.events),
        policies=tuple(
            replace(each, events=tuple(f"{mark}{name}" for name in each.events)) for each in before.policies
        ),
    )
    assert variables(configured(configuration), ("mx1", "mx2"))["srd_moves"][0]["event"] == event


def with_second_set(gateway: Gateway, state: str) -> Gateway:
    """Return what a gateway shows that has another set in this state."""
    (group,) = gateway.groups
    second = replace(group.sets[0], id=2, state=state)
    return replace(gateway, groups=(replace(group, sets=(*group.sets, second)),))


def test_a_set_that_the_gateway_is_standby_of_is_left_out() -> None:
    first, second = default_pair().boxes
    split = Pair(
        boxes=(
            replace(first, settled=with_second_set(first.settled, "STANDBY")),
            replace(second, settled=with_second_set(second.settled, "MASTER")),
        )
    )
    found = [variables(each, ("mx1", "mx2")) for each in (split, replace(split, boxes=split.boxes[::-1]))]
    moved = [[move["redundancy_set"] for move in each["srd_moves"]] for each in found]
    assert ([each["srd_away_from"] for each in found], moved) == (["mx1", "mx2"], [[1], [1]])


def test_a_pair_is_as_replies_show_it_only_where_there_are_some() -> None:
    given = (["--from", "a", "b"], [])
    firsts = [_guide(Path("x"), _origin(_parser().parse_args(each))).partition(". In")[0] for each in given]
    assert firsts == [
        "The pair is ready: mx1 and mx2, as your replies show them",
        "The pair is ready: mx1 and mx2, a pair of the lab, for no replies were given",
    ]
