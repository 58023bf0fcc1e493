# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on one gateway. Each takes what it checks and yields its findings."""

from __future__ import annotations

import datetime
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import interfaces
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    BY,
    NOT_SHOWN,
    PEERS_OF_MASTER,
    PEERS_OF_STANDBY,
    Finding,
    Path,
    compare,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import Registry
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Subject, if_not_shown
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import ANY
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import is_whole
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

_PEERS = {"MASTER": PEERS_OF_MASTER, "STANDBY": PEERS_OF_STANDBY}
CHECKS = Registry[Subject]("gateway")


@CHECKS.check(
    proves="The reply was read to its end, and every line of it was understood.",
    unknown="The reply broke off, or has a line that is not understood. It never fails.",
    remedy="See that the gateway answers, and read it again. A line that stays: ask junos_ha.srd.contact.",
)
def reply_complete(it: Subject) -> t.Iterator[Finding]:
    yield from completeness(it.gateway, it.path)


@CHECKS.check(
    proves="The facts are no older than max_age. Not made for facts without a time, parsed offline.",
    unknown="The facts are older, or from the future. It never fails.",
    remedy="Read the gateway again right before checking it.",
)
def facts_age(it: Subject) -> t.Iterator[Finding]:
    """Facts from the future are as little known as stale ones."""
    if it.limit is None or it.gateway.collected_at is None:
        return
    age = (it.limit.now - moment("facts.collected_at", it.gateway.collected_at)).total_seconds()
    fresh = -1 <= age <= it.limit.seconds
    expected = f"at most {it.limit.seconds:g} s"
    yield decide("facts_age", it.path, expected=expected, actual=f"{age:.1f} s", holds=fresh or None)


@CHECKS.check(
    proves="The daemon is connected to the ICCP process.",
    unknown="The reply does not show it.",
    remedy="Look at show iccp, at the ICCP configuration and at the path between the gateways.",
)
def iccp_connection(it: Subject) -> t.Iterator[Finding]:
    yield compare(
        "iccp_connection",
        it.path,
        expected=["Connected"],
        actual=it.gateway.iccp.connection,
        known=_model.CONNECTIONS,
    )


