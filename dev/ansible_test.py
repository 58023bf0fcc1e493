# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs ansible-test in a copy of the collection, and takes nothing tested for a failure."""

from __future__ import annotations

import os
from pathlib import Path

import nox

from dev import environment, home, leftovers, tested, tree
from dev.matrix import BY_ANSIBLE_TEST, ISOLATED, RULES
from dev.sessions import CoreSession


def sanity(session: nox.Session, described: CoreSession) -> None:
    """Run the sanity tests, without those for which another core or session is enough."""
    collection = tree.copied(described.name, described.core)
    left_out = () if session.posargs else described.core.sanity_left_out
    _run(session, described, collection, "sanity", "--junit", *(f"--skip-test={name}" for name in left_out))
    _close(session, tested.tests(collection), "sanity tests")


def pylint(session: nox.Session, described: CoreSession) -> None:
    """Run pylint and what else takes long, where sanity leaves it out. The newest core runs it over tests."""
    collection = tree.copied(described.name, described.core)
    named = (f"--test={name}" for name in described.core.sanity_left_out)
    _run(session, described, collection, "sanity", "--junit", *named, "--exclude=tests/")
    _close(session, tested.tests(collection), "sanity tests")


def rules(session: nox.Session, described: CoreSession) -> None:
    """Run the sanity tests whose rules differ between cores, over what is installed."""
    collection = tree.copied(described.name, described.core)
    named = (f"--test={name}" for name in RULES)
    _run(session, described, collection, "sanity", "--junit", *named, "--exclude=tests/", "--exclude=dev/")
    _close(session, tested.tests(collection), "sanity tests")


def units(session: nox.Session, described: CoreSession) -> None:
    """Run unit tests of what imports Ansible, each in a process of its own."""
    collection = tree.copied(described.name, described.core)
    _run(session, described, collection, "units", *(() if session.posargs else ISOLATED))
    _close(session, tested.tests(collection), "unit tests")


def integration(session: nox.Session, described: CoreSession) -> None:
    """Run an integration target, to hold that it runs under ansible-test."""
    collection = tree.copied(described.name, described.core)
    _run(session, described, collection, "integration", *BY_ANSIBLE_TEST)
    ran = tested.targets(collection)
    if ran < len(BY_ANSIBLE_TEST):
        session.error(f"{ran} of {len(BY_ANSIBLE_TEST)} integration targets ran")
    _close(session, ran, "integration targets")


def _run(session: nox.Session, described: CoreSession, collection: Path, command: str, *options: str) -> None:
    """Run one command of ansible-test in a collection."""
    own_home = home.home(described.name, described.core)
    programs = environment.programs(described.core, described.python)
    env = {"PATH": f"{programs}{os.pathsep}{tree.path()}", "HOME": str(own_home), "LC_ALL": "C.UTF-8"}
    arguments = [command, "--python", str(described.python), *options, *session.posargs]
    try:
        with session.chdir(collection):
            session.run(str(programs / "ansible-test"), *arguments, env=env, external=True)
    finally:
        leftovers.end(own_home)


def _close(session: nox.Session, count: int, what: str) -> None:
    if not count:
        session.error(f"no {what} ran")
    print(f"ran {count} {what}", flush=True)
