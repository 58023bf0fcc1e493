# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of a gateway: one part at a time over the CLI, by filter over NETCONF."""

from __future__ import annotations

import typing as t
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredIccp,
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import ConfigurationRead
from ansible_collections.junos_ha.srd.tests.lab.commands import SYNTAX
from ansible_collections.junos_ha.srd.tests.lab.designs import DESIGN_NAMES, DesignName, configured
from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.published import EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.render.configuration import PARTS, render_configuration
from ansible_collections.junos_ha.srd.tests.lab.responses import Failure
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Box, Timers
from ansible_collections.junos_ha.srd.tests.lab.world import World
from ansible_collections.junos_ha.srd.tests.unit.lab.clients import netconf, typed

EVENTS = """\
    <event-options>
        <redundancy-event>
            <name>RELS_MSHIP_MANUAL_EV</name>
        </redundancy-event>
        <redundancy-event>
            <name>ACQU_MSHIP_MANUAL_EV</name>
        </redundancy-event>
        <redundancy-event>
            <name>RELS_MSHIP_CRIT_EV</name>
            <monitor>
                <link-down>
                    <name>xe-0/0/1</name>
                </link-down>
                <process>
                    <routing>
                        <restart />
                    </routing>
                </process>
            </monitor>
        </redundancy-event>
        <redundancy-event>
            <name>PEER_RELS_MSHIP_EV</name>
            <monitor>
                <peer>
                    <event>mastership-release</event>
                </peer>
            </monitor>
        </redundancy-event>
    </event-options>
"""
POLICIES = """\
    <policy-options>
        <redundancy-policy>
            <name>RELS_MSHIP_MANUAL_POL</name>
            <redundancy-events>RELS_MSHIP_MANUAL_EV</redundancy-events>
            <then>
                <mship-actions>release-mastership-if-standby-clear</mship-actions>
                <delete-static-route>
                    <name>198.51.100.1/32</name>
                    <routing-instance>SRD</routing-instance>
                </delete-static-route>
            </then>
        </redundancy-policy>
        <redundancy-policy>
            <name>RELS_MSHIP_CRIT_POL</name>
            <redundancy-events>RELS_MSHIP_CRIT_EV</redundancy-events>
            <then>
                <mship-actions>release-mastership</mship-actions>
                <delete-static-route>
                    <name>198.51.100.1/32</name>
                    <routing-instance>SRD</routing-instance>
                </delete-static-route>
            </then>
        </redundancy-policy>
        <redundancy-policy>
            <name>ACQU_MSHIP_POL</name>
            <redundancy-events>PEER_RELS_MSHIP_EV</redundancy-events>
            <redundancy-events>ACQU_MSHIP_MANUAL_EV</redundancy-events>
            <then>
                <mship-actions>acquire-mastership</mship-actions>
                <add-static-route>
                    <name>198.51.100.1/32</name>
                    <receive />
                    <routing-instance>SRD</routing-instance>
                </add-static-route>
            </then>
        </redundancy-policy>
    </policy-options>
"""
_SETS = """\
        <redundancy-set>
            <rs-id-object>
                <name>1</name>
                <redundancy-group>1</redundancy-group>
                <redundancy-policy>RELS_MSHIP_MANUAL_POL</redundancy-policy>
                <redundancy-policy>RELS_MSHIP_CRIT_POL</redundancy-policy>
                <redundancy-policy>ACQU_MSHIP_POL</redundancy-policy>
                <keepalive>10</keepalive>
                <hold-time>30</hold-time>
            </rs-id-object>
        </redundancy-set>
"""
_SERVICE_SETS = """\
        <service-set>
            <name>IPv6-SFW</name>
            <next-hop-service>
                <inside-service-interface>ms-1/3/0.1</inside-service-interface>
                <outside-service-interface>ms-1/0/0.2</outside-service-interface>
            </next-hop-service>
            <redundancy-set-id>1</redundancy-set-id>
        </service-set>
        <service-set>
            <name>NAPT44-SS1-SS4</name>
            <next-hop-service>
                <inside-service-interface>ms-1/3/0.1</inside-service-interface>
                <outside-service-interface>ms-1/0/0.2</outside-service-interface>
            </next-hop-service>
            <redundancy-set-id>1</redundancy-set-id>
        </service-set>
"""


