# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs ansible-test in a copy of the collection, and takes nothing tested for a failure."""

from __future__ import annotations

import os
from pathlib import Path

import nox

from dev import environment, home, leftovers, tested, tree
from dev.sessions import TELLING, CoreSession


def sanity(session: nox.Session, described: CoreSession) -> None:
    """Run the sanity tests."""
    collection = _run(session, described, "sanity", "--junit")
    _close(session, tested.tests(collection), "sanity tests")


def units(session: nox.Session, described: CoreSession) -> None:
    """Run the unit tests, each in a process of its own."""
    collection = _run(session, described, "units")
    _close(session, tested.tests(collection), "unit tests")


def integration(session: nox.Session, described: CoreSession) -> None:
    """Run a few integration targets, to hold that they run under ansible-test."""
    collection = _run(session, described, "integration", *TELLING)
    ran = tested.targets(collection)
    if ran < len(TELLING):
        session.error(f"{ran} of {len(TELLING)} integration targets ran")
    _close(session, ran, "integration targets")


def _run(session: nox.Session, described: CoreSession, command: str, *options: str) -> Path:
    """Run one command of ansible-test; return the collection that it was run in."""
    collection = tree.copied(described.name, described.core)
    own_home = home.home(described.name, described.core)
    programs = environment.programs(described.core, described.python)
    env = {"PATH": f"{programs}{os.pathsep}{tree.path()}", "HOME": str(own_home), "LC_ALL": "C.UTF-8"}
    arguments = [command, "--python", str(described.python), *options, *session.posargs]
    try:
        with session.chdir(collection):
            session.run(str(programs / "ansible-test"), *arguments, env=env, external=True)
    finally:
        leftovers.end(own_home)
    return collection


def _close(session: nox.Session, count: int, what: str) -> None:
    if not count:
        session.error(f"no {what} ran")
    print(f"ran {count} {what}", flush=True)
