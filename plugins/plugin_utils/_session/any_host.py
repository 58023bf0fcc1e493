# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads any host of the inventory, over its own connection and with its own variables."""

from __future__ import annotations

import asyncio
import functools
import os
import typing as t

from ansible import constants
from ansible.errors import AnsibleError
from ansible.playbook.play_context import PlayContext
from ansible.plugins.loader import connection_loader

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    ConfigurationReading,
    Reading,
    Session,
    read_configuration,
    read_gateway,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import NETCONF, Inventory
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.other import (
    Opener,
    TargetOpener,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.plain import PlainSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.process import Processes
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.reader import (
    read_configuration_of,
    read_target,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.remedies import OPEN, cause_of, remedy_for
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.session import SUPPORTED, open_session

_CONNECTION = "ansible_connection"


class AnyHost:
    """Reads hosts of the inventory, each over the connection that is its own.

    Args:
        action: the action that runs the task.
        inventory: the hosts.
    """

    def __init__(self, action: t.Any, inventory: Inventory) -> None:
        self._task = action._task
        self._loader = action._loader
        self._inventory = inventory
        self._processes = Processes()

    async def read(self, host: str, request: Read, beside: t.Sequence[Request] = ()) -> Reading:
        """Read a gateway.

        Args:
            host: its name in the inventory.
            request: what is asked for.
            beside: what else is asked for along with it.

        Raises:
            SrdError: it could not be read, or its variables are invalid.
        """
        name, vocabulary = self._connection_name(host), self.vocabulary(host)
        if name == NETCONF:
            return await read_target(self._inventory.target(host), request, beside, vocabulary)
        session = functools.partial(_opened, self._starter(host, name), host)
        read = functools.partial(read_gateway, request=request, host=host, clock=now, beside=beside)
        return await asyncio.to_thread(lambda: read(PlainSession(session(), vocabulary)))

    def vocabulary(self, host: str) -> Vocabulary | None:
        """Return what the site lets pass in the replies of a gateway.

        Args:
            host: its name in the inventory.

        Raises:
            ArgumentError: the file that its variable names is invalid.
        """
        return self._inventory.vocabulary(host)

    def close(self) -> None:
        """End the processes that were started for it."""
        self._processes.close()

    def opener(self, host: str) -> Opener:
        """Return what opens a session to a gateway that lasts.

        Args:
            host: its name in the inventory.

        Raises:
            ArgumentError: its variables are invalid.
        """
        name = self._connection_name(host)
        if name == NETCONF:
            return TargetOpener(self._inventory.target(host))
        return _StarterOpener(self._starter(host, name), host, self._processes)

    async def configuration(self, host: str) -> ConfigurationReading:
        """Read the configuration of services redundancy of a gateway.

        Args:
            host: its name in the inventory.

        Raises:
            SrdError: it could not be read, or its variables are invalid.
        """
        name = self._connection_name(host)
        if name == NETCONF:
            return await read_configuration_of(self._inventory.target(host))
        session = functools.partial(_opened, self._starter(host, name), host)
        return await asyncio.to_thread(lambda: read_configuration(session(), host=host))

    def _connection_name(self, host: str) -> str:
        """Return the full name of the connection of a host.

        Raises:
            ArgumentError: it is not one that carries a command to a gateway.
        """
        found = self._inventory.resolved(host, [_CONNECTION]).get(_CONNECTION) or self._task.connection
        context = connection_loader.find_plugin_with_context(
            str(found), collection_list=self._task.collections
        )
        name = str(context.resolved_fqcn or found)
        if name not in SUPPORTED:
            expected = " or ".join(SUPPORTED)
            raise ArgumentError(f"{host}: ansible_connection - Expected: {expected} Actual: {name}")
        return name

    def _starter(self, host: str, name: str) -> t.Callable[[], Session]:
        """Return what starts the process of a persistent connection, and returns the session over it."""
        context = self._context(host)
        plugin = connection_loader.get(
            name, context, None, task_uuid=self._task._uuid, ansible_playbook_pid=str(os.getppid())
        )
        names = constants.config.get_plugin_vars("connection", plugin._load_name)
        plugin.set_options(
            task_keys=self._inventory.keywords, var_options=self._inventory.resolved(host, names)
        )
        context.timeout = plugin.get_option("persistent_command_timeout")
        context.set_attributes_from_plugin(plugin)

        def start() -> str:
            return self._processes.start(context, plugin.get_options(), self._task._uuid)

        def session() -> Session:
            plugin._socket_path = start()
            return open_session(plugin, host, start)

        return session

    def _context(self, host: str) -> t.Any:
        """Return the play context of a host: that of the play, and what the variables of the host say."""
        passwords = {"conn_pass": self._inventory.keywords.get("password", "")}
        names = {name for names in constants.MAGIC_VARIABLE_MAPPING.values() for name in names}
        variables = self._inventory.resolved(host, names)
        context = PlayContext(play=self._task.get_play(), passwords=passwords)
        task = self._task.copy()
        task.delegate_to = None  # another host, whose variables would count
        own = context.set_task_and_variable_override(task=task, variables=variables, templar=None)
        own.remote_addr = own.remote_addr or host
        return own


class _StarterOpener:
    """Opens a session over a persistent connection, and ends its process."""

    def __init__(self, start: t.Callable[[], Session], host: str, processes: Processes) -> None:
        self._start = start
        self._host = host
        self._processes = processes

    def open(self) -> Session:
        """Open it."""
        return _opened(self._start, self._host)

    def close(self) -> None:
        """End its process, whatever that waits for."""
        self._processes.close()

    abandon = close


def _opened(start: t.Callable[[], Session], host: str) -> Session:
    try:
        return start()
    except AnsibleError as error:
        last = str(error).strip().splitlines()[-1:]  # of a process that did not start, below its traceback
        cause = cause_of("".join(last), OPEN)
        raise DeviceError(host, command=OPEN, cause=cause, remedy=remedy_for(cause)) from error