def services(*inside: str) -> str:
    """Return the hierarchy of services with what stands in it."""
    return f"    <services>\n{''.join(inside)}    </services>\n"


SETS, SERVICE_SETS, SERVICES = services(_SETS), services(_SERVICE_SETS), services(_SETS, _SERVICE_SETS)
COMMANDS = ConfigurationRead().commands
TOLD = dict(zip(COMMANDS, (EVENTS, POLICIES, SETS, SERVICE_SETS, ""), strict=True))


ICCP_OF_MX2 = """\
    <protocols>
        <iccp>
            <local-ip-addr>192.0.2.2</local-ip-addr>
            <peer>
                <name>192.0.2.1</name>
                <redundancy-group-id-list>1</redundancy-group-id-list>
            </peer>
        </iccp>
    </protocols>
"""


def whole(*parts: str) -> str:
    inside = "".join(parts)
    return f"<configuration>\n{inside}</configuration>\n" if inside else "<configuration />\n"


def device() -> Device:
    return Device(World([default_pair()], lambda: 0.0), "mx1")


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_shows_a_part_of_the_configuration(line: str) -> None:
    assert ask(device(), line) == ask(device(), f"{line} | no-more") == whole(TOLD[line])


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ("show configuration services redundancy-set", 42),
        ("show configuration services redundancy-set | display xml", 44),
        ("show configuration services redundancy-set 1 | display inheritance | display xml", 43),
        ("show configuration interfaces", 19),
        ("show services redundancy-group | display inheritance", 32),
    ],
)
def test_an_unsupported_configuration_command_is_an_error(line: str, position: int) -> None:
    assert device().answer(line) == Failure(SYNTAX, position=position)


def test_an_empty_configuration_is_an_empty_element() -> None:
    box = Box(settled=EXTENSIVE, configuration=Configuration())
    assert render_configuration(box, Timers(), PARTS) == "<configuration />\n"


def test_a_non_stop_design_monitors_acquisition_by_the_peer() -> None:
    one_way, non_stop = configured(EXTENSIVE, "one-way"), configured(EXTENSIVE, "non-stop")
    assert non_stop.events[:-1] == one_way.events
    assert [(each.name, each.monitors) for each in non_stop.events[-1:]] == [
        ("PEER_ACQU_MSHIP_EV", ("peer mastership-acquire",))
    ]
    assert [(each.events, each.action) for each in non_stop.policies if each not in one_way.policies] == [
        (("PEER_ACQU_MSHIP_EV",), "acquire-mastership")
    ]
    assert [each.policies for each in non_stop.sets] == [tuple(each.name for each in non_stop.policies)]


@pytest.mark.parametrize("design", DESIGN_NAMES)
def test_a_printed_configuration_is_read_back(design: DesignName) -> None:
    printed = World([default_pair(design=design)], lambda: 0.0).configuration("mx1", PARTS)
    own = configured(EXTENSIVE, design)
    sets = tuple(replace(each, keepalive=10, hold_time=30) for each in own.sets)
    assert parse_configuration(printed) == replace(own, sets=sets)


def test_addresses_groups_and_timers_are_printed_as_they_are_configured() -> None:
    peer = IccpPeer(
        address="192.0.2.2", local_address="192.0.2.9", groups=(1, 2), has_liveness_detection=True
    )
    configuration = Configuration(
        policies=(RedundancyPolicy(name="P", events=("E",)),),
        sets=(ConfiguredSet(id=7, policies=("P",), group=3, keepalive=2, hold_time=6),),
        iccp=ConfiguredIccp(local_address="192.0.2.1", peers=(peer,)),
    )
    box = Box(settled=EXTENSIVE, configuration=configuration)
    assert parse_configuration(render_configuration(box, Timers(), PARTS)) == configuration


