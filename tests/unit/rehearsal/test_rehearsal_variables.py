# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The variables that a rehearsal gives to the runbook."""

from __future__ import annotations

from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair
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
