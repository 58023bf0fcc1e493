# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the programs that do not come by pip, and installs them where that asks nobody: as root, by apt."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dev.paths import BUILD, ROOT

# The package of Debian that has each: what reports are looked at with, and by what a trap starts an audit.
PACKAGES = {"npm": "npm", "chromium": "chromium", "chromedriver": "chromium-driver"}
OF_WATCHING = {"java": "default-jre-headless", "snmptrap": "snmp", "snmptrapd": "snmptrapd"}

# Services stand where a user's PATH does not lead.
_WHERE = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))


def missing(names: Mapping[str, str]) -> str | None:
    """Return which of the programs this machine lacks and nothing can install, in words; else None."""
    lacking = _lacking(names)
    if not lacking or _can_install():
        return None
    packages = " ".join(names[name] for name in lacking)
    return f"no {' and no '.join(lacking)} on this machine: apt install {packages}"


def install(names: Mapping[str, str]) -> None:
    """Install those of the programs that this machine lacks."""
    with _turn():
        lacking = _lacking(names)
        if lacking:
            _apt("update")
            _apt("install", "--yes", *(names[name] for name in lacking))


def unpacked(package: str, program: str) -> Path:
    """Return a program out of a package, which is not installed: its service would be started."""
    folder = BUILD / "programs" / package
    with _turn():
        if not (folder / program).is_file():
            folder.mkdir(parents=True, exist_ok=True)
            _apt("update")
            _apt("download", package, at=folder)
            (archive,) = folder.glob("*.deb")
            subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
            archive.unlink()
    return folder / program


@contextmanager
def _turn() -> Iterator[None]:
    """Let sessions take turns, since apt does not wait."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "programs.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _apt(*words: str, at: Path = ROOT) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "--quiet", *words], check=True, env=quiet, cwd=at)


def _lacking(names: Mapping[str, str]) -> list[str]:
    return [name for name in names if not shutil.which(name, path=_WHERE)]


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None
