# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Turns a target into settings of the SSH library, with or without an OpenSSH configuration.

Of a configuration it leaves out what would run or forward something on the gateway, compression (a packet may
grow a thousandfold) and time-outs. With C(UserKnownHostsFile none) asyncssh (2.24) would check no host key:
here no key is known then.
"""

from __future__ import annotations

import functools
import os
import re
import shlex
import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import identity, known_hosts
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.host_key import HostKeys
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.identity import Identity
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import ssh
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target

# Of the library's arguments: nothing but one session of one subsystem, and no way in but a key or a password.
_PLAIN: dict[str, t.Any] = {
    "agent_forwarding": False,
    "client_host_keysign": False,
    "client_keys": None,
    "command": None,
    "compression_algs": None,
    "connect_timeout": None,
    "env": None,
    "gss_host": None,
    "host_based_auth": False,
    "login_timeout": 0,
    "proxy_command": None,
    "request_pty": False,
    "send_env": None,
    "tunnel": None,
    "x11_forwarding": False,
    "x509_trusted_certs": None,
    "x509_trusted_cert_paths": [],
}
# Asked for first: they take a third of the time of the others.
_FAST_CIPHERS = ("aes128-gcm@openssh.com", "aes256-gcm@openssh.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to open an SSH connection to a target.

    Args:
        host: the name or address to connect to.
        user: who logs in.
        keys: what is known of the host.
        identity: what the user logs in with.
        proxy: the proxy command and its arguments. None: not used.
        jump: the jump hosts, as C(ProxyJump) has them. None: not used.
        arguments: more arguments for the library.
    """

    host: str
    user: str
    keys: HostKeys
    identity: Identity
    proxy: tuple[str, ...] | None
    jump: str | None
    arguments: dict[str, t.Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """What stands in the place of the library's options where no configuration can change them."""

    host: str
    username: str
    proxy_command: None = None
    config: dict[str, t.Any] = field(default_factory=dict)


def settings(target: Target) -> Settings:
    """Return how to open an SSH connection to a target. It reads files, and may wait for them.

    Raises:
        Failed: a file cannot be used.
        LibraryError: asyncssh is missing.
    """
    configured = _configured(target)
    configuration = configured.config
    keys = _host_keys(target, configured.host, configuration)
    arguments = {
        **_PLAIN,
        "config": None if target.ssh_config is None else [target.ssh_config],
        "encryption_algs": () if configuration.get("Ciphers") else _ciphers(),
        "known_hosts": keys.arguments(),
        "server_host_key_algs": keys.algorithms(configuration.get("HostKeyAlgorithms")),
        "username": configured.username,
    }
    return Settings(
        host=configured.host,
        user=configured.username,
        keys=keys,
        identity=_identity(target, configuration),
        proxy=_proxy(target, configured),
        jump=None if target.proxy_command else configuration.get("ProxyJump"),
        arguments=arguments,
    )


@functools.cache
def _ciphers() -> list[str]:
    """Return the ciphers to ask for, the fast ones first."""
    return [
        *dict.fromkeys([*_FAST_CIPHERS, *map(bytes.decode, ssh().encryption.get_default_encryption_algs())])
    ]


def _configured(target: Target) -> t.Any:
    """Return the library's options for a target, as the SSH configuration leaves them."""
    path = target.ssh_config
    if path is None and target.user is not None:
        return _Target(
            host=target.host, username=target.user
        )  # all that the library would say, and costs less
    options = ssh().SSHClientConnectionOptions
    plain = {name: value for name, value in _PLAIN.items() if name != "proxy_command"}
    try:
        return options(
            **plain,
            config=None if path is None else [path],
            host=target.host,
            port=target.port,
            username=() if target.user is None else target.user,
            known_hosts=None,
        )
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Failed("configuration", file=path or "of the user", reason=reason) from None
    except ValueError as error:
        raise Failed("configuration", file=path or "of the user", reason=str(error)) from None


def _host_keys(target: Target, host: str, configuration: t.Any) -> HostKeys:
    known_as = str(configuration.get("HostKeyAlias") or host)
    files = (
        *configuration.get("UserKnownHostsFile", known_hosts.USER_FILES),
        *configuration.get("GlobalKnownHostsFile", known_hosts.GLOBAL_FILES),
    )
    known = known_hosts.known_keys(files, known_as, target.port) if target.check_host_key else None
    return HostKeys(host=known_as, port=target.port, known=known, files=files)


def _identity(target: Target, configuration: t.Any) -> Identity:
    """Return the keys of the target, else of the configuration, else the usual ones."""
    paths: t.Sequence[str] | None = configuration.get("IdentityFile")
    if target.private_key_file is not None:
        found = identity.named_identity(target.private_key_file, target.password)
    elif paths is None and not target.look_for_keys:
        found = Identity(password=target.password)
    else:
        found = identity.usual_identity(paths, target.password)
    certified = identity.with_certificates(found, configuration.get("CertificateFile", ()))
    return _with_agent(certified, target, configuration, paths or ())


def _with_agent(found: Identity, target: Target, configuration: t.Any, paths: t.Sequence[str]) -> Identity:
    """Add the agent, unless there is a password: each key of an agent counts as a failed login."""
    agent = configuration.get("IdentityAgent", os.environ.get("SSH_AUTH_SOCK"))
    if target.password is not None or not agent:
        return found
    named = [*paths, *([] if target.private_key_file is None else [target.private_key_file])]
    only = identity.public_keys(named) if configuration.get("IdentitiesOnly") else None
    return replace(found, agent=os.path.expanduser(str(agent)), agent_keys=only)


def _proxy(target: Target, configured: t.Any) -> tuple[str, ...] | None:
    """Return the proxy command of the target, else that of the configuration, its tokens resolved."""
    if not target.proxy_command:
        return None if configured.proxy_command is None else tuple(configured.proxy_command)
    tokens = {
        "%%": "%",
        "%h": configured.host,
        "%n": target.host,
        "%p": str(target.port),
        "%r": configured.username,
    }
    try:
        return tuple(_expanded(word, tokens) for word in shlex.split(target.proxy_command))
    except ValueError as error:
        raise Failed("proxy_missing", reason=str(error)) from None


def _expanded(word: str, tokens: dict[str, str]) -> str:
    """Return a word with its tokens resolved, once: what a token stands for is not resolved again."""
    return re.sub("%(.?)", lambda found: _resolved(found[0], tokens), word)


def _resolved(token: str, tokens: dict[str, str]) -> str:
    if token not in tokens:
        raise ValueError(f"{token} stands for nothing, as %h, %n, %p, %r and %% do")
    return tokens[token]
