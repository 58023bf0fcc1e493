# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A home for each session: ansible-test keeps its environments there, others their logs.

The user's own is left alone; only pip's configuration and cache are shared with it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dev.matrix import Core
from dev.paths import BUILD

_SHARED = (".config/pip", ".pip", ".cache/pip")

_BOOTSTRAP = """\
import sys

sys.path.insert(0, {wheel!r})

from pip._internal.cli.main import main

sys.exit(main(["install", *(a for a in sys.argv[1:] if a not in ("--no-setuptools", "--no-wheel"))]))
"""


def home(session: str, core: Core | None = None) -> Path:
    """Return the home folder of I(session), with what ansible-test of I(core) looks for."""
    folder = BUILD / "home" / session
    for name in _SHARED:
        _share(name, folder)
    if core and core.pip:
        _furnish_pip(core.pip, folder)
    return folder


def _share(name: str, folder: Path) -> None:
    own, link = Path.home() / name, folder / name
    link.parent.mkdir(parents=True, exist_ok=True)
    if own.is_dir() and not link.is_symlink():
        link.symlink_to(own, target_is_directory=True)


def _furnish_pip(version: str, folder: Path) -> None:
    """Write the script that ansible-test would fetch from a host of its own."""
    script = folder / f".ansible/test/cache/get_pip_{version.replace('.', '_')}.py"
    if script.is_file():
        return
    script.parent.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(script.parent)]
    subprocess.run([*pip, f"pip=={version}"], check=True)
    script.write_text(_BOOTSTRAP.format(wheel=str(next(script.parent.glob(f"pip-{version}-*.whl")))))
