# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which keys of a host are known, of how many there may be in known_hosts.

The file is read here, and asyncssh reads single keys, because asyncssh (2.24)

- fails on the whole file if a line of another host has a broken digest or an unknown mark, or is not UTF-8,
- accepts the key of whatever address a name resolves to, even if it is the key of another host,
- does not find the revocation of a name without a port if there is a key for the name with its port.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import functools
import hmac
import os
import re
import typing as t
from dataclasses import dataclass, field
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import ssh
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import place_of

SSH_PORT = 22
USER_FILES = ("~/.ssh/known_hosts", "~/.ssh/known_hosts2")
GLOBAL_FILES = ("/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2")

_AUTHORITY = "@cert-authority"
_REVOKED = "@revoked"
_PATTERN = frozenset("*?!|/")
_WILDCARDS = {"*": ".*", "?": "."}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of known_hosts: its comment is left out."""

    file: str
    number: int
    mark: str
    names: str
    key: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file of known_hosts: lines by their names, and lines whose names are patterns or digests."""

    named: dict[str, list[_Line]]
    others: list[_Line]


@dataclass(slots=True)
class KnownKeys:
    """What is known of a host: its keys, their authorities, revoked keys; with the place of each."""

    keys: dict[t.Any, str] = field(default_factory=dict)
    authorities: dict[t.Any, str] = field(default_factory=dict)
    revoked: dict[t.Any, str] = field(default_factory=dict)


def known_keys(files: t.Iterable[str], host: str, port: int) -> KnownKeys:
    """Return what is known of a host.

    Args:
        files: the paths of the files. One that does not exist is empty.
        host: the name or address that is connected to, or the name that stands for it.
        port: the port. Keys of the host with this port come before those without; revocations of both count.

    Raises:
        Failed: a file cannot be read, or a line that revokes a key of the host.
    """
    read = [_read(os.path.expanduser(path)) for path in files]
    names = [host.lower()] if port == SSH_PORT else [place_of(host.lower(), port), host.lower()]
    known = KnownKeys()
    for name in names:
        found = [line for file in read for line in _lines_of(file, name)]
        _note_revoked(known, found, host, port)
        if not known.keys and not known.authorities:
            _note_trusted(known, found)
    return known


def _note_revoked(known: KnownKeys, lines: list[_Line], host: str, port: int) -> None:
    for line in lines:
        if line.mark != _REVOKED:
            continue
        key = _key(line)
        if key is None:
            raise Failed("key_revocation", file=line.file, line=line.number, place=place_of(host, port))
        known.revoked[key] = _where(line)


def _note_trusted(known: KnownKeys, lines: list[_Line]) -> None:
    for line in lines:
        kept = {"": known.keys, _AUTHORITY: known.authorities}.get(line.mark)
        key = None if kept is None else _key(line)
        if kept is not None and key is not None:
            kept.setdefault(key, _where(line))


def _where(line: _Line) -> str:
    return f"{line.file} line {line.number}"


def _key(line: _Line) -> t.Any:
    """Return the key of a line, None where it is broken, of an unknown type, or no key."""
    try:
        return ssh().import_public_key(line.key)
    except ValueError:
        return None


def _lines_of(file: _File, name: str) -> t.Iterator[_Line]:
    """Find the lines of a name, those that name it outright first."""
    yield from file.named.get(name, ())
    for line in file.others:
        if _is_digest_of(name, line.names) if line.names.startswith("|") else _matches(name, line.names):
            yield line


def _is_digest_of(name: str, digest: str) -> bool:
    parts = digest.split("|")
    if len(parts) != 4 or parts[1] != "1":
        return False
    try:
        salt, expected = (base64.b64decode(part, validate=True) for part in parts[2:])
    except binascii.Error:
        return False
    return hmac.compare_digest(hmac.digest(salt, name.encode(), "sha1"), expected)


def _matches(name: str, patterns: str) -> bool:
    """Return whether a list of patterns takes a name: one at least, and none that is negated."""
    listed = patterns.lower().split(",")
    negated = [each[1:] for each in listed if each.startswith("!")]
    wanted = [each for each in listed if not each.startswith("!")]
    return any(_matches_one(name, each) for each in wanted) and not any(
        _matches_one(name, each) for each in negated
    )


def _matches_one(name: str, pattern: str) -> bool:
    """Return whether a pattern takes a name: C(*) is any text, C(?) any character."""
    parts = (_WILDCARDS.get(each) or re.escape(each) for each in pattern)
    return re.fullmatch("".join(parts), name) is not None


def _read(path: str) -> _File:
    """Return a file, read anew where it has changed."""
    try:
        status = os.stat(path)
        return _parsed(path, status.st_mtime_ns, status.st_size, status.st_ino)
    except FileNotFoundError:
        return _File({}, [])
    except OSError as error:
        raise Failed("known_hosts", file=path, reason=os.strerror(error.errno or 0)) from error


@functools.lru_cache(maxsize=16)
def _parsed(path: str, _modified: int, _size: int, _inode: int) -> _File:
    file = _File({}, [])
    text = Path(path).read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    for number, line in enumerate(text.split("\n"), start=1):
        _keep(file, _line(path, number, line))
    return file


def _line(path: str, number: int, text: str) -> _Line | None:
    """Return a line, None where it is blank, a comment, or has too few fields to be one."""
    fields = text.split()
    if not fields or fields[0].startswith("#"):
        return None
    mark = fields.pop(0) if fields[0].startswith("@") else ""
    if mark not in ("", _AUTHORITY, _REVOKED) or not fields:
        return None
    names, *key = fields[:3]
    return _Line(path, number, mark, names, " ".join(key))


def _keep(file: _File, line: _Line | None) -> None:
    if line is None:
        return
    if _PATTERN.isdisjoint(line.names):
        for name in line.names.lower().split(","):
            file.named.setdefault(name, []).append(line)
    else:
        file.others.append(line)
