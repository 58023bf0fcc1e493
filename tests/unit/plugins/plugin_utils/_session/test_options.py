# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From options to a target: what is honoured, and what is refused by its name."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.options import target_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target

DEFAULTS: dict[str, t.Any] = {
    "host": "192.0.2.1",
    "port": 830,
    "use_libssh": False,
    "network_os": None,
    "remote_user": None,
    "password": None,
    "private_key_file": None,
    "look_for_keys": True,
    "host_key_checking": True,
    "proxy_command": "",
    "netconf_ssh_config": None,
    "import_modules": True,
    "persistent_connect_timeout": 30,
    "persistent_command_timeout": 30,
    "persistent_log_messages": False,
}


def target(**options: t.Any) -> Target:
    return target_of({**DEFAULTS, **options}, "mx1")


def test_what_is_not_given_is_left_to_the_defaults() -> None:
    assert target() == Target(name="mx1", host="192.0.2.1")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_end_of_a_line_belongs_to_no_user_password_or_path(end: str) -> None:
    """A vault holds what it was given, and ``echo`` gives it a line's end, too."""
    given = target(remote_user=f"reader{end}", password=f" secret {end}", private_key_file=f"/key{end}")
    assert (given.user, given.password, given.private_key_file) == ("reader", " secret ", "/key")
    assert target(password=end).password is None


def test_everything_that_is_given_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    config = tmp_path / "config"
    config.write_text("")
    assert target(
        host="2001:db8::1",
        port=22,
        remote_user="4711",
        password=1234,
        private_key_file="~/key",
        look_for_keys=False,
        host_key_checking=False,
        proxy_command="ssh -W %h:%p jump",
        netconf_ssh_config=str(config),
        persistent_connect_timeout=1,
        persistent_command_timeout=2,
    ) == Target(
        name="mx1",
        host="2001:db8::1",
        port=22,
        user="4711",
        password="1234",
        private_key_file=f"{tmp_path}/key",
        look_for_keys=False,
        check_host_key=False,
        ssh_config=str(config),
        proxy_command="ssh -W %h:%p jump",
        connect_timeout=1.0,
        command_timeout=2.0,
    )


@pytest.mark.parametrize(("value", "holds"), [("yes", True), ("False", False), ("0", False), (True, True)])
def test_true_and_false_are_taken_in_any_spelling_that_ansible_knows(value: object, holds: bool) -> None:
    given = target(look_for_keys=value, host_key_checking=value)
    assert (given.look_for_keys, given.check_host_key) == (holds, holds)


@pytest.mark.parametrize("value", ["True", "yes", True])
def test_true_is_the_configuration_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh/config").write_text("")
    assert target(netconf_ssh_config=value).ssh_config == f"{tmp_path}/.ssh/config"


@pytest.mark.parametrize("value", ["False", "no", False, "", None])
def test_false_is_none(value: object) -> None:
    assert target(netconf_ssh_config=value).ssh_config is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"use_libssh": True},
            "use_libssh - Expected: false Actual: true: this connection speaks SSH by asyncssh: leave "
            "ansible_netconf_libssh out",
        ),
        (
            {"import_modules": False},
            "import_modules - Expected: true Actual: false: the actions of this collection start no process "
            "for a module: leave ansible_network_import_modules out",
        ),
        *(
            ({option: value}, f"{option} - Expected: text Actual: {kind}: put the value into quotes")
            for option in (
                "host",
                "remote_user",
                "password",
                "private_key_file",
                "proxy_command",
            )
            for value, kind in (
                (True, "bool"),
                (False, "bool"),
                (1.5, "float"),
                (["a"], "list"),
                ({}, "dict"),
            )
        ),
        (
            {"netconf_ssh_config": 1.5},
            "netconf_ssh_config - Expected: text Actual: float: put the value into quotes",
        ),
        *(
            ({option: value}, f"{option} - Expected: true or false Actual: {value!r}")
            for option in ("use_libssh", "import_modules", "look_for_keys", "host_key_checking")
            for value in ("flase", "", None, 2)
        ),
        ({"host": ""}, "host - Expected: a name or an address Actual: None"),
        ({"host": "-oProxyCommand=x"}, "host - Expected: a name or an address Actual: '-oProxyCommand=x'"),
        ({"host": "mx1 "}, "host - Expected: a name or an address Actual: 'mx1 '"),
        ({"port": 0}, "port - Expected: 1 to 65535 Actual: 0"),
        ({"port": 65536}, "port - Expected: 1 to 65535 Actual: 65536"),
        ({"port": None}, "port - Expected: 1 to 65535 Actual: None"),
        (
            {"netconf_ssh_config": "/no/such/file"},
            "netconf_ssh_config - Expected: the path of a file Actual: /no/such/file",
        ),
        (
            {"persistent_connect_timeout": 0},
            "persistent_connect_timeout - Expected: more than 0 seconds Actual: 0",
        ),
        (
            {"persistent_command_timeout": -1},
            "persistent_command_timeout - Expected: more than 0 seconds Actual: -1",
        ),
    ],
)
def test_what_cannot_be_honoured_is_refused_by_name(options: dict[str, t.Any], said: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        target(**options)
    assert str(caught.value) == f"mx1: {said}"


def test_a_target_shows_no_secret() -> None:
    shown = repr(target(password="s3cret", proxy_command="sshpass -p s3cret ssh"))
    assert "s3cret" not in shown
