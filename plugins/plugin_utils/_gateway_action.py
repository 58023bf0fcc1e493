# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions that speak to the gateway of their task. Only they import what a session needs."""

from __future__ import annotations

import abc

from ansible.executor.task_executor import start_connection

from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Result, Variables
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.plain import PlainSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.session import TaskSession, open_session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import VOCABULARY, vocabulary_for


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
        """Return the session to the gateway that the task speaks to, which knows the vocabulary of its host.

        Raises:
            ArgumentError: the connection is not one that carries a command to a gateway, or the vocabulary is
                invalid.
        """
        host = self.host(task_vars)
        given = task_vars.get("hostvars", {}).get(host, {}).get(VOCABULARY)
        vocabulary = vocabulary_for(host, given)
        self._session = open_session(self._connection, host, self._start_connection)
        return PlainSession(self._session, vocabulary)

    def _start_connection(self) -> str:
        options = self._connection.get_options()
        return str(start_connection(self._play_context, options, self._task._uuid))
