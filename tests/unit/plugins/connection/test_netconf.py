# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The connection whose session stays in the process: its options, its session, and their ends."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from ansible.errors import AnsibleConnectionFailure
from ansible.playbook.play_context import PlayContext
from ansible.plugins.loader import connection_loader
from ansible_collections.ansible.netcommon.plugins.connection import netconf as netcommon
from ansible_collections.ansible.netcommon.plugins.doc_fragments import connection_persistent

from ansible_collections.junos_ha.srd.plugins.connection import netconf
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    LibraryError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    ConfigurationRead,
    Read,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import library, session
from ansible_collections.junos_ha.srd.tests.lab import running as lab_running
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab

Options = dict[str, dict[str, t.Any]]

# netcommon 5 has not got it yet.
LATER = {"use_libssh"}
# Ansible turns any value into a text, and any word into false: these are looked at as they were written.
STRICT = {
    "host",
    "remote_user",
    "password",
    "private_key_file",
    "proxy_command",
    "netconf_ssh_config",
    "look_for_keys",
    "host_key_checking",
    "import_modules",
}
BOOLEANS = {"bool": "boolean"}
TEXTS = {"str": "string"}
AGAIN = "check that the gateway is up and answers the command, then run it again"
LOGIN = "check ansible_user, and ansible_password or the SSH key"
READ = "'show services redundancy-group extensive'"


def options(documentation: str) -> Options:
    """Return the options of a plugin, without their descriptions, which are its own."""
    documented: Options = yaml.safe_load(documentation)["options"]
    return {name: _plain(option) for name, option in documented.items() if name not in LATER}


def _plain(option: dict[str, t.Any]) -> dict[str, t.Any]:
    kind = option.get("type", "string")
    settings = {
        key: {tuple(sorted(each.items())) for each in option.get(key, [])} for key in ("vars", "env", "ini")
    }
    return {"type": TEXTS.get(kind, BOOLEANS.get(kind, kind)), "default": option.get("default"), **settings}


def test_the_options_are_those_of_netcommon_and_its_fragment_and_take_all_that_these_take() -> None:
    fragment = options(connection_persistent.ModuleDocFragment.DOCUMENTATION)
    theirs, ours = {**options(netcommon.DOCUMENTATION), **fragment}, options(netconf.DOCUMENTATION)
    assert ours.keys() == theirs.keys()
    for name, option in theirs.items():
        kind = "raw" if name in STRICT else option["type"]
        assert (ours[name]["type"], ours[name]["default"]) == (kind, option["default"])
        assert all(ours[name][key] >= option[key] for key in ("vars", "env", "ini")), name


def test_no_process_is_started_for_it() -> None:
    made = netconf.Connection
    assert (made.transport, made.force_persistence, made.supports_persistence) == (
        "junos_ha.srd.netconf",
        False,
        False,
    )


def connection(task_keys: dict[str, t.Any] | None = None, **variables: t.Any) -> t.Any:
    made = connection_loader.get("junos_ha.srd.netconf", PlayContext(), os.devnull)
    made.set_options(task_keys=task_keys, var_options=variables)
    return made


@pytest.fixture(scope="module")
def running() -> t.Iterator[Running]:
    with lab(pairs=1) as made:
        yield made


def variables(running: Running, host: str = "mx1", **more: t.Any) -> dict[str, t.Any]:
    """Return the variables of a gateway of the lab."""
    return {
        "inventory_hostname": host,
        "ansible_host": running.address,
        "ansible_port": running.ports[host],
        "ansible_user": running.login.user,
        "ansible_password": running.login.password,
        "ansible_netconf_ssh_config": str(running.directory / "ssh_config"),
        "ansible_connect_timeout": 120,
        "ansible_command_timeout": 120,
        **more,
    }


@contextlib.contextmanager
def closing(made: t.Any) -> t.Iterator[t.Any]:
    try:
        yield made
    finally:
        made.close()


# The other variables of an option: each in place of the first.
NAMES = {
    "ansible_host": ["inventory_hostname", "ansible_ssh_host"],
    "ansible_port": ["ansible_ssh_port"],
    "ansible_user": ["ansible_ssh_user"],
    "ansible_password": ["ansible_ssh_pass", "ansible_ssh_password", "ansible_netconf_password"],
}


@pytest.mark.parametrize(("name", "other"), [(name, other) for name in NAMES for other in NAMES[name]])
def test_each_variable_is_honoured(running: Running, name: str, other: str) -> None:
    given = variables(running)
    given[other] = given.pop(name)
    with closing(connection(**given)) as made:
        assert "rpc-reply" in session.open_session(made, "mx1", str).send(Read())[0]


@pytest.mark.parametrize("name", ["ansible_private_key_file", "ansible_ssh_private_key_file"])
def test_a_key_is_honoured_and_opened_by_the_password(running: Running, name: str) -> None:
    given = variables(
        running, ansible_password=running.login.passphrase, **{name: str(running.directory / "key")}
    )
    with closing(connection(**given)) as made:
        assert "rpc-reply" in session.open_session(made, "mx1", str).send(Read())[0]


def test_a_user_and_a_password_of_digits_alone_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    new_login = lab_running.new_login
    monkeypatch.setattr(
        lab_running, "new_login", lambda user: replace(new_login(user), user="4711", password="1234")
    )
    with lab(pairs=1) as made_of_digits:
        given = variables(made_of_digits, ansible_user=4711, ansible_password=1234)
        with closing(connection(**given)) as made:
            assert "rpc-reply" in session.open_session(made, "mx1", str).send(Read())[0]


