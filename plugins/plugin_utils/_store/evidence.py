# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The evidence of a run: one file for each gateway and phase, written whole or not at all, never replaced."""

from __future__ import annotations

import json
import os
import re
import tempfile
import typing as t
from pathlib import Path
from urllib.parse import quote

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Plain,
    Record,
    digest,
    record_of,
    verified,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.layout import layout

FILE_MODE = 0o600
DIRECTORY_MODE = 0o700

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def evidence_path(directory: str, run_id: str, *, host: str, phase: str) -> Path:
    """Return the path of the evidence of a gateway and phase.

    Raises:
        ArgumentError: the run's id or the phase could lead to another directory, or the directory is empty.
    """
    if not directory.strip():
        raise ArgumentError(f"directory - Expected: a path Actual: {directory!r}")
    if not _RUN.fullmatch(run_id):
        raise ArgumentError(
            f"run_id - Expected: letters, digits, dots, hyphens, underscores Actual: {run_id!r}"
        )
    if not _NAME.fullmatch(phase):
        raise ArgumentError(f"phase - Expected: letters, digits, hyphens, underscores Actual: {phase!r}")
    return Path(directory).expanduser() / run_id / f"{quote(host, safe='')}.{phase}.json"


def evidence_of(run: Path, hosts: t.Iterable[str]) -> list[Path]:
    """Return the paths of the evidence of gateways in the directory of a run, for each one a path a phase.

    Raises:
        EvidenceError: the directory cannot be read.
    """
    try:
        names = os.listdir(run)  # once: that of an audit has thousands
    except OSError as error:
        raise EvidenceError(f"{run}: cannot be read: {error.strerror or error}") from error
    return [run / name for host in hosts for name in _of_host(names, host)]


def _of_host(names: t.Iterable[str], host: str) -> list[str]:
    begin, end = f"{quote(host, safe='')}.", ".json"
    found = sorted(name for name in names if name.startswith(begin) and name.endswith(end))
    return [name for name in found if _NAME.fullmatch(name[len(begin) : -len(end)])]


def refuse_written(path: Path) -> None:
    """Refuse a path where evidence exists.

    Raises:
        EvidenceError: there is evidence already, or the path cannot be examined.
    """
    try:
        if path.exists():
            raise _written(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def write_evidence(path: Path, record: Plain) -> str:
    """Write a record with its digest, and return the digest.

    Raises:
        EvidenceError: the file exists, or it cannot be written. Nothing is written then.
    """
    sha256 = digest(record)
    text = layout({**record, "sha256": sha256}) + "\n"
    try:
        path.parent.mkdir(mode=DIRECTORY_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        _write_new(path, text)
    except FileExistsError:
        raise _written(path) from None
    except OSError as error:
        raise _unwritable(path, error) from error
    return sha256


def read_evidence(path: Path) -> Plain:
    """Return the plain record of a file, once its schema and its digest are verified.

    Raises:
        EvidenceError: the file cannot be read, it is not evidence, or it was changed.
    """
    return verified(_read(path), str(path))


def read_record(path: Path) -> Record:
    """Return the record of a file, once its schema, its digest and its facts are verified.

    Raises:
        EvidenceError: the file cannot be read, it is not evidence, or it was changed.
        FactsError: its facts are invalid.
    """
    return record_of(_read(path), str(path))


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"{path}: is not evidence, expected JSON: {error}") from error


def _written(path: Path) -> EvidenceError:
    return EvidenceError(f"{path}: this phase has been written already; take another run_id")


def _unwritable(path: Path, error: OSError) -> EvidenceError:
    return EvidenceError(f"{path}: cannot be written: {error.strerror or error}")


def _write_new(path: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".evidence-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, FILE_MODE)
        os.link(name, path)  # unlike a rename, it does not replace a file
    finally:
        os.unlink(name)