@CHECKS.check(
    proves="Each group is connected to as many peers as expected, one at least.",
    unknown="The reply shows neither peers nor members, or the two contradict each other.",
    remedy="Look at show iccp and at the reachability of the peer's address.",
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


@CHECKS.check(
    proves="Every redundancy set that was asked for is there; where none was, there is one at least.",
    unknown="There is no set to check, a group shows none, an id is shown twice, or one is missing in a "
    "reply that was not understood to its end.",
    remedy="Look at services redundancy-set in the configuration, and at the set's id.",
)
def set_present(it: Subject) -> t.Iterator[Finding]:
    shown = [each.id for each in it.gateway.sets]
    for asked in it.expected.required_sets:
        count = shown.count(asked)
        holds = None if count > 1 else count == 1 or if_not_shown(it.gateway)
        path = it.path.to("set", asked)
        actual = _presence(count) if count or holds is False else NOT_SHOWN
        is_hidden = holds is None and not count
        yield decide("set_present", path, expected="present", actual=actual, holds=holds, waivable=is_hidden)
    if not it.expected.redundancy_sets:
        groups = it.gateway.groups
        whole = bool(shown) and _once(shown) and _once([g.id for g in groups]) and all(g.sets for g in groups)
        actual = f"{len(shown)} sets in {len(groups)} groups"
        expected = "a set in each group, each id once"
        yield decide("set_present", it.path, expected=expected, actual=actual, holds=whole or None)
    elif not any(it.sets()):
        yield decide("set_present", it.path, expected="a set to check", actual="none", holds=None)


@CHECKS.check(
    proves="The gateway has the expected role of the set; with any, it is MASTER or STANDBY.",
    unknown="The state is not shown, or is not a known one.",
    remedy="Find out which gateway ought to be MASTER, and what moved mastership: the transition events.",
)
def role(it: Subject) -> t.Iterator[Finding]:
    for path, each in it.sets():
        wanted = it.expected.role_of(each.id)
        expected = list(_PEERS) if wanted == ANY else [wanted]
        yield compare("role", path, expected=expected, actual=each.role, known=_model.ROLES)


@CHECKS.check(
    proves="No warning and no wait qualifies the gateway's own state.",
    unknown="The state is not shown, or is not a known one.",
    remedy="Look for monitored interfaces that are down. WARNED holds until all are up again.",
)
def role_clear(it: Subject) -> t.Iterator[Finding]:
    for path, each in it.sets():
        yield _clear("role_clear", path, each)


@CHECKS.check(
    proves="A MASTER's peers are all STANDBY; a STANDBY has exactly one MASTER among its peers.",
    unknown="No peer or no state is shown, one is not known, or this gateway is INITIALIZING.",
    remedy="Read the peer. Two masters: restore the ICCP path first. No master: see the health of both.",
)
def peer_role(it: Subject) -> t.Iterator[Finding]:
    """Two masters fail also where another peer shows nothing."""
    for path, each in it.sets():
        roles = [peer.role for peer in each.peers]
        expected = _PEERS.get(each.role or "", "the complement of the local role")
        actual = ", ".join(role or NOT_SHOWN for role in roles) or NOT_SHOWN
        holds = _complements(each.role, roles)
        yield decide("peer_role", path, expected=expected, actual=actual, holds=holds)


@CHECKS.check(
    proves="No warning and no wait qualifies a peer's state.",
    unknown="No peer or no state is shown, or it is not a known one.",
    remedy="Look on the peer for monitored interfaces that are down.",
)
def peer_clear(it: Subject) -> t.Iterator[Finding]:
    for path, peer in it.peers():
        yield _clear("peer_clear", path, peer)


@CHECKS.check(
    proves="Every peer of the set is connected.",
    unknown="No peer or no connection is shown.",
    remedy="Look at show iccp on both gateways and at the path between them.",
)
def peer_connection(it: Subject) -> t.Iterator[Finding]:
    for path, peer in it.peers():
        yield compare(
            "peer_connection",
            path,
            expected=["Connected"],
            actual=peer.connection,
            known=_model.CONNECTIONS,
        )


@CHECKS.check(
    proves="The set's health check has passed. Not made with health any.",
    unknown="The reply does not show health; a terse one never does.",
    remedy="Look at the failed interfaces of the set, then at the service cards.",
)
def health(it: Subject) -> t.Iterator[Finding]:
    if it.expected.health == ANY:
        return
    for path, each in it.sets():
        yield compare("health", path, expected=["Passed"], actual=each.health, known=_model.HEALTHS)


@CHECKS.check(
    proves="No monitored interface is counted down or named as failed. Not made with health any.",
    unknown="The reply is terse, or has the line of failed interfaces with neither name nor count.",
    remedy="Bring the named interfaces up, or take them out of the monitor on purpose.",
)
def monitored_interfaces(it: Subject) -> t.Iterator[Finding]:
    if it.expected.health == ANY:
        return
    for path, each in it.sets():
        actual, holds = _monitored(each, it.gateway.level)
        yield decide("monitored_interfaces", path, expected="none down", actual=actual, holds=holds)


@CHECKS.check(
    proves="What a vocabulary of the site let pass is named, and it has not expired. Not made where nothing "
    "passed by one.",
    unknown="The vocabulary has expired. It never fails.",
    remedy="Look at the lines and values that it names, then sign it anew, or take it out of srd_vocabulary.",
    is_essential=True,
)
def vocabulary(it: Subject) -> t.Iterator[Finding]:
    yield from passed_by_vocabulary(it.gateway, it.path, it.now)


def passed_by_vocabulary(
    gateway: _model.Gateway, path: Path, now: datetime.datetime | None
) -> t.Iterator[Finding]:
    """Yield each line and each value that a vocabulary let pass, once.

    Args:
        gateway: what a gateway showed.
        path: the way to it.
        now: the time, with its zone; None where expiry does not count.
    """
    passed = gateway.vocabulary
    if passed is None:
        return
    expired = now is not None and now > moment("facts.vocabulary.expires", passed.expires)
    by = f"{BY}vocabulary of {passed.date}, owner {passed.owner}"
    ways = [
        (path.to("line", repr(label)), "passed over")
        for label in dict.fromkeys(each.label for each in passed.lines)
    ]
    ways += [
        (path.to("value", repr(f"{each.field} {each.printed}")), f"taken for {each.means}")
        for each in passed.meanings
    ]
    for way, words in ways:
        yield decide(
            "vocabulary",
            way,
            expected=f"a vocabulary until {passed.expires}",
            actual=f"{words}{by}",
            holds=None if expired else True,
        )


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
    return [*CHECKS.findings(it), *interfaces.CHECKS.findings(it)]


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
    """A word in the brackets that is not known is neither a warning nor none, and a person can see it."""
    holds = stated.qualifier is None if _model.is_known_state(stated.state) else None
    is_seen = stated.role in _model.ROLES
    return decide(
        check,
        path,
        expected="no qualifier",
        actual=stated.state,
        holds=holds,
        waivable=is_seen and holds is None,
    )


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
