# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Turns the options of the connection plugin, resolved by Ansible for any host, into a target."""

from __future__ import annotations

import os
import typing as t

from ansible.module_utils.parsing.convert_bool import BOOLEANS_FALSE, BOOLEANS_TRUE

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

_LAST_PORT = 65535
_USER_CONFIGURATION = "~/.ssh/config"

# What cannot be done here: the option, the value that is refused, and what to do instead.
_REFUSED: tuple[tuple[str, bool, str], ...] = (
    (
        "use_libssh",
        True,
        "this connection speaks SSH by asyncssh: leave ansible_netconf_libssh out",
    ),
    (
        "import_modules",
        False,
        "the actions of this collection start no process for a module: leave ansible_network_import_modules "
        "out",
    ),
)


def target_of(options: t.Mapping[str, t.Any], name: str) -> Target:
    """Return the target that the options of C(junos_ha.srd.netconf) describe.

    Args:
        options: the value of each option, with templates resolved. A text of digits may be a number.
        name: what messages call the gateway.

    Raises:
        ArgumentError: an option has a value that cannot be honoured.
    """
    for option, value, remedy in _REFUSED:
        if _flag(options, option, name) is value:
            expected, actual = (str(each).lower() for each in (not value, value))
            raise ArgumentError(f"{name}: {option} - Expected: {expected} Actual: {actual}: {remedy}")
    return Target(
        name=name,
        host=_host(options, name),
        port=_port(options, name),
        user=_text(options, "remote_user", name),
        password=_text(options, "password", name),
        private_key_file=_path(options, name),
        look_for_keys=_flag(options, "look_for_keys", name),
        check_host_key=_flag(options, "host_key_checking", name),
        ssh_config=_configuration(options, name),
        proxy_command=_text(options, "proxy_command", name),
        connect_timeout=_seconds(options, "persistent_connect_timeout", name),
        command_timeout=_seconds(options, "persistent_command_timeout", name),
    )


def _text(options: t.Mapping[str, t.Any], option: str, name: str) -> str | None:
    """Return a text without the line's end that a vault or a file may leave, None where it is empty.

    What YAML takes for something else, such as C(yes), is refused: its text would not be what was written.
    """
    value = plain(options[option])
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        kind = type(value).__name__
        raise ArgumentError(f"{name}: {option} - Expected: text Actual: {kind}: put the value into quotes")
    return str(value).rstrip("\r\n") or None


def _flag(options: t.Mapping[str, t.Any], option: str, name: str) -> bool:
    """Return a value of true or false. Ansible by itself takes a word that it does not know for false."""
    value = plain(options[option])
    word = _word(str(value))
    if word not in BOOLEANS_TRUE | BOOLEANS_FALSE:
        raise ArgumentError(f"{name}: {option} - Expected: true or false Actual: {value!r}")
    return word in BOOLEANS_TRUE


def _path(options: t.Mapping[str, t.Any], name: str) -> str | None:
    text = _text(options, "private_key_file", name)
    return None if text is None else os.path.expanduser(text)


def _host(options: t.Mapping[str, t.Any], name: str) -> str:
    host = _text(options, "host", name)
    if host is None or host != host.strip() or host.startswith("-"):
        raise ArgumentError(f"{name}: host - Expected: a name or an address Actual: {host!r}")
    return host


def _port(options: t.Mapping[str, t.Any], name: str) -> int:
    port = options["port"]
    if not isinstance(port, int) or not 1 <= port <= _LAST_PORT:
        raise ArgumentError(f"{name}: port - Expected: 1 to {_LAST_PORT} Actual: {port!r}")
    return int(port)


def _configuration(options: t.Mapping[str, t.Any], name: str) -> str | None:
    """Return the path of the SSH configuration: the user's own for true, none for false."""
    value = options["netconf_ssh_config"]
    text = str(value) if isinstance(value, bool) else _text(options, "netconf_ssh_config", name)
    if text is None or _word(text) in BOOLEANS_FALSE:
        return None
    path = os.path.expanduser(_USER_CONFIGURATION if _word(text) in BOOLEANS_TRUE else text)
    if not os.path.isfile(path):
        raise ArgumentError(f"{name}: netconf_ssh_config - Expected: the path of a file Actual: {path}")
    return path


def _word(text: str) -> str:
    return text.strip().lower()


def _seconds(options: t.Mapping[str, t.Any], option: str, name: str) -> float:
    seconds = options[option]
    if not isinstance(seconds, (int, float)) or seconds <= 0:
        raise ArgumentError(f"{name}: {option} - Expected: more than 0 seconds Actual: {seconds!r}")
    return float(seconds)
