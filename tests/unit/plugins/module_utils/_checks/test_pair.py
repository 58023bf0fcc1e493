# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on a pair: a row a case, in which each passes, fails or cannot be decided.

C(edit) is of the first gateway, the MASTER; C(other) is of the second, its STANDBY.
"""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.pair_subjects import (
    AGREE,
    AS_OTHER,
    BOTH,
    BOTH_SETS,
    BOTH_SETS_OTHER,
    IN_SET,
    NAMELESS,
    NO_MASTER,
    NOT_SHOWN,
    ONE_MASTER,
    SECOND_MASTER,
    SET_2,
    SET_2_OTHER,
    THREE,
    A,
    B,
    of,
    row,
    says,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    HIDING,
    MASTER,
    NOW,
    PEER,
    SECOND_GROUP,
    SET,
    STANDBY,
    Row,
    edited,
    fails,
    holds,
    passes,
    peer,
    unknown,
)


def chassis(number: str) -> dict[str, t.Any]:
    """Return what makes a gateway say that it is this chassis."""
    identity = {
        "host_name": "mx",
        "serial_number": number,
        "complete": True,
        "unrecognized": [],
        "refused": [],
    }
    return {"surroundings": {"identity": identity}}


ROWS = [
    # two_chassis
    row(
        "two_chassis",
        "two",
        "go",
        passes(BOTH, "two chassis", "serial numbers JN1 and JN2"),
        edit=chassis("JN1"),
        other=chassis("JN2"),
    ),
    row(
        "two_chassis",
        "one box under two names",
        "no_go",
        fails(BOTH, "two chassis", "one box under two names, serial number JN1"),
        edit=chassis("JN1"),
        other=chassis("JN1"),
    ),
    row("two_chassis", "one is not shown", "go", edit=chassis("JN1")),
    # same_groups
    row(
        "same_groups",
        "the same",
        "go",
        passes(of("A"), AS_OTHER, "present"),
        passes(of("B"), AS_OTHER, "present"),
    ),
    row(
        "same_groups",
        "one is missing on the second",
        "no_go",
        passes(of("A"), AS_OTHER, "present"),
        passes(of("B"), AS_OTHER, "present"),
        fails(of("B", 2), AS_OTHER, "missing"),
        edit={"groups": [MASTER["groups"][0], SECOND_GROUP]},
        also={"same_sets"},
    ),
    row(
        "same_groups",
        "one is missing on the first",
        "no_go",
        passes(of("A"), AS_OTHER, "present"),
        fails(of("A", 2), AS_OTHER, "missing"),
        passes(of("B"), AS_OTHER, "present"),
        other={"groups": [STANDBY["groups"][0], SECOND_GROUP]},
        also={"same_sets"},
    ),
    row(
        "same_groups",
        "one is perhaps hidden on the second",
        "unknown",
        passes(of("A"), AS_OTHER, "present"),
        passes(of("B"), AS_OTHER, "present"),
        unknown(of("B", 2), AS_OTHER, NOT_SHOWN),
        edit={"groups": [MASTER["groups"][0], SECOND_GROUP]},
        other=HIDING,
        also={"same_sets", "reply_complete"},
    ),
    row(
        "same_groups",
        "one is missing on the second, and the first hides something",
        "no_go",
        passes(of("A"), AS_OTHER, "present"),
        passes(of("B"), AS_OTHER, "present"),
        fails(of("B", 2), AS_OTHER, "missing"),
        edit={**HIDING, "groups": [MASTER["groups"][0], SECOND_GROUP]},
        also={"same_sets", "reply_complete"},
    ),
    row(
        "same_groups",
        "no group on either",
        "unknown",
        edit={"groups": []},
        other={"groups": []},
        also={"set_present"},
    ),
    # same_sets
    row("same_sets", "the same", "go", passes(A, AS_OTHER, "present"), passes(B, AS_OTHER, "present")),
    row(
        "same_sets",
        "one is missing on the second",
        "no_go",
        passes(A, AS_OTHER, "present"),
        passes(B, AS_OTHER, "present"),
        fails(of("B", number=2), AS_OTHER, "missing"),
        edit=BOTH_SETS,
    ),
    row(
        "same_sets",
        "one is missing on the first",
        "no_go",
        passes(A, AS_OTHER, "present"),
        fails(of("A", number=2), AS_OTHER, "missing"),
        passes(B, AS_OTHER, "present"),
        other=BOTH_SETS_OTHER,
    ),
    row(
        "same_sets",
        "one is perhaps hidden on the first",
        "unknown",
        passes(A, AS_OTHER, "present"),
        unknown(of("A", number=2), AS_OTHER, NOT_SHOWN),
        passes(B, AS_OTHER, "present"),
        edit=HIDING,
        other=BOTH_SETS_OTHER,
        also={"reply_complete"},
    ),
    row(
        "same_sets",
        "the same set in another group",
        "no_go",
        fails(of("A", 2, 1), AS_OTHER, "missing"),
        fails(B, AS_OTHER, "missing"),
        other={f"{GROUP}.id": 2},
        also={"same_groups"},
    ),
    row(
        "same_sets",
        "one that was not asked for",
        "go",
        passes(A, AS_OTHER, "present"),
        passes(B, AS_OTHER, "present"),
        edit=BOTH_SETS,
        options={"redundancy_sets": [1]},
    ),
    # single_master
    row("single_master", "the first", "go", passes(IN_SET, ONE_MASTER, "one master")),
    row(
        "single_master",
        "two",
        "no_go",
        fails(IN_SET, ONE_MASTER, "two masters"),
        other=SECOND_MASTER,
        also={"view_of_peer"},
    ),
    row(
        "single_master",
        "none",
        "no_go",
        fails(IN_SET, ONE_MASTER, "no master"),
        edit=NO_MASTER,
        also={"view_of_peer"},
    ),
    row(
        "single_master",
        "one, and one that is INITIALIZING",
        "no_go",
        passes(IN_SET, ONE_MASTER, "one master"),
        edit={f"{PEER}.state": "INITIALIZING"},
        other={f"{SET}.state": "INITIALIZING"},
        also={"role", "peer_role", "interface_role"},
    ),
    row(
        "single_master",
        "not shown",
        "unknown",
        unknown(IN_SET, ONE_MASTER, "MASTER, not shown"),
        other={f"{SET}.state": None},
        also={"role", "role_clear", "peer_role", "interface_role", "view_of_peer"},
    ),
    row(
        "single_master",
        "one that nobody knows, the first",
        "unknown",
        unknown(IN_SET, ONE_MASTER, "MASTERED, STANDBY"),
        edit={f"{SET}.state": "MASTERED"},
        other={f"{PEER}.state": "MASTERED"},
        also={"role", "role_clear", "peer_role", "interface_role", "peer_clear"},
    ),
    row(
        "single_master",
        "each of one set",
        "go",
        passes(IN_SET, ONE_MASTER, "one master"),
        passes(("group 1 set 2", {"group": 1, "set": 2}), ONE_MASTER, "one master"),
        edit={f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], {**SET_2_OTHER, "peers": [peer("MASTER")]}]},
        other={f"{GROUP}.sets": [STANDBY["groups"][0]["sets"][0], {**SET_2, "peers": [peer("STANDBY")]}]},
    ),
    # view_of_peer
    row("view_of_peer", "both agree", "go", *AGREE),
    row(
        "view_of_peer",
        "the first sees a qualifier that the second does not have",
        "no_go",
        fails(A, *says("STANDBY", "STANDBY (WARNED)")),
        AGREE[1],
        edit={f"{PEER}.state": "STANDBY (WARNED)"},
        also={"peer_clear"},
    ),
    row(
        "view_of_peer",
        "the second sees another role",
        "no_go",
        AGREE[0],
        fails(B, *says("MASTER", "STANDBY")),
        other={f"{PEER}.state": "STANDBY"},
        also={"peer_role"},
    ),
    row(
        "view_of_peer",
        "the first says the role in a word that nobody knows",
        "unknown",
        unknown(A, *says("STANDBY", "SUSPENDED")),
        AGREE[1],
        edit={f"{PEER}.state": "SUSPENDED"},
        also={"peer_role", "peer_clear"},
    ),
    row(
        "view_of_peer",
        "the second says its own role in a word that nobody knows",
        "unknown",
        unknown(A, *says("SUSPENDED", "STANDBY")),
        AGREE[1],
        other={f"{SET}.state": "SUSPENDED"},
        also={"role", "role_clear", "peer_role", "interface_role", "single_master"},
    ),
    row(
        "view_of_peer",
        "a word in the brackets that nobody knows",
        "unknown",
        unknown(A, *says("STANDBY", "STANDBY (READY)")),
        AGREE[1],
        edit={f"{PEER}.state": "STANDBY (READY)"},
        also={"peer_clear"},
    ),
    row(
        "view_of_peer",
        "another role, whatever the word in the brackets",
        "no_go",
        AGREE[0],
        fails(B, *says("MASTER", "STANDBY (READY)")),
        other={f"{PEER}.state": "STANDBY (READY)"},
        also={"peer_role", "peer_clear"},
    ),
    row(
        "view_of_peer",
        "a state of the other is not shown",
        "unknown",
        unknown(A, *says(NOT_SHOWN, "STANDBY")),
        AGREE[1],
        other={f"{SET}.state": None},
        also={"role", "role_clear", "peer_role", "interface_role", "single_master"},
    ),
    row(
        "view_of_peer",
        "no peer",
        "unknown",
        unknown(A, *says("STANDBY", NOT_SHOWN)),
        AGREE[1],
        edit={f"{SET}.peers": []},
        also={"peer_role", "peer_clear", "peer_connection"},
    ),
    row(
        "view_of_peer",
        "the peer that has the other's address",
        "no_go",
        *AGREE,
        edit={f"{SET}.peers": THREE},
        also={"peer_clear"},
    ),
    row(
        "view_of_peer",
        "the peer that has the other's address, in a group with another id than the set's",
        "no_go",
        passes(of("A", 3, 1), *says("STANDBY", "STANDBY")),
        passes(of("B", 3, 1), *says("MASTER", "MASTER")),
        edit={f"{SET}.peers": THREE, f"{GROUP}.id": 3},
        other={f"{GROUP}.id": 3},
        also={"peer_clear"},
    ),
    row(
        "view_of_peer",
        "several peers without an address",
        "unknown",
        unknown(A, *says("STANDBY", NOT_SHOWN)),
        AGREE[1],
        edit={f"{SET}.peers": NAMELESS},
    ),
    row(
        "view_of_peer",
        "several peers, and the other shows no address",
        "unknown",
        unknown(A, *says("STANDBY", NOT_SHOWN)),
        AGREE[1],
        edit={f"{SET}.peers": [THREE[0], THREE[0]]},
        other={f"{GROUP}.local_ip": None},
    ),
    row(
        "view_of_peer",
        "one peer without an address",
        "go",
        *AGREE,
        edit={f"{PEER}.ip": None, f"{GROUP}.local_ip": None},
        other={f"{PEER}.ip": None, f"{GROUP}.local_ip": None},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    first, second = edited(MASTER, row.edit), edited(STANDBY, row.other)
    holds(row, pair_report(first, second, now=NOW, options=row.options))


# The role that is expected is the first gateway's; the second is held to the other one.
ROLES = {
    "of the first": (MASTER, STANDBY, {"role": "MASTER"}, "go", []),
    "of the second": (STANDBY, MASTER, {"role": "MASTER"}, "no_go", ["A group 1 set 1", "B group 1 set 1"]),
    "by set": (STANDBY, MASTER, {"roles": {1: "STANDBY"}}, "go", []),
    "by set, wrong": (
        MASTER,
        STANDBY,
        {"roles": {"1": "STANDBY"}},
        "no_go",
        ["A group 1 set 1", "B group 1 set 1"],
    ),
    "any by set": (MASTER, STANDBY, {"roles": {1: "any"}, "role": "STANDBY"}, "go", []),
}


@pytest.mark.parametrize(("first", "second", "options", "verdict", "wrong"), ROLES.values(), ids=ROLES)
def test_the_roles_are_the_first_gateways(
    first: t.Any, second: t.Any, options: t.Any, verdict: str, wrong: list[str]
) -> None:
    report = pair_report(first, second, now=NOW, options=options)
    assert report["verdict"] == verdict
    assert [check["subject"] for check in report["checks"] if check["status"] != "pass"] == wrong


def test_findings_name_the_gateways() -> None:
    report = pair_report(MASTER, MASTER, now=NOW, options={}, names=("mx1", "mx2"))
    assert {check["path"].get("gateway") for check in report["checks"]} == {
        "mx1",
        "mx2",
        "both gateways",
        None,
    }
    assert {check["check"] for check in report["checks"] if check["status"] == "fail"} == {
        "single_master",
        "view_of_peer",
        "peer_address",
    }


def test_a_gateway_is_not_a_pair_with_itself() -> None:
    with pytest.raises(ArgumentError) as raised:
        pair_report(MASTER, STANDBY, now=NOW, options={}, names=("mx1", "mx1"))
    assert str(raised.value) == "peer - Expected: another gateway than mx1 Actual: mx1"


def test_every_gateway_check_runs_on_both() -> None:
    report = pair_report(edited(MASTER, {f"{SET}.health": "Failed"}), STANDBY, now=NOW, options={})
    found = [(check["subject"], check["status"]) for check in report["checks"] if check["check"] == "health"]
    assert found == [("A group 1 set 1", "fail"), ("B group 1 set 1", "pass")]
