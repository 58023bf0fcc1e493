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

# What the examples use, to be linted with two cores and run with one.
OF_EXAMPLES = ("awx.awx", "community.general", "netbox.netbox")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Core:
    """One ansible-core: the Pythons it may run on, best first, and what it is tested with."""

    version: str
    pythons: tuple[str, ...]
    collections: dict[str, str]  # collection -> version of the community package that holds it
    pip: str | None = None  # what ansible-test wants in its own environments; None: it fetches that itself
    source: str | None = None  # where pip takes it from, when that is not the package index
    faults: str | None = None  # the integration target that runs the matrix of faults over one connection
    constraints: str | None = None
    left_out: tuple[str, ...] = ()  # integration targets that another core is enough for
    units_left_out: tuple[str, ...] = ()  # folders of unit tests that another core is enough for
    units: tuple[str, ...] = ()  # folders of unit tests, where not all are run
    sanity_left_out: tuple[str, ...] = ()  # sanity tests that another core or session is enough for

    @property
    def package(self) -> str:
        """What pip installs."""
        return f"ansible-core @ {self.source}" if self.source else f"ansible-core ~= {self.version}.0"


# The matrix of faults takes minutes, and what differs is the connection: each core runs it over one. Over a
# persistent connection each task of each case has a process: that takes 350 and 450 seconds of CPU.
FAULTS = ("switchover_faults_in_process", "switchover_faults_netconf", "switchover_faults_network_cli")

# What other targets hold over other connections: `make matrix` runs them, on the usual core. Every core runs
# facts_cli_paramiko over a persistent connection, and its own matrix of faults each night.
CONNECTIONS = ("facts_cli_libssh", "facts_faults_network_cli", "failover_network_cli")

# Integration targets that one core is enough for, and why a core cannot change what they show.
ONE_CORE = {
    "connection_lost": "our own client opens a lost session again; every core runs connection_in_process",
    "connection_wrong": "our own client words why it does not connect; unit tests hold that on every core",
    "docs_examples": "the pages are the same, and what they run is what the other targets run",
    "examples": "they run playbooks that other targets run",
    "execution_environment": "ansible-builder reads a file of ours",
    "failover_refused": "the plan refuses, which unit tests hold on every core; every core runs failover",
    "history": "it reads files; unit tests hold on every core what it says and deletes",
    "judge_states": "the checks import nothing of Ansible; every core runs them in precheck_postcheck",
    "libraries_missing": "our own import fails; unit tests hold on every core what a task then says",
    "maintenance_stopped": "our plan and our answer stop it; every core runs maintenance there and back",
    "rehearsal": "it starts the lab, and runs playbooks that other targets run",
    "tarball": "the files of the tarball are the same, and every core runs precheck_postcheck",
    "tickets": "the examples send files by modules of other collections",
    "runner": "ansible-runner starts the programs of a core, whatever the core is",
}

# A jump host is reached by asyncssh: the oldest is tested with the oldest core, the newest with others.
NEWEST_LIBRARIES = ("connection_jump",)

# Another core brings another Python, so unit tests run with each. One is enough for the lab, which the
# targets of each core start. The property tests are of the domain: the usual core runs few examples, the
# newest one more.
OF_NO_CORE = ("tests/unit/lab/", "tests/unit/rehearsal/")
PROPERTIES = "tests/unit/properties/"

# One process for each test, as ansible-test has it, takes five times as long. It shows which tests lean on
# others, and what ansible-test does not let a test import: these import Ansible, and one is of the domain.
ISOLATED = (
    "tests/unit/plugins/action/",
    "tests/unit/plugins/connection/",
    "tests/unit/plugins/filter/",
    "tests/unit/plugins/test/",
    "tests/unit/plugins/module_utils/_gateway/",
)

# They judge files by rules of other programs: the usual core's run is enough.
SANITY_OF_FILES = ("changelog", "pep8", "yamllint")

