# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Collection trees: one that shows the checkout live, one copy for each core that is tested."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dev import community
from dev.matrix import Core, core_for
from dev.paths import BUILD, COLLECTION, ROOT

LIVE = BUILD / "collections"


def live(core: Core | None = None) -> Path:
    """Make the tree that holds this checkout by a link; return its root. The default is the demo's core."""
    usual = core_for("{}.{}".format(*sys.version_info))
    root = LIVE if core in (None, usual) else BUILD / "live" / core.version
    _link(ROOT, root / COLLECTION)
    _link_dependencies(core or usual, root)
    return root


def copied(session: str, core: Core) -> Path:
    """Make the tree that ansible-test runs in; return the collection in it.

    It must be a copy, since ansible-test takes no link, and a repository of its own, since it
    would find every file ignored by the checkout's.
    """
    tree = BUILD / "test" / session
    shutil.rmtree(tree, ignore_errors=True)
    _copy(_files(), tree / COLLECTION)
    if _is_repository():
        subprocess.run(["git", "init", "--quiet", tree / COLLECTION], check=True)
    _link_dependencies(core, tree)
    return tree / COLLECTION


def path() -> str:
    """Return the machine's PATH without shims of pyenv, which would be taken for Pythons."""
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if Path(folder).name != "shims")


def _link_dependencies(core: Core, tree: Path) -> None:
    for name, folder in community.collections(core).items():
        _link(folder, tree / "ansible_collections" / name.replace(".", "/"))


def _link(target: Path, link: Path) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    if not link.is_symlink() or link.resolve() != target:
        link.unlink(missing_ok=True)
        link.symlink_to(target, target_is_directory=True)


def _copy(files: Iterable[Path], target: Path) -> None:
    for file in files:
        copy = target / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, copy, follow_symlinks=False)


def _is_repository() -> bool:
    return (ROOT / ".git").exists()


def _files() -> list[Path]:
    """Return the files that are the project's: tracked, or new and not ignored."""
    named = _listed() if _is_repository() else _walked()
    return [file for file in named if (ROOT / file).is_file()]


def _listed() -> list[Path]:
    if not shutil.which("git"):
        raise SystemExit("This checkout is a git repository, and there is no git: apt install git")
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.split("\0") if name]


def _walked() -> list[Path]:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line]
    return list(_below(ROOT, [*ignored, ".git"]))


def _below(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        path = entry.relative_to(ROOT)
        if any(fnmatch.fnmatch(path.name, each) or str(path) == each for each in ignored):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry, ignored)
        else:
            yield path
