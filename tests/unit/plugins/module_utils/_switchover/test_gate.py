# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The gate over the product of what a pair can show, against a table that knows nothing of the checks.

The two gateways agree about each other here unless a test lets them disagree.
"""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import dataclass, replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Iccp,
    Peer,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import Both, gate_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import plan
from ansible_collections.junos_ha.srd.tests.lab.pairs import pair_of
from ansible_collections.junos_ha.srd.tests.unit.simulation import (
    ACQUIRE,
    OPTIONS,
    RELEASE,
    Clock,
    Simulation,
)

STATES = ("MASTER", "STANDBY", "STANDBY (WARNED)", "STANDBY (WAIT)", "INITIALIZING", "PRIMARY")
HEALTHS = ("Passed", "Failed")
SYNCHRONIZATIONS = ("Hot", "Cold")


@dataclass(frozen=True, kw_only=True)
class Side:
    """One gateway of the pair, as far as the gate may ask."""

    state: str
    health: str = "Passed"
    synchronization: str = "Hot"
    connection: str = "Connected"

    def shown(self, peer: Side, ip: str, peer_ip: str) -> Gateway:
        """Return what the gateway shows."""
        role = "active" if self.state == "MASTER" else "backup"
        interface = ServiceInterface(
            name="ms-1/0/0",
            type="Inter-chassis",
            role=role,
            connection="Up",
            synchronization=self.synchronization,
        )
        failed = self.health == "Failed"
        each = RedundancySet(
            id=1,
            state=self.state,
            health=self.health,
            interfaces_down=1 if failed else None,
            failed_interfaces=("xe-0/0/1",) if failed else None,
            peers=(Peer(ip=peer_ip, connection=self.connection, state=peer.state),),
            service_sets=(ServiceSet(name="ss1", interfaces=(interface,)),),
        )
        return Gateway(
            format="text",
            level="brief",
            complete=True,
            iccp=Iccp(connection="Connected"),
            groups=(Group(id=1, peer_connections=1, local_ip=ip, sets=(each,)),),
        )


SIDES = [
    Side(state=state, health=health, synchronization=synchronization)
    for state, health, synchronization in itertools.product(STATES, HEALTHS, SYNCHRONIZATIONS)
]
WELL = {"Passed": True, "Failed": False}


def table(own: Side, peer: Side, target: str) -> str:
    """Return what must become of it, by a table of its own: what is sent, and what is not.

    The health of the gateway that is to be STANDBY does not count, and nor does a qualifier because of it.
    """
    leaves, takes = (own, peer) if target == "STANDBY" else (peer, own)
    is_hot = leaves.synchronization == takes.synchronization == "Hot"
    is_well = is_hot and takes.health == "Passed"
    if takes.state == "MASTER" and leaves.state.startswith("STANDBY"):
        is_clear = leaves.state == "STANDBY" or leaves.health == "Failed"
        return "there" if is_well and is_clear else "there_not_well"
    return "would_send" if (leaves.state, takes.state) == ("MASTER", "STANDBY") and is_well else "gate"


def force_table(own: Side, peer: Side, target: str) -> str:
    """The same by force: no role is overridden, only what qualifies it."""
    plain = table(own, peer, target)
    if plain != "gate":
        return plain
    states = {"MASTER": ("MASTER",), "STANDBY": ("STANDBY", "STANDBY (WARNED)", "STANDBY (WAIT)")}
    other = {"MASTER": "STANDBY", "STANDBY": "MASTER"}
    may_move = own.state in states[other[target]] and peer.state in states[target]
    return "would_send" if may_move else "gate"


def rollback_table(own: Side, peer: Side, target: str) -> str:
    """The same for a rollback: what may have called for it does not count, the taker's health does."""
    plain = table(own, peer, target)
    giver, taker = (own, peer) if target == "STANDBY" else (peer, own)
    may_move = (giver.state, taker.state, taker.health) == ("MASTER", "STANDBY", "Passed")
    return "would_send" if plain == "gate" and may_move else plain


PRODUCT = list(itertools.product(SIDES, SIDES))


