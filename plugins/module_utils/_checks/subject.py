# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What checks are made on: a gateway, a pair, a change, a question; and the ways through them.

Groups, sets, service sets and interfaces are matched by their paths, never by their position.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Path
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredIccp,
    IccpPeer,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    ChangeExpectation,
    Expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

T = t.TypeVar("T")
ByPath: t.TypeAlias = "list[tuple[Path, T]]"
_HERE = Path()

Sides = tuple[_model.RedundancySet, _model.RedundancySet]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeLimit:
    """How old facts may be, in seconds, at a given time."""

    now: datetime.datetime
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A gateway to check: its state, what is expected of it, how old its facts may be, and the time.

    Without a time a vocabulary does not expire: that is for what is compared with facts alone.
    """

    gateway: _model.Gateway
    expected: Expectation
    limit: AgeLimit | None
    now: datetime.datetime | None
    path: Path = field(default_factory=Path)

    def groups(self) -> ByPath[_model.Group]:
        """Return the groups that hold a set to check; all, where no set was named."""
        every = not self.expected.redundancy_sets
        return [each for each in groups_by_path(self.gateway, self.path) if every or self._holds(each[1])]

    def sets(self) -> ByPath[_model.RedundancySet]:
        """Return the sets to check."""
        return [each for each in sets_by_path(self.gateway, self.path) if self._includes(each[1])]

    def sets_below(self) -> ByPath[_model.RedundancySet]:
        """Return the sets to check, by their paths below the gateway: the same on both of a pair."""
        return [each for each in sets_by_path(self.gateway) if self._includes(each[1])]

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

    def _holds(self, group: _model.Group) -> bool:
        return any(map(self._includes, group.sets))

    def _includes(self, each: _model.RedundancySet) -> bool:
        return self.expected.includes(each.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One gateway as the question needs it; None where its state or its configuration was not read.

    The errors say why, where that is known.
    """

    name: str
    gateway: _model.Gateway | None
    configuration: Configuration | None = None
    error: str = ""
    configuration_error: str = ""

    @property
    def unread(self) -> str:
        """That it was not read, or why."""
        return self.error or f"{self.name} was not read"

    @property
    def part(self) -> str:
        """That it was read of one redundancy group only, in words; nothing where it was read whole."""
        group = self.gateway.redundancy_group if self.gateway else None
        return "" if group is None else f"{self.name} was read of redundancy group {group} only"

    @property
    def unconfigured(self) -> str:
        """That its configuration was not read, or why."""
        return self.configuration_error or f"the configuration of {self.name} was not read"

    @property
    def groups(self) -> set[int]:
        """The redundancy groups that it shows."""
        return {group.id for group in self.gateway.groups} if self.gateway else set()

    def groups_of(self, redundancy_set: int) -> set[int]:
        """Return the redundancy groups that show a set, or that it is configured in."""
        shown = self.gateway.grouped_sets if self.gateway else ()
        configured = self.configuration.set(redundancy_set) if self.configuration else None
        groups = {own.id for own, each in shown if each.id == redundancy_set}
        return groups | ({configured.group} if configured and configured.group is not None else set())

    def iccp_peers(self, group: int) -> set[str]:
        """Return the addresses to which ICCP leads for a group, as far as they are shown or configured."""
        shown = self.gateway.grouped_sets if self.gateway else ()
        addresses = {peer.ip for own, each in shown if own.id == group for peer in each.peers}
        return _addresses(addresses | {peer.address for peer in self._configured_peers(group)})

    def iccp_addresses(self, group: int) -> set[str]:
        """Return its own addresses of ICCP for a group, as far as they are shown or configured."""
        shown = self.gateway.groups if self.gateway else ()
        iccp = self.configuration.iccp if self.configuration else ConfiguredIccp()
        configured = {peer.local_address for peer in self._configured_peers(group)} | {iccp.local_address}
        return _addresses(configured | {own.local_ip for own in shown if own.id == group})

    def _configured_peers(self, group: int) -> tuple[IccpPeer, ...]:
        peers = self.configuration.iccp.peers if self.configuration else ()
        return tuple(peer for peer in peers if group in peer.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two gateways that back each other."""

    first: Subject
    second: Subject

    @property
    def directions(self) -> tuple[tuple[Subject, Subject], tuple[Subject, Subject]]:
        """Each gateway with the other."""
        return (self.first, self.second), (self.second, self.first)

    def common_sets(self) -> t.Iterator[tuple[Path, Sides]]:
        """Yield the sets that both show in the same group."""
        others = dict(self.second.sets_below())
        for path, each in dict(self.first.sets_below()).items():
            if path in others:
                yield path, (each, others[path])


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two readings of one gateway, and which sets were meant to switch between them."""

    before: _model.Gateway
    after: _model.Gateway
    expected: ChangeExpectation

    def switches(self, redundancy_set: int) -> bool:
        """Return whether a set was meant to switch."""
        named = self.expected.redundancy_sets
        return self.expected.expect == "switched" and (not named or redundancy_set in named)

    def common_sets(self) -> t.Iterator[tuple[Path, Sides]]:
        """Yield the sets of both readings."""
        after = dict(sets_by_path(self.after))
        for path, each in sets_by_path(self.before):
            if path in after:
                yield path, (each, after[path])


def if_not_shown(gateway: _model.Gateway) -> bool | None:
    """Return whether a gateway has what it does not show: False; None if its reply may hide it.

    A reply does that which broke off, or has a line that is not understood.
    """
    return False if gateway.complete else None


def _addresses(shown: t.Iterable[str | None]) -> set[str]:
    """Return what of it is an address: anything else leads nowhere, also not elsewhere."""
    return {each for each in shown if each and _model.is_address(each)}


def groups_by_path(gateway: _model.Gateway, path: Path = _HERE) -> ByPath[_model.Group]:
    """Return the groups of a gateway, which has a path itself."""
    return [(path.to("group", group.id), group) for group in gateway.groups]


def sets_by_path(gateway: _model.Gateway, path: Path = _HERE) -> ByPath[_model.RedundancySet]:
    """Return its sets."""
    return [
        (way.to("set", each.id), each) for way, group in groups_by_path(gateway, path) for each in group.sets
    ]


def service_sets_by_path(gateway: _model.Gateway) -> ByPath[_model.ServiceSet]:
    """Return its service sets."""
    return [
        (path.to("service_set", service_set.name), service_set)
        for path, each in sets_by_path(gateway)
        for service_set in each.service_sets or ()
    ]


def interfaces_by_path(gateway: _model.Gateway) -> ByPath[_model.ServiceInterface]:
    """Return its service interfaces."""
    return [
        (path.to("interface", interface.name), interface)
        for path, service_set in service_sets_by_path(gateway)
        for interface in service_set.interfaces
    ]
