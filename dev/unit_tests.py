# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the unit tests by plain pytest, on every core of the machine, with those of the toolchain."""

from __future__ import annotations

import os

import nox

from dev import environment, home, tested, tree
from dev.matrix import Core
from dev.paths import BUILD
from dev.sessions import USUAL, CoreSession

# Some tests wait for what never answers, so one process leaves a core idle. Those of a file share fixtures.
PROCESSES = os.cpu_count() or 1
SPREAD = (f"--numprocesses={PROCESSES}", "--dist=loadfile") if PROCESSES > 1 else ()


def run(session: nox.Session, described: CoreSession) -> None:
    """Run them all, or those that are named, of the checkout itself."""
    programs = environment.programs(described.core, described.python)
    collections = str(tree.live(described.core))
    result = BUILD / f"{described.name}.xml"
    env = {
        "ANSIBLE_COLLECTIONS_PATH": collections,
        "PYTHONPATH": collections,
        "HOME": str(home.home(described.name)),
        "PYTHONDONTWRITEBYTECODE": "",  # pytest takes seconds to rewrite the tests, unless it may keep them
        "PATH": f"{programs}:{tree.path()}",
        "HYPOTHESIS_PROFILE": os.environ.get(
            "HYPOTHESIS_PROFILE", "quick" if described.core is USUAL else "more"
        ),
    }
    pytest = [str(programs / "python"), "-m", "pytest", "--quiet", f"--junitxml={result}"]
    session.run(*pytest, *(session.posargs or _every(described.core)), env=env, external=True)
    print(f"ran {tested.counted([result])} unit tests", flush=True)


def _every(core: Core) -> list[str]:
    """Return all tests, those of the toolchain too; or those for which the usual core is not enough."""
    if core is USUAL:
        return [*SPREAD, "tests/unit", "tests/dev"]
    return [*SPREAD, *(core.units or ["tests/unit"]), *(f"--ignore={name}" for name in core.units_left_out)]
