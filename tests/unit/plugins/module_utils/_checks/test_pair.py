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
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    SECOND_GROUP,
    SERVICE_SET,
    SET,
    STANDBY,
    TERSE,
    Edit,
    Found,
    Row,
    edited,
    fails,
    holds,
    interface,
    passes,
    peer,
    redundancy_set,
    service_set,
    unknown,
)

BOTH: t.Any = ("both gateways", {"gateway": "both gateways"})
IN_SET: t.Any = ("group 1 set 1", {"group": 1, "set": 1})
IN_SERVICE_SET: t.Any = ("group 1 set 1 service-set ss1", {"group": 1, "set": 1, "service_set": "ss1"})

AS_OTHER = "present, as on the other gateway"
ONE_MASTER = "exactly one MASTER"
SAME = "the same on both"
NOT_SHOWN = "not shown"
ITSELF = ", as the other gateway says of itself"
HIDDEN = frozenset(
    {
        "health",
        "monitored_interfaces",
        "service_sets",
        "interface_connection",
        "interface_role",
        "synchronization",
    }
)
SECOND_MASTER: Edit = {f"{SET}.state": "MASTER", f"{PEER}.state": "STANDBY", f"{INTERFACE}.role": "active"}
NO_MASTER: Edit = {f"{SET}.state": "STANDBY", f"{PEER}.state": "MASTER", f"{INTERFACE}.role": "backup"}
THREE = [peer("STANDBY", ip="192.0.2.2"), peer("STANDBY (WAIT)", ip="192.0.2.3")]
NAMELESS = [peer("STANDBY"), peer("STANDBY")]
TWO_INTERFACES: Edit = {f"{SERVICE_SET}.interfaces": [interface("ms-2/0/0"), interface("ms-2/1/0")]}
SET_2 = redundancy_set(2, "MASTER", "STANDBY", "active")
SET_2_OTHER = redundancy_set(2, "STANDBY", "MASTER", "backup")
BOTH_SETS: Edit = {f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], SET_2]}
BOTH_SETS_OTHER: Edit = {f"{GROUP}.sets": [STANDBY["groups"][0]["sets"][0], SET_2_OTHER]}


def of(gateway: str, group: int = 1, number: int | None = None, name: str | None = None) -> t.Any:
    """Return the subject of a group, a set or a service set of one of the two."""
    path: dict[str, t.Any] = {"gateway": gateway, "group": group}
    subject = f"{gateway} group {group}"
    if number is not None:
        path["set"], subject = number, f"{subject} set {number}"
    if name is not None:
        path["service_set"], subject = name, f"{subject} service-set {name}"
    return subject, path


A, B = of("A", number=1), of("B", number=1)


def row(check: str, case: str, verdict: str, *finds: Found, **more: t.Any) -> Row:
    """Return a case."""
    also = frozenset(more.pop("also", ()))
    return Row(check=check, case=case, verdict=verdict, finds=finds, also=also, **more)


def says(expected: str, actual: str) -> tuple[str, str]:
    """Return what one gateway says of itself, and the other of it."""
    return f"{expected}{ITSELF}", actual


AGREE = (passes(A, *says("STANDBY", "STANDBY")), passes(B, *says("MASTER", "MASTER")))

