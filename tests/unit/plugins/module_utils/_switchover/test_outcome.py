# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the readings after a request show: when a service interface was lost, and from when on it was Hot."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import unread
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Iccp,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Resync, resyncs
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

Shown = tuple[tuple[str, "str | None"], ...]  # interfaces, and how each is synchronised


def sample(elapsed: float, shown: Shown | None, number: int = 1) -> Sample:
    """Return a reading of a gateway with one service set; of one that did not answer, for None."""
    return Sample(
        elapsed=elapsed,
        report=unread(),
        lines=(),
        gateway=None if shown is None else gateway(shown, number),
    )


def gateway(shown: Shown, number: int) -> Gateway:
    interfaces = tuple(ServiceInterface(name=name, synchronization=sync) for name, sync in shown)
    each = RedundancySet(id=number, service_sets=(ServiceSet(name="ss1", interfaces=interfaces),))
    return Gateway(
        format="text", level="brief", complete=True, iccp=Iccp(), groups=(Group(id=1, sets=(each,)),)
    )


def of(interface: str, lost: float | None, hot: float | None) -> Resync:
    return Resync(service_set="ss1", interface=interface, lost=lost, hot=hot)


HOT, COLD, OFF = (("ms-1/0/0", "Hot"),), (("ms-1/0/0", "Cold"),), (("ms-1/0/0", "Off"),)

# The readings, and what they show.
CASES: dict[str, tuple[list[Sample], tuple[Resync, ...]]] = {
    "no reading": ([], ()),
    "no answer": ([sample(0.1, None)], ()),
    "Hot always": ([sample(0.1, HOT), sample(1.1, HOT)], (of("ms-1/0/0", None, 0.1),)),
    "Cold, then Hot": (
        [sample(0.1, HOT), sample(1.126, COLD), sample(2.2, COLD), sample(3.339, HOT), sample(4.4, HOT)],
        (of("ms-1/0/0", 1.13, 3.34),),
    ),
    "Cold to the end": ([sample(0.1, HOT), sample(1.1, COLD)], (of("ms-1/0/0", 1.1, None),)),
    "Cold from the beginning": ([sample(0.1, COLD), sample(1.1, HOT)], (of("ms-1/0/0", 0.1, 1.1),)),
    "lost twice": (
        [sample(1, COLD), sample(2, HOT), sample(3, OFF), sample(4, HOT)],
        (of("ms-1/0/0", 1, 4),),
    ),
    "not shown for a time": (
        [sample(1, HOT), sample(2, ()), sample(3, HOT)],
        (of("ms-1/0/0", 2, 3),),
    ),
    "shown late": ([sample(1, ()), sample(2, HOT)], (of("ms-1/0/0", 1, 2),)),
    "no longer shown": ([sample(1, HOT), sample(2, ())], (of("ms-1/0/0", 2, None),)),
    "no answer between": (
        [sample(1, HOT), sample(2, None), sample(3, HOT)],
        (of("ms-1/0/0", None, 1),),
    ),
    "not known": ([sample(1, (("ms-1/0/0", None),))], (of("ms-1/0/0", 1, None),)),
    "another case": ([sample(1, (("ms-1/0/0", "hot"),))], (of("ms-1/0/0", 1, None),)),
    "shown twice, one of them Cold": (
        [sample(1, (*COLD, *HOT)), sample(2, (*HOT, *COLD)), sample(3, (*HOT, *HOT))],
        (of("ms-1/0/0", 1, 3),),
    ),
    "several": (
        [sample(1, (*HOT, ("ms-1/1/0", "Cold"))), sample(2, (("ms-1/1/0", "Hot"), *COLD))],
        (of("ms-1/0/0", 2, None), of("ms-1/1/0", 1, 2)),
    ),
    "another set": ([sample(1, COLD, number=2)], ()),
}


@pytest.mark.parametrize(("samples", "shown"), CASES.values(), ids=list(CASES))
def test_the_readings_of_an_interface(samples: list[Sample], shown: tuple[Resync, ...]) -> None:
    assert resyncs(samples, 1) == shown


def test_a_set_without_service_sets_has_none() -> None:
    each = RedundancySet(id=1, service_sets=None)
    shown = Gateway(
        format="text", level="terse", complete=True, iccp=Iccp(), groups=(Group(id=1, sets=(each,)),)
    )
    assert resyncs([Sample(elapsed=1, report=unread(), lines=(), gateway=shown)], 1) == ()


def test_a_switchover_shows_each_of_its_interfaces() -> None:
    names = [f"ms-1/{slot}/0" for slot in (3, 2, 1, 0)]
    assert result_of(Simulation().switch_over()).resyncs == tuple(
        Resync(service_set=service_set, interface=name, lost=1.2, hot=3.5)
        for service_set in ("IPv6-SFW", "NAPT44-SS1-SS4")
        for name in names
    )
