# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The state of a redundancy set on both gateways of a pair, in columns.

By them it is decided whether one of the two may be taken down: C(own). C(other) is its peer.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    evaluate_identity,
    evaluate_pair,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    AGAINST,
    NOT_SHOWN,
    Finding,
    Status,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.interfaces import shown_as_configured
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.pair import leads_elsewhere
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    PEER_RELEASES,
    RELEASES,
    Configuration,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

Column = t.Literal[
    "relation",
    "reading",
    "own",
    "other",
    "members",
    "health",
    "link",
    "view",
    "interfaces",
    "takeover",
    "failback",
    "events",
]
Columns = t.Mapping[Column, str]

# What each column may hold. C(own) is the state of the gateway, C(other) and C(health) are those of its peer.
VALUES: dict[Column, tuple[str, ...]] = {
    "relation": ("pair", "one gateway", "another gateway", "no pair", NOT_SHOWN),
    "reading": ("both", "missing"),
    "own": ("absent", "MASTER", "not MASTER", "unknown"),
    "other": ("absent", "MASTER", "STANDBY", "not ready", "unknown"),
    "members": ("two", "more"),
    "health": ("well", "unwell", NOT_SHOWN),
    "link": ("up", "lost", NOT_SHOWN),
    "view": ("agrees", "contradicts", "not known", NOT_SHOWN),
    "interfaces": ("Hot", "Cold", "no backup", NOT_SHOWN),
    "takeover": ("configured", "missing", NOT_SHOWN),
    "failback": ("no", "by itself", NOT_SHOWN),
    "events": ("own", "shared", NOT_SHOWN),
}

Found = tuple[str, str]  # the value of a column, and what was found

