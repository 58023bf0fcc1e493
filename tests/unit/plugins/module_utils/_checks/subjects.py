# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The subjects of findings, and states of a gateway, that the rows of several files name."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    MASTER,
    PEER,
    SECOND_GROUP,
    SECOND_SET,
    SERVICE_SET,
    SET,
    Edit,
    Found,
    Row,
    peer,
)

ALL: t.Any = ("gateway", {})
IN_GROUP: t.Any = ("group 1", {"group": 1})
IN_SET: t.Any = ("group 1 set 1", {"group": 1, "set": 1})
OF_PEER: t.Any = ("group 1 set 1 peer 192.0.2.2", {"group": 1, "set": 1, "peer": "192.0.2.2"})
OF_NOBODY: t.Any = ("group 1 set 1 peer 1", {"group": 1, "set": 1, "peer": 1})
IN_SERVICE_SET: t.Any = ("group 1 set 1 service-set ss1", {"group": 1, "set": 1, "service_set": "ss1"})


def at_set(number: int, group: int = 1) -> t.Any:
    """Return the subject of a set."""
    return (f"group {group} set {number}", {"group": group, "set": number})


def asked_set(number: int) -> t.Any:
    """Return the subject of a set that was asked for."""
    return (f"set {number}", {"set": number})


def of_peer(name: str | int) -> t.Any:
    """Return the subject of a peer."""
    return (f"group 1 set 1 peer {name}", {"group": 1, "set": 1, "peer": name})


def at_interface(name: str, service_set: str = "ss1", number: int = 1) -> t.Any:
    """Return the subject of a service interface."""
    path = {"group": 1, "set": number, "service_set": service_set, "interface": name}
    return (f"group 1 set {number} service-set {service_set} interface {name}", path)


MS100 = at_interface("ms-1/0/0")

NOT_SHOWN = "not shown"
EACH_ONCE = "a set in each group, each id once"
EITHER = "MASTER or STANDBY"
CLEAR = "no qualifier"
AT_LEAST = "at least 1"
HIDDEN_SETS = frozenset(
    {"service_sets", "interface_type", "interface_connection", "interface_role", "synchronization"}
)
NO_HEALTH = frozenset({"health", "monitored_interfaces"})
TWO_SETS: Edit = {f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], SECOND_SET]}
TWO_GROUPS: Edit = {"groups": [MASTER["groups"][0], SECOND_GROUP]}
NO_GROUP: Edit = {"groups": []}
STANDBY_STATE: Edit = {
    f"{SET}.state": "STANDBY",
    f"{PEER}.state": "MASTER",
    f"{INTERFACE}.role": "backup",
}
TWO_PEERS = [peer("STANDBY", ip="192.0.2.2"), peer("STANDBY", ip="192.0.2.3")]
EMPTY_SERVICE_SET: Edit = {f"{SERVICE_SET}.interfaces": []}


def line(text: str, status: str = "unknown") -> Found:
    """Return the finding of a line that was not understood."""
    return Found(
        subject=f"line {text!r}",
        path={"line": repr(text)},
        status=status,
        expected="understood",
        actual="not understood",
    )


def row(check: str, case: str, verdict: str, *finds: Found, **more: t.Any) -> Row:
    """Return a case."""
    also = frozenset(more.pop("also", ()))
    return Row(check=check, case=case, verdict=verdict, finds=finds, also=also, **more)
