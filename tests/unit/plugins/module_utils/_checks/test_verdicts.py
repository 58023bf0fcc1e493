# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdict over the whole product of states, compared with a second, independent form of the rule.

The tables name the good values and the bad ones; all others are unknown. A bad value gives NO-GO, else an
unknown one gives UNKNOWN; only good values throughout give GO. Nothing of the checks is used for it.
"""

from __future__ import annotations

import collections
import copy
import itertools
import typing as t
from operator import ne

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    BRIEF,
    GROUP,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    SERVICE_SET,
    SET,
    STANDBY,
    TERSE,
    Edit,
    Facts,
    edited,
    interface,
)

GO, NO_GO, UNKNOWN = "go", "no_go", "unknown"
Values = tuple[t.Any, ...]
Table = dict[t.Any, str]
Judge = t.Callable[[Values], str]

STATES = [
    f"{role}{qualifier}"
    for role in ("MASTER", "STANDBY", "INITIALIZING", "MASTERED")
    for qualifier in ("", " (WARNED)", " (WAIT)")
]

# The own state and the peer's: GO for two pairs of them, UNKNOWN for those below, NO-GO for every other.
ROLES: Table = {
    ("MASTER", "STANDBY"): GO,
    ("STANDBY", "MASTER"): GO,
    **{(own, theirs): UNKNOWN for own in ("MASTER", "STANDBY") for theirs in (None, *STATES[9:])},
    **{(own, theirs): UNKNOWN for own in (None, *STATES[9:]) for theirs in (None, *STATES)},
}
# What is not known of one is no excuse for a qualifier of the other.
QUALIFIED: tuple[str, ...] = ("MASTER (WARNED)", "MASTER (WAIT)", "STANDBY (WARNED)", "STANDBY (WAIT)")
QUALIFIED += ("INITIALIZING (WARNED)", "INITIALIZING (WAIT)")
ROLES |= {(own, theirs): NO_GO for own in (None, *STATES[9:]) for theirs in QUALIFIED}

CONNECTION: Table = {"Connected": GO, "Not Connected": NO_GO, None: UNKNOWN, "Connected?": UNKNOWN}
HEALTH: Table = {"Passed": GO, "Failed": NO_GO, None: UNKNOWN, "passed": UNKNOWN}
UP: Table = {"Up": GO, "Down": NO_GO, None: UNKNOWN, "Uplink": UNKNOWN}
SYNCHRONIZATION: Table = {"Hot": GO, "Cold": NO_GO, "Off": NO_GO, None: UNKNOWN, "Hotter": UNKNOWN}

# The role of an interface, by the role of its gateway.
INTERFACE_ROLE: Table = {
    ("MASTER", "active"): GO,
    ("MASTER", "backup"): NO_GO,
    ("STANDBY", "active"): NO_GO,
    ("STANDBY", "backup"): GO,
}
# How many interfaces are counted down, and which are named.
DOWN: Table = {
    (None, None): GO,
    (0, None): GO,
    (0, ()): GO,
    (1, None): NO_GO,
    (1, ()): NO_GO,
    (None, ("xe-0/0/0",)): NO_GO,
    (0, ("xe-0/0/0",)): NO_GO,
    (1, ("xe-0/0/0",)): NO_GO,
    (None, ()): UNKNOWN,
}
# Whether the reply is complete, and what in it was not understood.
READ: Table = {
    (True, ()): GO,
    (False, ()): UNKNOWN,
    (False, ("Mood: calm",)): UNKNOWN,
    (True, ("Mood: calm",)): UNKNOWN,
}


def worst(verdicts: t.Collection[str]) -> str:
    """Return the verdict of several: what is bad outweighs what is not known."""
    return NO_GO if NO_GO in verdicts else UNKNOWN if UNKNOWN in verdicts else GO


def role_of(state: str | None) -> str | None:
    """Return MASTER or STANDBY, or None for every other role."""
    return next((role for role in ("MASTER", "STANDBY") if state and state.split(" ")[0] == role), None)


def of_roles(values: Values) -> str:
    """Return the verdict on the two states."""
    return ROLES.get(values, NO_GO)


def of_interface(own: str | None, values: Values) -> str:
    """Return the verdict on an interface: its role, its connection, its synchronisation."""
    role, connection, synchronization = values
    by_role = INTERFACE_ROLE.get((role_of(own), role), UNKNOWN)
    return worst((by_role, UP[connection], SYNCHRONIZATION[synchronization]))


def _put(facts: Facts, path: str, value: t.Any) -> None:
    *way, last = path.split(".")
    place: t.Any = facts
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[last] = list(value) if isinstance(value, tuple) else value


def disagreements(
    healthy: Facts, product: t.Iterable[tuple[Edit, str]], judge: t.Callable[[Facts], str]
) -> list[tuple[Edit, str, str]]:
    """Return the states on which the engine and the table say different things.

    Each state is made of a copy, by one edit of all that the product varies.
    """
    facts, counted, wrong = copy.deepcopy(healthy), collections.Counter[str](), []
    for edit, expected in product:
        for path, value in edit.items():
            _put(facts, path, value)
        _derive_first(facts)
        actual = judge(facts)
        counted[expected] += 1
        if actual != expected:
            wrong.append((edit, expected, actual))
    assert min(counted[each] for each in (GO, NO_GO, UNKNOWN)) > 0, "the product shows too little"
    return wrong


def _derive_first(facts: Facts) -> None:
    first = facts["groups"][0]["sets"][0]
    for stated in (first, *first["peers"]):
        role, bracket, word = (stated["state"] or "").partition(" (")
        stated["role"] = role if bracket else stated["state"]
        stated["qualifier"] = word[:-1] if bracket else None
    facts["roles"] = {"1": first["role"]}


def of_gateway(facts: Facts) -> str:
    """Return the engine's verdict on a gateway."""
    return str(gateway_report(facts, now=NOW, options={})["verdict"])


