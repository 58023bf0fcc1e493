# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Failed attempts: a phase whose gateways were not all read may be written again; its evidence is kept."""

from __future__ import annotations

import itertools
import os
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    read_evidence,
    refuse_written,
    unwritable,
    written,
)


def refuse_complete(paths: t.Sequence[Path]) -> None:
    """Refuse a phase that has evidence, unless it may be written again.

    Args:
        paths: where the evidence of each of its gateways stands.

    Raises:
        EvidenceError: there is evidence, its directory is unsafe, or a path cannot be examined.
    """
    if not _is_failed(paths):
        for path in paths:
            refuse_written(path)


def set_aside(paths: t.Sequence[Path]) -> None:
    """Rename the evidence of a failed attempt, as to C(mx1.precheck.json.1). Without one, do nothing.

    Raises:
        EvidenceError: another run writes this phase at the same time, or a file cannot be renamed.
    """
    if not _is_failed(paths):
        return
    try:
        targets = _reserved(paths)
        _rename(paths, targets)
    except (FileExistsError, FileNotFoundError):
        raise written(paths[0]) from None
    except OSError as error:
        raise unwritable(paths[0], error) from error


def _is_failed(paths: t.Sequence[Path]) -> bool:
    """Return whether a gateway of a phase was not read, and nothing was sent in that phase."""
    try:
        records = [read_evidence(path) for path in paths]
    except EvidenceError:
        return False
    return any(_is_unread(it) for it in records) and not any(_is_of_request(it) for it in records)


def _is_unread(record: Plain) -> bool:
    """Return whether a gateway was not read, or not to the end of its reply."""
    facts = record["facts"]
    if facts is None:
        return bool(record["error"])
    return facts.get("complete") is False and facts.get("unrecognized") == []


def _is_of_request(record: Plain) -> bool:
    """Return whether a record keeps what came of a switchover or a rollback."""
    return any(name.startswith(("switchover_", "rollback_")) for name in record["reports"])


def _reserved(paths: t.Sequence[Path]) -> list[Path]:
    """Return the names of the next attempt, of which each is taken by an empty file."""
    for number in itertools.count(1):
        targets = [path.with_name(f"{path.name}.{number}") for path in paths]
        if not any(os.path.lexists(target) for target in targets):
            break
    for target in targets:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, files.FILE_MODE))
    return targets


def _rename(paths: t.Sequence[Path], targets: t.Sequence[Path]) -> None:
    """Rename files, unless another run has written the phase meanwhile: then put its file back."""
    for path, target in zip(paths, targets, strict=True):
        try:
            os.rename(path, target)
        except FileNotFoundError:
            target.unlink()
            raise
    if not _is_failed(targets):
        for path, target in zip(paths, targets, strict=True):
            os.link(target, path)
            target.unlink()
        raise FileExistsError
