# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The directory of a lab: its inventory, host keys, and client configuration."""

from __future__ import annotations

import json
import os
import typing as t
from pathlib import Path

from .servers.control import CONTROL
from .servers.ssh import ADDRESS, Login
from .world import World

INVENTORY = "inventory.yml"
UNFINISHED = "inventory.yml.new"
KNOWN_HOSTS = "known_hosts"
SSH_CONFIG = "ssh_config"
KEY = "key"
REQUESTS = "requests.log"
HOME_SSH = ".ssh"

Ports = t.Mapping[str, int]


def write(directory: Path, world: World, ports: Ports, login: Login, public_key: str) -> None:
    """Write the directory; the inventory comes last and atomically: it marks the lab as ready."""
    known_hosts = "".join(f"[{ADDRESS}]:{port} {public_key}\n" for port in ports.values())
    (directory / HOME_SSH).mkdir(mode=0o700, exist_ok=True)
    _write(directory / KNOWN_HOSTS, known_hosts)
    _write(directory / HOME_SSH / KNOWN_HOSTS, known_hosts)
    _write(directory / SSH_CONFIG, f"Host {ADDRESS}\n    UserKnownHostsFile {directory / KNOWN_HOSTS}\n")
    _write(directory / KEY, login.private_key.decode())
    inventory = json.dumps(_inventory(directory, world, ports, login), indent=2)
    _write(directory / UNFINISHED, f"{inventory}\n")
    (directory / UNFINISHED).rename(directory / INVENTORY)


def append_request(directory: Path, gateway: str, request: str) -> None:
    """Append a line with a request to a gateway."""
    with (directory / REQUESTS).open("a", encoding="utf-8") as file:
        file.write(f"{gateway}: {request}\n")


def clear(directory: Path) -> None:
    """Remove all files of a lab from its directory."""
    for name in (
        INVENTORY,
        UNFINISHED,
        KNOWN_HOSTS,
        f"{HOME_SSH}/{KNOWN_HOSTS}",
        SSH_CONFIG,
        KEY,
        REQUESTS,
        CONTROL,
    ):
        (directory / name).unlink(missing_ok=True)


def _inventory(directory: Path, world: World, ports: Ports, login: Login) -> dict[str, t.Any]:
    """Return the inventory; it is written as JSON, a subset of YAML."""
    hosts = {name: {"ansible_port": ports[name], "srd_peer": world.peer_of(name)} for name in world.names}
    common = {
        "ansible_host": ADDRESS,
        "ansible_user": login.user,
        "ansible_password": login.password,
        "ansible_connection": "ansible.netcommon.netconf",
        "ansible_network_os": "junipernetworks.junos.junos",
        "ansible_host_key_checking": True,
        "ansible_netconf_ssh_config": str(directory / SSH_CONFIG),
        "lab_key": {"file": str(directory / KEY), "passphrase": login.passphrase},
    }
    leads: dict[str, t.Any] = {name: {} for name in world.leads()}
    return {"gateways": {"hosts": hosts, "vars": common}, "leads": {"hosts": leads}}


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
