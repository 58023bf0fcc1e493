# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where a gateway is and how to log in: all that a session needs to know, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

NETCONF_PORT = 830
SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A gateway to open a session to.

    Args:
        name: what messages call it, as the inventory does.
        host: its name or address.
        port: its TCP port, 1 to 65535.
        user: who logs in. None: what the SSH configuration says, else who runs Ansible.
        password: the password, or the passphrase of the private key. One that opens the key is not sent.
        private_key_file: the path of the private key to log in with. None: those of the SSH configuration.
        look_for_keys: whether the usual keys of the user are tried where no other is named.
        check_host_key: whether the host key must be known.
        ssh_config: the path of an OpenSSH client configuration. None: not used.
        proxy_command: the command that leads to the gateway, with C(%h), C(%p), C(%r) and C(%n).
        connect_timeout: after how many seconds to give up opening the session.
        command_timeout: after how many seconds to give up waiting for a reply.
    """

    name: str
    host: str
    port: int = NETCONF_PORT
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    private_key_file: str | None = None
    look_for_keys: bool = True
    check_host_key: bool = True
    ssh_config: str | None = None
    proxy_command: str | None = field(default=None, repr=False)
    connect_timeout: float = SECONDS
    command_timeout: float = SECONDS

    @property
    def place(self) -> str:
        """Its host and port, as known_hosts has them."""
        return place_of(self.host, self.port)


def place_of(host: str, port: int) -> str:
    """Return a host and its port, as known_hosts has them."""
    return f"[{host}]:{port}"
