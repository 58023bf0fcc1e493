# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lock of a pair: one run at a time may move its mastership.

The kernel holds the lock for the process that took it, and gives it up when that process ends, however
it ends. What stands in the file is only for people: who holds it, and since when.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pwd
import stat
import typing as t
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LockError
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files

_OF_GROUP = 0o660

_ATTEMPTS = 10  # a lock file may be removed between its opening and its locking


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who holds a lock.

    Args:
        run_id: the run.
        user: who started it.
        host: the machine on which it runs.
        pid: its process there.
        since: when it took the lock, ISO 8601 in UTC.
    """

    run_id: str
    user: str
    host: str
    pid: int
    since: str


def pair_key(gateways: t.Iterable[str]) -> str:
    """Return the name of a pair, whichever of its gateways is named first, as a file name."""
    return "+".join(quote(name, safe="") for name in sorted(gateways))


class PairLock:
    """The lock of a pair.

    Args:
        directory: where locks are kept.
        gateways: the two gateways of the pair.
        owner: who takes the lock.
    """

    def __init__(self, directory: Path, gateways: t.Iterable[str], owner: Owner) -> None:
        self.path = directory / f"{pair_key(gateways)}.lock"
        self._owner = owner
        self._descriptor: int | None = None
        self._chassis: PairLock | None = None

    def __enter__(self) -> PairLock:
        self.take()
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()

    def take(self) -> None:
        """Take the lock.

        Raises:
            LockError: another run holds it, or it cannot be written.
        """
        try:
            files.make_missing(self.path.parent)
            self._descriptor = self._locked()
            _write(self._descriptor, self._owner)
        except OSError as error:
            self.release()
            why = f"{error.strerror or error}{_remedy(error, self.path)}"
            raise LockError(f"{self.path}: the lock cannot be written: {why}") from error

    def take_chassis(self, serial_numbers: t.Iterable[str]) -> None:
        """Take the lock of the two chassis too, which other names for them share.

        Raises:
            LockError: another run holds it, or it cannot be written.
        """
        names = [f"serial:{number}" for number in serial_numbers]
        chassis = PairLock(self.path.parent, names, self._owner)
        chassis.take()
        self._chassis = chassis

    def confirm(self) -> None:
        """Make sure that the lock is still held.

        Raises:
            LockError: the lock file was removed or replaced.
        """
        if self._descriptor is None or not _is_at(self._descriptor, self.path):
            raise LockError(f"{self.path}: the lock was taken away while this run held it")

    def release(self) -> None:
        """Give the lock up, and remove its file unless another run has put one there."""
        chassis, self._chassis = self._chassis, None
        if chassis is not None:
            chassis.release()
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        if _is_at(descriptor, self.path):
            with contextlib.suppress(OSError):  # a file that stays is no lock
                self.path.unlink()
        with contextlib.suppress(OSError):  # whatever the disk says, the kernel gives the lock up
            os.close(descriptor)

    def _locked(self) -> int:
        """Return an open file that is locked, and that stands at the path of the lock."""
        for _attempt in range(_ATTEMPTS):
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, files.FILE_MODE)
            try:
                _share(descriptor, self.path.parent)
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                held = _words(descriptor)
                os.close(descriptor)
                raise self._held(held) from None
            except OSError:
                os.close(descriptor)
                raise
            if _is_at(descriptor, self.path):
                return descriptor
            os.close(descriptor)
        raise self._held("runs that come and go")

    def _held(self, by: str) -> LockError:
        return LockError(
            f"{self.path}: the pair is locked by {by}. Nothing was sent. "
            "Wait until that run has ended, or end it: the lock goes with it"
        )


def _share(descriptor: int, directory: Path) -> None:
    """Let the group of a directory use a lock in it, where the group may write there."""
    is_own = os.fstat(descriptor).st_uid == os.geteuid()
    if is_own and directory.stat().st_mode & stat.S_IWGRP:
        os.fchmod(descriptor, _OF_GROUP)


def _remedy(error: OSError, path: Path) -> str:
    """Return whose a lock file is that may not be opened, and what to do."""
    try:
        if not isinstance(error, PermissionError):
            return ""
        owner = path.stat(follow_symlinks=False).st_uid
    except OSError:
        return ""
    return (
        f". The file belongs to user {_name(owner)}, whose run may go on. Users who share locks need a "
        f"directory that their group may write: chmod 2770 {path.parent}"
    )


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether an open file stands at a path; not where nobody can tell, as of a disk that is gone."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path, follow_symlinks=False))
    except OSError:
        return False


def _write(descriptor: int, owner: Owner) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps(asdict(owner)).encode("ascii"), 0)


def _words(descriptor: int) -> str:
    """Return who holds a lock, as far as its file says so."""
    try:
        owner = Owner(**json.loads(os.pread(descriptor, 4096, 0)))
    except (OSError, TypeError, ValueError, RecursionError):
        return "another run, which has not written its name yet"
    return printable(
        f"run {owner.run_id} of {owner.user} on {owner.host}, process {owner.pid}, since {owner.since}"
    )
