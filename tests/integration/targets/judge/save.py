# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Save what both gateways of a healthy pair print, as docs/saved_replies.md says, and an inventory."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    SYSTEM,
    ConfigurationRead,
    Read,
)
from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask
from ansible_collections.junos_ha.srd.tests.lab.world import World

GATEWAYS = ("mx1", "mx2")
COMMANDS = {
    "srd_replies": Read().commands,
    "srd_identities": SYSTEM.commands,
    "srd_configurations": ConfigurationRead().commands,
}


def main(folder: Path) -> None:
    world = World([default_pair()], lambda: 1000.0)
    named = {option: {name: _save(folder, world, name, option) for name in GATEWAYS} for option in COMMANDS}
    (folder / "saved.yml").write_text(yaml.safe_dump(named), encoding="utf-8")
    (folder / "hosts").write_text("\n".join(GATEWAYS), encoding="utf-8")


def _save(folder: Path, world: World, name: str, option: str) -> str | list[str]:
    files = []
    for number, command in enumerate(COMMANDS[option]):
        files.append(f"{name}.{option}.{number}")
        (folder / files[-1]).write_text(ask(Device(world, name), command), encoding="utf-8")
    return files[0] if len(files) == 1 else files


if __name__ == "__main__":
    main(Path(sys.argv[1]))
