# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs ansible-test in a copy of the collection, and takes nothing tested for a failure."""

from __future__ import annotations

import os
from pathlib import Path

import nox

from dev import home, leftovers, tested, tree
from dev.matrix import FAULTS
from dev.sessions import CoreSession


def sanity(session: nox.Session, described: CoreSession) -> None:
    """Run the sanity tests."""
    collection = _run(session, described, "sanity", "--junit")
    _close(session, tested.tests(collection), "sanity tests")


def units(session: nox.Session, described: CoreSession) -> None:
    """Run the unit tests, and say which are left to another core."""
    left_out = described.core.units_left_out
    collection = _run(session, described, "units", *_excluding(left_out))
    _close(session, tested.tests(collection), f"unit tests{_without(left_out)}")


def integration(session: nox.Session, described: CoreSession) -> None:
    """Run the integration targets against the simulated gateways, and say which are left to another core."""
    left_out = described.core.left_out
    collection = _run(session, described, "integration", *_excluding((*FAULTS, *left_out)))
    _close(session, tested.targets(collection), f"integration targets{_without(left_out)}")


def faults(session: nox.Session, described: CoreSession) -> None:
    """Run the matrix of faults, over the connection that is this core's."""
    collection = _run(session, described, "integration", described.core.faults)
    _close(session, tested.targets(collection), f"integration target, {described.core.faults}")


def _excluding(names: tuple[str, ...]) -> list[str]:
    return [word for name in names for word in ("--exclude", name)]


def _without(left_out: tuple[str, ...]) -> str:
    return f", without {', '.join(left_out)}, for which other cores are enough" if left_out else ""


def _run(session: nox.Session, described: CoreSession, command: str, *options: str) -> Path:
    """Run one command of ansible-test; return the collection that it was run in."""
    collection = tree.copied(described.name, described.core)
    own_home = home.home(described.name, described.core)
    arguments = ["ansible-test", command, "--python", str(described.python), *options, *session.posargs]
    try:
        with session.chdir(collection):
            session.run(*arguments, env=_environment(session, own_home))
    finally:
        leftovers.end(own_home)
    return collection


def _environment(session: nox.Session, own_home: Path) -> dict[str, str]:
    """Return the environment. In it are no shims of pyenv, which would be taken for Pythons."""
    others = [path for path in os.environ["PATH"].split(os.pathsep) if Path(path).name != "shims"]
    path = os.pathsep.join([session.bin, *others])
    return {"PATH": path, "HOME": str(own_home), "LC_ALL": "C.UTF-8"}


def _close(session: nox.Session, count: int, what: str) -> None:
    if not count:
        session.error(f"no {what} ran")
    print(f"ran {count} {what}", flush=True)
