# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the Pythons of this machine: real ones, that run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ASK = "import sys; print('%d.%d' % sys.version_info[:2], sys._base_executable)"
_SPEED = Path(__file__).with_name("speed.py")
_CLEARLY = 0.9


@dataclass(frozen=True, slots=True)
class Python:
    """A Python, by its version, such as C(3.12), and its binary."""

    version: str
    path: Path

    def __str__(self) -> str:
        return self.version


def first(versions: tuple[str, ...]) -> Python | None:
    """Return the first Python of I(versions) that this machine has."""
    return next(filter(None, map(_find, versions)), None)


def fastest(version: str) -> Path:
    """Return the fastest build of a version: the running one, unless another clearly beats it."""
    builds = dict.fromkeys(path.resolve() for each in _candidates(version) if (path := _real(each, version)))
    times = {build: taken for build in builds if (taken := _time(build))}
    running, best = next(iter(times)), min(times, key=times.__getitem__)
    return best if times[best] < _CLEARLY * times[running] else running


def _time(python: Path) -> float | None:
    """Return how long a build takes for some work; None where it cannot make environments."""
    timed = subprocess.run([python, _SPEED], capture_output=True, text=True, check=False)
    return None if timed.returncode else float(timed.stdout)


@cache
def _find(version: str) -> Python | None:
    real = next(filter(None, (_real(path, version) for path in _candidates(version))), None)
    return Python(version, real) if real else None


def _candidates(version: str) -> Iterator[Path]:
    name = f"python{version}"
    for folder in _folders(version):
        if (folder / name).is_file():
            yield folder / name


def _folders(version: str) -> Iterator[Path]:
    yield Path(sys.base_prefix, "bin")
    yield from map(Path, os.environ.get("PATH", os.defpath).split(os.pathsep))
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(pyenv.glob(f"versions/{version}.*/bin"), reverse=True)
    yield from sorted(Path.home().glob(f".local/share/uv/python/cpython-{version}.*/bin"), reverse=True)
    yield from sorted(Path("/opt").glob("python*/bin"))
    yield from (Path("/usr/local/bin"), Path("/usr/bin"))


def _real(path: Path, version: str) -> Path | None:
    """Return what is behind I(path): a shim may be there for a Python that is not."""
    asked = subprocess.run([path, "-c", _ASK], capture_output=True, text=True, check=False)
    if asked.returncode:
        return None
    actual, executable = asked.stdout.strip().split(" ", 1)
    return Path(executable) if actual == version else None
