# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Opens the session of a task's connection plugin."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.in_process import (
    IN_PROCESS,
    InProcessSession,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.persistent import (
    CliSession,
    NetconfSession,
    Start,
)

_BEHIND_A_SOCKET: dict[str, type[NetconfSession] | type[CliSession]] = {
    "ansible.netcommon.netconf": NetconfSession,
    "ansible.netcommon.network_cli": CliSession,
}

SUPPORTED = (IN_PROCESS, *_BEHIND_A_SOCKET)


TaskSession = t.Union[InProcessSession, NetconfSession, CliSession]  # noqa: UP007


def open_session(connection: t.Any, host: str, start: Start) -> TaskSession:
    """Return the session of a task's connection plugin.

    Args:
        connection: the plugin.
        host: the gateway's name, for messages.
        start: starts the process of a persistent connection anew, and returns the path of its socket.

    Raises:
        AnsibleConnectionFailure: the session could not be opened.
        ArgumentError: the connection is not one that carries a command to a gateway.
    """
    if connection.ansible_name == IN_PROCESS:
        return InProcessSession(connection, host)
    kind = _BEHIND_A_SOCKET.get(connection.ansible_name)
    if kind is None or connection.socket_path is None:
        raise ArgumentError(
            f"{host}: ansible_connection - Expected: {' or '.join(SUPPORTED)} "
            f"Actual: {connection.ansible_name or connection.transport!r}"
        )
    return kind(connection.socket_path, host, start)