@pytest.mark.parametrize("target", ["STANDBY", "MASTER"])
@pytest.mark.parametrize("force", [False, True])
def test_the_gate_opens_where_the_table_says_so(target: str, force: bool) -> None:
    wrong = []
    for own, peer in PRODUCT:
        wanted = (force_table if force else table)(own, peer, target)
        found = ended(own, peer, target, force=force)
        if found != wanted:
            wrong.append((own, peer, wanted, found))
    assert wrong == []
    assert len(PRODUCT) == 576


@pytest.mark.parametrize("target", ["STANDBY", "MASTER"])
def test_what_called_for_a_rollback_does_not_shut_its_gate(target: str) -> None:
    wrong = []
    for own, peer in PRODUCT:
        wanted = rollback_table(own, peer, target)
        found = ended(own, peer, target, rollback=True)
        if found != wanted:
            wrong.append((own, peer, wanted, found))
    assert wrong == []


def ended(own: Side, peer: Side, target: str, **options: t.Any) -> str:
    """Return how a switchover in check mode ends."""
    simulation = shown(own, peer)
    event = RELEASE if target == "STANDBY" else ACQUIRE
    it = simulation.switch_over(target=target, redundancy_event=event, check_mode=True, **options)
    assert simulation.triggers == []
    return it.ended


def shown(own: Side, peer: Side) -> Simulation:
    """Return a simulation in which the two gateways show just that."""
    mine, theirs = own.shown(peer, "192.0.2.1", "192.0.2.2"), peer.shown(own, "192.0.2.2", "192.0.2.1")
    return Simulation(pair=pair_of(mine, theirs), clock=Clock(0.0))  # later, what is Cold would be Hot


MASTER, STANDBY = Side(state="MASTER"), Side(state="STANDBY")


def test_an_unread_peer_closes_the_gate() -> None:
    for force in (False, True):
        it = Simulation().switch_over(peer_facts=None, force=force)
        assert (it.ended, it.report.verdict) == ("gate", "unknown")


@pytest.mark.parametrize(("age", "ended"), [(59, "would_send"), (61, "gate"), (3600, "gate")])
def test_facts_of_an_hour_ago_close_the_gate(age: float, ended: str) -> None:
    simulation = Simulation()
    facts = simulation.facts("mx2")
    simulation.clock.sleep(age)
    it = simulation.switch_over(peer_facts=facts, check_mode=True)
    assert it.ended == ended


@pytest.mark.parametrize("force", [False, True])
def test_facts_without_a_time_close_the_gate(force: bool) -> None:
    simulation = Simulation()
    facts = {**(simulation.facts("mx2") or {}), "collected_at": None}
    it = simulation.switch_over(peer_facts=facts, force=force)
    assert (it.ended, it.report.verdict) == ("gate", "unknown")


def test_the_gateway_itself_is_not_its_peer() -> None:
    simulation = Simulation()
    it = simulation.switch_over(peer_facts=simulation.facts("mx1"))
    assert (it.ended, it.report.verdict, simulation.triggers) == ("gate", "no_go", [])


def test_overridden_checks_are_in_the_report() -> None:
    simulation = shown(MASTER, replace(STANDBY, synchronization="Cold"))
    it = simulation.switch_over(force=True, check_mode=True)
    assert it.gate is not None
    assert it.gate.overridden == (
        "mx2 group 1 set 1 service-set ss1 interface ms-1/0/0 - synchronization - Expected: Hot Actual: Cold",
    )
    waivers = [each.waiver for each in it.gate.report.findings if each.status == "waived"]
    assert waivers == [
        Waiver(
            check="synchronization",
            subject="mx2 group 1 set 1 service-set ss1 interface ms-1/0/0",
            reason="overridden by force",
            owner="force",
            expires="2026-11-22T03:00:00.400000+00:00",
        )
    ]


WAIVER = {"reason": "known", "owner": "noc", "expires": "2026-12-01"}
NOT_CONNECTED = replace(STANDBY, connection="Not Connected")

