# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
name: netconf
short_description: NETCONF to a gateway, without a process for each task and host
version_added: 0.2.0
description:
  - Does what P(ansible.netcommon.netconf#connection) does, with the same options and variables, and holds
    the session in the worker that runs the task. A persistent connection starts a process of its own for
    each task on each host instead.
  - The session is opened when the task first needs it, and closed when the task ends. Within a task there is
    one session.
  - It is for the modules of this collection that speak to a gateway. Other modules, those of the Junos
    collections among them, need a persistent connection.
author:
  - The junos_ha.srd contributors (@junos-ha)
requirements:
  - ncclient
options:
  host:
    description: The name or address of the gateway.
    default: inventory_hostname
    type: string
    vars:
      - name: inventory_hostname
      - name: ansible_host
  port:
    description: The port at which the gateway takes NETCONF over SSH.
    type: int
    default: 830
    ini:
      - section: defaults
        key: remote_port
    env:
      - name: ANSIBLE_REMOTE_PORT
    vars:
      - name: ansible_port
  use_libssh:
    description:
      - Whether ncclient is to use libssh in place of paramiko. It is refused here.
      - With libssh, ncclient 0.7 takes a host key that has changed for the one that is known, and hands the
        password to whoever has it.
    type: bool
    default: false
    ini:
      - section: defaults
        key: netconf_libssh
    env:
      - name: ANSIBLE_NETCONF_LIBSSH
    vars:
      - name: ansible_netconf_libssh
  network_os:
    description:
      - The operating system of the gateway. It chooses a netconf plugin, where there is one of that name.
        None is needed, and none is guessed.
    type: string
    vars:
      - name: ansible_network_os
  remote_user:
    description: The user to log in as. Who runs Ansible when it is not given.
    type: string
    ini:
      - section: defaults
        key: remote_user
    env:
      - name: ANSIBLE_REMOTE_USER
    vars:
      - name: ansible_user
  password:
    description: The password of that user.
    type: string
    vars:
      - name: ansible_password
      - name: ansible_ssh_pass
      - name: ansible_ssh_password
      - name: ansible_netconf_password
  private_key_file:
    description: The file of the private key to log in with.
    type: string
    ini:
      - section: defaults
        key: private_key_file
    env:
      - name: ANSIBLE_PRIVATE_KEY_FILE
    vars:
      - name: ansible_private_key_file
  look_for_keys:
    description:
      - Whether keys are looked for where they usually are, such as C(~/.ssh/id_rsa).
    default: true
    type: boolean
    env:
      - name: ANSIBLE_PARAMIKO_LOOK_FOR_KEYS
    ini:
      - section: paramiko_connection
        key: look_for_keys
  host_key_checking:
    description: Whether the host key of the gateway must be known. Leave it on.
    type: boolean
    default: true
    env:
      - name: ANSIBLE_HOST_KEY_CHECKING
      - name: ANSIBLE_SSH_HOST_KEY_CHECKING
      - name: ANSIBLE_NETCONF_HOST_KEY_CHECKING
    ini:
      - section: defaults
        key: host_key_checking
      - section: paramiko_connection
        key: host_key_checking
    vars:
      - name: ansible_host_key_checking
      - name: ansible_ssh_host_key_checking
      - name: ansible_netconf_host_key_checking
  proxy_command:
    description: The command that leads to the gateway through a jump host.
    default: ""
    type: string
    env:
      - name: ANSIBLE_NETCONF_PROXY_COMMAND
    ini:
      - section: paramiko_connection
        key: proxy_command
    vars:
      - name: ansible_paramiko_proxy_command
      - name: ansible_netconf_proxy_command
  netconf_ssh_config:
    description:
      - C(True) reads C(~/.ssh/config), and a path reads that file, for a jump host and for known hosts.
    type: string
    ini:
      - section: netconf_connection
        key: ssh_config
    env:
      - name: ANSIBLE_NETCONF_SSH_CONFIG
    vars:
      - name: ansible_netconf_ssh_config
  import_modules:
    description: What persistent connections take it for. It changes nothing here.
    type: boolean
    default: true
    ini:
      - section: ansible_network
        key: import_modules
    env:
      - name: ANSIBLE_NETWORK_IMPORT_MODULES
    vars:
      - name: ansible_network_import_modules
  persistent_connect_timeout:
    description: After how many seconds to give up opening a session.
    type: int
    default: 30
    ini:
      - section: persistent_connection
        key: connect_timeout
    env:
      - name: ANSIBLE_PERSISTENT_CONNECT_TIMEOUT
    vars:
      - name: ansible_connect_timeout
  persistent_command_timeout:
    description: After how many seconds to give up waiting for a reply.
    type: int
    default: 30
    ini:
      - section: persistent_connection
        key: command_timeout
    env:
      - name: ANSIBLE_PERSISTENT_COMMAND_TIMEOUT
    vars:
      - name: ansible_command_timeout
  persistent_log_messages:
    description:
      - Whether all that is said goes into the log, where C(log_path) names one. Who reads that log reads all
        of it.
    type: boolean
    default: false
    ini:
      - section: persistent_connection
        key: log_messages
    env:
      - name: ANSIBLE_PERSISTENT_LOG_MESSAGES
    vars:
      - name: ansible_persistent_log_messages
notes:
  - C(ansible_connect_timeout) ends a session that is not open by then, whatever it waits for. Other than
    with a persistent connection it does not end one that is idle.
"""

EXAMPLES = r"""
# inventory.yml
# gateways:
#   hosts:
#     mx1:
#       ansible_host: 192.0.2.1
#   vars:
#     ansible_connection: junos_ha.srd.netconf
#     ansible_user: reader
"""

import typing as t

from ansible.errors import AnsibleConnectionFailure
from ansible_collections.ansible.netcommon.plugins.connection.netconf import Connection as NetcommonConnection

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.deadline import Deadline
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.known_hosts import known_hosts_as_needed

# In the play context, and the option with the same: that has its templates and vaults resolved.
_SAME = {
    "remote_addr": "host",
    "port": "port",
    "remote_user": "remote_user",
    "password": "password",
    "private_key_file": "private_key_file",
}

_GOODBYE = 5  # seconds

_NO_LIBSSH = (
    "use_libssh - Expected: false Actual: true, with which ncclient takes a host key that has changed"
)


class Connection(NetcommonConnection):  # type: ignore[misc]
    """netcommon's connection, whose session stays in this process."""

    transport = "junos_ha.srd.netconf"
    force_persistence = False
    supports_persistence = False

    def __init__(self, *args: t.Any, **options: t.Any) -> None:
        super().__init__(*args, **options)
        if self._network_os == "auto":  # to guess it, netcommon logs in for each netconf plugin that there is
            self._network_os = "default"
        self._taken: t.Any = None

    def open(self) -> None:
        """Open a session, unless one is open to the same gateway: a loop keeps the connection."""
        self._resolve()
        way = self._way()
        if self._manager is not None and self._manager.connected and way == self._taken:
            return
        self.drop()
        self._connect()
        self._taken = way

    def _resolve(self) -> None:
        """Resolve what netcommon takes from the play context, and ansible-core has left as it was written."""
        for name, option in _SAME.items():
            written = getattr(self._play_context, name)
            if not isinstance(written, (str, int, type(None))) or "{{" in str(written):
                setattr(self._play_context, name, self.get_option(option))

    def _way(self) -> t.Any:
        return [*(getattr(self._play_context, name) for name in _SAME), self.get_options()]

    def _connect(self) -> t.Any:
        if self.get_option("use_libssh"):
            raise AnsibleConnectionFailure(_NO_LIBSSH)
        with Deadline(self.get_option("persistent_connect_timeout")), known_hosts_as_needed():
            return super()._connect()

    def drop(self) -> None:
        """End the session without a word, as one does that is lost: a goodbye would be waited for."""
        manager, self._manager, self._connected = self._manager, None, False
        if manager is not None and manager.connected:
            manager._session.close()

    def close(self) -> None:
        """End the session with a goodbye, that is not waited for as long as a reply: the task is done."""
        if self._manager is not None:
            self._manager.timeout = min(self._manager.timeout, _GOODBYE)
        super().close()

    def reset(self) -> None:
        """End the session; the next request opens another."""
        self.drop()

    def transport_test(self, connect_timeout: int) -> None:
        """Open a session and end it, for C(wait_for_connection).

        Raises:
            Exception: it could not be opened; whatever ncclient raises.
        """
        self.set_option("persistent_connect_timeout", connect_timeout)
        self.drop()
        self.open()
        self.drop()
