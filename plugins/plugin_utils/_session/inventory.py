# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The variables of any host of the inventory, as in a task that is delegated to it."""

from __future__ import annotations

import functools
import typing as t

from ansible import constants
from ansible.errors import AnsibleError
from ansible.plugins.loader import connection_loader
from ansible.template import Templar

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.options import target_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import VOCABULARY, vocabulary_for

NETCONF = "junos_ha.srd.netconf"

# Keywords of a task that a connection takes, where no variable says otherwise.
_KEYWORDS = ("port", "remote_user")

_REMEMBERED = 128  # hosts, whose variables are asked for several times in a row

# Where the host that a task speaks to has one of these, the password that Ansible gives it is of that host.
_PASSWORDS = ("ansible_password", "ansible_ssh_pass", "ansible_ssh_password", "ansible_netconf_password")


class Inventory:
    """The hosts that a task can speak to beside its own.

    Args:
        action: the action that runs the task.
        task_vars: the variables of the task.
    """

    def __init__(self, action: t.Any, task_vars: t.Mapping[str, t.Any]) -> None:
        self._task = action._task
        self._loader = action._loader
        self._hosts = task_vars["hostvars"]._inventory
        self._manager = task_vars["hostvars"]._variable_manager
        self._look_up = functools.lru_cache(maxsize=_REMEMBERED)(self._variables)
        self.keywords = _keywords(action, self._of_task(task_vars))
        plugin = connection_loader.get(NETCONF, class_only=True)  # which makes its options known
        self._plugin = plugin._load_name

    def __contains__(self, host: object) -> bool:
        return isinstance(host, str) and self._hosts.get_host(host) is not None

    @property
    def limited(self) -> set[str]:
        """The hosts that C(--limit) leaves in, all where it is not given."""
        return {host.name for host in self._hosts.get_hosts(ignore_restrictions=True)}

    def variables(self, host: str) -> dict[str, t.Any]:
        """Return the variables of a host, their templates not resolved.

        Raises:
            ArgumentError: the inventory does not have it.
        """
        return self._look_up(host)

    def resolved(self, host: str, names: t.Iterable[str]) -> dict[str, t.Any]:
        """Return variables of a host, as far as it has them, as plain data: templates and vaults resolved.

        Raises:
            ArgumentError: the inventory does not have it, or a variable cannot be resolved.
        """
        variables = self.variables(host)
        templar = Templar(loader=self._loader, variables=variables)
        return {name: _resolved(templar, host, name, variables[name]) for name in names if name in variables}

    def vocabulary(self, host: str) -> Vocabulary | None:
        """Return the vocabulary of a host; None where it has none.

        Raises:
            ArgumentError: the inventory does not have it, or the file that its variable names is invalid.
        """
        given = self.resolved(host, [VOCABULARY]).get(VOCABULARY)
        return vocabulary_for(host, given)

    def target(self, host: str) -> Target:
        """Return where and how to speak NETCONF to a host, whatever its C(ansible_connection) is.

        Raises:
            ArgumentError: the inventory does not have it, or an option has a value that cannot be honoured.
        """
        names = constants.config.get_plugin_vars("connection", self._plugin)
        try:
            options = constants.config.get_plugin_options(
                "connection",
                self._plugin,
                keys=self.keywords,
                variables=self.resolved(host, names),
            )
        except AnsibleError as error:
            raise ArgumentError(f"{host}: {error}") from error
        return target_of(options, host)

    def _of_task(self, task_vars: t.Mapping[str, t.Any]) -> t.Mapping[str, t.Any]:
        """Return the variables of the host that the task speaks to, from which its password may come."""
        delegated = self._task.delegate_to
        return task_vars if delegated is None else self.variables(delegated)

    def _variables(self, host: str) -> dict[str, t.Any]:
        if host not in self:
            raise ArgumentError(f"{host} - Expected: a host of the inventory Actual: unknown")
        found = self._manager.get_vars(
            play=self._task.get_play(), host=self._hosts.get_host(host), task=self._task
        )
        return t.cast("dict[str, t.Any]", found)


def _keywords(action: t.Any, variables: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    """Return what a connection takes of the task and the command line, where no variable says otherwise.

    Args:
        action: the action.
        variables: those of the host that the task speaks to.
    """
    given = any(name in variables for name in _PASSWORDS)
    password = None if given else action._play_context.password
    found = {**{name: getattr(action._task, name) for name in _KEYWORDS}, "password": password}
    return {name: value for name, value in found.items() if value}


def _resolved(templar: t.Any, host: str, name: str, value: object) -> object:
    try:
        return plain(templar.template(value))
    except AnsibleError as error:
        raise ArgumentError(f"{host}: {name} - Expected: a value Actual: {error}") from error