INTERFACES = list(itertools.product(("active", "backup", None, "actively"), UP, SYNCHRONIZATION))
# Those in which one value at most is another than that of an active interface that is well.
ALMOST_WELL = [one for one in INTERFACES if sum(map(ne, one, ("active", "Up", "Hot"))) <= 1]


def states_and_interface() -> t.Iterator[tuple[Edit, str]]:
    """Yield every own state with every peer state, and with every state of the interface: thinned.

    Where either state is not one of four, an interface has one value at most that is not well.
    """
    few = ("MASTER", "STANDBY", "INITIALIZING", None)
    for own, theirs in itertools.product((None, *STATES), repeat=2):
        for one in INTERFACES if (own, theirs) in itertools.product(few[:2], few) else ALMOST_WELL:
            edit = {f"{SET}.state": own, f"{PEER}.state": theirs}
            edit |= {
                f"{INTERFACE}.role": one[0],
                f"{INTERFACE}.connection": one[1],
                f"{INTERFACE}.synchronization": one[2],
            }
            yield edit, worst((of_roles((own, theirs)), of_interface(own, one)))


def all_but_interfaces() -> t.Iterator[tuple[Edit, str]]:
    """Yield every other value with every other, and with states that are well and that are not."""
    states = [("MASTER", "STANDBY"), ("STANDBY (WARNED)", None)]
    for pair, iccp, peer, health, down, read in itertools.product(
        states, CONNECTION, list(CONNECTION)[:3], HEALTH, DOWN, list(READ)[:3]
    ):
        edit = {
            f"{SET}.state": pair[0],
            f"{PEER}.state": pair[1],
            "iccp.connection": iccp,
            f"{PEER}.connection": peer,
            f"{SET}.health": health,
            f"{SET}.interfaces_down": down[0],
            f"{SET}.failed_interfaces": down[1],
            "complete": read[0],
            "unrecognized": read[1],
        }
        verdicts = (
            of_roles(pair),
            CONNECTION[iccp],
            CONNECTION[peer],
            HEALTH[health],
            DOWN[down],
            READ[read],
        )
        yield edit, worst(verdicts)


def two_interfaces() -> t.Iterator[tuple[Edit, str]]:
    """Yield every state of one interface with every state of another, on a MASTER and on a STANDBY."""
    one = list(itertools.product(("active", "backup", None), ("Up", "Down"), ("Hot", "Cold", None)))
    states = [("MASTER", "STANDBY"), ("STANDBY", "MASTER")]
    for (own, theirs), first, second in itertools.product(states, one, one):
        interfaces = [
            {**interface(name), "role": each[0], "connection": each[1], "synchronization": each[2]}
            for name, each in (("ms-1/0/0", first), ("ms-1/1/0", second))
        ]
        edit = {f"{SET}.state": own, f"{PEER}.state": theirs, f"{SERVICE_SET}.interfaces": interfaces}
        yield edit, worst((of_roles((own, theirs)), of_interface(own, first), of_interface(own, second)))


PRODUCTS = {
    "states and an interface": states_and_interface,
    "all but interfaces": all_but_interfaces,
    "two interfaces": two_interfaces,
}


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
def test_a_gateway_is_go_exactly_where_the_table_says_so(
    product: t.Callable[[], t.Iterator[tuple[Edit, str]]],
) -> None:
    assert disagreements(MASTER, product(), of_gateway) == []


# What level the reply has, and what it then leaves open; the options that ask for less.
LEVELS: dict[str, tuple[Edit, dict[str, t.Any], str]] = {
    "extensive": ({}, {}, GO),
    "brief": (BRIEF, {}, GO),
    "terse": (TERSE, {}, UNKNOWN),
    "terse, and less asked for": (
        TERSE,
        {"synchronization": "any", "health": "any", "without_service_sets": [1]},
        UNKNOWN,
    ),
    "a failure in a terse one": ({**TERSE, f"{PEER}.connection": "Not Connected"}, {}, NO_GO),
}


