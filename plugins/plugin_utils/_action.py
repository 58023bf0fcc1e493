# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions: arguments in, one call into the domain, its errors turned into Ansible's."""

from __future__ import annotations

import abc
import typing as t

from ansible.executor.task_executor import start_connection
from ansible.plugins.action import ActionBase

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.session import open_session

Arguments = dict[str, t.Any]
Result = dict[str, t.Any]


class Action(ActionBase, metaclass=abc.ABCMeta):
    """An action of this collection. C(ARGUMENTS) is its argument spec, held against its documentation."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {}

    _supports_check_mode = True
    _supports_async = False

    @abc.abstractmethod
    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Do the work, given validated arguments; return what the task returns."""

    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Result:
        """Run the task."""
        result: Result = super().run(tmp, task_vars)
        arguments = self.validate_argument_spec(argument_spec=self.ARGUMENTS)[1]
        try:
            return {**result, **self.act(arguments, task_vars or {})}
        except SrdError as error:
            return {**result, "failed": True, "msg": str(error)}

    def host(self, task_vars: dict[str, t.Any]) -> str:
        """Return the name of the gateway that the task speaks to, as the inventory has it."""
        return str(self._task.delegate_to or task_vars["inventory_hostname"])

    def session(self, task_vars: dict[str, t.Any]) -> Session:
        """Return the session to that gateway."""
        return open_session(self._connection, self.host(task_vars), self._start_connection)

    def _start_connection(self) -> str:
        options = self._connection.get_options()
        return str(start_connection(self._play_context, options, self._task._uuid))
