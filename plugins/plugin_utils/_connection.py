# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sessions that Ansible's connections give: NETCONF and CLI, through the socket of netcommon's process."""

from __future__ import annotations

import typing as t

from ansible.module_utils.connection import Connection, ConnectionError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session import Read, Session

# What is known to appear in the messages of the connections, and what helps.
_REMEDIES = (
    ("timeout", "raise ansible_command_timeout, or find out why the gateway does not answer"),
    ("timed out", "raise ansible_command_timeout, or find out why the gateway does not answer"),
    ("permission", "give the user a login class with the view permission"),
    ("unknown command", "the gateway does not know the command: check its Junos release and line cards"),
    ("syntax error", "the gateway does not know the command: check its Junos release and line cards"),
    ("not found", "check what is asked for against the configuration of the gateway"),
    ("error:", "run the command on the gateway and see what it says"),
)
_ANY_REMEDY = "check that the gateway is up and answers the command, then run it again"


class _SocketSession:
    """A session whose process is netcommon's, spoken to through its socket."""

    def __init__(self, socket_path: str, host: str) -> None:
        self._connection = Connection(socket_path)
        self._host = host

    def _send(self, method: str, message: str, command: str) -> str:
        try:
            reply = getattr(self._connection, method)(message)
        except ConnectionError as error:
            cause = " ".join(str(error).split()) or "the session was closed"
            raise DeviceError(self._host, command=command, cause=cause, remedy=_remedy(cause)) from error
        if not isinstance(reply, str):  # paramiko under network_cli: what a closed session leaves
            raise DeviceError(self._host, command=command, cause="the session was closed", remedy=_ANY_REMEDY)
        return reply


class NetconfSession(_SocketSession):
    """C(ansible.netcommon.netconf). It knows C(dispatch) with any or no network_os."""

    def read(self, request: Read) -> str:
        """Send a read, return the raw reply."""
        return self._send("dispatch", request.rpc, request.typed)


class CliSession(_SocketSession):
    """C(ansible.netcommon.network_cli)."""

    def read(self, request: Read) -> str:
        """Send a read, return the raw reply."""
        return self._send("get", request.typed, request.typed)


_SESSIONS: dict[str, type[NetconfSession] | type[CliSession]] = {
    "ansible.netcommon.netconf": NetconfSession,
    "ansible.netcommon.network_cli": CliSession,
}


def open_session(connection: t.Any, host: str) -> Session:
    """Return the session of a task's connection plugin.

    Raises:
        ArgumentError: the connection is not one that carries a command to a gateway.
    """
    kind = _SESSIONS.get(connection.ansible_name)
    if kind is None or connection.socket_path is None:
        raise ArgumentError(
            f"{host}: ansible_connection - Expected: {' or '.join(_SESSIONS)} "
            f"Actual: {connection.ansible_name or connection.transport!r}"
        )
    return kind(connection.socket_path, host)


def _remedy(cause: str) -> str:
    said = cause.casefold()
    return next((remedy for words, remedy in _REMEDIES if words in said), _ANY_REMEDY)
