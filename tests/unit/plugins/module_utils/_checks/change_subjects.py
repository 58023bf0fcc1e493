# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The subjects of findings on a change, and the states that its rows start from."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    LATER,
    MASTER,
    SECOND_GROUP,
    SECOND_SET,
    SERVICE_SET,
    SET,
    Edit,
    Found,
    Row,
    interface,
    passes,
    service_set,
)

ALL: t.Any = ("gateway", {})
BEFORE: t.Any = ("before", {"gateway": "before"})
AFTER: t.Any = ("after", {"gateway": "after"})
IN_GROUP: t.Any = ("group 1", {"group": 1})
IN_GROUP_2: t.Any = ("group 2", {"group": 2})
IN_SET: t.Any = ("group 1 set 1", {"group": 1, "set": 1})
IN_SET_2: t.Any = ("group 1 set 2", {"group": 1, "set": 2})
IN_2_2: t.Any = ("group 2 set 2", {"group": 2, "set": 2})
OF_ICCP: t.Any = ("counters ICCP", {"counters": "ICCP"})

STILL = "present, as before"
STILL_NOT = "missing, as before"
ORDER = "a later reading after the change"
HOT = "Hot, as before"
NONE_FELL = "no counter fell"
GROWN = "grown or as before"
NOT_SHOWN = "not shown"
ONCE = "shown once"
SWITCH = {"expect": "switched"}
TWO_SETS: Edit = {f"{GROUP}.sets": [MASTER["groups"][0]["sets"][0], SECOND_SET]}
TWO_GROUPS: Edit = {"groups": [MASTER["groups"][0], SECOND_GROUP]}
SET_2_SWITCHED: Edit = {
    f"{GROUP}.sets.1.state": "STANDBY",
    f"{GROUP}.sets.1.transition_events.release_auto.received": 4,
}
NO_TIME: Edit = {"collected_at": None}
COLD: Edit = {f"{INTERFACE}.synchronization": "Cold"}
UNCOUNTED = frozenset({"counter_reset", "unexpected_transitions", "connections_kept", "routes_updated"})
UNSHOWN = frozenset({"service_sets_kept", "interfaces_kept", "hot_kept"})
STANDBY_BEFORE: Edit = {f"{SET}.state": "STANDBY"}
RECEIVED = f"{SET}.transition_events"


def in_service_set(name: str) -> t.Any:
    """Return the subject of a service set."""
    return (f"group 1 set 1 service-set {name}", {"group": 1, "set": 1, "service_set": name})


def at_interface(name: str) -> t.Any:
    """Return the subject of a service interface."""
    path = {"group": 1, "set": 1, "service_set": "ss1", "interface": name}
    return (f"group 1 set 1 service-set ss1 interface {name}", path)


MS100, MS110 = at_interface("ms-1/0/0"), at_interface("ms-1/1/0")
TWO_INTERFACES: Edit = {f"{SERVICE_SET}.interfaces": [interface("ms-1/0/0"), interface("ms-1/1/0")]}
TWICE: Edit = {f"{SERVICE_SET}.interfaces": [interface("ms-1/0/0"), interface("ms-1/0/0")]}
ANOTHER_SERVICE_SET: Edit = {
    f"{SET}.service_sets": [
        service_set("ss1", interface("ms-1/0/0")),
        service_set("ss2", interface("ms-1/0/0")),
    ]
}


def row(check: str, case: str, verdict: str, *finds: Found, **more: t.Any) -> Row:
    """Return a case."""
    also = frozenset(more.pop("also", ()))
    edit = {**LATER, **more.pop("edit", {})}
    options = {"expect": "unchanged", **more.pop("options", {})}
    return Row(
        check=check, case=case, verdict=verdict, finds=finds, also=also, edit=edit, options=options, **more
    )


def counted(status: t.Callable[..., Found], actual: str, at: t.Any = IN_SET) -> tuple[Found, ...]:
    """Return what counter_reset finds where only the counters of one subject are of note."""
    found = {name: passes(where, NONE_FELL, GROWN) for name, where in COUNTED.items()}
    return tuple({**found, at[0]: status(at, NONE_FELL, actual)}.values())


COUNTED: dict[str, t.Any] = {where[0]: where for where in (OF_ICCP, IN_GROUP, IN_SET)}

COMPLETE = (passes(BEFORE, "complete", "complete"), passes(AFTER, "complete", "complete"))