def test_a_design_has_the_addresses_that_a_gateway_shows() -> None:
    (group,) = EXTENSIVE.groups
    peers = (replace(group.sets[0].peers[0], ip="192.0.2.2"),)
    shown = replace(group, local_ip="192.0.2.1", sets=(replace(group.sets[0], peers=peers),))
    assert configured(replace(EXTENSIVE, groups=(shown,)), "one-way").iccp == ConfiguredIccp(
        local_address="192.0.2.1", peers=(IccpPeer(address="192.0.2.2", groups=(1,)),)
    )


def test_several_monitors_are_printed_one_by_one() -> None:
    monitors = (
        "link-down ge-0/0/0",
        "link-down ge-0/0/1",
        "process routing restart",
        "process routing abort",
    )
    event = RedundancyEvent(name="EV", monitors=monitors)
    box = Box(settled=EXTENSIVE, configuration=Configuration(events=(event,)))
    assert parse_configuration(render_configuration(box, Timers(), PARTS)) == box.configuration


def test_an_unknown_design_is_refused() -> None:
    with pytest.raises(LabError) as caught:
        configured(EXTENSIVE, "two-way")  # type: ignore[arg-type]
    assert str(caught.value) == "design - unknown - Expected: one of one-way, non-stop Actual: 'two-way'"


@pytest.fixture(scope="module")
def running() -> t.Iterator[Running]:
    with lab() as healthy:
        yield healthy


def test_the_cli_prints_it_in_the_envelope_of_display_xml(running: Running) -> None:
    terminal = typed(running, "mx1", COMMANDS[0]).replace("\r\n", "\n")
    assert terminal == (
        "--- JUNOS 23.4R1.10 Kernel 64-bit, simulated\n"
        f"srd@mx1> {COMMANDS[0]}\n"
        '<rpc-reply xmlns:junos="http://xml.juniper.net/junos/23.4R1/junos">\n'
        f"{indented(whole(EVENTS))}"
        "    <cli>\n        <banner></banner>\n    </cli>\n"
        "</rpc-reply>\n\n"
        "srd@mx1> exit\n"
    )


def indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


READ = ConfigurationRead().rpc
ASKED: dict[str, tuple[str, tuple[str, ...]]] = {
    "all three": (READ, (EVENTS, POLICIES, SERVICES, ICCP_OF_MX2)),
    "two": (
        READ.replace("<services><redundancy-set/><service-set/></services>", ""),
        (EVENTS, POLICIES, ICCP_OF_MX2),
    ),
    "something else": (
        READ.replace("<redundancy-set/><service-set/>", "<nat/>"),
        (EVENTS, POLICIES, ICCP_OF_MX2),
    ),
    "all of a hierarchy": (
        "<get-configuration><configuration><services/></configuration></get-configuration>",
        (SERVICES,),
    ),
    "everything": ("<get-configuration/>", (EVENTS, POLICIES, SERVICES, ICCP_OF_MX2)),
}


@pytest.mark.parametrize("name", ASKED)
def test_netconf_honours_the_filter(running: Running, name: str) -> None:
    rpc, parts = ASKED[name]
    with netconf(running, "mx2") as session:
        reply = str(session.rpc(rpc))
    printed = reply[reply.index("<configuration") : reply.index("</rpc-reply>")]
    assert ET.canonicalize(printed, strip_text=True) == ET.canonicalize(whole(*parts), strip_text=True)


def test_netconf_requests_are_recorded() -> None:
    with lab() as asked:
        with netconf(asked, "mx1") as session:
            session.rpc(READ)
        assert asked.devices["mx1"].requests == ["<get-configuration>", "<close-session>"]
