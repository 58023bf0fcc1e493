# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The files of a first contact on the machine of the user, and those beside them that never leave it."""

from __future__ import annotations

import json
import re
import secrets
import stat
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import LARGEST, MOST_FILES, read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.bundle import Bundle, Files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import MANIFEST
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.files import (
    make_missing,
    replace,
    replace_bytes,
    write_new,
)

KEY, REPLACED = "bundle.key", "replaced.json"

_LETTERS = 32  # bytes of a key
_KEY = re.compile(r"[0-9a-f]{64}\n?")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FORMS = (".txt", ".xml", ".json")


def files_of(directory: Path) -> Files:
    """Return the texts of the directories of gateways, by C(DIRECTORY/FILE).

    Raises:
        BundleError: a file cannot be read, is a link or no text, or there are too many.
    """
    try:
        gateways = [each for each in sorted(directory.iterdir()) if (each / MANIFEST).is_file()]
        paths = [path for each in gateways for path in sorted(each.iterdir()) if path.suffix in _FORMS]
    except OSError as error:
        raise BundleError(f"{directory} - cannot be read: {error.strerror}") from error
    if len(paths) > MOST_FILES or sum(path.lstat().st_size for path in paths) > LARGEST:
        raise BundleError(f"{directory} - has more than {MOST_FILES} files or {LARGEST} bytes")
    return {f"{path.parent.name}/{path.name}": _text(path) for path in paths}


def key_of(path: Path, *, is_kept: bool) -> bytes:
    """Return the key in a file. If the file is missing, make a new key, and keep it if asked to.

    Raises:
        BundleError: it cannot be read or written, others may read it, or it is no key.
    """
    try:
        if not path.exists():
            made = secrets.token_hex(_LETTERS)
            if is_kept:
                write_new(path, f"{made}\n")
            return bytes.fromhex(made)
        mode = stat.S_IMODE(path.stat().st_mode)
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError(f"{path} - the key cannot be read or written: {error}") from error
    if mode & _OTHERS:
        raise BundleError(f"{path} - others may read the key, its mode is {mode:04o}: chmod 600 {path}")
    if not _KEY.fullmatch(text):
        raise BundleError(f"{path} - expected a key, 64 hexadecimal digits")
    return bytes.fromhex(text)


def keep_replaced(path: Path, made: Bundle) -> None:
    """Write what was replaced by what, for the owner alone.

    Raises:
        BundleError: it cannot be written.
    """
    rows = [
        {"kind": kind, "original": original, "replacement": replacement}
        for (kind, original), replacement in sorted(made.replaced.items())
    ]
    text = f"{json.dumps({'schema': 1, 'replaced': rows}, indent=1)}\n"
    try:
        replace(path, text)
    except OSError as error:
        raise BundleError(f"{path} - cannot be written: {error.strerror}") from error


def differs(path: Path, data: bytes) -> bool:
    """Return whether a bundle is another one than that in a file, or the first.

    Raises:
        BundleError: the file cannot be read, or is there and no bundle.
    """
    try:
        before = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise BundleError(f"{path} - cannot be read: {error.strerror}") from error
    if before is not None and before != data:
        read(path)
    return before != data


def write(path: Path, data: bytes) -> None:
    """Write a bundle, in place of an earlier one.

    Raises:
        BundleError: it cannot be written. An earlier one is then still there.
    """
    try:
        make_missing(path.parent)
        replace_bytes(path, data)
    except OSError as error:
        raise BundleError(f"{path} - cannot be written: {error.strerror}") from error


def _text(path: Path) -> str:
    if path.is_symlink():
        raise BundleError(f"{path} - is a link, expected a reply")
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError(f"{path} - cannot be read: {error}") from error