@pytest.mark.parametrize(("edit", "options", "expected"), LEVELS.values(), ids=LEVELS)
def test_a_level_without_health_is_not_go(edit: Edit, options: dict[str, t.Any], expected: str) -> None:
    assert gateway_report(edited(MASTER, edit), now=NOW, options=options)["verdict"] == expected


# The states of two gateways, and what each says of the other: GO for two of the product, and UNKNOWN where
# nothing is bad and something is not known.
PAIR_STATES = ("MASTER", "STANDBY", "STANDBY (WARNED)", "INITIALIZING", None)
PAIR_GO = {("MASTER", "STANDBY", "STANDBY", "MASTER"), ("STANDBY", "MASTER", "MASTER", "STANDBY")}
PAIR_UNKNOWN = {
    ("MASTER", "STANDBY", None, "MASTER"),
    ("MASTER", "STANDBY", "STANDBY", None),
    ("MASTER", "STANDBY", None, None),
    ("STANDBY", "MASTER", None, "STANDBY"),
    ("STANDBY", "MASTER", "MASTER", None),
    ("STANDBY", "MASTER", None, None),
    # One says nothing of itself; the other says what would fit, or nothing.
    *(
        (own, None, theirs, says)
        for own, theirs in (("MASTER", "STANDBY"), ("STANDBY", "MASTER"))
        for says in (own, None)
    ),
    *((own, None, None, says) for own in ("MASTER", "STANDBY") for says in (own, None)),
    *(
        (None, own, says, theirs)
        for own, theirs in (("MASTER", "STANDBY"), ("STANDBY", "MASTER"))
        for says in (own, None)
    ),
    *((None, own, says, None) for own in ("MASTER", "STANDBY") for says in (own, None)),
    # Neither says anything of itself: whatever clear state the other tells of it stays open.
    *(
        (None, None, says, of_it)
        for says in ("MASTER", "STANDBY", "INITIALIZING", None)
        for of_it in ("MASTER", "STANDBY", "INITIALIZING", None)
    ),
}


def test_a_pair_is_go_exactly_where_the_table_says_so() -> None:
    wrong = []
    for states in itertools.product(PAIR_STATES, repeat=4):
        own, theirs, says, of_it = states
        roles = ["active" if role_of(state) == "MASTER" else "backup" for state in (own, theirs)]
        first = edited(MASTER, {f"{SET}.state": own, f"{PEER}.state": says, f"{INTERFACE}.role": roles[0]})
        second = edited(
            STANDBY, {f"{SET}.state": theirs, f"{PEER}.state": of_it, f"{INTERFACE}.role": roles[1]}
        )
        expected = GO if states in PAIR_GO else UNKNOWN if states in PAIR_UNKNOWN else NO_GO
        actual = pair_report(first, second, now=NOW, options={})["verdict"]
        if actual != expected:
            wrong.append((states, expected, actual))
    assert wrong == []


# What one gateway differs in from the other, and the verdict on the pair that is otherwise well.
DIFFERENCES: dict[str, tuple[Edit, str]] = {
    "nothing": ({}, GO),
    "another group": ({f"{GROUP}.id": 2}, NO_GO),
    "another set": ({f"{SET}.id": 2}, NO_GO),
    "another service set": ({f"{SERVICE_SET}.name": "ss2"}, NO_GO),
    "another interface": ({f"{INTERFACE}.name": "ms-9/0/0"}, GO),
    "one interface more": ({f"{SERVICE_SET}.interfaces": [interface("a"), interface("b")]}, NO_GO),
    "not its peer's address": ({f"{PEER}.ip": "192.0.2.9"}, NO_GO),
    "no address": ({f"{PEER}.ip": None}, GO),
    "read a minute apart": ({"collected_at": "2026-11-22T16:59:15Z"}, NO_GO),
    "no time": ({"collected_at": None}, UNKNOWN),
    "terse": (TERSE, UNKNOWN),
    "brief": (BRIEF, GO),
    "broken off": ({"complete": False}, UNKNOWN),
    "nothing read": ({"groups": []}, NO_GO),
}


@pytest.mark.parametrize(("edit", "expected"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_pair_with_a_relevant_difference_is_not_go(edit: Edit, expected: str) -> None:
    on_first = pair_report(edited(MASTER, edit), STANDBY, now=NOW, options={})
    backup = {key: value for key, value in edit.items() if not key.endswith("interfaces")}
    on_second = pair_report(MASTER, edited(STANDBY, backup), now=NOW, options={})
    assert on_first["verdict"] == expected
    assert on_second["verdict"] == (expected if backup == dict(edit) else GO)
