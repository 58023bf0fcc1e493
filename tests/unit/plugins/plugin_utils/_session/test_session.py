# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a user is told when a connection carries no reply back."""

from __future__ import annotations

import sys
import typing as t

import pytest
from ansible.module_utils.basic import missing_required_lib
from ansible.module_utils.connection import ConnectionError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import persistent as _socket
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import session as _connection

COMMAND = "show services redundancy-group extensive"
DOWN = "the services-redundancy subsystem is not running"
DAEMON = "check that the gateway has services redundancy configured and that its daemon runs"
SYNTAX = "the gateway does not know the command: check its Junos release and line cards"
AGAIN = "check that the gateway is up and answers the command, then run it again"
TERMINAL = f"{COMMAND}\r\nerror: {DOWN}\r\n\r\n{{master}}\r\nsrd@mx1> "


class Socket:
    """A connection that answers with what it is given, or raises it."""

    def __init__(self, answer: object) -> None:
        self._answer = answer

    def get(self, _command: str) -> object:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer

    def reset(self) -> None:
        """Its process is not looked at."""


class Plugin:
    """A connection plugin, as far as it is looked at."""

    transport = "plugin"

    def __init__(self, name: str | None, socket_path: str | None = "a/socket") -> None:
        self.ansible_name = name
        self.socket_path = socket_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> t.Callable[[object], str]:
    def read_through(answer: object) -> str:
        monkeypatch.setattr(_socket, "Connection", lambda _path: Socket(answer))
        session = _connection.open_session(Plugin("ansible.netcommon.network_cli"), "mx1", str)
        return session.send(Read())[0]

    return read_through


def test_a_reply_is_returned_as_it_came(read: t.Callable[[object], str]) -> None:
    assert read(" a reply\n") == " a reply\n"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (TERMINAL, f"error: {DOWN} - {DAEMON}"),
        (str(TERMINAL.encode()), f"error: {DOWN} - {DAEMON}"),
        (f"\n{DOWN}\n", f"{DOWN} - {DAEMON}"),
        (
            f"{COMMAND}\r\n      ^\r\nsyntax error, expecting <command>.\r\n\r\nsrd@mx1> ",
            f"syntax error, expecting <command> - {SYNTAX}",
        ),
        ("", f"the session was closed - {AGAIN}"),
    ],
)
def test_an_error_names_host_command_cause_and_remedy(
    read: t.Callable[[object], str], message: str, said: str
) -> None:
    with pytest.raises(DeviceError) as caught:
        read(ConnectionError(message))
    assert str(caught.value) == f"mx1: {COMMAND!r} failed: {said}"


@pytest.mark.parametrize(
    ("message", "remedy"),
    [
        ("Unknown host key [09:7f] for [127.0.0.1]", "known_hosts"),
        ("host key mismatch for 127.0.0.1", "known_hosts"),
        ("libssh: The authenticity of host '127.0.0.1' can't be established", "known_hosts"),
        ("AuthenticationException('Authentication failed.')", "ansible_password"),
        ("Failed to authenticate with keyboard-interactive: Access denied", "ansible_password"),
        ("Access denied for 'password'", "ansible_password"),
        ("Failed to import the required Python library (ncclient)", "junos_ha.srd.netconf"),
        ("Could not open socket to 127.0.0.1:1", "ansible_port"),
        ("[Errno -2] Name or service not known", "ansible_host"),
        ("Server '127.0.0.1' not found in known_hosts", "known_hosts"),
        ("Private key file is encrypted", "ansible_password"),
        ("paramiko is not installed: No module named 'paramiko'", "with pip"),
        ("[Errno 113] No route to host", "ansible_host"),
        ("[Errno 101] Network is unreachable", "ansible_host"),
        ("Error reading SSH protocol banner", "ansible_port"),
        ("Negotiation failed: Incompatible ssh peer", "ansible_port"),
        ("ssh connect failed: Connection refused", "ansible_port"),
        ("[Errno None] Unable to connect to port 1 on 127.0.0.1", "ansible_port"),
        ("persistent connection idle timeout triggered, timeout value is 30 s", "ansible_connect_timeout"),
        ("socket path a/socket does not exist or cannot be found", "ansible_connect_timeout"),
        ("the read has timed out", "ansible_command_timeout"),
        ("command timeout triggered, timeout value is 4 secs.", "ansible_command_timeout"),
        (
            'Negotiation failed: ProxyCommand("ssh") returned nonzero exit status: Broken pipe',
            "ansible_netconf_proxy_command",
        ),
        ("[Errno 2] No such file or directory: 'jump'", "ansible_netconf_proxy_command"),
        ("[Errno 2] No such file or directory: '/home/me/ssh_config'", "ansible_netconf_ssh_config"),
        ("[Errno 2] No such file or directory: '/home/me/.ssh/known_hosts /etc/more'", "one file only"),
        ("[Errno 2] No such file or directory: '/home/me/private key'", "ansible_private_key_file"),
        ("[Errno 13] Permission denied: '/home/me/.ssh/config'", "may be read"),
        ("noc@jump: Permission denied (publickey,password).", "ansible_password"),
        ("[Errno -3] Temporary failure in name resolution", "ansible_host"),
        ("encountered RSA key, expected OPENSSH key", "SSH key"),
        ("unable to set terminal parameters", "may run set cli"),
        ("error: permission denied: set cli screen-length 0", "may run set cli"),
        ("unknown command.\nset cli timestamp disable", "may run set cli"),
        ("error: permission denied", "view-configuration"),
        ("unknown command: services", "line cards"),
        ("redundancy group 7 not found", "configuration of the gateway"),
        ("error: something else", "see what it says"),
        ("Unexpected session close", "run it again"),
    ],
)
def test_the_remedy_suits_the_cause(read: t.Callable[[object], str], message: str, remedy: str) -> None:
    with pytest.raises(DeviceError) as caught:
        read(ConnectionError(message))
    assert remedy in str(caught.value).rpartition(" - ")[2]


