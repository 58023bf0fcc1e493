# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
name: netconf
short_description: NETCONF to a gateway, without a process for each task and host
version_added: 0.2.0
description:
  - Speaks NETCONF over SSH with a client of its own, which announces base version 1.0. The session belongs to
    the worker that runs the task. A persistent connection starts a separate process for each task on each
    host instead.
  - It takes the options and variables of P(ansible.netcommon.netconf#connection). It refuses one that it does
    not support, and names the alternative.
  - It checks the host key of the gateway before it sends a secret.
  - It refuses a text that YAML takes for something else, such as a password V(yes) without quotes, and a word
    in the place of V(true) or V(false) that it does not know.
  - It opens one session when the task first needs it, and closes the session when the task ends.
  - Use it with the modules of this collection that speak to a gateway. Other modules, such as those of the
    Junos collections, need a persistent connection.
author:
  - The junos_ha.srd contributors (@junos-ha)
requirements:
  - asyncssh >= 2.24.1
options:
  host:
    description: The name or address of the gateway.
    default: inventory_hostname
    type: raw
    vars:
      - name: inventory_hostname
      - name: ansible_ssh_host
      - name: ansible_host
  port:
    description: The TCP port of NETCONF over SSH, 1 to 65535.
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
      - Whether to use libssh. This connection uses asyncssh, so V(true) is an error.
    type: raw
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
      - The operating system of the gateway. It has no effect, and any value is accepted.
    type: string
    vars:
      - name: ansible_network_os
  remote_user:
    description:
      - The user to log in as. The default is the user of the SSH configuration, then the user who runs
        Ansible.
    type: raw
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
      - A passphrase that opens the private key is not sent to the gateway. With a password the agent is not
        used, because each key of an agent counts as a failed login.
    type: raw
    vars:
      - name: ansible_password
      - name: ansible_ssh_pass
      - name: ansible_ssh_password
      - name: ansible_netconf_password
  private_key_file:
    description:
      - The path of the private key. A certificate beside it, whose name ends in C(-cert.pub), is used too.
    type: raw
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
      - Whether to try the usual keys, such as C(~/.ssh/id_ed25519), if no key is named.
    default: true
    type: raw
    env:
      - name: ANSIBLE_PARAMIKO_LOOK_FOR_KEYS
    ini:
      - section: paramiko_connection
        key: look_for_keys
  host_key_checking:
    description:
      - Whether the host keys of the gateway and of a jump host must be known. Keep V(true).
    type: raw
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
      - The command that connects to the gateway through a jump host. In it C(%h) stands for the address of
        the gateway, C(%p) for its port, C(%r) for the user, C(%n) for the address as given, and C(%%) for a
        percent sign. It runs without a shell.
      - It overrides C(ProxyCommand) and C(ProxyJump) of the SSH configuration.
    default: ""
    type: raw
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
      - V(true) reads C(~/.ssh/config), a path reads that file, as an OpenSSH client configuration. By default
        no configuration is read.
      - It uses C(Hostname), C(HostKeyAlias), C(HostKeyAlgorithms), C(KexAlgorithms), C(Ciphers), C(MACs),
        C(UserKnownHostsFile), C(GlobalKnownHostsFile), C(User), C(IdentityFile), C(CertificateFile),
        C(IdentityAgent), C(IdentitiesOnly), C(ProxyJump), C(ProxyCommand), C(PreferredAuthentications),
        C(Include), C(Match), C(AddressFamily) and C(BindAddress).
      - It ignores settings that run or forward something on the gateway, compression, time-outs and
        C(StrictHostKeyChecking).
    type: raw
    ini:
      - section: netconf_connection
        key: ssh_config
    env:
      - name: ANSIBLE_NETCONF_SSH_CONFIG
    vars:
      - name: ansible_netconf_ssh_config
  import_modules:
    description:
      - Whether modules run in the process of the connection. The actions of this collection never start a
        process for a module, so V(false) is an error.
    type: raw
    default: true
    ini:
      - section: ansible_network
        key: import_modules
    env:
      - name: ANSIBLE_NETWORK_IMPORT_MODULES
    vars:
      - name: ansible_network_import_modules
  persistent_connect_timeout:
    description: The time-out of opening a session, in seconds.
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
    description: The time-out of a reply, in seconds.
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
      - Whether to write requests and replies to the log that C(log_path) names. They contain no password.
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
  - C(ansible_connect_timeout) limits the whole opening of a session. Unlike that of a persistent connection,
    it does not end an idle session.
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
    from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.held import HeldSession


class Connection(NetworkConnectionBase):  # type: ignore[misc]
    """A connection whose session and event loop belong to the process that uses them."""

    transport = "junos_ha.srd.netconf"
    force_persistence = False
    supports_persistence = False

    def __init__(self, *args: t.Any, **options: t.Any) -> None:
        super().__init__(*args, **options)
        self._held: HeldSession | None = None

    def open(self, name: str) -> None:
        """Open a session, unless one to the same gateway is open: a loop keeps its connection.

        Args:
            name: the name of the gateway in messages.

        Raises:
            DeviceError: the session could not be opened.
            ArgumentError: an option has a value that is not supported.
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
        """End the session at once, without a goodbye, as if it were lost."""
        self._connected = False
        if self._held is not None:
            self._held.drop()

    def close(self) -> None:
        """End the session with a goodbye, and release what belongs to it; wait a moment at most."""
        if self._held is not None:
            self._held.close()
        super().close()

    def reset(self) -> None:
        """End the session; the next request opens another."""
        self.drop()

    def transport_test(self, connect_timeout: int) -> None:
        """Open a session and end it, for C(wait_for_connection).

        Raises:
            SrdError: the session could not be opened.
        """
        self.set_option("persistent_connect_timeout", connect_timeout)
        self.drop()
        self.open(str(self.get_option("host")))
        self.drop()

    def _connect(self) -> Connection:
        """Do nothing: the first request opens the session."""
        return self

    def _update_connection_state(self) -> None:
        """Do nothing: there is no socket of another process."""

    def _session(self) -> HeldSession:
        """Return the holder of the session. Tasks without a request, such as debug, do not import it."""
        if self._held is None:
            from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.held import HeldSession

            self._held = HeldSession()
        return self._held
