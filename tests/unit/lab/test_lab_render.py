# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lab prints what the vendor published, and the parser reads it back."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    FORMATS,
    LEVELS,
    Format,
    Gateway,
    Group,
    Level,
    Peer,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.lab.level import at_level
from ansible_collections.junos_ha.srd.tests.lab.published import (
    BRIEF_HEALTH_FAILED,
    BRIEF_HEALTH_PASSED,
    EXTENSIVE,
    PUBLISHED,
    TERSE,
)
from ansible_collections.junos_ha.srd.tests.lab.render import render

FIXTURES = Path(__file__).parents[2] / "fixtures" / "published"


def _with_two_peers(gateway: Gateway) -> Gateway:
    """Return the gateway with two peers, with addresses, in its first set."""
    group = gateway.groups[0]
    peers = (
        Peer(ip="192.0.2.2", connection="Connected", state="STANDBY"),
        Peer(ip="2001:db8::3", connection="Not Connected", state="STANDBY (WARNED)"),
    )
    sets = (replace(group.sets[0], peers=peers),)
    return replace(gateway, groups=(replace(group, local_ip="192.0.2.1", peer_connections=2, sets=sets),))


def _with_two_sets_each(gateway: Gateway) -> Gateway:
    """Return the gateway with two groups of two sets."""
    first = gateway.groups[0].sets[0]
    second = replace(first, state="STANDBY", peers=(Peer(connection="Connected", state="MASTER"),))
    groups = (
        Group(id=1, peer_connections=1, sets=(replace(first, id=1), replace(second, id=2))),
        Group(id=2, peer_connections=1, sets=(replace(first, id=3), replace(second, id=4))),
    )
    return replace(gateway, groups=groups)


def _with_names_of_failed(gateway: Gateway) -> Gateway:
    """Return the gateway with interfaces named as failed."""
    group = gateway.groups[0]
    failed = replace(group.sets[0], health="Failed", interfaces_down=2, failed_interfaces=("xe-0/0/1", "ae3"))
    return replace(gateway, groups=(replace(group, sets=(failed,)),))


SHAPES = {
    **PUBLISHED,
    "two peers, terse": _with_two_peers(TERSE),
    "two peers, brief": _with_two_peers(BRIEF_HEALTH_PASSED),
    "two peers, extensive": _with_two_peers(EXTENSIVE),
    "two sets each, terse": _with_two_sets_each(TERSE),
    "two sets each, brief": _with_two_sets_each(BRIEF_HEALTH_PASSED),
    "two sets each, extensive": _with_two_sets_each(EXTENSIVE),
    "failed interfaces, layout A": _with_names_of_failed(BRIEF_HEALTH_PASSED),
    "failed interfaces, layout B": _with_names_of_failed(BRIEF_HEALTH_FAILED),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_state_is_printed_as_published(name: str) -> None:
    assert render(PUBLISHED[name]) == (FIXTURES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_reply_is_printed_again_byte_for_byte(name: str) -> None:
    published = (FIXTURES / name).read_text(encoding="utf-8")
    assert render(parse(published)) == published


def test_every_published_reply_has_its_state() -> None:
    assert sorted(PUBLISHED) == sorted(path.name for path in FIXTURES.glob("*.txt"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_printed_state_is_read_back(shape: str, form: Format) -> None:
    state = replace(SHAPES[shape], format=form)
    assert parse(render(state)) == state


@pytest.mark.parametrize("level", LEVELS)
def test_the_levels_of_a_published_state_match_the_published_ones(level: Level) -> None:
    published = {"terse": TERSE, "brief": BRIEF_HEALTH_PASSED, "extensive": EXTENSIVE}
    assert at_level(EXTENSIVE, level) == published[level]


def test_xml_is_escaped() -> None:
    state = replace(EXTENSIVE, format="xml", iccp=replace(EXTENSIVE.iccp, connection="a<b>&c"))
    found = ET.fromstring(render(state)).findtext(".//{*}iccp-process-connection")
    assert found == "a<b>&c"


def test_json_is_lists_of_objects_as_junos_writes_it() -> None:
    root = json.loads(render(replace(TERSE, format="json")))["rg-information"][0]
    group = root["rg-state-information"][0]["services-rg-information"][0]
    assert group["services-rg-rs-information"] == [
        {
            "rs-id": [{"data": "1"}],
            "local-rs-state": [{"data": "MASTER"}],
            "peer-rs-state": [{"data": "STANDBY"}],
            "peer-rg-ip": [{"data": ""}],
            "status": [{"data": "Connected"}],
        }
    ]


def test_a_set_without_service_sets_prints_none() -> None:
    group = BRIEF_HEALTH_PASSED.groups[0]
    bare = replace(group, sets=(replace(group.sets[0], service_sets=()),))
    printed = render(replace(BRIEF_HEALTH_PASSED, groups=(bare,)))
    assert printed.endswith("    Redundancy Set health status         : Passed\n")


def test_an_unknown_value_is_blank() -> None:
    group = BRIEF_HEALTH_PASSED.groups[0]
    blank = replace(group.sets[0], state=None, health=None, peers=(Peer(),), service_sets=())
    printed = render(replace(BRIEF_HEALTH_PASSED, groups=(replace(group, sets=(blank,)),)))
    assert printed.splitlines()[4:] == [
        "  Redundancy Set ID                      : 1",
        "    Connection status                    :",
        "    Redundancy Set state                 :",
        "    Redundancy Set peer state            :",
        "    Peer RG IP                           :",
        "    Redundancy Set health status         :",
    ]
