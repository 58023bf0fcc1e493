# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the two gateways of a pair against each other.

They read the same from either side: exchanging the gateways exchanges subjects and nothing else.
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    BOTH,
    NO_MASTER,
    NOT_SHOWN,
    TWO_MASTERS,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import gateway_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import Registry
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import (
    Pair,
    Side,
    Subject,
    if_not_shown,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import is_same_host
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

_BOTH = Path().to("gateway", BOTH)

CHECKS = Registry[Pair]("pair")


@CHECKS.check(
    proves="The two names lead to two chassis. Made only where both serial numbers are shown.",
    unknown="Never; a switchover is unknown by identity.",
    remedy="Look at ansible_host and srd_peer: nothing else here says anything about a pair.",
    is_essential=True,
)
def two_chassis(it: Pair) -> t.Iterator[Finding]:
    numbers = _serial_numbers(it)
    if numbers:
        actual = f"serial numbers {' and '.join(numbers)}"
        if is_one_box(it):
            actual = f"one box under two names, serial number {numbers[0]}"
        yield decide("two_chassis", _BOTH, expected="two chassis", actual=actual, holds=not is_one_box(it))


@CHECKS.check(
    proves="Both gateways have the same redundancy groups.",
    unknown="The gateway lacks the group, and its reply broke off or was not understood to its end.",
    remedy="Compare services redundancy-set and protocols iccp in both configurations.",
)
def same_groups(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        shown = [group.id for _path, group in own.groups()]
        for _path, group in other.groups():
            path = own.path.to("group", group.id)
            yield _present("same_groups", path, own.gateway, holds=group.id in shown)


@CHECKS.check(
    proves="Both gateways have the same redundancy sets, in the same groups.",
    unknown="The gateway lacks the set, and its reply broke off or was not understood to its end.",
    remedy="Compare services redundancy-set in both configurations.",
)
def same_sets(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        shown = [path for path, _each in own.sets_below()]
        for path, _each in other.sets_below():
            yield _present("same_sets", _under(own.path, path), own.gateway, holds=path in shown)


@CHECKS.check(
    proves="Exactly one of the two gateways is MASTER of the set.",
    unknown="A role is not shown, or is not a known one.",
    remedy="Two masters: restore the ICCP path first. No master: see the health of both.",
)
def single_master(it: Pair) -> t.Iterator[Finding]:
    for path, sides in it.common_sets():
        actual, holds = _masters([each.role for each in sides])
        yield decide("single_master", path, expected="exactly one MASTER", actual=actual, holds=holds)


@CHECKS.check(
    proves="What each gateway says of the other is what the other says of itself.",
    unknown="A state is not shown, two states differ by a word that is not known, or it is not plain which "
    "of several peers is the other gateway.",
    remedy="Read both again. If they still disagree, look at show iccp on both.",
)
def view_of_peer(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        local_ips = {group.id: group.local_ip for group in other.gateway.groups}
        stated = dict(other.sets_below())
        for path, each in own.sets_below():
            if path in stated:
                peer = _peer_in(each, local_ips.get(t.cast(int, path.steps[0][1])))
                yield _agree(
                    _under(own.path, path), says=peer.state if peer else None, is_state=stated[path].state
                )


@CHECKS.check(
    proves="A gateway's peer address is the other's local one. Made only where both are shown.",
    unknown="What stands in the place of an address is not one.",
    remedy="Make sure that these two are a pair, then compare protocols iccp in both configurations.",
)
def peer_address(it: Pair) -> t.Iterator[Finding]:
    for own, other in it.directions:
        local_ips = {group.id: group.local_ip for group in other.gateway.groups}
        for path, each in own.sets_below():
            shown = [peer.ip for peer in each.peers if peer.ip]
            local_ip = local_ips.get(t.cast(int, path.steps[0][1]))
            if shown and local_ip:
                is_known = all(map(_model.is_address, (local_ip, *shown)))
                subject, holds = _under(own.path, path), local_ip in shown or (False if is_known else None)
                yield decide("peer_address", subject, expected=local_ip, actual=", ".join(shown), holds=holds)


@CHECKS.check(
    proves="Both gateways have the same service sets in the redundancy set.",
    unknown="A reply does not show service sets; or it lacks one, and was not understood to its end.",
    remedy="Compare services service-set in both configurations.",
)
def same_service_sets(it: Pair) -> t.Iterator[Finding]:
    for path, sides in it.common_sets():
        names = [_service_sets(each) for each in sides]
        if None in names:
            yield decide("same_service_sets", path, expected="the same on both", actual=None, holds=None)
    for own, other in it.directions:
        stated = dict(own.sets_below())
        for path, each in other.sets_below():
            shown = _service_sets(stated[path]) if path in stated else None
            for name in (_service_sets(each) or {}) if shown is not None else {}:
                subject = _under(own.path, path).to("service_set", name)
                yield _present("same_service_sets", subject, own.gateway, holds=name in (shown or {}))


@CHECKS.check(
    proves="A service set has as many interfaces on one gateway as on the other.",
    unknown="A reply does not show service sets; or it shows fewer, and was not understood to its end.",
    remedy="Compare the service interfaces of both; their names may differ, their number may not.",
)
def interface_count(it: Pair) -> t.Iterator[Finding]:
    gateways = it.first.gateway, it.second.gateway
    for path, sides in it.common_sets():
        first, second = (_service_sets(each) for each in sides)
        if first is None or second is None:
            yield decide("interface_count", path, expected="the same on both", actual=None, holds=None)
            continue
        for name in [name for name in first if name in second]:
            counts = first[name], second[name]
            fewer = gateways[counts.index(min(counts))]
            actual = " and ".join(str(count) for count in sorted(set(counts)))
            subject = path.to("service_set", name)
            holds = counts[0] == counts[1] or if_not_shown(fewer)
            yield decide(
                "interface_count",
                subject,
                expected="the same on both",
                actual=actual,
                holds=holds,
                waivable=holds is None,
            )


@CHECKS.check(
    proves="The two replies were asked for within max_skew seconds. Not made with max_skew any.",
    unknown="A reply has no time: it was parsed offline.",
    remedy="Read both gateways again, one right after the other.",
)
def collection_skew(it: Pair) -> t.Iterator[Finding]:
    if it.first.expected.max_skew is None:
        return
    times = [side.gateway.collected_at for side in (it.first, it.second)]
    expected = f"at most {it.first.expected.max_skew:g} s"
    if None in times:
        yield decide("collection_skew", _BOTH, expected=expected, actual=None, holds=None)
        return
    first, second = (moment("facts.collected_at", time) for time in times)
    skew = abs((first - second).total_seconds())
    holds = skew <= it.first.expected.max_skew
    yield decide("collection_skew", _BOTH, expected=expected, actual=f"{skew:.0f} s", holds=holds)


def pair_findings(it: Pair) -> list[Finding]:
    """Return what every check on each gateway, and on the two together, finds.

    One box under two names is no pair: nothing is compared then.
    """
    together = two_chassis(it) if is_one_box(it) else CHECKS.findings(it)
    return [*gateway_findings(it.first), *gateway_findings(it.second), *together]


def is_one_box(it: Pair) -> bool:
    """Return whether both show one serial number: one box under two names."""
    return len(set(_serial_numbers(it))) == 1


def _serial_numbers(it: Pair) -> tuple[str, ...]:
    """Return the serial numbers of both, whichever is first; nothing where one is not shown."""
    shown = [side.gateway.identity for side in (it.first, it.second)]
    numbers = tuple(sorted(each.serial_number for each in shown if each and each.serial_number))
    return numbers if len(numbers) == len(shown) else ()


def leads_elsewhere(first: Side, second: Side) -> t.Iterator[str]:
    """Yield where ICCP leads to another gateway, by what replies and configurations show of it, in words."""
    for own, other in ((first, second), (second, first)):
        for group in sorted(own.groups & other.groups):
            peers, local = own.iccp_peers(group), other.iccp_addresses(group)
            if peers and local and not peers & local:
                leads, has = ", ".join(sorted(peers)), ", ".join(sorted(local))
                yield f"ICCP of {own.name} leads to {leads} in group {group}, and {other.name} has {has}"


def leads_there(first: Side, second: Side, redundancy_set: int) -> bool:
    """Return whether ICCP leads from one gateway to the other one for a group that the set belongs to."""
    groups = first.groups_of(redundancy_set) | second.groups_of(redundancy_set)
    return any(
        own.iccp_peers(group) & other.iccp_addresses(group)
        for group in groups
        for own, other in ((first, second), (second, first))
    )


def identity_finding(side: Subject, other: str) -> Finding:
    """Return whether a gateway is the one that its name in the inventory means.

    It is of a switchover. For what only judges, what is against it is a warning.

    Args:
        side: the gateway.
        other: the name of the other one of the pair, which may answer at its address.
    """
    known = side.gateway.identity or _model.Identity()
    name = str(dict(side.path.steps)["gateway"])
    wanted = side.expected.host_name_of(name)
    is_other = None not in (wanted, known.host_name) and not is_same_host(wanted or "", known.host_name or "")
    actual = f"host name {known.host_name or NOT_SHOWN}, serial number {known.serial_number or NOT_SHOWN}"
    if is_other:
        is_exchanged = is_same_host(side.expected.host_name_of(other) or "", known.host_name or "")
        meant = f"if it is meant so, set srd_host_name: {known.host_name} for {name}"
        actual = f"{actual}; {f'this is {other}: look at ansible_host of both' if is_exchanged else meant}"
    if known.refused:
        actual = f"{actual} ({'; '.join(dict.fromkeys(known.refused))})"
    expected = f"host name {wanted}, and a serial number" if wanted else "a host name and a serial number"
    holds = False if is_other else True if known.complete else None
    return decide("identity", side.path, expected=expected, actual=actual, holds=holds)


def _under(gateway: Path, path: Path) -> Path:
    return Path((*gateway.steps, *path.steps))


def _present(check: str, path: Path, gateway: _model.Gateway, *, holds: bool) -> Finding:
    found = holds or if_not_shown(gateway)
    actual = "present" if found else NOT_SHOWN if found is None else "missing"
    expected = "present, as on the other gateway"
    return decide(check, path, expected=expected, actual=actual, holds=found, waivable=found is None)


def _masters(roles: list[str | None]) -> tuple[str, bool | None]:
    if any(role not in _model.ROLES for role in roles):
        return ", ".join(sorted(role or NOT_SHOWN for role in roles)), None
    names = {0: NO_MASTER, 1: "one master", 2: TWO_MASTERS}
    return names[roles.count("MASTER")], roles.count("MASTER") == 1


def _peer_in(each: _model.RedundancySet, local_ip: str | None) -> _model.Peer | None:
    by_address = [peer for peer in each.peers if local_ip and peer.ip == local_ip]
    candidates = by_address or list(each.peers)
    return candidates[0] if len(candidates) == 1 else None


def _agree(path: Path, *, says: str | None, is_state: str | None) -> Finding:
    expected = f"{is_state or NOT_SHOWN}, as the other gateway says of itself"
    holds = None if says is None or is_state is None else says == is_state or _differs(says, is_state)
    return decide("view_of_peer", path, expected=expected, actual=says, holds=holds)


def _differs(says: str, is_state: str) -> bool | None:
    """Return False where two states differ for sure: a word that is not known may be another for the same."""
    roles = [_model.split_state(each)[0] for each in (says, is_state)]
    is_known = all(map(_model.is_known_state, (says, is_state)))
    return False if is_known or (roles[0] != roles[1] and set(roles) <= set(_model.ROLES)) else None


def _service_sets(each: _model.RedundancySet) -> dict[str, int] | None:
    if each.service_sets is None:
        return None
    return {service_set.name: len(service_set.interfaces) for service_set in each.service_sets}
