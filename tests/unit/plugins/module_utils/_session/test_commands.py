# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is sent to a gateway, word for word."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    ConfigurationRead,
    Read,
    RouteRead,
    Trigger,
)

# What is asked for, what is typed at the CLI, what is sent over NETCONF.
SENT = [
    (
        Read(level="terse", redundancy_group=None, format="text"),
        "show services redundancy-group terse",
        '<command format="text">show services redundancy-group terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=None, format="xml"),
        "show services redundancy-group terse | display xml",
        '<command format="xml">show services redundancy-group terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=None, format="json"),
        "show services redundancy-group terse | display json",
        '<command format="json">show services redundancy-group terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=1, format="text"),
        "show services redundancy-group 1 terse",
        '<command format="text">show services redundancy-group 1 terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=1, format="xml"),
        "show services redundancy-group 1 terse | display xml",
        '<command format="xml">show services redundancy-group 1 terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=1, format="json"),
        "show services redundancy-group 1 terse | display json",
        '<command format="json">show services redundancy-group 1 terse</command>',
    ),
    (
        Read(level="brief", redundancy_group=None, format="text"),
        "show services redundancy-group brief",
        '<command format="text">show services redundancy-group brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=None, format="xml"),
        "show services redundancy-group brief | display xml",
        '<command format="xml">show services redundancy-group brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=None, format="json"),
        "show services redundancy-group brief | display json",
        '<command format="json">show services redundancy-group brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=1, format="text"),
        "show services redundancy-group 1 brief",
        '<command format="text">show services redundancy-group 1 brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=1, format="xml"),
        "show services redundancy-group 1 brief | display xml",
        '<command format="xml">show services redundancy-group 1 brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=1, format="json"),
        "show services redundancy-group 1 brief | display json",
        '<command format="json">show services redundancy-group 1 brief</command>',
    ),
    (
        Read(level="extensive", redundancy_group=None, format="text"),
        "show services redundancy-group extensive",
        '<command format="text">show services redundancy-group extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=None, format="xml"),
        "show services redundancy-group extensive | display xml",
        '<command format="xml">show services redundancy-group extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=None, format="json"),
        "show services redundancy-group extensive | display json",
        '<command format="json">show services redundancy-group extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=1, format="text"),
        "show services redundancy-group 1 extensive",
        '<command format="text">show services redundancy-group 1 extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=1, format="xml"),
        "show services redundancy-group 1 extensive | display xml",
        '<command format="xml">show services redundancy-group 1 extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=1, format="json"),
        "show services redundancy-group 1 extensive | display json",
        '<command format="json">show services redundancy-group 1 extensive</command>',
    ),
]


def test_the_table_lists_every_request() -> None:
    asked = [(request.level, request.redundancy_group, request.format) for request, _typed, _rpc in SENT]
    assert asked == list(itertools.product(_model.LEVELS, (None, 1), _model.FORMATS))


@pytest.mark.parametrize(("request_", "typed", "rpc"), SENT)
def test_the_request(request_: Read, typed: str, rpc: str) -> None:
    assert (request_.typed, request_.rpc) == (typed, rpc)
    assert request_.command == typed.partition(" | ")[0]


def test_the_default_request() -> None:
    assert Read() == Read(level="extensive", redundancy_group=None, format="text")


@pytest.mark.parametrize("group", [1, 16])
def test_the_ids_of_a_group(group: int) -> None:
    assert Read(redundancy_group=group).command == f"show services redundancy-group {group} extensive"


@pytest.mark.parametrize("group", [0, 17, -1])
def test_an_invalid_group_id(group: int) -> None:
    with pytest.raises(ArgumentError) as raised:
        Read(redundancy_group=group)
    assert str(raised.value) == f"redundancy_group - Expected: 1 to 16 Actual: {group}"


