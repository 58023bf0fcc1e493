# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs requirements into a session's environment, and not again while they are the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

import nox

from dev.paths import ROOT


def install(
    session: nox.Session, *files: str, packages: tuple[str, ...] = (), constraints: str | None = None
) -> None:
    """Install requirement files and packages, unless just these were installed before."""
    wanted = _digest(files, packages, constraints)
    stamp = Path(session.virtualenv.location) / "installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    options = [*(f"--requirement={file}" for file in files), *packages]
    session.install(*options, *([f"--constraint={constraints}"] if constraints else []))
    stamp.write_text(wanted)


def _digest(files: tuple[str, ...], packages: tuple[str, ...], constraints: str | None) -> str:
    paths = [*files, *([constraints] if constraints else [])]
    parts = [*(f"{path}\n{(ROOT / path).read_text()}" for path in paths), *packages]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
