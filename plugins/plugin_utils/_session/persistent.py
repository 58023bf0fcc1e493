# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sessions of netcommon's persistent connections, NETCONF and CLI: a process each, behind a socket."""

from __future__ import annotations

import abc
import typing as t

from ansible.errors import AnsibleError
from ansible.module_utils.connection import Connection, ConnectionError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    Outcome,
    Read,
    Request,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.process import end_process
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.remedies import (
    ANY_REMEDY,
    CLOSED,
    OPEN,
    cause_of,
    is_answer,
    is_late,
    remedy_for,
    was_lost_before,
)

Start = t.Callable[[], str]

_STAYED = "the process of the session that was lost has not ended"


class _SocketSession(abc.ABC):
    """A session whose process is netcommon's, spoken to through its socket."""

    _method: t.ClassVar[str]  # of that process, that sends a message
    _numbers_replies: t.ClassVar[bool]  # so that one that comes late is not taken for another
    _hides_severity: t.ClassVar[bool]  # of what a gateway reports, so that a warning looks like an error

    @abc.abstractmethod
    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""

    @abc.abstractmethod
    def _named(self, message: str, request: Request) -> str:
        """Return what a message is called where something went wrong with it."""

    vocabulary: None = None  # C(PlainSession) around it knows one

    def __init__(self, socket_path: str, host: str, start: Start) -> None:
        self._socket_path = socket_path
        self._connection = Connection(socket_path)
        self._host = host
        self._start = start
        self._is_unused = True  # by this task
        self._hangs = False  # a request was not answered, and its process has not ended

    def reopen(self) -> None:
        """End the process with what is left of the session, and start another."""
        if not self._end():
            raise DeviceError(self._host, command=OPEN, cause=_STAYED, remedy=ANY_REMEDY)
        try:
            self._socket_path = self._start()
        except AnsibleError as error:
            cause = cause_of(str(error), OPEN)
            raise DeviceError(self._host, command=OPEN, cause=cause, remedy=remedy_for(cause)) from error
        self._connection = Connection(self._socket_path)

    def leave(self) -> None:
        """Leave the process to the tasks that follow, unless it waits for a gateway that does not answer."""
        if self._hangs:
            end_process(self._socket_path, patience=0)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages.

        The session may have been lost since the task before. What a task reads first is then read over
        another one. Nothing else is sent twice.
        """
        may_read_again = self._is_unused and isinstance(request, Read)
        self._is_unused = False
        try:
            return self._replies(request)
        except DeviceError as error:
            if not (may_read_again and was_lost_before(error.cause)):
                raise
        self.reopen()
        return self._replies(request)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests one after another; return for each the raw reply, or why it is missing.

        Nothing is sent after one that the gateway did not answer.
        """
        outcomes: list[Outcome] = []
        for request in requests:
            last = outcomes[-1] if outcomes else ""
            is_over = isinstance(last, DeviceError) and not last.answered
            outcomes.append(last if is_over else self._outcome(request))
        return tuple(outcomes)

    def _outcome(self, request: Request) -> Outcome:
        try:
            (reply,) = self.send(request)
        except DeviceError as error:
            return error
        return reply

    def _replies(self, request: Request) -> tuple[str, ...]:
        """Return the replies. A session that is of no more use is ended: the next task would find it."""
        messages = self.messages(request)
        try:
            replies = tuple(self._send(message, self._named(message, request)) for message in messages)
        except DeviceError as error:
            self._hangs = not error.answered
            if self._is_spent(error):
                self._end()
            raise
        self._hangs = False
        return replies

    def _is_spent(self, error: DeviceError) -> bool:
        """Return whether a session is of no more use. To close one that is late takes as long again."""
        return not error.answered and not (self._numbers_replies and is_late(error.cause))

    def _end(self) -> bool:
        """End the process, and return whether it has ended: until then its socket would be found."""
        self._hangs = not end_process(self._socket_path)
        return not self._hangs

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
                may_warn=self._hides_severity,
            ) from error
        if not isinstance(reply, str) or reply == "None":  # paramiko under network_cli: a closed session
            raise DeviceError(self._host, command=command, cause=CLOSED, remedy=ANY_REMEDY)
        return reply


class NetconfSession(_SocketSession):
    """C(ansible.netcommon.netconf). It knows C(dispatch) with any or no network_os."""

    _method: t.ClassVar[str] = "dispatch"
    _numbers_replies: t.ClassVar[bool] = True
    _hides_severity: t.ClassVar[bool] = True

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the RPC."""
        return (request.rpc,)

    def _named(self, message: str, request: Request) -> str:
        return request.label


class CliSession(_SocketSession):
    """C(ansible.netcommon.network_cli)."""

    _method: t.ClassVar[str] = "get"
    _numbers_replies: t.ClassVar[bool] = False
    _hides_severity: t.ClassVar[bool] = False

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the commands."""
        return request.commands

    def _named(self, message: str, request: Request) -> str:
        return message