def test_the_read_of_the_configuration() -> None:
    assert (ConfigurationRead().rpc, ConfigurationRead().commands) == (
        '<get-configuration database="committed" inherit="inherit"><configuration>'
        "<event-options><redundancy-event/></event-options>"
        "<policy-options><redundancy-policy/></policy-options>"
        "<services><redundancy-set/><service-set/></services>"
        "<protocols><iccp/></protocols>"
        "</configuration></get-configuration>",
        (
            "show configuration event-options redundancy-event | display inheritance | display xml",
            "show configuration policy-options redundancy-policy | display inheritance | display xml",
            "show configuration services redundancy-set | display inheritance | display xml",
            "show configuration services service-set | display inheritance | display xml",
            "show configuration protocols iccp | display inheritance | display xml",
        ),
    )


@pytest.mark.parametrize(
    ("trigger", "rpc", "command"),
    [
        (
            Trigger(redundancy_set=1, event="RELS_MSHIP_MANUAL_EV"),
            "<request-services-redundancy-set><id>1</id><trigger/>"
            "<redundancy-event>RELS_MSHIP_MANUAL_EV</redundancy-event></request-services-redundancy-set>",
            "request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV",
        ),
        (
            Trigger(redundancy_set=100, event="release.by-hand_2", force=True),
            "<request-services-redundancy-set><id>100</id><trigger/>"
            "<redundancy-event>release.by-hand_2</redundancy-event><force/></request-services-redundancy-set>",
            "request services redundancy-set 100 trigger redundancy-event release.by-hand_2 force",
        ),
    ],
)
def test_the_request_that_moves_mastership(trigger: Trigger, rpc: str, command: str) -> None:
    assert (trigger.rpc, trigger.commands, trigger.label) == (rpc, (command,), command)


# What a careless template might make of one value.
INJECTED = [
    "X; request system reboot",
    "X | save /tmp/x",
    "X force",
    "X|no-more",
    "]]>]]>",
    "<force/>",
    "</redundancy-event><force/><redundancy-event>",
    "&force;",
    '"',
    "?",
    "-x",
    ".",
    "\u00c4nderung",
]


@pytest.mark.parametrize("event", INJECTED)
def test_over_netconf_a_value_arrives_as_text(event: str) -> None:
    root = ET.fromstring(Trigger(redundancy_set=1, event=event).rpc)
    assert [(each.tag, each.text) for each in root] == [
        ("id", "1"),
        ("trigger", None),
        ("redundancy-event", event),
    ]
    assert "]]>" not in Trigger(redundancy_set=1, event=event).rpc


@pytest.mark.parametrize("event", INJECTED)
def test_over_the_cli_a_value_is_one_word_or_refused(event: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        Trigger(redundancy_set=1, event=event).commands  # noqa: B018
    assert str(caught.value) == (
        "redundancy_event - Expected: over the CLI, letters, digits, dots, hyphens and underscores "
        f"Actual: {event!r}"
    )


NO_NAMES = ["", " ", " X", "X ", "X\n", "X\nY", "X\tY", "X\0", "X\u2028Y", "X" * 64]


@pytest.mark.parametrize("event", NO_NAMES)
def test_an_invalid_event_name(event: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        Trigger(redundancy_set=1, event=event)
    assert str(caught.value) == (
        f"redundancy_event - Expected: 1 to 63 printable characters, no blank around them Actual: {event!r}"
    )


@pytest.mark.parametrize("number", [0, 101, -1])
def test_an_invalid_set_id(number: int) -> None:
    with pytest.raises(ArgumentError) as caught:
        Trigger(redundancy_set=number, event="X")
    assert str(caught.value) == f"redundancy_set - Expected: 1 to 100 Actual: {number}"


def test_the_read_of_a_route() -> None:
    read = RouteRead(prefix="198.51.100.1/32", table="A&B.inet.0")
    assert read.rpc == (
        "<get-route-information><destination>198.51.100.1/32</destination><exact/>"
        "<table>A&amp;B.inet.0</table></get-route-information>"
    )
    with pytest.raises(ArgumentError) as caught:
        read.commands  # noqa: B018
    assert str(caught.value) == (
        "routing-instance - Expected: over the CLI, letters, digits, dots, hyphens and underscores "
        "Actual: 'A&B.inet.0'"
    )
    typed = "show route 198.51.100.1/32 exact table VRF-1.inet.0 | display xml"
    assert RouteRead(prefix="198.51.100.1/32", table="VRF-1.inet.0").commands == (typed,)
