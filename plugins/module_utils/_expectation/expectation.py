# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway is expected to show, and the options that say so.

An option, a value or a check that does not exist is an error, never a check that is quietly not made.
"""

from __future__ import annotations

import datetime
import re
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import catalogue
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment, seconds

ANY = "any"
COMPLEMENT = {"MASTER": "STANDBY", "STANDBY": "MASTER"}
LAST_SET = 100
_SET_ID = re.compile("[0-9]{1,3}")

Options = t.Mapping[str, t.Any]
Spec = dict[str, dict[str, t.Any]]

Outcome = t.Literal["unchanged", "switched"]
OUTCOMES: tuple[Outcome, ...] = t.get_args(Outcome)

# The argument spec of the options that say what is expected.
EXPECTATION: Spec = {
    "role": {"type": "str", "choices": ["MASTER", "STANDBY", ANY], "default": ANY},
    "roles": {"type": "dict", "default": {}},
    "redundancy_sets": {"type": "list", "elements": "int", "default": []},
    "synchronization": {"type": "str", "choices": ["Hot", ANY], "default": "Hot"},
    "health": {"type": "str", "choices": ["Passed", ANY], "default": "Passed"},
    "service_sets": {"type": "list", "elements": "str", "default": []},
    "require_service_sets": {"type": "bool", "default": True},
    "peer_connections": {"type": "int"},
    "waivers": {
        "type": "list",
        "elements": "dict",
        "default": [],
        "options": {
            "check": {"type": "str", "required": True, "choices": list(catalogue.WAIVABLE)},
            "reason": {"type": "str", "required": True},
            "owner": {"type": "str", "required": True},
            "expires": {"type": "str", "required": True},
            "subject": {"type": "str"},
        },
    },
}

GATEWAY: Spec = {**EXPECTATION, "max_age": {"type": "str", "default": "60"}}
PAIR: Spec = {**GATEWAY, "max_skew": {"type": "str", "default": "30"}}
CHANGE: Spec = {
    "expect": {"type": "str", "choices": list(OUTCOMES), "required": True},
    "redundancy_sets": EXPECTATION["redundancy_sets"],
    "waivers": EXPECTATION["waivers"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a gateway is expected to show. No role, no set, no number means any of them.

    C(max_age) is how old its facts may be, C(max_skew) how far apart those of a pair; in seconds.
    """

    role: str = ANY
    roles: tuple[tuple[int, str], ...] = ()
    redundancy_sets: tuple[int, ...] = ()
    synchronization: str = "Hot"
    health: str = "Passed"
    service_sets: tuple[str, ...] = ()
    require_service_sets: bool = True
    peer_connections: int | None = None
    waivers: tuple[Waiver, ...] = ()
    max_age: float | None = 60.0
    max_skew: float | None = 30.0

    def role_of(self, redundancy_set: int) -> str:
        """Return the role that is expected of a set."""
        return dict(self.roles).get(redundancy_set, self.role)

    @property
    def asked_sets(self) -> tuple[int, ...]:
        """The sets that must be there, in the order in which they were asked for."""
        return tuple(dict.fromkeys((*self.redundancy_sets, *dict(self.roles))))

    @property
    def judged_sets(self) -> tuple[int, ...]:
        """The sets to be judged; none means every set that there is."""
        return self.asked_sets if self.redundancy_sets else ()

    def of_peer(self) -> Expectation:
        """Return what is expected of the other gateway of the pair: the same, in the other role."""
        roles = tuple((each, COMPLEMENT.get(role, role)) for each, role in self.roles)
        return replace(self, role=COMPLEMENT.get(self.role, self.role), roles=roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeExpectation:
    """What a change is expected to have done. No set means that every set was meant to switch."""

    expect: Outcome
    redundancy_sets: tuple[int, ...] = ()
    waivers: tuple[Waiver, ...] = ()


def expectation(options: Options, known: Spec = EXPECTATION) -> Expectation:
    """Return the expectation that options state.

    Args:
        options: the options by name; None means the default.
        known: those that apply.

    Raises:
        ArgumentError: an option or a value does not exist.
    """
    given = {**_defaults(PAIR), **_given(options, known)}
    return Expectation(
        role=choice("role", given["role"], EXPECTATION["role"]["choices"]),
        roles=_roles(given["roles"]),
        redundancy_sets=set_ids("redundancy_sets", given["redundancy_sets"]),
        synchronization=choice("synchronization", given["synchronization"], ["Hot", ANY]),
        health=choice("health", given["health"], ["Passed", ANY]),
        service_sets=_names("service_sets", given["service_sets"]),
        require_service_sets=_boolean("require_service_sets", given["require_service_sets"]),
        peer_connections=_positive("peer_connections", given["peer_connections"]),
        waivers=waivers(given["waivers"]),
        max_age=_seconds_or_any("max_age", given["max_age"]),
        max_skew=_seconds_or_any("max_skew", given["max_skew"]),
    )


def change_expectation(options: Options) -> ChangeExpectation:
    """Return what options expect of a change.

    Raises:
        ArgumentError: an option or a value does not exist, or the outcome is missing.
    """
    given = _given(options, CHANGE)
    return ChangeExpectation(
        expect=t.cast(Outcome, choice("expect", given["expect"], OUTCOMES)),
        redundancy_sets=set_ids("redundancy_sets", given["redundancy_sets"]),
        waivers=waivers(given["waivers"]),
    )


def _given(options: Options, known: Spec) -> dict[str, t.Any]:
    refuse_unknown(options, known)
    return _defaults(known) | {name: value for name, value in options.items() if value is not None}


def _defaults(known: Spec) -> dict[str, t.Any]:
    return {name: option.get("default") for name, option in known.items()}


def refuse_unknown(options: Options, known: t.Collection[str]) -> None:
    """Raise an ArgumentError for the first option that does not exist."""
    for name in options:
        if name not in known:
            raise ArgumentError(f"option {name!r} - Expected: one of {', '.join(known)} Actual: {name}")


def choice(name: str, value: object, choices: t.Collection[str]) -> str:
    """Return a value that must be one of I(choices), to the letter."""
    if not isinstance(value, str) or value not in choices:
        raise ArgumentError(f"{name} - Expected: {' or '.join(choices)} Actual: {value!r}")
    return str.__str__(value)


def set_ids(name: str, value: object) -> tuple[int, ...]:
    """Return the ids of redundancy sets, 1 to 100, each once."""
    ids = tuple(_set_id(name, each) for each in _list(name, value))
    if len(set(ids)) != len(ids):
        raise ArgumentError(f"{name} - Expected: each id once Actual: {list(ids)}")
    return ids


def waivers(value: object) -> tuple[Waiver, ...]:
    """Return the waivers, each for a check that exists."""
    return tuple(_waiver(each) for each in _list("waivers", value))


def _seconds_or_any(name: str, value: object) -> float | None:
    return None if value == ANY else seconds(name, value, f"seconds, 0 or more, or {ANY}")


def _roles(value: object) -> tuple[tuple[int, str], ...]:
    if not isinstance(value, dict):
        raise ArgumentError(f"roles - Expected: a dictionary of set id and role Actual: {value!r}")
    roles = [(_set_id("roles", key), role) for key, role in value.items()]
    if len(dict(roles)) != len(roles):
        raise ArgumentError(f"roles - Expected: each id once Actual: {list(value)}")
    return tuple((key, choice(f"roles.{key}", role, ["MASTER", "STANDBY", ANY])) for key, role in roles)


def _waiver(value: object) -> Waiver:
    if not isinstance(value, dict):
        raise ArgumentError(f"waivers - Expected: a list of dictionaries Actual: {value!r}")
    spec = EXPECTATION["waivers"]["options"]
    refuse_unknown(value, spec)
    subject = value.get("subject")
    given = {name: _name(f"waivers.{name}", _text(value.get(name))) for name in spec if name != "subject"}
    choice("waivers.check", given["check"], catalogue.WAIVABLE)
    moment("waivers.expires", given["expires"])
    return Waiver(**given, subject=None if subject is None else _name("waivers.subject", subject))


def _text(value: object) -> object:
    """YAML takes a date that is not quoted for a date."""
    return str(value) if isinstance(value, datetime.date) else value


def _set_id(name: str, value: object) -> int:
    number = int(value) if isinstance(value, str) and _SET_ID.fullmatch(value) else value
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= LAST_SET:
        raise ArgumentError(f"{name} - Expected: the id of a set, 1 to {LAST_SET} Actual: {value!r}")
    return int(number)


def _positive(name: str, value: object) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise ArgumentError(f"{name} - Expected: a number, 1 or more Actual: {value!r}")
    return value


def _boolean(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ArgumentError(f"{name} - Expected: true or false Actual: {value!r}")
    return value


def _list(name: str, value: object) -> list[t.Any]:
    if not isinstance(value, (list, tuple)):
        raise ArgumentError(f"{name} - Expected: a list Actual: {value!r}")
    return list(value)


def _names(name: str, value: object) -> tuple[str, ...]:
    return tuple(_name(name, each) for each in _list(name, value))


def _name(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ArgumentError(f"{name} - Expected: a text that is not empty Actual: {value!r}")
    return str.__str__(value)
