# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs what the tests of the reports need of npm, by the versions and digests of a lock file."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

from dev.paths import BUILD, ROOT

_PINNED = tuple(ROOT / "tests" / "reports" / name for name in ("package.json", "package-lock.json"))
_FOLDER = BUILD / "npm"
_STAMP = _FOLDER / "installed"
_INSTALL = ("npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund")


def install(session: nox.Session) -> Path:
    """Install, unless just this was installed before; return the folder that has the packages."""
    wanted = "".join(path.read_text() for path in _PINNED)
    if not _STAMP.is_file() or _STAMP.read_text() != wanted:
        shutil.rmtree(_FOLDER, ignore_errors=True)
        _FOLDER.mkdir(parents=True)
        for path in _PINNED:
            shutil.copy2(path, _FOLDER)
        session.run(*_INSTALL, f"--prefix={_FOLDER}", f"--cache={BUILD / 'npm-cache'}", external=True)
        _STAMP.write_text(wanted)
    return _FOLDER / "node_modules"
