# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the programs that do not come by pip, and installs them where that asks nobody: as root, by apt."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

# The package of Debian that has each.
PACKAGES = {"npm": "npm", "chromium": "chromium", "chromedriver": "chromium-driver"}


def missing(names: Mapping[str, str]) -> str | None:
    """Return which of the programs this machine lacks and nothing can install, in words; else None."""
    lacking = _lacking(names)
    if not lacking or _can_install():
        return None
    packages = " ".join(names[name] for name in lacking)
    return f"no {' and no '.join(lacking)} on this machine: apt install {packages}"


def install(names: Mapping[str, str]) -> None:
    """Install those of the programs that this machine lacks."""
    lacking = _lacking(names)
    if lacking:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet"], check=True, env=quiet)
        command = ["apt-get", "install", "--quiet", "--yes", *(names[name] for name in lacking)]
        subprocess.run(command, check=True, env=quiet)


def _lacking(names: Mapping[str, str]) -> list[str]:
    return [name for name in names if not shutil.which(name)]


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None
