# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether a signal route is active, by replies that share no code with the lab."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import SignalRoute
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import read_signal_routes
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    ShownRoute,
    read_signal_route,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

ROUTE = SignalRoute(prefix="198.51.100.1/32", routing_instance="VRF")
NAMESPACE = 'xmlns="http://xml.juniper.net/junos/24.4R1/junos-routing"'
ACTIVE = "<active-tag>*</active-tag>"
STATIC = "<protocol-name>Static</protocol-name>"
MORE = "<preference>5</preference><nh-type>Receive</nh-type>"
ENTRY = f"<rt-entry>{ACTIVE}<current-active/>{STATIC}{MORE}</rt-entry>"


def route(entries: str, prefix: str = "198.51.100.1/32") -> str:
    return f'<rt junos:style="brief"><rt-destination>{prefix}</rt-destination>{entries}</rt>'


def table(*routes: str, name: str = "VRF.inet.0") -> str:
    return f"<route-table><table-name>{name}</table-name>{''.join(routes)}</route-table>"


def reply(*tables: str) -> str:
    inside = f"<route-information {NAMESPACE}>{''.join(tables)}</route-information>"
    return f'<rpc-reply xmlns:junos="http://xml.juniper.net/junos/24.4R1/junos">{inside}</rpc-reply>'


WRAPPED = (
    "<rt-entry><active-tag>\n*\n</active-tag><protocol-name>\nStatic\n</protocol-name></rt-entry>",
    "\n198.51.100.1/32\n",
)
BGP = f"<rt-entry>{ACTIVE}<protocol-name>BGP</protocol-name></rt-entry>"

# The reply, and whether the route is active.
SHOWN: dict[str, tuple[str, bool]] = {
    "active": (reply(table(route(ENTRY))), True),
    "among empty tables": (reply(table(name="inet.0"), table(route(ENTRY)), table(name="inet6.0")), True),
    "wrapped in line breaks": (reply(table(route(*WRAPPED), name="\nVRF.inet.0\n")), True),
    "on a terminal": (f"\n{reply(table(route(ENTRY)))}\n\n{{master}}\nlab@mx1> ", True),
    "active, not the last": (reply(table(route(ENTRY.replace("*", "+")))), True),
    "the last, not active": (reply(table(route(ENTRY.replace("*", "-")))), False),
    "not active": (reply(table(route(f"<rt-entry>{STATIC}</rt-entry>"))), False),
    "beside another protocol": (
        reply(table(route(f"{ENTRY}<rt-entry><protocol-name>BGP</protocol-name></rt-entry>"))),
        True,
    ),
    "another protocol only": (reply(table(route(BGP))), False),
    "in another table": (reply(table(route(ENTRY), name="inet.0")), False),
    "another prefix": (reply(table(route(ENTRY, "198.51.100.0/24"))), False),
    "an empty table": (reply(table()), False),
    "no table": (reply(), False),
    "a tag more": (reply(table(route(f"<rt-entry>{ACTIVE}{STATIC}<new>1</new></rt-entry>"))), True),
}


@pytest.mark.parametrize(("outcome", "active"), SHOWN.values(), ids=SHOWN)
def test_a_route_that_is_shown(outcome: str, active: bool) -> None:
    assert read_signal_route(ROUTE, outcome) == ShownRoute(route=ROUTE, active=active)


REFUSED = DeviceError("mx1", command="c", cause="permission denied", remedy="r", answered=True)
ENGINES = "".join(
    f"<multi-routing-engine-item><re-name>{name}</re-name><route-information/></multi-routing-engine-item>"
    for name in ("re0", "re1")
)

# The outcome, and why it shows nothing.
HIDDEN: dict[str, tuple[Outcome, str]] = {
    "refused": (REFUSED, "permission denied"),
    "an error": (
        "<rpc-reply><rpc-error><error-message>no table</error-message></rpc-error></rpc-reply>",
        "the device answered with an error: 'rpc-error/error-message: no table'",
    ),
    "text": (
        "<rpc-reply><output>198.51.100.1/32 *[Static/5]</output></rpc-reply>",
        "expected route-information in the reply: 'output: 198.51.100.1/32 *[Static/5]'",
    ),
    "another reply": (
        "<rpc-reply><arp-table-information/></rpc-reply>",
        "expected route-information in the reply: 'arp-table-information'",
    ),
    "unknown elements": (
        "<rpc-reply><route-information><summary/></route-information></rpc-reply>",
        "expected route-table in the reply: 'route-information/summary'",
    ),
    "a table without a name": (
        reply("<route-table/>"),
        "expected one table-name in route-table: ''",
    ),
    "a route without a destination": (reply(table("<rt/>")), "expected one rt-destination in rt: ''"),
    "a route without an entry": (
        reply(table(route(""))),
        "expected rt-entry in a route: 'rt/rt-destination: 198.51.100.1/32'",
    ),
    "an entry without a protocol": (
        reply(table(route(f"<rt-entry>{ACTIVE}</rt-entry>"))),
        "expected one protocol-name in rt-entry: ''",
    ),
    "an unknown mark": (
        reply(table(route(ENTRY.replace("*", "?")))),
        "expected active-tag to be * or absent: '?'",
    ),
    "two routing engines": (
        f"<rpc-reply><multi-routing-engine-results>{ENGINES}</multi-routing-engine-results></rpc-reply>",
        "expected one reply in multi-routing-engine-results, which holds 2: "
        "'multi-routing-engine-item, multi-routing-engine-item'",
    ),
}


@pytest.mark.parametrize(("outcome", "refused"), HIDDEN.values(), ids=HIDDEN)
def test_a_route_that_is_not_shown(outcome: Outcome, refused: str) -> None:
    assert read_signal_route(ROUTE, outcome) == ShownRoute(route=ROUTE, active=None, refused=refused)


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [(reply(table(route(ENTRY)))[:-40], "breaks off"), ("", "empty"), ("inet.0: 5 destinations", "XML")],
)
def test_what_is_no_xml_shows_nothing(outcome: str, reason: str) -> None:
    it = read_signal_route(ROUTE, outcome)
    assert (it.active, reason in it.refused) == (None, True)


LAB = SignalRoute(prefix="198.51.100.1/32", routing_instance="SRD")


def active(simulation: Simulation) -> dict[str, list[bool | None]]:
    elsewhere = SignalRoute(prefix="198.51.100.9/32")
    return {
        name: [each.active for each in read_signal_routes(simulation.session(name), (LAB, elsewhere))]
        for name in ("mx1", "mx2")
    }


def test_the_routes_of_the_lab_follow_a_move() -> None:
    simulation = Simulation()
    assert active(simulation) == {"mx1": [True, False], "mx2": [False, False]}
    simulation.do("mx1", "switched")
    assert active(simulation) == {"mx1": [False, False], "mx2": [True, False]}


@pytest.mark.parametrize(
    ("fault", "shown"),
    [("routes_stay", [True, False]), ("routes_refused", [None] * 2), ("routes_unread", [None] * 2)],
)
def test_the_routes_of_the_lab_at_fault(fault: str, shown: list[bool | None]) -> None:
    simulation = Simulation()
    simulation.do("mx1", fault, "switched")
    assert active(simulation)["mx1"] == shown


def test_no_route_is_no_request() -> None:
    simulation = Simulation()
    assert read_signal_routes(simulation.session("mx1"), ()) == ()
    assert simulation.devices["mx1"].requests == []
