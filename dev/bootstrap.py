# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes .venv: nox, and all that the demo and the lab need.

Run by whatever Python 3 the machine has: C(python3 -m dev.bootstrap). Of that version it takes the fastest
build, with C(--this) the one that runs: without optimizations each test takes up to a third more.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from dev import pythons, tree
from dev.paths import ROOT, VENV

REQUIREMENTS = (
    "requirements.txt",
    "tests/requirements.txt",
    "dev/requirements/demo.txt",
    "dev/requirements/nox.txt",
)


def main() -> None:
    """Make the environment anew, with nothing left over from an older one."""
    _check_python()
    python = sys.executable if "--this" in sys.argv else pythons.fastest("{}.{}".format(*sys.version_info))
    print(f"making .venv with {python}", flush=True)
    subprocess.run([python, "-m", "venv", "--clear", "--symlinks", VENV], check=True)
    files = [f"--requirement={ROOT / file}" for file in REQUIREMENTS]
    subprocess.run([VENV / "bin/python", "-m", "pip", "install", "--quiet", *files], check=True)
    _show_collections()


def _check_python() -> None:
    if sys.version_info < (3, 10):
        sys.exit("Python 3.10 or later is needed: make PYTHON=python3.11 ...")
    if not find_spec("ensurepip"):
        sys.exit("This Python cannot make virtual environments: apt install python3-venv")


def _show_collections() -> None:
    """Let the environment's Python, and so its Ansible, find the collections without being told."""
    site_packages = next(VENV.glob("lib/python3*/site-packages"))
    (site_packages / "collections.pth").write_text(f"{tree.live()}\n")


if __name__ == "__main__":
    main()
