# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The subjects of findings on a pair, and the states that its rows start from."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    MASTER,
    PEER,
    SERVICE_SET,
    SET,
    STANDBY,
    Edit,
    Found,
    Row,
    interface,
    passes,
    peer,
    redundancy_set,
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
        "interface_type",
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
