# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The shapes that the evidence of earlier runs keeps, the newest of each gateway."""

from __future__ import annotations

from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import Shape, shape_in
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.sightings import runs_in
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    host_and_phase,
    names_in,
    read_evidence,
)

_LOOKED_AT = 3  # files of a gateway: reading each takes time, and those before them say less and less


class Earlier:
    """The evidence of all runs in a directory, as it is when it is first looked at.

    An audit has thousands of names in each run: they are listed once for all pairs.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._listed: dict[str, list[Path]] | None = None

    def newest(self, host: str, like: Shape) -> tuple[str, Shape] | None:
        """Return the newest shape of a gateway in the same format and level, and its run; None without one.

        Raises:
            SrdError: the evidence cannot be read.
        """
        for path in self._newest_first(host):
            shape = shape_in(read_evidence(path))
            if shape and (shape.format, shape.level) == (like.format, like.level):
                return path.parent.name, shape
        return None

    def _newest_first(self, host: str) -> list[Path]:
        """Return paths by when they were written: evidence is written once, and never again."""
        if self._listed is None:
            self._listed = self._list()
        return sorted(self._listed.get(host, []), key=_written_at, reverse=True)[:_LOOKED_AT]

    def _list(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for run in self._runs():
            for name in names_in(run):
                parts = host_and_phase(name)
                if parts:
                    found.setdefault(parts[0], []).append(run / name)
        return found

    def _runs(self) -> tuple[Path, ...]:
        try:
            return runs_in(self._directory)
        except OSError as error:  # its names may be listed and not be looked at
            raise _unreadable(self._directory, error) from error


def _written_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> EvidenceError:
    return EvidenceError(f"{path}: cannot be read: {error.strerror or error}")
