# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the two gateways of a pair against each other.

They read the same from either side: exchanging the gateways exchanges subjects and nothing else.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    BOTH,
    NOT_SHOWN,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import gateway_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

_BOTH = Path().to("gateway", BOTH)

Sides = tuple[_model.RedundancySet, _model.RedundancySet]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two gateways that back each other, and how far apart in seconds they may have been read."""

    first: Subject
    second: Subject
    max_skew: float | None

    @property
    def directions(self) -> tuple[tuple[Subject, Subject], tuple[Subject, Subject]]:
        """Each gateway with the other."""
        return (self.first, self.second), (self.second, self.first)

    def common_sets(self) -> t.Iterator[tuple[Path, Sides]]:
        """Yield the sets that both show in the same group."""
        others = dict(_sets_by_path(self.second))
        for path, each in dict(_sets_by_path(self.first)).items():
            if path in others:
                yield path, (each, others[path])


def same_groups(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        shown = [group.id for _path, group in own.groups()]
        for _path, group in other.groups():
            yield _present("same_groups", own.path.to("group", group.id), holds=group.id in shown)


def same_sets(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        shown = [path for path, _each in _sets_by_path(own)]
        for path, _each in _sets_by_path(other):
            yield _present("same_sets", _under(own.path, path), holds=path in shown)


def single_master(it: Pair) -> t.Iterator[Finding]:
    for path, sides in it.common_sets():
        actual, holds = _masters([each.role for each in sides])
        yield decide("single_master", path, expected="exactly one MASTER", actual=actual, holds=holds)


def view_of_peer(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        local_ips = {group.id: group.local_ip for group in other.gateway.groups}
        stated = dict(_sets_by_path(other))
        for path, each in _sets_by_path(own):
            if path in stated:
                peer = _peer_in(each, local_ips.get(t.cast(int, path.steps[0][1])))
                yield _agree(
                    _under(own.path, path), says=peer.state if peer else None, is_state=stated[path].state
                )


def peer_address(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        local_ips = {group.id: group.local_ip for group in other.gateway.groups}
        for path, each in _sets_by_path(own):
            shown = [peer.ip for peer in each.peers if peer.ip]
            local_ip = local_ips.get(t.cast(int, path.steps[0][1]))
            if shown and local_ip:
                subject, holds = _under(own.path, path), local_ip in shown
                yield decide("peer_address", subject, expected=local_ip, actual=", ".join(shown), holds=holds)


def same_service_sets(it: Pair) -> t.Iterator[Finding]:
    for path, sides in it.common_sets():
        names = [_service_sets(each) for each in sides]
        if None in names:
            yield decide("same_service_sets", path, expected="the same on both", actual=None, holds=None)
    for own, other in it.directions:
        stated = dict(_sets_by_path(own))
        for path, each in _sets_by_path(other):
            shown = _service_sets(stated[path]) if path in stated else None
            for name in (_service_sets(each) or {}) if shown is not None else {}:
                subject = _under(own.path, path).to("service_set", name)
                yield _present("same_service_sets", subject, holds=name in (shown or {}))


def interface_count(it: Pair) -> t.Iterator[Finding]:
    for path, sides in it.common_sets():
        first, second = (_service_sets(each) for each in sides)
        if first is None or second is None:
            yield decide("interface_count", path, expected="the same on both", actual=None, holds=None)
            continue
        for name in [name for name in first if name in second]:
            counts = sorted({first[name], second[name]})
            actual = " and ".join(str(count) for count in counts)
            subject = path.to("service_set", name)
            holds = len(counts) == 1
            yield decide("interface_count", subject, expected="the same on both", actual=actual, holds=holds)


def collection_skew(it: Pair) -> t.Iterator[Finding]:
    if it.max_skew is None:
        return
    times = [side.gateway.collected_at for side in (it.first, it.second)]
    expected = f"at most {it.max_skew:g} s"
    if None in times:
        yield decide("collection_skew", _BOTH, expected=expected, actual=None, holds=None)
        return
    first, second = (moment("facts.collected_at", time) for time in times)
    skew = abs((first - second).total_seconds())
    holds = skew <= it.max_skew
    yield decide("collection_skew", _BOTH, expected=expected, actual=f"{skew:.0f} s", holds=holds)


CHECKS: dict[str, t.Callable[[Pair], t.Iterator[Finding]]] = {
    "same_groups": same_groups,
    "same_sets": same_sets,
    "single_master": single_master,
    "view_of_peer": view_of_peer,
    "peer_address": peer_address,
    "same_service_sets": same_service_sets,
    "interface_count": interface_count,
    "collection_skew": collection_skew,
}


def pair_findings(it: Pair) -> list[Finding]:
    """Return what every check on each gateway, and on the two together, finds."""
    return [
        *gateway_findings(it.first),
        *gateway_findings(it.second),
        *(finding for check in CHECKS.values() for finding in check(it)),
    ]


def _sets_by_path(side: Subject) -> t.Iterator[tuple[Path, _model.RedundancySet]]:
    for path, each in side.sets():
        yield Path(path.steps[len(side.path.steps) :]), each


def _under(gateway: Path, path: Path) -> Path:
    return Path((*gateway.steps, *path.steps))


def _present(check: str, path: Path, *, holds: bool) -> Finding:
    actual = "present" if holds else "missing"
    return decide(check, path, expected="present, as on the other gateway", actual=actual, holds=holds)


def _masters(roles: list[str | None]) -> tuple[str, bool | None]:
    if any(role not in _model.ROLES for role in roles):
        return ", ".join(sorted(role or NOT_SHOWN for role in roles)), None
    names = {0: "no master", 1: "one master", 2: "two masters"}
    return names[roles.count("MASTER")], roles.count("MASTER") == 1


def _peer_in(each: _model.RedundancySet, local_ip: str | None) -> _model.Peer | None:
    by_address = [peer for peer in each.peers if local_ip and peer.ip == local_ip]
    candidates = by_address or list(each.peers)
    return candidates[0] if len(candidates) == 1 else None


def _agree(path: Path, *, says: str | None, is_state: str | None) -> Finding:
    expected = f"{is_state or NOT_SHOWN}, as the other gateway says of itself"
    holds = None if says is None or is_state is None else says == is_state
    return decide("view_of_peer", path, expected=expected, actual=says, holds=holds)


def _service_sets(each: _model.RedundancySet) -> dict[str, int] | None:
    if each.service_sets is None:
        return None
    return {service_set.name: len(service_set.interfaces) for service_set in each.service_sets}