ROWS = [
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
    # peer_address
    row(
        "peer_address", "both", "go", passes(A, "192.0.2.2", "192.0.2.2"), passes(B, "192.0.2.1", "192.0.2.1")
    ),
    row(
        "peer_address",
        "of another gateway",
        "no_go",
        fails(A, "192.0.2.2", "192.0.2.9"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": "192.0.2.9"},
    ),
    row(
        "peer_address",
        "one longer by a figure",
        "no_go",
        fails(A, "192.0.2.2", "192.0.2.22"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": "192.0.2.22"},
    ),
    row(
        "peer_address",
        "one of several",
        "no_go",
        passes(A, "192.0.2.2", "192.0.2.2, 192.0.2.3"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{SET}.peers": THREE},
        also={"peer_clear"},
    ),
    row(
        "peer_address",
        "right in one set, of another gateway in the other",
        "no_go",
        passes(A, "192.0.2.2", "192.0.2.2"),
        fails(of("A", number=2), "192.0.2.2", "192.0.2.9"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        passes(of("B", number=2), "192.0.2.1", "192.0.2.1"),
        edit={**BOTH_SETS, f"{GROUP}.sets.1.peers.0.ip": "192.0.2.9"},
        other=BOTH_SETS_OTHER,
    ),
    row(
        "peer_address",
        "no peer's address",
        "go",
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": None},
    ),
    row(
        "peer_address",
        "no local address",
        "go",
        passes(B, "192.0.2.1", "192.0.2.1"),
        other={f"{GROUP}.local_ip": None},
    ),
    # same_service_sets
    row(
        "same_service_sets",
        "the same",
        "go",
        passes(of("A", 1, 1, "ss1"), AS_OTHER, "present"),
        passes(of("B", 1, 1, "ss1"), AS_OTHER, "present"),
    ),
    row(
        "same_service_sets",
        "another name",
        "no_go",
        fails(of("A", 1, 1, "ss2"), AS_OTHER, "missing"),
        fails(of("B", 1, 1, "ss1"), AS_OTHER, "missing"),
        other={f"{SERVICE_SET}.name": "ss2"},
    ),
    row(
        "same_service_sets",
        "the first shows none",
        "no_go",
        fails(of("A", 1, 1, "ss1"), AS_OTHER, "missing"),
        edit={f"{SET}.service_sets": []},
        also={"service_sets"},
    ),
    row(
        "same_service_sets",
        "the first is terse",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        edit=TERSE,
        also=HIDDEN | {"interface_count"},
    ),
    row(
        "same_service_sets",
        "the second is terse",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        other=TERSE,
        also=HIDDEN | {"interface_count"},
    ),
    row(
        "same_service_sets",
        "a set that the other has not",
        "no_go",
        passes(of("A", 1, 1, "ss1"), AS_OTHER, "present"),
        passes(of("B", 1, 1, "ss1"), AS_OTHER, "present"),
        edit=BOTH_SETS,
        also={"same_sets"},
    ),
    # interface_count
    row("interface_count", "one and one", "go", passes(IN_SERVICE_SET, SAME, "1")),
    row(
        "interface_count",
        "two and one",
        "no_go",
        fails(IN_SERVICE_SET, SAME, "1 and 2"),
        edit=TWO_INTERFACES,
    ),
    row(
        "interface_count",
        "other names",
        "go",
        passes(IN_SERVICE_SET, SAME, "1"),
        edit={f"{INTERFACE}.name": "ms-9/3/0"},
    ),
    row(
        "interface_count",
        "a service set that the other has not",
        "no_go",
        passes(IN_SERVICE_SET, SAME, "1"),
        edit={
            f"{SET}.service_sets": [
                service_set("ss0", interface("ms-2/0/0"), interface("ms-3/0/0")),
                service_set("ss1", interface("ms-1/0/0")),
            ]
        },
        also={"same_service_sets"},
    ),
    row(
        "interface_count",
        "the first is terse",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        edit=TERSE,
        also=HIDDEN | {"same_service_sets"},
    ),
    row(
        "interface_count",
        "the first set of two is not shown by the second",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        passes(("group 1 set 2 service-set ss1", {"group": 1, "set": 2, "service_set": "ss1"}), SAME, "1"),
        edit=BOTH_SETS,
        other={**BOTH_SETS_OTHER, f"{SET}.service_sets": None},
        also=HIDDEN - {"health", "monitored_interfaces"} | {"same_service_sets"},
    ),
    # collection_skew
    row("collection_skew", "the same moment", "go", passes(BOTH, "at most 30 s", "0 s")),
    row(
        "collection_skew",
        "as far apart as allowed, the second first",
        "go",
        passes(BOTH, "at most 30 s", "30 s"),
        other={"collected_at": "2026-11-22T16:59:30Z"},
    ),
    row(
        "collection_skew",
        "too far apart, the second first",
        "no_go",
        fails(BOTH, "at most 30 s", "31 s"),
        other={"collected_at": "2026-11-22T16:59:29Z"},
    ),
    row(
        "collection_skew",
        "too far apart, the first first",
        "no_go",
        fails(BOTH, "at most 2.5 s", "3 s"),
        edit={"collected_at": "2026-11-22T16:59:57Z"},
        options={"max_skew": "2.5"},
    ),
    row(
        "collection_skew",
        "no time of the first",
        "unknown",
        unknown(BOTH, "at most 30 s", NOT_SHOWN),
        edit={"collected_at": None},
    ),
    row(
        "collection_skew",
        "no time of the second",
        "unknown",
        unknown(BOTH, "at most 30 s", NOT_SHOWN),
        other={"collected_at": None},
    ),
    row(
        "collection_skew",
        "any, parsed offline",
        "go",
        edit={"collected_at": None},
        other={"collected_at": None},
        options={"max_skew": "any"},
    ),
    row(
        "collection_skew",
        "any, and an hour apart",
        "go",
        edit={"collected_at": "2026-11-22T16:00:00Z"},
        options={"max_skew": "any", "max_age": "any"},
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


def test_a_gateway_is_no_pair_with_itself() -> None:
    with pytest.raises(ArgumentError) as raised:
        pair_report(MASTER, STANDBY, now=NOW, options={}, names=("mx1", "mx1"))
    assert str(raised.value) == "peer - Expected: another gateway than mx1 Actual: mx1"


def test_every_gateway_check_is_made_on_both() -> None:
    report = pair_report(edited(MASTER, {f"{SET}.health": "Failed"}), STANDBY, now=NOW, options={})
    found = [(check["subject"], check["status"]) for check in report["checks"] if check["check"] == "health"]
    assert found == [("A group 1 set 1", "fail"), ("B group 1 set 1", "pass")]
