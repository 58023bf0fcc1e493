# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keeps the evidence of a phase in its directory, or in a fallback where that has no room."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field, replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase


@dataclass(slots=True, kw_only=True)
class Keeper:
    """Writes the evidence of the gateways of a phase, and the reports on them.

    Args:
        phase: the phase.
        contents: what is kept, by the names of the gateways.
        now: when it is written.
        digests: the digests of what was written, by the names of the gateways.
        paths: where it was written.
    """

    phase: Phase
    contents: t.Mapping[str, Content]
    now: datetime.datetime
    digests: dict[str, str] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)

    def write(self) -> None:
        """Write the evidence of all gateways. Of two runs at once, one writes all and the other nothing.

        Raises:
            EvidenceError: some of it exists already, or cannot be written.
        """
        self.phase.refuse_complete(self.contents)
        self.phase.set_aside(self.contents)
        for name in sorted(self.contents):  # whichever gateway leads: the first name decides between two runs
            self._write(self.phase, name)

    def fall_back(self, directory: str, error: EvidenceError) -> str:
        """Write to another directory what was not written; return in words where it is, and why."""
        fallback = replace(self.phase, directory=directory)
        missing = [name for name in sorted(self.contents) if name not in self.paths]
        try:
            for name in missing:
                self._write(fallback, name)
        except EvidenceError as second:
            return f"the evidence is kept nowhere: {error}; {second}"
        kept = " and ".join(str(self.paths[name]) for name in missing)
        return f"the evidence is kept in {kept}: {error}" if kept else str(error)

    def _write(self, phase: Phase, name: str) -> None:
        self.digests[name] = phase.write(name, self.contents[name], now=self.now)
        self.paths[name] = phase.path(name)
