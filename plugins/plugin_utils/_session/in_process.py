# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The session that a connection of this collection holds in the process that runs the task."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleConnectionFailure
from ansible.plugins.loader import connection_loader

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import held

IN_PROCESS = "junos_ha.srd.netconf"

# An action is imported before Ansible forks a worker for each task and host: so all this is loaded once.
_LOADED = (
    held,
    connection_loader.get(IN_PROCESS, class_only=True),
    connection_loader.get("local", class_only=True),
)


class Held(t.Protocol):
    """The connection plugin, as far as it is spoken to."""

    def open(self, name: str) -> None:
        """Open a session, unless one is open; messages call the gateway by that name."""

    def ask(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go, return for each the reply or the reason why it is missing."""

    def drop(self) -> None:
        """End the session at once, without a goodbye."""


class InProcessSession:
    """A session of C(junos_ha.srd.netconf).

    Args:
        connection: the connection plugin.
        host: the gateway's name, for messages.

    Raises:
        AnsibleConnectionFailure: it could not be opened.
    """

    vocabulary: None = None  # C(PlainSession) around it knows one

    def __init__(self, connection: Held, host: str) -> None:
        self._connection = connection
        self._host = host
        try:
            connection.open(host)
        except DeviceError as error:
            raise AnsibleConnectionFailure(str(error)) from None  # it would be said twice

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the RPC."""
        return (request.rpc,)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send the RPC, return the raw reply."""
        (outcome,) = self.send_all((request,))
        if isinstance(outcome, DeviceError):
            raise outcome
        return (outcome,)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send the RPCs of several requests in one go; return for each the raw reply, or why it is missing.

        Raises:
            DeviceError: the session was lost before, and could not be opened again.
        """
        self._connection.open(self._host)
        return self._connection.ask(requests)

    def leave(self) -> None:
        """Do nothing: the session ends with the task."""

    def reopen(self) -> None:
        """End what is left of the session, and open another."""
        self._connection.drop()
        self._connection.open(self._host)
