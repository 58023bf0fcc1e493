# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The example for NetBox makes leads and their peers of what NetBox says of devices."""

from __future__ import annotations

import typing as t

import pytest
import yaml
from jinja2.nativetypes import NativeEnvironment

from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import PREFIX, refuse_unknown
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

SOURCE: dict[str, t.Any] = yaml.safe_load(
    (ROOT / "examples" / "netbox" / "netbox.yml").read_text(encoding="utf-8")
)


def value(expression: object, device: dict[str, t.Any]) -> object:
    """Return what an expression is of a device, as a constructed inventory reads it."""
    return NativeEnvironment(autoescape=False).compile_expression(str(expression))(**device)


@pytest.mark.parametrize(
    ("fields", "peer", "leads"),
    [
        ({"srd_peer": "mx2"}, "mx2", True),
        ({"srd_peer": None}, None, False),
        ({"srd_peer": ""}, "", False),
        ({}, None, False),
    ],
)
def test_a_device_with_a_peer_leads_a_pair(fields: dict[str, t.Any], peer: object, leads: bool) -> None:
    device = {"name": "mx1", "custom_fields": fields}
    assert value(SOURCE["compose"]["srd_peer"], device) == peer
    assert value(SOURCE["groups"]["leads"], device) is leads
    assert value(SOURCE["compose"]["ansible_connection"], device) == "junos_ha.srd.netconf"


def test_only_devices_are_gateways() -> None:
    assert [value(SOURCE["groups"]["gateways"], {"is_virtual": each}) for each in (False, True)] == [
        True,
        False,
    ]


def test_it_makes_variables_that_are_known() -> None:
    refuse_unknown(name for name in SOURCE["compose"] if name.startswith(PREFIX))
    assert SOURCE["plugin"] == "netbox.netbox.nb_inventory"
