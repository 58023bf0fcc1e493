# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sessions of netcommon's persistent connections, NETCONF and CLI: a process each, behind a socket."""

from __future__ import annotations

import abc
import contextlib
import typing as t

from ansible.errors import AnsibleError
from ansible.module_utils.connection import Connection, ConnectionError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._request import Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._messages import (
    ANY_REMEDY,
    CLOSED,
    OPEN,
    cause_of,
    is_answer,
    remedy_for,
)

Start = t.Callable[[], str]

_NO_REQUEST = "end"


class _SocketSession(abc.ABC):
    """A session whose process is netcommon's, spoken to through its socket."""

    _method: t.ClassVar[str]  # of that process, that sends a message

    @abc.abstractmethod
    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""

    @abc.abstractmethod
    def _named(self, message: str, request: Request) -> str:
        """Return what a message is called where something went wrong with it."""

    def __init__(self, socket_path: str, host: str, start: Start) -> None:
        self._connection = Connection(socket_path)
        self._host = host
        self._start = start

    def reopen(self) -> None:
        """End the process with what is left of the session, and start another."""
        try:
            self._connection.reset()
        except ConnectionError:
            self._end()
        try:
            self._connection = Connection(self._start())
        except AnsibleError as error:
            cause = cause_of(str(error), OPEN)
            raise DeviceError(self._host, command=OPEN, cause=cause, remedy=remedy_for(cause)) from error

    def _end(self) -> None:
        """End the process where a session that was closed cannot be closed once more: netcommon 5.

        What is no request makes it give up. It may have ended by itself, too.
        """
        with contextlib.suppress(ConnectionError):
            self._connection.send(_NO_REQUEST)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        return tuple(self._send(message, self._named(message, request)) for message in self.messages(request))

    def _send(self, message: str, command: str) -> str:
        try:
            reply = getattr(self._connection, self._method)(message)
        except ConnectionError as error:
            cause = cause_of(str(error), command) or CLOSED
            raise DeviceError(
                self._host,
                command=command,
                cause=cause,
                remedy=remedy_for(cause, command),
                answered=is_answer(cause, command),
            ) from error
        if not isinstance(reply, str) or reply == "None":  # paramiko under network_cli: a closed session
            raise DeviceError(self._host, command=command, cause=CLOSED, remedy=ANY_REMEDY)
        return reply


class NetconfSession(_SocketSession):
    """C(ansible.netcommon.netconf). It knows C(dispatch) with any or no network_os."""

    _method: t.ClassVar[str] = "dispatch"

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the RPC."""
        return (request.rpc,)

    def _named(self, message: str, request: Request) -> str:
        return request.label


class CliSession(_SocketSession):
    """C(ansible.netcommon.network_cli)."""

    _method: t.ClassVar[str] = "get"

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the commands."""
        return request.commands

    def _named(self, message: str, request: Request) -> str:
        return message
