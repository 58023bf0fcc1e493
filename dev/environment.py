# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One Python environment for each ansible-core: unit tests, sanity tests and integration targets share it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from dev.installs import digest
from dev.matrix import Core
from dev.paths import BUILD, ROOT
from dev.pythons import Python

FILES = (
    "requirements.txt",
    "tests/requirements.txt",
    "tests/unit/requirements.txt",
    "tests/integration/requirements.txt",
    "dev/requirements/units.txt",
)


def folder_of(core: Core) -> Path:
    return BUILD / "core" / core.version


def programs(core: Core, python: Python | None) -> Path:
    """Return the folder of a core's programs; make its environment when it is missing or outdated."""
    if python is None:
        raise ValueError(f"no Python for ansible-core {core.version}")
    folder = folder_of(core)
    stamp = folder / "installed"
    files = (*FILES, *([core.constraints] if core.constraints else []))
    wanted = digest(files, core.package, str(python.path))
    if not stamp.is_file() or stamp.read_text() != wanted:
        print(f"making the environment of ansible-core {core.version}", flush=True)
        _make(folder, core, python)
        stamp.write_text(wanted)
    return folder / "bin"


def _make(folder: Path, core: Core, python: Python) -> None:
    subprocess.run([python.path, "-m", "venv", "--clear", folder], check=True)
    files = [f"--requirement={file}" for file in FILES]
    constraints = [f"--constraint={core.constraints}"] if core.constraints else []
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, *files, *constraints, core.package], check=True, cwd=ROOT)
