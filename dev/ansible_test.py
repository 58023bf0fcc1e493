# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs ansible-test in a copy of the collection, and takes nothing tested for a failure."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import typing as t
from pathlib import Path
from xml.etree import ElementTree

import nox

from dev import home, tree
from dev.sessions import CoreSession

_TARGET = re.compile(r"^Running \S+ integration test (?:role|script)", re.MULTILINE)


class _Ran(t.NamedTuple):
    """What a run of ansible-test leaves: the collection it ran in, and all that it printed."""

    collection: Path
    output: str


def sanity(session: nox.Session, tested: CoreSession) -> None:
    """Run the sanity tests."""
    ran = _run(session, tested, "sanity", "--color", "no")
    if "All targets skipped" in ran.output:
        session.error("sanity tested nothing: all targets were skipped")
    _close(session, ran.output.count("Running sanity test "), "sanity tests")


def units(session: nox.Session, tested: CoreSession) -> None:
    """Run the unit tests."""
    ran = _run(session, tested, "units")
    _close(session, _count_tests(ran.collection), "unit tests")


def integration(session: nox.Session, tested: CoreSession) -> None:
    """Run the integration targets against the simulated gateways."""
    ran = _run(session, tested, "integration")
    _close(session, len(_TARGET.findall(ran.output)), "integration targets")


def _run(session: nox.Session, tested: CoreSession, command: str, *options: str) -> _Ran:
    collection = tree.copied(tested.name, tested.core)
    ansible_test = Path(session.bin, "ansible-test")
    arguments = [ansible_test, command, "--python", str(tested.python), *options, *session.posargs]
    status, output = _tee([str(each) for each in arguments], collection, _environment(session, tested))
    if status:
        session.error(f"ansible-test {command} failed with status {status}")
    return _Ran(collection, output)


def _environment(session: nox.Session, tested: CoreSession) -> dict[str, str]:
    """Return the environment: pyenv's shims on PATH would be taken for Pythons."""
    path = [each for each in os.environ["PATH"].split(os.pathsep) if Path(each).name != "shims"]
    found = os.pathsep.join([session.bin, *path])
    return {
        **os.environ,
        "PATH": found,
        "HOME": str(home.home(tested.name, tested.core)),
        "LC_ALL": "C.UTF-8",
    }


def _tee(arguments: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run a command, show what it prints as it comes, and return it with the status."""
    lines = []
    with subprocess.Popen(
        arguments,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
    return process.returncode, "".join(lines)


def _count_tests(collection: Path) -> int:
    """Return how many unit tests ran, skipped ones left out."""
    reports = (collection / "tests/output/junit").glob("*.xml")
    suites = [suite for report in reports for suite in ElementTree.parse(report).iter("testsuite")]
    return sum(int(suite.get("tests", 0)) - int(suite.get("skipped", 0)) for suite in suites)


def _close(session: nox.Session, count: int, what: str) -> None:
    if not count:
        session.error(f"no {what} ran")
    print(f"ran {count} {what}", flush=True)
