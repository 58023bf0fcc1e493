# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The known hosts, of which a session needs one.

paramiko makes the keys of all, and compares each host with all before it: of a thousand, that costs a session
more than all the rest of it.
"""

from __future__ import annotations

import contextlib
import typing as t

try:
    import paramiko
    from paramiko.hostkeys import HostKeyEntry, HostKeys
    from paramiko.ssh_exception import SSHException
except ImportError:  # then no session is opened
    paramiko = None
    HostKeys = object


class KnownHosts(HostKeys):  # type: ignore[misc]
    """paramiko's, that makes the keys of a host when that is asked for. They are the same."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._asked: set[str] = set()

    def __bool__(self) -> bool:
        """Return whether a host is known: ncclient asks that before it asks for one."""
        return bool(self._lines)

    def load(self, filename: str) -> None:
        """Read a file, behind those that were read before."""
        with open(filename, encoding="utf-8") as file:
            self._lines += [line for line in map(str.strip, file) if line and not line.startswith("#")]

    def lookup(self, hostname: str) -> t.Any:
        """Return the keys of a host by their types, None where there is none."""
        if hostname not in self._asked:
            self._asked.add(hostname)
            self._make_keys(hostname)
        return super().lookup(hostname)

    def _make_keys(self, hostname: str) -> None:
        for number, line in enumerate(self._lines, start=1):
            if _is_of(hostname, line):
                self._keep(hostname, _entry(line, number))

    def _keep(self, hostname: str, entry: t.Any) -> None:
        """Keep the first key of each type: paramiko knows no other."""
        if entry is not None and entry.key.get_name() not in (super().lookup(hostname) or {}):
            self.add(hostname, entry.key.get_name(), entry.key)


@contextlib.contextmanager
def known_hosts_as_needed() -> t.Iterator[None]:
    """Let ncclient, which cannot be told, take these known hosts."""
    if paramiko is None:
        yield
        return
    theirs, paramiko.HostKeys = paramiko.HostKeys, KnownHosts
    try:
        yield
    finally:
        paramiko.HostKeys = theirs


def _is_of(hostname: str, line: str) -> bool:
    """Return whether a line may be of a host, whose name may stand there as it is or as a digest.

    A line with a mark, such as C(@revoked), may be of any: paramiko does not know marks, and takes offence.
    """
    names = line.split(maxsplit=1)[0].split(",")
    return line.startswith("@") or hostname in names or any(_is_digest_of(hostname, name) for name in names)


def _is_digest_of(hostname: str, name: str) -> bool:
    return name.startswith("|1|") and HostKeys.hash_host(hostname, name) == name


def _entry(line: str, number: int) -> t.Any:
    """Return what a line says, None where paramiko passes over it."""
    try:
        return HostKeyEntry.from_line(line, number)
    except SSHException:
        return None
