# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The session that a connection of this collection holds in the process that runs the task."""

from __future__ import annotations

from ansible.errors import AnsibleConnectionFailure, AnsibleError

# At run time too, and not for the types alone: once, before Ansible forks a worker for each task and host.
from ansible_collections.ansible.netcommon.plugins.connection import netconf

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.remedies import (
    OPEN,
    cause_of,
    is_answer,
    remedy_for,
)

# Without ncclient no session is opened, and so none of its errors is met.
_FAILURES: tuple[type[Exception], ...] = (AnsibleError, OSError, EOFError)
_ANSWERS: tuple[type[Exception], ...] = ()
try:
    from lxml.etree import LxmlError
    from ncclient import NCClientError
    from ncclient.operations import RPCError
    from paramiko.ssh_exception import SSHException
except ImportError:
    pass
else:
    _FAILURES = (*_FAILURES, LxmlError, NCClientError, SSHException)
    _ANSWERS = (RPCError,)


class InProcessSession:
    """A session of C(junos_ha.srd.netconf).

    Args:
        connection: the connection plugin.
        host: the gateway's name, for messages.

    Raises:
        AnsibleConnectionFailure: it could not be opened.
    """

    def __init__(self, connection: netconf.Connection, host: str) -> None:
        self._connection = connection
        self._host = host
        try:
            self._open()
        except DeviceError as error:
            raise AnsibleConnectionFailure(str(error)) from None  # it would be said twice

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the RPC."""
        return (request.rpc,)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send the RPC, return the raw reply."""
        try:
            return (str(self._connection.dispatch(request.rpc)),)
        except _FAILURES as error:
            if not isinstance(error, _ANSWERS):
                self._connection.drop()
            raise self._error(request.label, error) from error

    def reopen(self) -> None:
        """End what is left of the session, and open another."""
        self._connection.drop()
        self._open()

    def _open(self) -> None:
        try:
            self._connection.open()
        except _FAILURES as error:
            self._connection.drop()
            raise self._error(OPEN, error) from error

    def _error(self, command: str, error: Exception) -> DeviceError:
        cause = cause_of(str(error) or type(error).__name__, command)
        answered = isinstance(error, _ANSWERS) and is_answer(cause, command)
        remedy = remedy_for(cause) if command == OPEN else remedy_for(cause, command)
        return DeviceError(self._host, command=command, cause=cause, remedy=remedy, answered=answered)
