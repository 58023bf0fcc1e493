# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
name: netconf
short_description: NETCONF to a gateway, without a process for each task and host
version_added: 0.2.0
description:
  - Speaks NETCONF over SSH with a client of its own, which announces the base version 1.0. The session is in
    the worker that runs the task. A persistent connection starts a separate process for each task on each
    host instead.
  - It has the options and variables of P(ansible.netcommon.netconf#connection). It refuses one that it cannot
    honour, and says what to use instead.
  - The host key of the gateway is checked before anything secret is sent.
  - The session is opened when the task first needs it, and closed when the task ends. Within a task there is
    one session.
  - It is for the modules of this collection that speak to a gateway. Other modules, those of the Junos
    collections among them, need a persistent connection.
author:
  - The junos_ha.srd contributors (@junos-ha)
requirements:
  - asyncssh >= 2.24.1
options:
  host:
    description: The name or address of the gateway.
    default: inventory_hostname
    type: string
    vars:
      - name: inventory_hostname
      - name: ansible_ssh_host
      - name: ansible_host
  port:
    description: The port at which the gateway takes NETCONF over SSH.
    type: int
    default: 830
    keyword:
      - name: port
    ini:
      - section: defaults
        key: remote_port
    env:
      - name: ANSIBLE_REMOTE_PORT
    vars:
      - name: ansible_ssh_port
      - name: ansible_port
  use_libssh:
    description:
      - Whether libssh is to speak SSH. It is refused here, where asyncssh does.
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
      - The operating system of the gateway. Any is taken, and none is needed, for Junos is spoken to the same
        whatever it is called.
    type: string
    vars:
      - name: ansible_network_os
  remote_user:
    description:
      - The user to log in as. When it is not given, the one of the SSH configuration, else who runs Ansible.
    type: string
    keyword:
      - name: remote_user
    cli:
      - name: user
    ini:
      - section: defaults
        key: remote_user
    env:
      - name: ANSIBLE_REMOTE_USER
    vars:
      - name: ansible_ssh_user
      - name: ansible_user
  password:
    description:
      - The password of that user, or the passphrase of the private key.
      - One that opens the private key is not sent to the gateway. With a password no agent is asked, since
        each key of an agent counts as a failed login.
    type: string
    vars:
      - name: ansible_password
      - name: ansible_ssh_pass
      - name: ansible_ssh_password
      - name: ansible_netconf_password
  private_key_file:
    description:
      - The file of the private key to log in with. A certificate beside it, whose name ends in C(-cert.pub),
        is shown with it.
    type: string
    cli:
      - name: private_key_file
        option: --private-key
    ini:
      - section: defaults
        key: private_key_file
    env:
      - name: ANSIBLE_PRIVATE_KEY_FILE
    vars:
      - name: ansible_ssh_private_key_file
      - name: ansible_private_key_file
  look_for_keys:
    description:
      - Whether keys are looked for where they usually are, such as C(~/.ssh/id_ed25519), when none is named.
    default: true
    type: boolean
    env:
      - name: ANSIBLE_PARAMIKO_LOOK_FOR_KEYS
    ini:
      - section: paramiko_connection
        key: look_for_keys
  host_key_checking:
    description:
      - Whether the host key of the gateway, and that of a jump host, must be known. Leave it on.
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
    description:
      - The command that leads to the gateway through a jump host. In it C(%h) is the gateway's address, C(%p)
        its port, C(%r) the user, C(%n) the address as it was given and C(%%) a percent sign. It runs without
        a shell.
      - It goes before C(ProxyCommand) and C(ProxyJump) of the SSH configuration.
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
      - C(True) reads C(~/.ssh/config), and a path reads that file, as a client configuration of OpenSSH. None
        is read when it is not given.
      - It honours C(Hostname), C(HostKeyAlias), C(HostKeyAlgorithms), C(KexAlgorithms), C(Ciphers), C(MACs),
        C(UserKnownHostsFile), C(GlobalKnownHostsFile), C(User), C(IdentityFile), C(CertificateFile),
        C(IdentityAgent), C(IdentitiesOnly), C(ProxyJump), C(ProxyCommand), C(PreferredAuthentications),
        C(Include), C(Match), C(AddressFamily) and C(BindAddress).
      - It leaves out what would run or forward something on the gateway, compression, time-outs and
        C(StrictHostKeyChecking).
    type: string
    ini:
      - section: netconf_connection
        key: ssh_config
    env:
      - name: ANSIBLE_NETCONF_SSH_CONFIG
    vars:
      - name: ansible_netconf_ssh_config
  import_modules:
    description:
      - Whether modules run in the process of the connection. The actions of this collection start no process
        for a module, so C(false) is refused.
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
      - Whether the requests and the replies go into the log, where C(log_path) names one. No password is
        among them.
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

from ansible.plugins.connection import NetworkConnectionBase
from ansible.utils.display import Display

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.options import target_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.remedies import OPEN

if t.TYPE_CHECKING:
    from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Request
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.held import HeldSession
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import Outcome


class Connection(NetworkConnectionBase):  # type: ignore[misc]
    """A connection whose session and event loop belong to the process that uses them."""

    transport = "junos_ha.srd.netconf"
    force_persistence = False
    supports_persistence = False

    def __init__(self, *args: t.Any, **options: t.Any) -> None:
        super().__init__(*args, **options)
        self._held: HeldSession | None = None

    def open(self, name: str) -> None:
        """Open a session, unless one is open to the same gateway: a loop keeps the connection.

        Args:
            name: what messages call the gateway.

        Raises:
            DeviceError: it could not be opened.
            ArgumentError: an option cannot be honoured.
            LibraryError: asyncssh is missing.
        """
        target = target_of(self.get_options(), name)
        try:
            self._session().open(target)
        except LibraryError as error:
            raise error.during(name, command=OPEN) from None
        self._connected = True

    def ask(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go over the open session; return for each the reply, or why it is missing."""
        outcomes = self._session().ask(requests)
        self._connected = self._session().is_open
        if self.get_option("persistent_log_messages"):
            for request, outcome in zip(requests, outcomes, strict=True):
                Display().display(f"{request.rpc}\n{outcome}", log_only=True)
        return outcomes

    def drop(self) -> None:
        """End the session without a word, as one does that is lost: a goodbye would be waited for."""
        self._connected = False
        if self._held is not None:
            self._held.drop()

    def close(self) -> None:
        """End the session with a goodbye, which is waited for a moment, and all that belongs to it."""
        if self._held is not None:
            self._held.close()
        super().close()

    def reset(self) -> None:
        """End the session; the next request opens another."""
        self.drop()

    def transport_test(self, connect_timeout: int) -> None:
        """Open a session and end it, for C(wait_for_connection).

        Raises:
            SrdError: it could not be opened.
        """
        self.set_option("persistent_connect_timeout", connect_timeout)
        self.drop()
        self.open(str(self.get_option("host")))
        self.drop()

    def _connect(self) -> Connection:
        """Do nothing: a session is opened when a gateway is asked for something."""
        return self

    def _update_connection_state(self) -> None:
        """Do nothing: there is no socket of another process to look for."""

    def _session(self) -> HeldSession:
        """Return what holds the session. Tasks that ask no gateway, such as debug, do not import it."""
        if self._held is None:
            from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.held import HeldSession

            self._held = HeldSession()
        return self._held
