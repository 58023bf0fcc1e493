# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on one gateway. Each takes what is to be judged and yields its findings."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    Finding,
    Path,
    compare,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import ANY
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.completeness import is_whole
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

_PEERS = {"MASTER": "all STANDBY", "STANDBY": "exactly one MASTER"}
_INTERFACE_ROLE = {"MASTER": "active", "STANDBY": "backup"}


def reply_complete(it: Subject) -> t.Iterator[Finding]:
    yield from completeness(it.gateway, it.path)


def facts_age(it: Subject) -> t.Iterator[Finding]:
    """Facts from the future are as little known as stale ones."""
    if it.limit is None or it.gateway.collected_at is None:
        return
    age = (it.limit.now - moment("facts.collected_at", it.gateway.collected_at)).total_seconds()
    fresh = -1 <= age <= it.limit.seconds
    expected = f"at most {it.limit.seconds:g} s"
    yield decide("facts_age", it.path, expected=expected, actual=f"{age:.1f} s", holds=fresh or None)


def iccp_connection(it: Subject) -> t.Iterator[Finding]:
    yield compare(
        "iccp_connection",
        it.path,
        expected=["Connected"],
        actual=it.gateway.iccp.connection,
        known=_model.CONNECTIONS,
    )


def peer_connections(it: Subject) -> t.Iterator[Finding]:
    """Members count this gateway too."""
    wanted = it.expected.peer_connections
    for path, group in it.groups():
        counts = sorted({count for count in _peers_counted(group) if count is not None})
        peers = counts[0] if len(counts) == 1 else None
        holds = None if peers is None else peers == wanted if wanted else peers >= 1
        actual = " or ".join(str(count) for count in counts) or NOT_SHOWN
        expected = str(wanted) if wanted else "at least 1"
        yield decide("peer_connections", path, expected=expected, actual=actual, holds=holds)


def set_present(it: Subject) -> t.Iterator[Finding]:
    shown = [each.id for group in it.gateway.groups for each in group.sets]
    for asked in it.expected.asked_sets:
        count = shown.count(asked)
        holds = None if count > 1 else count == 1
        path = it.path.to("set", asked)
        yield decide("set_present", path, expected="present", actual=_presence(count), holds=holds)
    if not it.expected.redundancy_sets:
        groups = it.gateway.groups
        whole = bool(shown) and _once(shown) and _once([g.id for g in groups]) and all(g.sets for g in groups)
        actual = f"{len(shown)} sets in {len(groups)} groups"
        expected = "a set in each group, each id once"
        yield decide("set_present", it.path, expected=expected, actual=actual, holds=whole or None)
    elif not any(it.sets()):
        yield decide("set_present", it.path, expected="a set to judge", actual="none", holds=None)


def role(it: Subject) -> t.Iterator[Finding]:
    for path, each in it.sets():
        wanted = it.expected.role_of(each.id)
        expected = list(_PEERS) if wanted == ANY else [wanted]
        yield compare("role", path, expected=expected, actual=each.role, known=_model.ROLES)


def role_clear(it: Subject) -> t.Iterator[Finding]:
    for path, each in it.sets():
        yield _clear("role_clear", path, each)


def peer_role(it: Subject) -> t.Iterator[Finding]:
    """Two masters fail also where another peer shows nothing."""
    for path, each in it.sets():
        roles = [peer.role for peer in each.peers]
        expected = _PEERS.get(each.role or "", "the complement of the local role")
        actual = ", ".join(role or NOT_SHOWN for role in roles) or NOT_SHOWN
        holds = _complements(each.role, roles)
        yield decide("peer_role", path, expected=expected, actual=actual, holds=holds)


def peer_clear(it: Subject) -> t.Iterator[Finding]:
    for path, peer in it.peers():
        yield _clear("peer_clear", path, peer)


def peer_connection(it: Subject) -> t.Iterator[Finding]:
    for path, peer in it.peers():
        yield compare(
            "peer_connection",
            path,
            expected=["Connected"],
            actual=peer.connection,
            known=_model.CONNECTIONS,
        )


def health(it: Subject) -> t.Iterator[Finding]:
    if it.expected.health == ANY:
        return
    for path, each in it.sets():
        yield compare("health", path, expected=["Passed"], actual=each.health, known=_model.HEALTHS)


def monitored_interfaces(it: Subject) -> t.Iterator[Finding]:
    if it.expected.health == ANY:
        return
    for path, each in it.sets():
        actual, holds = _monitored(each, it.gateway.level)
        yield decide("monitored_interfaces", path, expected="none down", actual=actual, holds=holds)


def service_sets(it: Subject) -> t.Iterator[Finding]:
    shown = [service_set.name for _path, _each, service_set in it.service_sets()]
    hidden = any(each.service_sets is None for _path, each in it.sets())
    for name in it.expected.service_sets:
        holds = True if name in shown else None if hidden else False
        actual = "present" if holds else NOT_SHOWN if hidden else "missing"
        path = it.path.to("service_set", name)
        yield decide("service_sets", path, expected="present", actual=actual, holds=holds)
    for path, each in it.sets() if it.expected.require_service_sets else ():
        count = None if each.service_sets is None else len(each.service_sets)
        holds = None if count is None else count > 0
        yield decide("service_sets", path, expected="at least 1", actual=count, holds=holds)


