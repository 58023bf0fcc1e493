# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The versions of ansible-core that are tested, and what goes with each: a table.

The community package is where the collections come from: it is on the package index, and it
tells which of their versions belong together. It is never installed.
"""

from __future__ import annotations

from dataclasses import dataclass

NETCOMMON = "ansible.netcommon"
UTILS = "ansible.utils"
JUNOS = "junipernetworks.junos"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Core:
    """One ansible-core: the Pythons it may run on, best first, and what it is tested with."""

    version: str
    pythons: tuple[str, ...]
    collections: dict[str, str]  # collection -> version of the community package that holds it
    pip: str | None = None  # what ansible-test wants in its own environments; None: no sanity here
    source: str | None = None  # where pip takes it from, when that is not the package index
    faults: str | None = None  # the integration target that runs the matrix of faults over one connection
    constraints: str | None = None
    left_out: tuple[str, ...] = ()  # integration targets that another core is enough for
    units_left_out: tuple[str, ...] = ()  # folders of unit tests that another core is enough for

    @property
    def package(self) -> str:
        """What pip installs."""
        return f"ansible-core @ {self.source}" if self.source else f"ansible-core ~= {self.version}.0"


# The matrix of faults takes minutes, and what differs is the connection: each core runs it over one. Over a
# persistent connection each task of each case has a process: that takes 350 and 450 seconds of CPU.
FAULTS = ("switchover_faults_in_process", "switchover_faults_netconf", "switchover_faults_network_cli")

# What other targets hold over other connections: `make matrix` runs them, on every core.
CONNECTIONS = ("facts_cli_libssh", "facts_faults_network_cli", "failover_network_cli")

# What is of other programs, of the lab and of the pages, is not of the core.
OTHERS = ("docs_examples", "execution_environment", "rehearsal", "runner")

# They are of the domain, which imports nothing of Ansible, and take half the time of all unit tests.
PROPERTIES = ("tests/unit/properties/",)

CORES = (
    Core(
        version="2.16",
        pythons=("3.10", "3.11", "3.12"),
        collections={NETCOMMON: "9.13.0", UTILS: "9.13.0", JUNOS: "9.13.0"},
        faults="switchover_faults_network_cli",
        constraints="dev/requirements/lowest.txt",
        left_out=OTHERS,
        units_left_out=PROPERTIES,
    ),
    Core(
        version="2.19",
        pythons=("3.11", "3.12", "3.13"),
        collections={NETCOMMON: "12.3.0", UTILS: "12.3.0", JUNOS: "12.3.0"},
        pip="24.2",
        faults="switchover_faults_in_process",
    ),
    Core(
        version="2.21",
        pythons=("3.12", "3.13", "3.14"),
        collections={NETCOMMON: "14.5.0", UTILS: "14.5.0", JUNOS: "13.8.0"},  # 14 left Junos out
        pip="25.2",
        faults="switchover_faults_netconf",
        left_out=OTHERS,
        units_left_out=PROPERTIES,
    ),
)

# What is to come: it may fail, and says what will have to be done.
NEXT = tuple(
    Core(
        version=branch,
        source=f"https://github.com/ansible/ansible/archive/refs/heads/{branch}.tar.gz",
        pythons=("3.13", "3.14", "3.12"),
        collections=CORES[-1].collections,
        left_out=OTHERS,
        units_left_out=PROPERTIES,
    )
    for branch in ("milestone", "devel")
)


def core_for(python: str) -> Core:
    """Return the core that the demo uses on this Python: 2.19, or what the Python takes."""
    preferred = sorted(CORES, key=lambda core: core.version != "2.19")
    return next(core for core in preferred if python in core.pythons)
