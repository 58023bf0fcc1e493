# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What JSNAPy reads of its task: its own settings, the gateways, and what is asked of the reply in XML.

It starts a thread for each gateway, and ends with 0 whatever it found: what it printed is counted.
"""

from __future__ import annotations

import json
import typing as t

from ansible_collections.junos_ha.srd.tests.bench.lab_process import Lab

COMMAND = "show services redundancy-group extensive"
PASSED = "Overall Tests passed!!!"

_SETS = [
    {"is-in": "redundancy-set-state, MASTER, STANDBY", "info": "in service", "err": "not in service"},
    {"is-equal": "redundancy-set-health-status, Passed", "info": "healthy", "err": "not healthy"},
]
_INTERFACES = [{"is-equal": "synchronization, Hot", "info": "Hot", "err": "not Hot"}]
_CHECK: dict[str, t.Any] = {
    "tests_include": ["redundancy"],
    "redundancy": [
        {"command": COMMAND},
        {"iterate": {"xpath": "//services-rg-rs-information", "tests": _SETS}},
        {"iterate": {"xpath": "//service-interface-information", "tests": _INTERFACES}},
    ],
}
_LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}},
    "loggers": {"ncclient": {"level": "WARNING"}, "paramiko": {"level": "WARNING"}},
    "root": {"level": "INFO", "handlers": ["console"]},
}
_SETTINGS = """[DEFAULT]
config_file_path = {folder}
snapshot_path = {folder}/snapshots
test_file_path = {folder}
"""


def write_task(lab: Lab) -> None:
    """Write all of it into the lab's directory, as JSON, which is YAML."""
    gateways = lab.gateways()
    (lab.directory / "snapshots").mkdir(exist_ok=True)
    (lab.directory / "jsnapy.cfg").write_text(_SETTINGS.format(folder=lab.directory), encoding="utf-8")
    hosts = [_host(gateways["vars"], host) for host in gateways["hosts"].values()]
    files = {
        "logging.yml": _LOGGING,
        "check.yml": _CHECK,
        "task.yml": {"hosts": hosts, "tests": ["check.yml"]},
    }
    for name, content in files.items():
        (lab.directory / name).write_text(json.dumps(content), encoding="utf-8")


def _host(common: dict[str, t.Any], host: dict[str, t.Any]) -> dict[str, t.Any]:
    return {
        "device": common["ansible_host"],
        "port": host["ansible_port"],
        "username": common["ansible_user"],
        "passwd": common["ansible_password"],
        "ssh_config": common["ansible_netconf_ssh_config"],
        "hostkey_verify": True,
        "normalize": False,
    }
