# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions that speak to the gateway of their task. Only they import what a session needs."""

from __future__ import annotations

import abc
import typing as t
from dataclasses import dataclass

from ansible.executor.task_executor import start_connection

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Result, Variables
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.session import TaskSession, open_session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


class GatewayAction(Action, metaclass=abc.ABCMeta):
    """An action over a session to a gateway."""

    _session: TaskSession | None = None

    def run(self, tmp: str | None = None, task_vars: Variables | None = None) -> Result:
        """Run the task, and leave no process behind that hangs."""
        try:
            return super().run(tmp, task_vars)
        finally:
            if self._session is not None:
                self._session.leave()

    def session(self, task_vars: Variables) -> Session:
        """Return the session to the gateway that the task speaks to."""
        self._session = open_session(self._connection, self.host(task_vars), self._start_connection)
        return PlainSession(self._session)

    def _start_connection(self) -> str:
        options = self._connection.get_options()
        return str(start_connection(self._play_context, options, self._task._uuid))


@dataclass(frozen=True, slots=True)
class PlainSession:
    """A session whose replies are plain text."""

    session: Session

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""
        return self.session.messages(request)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        return tuple(plain(reply) for reply in self.session.send(request))

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go; return for each the raw reply, or why it is missing."""
        outcomes = self.session.send_all(requests)
        return tuple(each if isinstance(each, DeviceError) else plain(each) for each in outcomes)

    def reopen(self) -> None:
        """Open the session again, after it was lost."""
        self.session.reopen()
