# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the checks on one gateway judge, and the ways through it."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Path
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeLimit:
    """How old facts may be, in seconds, at a given time."""

    now: datetime.datetime
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A gateway to be judged: its state, what is expected of it, and how old its facts may be."""

    gateway: _model.Gateway
    expected: Expectation
    limit: AgeLimit | None
    path: Path = field(default_factory=Path)

    def groups(self) -> t.Iterator[tuple[Path, _model.Group]]:
        """Yield the groups that hold a set to be judged; all, where no set was asked for."""
        asked = self.expected.judged_sets
        for group in self.gateway.groups:
            if not asked or any(each.id in asked for each in group.sets):
                yield self.path.to("group", group.id), group

    def sets(self) -> t.Iterator[tuple[Path, _model.RedundancySet]]:
        """Yield the sets to be judged."""
        asked = self.expected.judged_sets
        for path, group in self.groups():
            for each in group.sets:
                if not asked or each.id in asked:
                    yield path.to("set", each.id), each

    def peers(self) -> t.Iterator[tuple[Path, _model.Peer]]:
        """Yield the peers of those sets; a set that shows none yields one that shows nothing."""
        for path, each in self.sets():
            for number, peer in enumerate(each.peers or (_model.Peer(),), start=1):
                yield path.to("peer", peer.ip or number), peer

    def service_sets(self) -> t.Iterator[tuple[Path, _model.RedundancySet, _model.ServiceSet]]:
        """Yield the service sets of those sets."""
        for path, each in self.sets():
            for service_set in each.service_sets or ():
                yield path.to("service_set", service_set.name), each, service_set

    def interfaces(self) -> t.Iterator[tuple[Path, _model.RedundancySet, _model.ServiceInterface]]:
        """Yield their interfaces."""
        for path, each, service_set in self.service_sets():
            for interface in service_set.interfaces:
                yield path.to("interface", interface.name), each, interface