# What must be certain of the set that moves, as it fails on the taker: the two sides, and the checks.
UNCERTAIN: dict[str, tuple[Side, Side, set[str]]] = {
    "the taker has lost its peer": (MASTER, NOT_CONNECTED, {"peer_connection"}),
    "two masters": (MASTER, MASTER, {"role", "peer_role", "single_master"}),
}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(("own", "peer", "checks"), UNCERTAIN.values(), ids=UNCERTAIN)
def test_neither_a_waiver_nor_force_goes_against_where_mastership_is_or_whether_the_peer_is_there(
    own: Side, peer: Side, checks: set[str], force: bool
) -> None:
    waivers = [{**WAIVER, "check": check} for check in sorted(checks - {"role"})]
    simulation = shown(own, peer)
    it = simulation.switch_over(waivers=waivers, force=force, check_mode=True)
    against = {each.check for each in it.report.findings if each.status != "pass"}
    assert (it.ended, against, simulation.triggers) == ("gate", checks, [])


def test_a_waiver_of_another_check_opens_the_gate() -> None:
    simulation = shown(MASTER, replace(STANDBY, synchronization="Cold"))
    it = simulation.switch_over(waivers=[{**WAIVER, "check": "synchronization"}], check_mode=True)
    assert it.ended == "would_send"


def test_a_missing_set_closes_the_gate() -> None:
    for force in (False, True):
        it = Simulation().switch_over(redundancy_set=7, force=force)
        assert it.ended == "gate"


# What the two names lead to, whether it is forced, and what closes the gate: the checks that are not passed.
WRONG_BOX: dict[str, tuple[dict[str, str], bool, set[tuple[str, str]]]] = {
    "exchanged addresses": ({"mx1": "peer_box", "mx2": "peer_box"}, False, {("identity", "fail")}),
    "two names for one box": (
        {"mx2": "peer_box"},
        True,
        {("identity", "fail"), ("two_chassis", "fail")},
    ),
    "another host name": ({"mx1": "renamed"}, True, {("identity", "fail")}),
    "the peer is another gateway": ({"mx2": "renamed"}, True, {("identity", "fail")}),
    "one serial number": (
        {"mx1": "same_serial", "mx2": "same_serial"},
        True,
        {("two_chassis", "fail")},
    ),
    "not shown": ({"mx1": "identity_refused"}, True, {("identity", "unknown")}),
    "not shown by the peer": ({"mx2": "identity_refused"}, True, {("identity", "unknown")}),
}


@pytest.mark.parametrize(("faults", "force", "against"), WRONG_BOX.values(), ids=WRONG_BOX)
def test_the_wrong_box_closes_the_gate_and_no_force_opens_it(
    faults: dict[str, str], force: bool, against: set[tuple[str, str]]
) -> None:
    simulation = Simulation()
    for gateway, fault in faults.items():
        simulation.do(gateway, fault)
    it = simulation.switch_over(force=force)
    found = {(each.check, each.status) for each in it.report.worst}
    assert (it.ended, simulation.triggers) == ("gate", [])
    assert {each for each in found if each[0] in ("identity", "two_chassis")} == against
    assert all(each.status != "waived" for each in it.report.findings if each.check == "two_chassis")


def test_a_box_that_is_not_meant_is_not_there_already() -> None:
    simulation = Simulation()
    simulation.do("mx1", "peer_box")
    simulation.do("mx2", "peer_box")
    assert (simulation.read()["mx1"].roles, simulation.switch_over().ended) == ({1: "STANDBY"}, "gate")


def test_host_names_that_differ_by_design_open_the_gate() -> None:
    simulation = Simulation()
    simulation.do("mx1", "renamed")
    named = plan(OPTIONS, host="mx1", peer="mx2", host_names=[("mx1", "edge-1")])
    gateways = {name: from_facts(simulation.facts(name)) for name in ("mx1", "mx2")}
    both = Both(gateway=gateways["mx1"], peer=gateways["mx2"], now=simulation.clock.now())
    assert (gate_of(both, simulation.plan()).is_open, gate_of(both, named).is_open) == (False, True)