# Pylint takes as long as all other sanity tests, and `import` the longest of those: on the usual core they
# are a session of their own, of `make matrix`.
LONG = ("import", "pylint")

# All sanity tests of each further core run each night: they take 100 s of CPU and more. What differs is rules
# of other programs: `make matrix` holds those of the oldest core, over plugins.
RULES = ("pep8", "pylint", "validate-modules")

# Targets run once more by ansible-test integration, which takes the same files and starts them alike.
BY_ANSIBLE_TEST = ("filters_and_tests",)


def _with_examples(release: str) -> dict[str, str]:
    """Return where the collections come from, those that the examples use too."""
    return dict.fromkeys((NETCOMMON, UTILS, JUNOS, *OF_EXAMPLES), release)


CORES = (
    Core(
        version="2.16",
        pythons=("3.10", "3.11", "3.12"),
        collections=_with_examples("9.13.0"),
        pip="23.1.2",
        faults="switchover_faults_network_cli",
        constraints="dev/requirements/lowest.txt",
        left_out=(*ONE_CORE, *CONNECTIONS),
        units_left_out=(*OF_NO_CORE, PROPERTIES),
    ),
    Core(
        version="2.19",
        pythons=("3.11", "3.12", "3.13"),
        collections=_with_examples("12.3.0"),
        pip="24.2",
        faults="switchover_faults_in_process",
        sanity_left_out=LONG,
    ),
    Core(
        version="2.21",
        pythons=("3.12", "3.13", "3.14"),
        collections={NETCOMMON: "14.5.0", UTILS: "14.5.0", JUNOS: "13.8.0"},  # 14 left Junos out
        pip="25.2",
        faults="switchover_faults_netconf",
        left_out=(*ONE_CORE, *CONNECTIONS, *NEWEST_LIBRARIES),
        units_left_out=OF_NO_CORE,
        sanity_left_out=SANITY_OF_FILES,
    ),
)

# What lies between these: what imports Ansible, and a reading over our own connection and a persistent one.
# The domain imports nothing of Ansible, and each Python is tested with another core.
OF_ANSIBLE = tuple(f"tests/unit/plugins/{kind}/" for kind in ("action", "connection", "filter", "test"))
BRIEF = ("facts_netconf",)
BETWEEN = (
    Core(
        version="2.17",
        pythons=("3.12", "3.11", "3.10"),
        collections={NETCOMMON: "10.7.0", UTILS: "10.7.0", JUNOS: "10.7.0"},
        pip="23.1.2",
        units=OF_ANSIBLE,
    ),
    Core(
        version="2.18",
        pythons=("3.13", "3.12", "3.11"),
        collections={NETCOMMON: "11.13.0", UTILS: "11.13.0", JUNOS: "11.13.0"},
        pip="24.2",
        units=OF_ANSIBLE,
    ),
    Core(
        version="2.20",
        pythons=("3.13", "3.12", "3.14"),
        collections={NETCOMMON: "13.8.0", UTILS: "13.8.0", JUNOS: "13.8.0"},
        pip="25.2",
        units=OF_ANSIBLE,
    ),
)

# What is to come: it may fail, and says what will have to be done.
NEXT = tuple(
    Core(
        version=branch,
        source=f"https://github.com/ansible/ansible/archive/refs/heads/{branch}.tar.gz",
        pythons=("3.13", "3.14", "3.12"),
        collections=CORES[-1].collections,
        left_out=(*ONE_CORE, *CONNECTIONS, *NEWEST_LIBRARIES),
        units_left_out=(*OF_NO_CORE, PROPERTIES),
    )
    for branch in ("milestone", "devel")
)


def core_for(python: str) -> Core:
    """Return the core that the demo uses on this Python: 2.19, or what the Python takes."""
    preferred = sorted(CORES, key=lambda core: core.version != "2.19")
    return next(core for core in preferred if python in core.pythons)