def test_a_password_that_was_typed_is_taken(running: Running) -> None:
    given = variables(running)
    typed = given.pop("ansible_password")
    with closing(connection({"password": typed, "remote_user": "nobody"}, **given)) as made:
        assert "rpc-reply" in session.open_session(made, "mx1", str).send(Read())[0]


def test_a_user_of_the_play_is_taken_where_no_variable_names_one(running: Running) -> None:
    given = variables(running)
    with closing(connection({"remote_user": given.pop("ansible_user")}, **given)) as made:
        assert "rpc-reply" in session.open_session(made, "mx1", str).send(Read())[0]


def test_a_loop_has_one_session_to_each_gateway_in_turn(running: Running) -> None:
    with closing(connection()) as made:
        sessions = []
        for host in ("mx1", "mx1", "mx2"):
            made.set_options(var_options=variables(running, host))
            session.open_session(made, host, str)
            sessions.append(made._held._session)
        assert (sessions[0] is sessions[1], sessions[1] is sessions[2]) == (True, False)
        assert not sessions[0].is_open


def test_requests_are_answered_in_one_go(running: Running) -> None:
    with closing(connection(**variables(running))) as made:
        opened = session.open_session(made, "mx1", str)
        got = opened.send_all([Read(level="terse"), ConfigurationRead(), Read(redundancy_group=7)])
        assert ["rpc-reply" in str(each) for each in got] == [True, True, False]
        assert isinstance(got[2], DeviceError)
        assert got[2].answered


def test_a_session_is_opened_again(running: Running) -> None:
    with closing(connection(**variables(running))) as made:
        opened = session.open_session(made, "mx1", str)
        opened.reopen()
        assert "rpc-reply" in opened.send(Read())[0]
        made.reset()
        assert not made.connected
        assert "rpc-reply" in opened.send(Read())[0]


def test_a_request_over_a_lost_session_fails_at_once_and_the_next_opens_another() -> None:
    with lab(pairs=1, faults={"mx1": "close"}) as faulty, closing(connection(**variables(faulty))) as made:
        opened = session.open_session(made, "mx1", str)
        with pytest.raises(DeviceError) as caught:
            opened.send(Read())
        assert str(caught.value) == f"mx1: {READ} failed: the session was closed - {AGAIN}"
        assert not caught.value.answered
        faulty.controls.do("mx1", "no_fault")
        assert "rpc-reply" in opened.send(Read())[0]


def test_a_session_that_cannot_be_opened_leaves_the_host_unreachable(running: Running) -> None:
    with closing(connection(**variables(running, ansible_password="wrong"))) as made:
        with pytest.raises(AnsibleConnectionFailure) as caught:
            session.open_session(made, "mx1", str)
        place = f"[127.0.0.1]:{running.ports['mx1']}"
        assert (
            str(caught.value) == f"mx1: 'open the session' failed: {place} refuses the login of srd - {LOGIN}"
        )


def test_what_cannot_be_honoured_is_refused_before_anyone_is_asked(running: Running) -> None:
    said = r"^mx1: use_libssh - Expected: false Actual: true"
    refused = closing(connection(**variables(running, ansible_netconf_libssh=True)))
    with refused as made, pytest.raises(ArgumentError, match=said):
        session.open_session(made, "mx1", str)


def test_the_library_that_is_missing_is_named(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "asyncssh", None)
    with closing(connection(**variables(running))) as made, pytest.raises(LibraryError) as caught:
        session.open_session(made, "mx1", str)
    assert str(caught.value) == (
        "mx1: 'open the session' failed: The Python library asyncssh is needed to speak NETCONF over SSH and "
        "cannot be "
        "imported by the Python that runs Ansible. Install it there: python3 -m pip install asyncssh"
    )


def test_a_library_that_is_too_old_is_named(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library.asyncssh, "__version__", "2.24.0")
    with closing(connection(**variables(running))) as made, pytest.raises(LibraryError) as caught:
        session.open_session(made, "mx1", str)
    assert "'asyncssh>=2.24.1' is needed to speak NETCONF over SSH (found: 2.24.0)" in str(caught.value)


def test_a_test_of_the_transport_opens_and_ends(running: Running) -> None:
    with closing(connection(**variables(running))) as made:
        made.transport_test(60)
        assert not made.connected
    with closing(connection(**variables(running, ansible_port=1))) as made, pytest.raises(DeviceError):
        made.transport_test(60)


def test_the_requests_and_replies_are_logged_where_that_was_asked_for(
    running: Running, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    def shown(_display: object, text: str, log_only: bool = False, **_more: object) -> None:
        said.append((text, log_only))

    monkeypatch.setattr(netconf.Display, "display", shown)
    with caplog.at_level(logging.DEBUG), closing(connection(**variables(running))) as made:
        session.open_session(made, "mx1", str).send(Read())
        assert [each for each in said if each[1]] == []
        made.set_options(var_options=variables(running, ansible_persistent_log_messages=True))
        session.open_session(made, "mx1", str).send(Read())
    logged = [text for text, log_only in said if log_only]
    assert [Read().rpc in text and "rpc-reply" in text for text in logged] == [True]
    assert running.login.password not in "".join([*logged, caplog.text])


def test_it_survives_the_fork_of_a_worker(running: Running) -> None:
    with closing(connection(**variables(running))) as made:
        made.transport_test(60)
        forked = multiprocessing.get_context("fork")
        ours, theirs = forked.Pipe()
        worker = forked.Process(target=_read_and_tell, args=(variables(running), theirs))
        worker.start()
        worker.join(120)
        assert (worker.exitcode, ours.recv()) == (0, True)


def _read_and_tell(given: dict[str, t.Any], pipe: t.Any) -> None:
    with closing(connection(**given)) as made:
        pipe.send("rpc-reply" in session.open_session(made, "mx1", str).send(Read())[0])
