# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pairs of which it is asked whether A may be taken down. B is its peer."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import Seen, seen
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import (
    SetAnswer,
    TakeDown,
    take_down,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredIccp,
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import PAIR as OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    Expectation,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    STANDBY,
    Edit,
    Facts,
    edited,
    group,
    redundancy_set,
)

ROUTE = SignalRoute(prefix="198.51.100.1/32")
RELEASE = RedundancyPolicy(
    name="RELEASE", events=("RELS_EV",), action="release-mastership-if-standby-clear", deletes=ROUTE
)
ACQUIRE = RedundancyPolicy(name="ACQUIRE", events=("TAKE_EV",), action="acquire-mastership", adds=ROUTE)
BACK = RedundancyPolicy(name="BACK", events=("BACK_EV",), action="acquire-mastership")
EVENTS = (
    RedundancyEvent(name="RELS_EV"),
    RedundancyEvent(name="CRIT_EV", monitors=("link-down xe-0/0/1",)),
    RedundancyEvent(name="TAKE_EV", monitors=("peer mastership-release",)),
    RedundancyEvent(name="BACK_EV", monitors=("peer mastership-acquire",)),
)


def configured(*ids: int, policies: tuple[RedundancyPolicy, ...] = (RELEASE, ACQUIRE)) -> Configuration:
    """Return a configuration in which every set has every policy."""
    names = tuple(each.name for each in policies)
    sets = tuple(ConfiguredSet(id=each, policies=names, group=1) for each in ids)
    return Configuration(events=EVENTS, policies=policies, sets=sets)


def speaking(given: Configuration, local: str | None, peer: str, group: int = 1) -> Configuration:
    """Return a configuration whose ICCP speaks from an address to another for a group."""
    peers = (IccpPeer(address=peer, groups=(group,)),)
    return replace(given, iccp=ConfiguredIccp(local_address=local, peers=peers))


WELL = configured(1)
HIDING = replace(WELL, unrecognized=("services strange",))
NOT_TAKING = configured(1, policies=(RELEASE,))
COMING_BACK = configured(1, policies=(RELEASE, ACQUIRE, BACK))
ON_LINK_DOWN = RedundancyPolicy(name="ON_LINK_DOWN", events=("CRIT_EV",), action="release-mastership")


@dataclass(frozen=True, kw_only=True)
class Case:
    """How A and B differ from healthy ones, and the answer, the row and the reason."""

    name: str
    a: Facts | None
    b: Facts | None
    answer: str
    row: int
    reason: str
    lacks: str = ""
    own: Configuration | None = WELL
    other: Configuration | None = WELL
    options: t.Mapping[str, t.Any] = field(default_factory=dict)
    host_names: tuple[tuple[str, str | None], ...] = ()

    def __str__(self) -> str:
        return self.name


def _sides(case: Case) -> tuple[Side, Side]:
    return (
        Side(name="A", gateway=gateway_of(case.a), configuration=case.own),
        Side(name="B", gateway=gateway_of(case.b), configuration=case.other),
    )


def _expected(case: Case) -> Expectation:
    expected = expectation({"max_age": "60", "max_skew": "30", **case.options}, OPTIONS)
    return replace(expected, host_names=case.host_names)


def taken(case: Case) -> TakeDown:
    """Return the answer on a case."""
    return take_down(*_sides(case), _expected(case), now=NOW)


def seen_in(case: Case) -> Seen:
    """Return what is seen of a case."""
    return seen(*_sides(case), _expected(case), NOW)


NO_SETS: Edit = {f"{GROUP}.sets": []}


def box(name: str, serial_number: str | None) -> Edit:
    """Return what says which box a gateway is."""
    known = {"host_name": name, "serial_number": serial_number, "complete": serial_number is not None}
    return {"surroundings.identity": {**known, "unrecognized": [], "refused": []}}


BOX_A, BOX_B = box("A", "JN1"), box("B", "JN2")
MASTER_B = edited(MASTER, BOX_B, {f"{GROUP}.local_ip": "192.0.2.2", f"{PEER}.ip": "192.0.2.1"})
STANDBY_A = edited(STANDBY, BOX_A, {f"{GROUP}.local_ip": "192.0.2.1", f"{PEER}.ip": "192.0.2.2"})
UNSHOWN: Edit = {f"{GROUP}.local_ip": None}


def away(name: str, a: Edit, b: Edit, answer: str, row: int, reason: str, **more: t.Any) -> Case:
    """A case in which B is MASTER."""
    facts = {"a": edited(STANDBY_A, a), "b": edited(MASTER_B, b)}
    return Case(name=name, answer=answer, row=row, reason=reason, **facts, **more)


def here(name: str, a: Edit, b: Edit, answer: str, row: int, reason: str, **more: t.Any) -> Case:
    """A case in which A is MASTER."""
    facts = {"a": edited(MASTER, BOX_A, a), "b": edited(STANDBY, BOX_B, b)}
    return Case(name=name, answer=answer, row=row, reason=reason, **facts, **more)


def waiver(check: str, subject: str | None = None) -> dict[str, t.Any]:
    """Return a waiver that has not expired."""
    given = {"check": check, "reason": "known", "owner": "noc", "expires": "2026-12-31"}
    return given if subject is None else {**given, "subject": subject}


COLD: Edit = {f"{INTERFACE}.synchronization": "Cold"}
NOT_CONFIGURED = (
    "B is not configured to acquire mastership: no attached policy acquires it upon peer mastership-release"
)


def check_answer(case: Case) -> None:
    """Hold a case to its answer."""
    answer = t.cast("t.Any", case.answer)
    expected = SetAnswer(id=1, answer=answer, reason=case.reason, row=case.row, lacks=case.lacks)
    found = taken(case)
    assert found.sets[:1] == (expected,)
    assert len(found.sets) == len({each.id for side in (case.own,) if side for each in side.sets} | {1})


def pair_of(states: t.Mapping[int, tuple[str | None, str | None]], own: Configuration | None = None) -> Case:
    """Two gateways with these states of their sets; None where one does not show the set."""
    roles = {"MASTER": "active"}
    sides = [
        [
            redundancy_set(number, mine, theirs or "STANDBY", roles.get(mine, "backup"))
            for number, (first, second) in states.items()
            for mine, theirs in [(first, second) if side == 0 else (second, first)]
            if mine is not None
        ]
        for side in (0, 1)
    ]
    for number, addresses in enumerate((("192.0.2.1", "192.0.2.2"), ("192.0.2.2", "192.0.2.1"))):
        for each in sides[number]:
            each["peers"][0]["ip"] = addresses[1]
    ids = tuple(states)
    return Case(
        name="",
        a=edited(MASTER, BOX_A, {GROUP: group(1, "192.0.2.1", *sides[0])}),
        b=edited(STANDBY, BOX_B, {GROUP: group(1, "192.0.2.2", *sides[1])}),
        answer="",
        row=0,
        reason="",
        own=own or configured(*ids),
        other=configured(*ids),
    )
