# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on one pair, by name: each a function that makes its evidence."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.tests.golden.pairs import big_pair, hostile_pair
from ansible_collections.junos_ha.srd.tests.golden.runbook import Runbook
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

Records = list[Plain]

_WAIVER = {
    "check": "synchronization",
    "reason": "CHG0042: the card is replaced next week; <b>known</b> & accepted",
    "owner": "noc@example.net",
    "expires": "2026-12-01",
}


def all_well() -> Records:
    """Return that of a failover from its precheck to its postcheck: GO."""
    it = Runbook()
    it.precheck()
    it.move("switchover")
    it.keep_moves()
    it.postcheck(sets=(1,))
    return it.records


def one_interface_not_hot() -> Records:
    """Return that of a precheck that finds a service interface Cold: NO-GO, and the end of the run."""
    it = Runbook()
    it.simulation.do("mx1", "cold")
    it.precheck()
    return it.records


def refused_gate() -> Records:
    """Return that of a failover whose gate is shut, by what came after its precheck."""
    it = Runbook()
    it.precheck()
    it.simulation.do("mx2", "monitored_down")
    it.move("switchover")
    it.keep_moves()
    return it.records


def switched_and_rolled_back() -> Records:
    """Return that of a set that moved, did not become Hot in time, and was moved back when it had."""
    it = Runbook()
    it.precheck()
    it.simulation.do("mx1", "slow_sync")
    it.move("switchover")
    it.simulation.do("mx1", "healthy")
    it.move("rollback", leaving="mx2")
    it.keep_moves()
    return it.records


def unreachable_gateway() -> Records:
    """Return that of a precheck that cannot read mx2: UNKNOWN."""
    it = Runbook()
    it.simulation.do("mx2", "close_port")
    it.precheck()
    return it.records


def two_hundred_interfaces() -> Records:
    """Return that of a failover of gateways with 200 service interfaces each: GO."""
    it = Runbook(simulation=Simulation(pair=big_pair()))
    it.precheck()
    it.move("switchover")
    it.keep_moves()
    it.postcheck(sets=(1,))
    return it.records


def maintenance() -> Records:
    """Return that of a maintenance: mastership moves away, an hour passes, it moves back. GO."""
    it = Runbook()
    it.precheck("away-precheck")
    it.move("switchover")
    it.keep_moves("away-failover")
    it.postcheck("away-", baseline="away-precheck", sets=(1,))
    it.simulation.clock.sleep(3600)
    it.postcheck("maintained-", baseline="away-postcheck", expect="unchanged")
    it.precheck("back-precheck")
    it.move("switchover", leaving="mx2")
    it.keep_moves("back-failover", leaving="mx2")
    it.postcheck("back-", baseline="back-precheck", sets=(1,))
    return it.records


def waived_failure() -> Records:
    """Return that of a precheck that finds a service interface Cold, with leave to go on: GO."""
    it = Runbook(expected={"waivers": [_WAIVER]})
    it.simulation.do("mx1", "cold")
    it.precheck()
    return it.records


def areas_compared() -> Records:
    """Return that of a failover that cost sessions, and after which an alarm is new: NO-GO."""
    it = Runbook(areas=("alarms", "commits", "sessions", "headroom"))
    it.precheck()
    it.move("switchover")
    it.keep_moves()
    it.simulation.do("mx2", "alarm", "sessions_lost")
    it.postcheck(sets=(1,))
    return it.records


def hostile_names() -> Records:
    """Return that of a failover after which the service set of the worst name is Off: NO-GO."""
    it = Runbook(simulation=Simulation(pair=hostile_pair()))
    it.precheck()
    it.move("switchover")
    it.keep_moves()
    it.simulation.do("mx1", "off")
    it.postcheck(sets=(1,))
    return it.records


RUNS: dict[str, t.Callable[[], Records]] = {
    run.__name__: run
    for run in (
        all_well,
        one_interface_not_hot,
        refused_gate,
        switched_and_rolled_back,
        unreachable_gateway,
        two_hundred_interfaces,
        maintenance,
        waived_failure,
        areas_compared,
        hostile_names,
    )
}
