# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sessions that Ansible's connections give: NETCONF and CLI, through netcommon."""

from __future__ import annotations

import abc
import contextlib
import re
import typing as t

from ansible.errors import AnsibleError
from ansible.module_utils.connection import Connection, ConnectionError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._request import Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session import Session

_SLOW = "raise ansible_command_timeout, or find out why the gateway does not answer"
_LOGIN = "check ansible_user, and ansible_password or the SSH key"
_HOST_KEY = (
    "compare the key with the gateway's own, then put that one into the known_hosts of who runs Ansible"
)
_DOOR = "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there"
_IDLE = "raise ansible_connect_timeout to 120 or more: it also ends a session that waits for its turn"
_LIBRARY = "install it for the Python that runs Ansible: python3 -m pip install -r requirements.txt"
_COMMAND = "the gateway does not know the command: check its Junos release and line cards"

# What is known to appear in the messages of the connections, and what helps. The first that appears counts.
_REMEDIES = (
    ("host key", _HOST_KEY),
    ("known_hosts", _HOST_KEY),
    ("authenticity of host", _HOST_KEY),
    ("authenticat", _LOGIN),
    ("access denied", _LOGIN),
    ("private key", _LOGIN),
    ("required python library", _LIBRARY),
    ("paramiko is not installed", _LIBRARY),
    ("unable to connect", _DOOR),
    ("could not open socket", _DOOR),
    ("connection refused", _DOOR),
    ("name or service not known", _DOOR),
    ("no route to host", _DOOR),
    ("unreachable", _DOOR),
    ("ssh protocol banner", _DOOR),
    ("negotiation failed", _DOOR),
    ("idle timeout", _IDLE),
    ("socket path", _IDLE),
    ("timeout", _SLOW),
    ("timed out", _SLOW),
    ("permission", "give the user a login class with the view permission"),
    ("unknown command", _COMMAND),
    ("syntax error", _COMMAND),
    ("is not running", "check that the gateway has services redundancy configured and that its daemon runs"),
    ("not found", "check what is asked for against the configuration of the gateway"),
    ("error:", "run the command on the gateway and see what it says"),
)
# What a connection says when it has lost its gateway, or never had it.
_LOST = (
    *(words for words, remedy in _REMEDIES if remedy in (_SLOW, _LOGIN, _HOST_KEY, _DOOR, _IDLE, _LIBRARY)),
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
)
_OPEN = "open the session"
_CLOSED = "the session was closed"
_NO_REQUEST = "end"
_ANY_REMEDY = "check that the gateway is up and answers the command, then run it again"

# network_cli gives a device's error as all that stood on the terminal, at times as the repr of its bytes.
_BYTES = re.compile(r"""b(['"])(.*)\1""", re.DOTALL)
_FURNITURE = re.compile(r"\{\S+\}|\S*[>#%]|\^")  # a line of {master}, a prompt, the mark below a mistake


Start = t.Callable[[], str]


class _SocketSession(abc.ABC):
    """A session whose process is netcommon's, spoken to through its socket."""

    _method: t.ClassVar[str]  # of that process, that sends a message

    @abc.abstractmethod
    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""

    @abc.abstractmethod
    def _named(self, message: str, request: Request) -> str:
        """Return what a message is called where something went wrong with it."""

    def __init__(self, socket_path: str, host: str, start: Start) -> None:
        self._connection = Connection(socket_path)
        self._host = host
        self._start = start

    def reopen(self) -> None:
        """End the process with what is left of the session, and start another."""
        try:
            self._connection.reset()
        except ConnectionError:
            self._end()
        try:
            self._connection = Connection(self._start())
        except AnsibleError as error:
            cause = _cause(str(error), _OPEN)
            raise DeviceError(self._host, command=_OPEN, cause=cause, remedy=_remedy(cause)) from error

    def _end(self) -> None:
        """End the process where a session that was closed cannot be closed once more: netcommon 5.

        What is no request makes it give up. It may have ended by itself, too.
        """
        with contextlib.suppress(ConnectionError):
            self._connection.send(_NO_REQUEST)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        return tuple(self._send(message, self._named(message, request)) for message in self.messages(request))

    def _send(self, message: str, command: str) -> str:
        try:
            reply = getattr(self._connection, self._method)(message)
        except ConnectionError as error:
            cause = _cause(str(error), command) or _CLOSED
            raise DeviceError(
                self._host,
                command=command,
                cause=cause,
                remedy=_remedy(cause),
                answered=_is_answer(cause),
            ) from error
        if not isinstance(reply, str) or reply == "None":  # paramiko under network_cli: a closed session
            raise DeviceError(self._host, command=command, cause=_CLOSED, remedy=_ANY_REMEDY)
        return reply


class NetconfSession(_SocketSession):
    """C(ansible.netcommon.netconf). It knows C(dispatch) with any or no network_os."""

    _method: t.ClassVar[str] = "dispatch"

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the RPC."""
        return (request.rpc,)

    def _named(self, message: str, request: Request) -> str:
        return request.label


class CliSession(_SocketSession):
    """C(ansible.netcommon.network_cli)."""

    _method: t.ClassVar[str] = "get"

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the commands."""
        return request.commands

    def _named(self, message: str, request: Request) -> str:
        return message


_SESSIONS: dict[str, type[NetconfSession] | type[CliSession]] = {
    "ansible.netcommon.netconf": NetconfSession,
    "ansible.netcommon.network_cli": CliSession,
}


def open_session(connection: t.Any, host: str, start: Start) -> Session:
    """Return the session of a task's connection plugin.

    Args:
        connection: the plugin.
        host: the gateway's name, for messages.
        start: starts the process of a persistent connection anew, and returns the path of its socket.

    Raises:
        ArgumentError: the connection is not one that carries a command to a gateway.
    """
    kind = _SESSIONS.get(connection.ansible_name)
    if kind is None or connection.socket_path is None:
        raise ArgumentError(
            f"{host}: ansible_connection - Expected: {' or '.join(_SESSIONS)} "
            f"Actual: {connection.ansible_name or connection.transport!r}"
        )
    return kind(connection.socket_path, host, start)


def _cause(message: str, command: str) -> str:
    """Return a connection's message in one line, of a terminal only what the gateway said on it."""
    terminal = _BYTES.fullmatch(message.strip())
    text = terminal[2].replace("\\r", "").replace("\\n", "\n") if terminal else message
    lines = (" ".join(line.split()) for line in text.splitlines())
    return " ".join(line for line in lines if not _is_furniture(line, command)).strip().rstrip(".")


def _is_furniture(line: str, command: str) -> bool:
    return line == command or _FURNITURE.fullmatch(line) is not None


def _is_answer(cause: str) -> bool:
    """Return whether the gateway said so; what only the connection says is known by its words."""
    said = cause.casefold()
    return not any(words in said for words in _LOST)


def _remedy(cause: str) -> str:
    said = cause.casefold()
    return next((remedy for words, remedy in _REMEDIES if words in said), _ANY_REMEDY)
