# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The connection whose session stays in the process: its options, its session, and their ends."""

from __future__ import annotations

import os
import socket
import time
import typing as t

import pytest
import yaml
from ansible.errors import AnsibleConnectionFailure
from ansible.playbook.play_context import PlayContext
from ansible.plugins.loader import connection_loader
from ansible_collections.ansible.netcommon.plugins.connection import netconf as netcommon
from ansible_collections.ansible.netcommon.plugins.doc_fragments import connection_persistent
from lxml.etree import XMLSyntaxError
from ncclient.manager import Manager
from ncclient.operations import TimeoutExpiredError
from ncclient.operations.rpc import RPCError
from ncclient.transport.errors import AuthenticationError, SessionCloseError, SSHUnknownHostError
from ncclient.xml_ import to_ele

from ansible_collections.junos_ha.srd.plugins.connection import netconf
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Trigger
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import session as _connection

Options = dict[str, dict[str, t.Any]]

# netcommon 5 has not got it yet.
LATER = {"use_libssh"}
BOOLEANS = {"bool": "boolean"}
TEXTS = {"str": "string"}

AGAIN = "check that the gateway is up and answers the command, then run it again"
LOGIN = "check ansible_user, and ansible_password or the SSH key"
HOST_KEY = (
    "compare the key with the gateway's own, then put that one into the known_hosts of who runs Ansible"
)
DOOR = "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there"
SLOW_DOOR = "raise ansible_connect_timeout, or find out why the gateway does not answer"
SLOW = "raise ansible_command_timeout, or find out why the gateway does not answer"
READ = "'show services redundancy-group extensive'"


def options(documentation: str) -> Options:
    """Return the options of a plugin, without their descriptions, which are its own."""
    documented: Options = yaml.safe_load(documentation)["options"]
    return {name: _plain(option) for name, option in documented.items() if name not in LATER}


def _plain(option: dict[str, t.Any]) -> dict[str, t.Any]:
    kind = option.get("type", "string")
    settings = {key: option.get(key, []) for key in ("vars", "env", "ini")}
    return {"type": TEXTS.get(kind, BOOLEANS.get(kind, kind)), "default": option.get("default"), **settings}


def test_the_options_are_those_of_netcommon_and_its_fragment() -> None:
    fragment = options(connection_persistent.ModuleDocFragment.DOCUMENTATION)
    assert options(netconf.DOCUMENTATION) == {**options(netcommon.DOCUMENTATION), **fragment}


def test_no_process_is_started_for_it() -> None:
    made = netconf.Connection
    assert (made.transport, made.force_persistence, made.supports_persistence) == (
        "junos_ha.srd.netconf",
        False,
        False,
    )


def connection() -> t.Any:
    return connection_loader.get("junos_ha.srd.netconf", PlayContext(), os.devnull)


class Wire:
    """A session of ncclient, of which this is all that is met."""

    def __init__(self, connected: bool) -> None:
        self.connected = connected
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


@pytest.mark.parametrize(("connected", "closed"), [(True, 1), (False, 0)])
def test_a_session_is_dropped_without_a_word_unless_it_has_ended(connected: bool, closed: int) -> None:
    wire = Wire(connected)
    dropped = connection()
    dropped._manager, dropped._connected = Manager(wire, None), True
    dropped.drop()
    dropped.reset()
    assert (wire.closed, dropped._manager, dropped.connected) == (closed, None, False)


def test_no_one_logs_in_to_guess_what_the_gateway_is() -> None:
    assert connection()._network_os == "default"


class Opened(t.NamedTuple):
    """A connection that opens sessions to nowhere, and the passwords and wires that they were given."""

    connection: t.Any
    passwords: list[str]
    wires: list[Wire]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    got = Opened(connection(), [], [])

    def connect(**way: t.Any) -> Manager:
        got.passwords.append(way["password"])
        got.wires.append(Wire(connected=True))
        return Manager(got.wires[-1], None)

    monkeypatch.setattr(netcommon.manager, "connect", connect)
    monkeypatch.setattr(Wire, "id", "7", raising=False)
    return got


def go(opened: Opened, written: object, **variables: str) -> None:
    """Open, as for an item of a loop."""
    opened.connection._play_context = PlayContext()
    opened.connection._play_context.password = written
    opened.connection.set_options(var_options=variables)
    opened.connection.open()


def test_what_is_written_as_a_template_or_in_a_vault_is_resolved(opened: Opened) -> None:
    for written in ("{{ of_a_vault }}", object(), "resolved"):
        go(opened, written, ansible_password="resolved")
        opened.connection.drop()
    assert opened.passwords == ["resolved"] * 3


def test_a_password_that_was_typed_is_taken_as_it_is(opened: Opened) -> None:
    go(opened, "typed")
    assert opened.passwords == ["typed"]


def test_a_loop_has_one_session_to_each_gateway_in_turn(opened: Opened) -> None:
    for host in ("mx1", "mx1", "mx2"):
        go(opened, "typed", ansible_host=host)
    assert [wire.closed for wire in opened.wires] == [1, 0]


def test_a_session_that_has_ended_is_not_taken_again(opened: Opened) -> None:
    go(opened, "typed")
    opened.wires[0].connected = False
    go(opened, "typed")
    assert len(opened.wires) == 2


