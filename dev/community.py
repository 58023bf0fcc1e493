# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Takes single collections out of the community package, which is never installed.

The package is 50 MB to download and 500 MB to install; the collections needed are 2 MB of it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from dev.matrix import Core
from dev.paths import BUILD

_CACHE = BUILD / "community"
_ONE_AT_A_TIME = Lock()  # cores may share a release


def collections(core: Core) -> dict[str, Path]:
    """Return where each collection of I(core) lies, C(namespace.name) -> its folder."""
    with _ONE_AT_A_TIME:
        for release in sorted(set(core.collections.values())):
            _provide(release, [name for name, held_by in core.collections.items() if held_by == release])
    return {name: _folder(release, name) for name, release in core.collections.items()}


def _folder(release: str, name: str) -> Path:
    return _CACHE / release / "ansible_collections" / name.replace(".", "/")


def _provide(release: str, names: Iterable[str]) -> None:
    missing = [name for name in names if not _folder(release, name).is_dir()]
    if not missing:
        return
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_CACHE) as scratch:
        wheel = _download(release, Path(scratch))
        _unpack(wheel, missing, Path(scratch))
        for name in missing:
            _keep(Path(scratch) / "ansible_collections" / name.replace(".", "/"), _folder(release, name))


def _download(release: str, target: Path) -> Path:
    print(f"fetching collections out of ansible {release}", flush=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"]
    anywhere = ["--python-version", "3.13", "--only-binary=:all:"]  # a newer release names a newer Python
    subprocess.run([*pip, *anywhere, "--dest", target, f"ansible=={release}"], check=True)
    return next(target.glob("*.whl"))


def _unpack(wheel: Path, names: Iterable[str], target: Path) -> None:
    folders = tuple(f"ansible_collections/{name.replace('.', '/')}/" for name in names)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target, [each for each in archive.namelist() if each.startswith(folders)])


def _keep(unpacked: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(unpacked, folder)