# What a waiver may cover here: nothing that says where mastership is, or whether the peer is there.
_COVERED = (
    "reply_complete",
    "health",
    "monitored_interfaces",
    "service_sets",
    "interface_connection",
    "synchronization",
    "shown_as_configured",
)
_READING = ("reply_complete", "vocabulary", "facts_age", "collection_skew")
_HEALTH = ("role_clear", "health", "monitored_interfaces")
_LINK = ("iccp_connection", "peer_connections", "peer_connection")
_INTERFACES = (
    "service_sets",
    "interface_connection",
    "synchronization",
    "interface_type",
    "shown_as_configured",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of both gateways, and what the checks found."""

    own: Side
    other: Side
    findings: tuple[Finding, ...]

    @property
    def numbers(self) -> list[int]:
        """The sets that are asked about: those shown or configured here, and those that the peer shares."""
        shown = self.own.gateway.sets if self.own.gateway else ()
        configured = self.own.configuration.sets if self.own.configuration else ()
        theirs = self.other.gateway.grouped_sets if self.other.gateway else ()
        shared = {each.id for group, each in theirs if _shares(self.own.gateway, group, each)}
        return sorted(shared | {each.id for each in shown} | {each.id for each in configured})

    def in_group(self, side: Side, number: int) -> list[tuple[_model.Group, _model.RedundancySet]]:
        """Return a set as a gateway shows it, in the groups in which the gateway of the question has it."""
        own, shown = _sets(self.own, number), _sets(side, number)
        groups = [group.id for group, _each in own]
        return [(group, each) for group, each in shown if not own or group.id in groups]


def seen(own: Side, other: Side, expected: Expectation, now: datetime.datetime) -> Seen:
    """Return what is known of a gateway and its peer.

    Args:
        own: the gateway that the question is asked of.
        other: its peer.
        expected: its waivers, its ages, its host names and whether a set needs a service set count, nothing
            else.
        now: the time, with its zone.

    Raises:
        ArgumentError: the two have one name, or a waiver names a check that does not exist.
    """
    judged = Expectation(
        without_service_sets=expected.without_service_sets,
        waivers=expected.waivers,
        max_age=expected.max_age,
        max_skew=expected.max_skew,
        host_names=expected.host_names,
    )
    names = own.name, other.name
    report = evaluate_pair(own.gateway, other.gateway, judged, now=now, names=names)
    identities = evaluate_identity(own.gateway, other.gateway, judged, names=names)
    configured = [each for side in (own, other) for each in shown_as_configured(side, judged.includes)]
    more = report_on([*identities, *configured], waivers=judged.waivers, now=now)
    return Seen(own=own, other=other, findings=(*report.findings, *more.findings))


def columns_of(pair: Seen, number: int) -> dict[Column, Found]:
    """Return what each column holds of a set, and what was found for it, in words."""
    return {name: find(pair, number) for name, find in _COLUMNS.items()}


def names_of_sets(numbers: t.Sequence[int]) -> str:
    """Return sets in words: C(set 1), C(sets 1 and 4)."""
    *most, last = map(str, numbers)
    return f"sets {', '.join(most)} and {last}" if most else f"set {last}"


def _shares(gateway: _model.Gateway | None, group: _model.Group, each: _model.RedundancySet) -> bool:
    """Return whether a set that the peer shows may be one of this gateway, too."""
    groups = gateway.groups if gateway else ()
    ours, theirs = {own.local_ip for own in groups}, {peer.ip for peer in each.peers}
    is_hidden = not ours or not theirs or None in ours | theirs
    return is_hidden or group.id in {own.id for own in groups} or bool(ours & theirs)


def _relation(seen: Seen, _number: int) -> Found:
    """Return whether the two are a pair: two boxes, those that their names mean, and no address elsewhere."""
    if _failed(seen, "two_chassis"):
        return "one gateway", ""
    for value, wrong in (
        ("another gateway", _failed(seen, "identity")),
        ("no pair", [*_failed(seen, "peer_address"), *leads_elsewhere(seen.own, seen.other)]),
    ):
        if wrong:
            return value, wrong[0]
    identities = [each for each in seen.findings if each.check == "identity"]
    hidden = [_told(each) for each in identities if _status(each) == "unknown"]
    hidden += [side.unread for side in (seen.own, seen.other) if side.gateway is None]
    return (NOT_SHOWN, hidden[0]) if hidden else ("pair", "")


def _failed(seen: Seen, check: str) -> list[str]:
    """Return where a check failed, in words."""
    return [_told(each) for each in seen.findings if each.check == check and _status(each) == "fail"]


def _reading(seen: Seen, _number: int) -> Found:
    missing = [side.unread for side in (seen.own, seen.other) if side.gateway is None]
    found = [each for each in seen.findings if each.check in _READING]
    missing += [_told(each) for each in found if _status(each) in AGAINST]
    missing += [side.part for side in (seen.own, seen.other) if side.part]
    return ("missing", missing[0]) if missing else ("both", "")


def _own(seen: Seen, number: int) -> Found:
    value, state = _state(_sets(seen.own, number))
    return ("not MASTER" if value in ("STANDBY", "not ready") else value), state


def _other(seen: Seen, number: int) -> Found:
    return _state(seen.in_group(seen.other, number))


def _members(seen: Seen, number: int) -> Found:
    shown = [each for side in (seen.own, seen.other) for each in seen.in_group(side, number)]
    more = any(
        (group.members or 0) > 2 or (group.peer_connections or 0) > 1 or len(each.peers) > 1
        for group, each in shown
    )
    return ("more" if more else "two"), ""


def _health(seen: Seen, number: int) -> Found:
    return _checked(seen, number, _HEALTH, [seen.other.name], ("well", "unwell"))


def _link(seen: Seen, number: int) -> Found:
    return _checked(seen, number, _LINK, [seen.own.name, seen.other.name], ("up", "lost"))


def _view(seen: Seen, number: int) -> Found:
    """Return whether the two agree about each other; not known where one uses a word that nobody knows."""
    names = [seen.own.name, seen.other.name]
    found = _checked(seen, number, ["view_of_peer"], names, ("agrees", "contradicts"))
    strange = [
        f"{side.name} says that its peer is {peer.state}"
        for side in (seen.own, seen.other)
        for _group, each in seen.in_group(side, number)
        for peer in each.peers
        if peer.state and not _model.is_known_state(peer.state)
    ]
    return ("not known", strange[0]) if strange and found[0] != "contradicts" else found


def _interfaces(seen: Seen, number: int) -> Found:
    """Return how sessions are replicated: the worst of what both gateways show, or do not as configured."""
    found = list(_of_checks(seen, number))
    for value in ("no backup", NOT_SHOWN, "Cold"):
        details = [detail for each, detail in found if each == value]
        if details:
            return value, details[0]
    return "Hot", ""


def lacking(seen: Seen, number: int) -> str:
    """Return why the gateway is no full standby of a set now, in words; nothing where it is, or may be."""
    link, (replicated, detail) = _link(seen, number), _interfaces(seen, number)
    health = _checked(seen, number, _HEALTH, [seen.own.name], ("well", "unwell"))
    if link[0] == "lost":
        return f"the link between the two is lost: {link[1]}"
    if health[0] == "unwell":
        return health[1]
    return detail if replicated in ("no backup", "Cold") else ""


def _takeover(seen: Seen, number: int) -> Found:
    configuration = seen.other.configuration
    if configuration is None:
        return NOT_SHOWN, seen.other.unconfigured
    takes_over = configuration.takes_over(number)
    if takes_over is None:
        return NOT_SHOWN, _not_understood(seen.other.name, configuration, number)
    missing = f"no attached policy acquires it upon {PEER_RELEASES}"
    return ("configured", "") if takes_over else ("missing", missing)


def _failback(seen: Seen, number: int) -> Found:
    configuration = seen.own.configuration
    if configuration is None:
        return NOT_SHOWN, seen.own.unconfigured
    if configuration.set(number) is None:
        return NOT_SHOWN, f"{seen.own.name} shows it, and is not configured with it"
    for policy, event in configuration.returning(number):
        return "by itself", f"{policy.name} acquires it when {event.name} fires"
    hidden = _not_understood(seen.own.name, configuration, number)
    return (NOT_SHOWN, hidden) if hidden else ("no", "")


def _not_understood(name: str, configuration: Configuration, number: int) -> str:
    """Return what of a configuration is not understood and may be about a set; nothing where all is."""
    of_policies = [line for policy in configuration.attached(number) for line in policy.unrecognized]
    lines = [*configuration.unrecognized, *of_policies]
    return f"the configuration of {name} is not understood: {lines[0]}" if lines else ""


def _events(seen: Seen, number: int) -> Found:
    """Return whether an event that releases the set leaves the sets alone that are not moved too.

    A request names its set. An event that fires by a monitor is one of every set that has its policy.
    """
    configuration = seen.own.configuration
    if configuration is None:
        return NOT_SHOWN, seen.own.unconfigured
    shared = []
    for policy in configuration.attached(number):
        stays = [each.id for each in configuration.sets if policy.name in each.policies]
        stays = [each for each in stays if _own(seen, each)[0] != "MASTER"]
        for event in configuration.events_of(policy) if policy.action in RELEASES else ():
            if not event.monitors or not stays:
                return "own", ""
            shared.append(f"{event.name} releases {names_of_sets(stays)}")
    return ("shared", shared[0]) if shared else ("own", "")


_COLUMNS: dict[Column, t.Callable[[Seen, int], Found]] = {
    "relation": _relation,
    "reading": _reading,
    "own": _own,
    "other": _other,
    "members": _members,
    "health": _health,
    "link": _link,
    "view": _view,
    "interfaces": _interfaces,
    "takeover": _takeover,
    "failback": _failback,
    "events": _events,
}


def _sets(side: Side, number: int) -> list[tuple[_model.Group, _model.RedundancySet]]:
    shown = side.gateway.grouped_sets if side.gateway else ()
    return [(group, each) for group, each in shown if each.id == number]


def _state(shown: t.Sequence[tuple[_model.Group, _model.RedundancySet]]) -> Found:
    if len(shown) != 1:
        return ("unknown", "it is shown more than once") if shown else ("absent", "")
    ((_group, each),) = shown
    if each.role is None or not _model.is_known_state(each.state):
        return "unknown", each.state or NOT_SHOWN
    if each.role == "MASTER":
        return "MASTER", each.role
    is_ready = each.role == "STANDBY" and each.qualifier is None
    return ("STANDBY" if is_ready else "not ready"), each.qualifier or each.role


def _checked(
    seen: Seen, number: int, checks: t.Sequence[str], gateways: t.Sequence[str], values: tuple[str, str]
) -> Found:
    """Return the first value where every check passed, the other where one failed."""
    groups = [group.id for side in (seen.own, seen.other) for group, _each in seen.in_group(side, number)]
    found = [each for each in _of_set(seen, number, groups) if each.check in checks]
    found = [each for each in found if _steps(each).get("gateway") in gateways]
    failed = [_told(each) for each in found if _status(each) == "fail"]
    made = {(each.check, _steps(each).get("gateway")) for each in found}
    hidden = [_told(each) for each in found if _status(each) == "unknown"]
    hidden += [f"{check} of {name}" for check in checks for name in gateways if (check, name) not in made]
    well, unwell = values
    return (unwell, failed[0]) if failed else (NOT_SHOWN, hidden[0]) if hidden else (well, "")


def _of_set(seen: Seen, number: int, groups: t.Sequence[int]) -> t.Iterator[Finding]:
    """Yield what was found of a set, of its groups, and of the gateways themselves."""
    for each in seen.findings:
        steps = _steps(each)
        if steps.get("set", number) == number and ("group" not in steps or steps["group"] in groups):
            yield each


def _of_checks(seen: Seen, number: int) -> t.Iterator[Found]:
    for each in seen.findings:
        if each.check in _INTERFACES and _is_of(each, number) and _status(each) in AGAINST:
            is_cold = each.check == "synchronization" and each.actual == "Cold"
            is_hidden = each.check == "service_sets" or each.status == "unknown"
            value = NOT_SHOWN if is_hidden else "Cold" if is_cold else "no backup"
            steps = _steps(each)
            place = f"{steps['interface']} of {steps['gateway']}" if "interface" in steps else each.subject
            what = (
                "the connection of " if each.check == "interface_connection" and "interface" in steps else ""
            )
            yield value, f"{what}{place} is {each.actual}"


def _is_of(finding: Finding, number: int) -> bool:
    """Return whether a finding is of what a set holds; whether it is configured says another column."""
    steps = _steps(finding)
    return steps.get("set") == number and (finding.check != "shown_as_configured" or "service_set" in steps)


def _status(finding: Finding) -> Status:
    """Return the status of a finding; a waiver that is not covered here counts for nothing."""
    return "fail" if finding.status == "waived" and finding.check not in _COVERED else finding.status


def _steps(finding: Finding) -> dict[str, str | int]:
    return dict(finding.path.steps)


def _told(finding: Finding) -> str:
    return f"{finding.subject} - {finding.message}"
