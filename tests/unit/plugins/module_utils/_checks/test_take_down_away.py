# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rows 1 to 9 of the table: what decides before it matters whether A can be moved."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    ICCP,
    PEER,
    SET,
    Edit,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.take_down_pairs import (
    COLD,
    NO_SETS,
    UNSHOWN,
    WELL,
    Case,
    away,
    box,
    check_answer,
    here,
    speaking,
    taken,
    waiver,
)

PEER_SHOWN = {
    "ip": "192.0.2.2",
    "connection": "Connected",
    "state": "MASTER",
    "role": "MASTER",
    "qualifier": None,
}
MAY_MOVE = "A is MASTER, and B can take over"
NO_IDENTITY: Edit = {"surroundings.identity": None}


def _lost(name: str, peer: str) -> str:
    finding = f"{name} group 1 set 1 peer {peer} - peer_connection"
    return f"the link between the two is lost: {finding} - Expected: Connected Actual: Not Connected"


CASES = [
    here(
        "a peer address of another gateway",
        {f"{PEER}.ip": "192.0.2.9"},
        {},
        "no",
        1,
        "A and B are no pair: A group 1 set 1 - peer_address - Expected: 192.0.2.2 Actual: 192.0.2.9",
    ),
    here("no address", UNSHOWN, UNSHOWN, "after", 13, "A is MASTER, and B can take over"),
    away("one serial number", box("A", "JN2"), {}, "no", 1, "A and B are one gateway under two names"),
    away(
        "one serial number and another name",
        box("B", "JN2"),
        {},
        "no",
        1,
        "A and B are one gateway under two names",
    ),
    away(
        "another gateway, and a peer address of another one",
        {**box("C", "JN3"), f"{PEER}.ip": "192.0.2.9"},
        {},
        "no",
        1,
        "another gateway answers: A - identity - Expected: host name A, and a serial number "
        "Actual: host name C, serial number JN3; if it is meant so, set srd_host_name: C for A",
    ),
    away(
        "another gateway at the address of B, without a serial number",
        {},
        box("C", None),
        "no",
        1,
        "another gateway answers: B - identity - Expected: host name B, and a serial number "
        "Actual: host name C, serial number not shown; if it is meant so, set srd_host_name: C for B",
    ),
    here(
        "ICCP of A leads elsewhere, by its configuration",
        {**UNSHOWN, f"{PEER}.ip": None},
        UNSHOWN,
        "no",
        1,
        "A and B are no pair: ICCP of A leads to 192.0.2.9 in group 1, and B has 192.0.2.2",
        own=speaking(WELL, "192.0.2.1", "192.0.2.9"),
        other=speaking(WELL, "192.0.2.2", "192.0.2.1"),
    ),
    away(
        "ICCP of B leads elsewhere, by its configuration and what A shows",
        {},
        {f"{PEER}.ip": None},
        "no",
        1,
        "A and B are no pair: ICCP of B leads to 192.0.2.9 in group 1, and A has 192.0.2.1",
        other=speaking(WELL, None, "192.0.2.9"),
    ),
    away(
        "ICCP leads to each other",
        UNSHOWN,
        UNSHOWN,
        "yes",
        9,
        "B is MASTER and well",
        own=speaking(WELL, "192.0.2.1", "192.0.2.2"),
        other=speaking(WELL, "192.0.2.2", "192.0.2.1"),
    ),
    away(
        "ICCP of another group",
        UNSHOWN,
        UNSHOWN,
        "yes",
        9,
        "B is MASTER and well",
        own=speaking(WELL, "192.0.2.1", "192.0.2.9", group=2),
        other=speaking(WELL, "192.0.2.2", "192.0.2.1"),
    ),
    away(
        "exchanged addresses",
        box("b-re0.example", "JN2"),
        box("A", "JN1"),
        "no",
        1,
        "another gateway answers: A - identity - Expected: host name A, and a serial number "
        "Actual: host name b-re0.example, serial number JN2; this is B: look at ansible_host of both",
    ),
    here("another name by design", box("C", "JN1"), {}, "after", 13, MAY_MOVE, host_names=(("A", "C"),)),
    here("any name", box("C", "JN1"), {}, "after", 13, MAY_MOVE, host_names=(("A", None),)),
    away(
        "no serial number of A",
        box("A", None),
        {},
        "unknown",
        2,
        "A - identity - Expected: host name A, and a serial number "
        "Actual: host name A, serial number not shown",
    ),
    away(
        "no identity of B",
        {},
        NO_IDENTITY,
        "unknown",
        2,
        "B - identity - Expected: host name B, and a serial number "
        "Actual: host name not shown, serial number not shown",
    ),
    here(
        "facts too old",
        {"collected_at": "2026-11-22T16:00:00Z"},
        {},
        "unknown",
        2,
        "A - facts_age - Expected: at most 60 s Actual: 3605.0 s",
    ),
    away(
        "readings far apart",
        {"collected_at": "2026-11-22T17:00:00Z"},
        {"collected_at": "2026-11-22T16:59:20Z"},
        "unknown",
        2,
        "both gateways - collection_skew - Expected: at most 30 s Actual: 40 s",
    ),
    away(
        "readings far apart and of any age",
        {"collected_at": "2026-11-22T15:00:00Z"},
        {"collected_at": "2026-11-22T14:00:00Z"},
        "yes",
        9,
        "B is MASTER and well",
        options={"max_skew": "any", "max_age": "any"},
    ),
    away(
        "a reading of one group of B",
        {},
        {"redundancy_group": 1},
        "unknown",
        2,
        "B was read of redundancy group 1 only",
    ),
    away(
        "a reply that broke off",
        {"complete": False},
        {},
        "unknown",
        2,
        "A - reply_complete - Expected: complete Actual: it broke off",
    ),
    away(
        "an unknown state of A",
        {f"{SET}.state": "RESTING"},
        {},
        "unknown",
        4,
        "the state of A is not known: RESTING",
    ),
    away(
        "an unknown qualifier of A",
        {f"{SET}.state": "STANDBY (TIRED)"},
        {},
        "unknown",
        4,
        "the state of A is not known: STANDBY (TIRED)",
    ),
    here(
        "an unknown state of B",
        {},
        {f"{SET}.state": None},
        "unknown",
        4,
        "the state of B is not known: not shown",
    ),
    here("two masters", {}, {f"{SET}.state": "MASTER"}, "no", 5, "both are MASTER: restore ICCP first"),
    away("no master", {}, {f"{SET}.state": "STANDBY"}, "no", 5, "neither is MASTER: there is an outage now"),
    away(
        "no master, B not ready",
        {},
        {f"{SET}.state": "STANDBY (WARNED)"},
        "no",
        5,
        "neither is MASTER: there is an outage now",
    ),
    away("no master, B without the set", {}, NO_SETS, "no", 5, "neither is MASTER: there is an outage now"),
    away(
        "three members",
        {f"{GROUP}.members": 3},
        {},
        "unknown",
        6,
        "it has more than two members: which one takes over is unknown",
    ),
    away(
        "two peers shown",
        {f"{SET}.peers": [{**PEER_SHOWN}, {**PEER_SHOWN, "ip": "192.0.2.3"}]},
        {},
        "unknown",
        6,
        "it has more than two members: which one takes over is unknown",
    ),
    away("two members", {f"{GROUP}.members": 2}, {}, "yes", 9, "B is MASTER and well"),
    away(
        "no master, A not ready",
        {f"{SET}.state": "STANDBY (WARNED)"},
        {f"{SET}.state": "STANDBY"},
        "no",
        5,
        "neither is MASTER: there is an outage now",
    ),
    away(
        "two peers connected",
        {},
        {f"{GROUP}.peer_connections": 2},
        "unknown",
        6,
        "it has more than two members: which one takes over is unknown",
    ),
    away(
        "B unwell",
        {},
        {f"{SET}.health": "Failed"},
        "no",
        7,
        "B is MASTER and not well: B group 1 set 1 - health - Expected: Passed Actual: Failed",
    ),
    away(
        "B a MASTER with a warning",
        {},
        {f"{SET}.state": "MASTER (WARNED)"},
        "no",
        7,
        "B is MASTER and not well: "
        "B group 1 set 1 - role_clear - Expected: no qualifier Actual: MASTER (WARNED)",
    ),
    away(
        "the health of B not shown",
        {},
        {f"{SET}.health": None},
        "unknown",
        7,
        "the health of B is not known: B group 1 set 1 - health - Expected: Passed Actual: not shown",
    ),
    away(
        "B unwell and waived",
        {},
        {f"{SET}.health": "Failed"},
        "yes",
        9,
        "B is MASTER and well",
        options={"waivers": [waiver("health")]},
    ),
    away(
        "A contradicts over a link that is up",
        {f"{PEER}.state": "STANDBY"},
        {},
        "no",
        8,
        "the two contradict each other over a link that both call up: A group 1 set 1 - view_of_peer - "
        "Expected: MASTER, as the other gateway says of itself Actual: STANDBY",
    ),
    away(
        "A contradicts over a link that is lost",
        {f"{PEER}.state": "STANDBY", f"{PEER}.connection": "Not Connected"},
        {},
        "yes",
        9,
        "B is MASTER and well",
        lacks=_lost("A", "192.0.2.2"),
    ),
    away(
        "B says of A what nobody knows",
        {},
        {f"{PEER}.state": "STANDBY (TIRED)"},
        "unknown",
        8,
        "B says that its peer is STANDBY (TIRED), a state that is not known",
    ),
    away("all well", {}, {}, "yes", 9, "B is MASTER and well"),
    away("no configuration", {}, {}, "yes", 9, "B is MASTER and well", own=None, other=None),
    away(
        "A warned",
        {f"{SET}.state": "STANDBY (WARNED)"},
        {f"{PEER}.state": "STANDBY (WARNED)"},
        "yes",
        9,
        "B is MASTER and well",
        lacks="A group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)",
    ),
    away(
        "A initializing",
        {f"{SET}.state": "INITIALIZING"},
        {f"{PEER}.state": "INITIALIZING"},
        "yes",
        9,
        "B is MASTER and well",
    ),
    away(
        "A unwell",
        {f"{SET}.health": "Failed"},
        {},
        "yes",
        9,
        "B is MASTER and well",
        lacks="A group 1 set 1 - health - Expected: Passed Actual: Failed",
    ),
    away("Cold", COLD, COLD, "yes", 9, "B is MASTER and well", lacks="ms-1/0/0 of A is Cold"),
    away(
        "the link lost",
        {ICCP: "Not connected"},
        {f"{PEER}.connection": "Not Connected"},
        "yes",
        9,
        "B is MASTER and well",
        lacks=_lost("B", "192.0.2.1"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_pair_shows_brings_its_answer(case: Case) -> None:
    check_answer(case)


def test_a_yes_says_why_the_gateway_is_no_full_standby_now() -> None:
    cold = next(case for case in CASES if case.name == "Cold")
    assert taken(cold).because == (
        "yes: B carries every set; there is no standby while A is down; "
        "A is no full standby now, set 1: ms-1/0/0 of A is Cold"
    )
