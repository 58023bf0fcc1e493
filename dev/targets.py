# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs integration targets as ansible-test does, but side by side.

Each has a copy of all targets, a home and a lab of its own. ansible-test takes one after the other, and
seconds more for each.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dev import environment, leftovers, process, tree
from dev.home import home
from dev.paths import BUILD, COLLECTION, ROOT
from dev.sessions import TARGETS, USUAL, CoreSession

# What a machine may have configured is nothing to a target.
_SETTINGS = {
    "ANSIBLE_HOST_PATTERN_MISMATCH": "error",
    "ANSIBLE_INVENTORY": os.devnull,
    "ANSIBLE_RETRY_FILES_ENABLED": "false",
    "LC_ALL": "C.UTF-8",
}

# How often a play looks whether a task has ended. By default it does each millisecond, a tenth of its CPU.
_CONFIGURATION = "[defaults]\ninternal_poll_interval = 0.01\n"

# Other cores start as for a user: they compile what plugins import anew, and look for garbage more often.
STARTUP = ROOT / "dev" / "startup"


def run(described: CoreSession, name: str, log: Path, limit: float) -> process.Ended:
    """Run a target of a session, whose environment and tree have been made."""
    session = BUILD / "test" / described.name
    own = _own_copy(session, name)
    own_home = home(f"{described.name}/{name}")
    path = [str(environment.folder_of(described.core) / "bin"), tree.path()]
    env = {
        **_SETTINGS,
        "ANSIBLE_COLLECTIONS_PATH": str(session),
        "ANSIBLE_CONFIG": str(own / "ansible.cfg"),
        "HOME": str(own_home),
        "OUTPUT_DIR": str(own / "output"),
        "PATH": os.pathsep.join(path),
        **({"PYTHONPATH": str(STARTUP)} if described.core is USUAL else {}),
    }
    try:
        return process.run(["./runme.sh"], log, limit, cwd=own / "targets" / name, env=env)
    finally:
        leftovers.end(own_home)


def _own_copy(session: Path, name: str) -> Path:
    own = session / "targets" / name
    shutil.rmtree(own, ignore_errors=True)  # of a run that was interrupted
    shutil.copytree(session / COLLECTION / TARGETS, own / "targets")
    (own / "output").mkdir()
    (own / "ansible.cfg").write_text(_CONFIGURATION)
    return own
