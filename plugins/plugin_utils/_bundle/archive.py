# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A bundle as one file, a gzipped tar: the same bytes for the same texts, read without trust in it."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import typing as t
import zlib
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError

SUFFIX = ".tar.gz"
LARGEST = 64 * 1024 * 1024  # bytes of all files together
MOST_FILES = 1000

_MEMBER = re.compile(r"(?:[A-Za-z0-9_][\w.-]*/)?[A-Za-z0-9_][\w.-]*", re.ASCII)
_BLOCK = 1024  # bytes of a tar around each file, at most
_MODE = 0o600


def packed(files: t.Mapping[str, str]) -> bytes:
    """Return texts by their names as the bytes of an archive."""
    unpacked = io.BytesIO()
    with tarfile.open(fileobj=unpacked, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            data = files[name].encode("utf-8")
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), _MODE
            archive.addfile(member, io.BytesIO(data))
    made = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=made, mode="wb", mtime=0) as compressed:
        compressed.write(unpacked.getvalue())
    return made.getvalue()


def unpacked(data: bytes, where: str) -> dict[str, str]:
    """Return the texts of an archive by their names. Nothing is written anywhere.

    Args:
        data: the bytes of the archive.
        where: its name, for messages.

    Raises:
        BundleError: it is not a bundle, is too large, or has anything but files of text side by side.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(_inflated(data, where)), mode="r:") as archive:
            return _files(archive, where)
    except (tarfile.TarError, ValueError, RecursionError) as error:  # of headers that are no archive's
        raise BundleError(f"{where} - is not a bundle: {error}") from error


def read(path: Path) -> dict[str, str]:
    """Return the texts of the archive in a file.

    Raises:
        BundleError: it cannot be read, or is no bundle.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise BundleError(f"{path} - cannot be read: {error.strerror}") from error
    return unpacked(data, str(path))


def _inflated(data: bytes, where: str) -> bytes:
    most = LARGEST + _BLOCK * MOST_FILES
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data[: LARGEST + 1])) as compressed:
            inflated = compressed.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BundleError(f"{where} - is not a bundle: {error}") from error
    if len(inflated) > most:
        raise BundleError(f"{where} - is larger than any bundle, more than {LARGEST} bytes")
    return inflated


def _files(archive: tarfile.TarFile, where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for member in archive:
        if len(found) == MOST_FILES:
            raise BundleError(f"{where} - has more files than any bundle, more than {MOST_FILES}")
        is_plain = member.isreg() and not member.issparse()  # a hole of a sparse file may be of any size
        if not is_plain or not _MEMBER.fullmatch(member.name) or member.name in found:
            raise BundleError(f"{where} - expected files side by side, each once, and not {member.name!r}")
        found[member.name] = _text(archive, member, where)
    return found


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo, where: str) -> str:
    file = archive.extractfile(member)
    data = b"" if file is None else file.read(LARGEST)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BundleError(f"{where} - {member.name} is not a text: {error.reason}") from error
