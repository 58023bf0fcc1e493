# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is expected of a gateway, a pair or a change, what is waived, and the options that say so."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import (
    ANY,
    Given,
    Option,
    Table,
    choice,
    chosen,
    items,
    positive,
    seconds_or_any,
    set_id,
    set_ids,
    text,
    texts,
    values,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

Outcome = t.Literal["unchanged", "switched"]
OUTCOMES: tuple[Outcome, ...] = t.get_args(Outcome)

_ROLES = ("MASTER", "STANDBY", ANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An approval to go on although a check failed.

    Args:
        check: the check, by its name.
        reason: why it is waived.
        owner: who answers for it.
        expires: until when it holds: a date, to its end in UTC, or a time of ISO 8601.
        subject: the only subject that it is for; None for every one that failed.
    """

    check: str
    reason: str
    owner: str
    expires: str
    subject: str | None = None


def _roles(name: str, value: object) -> tuple[tuple[int, str], ...]:
    if not isinstance(value, dict):
        raise ArgumentError(f"{name} - Expected: a dictionary of set id and role Actual: {value!r}")
    roles = [(set_id(name, key), role) for key, role in value.items()]
    if len(dict(roles)) != len(roles):
        raise ArgumentError(f"{name} - Expected: each id once Actual: {list(value)}")
    return tuple((key, choice(f"{name}.{key}", role, _ROLES)) for key, role in roles)


def waivers(name: str, value: object) -> tuple[Waiver, ...]:
    """Return the waivers of a list of dictionaries. Whether their checks exist is not looked at.

    Raises:
        ArgumentError: it is no such list, or an entry of it is unknown, missing or invalid.
    """
    return tuple(_waiver(name, each) for each in items(name, value))


def _waiver(name: str, value: object) -> Waiver:
    if not isinstance(value, dict):
        raise ArgumentError(f"{name} - Expected: a list of dictionaries Actual: {value!r}")
    return Waiver(**values(value, WAIVER))


def _text(name: str, value: object) -> str:
    """YAML makes a date of a date that is not quoted."""
    return text(f"waivers.{name}", str(value) if isinstance(value, datetime.date) else value)


def _expiry(name: str, value: object) -> str:
    time = _text(name, value)
    moment(f"waivers.{name}", time)
    return time


def _subject(name: str, value: object) -> str | None:
    return None if value is None else text(f"waivers.{name}", value)


WAIVER: Table = {
    "check": Option(type="str", read=_text, required=True),
    "reason": Option(type="str", read=_text, required=True),
    "owner": Option(type="str", read=_text, required=True),
    "expires": Option(type="str", read=_expiry, required=True),
    "subject": Option(type="str", read=_subject),
}

EXPECTATION: Table = {
    "role": chosen(*_ROLES, default=ANY),
    "roles": Option(type="dict", read=_roles, default={}),
    "redundancy_sets": Option(type="list", elements="int", read=set_ids, default=[]),
    "synchronization": chosen("Hot", ANY, default="Hot"),
    "health": chosen("Passed", ANY, default="Passed"),
    "service_sets": Option(type="list", elements="str", read=texts, default=[]),
    "without_service_sets": Option(type="list", elements="int", read=set_ids, default=[]),
    "peer_connections": Option(type="int", read=positive),
    "waivers": Option(type="list", elements="dict", read=waivers, default=[], options=WAIVER),
}
GATEWAY: Table = {**EXPECTATION, "max_age": Option(type="str", read=seconds_or_any, default="60")}
PAIR: Table = {**GATEWAY, "max_skew": Option(type="str", read=seconds_or_any, default="30")}
CHANGE: Table = {
    "expect": chosen(*OUTCOMES),
    "redundancy_sets": EXPECTATION["redundancy_sets"],
    "waivers": EXPECTATION["waivers"],
}

_DEFAULTS: dict[str, t.Any] = values({}, PAIR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a gateway or a pair is expected to show.

    Args:
        role: the role in every set; C(any) is MASTER or STANDBY.
        roles: the role by the id of the set, where it is another.
        redundancy_sets: the sets to check, which must be there; all if empty.
        synchronization: of every service interface, C(Hot); C(any) is not checked.
        health: of every set, C(Passed); C(any) is not checked.
        service_sets: the service sets that must be there.
        without_service_sets: the sets that need no service set; every other one must have one.
        peer_connections: to how many peers a group is connected; None for 1 or more.
        waivers: the failures that are approved.
        max_age: how old the facts may be, in seconds; None for any age.
        max_skew: how far apart those of a pair may have been read, in seconds; None for any.
        host_names: the host names of gateways, by their names in the inventory; None for any. A gateway that
            is missing here has the host name of its inventory name.
    """

    role: str = _DEFAULTS["role"]
    roles: tuple[tuple[int, str], ...] = _DEFAULTS["roles"]
    redundancy_sets: tuple[int, ...] = _DEFAULTS["redundancy_sets"]
    synchronization: str = _DEFAULTS["synchronization"]
    health: str = _DEFAULTS["health"]
    service_sets: tuple[str, ...] = _DEFAULTS["service_sets"]
    without_service_sets: tuple[int, ...] = _DEFAULTS["without_service_sets"]
    peer_connections: int | None = _DEFAULTS["peer_connections"]
    waivers: tuple[Waiver, ...] = _DEFAULTS["waivers"]
    max_age: float | None = _DEFAULTS["max_age"]
    max_skew: float | None = _DEFAULTS["max_skew"]
    host_names: tuple[tuple[str, str | None], ...] = ()

    def host_name_of(self, gateway: str) -> str | None:
        """Return the host name that is expected of a gateway; None where any is."""
        return dict(self.host_names).get(gateway, gateway)

    def role_of(self, redundancy_set: int) -> str:
        """Return the role that is expected of a set."""
        return dict(self.roles).get(redundancy_set, self.role)

    @property
    def required_sets(self) -> tuple[int, ...]:
        """The sets that must be there, in the order in which they were named."""
        return tuple(dict.fromkeys((*self.redundancy_sets, *dict(self.roles))))

    def includes(self, redundancy_set: int) -> bool:
        """Return whether a set is to be checked."""
        return not self.redundancy_sets or redundancy_set in self.required_sets

    def of_peer(self) -> Expectation:
        """Return what is expected of the other gateway of the pair: the same, in the other role."""
        roles = tuple((each, COMPLEMENT.get(role, role)) for each, role in self.roles)
        return replace(self, role=COMPLEMENT.get(self.role, self.role), roles=roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeExpectation:
    """What a change is expected to have done.

    Args:
        expect: whether sets were meant to stay or to switch.
        redundancy_sets: the sets that were meant to switch; all if empty.
        waivers: the failures that are approved.
    """

    expect: Outcome
    redundancy_sets: tuple[int, ...] = _DEFAULTS["redundancy_sets"]
    waivers: tuple[Waiver, ...] = _DEFAULTS["waivers"]


def expectation(options: Given, table: Table | None = None) -> Expectation:
    """Return the expectation that options state.

    Args:
        options: what was given, by option; None is as if it was not.
        table: the options that exist; those of a gateway without its age, if it is not given.

    Raises:
        ArgumentError: an option or a value does not exist.
    """
    return Expectation(**values(options, EXPECTATION if table is None else table))


def change_expectation(options: Given) -> ChangeExpectation:
    """Return what options expect of a change.

    Raises:
        ArgumentError: an option or a value does not exist, or the outcome is missing.
    """
    return ChangeExpectation(**values(options, CHANGE))
