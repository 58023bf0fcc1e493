# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs requirements into a session's environment, and not again while they are the same."""

from __future__ import annotations

import hashlib
import typing as t
from collections.abc import Sequence
from pathlib import Path

from dev.paths import ROOT

if t.TYPE_CHECKING:
    import nox


def install(session: nox.Session, *files: str) -> None:
    """Install requirement files, unless just these were installed before."""
    wanted = digest(files)
    stamp = Path(session.virtualenv.location) / "installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    session.install(*(f"--requirement={file}" for file in files))
    stamp.write_text(wanted)


def digest(files: Sequence[str], *others: str) -> str:
    """Return a digest of what is to be installed: requirement files with their content, and other words."""
    parts = [*(f"{file}\n{(ROOT / file).read_text()}" for file in files), *others]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
