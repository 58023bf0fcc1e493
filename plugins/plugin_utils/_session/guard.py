# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answers to the SSH library while it connects: is the host key known, which key logs in."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.host_key import HostKeys
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.identity import Identity
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import SSHClient, ssh


class Guard(SSHClient):  # type: ignore[misc]
    """Answers for one connection, and notes its progress.

    Args:
        keys: what is known of the host.
        identity: what the user logs in with.
        tell: is told how far it has come.
    """

    def __init__(self, keys: HostKeys, identity: Identity, tell: t.Callable[[str], None]) -> None:
        self.shown: t.Any = None  # the key that was not known
        self.notes: list[str] = []
        self.is_connected = False
        self.is_logging_in = False
        self._keys = keys
        self._identity = identity
        self._tell = tell
        self._agent: t.Any = None
        self._was_asked = False

    def connection_made(self, conn: t.Any) -> None:
        """Note that something answers."""
        self.is_connected = True
        self._tell("connected, and no SSH handshake")

    def validate_host_public_key(self, host: str, addr: str, port: int, key: t.Any) -> bool:
        """Refuse a key that is not among the known ones, and note it."""
        self.shown = key
        return False

    def validate_host_ca_key(self, host: str, addr: str, port: int, key: t.Any) -> bool:
        """Refuse an authority that is not among the known ones, and note it."""
        self.shown = key
        return False

    def begin_auth(self, username: str) -> None:
        """Note that the host is the right one."""
        self.is_logging_in = True
        self._tell("connected, and not logged in")

    def auth_completed(self) -> None:
        """Note that the user is in."""
        self.is_logging_in = False
        self._tell("logged in, and no hello")

    async def public_key_auth_requested(self) -> t.Any:
        """Return the keys to log in with, once: those of files, then those of the agent."""
        if self._was_asked:
            return None
        self._was_asked = True
        return [*self._identity.keys, *await self._agent_keys()] or None

    async def _agent_keys(self) -> t.Any:
        if self._identity.agent is None:
            return ()
        try:
            self._agent = await ssh().connect_agent(self._identity.agent)
            return await self._agent.get_keys(self._identity.agent_keys)
        except (OSError, ValueError):
            self.notes.append("the agent does not answer")
            return ()

    def leave_agent(self) -> None:
        """End the connection to the agent."""
        if self._agent is not None:
            self._agent.close()
