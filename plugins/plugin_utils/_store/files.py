# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files that are written whole or not at all, for their owner alone, and that survive a power cut."""

from __future__ import annotations

import fcntl
import functools
import os
import stat
import tempfile
import time
from pathlib import Path

DIRECTORY_MODE = 0o700
FILE_MODE = 0o600

_TEMPORARY = ".srd-new-"  # what the name of a file begins with until it is whole
_STRAY_AFTER = 60.0  # seconds after which a file that nobody locks any more was left by a killed process
_OTHERS = stat.S_IWGRP | stat.S_IRWXO | stat.S_IRGRP | stat.S_IXGRP


class UnsafeDirectory(OSError):
    """A directory that is a link, somebody else's, or open to others."""


def expanded(path: str) -> Path:
    """Return a path whose C(~) or C(~user) stands for a home directory.

    Raises:
        OSError: there is no such user.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise FileNotFoundError(f"its home directory is unknown: {Path(path).parts[0]}") from error


def make_directory(path: Path) -> None:
    """Make a directory and what is missing above it, for the owner alone whatever the umask.

    Files that killed processes left half-written in it are removed, once a process.

    Raises:
        UnsafeDirectory: it exists, and is a link, somebody else's, or open to others.
        OSError: it cannot be made.
    """
    make_missing(path)
    refuse_unsafe(path)
    _remove_strays(path)


def make_missing(path: Path) -> None:
    """Make what is missing of a directory and of those above it, for the owner alone whatever the umask.

    Raises:
        OSError: it cannot be made.
    """
    missing = [each for each in (path, *path.parents) if not os.path.lexists(each)]
    for each in reversed(missing):
        _make(each)


def refuse_unsafe(path: Path) -> None:
    """Refuse a directory that others could read, write or exchange.

    Raises:
        UnsafeDirectory: it is a link, no directory, somebody else's, or open to others.
        OSError: it cannot be examined.
    """
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        raise UnsafeDirectory(f"it is a link, to {os.readlink(path)}: name the directory itself")
    if not stat.S_ISDIR(status.st_mode):
        raise UnsafeDirectory("it is not a directory")
    if status.st_uid != os.geteuid():
        raise UnsafeDirectory(f"it belongs to user {status.st_uid}, expected {os.geteuid()}")
    if status.st_mode & _OTHERS:
        mode = stat.S_IMODE(status.st_mode)
        raise UnsafeDirectory(f"others may enter it, its mode is {mode:04o}: chmod 700 {path}")


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and flush it to disk with its directory.

    Raises:
        FileExistsError: a file, or a dangling link, is there already.
        OSError: it cannot be written. Then nothing is there.
    """
    name = _written(path, text.encode("utf-8"))
    try:
        os.link(name, path)  # unlike a rename, it does not replace another file
    finally:
        os.unlink(name)
    flush_directory(path.parent)


def replace(path: Path, text: str, mode: int = FILE_MODE) -> None:
    """Write a file in place of the one before it, if there is one.

    Raises:
        OSError: it cannot be written. The one before it is then still there.
    """
    replace_bytes(path, text.encode("utf-8"), mode)


def replace_bytes(path: Path, data: bytes, mode: int = FILE_MODE) -> None:
    """Write a file of bytes in place of the one before it, if there is one.

    Raises:
        OSError: it cannot be written. The one before it is then still there.
    """
    name = _written(path, data, mode)
    try:
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise
    flush_directory(path.parent)


def flush_directory(path: Path) -> None:
    """Flush the names in a directory to disk.

    Raises:
        OSError: it cannot be flushed.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make(path: Path) -> None:
    try:
        path.mkdir(mode=DIRECTORY_MODE)
    except FileExistsError:
        return  # another process made it meanwhile
    path.chmod(DIRECTORY_MODE)  # a strict umask takes rights away, and so would make it useless


def _written(path: Path, data: bytes, mode: int = FILE_MODE) -> str:
    """Write bytes to a file beside a path, flush it, and return its name."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # while this lasts, it is no stray
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
    except OSError:
        os.unlink(name)
        raise
    return name


@functools.lru_cache(maxsize=64)  # to list a directory for each file takes as long as writing the file
def _remove_strays(directory: Path) -> None:
    """Remove what killed processes left half-written."""
    for each in directory.glob(f"{_TEMPORARY}*"):
        try:
            if time.time() - each.lstat().st_mtime > _STRAY_AFTER:
                _remove_unlocked(each)
        except OSError:
            continue  # another process removed it, or still writes it


def _remove_unlocked(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(descriptor)
