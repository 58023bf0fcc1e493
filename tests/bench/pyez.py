# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python pyez.py INVENTORY PROCESSES): what a script with PyEZ does, without Ansible.

Each process opens a session, reads the text, takes it apart with TextFSM, and looks at states and interfaces.
The facts that PyEZ gathers of a device are not gathered: the lab does not tell them, and none is needed.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
import sys
import typing as t
from pathlib import Path

import textfsm
from jnpr.junos import Device

COMMAND = "show services redundancy-group extensive"
TEMPLATE = Path(__file__).with_name("templates") / "redundancy_group.textfsm"


def main() -> None:
    """Read all, and fail unless each is well."""
    inventory, processes = sys.argv[1:]
    gateways = json.loads(Path(inventory).read_text(encoding="utf-8"))["gateways"]
    read = functools.partial(_is_well, gateways["vars"])
    with multiprocessing.Pool(int(processes)) as pool:
        well = pool.map(read, gateways["hosts"].values(), chunksize=1)
    sys.exit(0 if all(well) else f"{well.count(False)} of {len(well)} gateways are not well")


def _is_well(common: dict[str, t.Any], host: dict[str, t.Any]) -> bool:
    device = Device(
        host=common["ansible_host"],
        port=host["ansible_port"],
        user=common["ansible_user"],
        passwd=common["ansible_password"],
        ssh_config=common["ansible_netconf_ssh_config"],
        hostkey_verify=True,
        gather_facts=False,
        normalize=False,
    )
    with device:
        text = device.rpc.cli(COMMAND, format="text").text
    with TEMPLATE.open(encoding="utf-8") as template:
        rows = textfsm.TextFSM(template).ParseTextToDicts(text)
    interfaces = [row for row in rows if row["INTERFACE"]]
    return bool(interfaces) and all(_is_hot(row) for row in interfaces)


def _is_hot(row: dict[str, str]) -> bool:
    return row["STATE"] in ("MASTER", "STANDBY") and row["SYNCHRONIZATION"] == "Hot"


if __name__ == "__main__":
    main()
