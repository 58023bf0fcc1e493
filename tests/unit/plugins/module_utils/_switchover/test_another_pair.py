# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The inventory names a gateway of another pair as the peer, and no address of either pair tells them apart.

Where no address is shown, nothing is sent. Where both pairs have the same ones, what comes of it is never
told as ours.
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import Switchover, result_of
from ansible_collections.junos_ha.srd.tests.lab.controls import Controls
from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.pairs import connect, default_pair
from ansible_collections.junos_ha.srd.tests.lab.world import World
from ansible_collections.junos_ha.srd.tests.unit.simulation import OPTIONS, LabOther, Simulation


class TwoPairs(Simulation):
    """Two pairs with the same addresses, mx1 with mx2 and mx3 with mx4; mx4 is taken for the peer of mx1."""

    def __post_init__(self) -> None:
        self.world = World([self.pair, self.pair], lambda: self.clock.seconds)
        self.devices = {name: Device(self.world, name) for name in self.world.names}
        self.controls = Controls(self.world, self.devices)

    def other(self, host: str) -> LabOther:
        session = self.session("mx4")
        session.round_trip = 0.0
        return LabOther(session)

    def plan(self, host: str = "mx1", **options: t.Any) -> Plan:
        return plan({**OPTIONS, **options}, host=host, peer="mx4")

    def switch_over_without_a_pair(self, **options: t.Any) -> Switchover:
        return self.switch_over(peer_facts=self.facts("mx4"), **options)


def test_nothing_is_sent_where_nothing_shows_that_the_two_are_a_pair() -> None:
    simulation = TwoPairs(pair=default_pair())
    it = simulation.switch_over_without_a_pair()
    proved = it.proof.findings if it.proof else ()
    told = [(each.status, each.message) for each in proved if each.check == "iccp_peer"]
    assert (it.ended, simulation.roles()["mx1"]) == ("event", "MASTER")
    assert told == [("unknown", "iccp_peer - Expected: ICCP leads to each other Actual: not shown")]


def test_a_move_to_another_gateway_than_the_named_one_is_doubted() -> None:
    simulation = TwoPairs(pair=connect(default_pair()))
    it = simulation.switch_over_without_a_pair()
    result = result_of(it)
    assert (it.ended, result.succeeded, simulation.roles()["mx2"]) == ("no_master", False, "MASTER")
    assert result.summary == (
        "NO GATEWAY IS MASTER of set 1 (mx1 is STANDBY and mx4 is STANDBY, but mx1 calls its peer MASTER, "
        "which mx4 may not be, since 1.2 s after the request; on mx1 type: request services redundancy-set 1 "
        "trigger redundancy-event ACQU_MSHIP_MANUAL_EV)"
    )


def test_no_rescue_takes_mastership_from_another_gateway_than_the_named_one() -> None:
    simulation = TwoPairs(pair=connect(default_pair()))
    it = simulation.switch_over_without_a_pair(rescue="acquire")
    assert it.rescue is not None and it.rescue.withheld == "a gateway is MASTER now, or may be"
    assert (it.ended, len(simulation.triggers), simulation.roles()["mx2"]) == ("no_master", 1, "MASTER")
