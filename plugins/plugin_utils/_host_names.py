# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The host names that the inventory gives to gateways, and warnings where others answer."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, worst_first
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

HOST_NAME = "srd_host_name"  # the variable of a gateway

HostNames = tuple[tuple[str, str | None], ...]


def host_names(names: t.Iterable[str], variables: t.Mapping[str, t.Mapping[str, object]]) -> HostNames:
    """Return the host names of gateways, where the inventory gives them.

    Args:
        names: the names of the gateways in the inventory.
        variables: the variables of hosts.

    Raises:
        ArgumentError: a host name is no text.
    """
    return named({name: plain(variables[name].get(HOST_NAME)) for name in names if name in variables})


def named(given: t.Mapping[str, object]) -> HostNames:
    """Return host names by the names of their gateways, where they are given.

    Raises:
        ArgumentError: a host name is no text.
    """
    return tuple((name, text(HOST_NAME, host)) for name, host in given.items() if host is not None)


def identity_warnings(findings: t.Iterable[Finding]) -> list[str]:
    """Return why gateways may not be those that their names mean."""
    return [f"{each.subject}: {each.message}" for each in worst_first(findings)]
