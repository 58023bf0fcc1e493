# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The evidence of a run: one file for each gateway and phase, written whole or not at all, never replaced."""

from __future__ import annotations

import json
import os
import re
import typing as t
from pathlib import Path
from urllib.parse import quote, unquote

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Plain,
    Record,
    digest,
    record_of,
    verified,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.layout import layout

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SUFFIX = ".json"


def evidence_path(directory: str, run_id: str, *, host: str, phase: str) -> Path:
    """Return the path of the evidence of a gateway and phase.

    Raises:
        ArgumentError: the run's id or the phase could lead to another directory, or the directory is empty.
    """
    if not directory.strip():
        raise ArgumentError(f"directory - Expected: a path Actual: {directory!r}")
    if not is_run_id(run_id):
        raise ArgumentError(
            f"run_id - Expected: letters, digits, dots, hyphens, underscores Actual: {run_id!r}"
        )
    if not _NAME.fullmatch(phase):
        raise ArgumentError(f"phase - Expected: letters, digits, hyphens, underscores Actual: {phase!r}")
    return home_of("directory", directory) / run_id / f"{quote(host, safe='')}.{phase}.json"


def is_run_id(name: str) -> bool:
    """Return whether a run may have this name."""
    return bool(_RUN.fullmatch(name))


def host_and_phase(name: str) -> tuple[str, str] | None:
    """Return the gateway and the phase whose evidence a file of this name holds; None where it holds none."""
    host, _dot, phase = name.removesuffix(_SUFFIX).rpartition(".")
    is_evidence = name.endswith(_SUFFIX) and _NAME.fullmatch(phase)
    return (unquote(host), phase) if is_evidence and host else None


def home_of(option: str, path: str) -> Path:
    """Return a path whose C(~) or C(~user) stands for a home directory.

    Raises:
        ArgumentError: there is no such user, or it is no path; the message names the option and the path.
    """
    if "\0" in path:
        raise ArgumentError(f"{option} - Expected: a path Actual: {path!r}")
    try:
        return files.expanded(path)
    except OSError as error:
        raise ArgumentError(f"{option} - Expected: a path Actual: {path!r}, {error}") from error


def names_in(run: Path) -> list[str]:
    """Return the names in the directory of a run, of which an audit has thousands.

    Raises:
        EvidenceError: the directory cannot be read.
    """
    try:
        return os.listdir(run)
    except OSError as error:
        raise EvidenceError(f"{run}: cannot be read: {error.strerror or error}") from error


def evidence_of(run: Path, names: t.Collection[str], hosts: t.Iterable[str]) -> list[Path]:
    """Return the paths of the evidence of gateways in the directory of a run, for each one a path a phase.

    Args:
        run: the directory.
        names: the names in it.
        hosts: the gateways.
    """
    return [run / name for host in hosts for name in _of_host(names, host)]


def _of_host(names: t.Iterable[str], host: str) -> list[str]:
    begin = f"{quote(host, safe='')}."  # first: an audit asks this of thousands of names for each pair
    found = [name for name in names if name.startswith(begin)]
    return sorted(name for name in found if (host_and_phase(name) or ("",))[0] == host)


def refuse_written(path: Path) -> None:
    """Refuse a path where evidence, or a link, exists, or whose directory others could change.

    Raises:
        EvidenceError: there is evidence already, its directory is unsafe, or the path cannot be examined.
    """
    try:
        if os.path.lexists(path.parent):
            files.refuse_unsafe(path.parent)
        if _is_there(path):
            raise written(path)
    except OSError as error:
        raise unwritable(path, error) from error


def write_evidence(path: Path, record: Plain) -> str:
    """Write a record with its digest, and return the digest.

    Raises:
        EvidenceError: the file exists, or it cannot be written. Nothing is written then.
    """
    sha256 = digest(record)
    text = layout({**record, "sha256": sha256}) + "\n"
    try:
        files.make_directory(path.parent)
        files.write_new(path, text)
    except FileExistsError:
        raise written(path) from None
    except OSError as error:
        raise unwritable(path, error) from error
    return sha256


def read_evidence(path: Path) -> Plain:
    """Return the plain record of a file, once its schema and its digest are verified.

    Raises:
        EvidenceError: the file cannot be read, it is not evidence, or it was changed.
    """
    return verified(_read(path), str(path))


def evidence_for(option: str, path: str, host: str) -> Plain:
    """Return the plain record of a file that an option names, once it is that of a gateway.

    Raises:
        ArgumentError: the path cannot be one, or it is evidence of another gateway.
        EvidenceError: the file cannot be read, it is not evidence, or it was changed.
    """
    record = read_evidence(home_of(option, path))
    if record["host"] != host:
        raise ArgumentError(f"{option} - Expected: evidence of {host} Actual: of {record['host']}")
    return record


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


def _is_there(path: Path) -> bool:
    """Return whether a file or a link is there."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def written(path: Path) -> EvidenceError:
    """Return the error of evidence that exists already."""
    return EvidenceError(f"{path}: this phase has been written already; take another srd_run_id")


def unwritable(path: Path, error: OSError) -> EvidenceError:
    """Return the error of evidence that cannot be written; of an unsafe directory, that of the directory."""
    if isinstance(error, files.UnsafeDirectory):
        return EvidenceError(f"{path.parent}: is refused as the directory of a run: {error}")
    return EvidenceError(f"{path}: cannot be written: {error.strerror or error}")
