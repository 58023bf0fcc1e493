# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What connections and gateways say where something went wrong, and what helps."""

from __future__ import annotations

import re

OPEN = "open the session"
CLOSED = "the session was closed"

_SLOW = "raise ansible_command_timeout, or find out why the gateway does not answer"
_SLOW_DOOR = "raise ansible_connect_timeout, or find out why the gateway does not answer"
_LOGIN = "check ansible_user, and ansible_password or the SSH key"
_HOST_KEY = (
    "compare the key with the gateway's own, then put that one into the known_hosts of who runs Ansible"
)
_DOOR = "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there"
_IDLE = "raise ansible_connect_timeout to 120 or more: it also ends a session that waits for its turn"
_LIBRARY = (
    "write junos_ha.srd.netconf for ansible_connection, which does not need it, or install it with pip for "
    "the Python that runs Ansible"
)
_PROXY = "check ansible_netconf_proxy_command, and that the program and the files that it names are there"
_FILE = (
    "check that it is there and may be read: it is named by ansible_netconf_ssh_config, "
    "ansible_netconf_proxy_command, ansible_private_key_file or UserKnownHostsFile, of which "
    "ansible.netcommon takes one file only"
)
_TERMINAL = (
    "give the user a login class that may run set cli, or use junos_ha.srd.netconf, which has no terminal"
)
_COMMAND = "the gateway does not know the command: check its Junos release and line cards"

# What is known to appear in the messages of the connections, and what helps. The first that appears counts.
_REMEDIES = (
    ("no such file or directory", _FILE),  # whatever the path is called
    ("[errno 13] permission denied", _FILE),
    ("permission denied (", _LOGIN),  # of SSH, which names the methods behind it
    ("terminal parameters", _TERMINAL),
    ("set cli", _TERMINAL),
    ("host key", _HOST_KEY),
    ("known_hosts", _HOST_KEY),
    ("authenticity of host", _HOST_KEY),
    ("authenticat", _LOGIN),
    ("access denied", _LOGIN),
    ("private key", _LOGIN),
    ("openssh key", _LOGIN),
    ("proxycommand(", _PROXY),
    ("required python library", _LIBRARY),
    ("paramiko is not installed", _LIBRARY),
    ("unable to connect", _DOOR),
    ("could not open socket", _DOOR),
    ("connection refused", _DOOR),
    ("name or service not known", _DOOR),
    ("name resolution", _DOOR),
    ("no route to host", _DOOR),
    ("unreachable", _DOOR),
    ("ssh protocol banner", _DOOR),
    ("negotiation failed", _DOOR),
    ("not open after", _SLOW_DOOR),
    ("capability exchange", _SLOW_DOOR),
    ("idle timeout", _IDLE),
    ("socket path", _IDLE),
    ("timeout", _SLOW),
    ("timed out", _SLOW),
    (
        "permission",
        "give the user a login class that allows it: view, and for the configuration view-configuration",
    ),
    ("unknown command", _COMMAND),
    ("syntax error", _COMMAND),
    ("is not running", "check that the gateway has services redundancy configured and that its daemon runs"),
    ("not found", "check what is asked for against the configuration of the gateway"),
    ("error:", "run the command on the gateway and see what it says"),
)
_ON_THE_WAY = (_SLOW, _SLOW_DOOR, _LOGIN, _HOST_KEY, _DOOR, _PROXY, _FILE, _IDLE, _LIBRARY)
# What a connection says when it has lost its gateway, or never had it.
_LOST = (
    *(words for words, remedy in _REMEDIES if remedy in _ON_THE_WAY),
    "closed",
    "session close",
    "not connected",
    "reset by peer",
    "connection abort",
    "broken pipe",
    "bad file descriptor",
    "eof",
    "channel is not open",  # paramiko
    "session not active",
    "no existing session",
    "mismatched mac",
    "socket error",  # libssh
    "msg_disconnect",
    "delimiter not at start",  # ncclient, of NETCONF's chunks
    "unable to decode json",  # ansible-core: the process went without a word
    "invalid json-rpc id",
    "signal handler called",
    "internal error",  # an exception without words, such as the end of a file
    "object has no attribute",  # the session is gone, and so is what would speak
    "prompt is not identified",  # the command before was never answered, and this one was not sent
)
# What one says that had lost it before there was anything to send: ncclient, paramiko.
_LOST_BEFORE = ("not connected to netconf server", "socket is closed")
ANY_REMEDY = "check that the gateway is up and answers the command, then run it again"

# network_cli gives a device's error as all that stood on the terminal, at times as the repr of its bytes.
_BYTES = re.compile(r"""b(['"])(.*)\1""", re.DOTALL)
# Ansible's words for a missing library, behind which stands general advice.
_MISSING = re.compile(
    r"(Failed to import the required Python library \([^)]*\)) on .*?'s Python (.+?)\. (?:This|See|Please) .*"
)
_FURNITURE = re.compile(r"\{\S+\}|\S*[>#%]|\^")  # a line of {master}, a prompt, the mark below a mistake


def cause_of(message: str, command: str) -> str:
    """Return a connection's message in one line, of a terminal only what the gateway said on it."""
    terminal = _BYTES.fullmatch(message.strip())
    text = terminal[2].replace("\\r", "").replace("\\n", "\n") if terminal else message
    lines = (" ".join(line.split()) for line in text.splitlines())
    said = " ".join(line for line in lines if not _is_furniture(line, command)).strip().rstrip(".")
    return _MISSING.sub(r"\1 for \2", said)


def _is_furniture(line: str, command: str) -> bool:
    return line == command or _FURNITURE.fullmatch(line) is not None


def is_answer(cause: str, command: str) -> bool:
    """Return whether the gateway said so; what only the connection says is known by its words."""
    said = _own_words(cause, command)
    return not any(words in said for words in _LOST)


def is_late(cause: str) -> bool:
    """Return whether the reply has not come in time, and may come yet."""
    return remedy_for(cause) == _SLOW


def was_lost_before(cause: str) -> bool:
    """Return whether the session was lost before the request was sent."""
    return any(words in cause.casefold() for words in _LOST_BEFORE)


def remedy_for(cause: str, command: str = "") -> str:
    """Return what helps."""
    said = _own_words(cause, command)
    return next((remedy for words, remedy in _REMEDIES if words in said), ANY_REMEDY)


def _own_words(cause: str, command: str) -> str:
    """Return what is said, without the names that the command brought: one may be called TIMEOUT."""
    names = command.split()
    return " ".join(word for word in cause.split() if word not in names).casefold()
