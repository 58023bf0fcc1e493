# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How an audit connects: one task reads all pairs over NETCONF, or a play reads each over its own."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError

NETCONF = "netconf"
INVENTORY = "inventory"
_NO_HOST = "all:!all"


def checked(connection: str) -> str:
    """Return how an audit connects.

    Raises:
        ArgumentError: there is no such way.
    """
    if connection not in (NETCONF, INVENTORY):
        raise ArgumentError(f"srd_audit_connection - Expected: {NETCONF} or {INVENTORY} Actual: {connection}")
    return connection


def hosts_of_play(pattern: object, connection: str) -> object:
    """Return the hosts of the play that reads each pair; no host where one task reads them all."""
    return pattern if checked(connection) == INVENTORY else _NO_HOST