def interface_connection(it: Subject) -> t.Iterator[Finding]:
    yield from _hidden(it, "interface_connection", "Up")
    yield from _without_interface(it, "interface_connection", "Up")
    for path, _each, interface in it.interfaces():
        yield compare(
            "interface_connection",
            path,
            expected=["Up"],
            actual=interface.connection,
            known=_model.INTERFACE_CONNECTIONS,
        )


def interface_role(it: Subject) -> t.Iterator[Finding]:
    yield from _hidden(it, "interface_role", "active or backup, as the gateway's role")
    for path, each, interface in it.interfaces():
        wanted = _INTERFACE_ROLE.get(each.role or "")
        known = _model.INTERFACE_ROLES if wanted else ()
        expected = [wanted or "the role of a MASTER or STANDBY"]
        yield compare("interface_role", path, expected=expected, actual=interface.role, known=known)


def synchronization(it: Subject) -> t.Iterator[Finding]:
    if it.expected.synchronization == ANY:
        return
    yield from _hidden(it, "synchronization", "Hot")
    yield from _without_interface(it, "synchronization", "Hot")
    for path, _each, interface in it.interfaces():
        yield compare(
            "synchronization",
            path,
            expected=["Hot"],
            actual=interface.synchronization,
            known=_model.SYNCHRONIZATIONS,
        )


CHECKS: dict[str, t.Callable[[Subject], t.Iterator[Finding]]] = {
    "reply_complete": reply_complete,
    "facts_age": facts_age,
    "iccp_connection": iccp_connection,
    "peer_connections": peer_connections,
    "set_present": set_present,
    "role": role,
    "role_clear": role_clear,
    "peer_role": peer_role,
    "peer_clear": peer_clear,
    "peer_connection": peer_connection,
    "health": health,
    "monitored_interfaces": monitored_interfaces,
    "service_sets": service_sets,
    "interface_connection": interface_connection,
    "interface_role": interface_role,
    "synchronization": synchronization,
}


def completeness(gateway: _model.Gateway, path: Path) -> t.Iterator[Finding]:
    """A line that is not understood is a finding of its own, so that a waiver can name it.

    Such a waiver does not cover what the reply lacks besides.
    """
    lines = gateway.unrecognized
    for line in lines:
        yield decide(
            "reply_complete",
            path.to("line", repr(line.strip())),
            expected="understood",
            actual="not understood",
            holds=None,
            waivable=True,
        )
    whole = is_whole(gateway.level, gateway.iccp, gateway.groups) if lines else gateway.complete
    if not (lines and whole):
        actual = "complete" if whole else "it broke off"
        yield decide("reply_complete", path, expected="complete", actual=actual, holds=whole or None)


def gateway_findings(it: Subject) -> list[Finding]:
    """Return what every check on one gateway finds."""
    return [finding for check in CHECKS.values() for finding in check(it)]


def not_read(path: Path, cause: str = "not read") -> Finding:
    """Return the finding of a gateway that could not be read."""
    return decide("reply_complete", path, expected="complete", actual=cause, holds=None)


def _once(ids: t.Sequence[int]) -> bool:
    return len(set(ids)) == len(ids)


def _peers_counted(group: _model.Group) -> tuple[int | None, int | None]:
    return group.peer_connections, None if group.members is None else group.members - 1


def _presence(count: int) -> str:
    return {0: "missing", 1: "present"}.get(count, f"{count} times")


def _clear(check: str, path: Path, stated: _model.RedundancySet | _model.Peer) -> Finding:
    known = stated.role in _model.ROLES
    holds = stated.qualifier is None if known else None
    return decide(check, path, expected="no qualifier", actual=stated.state, holds=holds)


def _complements(own: str | None, peers: list[str | None]) -> bool | None:
    hidden = not peers or any(role not in _model.ROLES for role in peers)
    masters = peers.count("MASTER")
    if own == "MASTER":
        wrong = masters > 0 or "INITIALIZING" in peers
        return False if wrong else None if hidden else True
    if own == "STANDBY":
        return False if masters > 1 else None if hidden else masters == 1
    return None


def _monitored(each: _model.RedundancySet, level: str) -> tuple[str, bool | None]:
    named = ", ".join(each.failed_interfaces or ())
    if each.interfaces_down or each.failed_interfaces:
        return f"{each.interfaces_down or 'some'} down{f': {named}' if named else ''}", False
    if level == "terse" or (each.failed_interfaces is not None and each.interfaces_down is None):
        return NOT_SHOWN, None
    return "none down", True


def _hidden(it: Subject, check: str, expected: str) -> t.Iterator[Finding]:
    for path, each in it.sets():
        if each.service_sets is None:
            yield decide(check, path, expected=expected, actual=None, holds=None)


def _without_interface(it: Subject, check: str, expected: str) -> t.Iterator[Finding]:
    for path, _each, service_set in it.service_sets():
        if not service_set.interfaces:
            yield decide(check, path, expected=expected, actual="no interface", holds=None)
