# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The causes of a missing session or reply, and the remedy for each: one table."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable

Kind = t.Literal[
    "key_unknown",
    "key_changed",
    "key_revoked",
    "key_certificate",
    "key_revocation",
    "known_hosts",
    "login",
    "key_file",
    "configuration",
    "unreachable",
    "no_ssh",
    "algorithms",
    "proxy_missing",
    "proxy_ended",
    "jump_loop",
    "subsystem",
    "hello",
    "late_open",
    "late_reply",
    "closed",
    "reply",
]

_COMPARE = (
    "compare it with the gateway's own, by ssh-keyscan -p {port} -t {type} {host} | ssh-keygen -lf - or on "
    "its console, then put that one into the known_hosts of who runs Ansible"
)
_DOOR = "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there"
_AGAIN = "check that the gateway is up and answers the command, then run it again"
_LOGIN_AT_JUMP = (
    "check User and IdentityFile of the jump host in the file that ansible_netconf_ssh_config names: the "
    "password of the gateway is not sent to it"
)
_CONFIGURATION = "check the file that ansible_netconf_ssh_config names"
_PROXY = "check ansible_netconf_proxy_command, and try the command by hand"

# A cause and its remedy, for each kind.
FAILURES: dict[Kind, tuple[str, str]] = {
    "key_unknown": ("the host key of {place} is unknown: {key}, in none of {files}", _COMPARE),
    "key_changed": ("the host key of {place} has changed: it is {key}, known is {known}", _COMPARE),
    "key_revoked": (
        "the host key of {place} is revoked: {key}",
        "do not log in there: find out who revoked it, and why the gateway still has it",
    ),
    "key_certificate": (
        "the host certificate of {place} is refused: {reason}, signed by {key}",
        "have the certificate signed anew, or check the @cert-authority line in known_hosts",
    ),
    "key_revocation": (
        "{file} line {line} revokes a key of {place} and cannot be read",
        "mend that line: nobody logs in as long as it is not known which key is revoked",
    ),
    "known_hosts": (
        "{file} cannot be read: {reason}",
        "let who runs Ansible read it: it says which keys are known, and which are revoked",
    ),
    "login": (
        "{place} refuses the login of {user}{notes}",
        "check ansible_user, and ansible_password or the SSH key",
    ),
    "key_file": ("the private key {file} cannot be used: {reason}", "check ansible_private_key_file"),
    "configuration": ("the SSH configuration {file} cannot be used: {reason}", _CONFIGURATION),
    "unreachable": ("no connection to {place}: {reason}", _DOOR),
    "no_ssh": ("no SSH answers at {place}: {reason}", _DOOR),
    "algorithms": (
        "no algorithm in common with {place}: {reason}",
        "allow what the gateway offers in the file that ansible_netconf_ssh_config names, such as "
        "KexAlgorithms +diffie-hellman-group14-sha1 or HostKeyAlgorithms +ssh-rsa",
    ),
    "proxy_missing": ("the proxy command cannot be run: {reason}", _PROXY),
    "proxy_ended": ("the proxy command ended with status {status}{said}", _PROXY),
    "jump_loop": ("more than {most} jump hosts, one behind the other", _CONFIGURATION),
    "subsystem": (
        "the gateway does not start the subsystem netconf: {reason}",
        "set system services netconf ssh on the gateway, and check the user's login class",
    ),
    "hello": (
        "the gateway's hello is refused: {reason}",
        "check that NETCONF listens at ansible_port, and what stands between",
    ),
    "late_open": (
        "not open after {seconds:g} s: {stage}",
        "raise ansible_connect_timeout, or find out why the gateway does not answer",
    ),
    "late_reply": (
        "no reply within {seconds:g} s",
        "raise ansible_command_timeout, or find out why the gateway does not answer",
    ),
    "closed": ("the session was closed{reason}", _AGAIN),
    "reply": ("the reply is refused: {reason}", _AGAIN),
}

_MASK = "********"
_SHORTEST = 4  # characters of a secret that is looked for: a shorter one stands in any text


class Failed(Exception):
    """A session or a reply is missing: the cause and the remedy.

    Args:
        kind: a row of the table.
        words: what the row leaves open.
    """

    def __init__(self, kind: Kind, **words: t.Any) -> None:
        self.kind = kind
        cause, remedy = FAILURES[kind]
        self.cause = " ".join(printable(" ".join(cause.format(**words).split())).split())
        self.remedy = remedy.format(**words)
        super().__init__(self.cause)

    def at(self, place: str) -> Failed:
        """Return the failure as that of a jump host."""
        again = Failed.__new__(Failed)
        again.kind, again.remedy = self.kind, _LOGIN_AT_JUMP if self.kind == "login" else self.remedy
        again.cause = f"the jump host {place}: {self.cause}"
        return again

    def error(self, host: str, command: str, secret: str | None = None) -> DeviceError:
        """Return the failure of a command to a gateway; a secret in its words is masked."""
        cause = self.cause
        if secret is not None and len(secret) >= _SHORTEST:
            cause = cause.replace(secret, _MASK)
        return DeviceError(host, command=command, cause=cause, remedy=self.remedy)