def test_a_missing_library_is_named_in_one_sentence(read: t.Callable[[object], str]) -> None:
    said = missing_required_lib("ncclient") + ": No module named 'ncclient'"
    with pytest.raises(DeviceError) as caught:
        read(ConnectionError(said))
    assert str(caught.value) == (
        f"mx1: {COMMAND!r} failed: Failed to import the required Python library (ncclient) for "
        f"{sys.executable}"
        " - write junos_ha.srd.netconf for ansible_connection, which does not need it, or install it with pip"
        " for the Python that runs Ansible"
    )


# What ansible-core, ansible.netcommon, ncclient, paramiko and libssh say where the gateway said nothing.
UNANSWERED = [
    "[Errno 2] No such file or directory: 'jump'",
    "Unknown host key [09:7f] for [127.0.0.1]",
    "Server '127.0.0.1' not found in known_hosts",
    "host key mismatch for 127.0.0.1",
    "libssh: The authenticity of host '127.0.0.1' can't be established",
    "AuthenticationException('Authentication failed.')",
    "No authentication methods available",
    "Failed to authenticate: Authentication failed: transport shut down or saw EOF",
    "Private key file is encrypted",
    "Failed to import the required Python library (ncclient)",
    "Could not open socket to 127.0.0.1:1",
    "[Errno None] Unable to connect to port 1 on 127.0.0.1",
    "Unable to connect to socket '/tmp/a'. See Troubleshooting socket path issues",
    "ssh connect failed: Connection refused",
    "ssh connect failed: Timeout connecting to 127.0.0.1",
    "[Errno 113] No route to host",
    "[Errno 13] Permission denied: '/home/me/.ssh/config'",
    "noc@jump: Permission denied (publickey,password).",
    "[Errno -3] Temporary failure in name resolution",
    "[Errno 101] Network is unreachable",
    "Error reading SSH protocol banner",
    "Negotiation failed.",
    "Capability exchange timed out",
    "ncclient timed out while waiting for an rpc reply.",
    "Timeout opening channel.",
    "Key-exchange timed out waiting for key negotiation",
    "command timeout triggered, timeout value is 30 secs.\nSee the timeout setting options",
    "timeout value 30 seconds reached while trying to send command: b'request services redundancy-set 1'",
    "persistent connection idle timeout triggered, timeout value is 30 secs.",
    "socket path /tmp/a does not exist or cannot be found. See Troubleshooting socket path issues",
    "Unexpected session close",
    "Unexpected session close\nIN_BUFFER: `b'<rpc-reply><error'`",
    "Not connected to NETCONF server",
    "('_parse11: delimiter not at start of match buffer', b'x')",
    "Socket is closed",
    "Channel is not open",
    "Channel closed.",
    "SSH session not active",
    "No existing session",
    "Mismatched MAC",
    "Remote channel is closed.",
    "Socket error: disconnected",
    "Socket error: Connection reset by peer",
    "Received SSH_MSG_DISCONNECT: 11:bye",
    "Writing packet: error on socket (or connection closed): Broken pipe",
    "[Errno 32] Broken pipe",
    "[Errno 104] Connection reset by peer",
    "[Errno 103] Software caused connection abort",
    "[Errno 9] Bad file descriptor",
    "EOF found before data was complete",
    "Unable to decode JSON from response to dispatch('<command/>'). Received 'None'.",
    "invalid json-rpc id received",
    "signal handler called with signal 15.",
    "Internal error",
    "'NoneType' object has no attribute 'dispatch'",
    "cli prompt is not identified from the last received response window: b'x'",
    "",
]
ANSWERED = [
    TERMINAL,
    str(TERMINAL.encode()),
    DOWN,
    "syntax error, expecting <command>",
    "unknown command: services",
    "permission denied",
    "error: permission denied: request",
    "redundancy set 7 not found",
    "redundancy event X is in no policy of redundancy set 1",
    "error: release withheld, peer is WARNED",
    "operation-failed",
]


@pytest.mark.parametrize(
    ("message", "answered"),
    [*((each, False) for each in UNANSWERED), *((each, True) for each in ANSWERED)],
)
def test_the_words_show_the_source_of_an_error(
    read: t.Callable[[object], str], message: str, answered: bool
) -> None:
    with pytest.raises(DeviceError) as caught:
        read(ConnectionError(message))
    assert caught.value.answered is answered


@pytest.mark.parametrize("closed", [None, "None", {"output": "text"}, b"text"])
def test_a_closed_session_gives_no_reply(read: t.Callable[[object], str], closed: object) -> None:
    with pytest.raises(DeviceError, match="the session was closed") as caught:
        read(closed)
    assert caught.value.answered is False


@pytest.mark.parametrize(
    ("plugin", "actual"),
    [
        (Plugin("ansible.builtin.ssh"), "'ansible.builtin.ssh'"),
        (Plugin(None), "'plugin'"),
        (Plugin("ansible.netcommon.netconf", socket_path=None), "'ansible.netcommon.netconf'"),
    ],
)
def test_another_connection_is_an_argument_error(plugin: Plugin, actual: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        _connection.open_session(plugin, "mx1", str)
    assert str(caught.value) == (
        "mx1: ansible_connection - Expected: junos_ha.srd.netconf or ansible.netcommon.netconf or "
        f"ansible.netcommon.network_cli Actual: {actual}"
    )
