# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each variable of the environment, and each name of a variable, does to a session what the option says."""

from __future__ import annotations

import shutil
import typing as t
from pathlib import Path

import pytest
from ansible.errors import AnsibleConnectionFailure

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import session
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.unit.plugins.connection.test_netconf import (
    closing,
    connection,
    variables,
)

READ = "read"
ERRORS = (AnsibleConnectionFailure, ArgumentError, DeviceError)


@pytest.fixture(scope="module")
def running() -> t.Iterator[Running]:
    with lab(pairs=1) as made:
        yield made


@pytest.fixture(autouse=True)
def host_keys_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what ansible-test sets: that no host key is checked."""
    monkeypatch.delenv("ANSIBLE_HOST_KEY_CHECKING", raising=False)


def outcome(given: dict[str, t.Any]) -> str:
    """Return that a gateway was read, or why it was not."""
    with closing(connection(**given)) as made:
        try:
            session.open_session(made, "mx1", str).send(Read())
        except ERRORS as error:
            return str(error)
    return READ


# In place of which variable of the inventory.
ENVIRONMENT = {
    "ANSIBLE_REMOTE_PORT": "ansible_port",
    "ANSIBLE_REMOTE_USER": "ansible_user",
    "ANSIBLE_NETCONF_SSH_CONFIG": "ansible_netconf_ssh_config",
}


@pytest.mark.parametrize(("name", "variable"), ENVIRONMENT.items(), ids=ENVIRONMENT)
def test_a_variable_of_the_environment_stands_for_that_of_the_inventory(
    running: Running, monkeypatch: pytest.MonkeyPatch, name: str, variable: str
) -> None:
    given = variables(running)
    value = str(given.pop(variable))
    assert outcome(given) != READ
    monkeypatch.setenv(name, value)
    assert outcome(given) == READ


def test_the_key_of_the_environment_is_opened_by_the_password(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = variables(running, ansible_password=running.login.passphrase)
    assert "refuses the login" in outcome(given)
    monkeypatch.setenv("ANSIBLE_PRIVATE_KEY_FILE", str(running.directory / "key"))
    assert outcome(given) == READ


UNCHECKED = (
    "ansible_host_key_checking",
    "ansible_ssh_host_key_checking",
    "ansible_netconf_host_key_checking",
)


@pytest.mark.parametrize("name", [*UNCHECKED, *(each.upper() for each in UNCHECKED)])
def test_a_host_key_is_checked_unless_that_is_turned_off(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "knows_nobody").write_text("UserKnownHostsFile none\nGlobalKnownHostsFile none\n")
    given = variables(running, ansible_netconf_ssh_config=str(tmp_path / "knows_nobody"))
    assert "is unknown" in outcome(given)
    if name.isupper():
        monkeypatch.setenv(name, "false")
    assert outcome(given if name.isupper() else {**given, name: "false"}) == READ


PROXIES = ("ansible_netconf_proxy_command", "ansible_paramiko_proxy_command", "ANSIBLE_NETCONF_PROXY_COMMAND")


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_command_leads_to_the_gateway(
    running: Running, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    given = variables(running)
    if name.isupper():
        monkeypatch.setenv(name, "sh -c 'exit 3'")
    else:
        given[name] = "sh -c 'exit 3'"
    assert "the proxy command ended with status 3" in outcome(given)


@pytest.mark.parametrize("looks", [True, False])
def test_the_usual_keys_are_looked_for_unless_that_is_turned_off(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: bool
) -> None:
    (tmp_path / ".ssh").mkdir()
    shutil.copy(running.directory / "key", tmp_path / ".ssh" / "id_ed25519")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ANSIBLE_PARAMIKO_LOOK_FOR_KEYS", str(looks))
    said = outcome(variables(running, ansible_password="wrong"))
    assert ("is encrypted, and in no agent" in said, "refuses the login" in said) == (looks, True)


TIMEOUTS = {
    "hang": ("COMMAND", "no reply within 1 s"),
    "hang_at_hello": ("CONNECT", "not open after 1 s: logged in, and no hello"),
}


@pytest.mark.parametrize("fault", TIMEOUTS)
@pytest.mark.parametrize("by_environment", [True, False])
def test_a_timeout_ends_a_wait(monkeypatch: pytest.MonkeyPatch, fault: str, by_environment: bool) -> None:
    name, said = TIMEOUTS[fault]
    with lab(pairs=1, faults={"mx1": fault}) as hanging:
        given = variables(hanging)
        variable = f"ansible_{name.lower()}_timeout"
        if by_environment:
            del given[variable]
            monkeypatch.setenv(f"ANSIBLE_PERSISTENT_{name}_TIMEOUT", "1")
        assert said in outcome(given if by_environment else {**given, variable: 1})


REFUSED = {
    "ANSIBLE_NETCONF_LIBSSH": ("true", "mx1: use_libssh - Expected: false Actual: true"),
    "ANSIBLE_NETWORK_IMPORT_MODULES": ("false", "mx1: import_modules - Expected: true Actual: false"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("by_environment", [True, False])
def test_what_is_not_supported_is_refused_by_name(
    running: Running, monkeypatch: pytest.MonkeyPatch, name: str, by_environment: bool
) -> None:
    value, said = REFUSED[name]
    given = variables(running)
    if by_environment:
        monkeypatch.setenv(name, value)
    assert outcome(given if by_environment else {**given, name.lower(): value}).startswith(said)