def test_libssh_is_refused_before_anyone_is_asked(opened: Opened) -> None:
    with pytest.raises(AnsibleConnectionFailure, match=r"^use_libssh - Expected: false Actual: true"):
        go(opened, "typed", ansible_netconf_libssh="true")
    assert opened.passwords == []


@pytest.mark.parametrize(("patience", "waits"), [(30, 5), (2, 2)])
def test_a_goodbye_is_waited_for_a_moment(
    monkeypatch: pytest.MonkeyPatch, opened: Opened, patience: int, waits: int
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(Manager, "close_session", lambda self: waited.append(self.timeout), raising=False)
    go(opened, "typed", ansible_command_timeout=str(patience))
    opened.connection.close()
    assert waited == [waits]


def test_a_session_has_so_many_seconds_to_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        late = connection()
        late._play_context.remote_addr, late._play_context.port = mute.getsockname()
        late.set_options(var_options={"ansible_connect_timeout": 1, "ansible_host_key_checking": False})
        began = time.monotonic()
        with pytest.raises(AnsibleConnectionFailure) as caught:
            _connection.open_session(late, "mx1", str)
    assert str(caught.value) == f"mx1: 'open the session' failed: not open after 1 s - {SLOW_DOOR}"
    assert time.monotonic() - began < 6  # paramiko's own patience is 15 s


class Plugin:
    """A connection plugin whose session does what it is told, one thing after another."""

    ansible_name = "junos_ha.srd.netconf"
    socket_path = None

    def __init__(self, *happens: str | Exception, opens: Exception | None = None) -> None:
        self._happens = list(happens)
        self._opens = opens
        self.log: list[str] = []

    def open(self) -> None:
        self.log.append("open")
        if self._opens is not None:
            raise self._opens

    def dispatch(self, rpc: str) -> str:
        self.log.append(rpc)
        happened = self._happens.pop(0)
        if isinstance(happened, Exception):
            raise happened
        return happened

    def drop(self) -> None:
        self.log.append("drop")


def test_a_request_goes_over_the_one_session() -> None:
    plugin = Plugin("a reply", "another")
    session = _connection.open_session(plugin, "mx1", str)
    trigger = Trigger(redundancy_set=1, event="X")
    assert [session.send(Read()), session.send(trigger)] == [("a reply",), ("another",)]
    assert plugin.log == ["open", Read().rpc, trigger.rpc]


BASE = "urn:ietf:params:xml:ns:netconf:base:1.0"
RPC_ERROR = RPCError(
    to_ele(
        f'<rpc-error xmlns="{BASE}"><error-type>protocol</error-type><error-severity>error</error-severity>'
        "<error-tag>operation-failed</error-tag><error-message>permission denied</error-message></rpc-error>"
    )
)
# What is raised, what the user is told, whether it was the gateway that said so.
FAILURES = [
    (RPC_ERROR, "permission denied - give the user a login class with the view permission", True),
    (TimeoutExpiredError("ncclient timed out while waiting for an rpc reply."), f"{SLOW}", False),
    (SessionCloseError("in"), f"{AGAIN}", False),
    (BrokenPipeError(32, "Broken pipe"), f"[Errno 32] Broken pipe - {AGAIN}", False),
    (EOFError(), f"EOFError - {AGAIN}", False),
    (XMLSyntaxError("no element found", 0, 1, 1), f"{AGAIN}", False),
]


@pytest.mark.parametrize(("error", "said", "answered"), FAILURES, ids=lambda each: type(each).__name__)
def test_a_failure_names_host_command_cause_and_remedy(error: Exception, said: str, answered: bool) -> None:
    plugin = Plugin(error)
    session = _connection.open_session(plugin, "mx1", str)
    with pytest.raises(DeviceError) as caught:
        session.send(Read())
    assert str(caught.value).startswith(f"mx1: {READ} failed: ")
    assert str(caught.value).endswith(said)
    assert caught.value.answered is answered
    assert plugin.log == ["open", Read().rpc, *([] if answered else ["drop"])]


def test_a_lost_session_is_opened_again() -> None:
    plugin = Plugin(SessionCloseError("in"), "a reply")
    session = _connection.open_session(plugin, "mx1", str)
    with pytest.raises(DeviceError):
        session.send(Read())
    session.reopen()
    assert session.send(Read()) == ("a reply",)
    assert plugin.log == ["open", Read().rpc, "drop", "drop", "open", Read().rpc]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AuthenticationError("Authentication failed."), f"Authentication failed - {LOGIN}"),
        (SSHUnknownHostError("127.0.0.1", "09:7f"), f"Unknown host key [09:7f] for [127.0.0.1] - {HOST_KEY}"),
        (
            ConnectionRefusedError(111, "Connection refused"),
            f"[Errno 111] Connection refused - {DOOR}",
        ),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_session_that_cannot_be_opened_leaves_the_host_unreachable(error: Exception, said: str) -> None:
    with pytest.raises(AnsibleConnectionFailure) as caught:
        _connection.open_session(Plugin(opens=error), "mx1", str)
    assert str(caught.value) == f"mx1: 'open the session' failed: {said}"


def test_opened_again_in_vain_it_is_a_failure_of_the_gateway() -> None:
    plugin = Plugin()
    session = _connection.open_session(plugin, "mx1", str)
    plugin._opens = ConnectionRefusedError(111, "Connection refused")
    with pytest.raises(DeviceError) as caught:
        session.reopen()
    assert caught.value.answered is False
