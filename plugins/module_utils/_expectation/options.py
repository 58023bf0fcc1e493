# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options: what each may say, its default, and how its value is read.

An option or a value that does not exist is an error, never a check that is quietly not made.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import LAST_SET
from ansible_collections.junos_ha.srd.plugins.module_utils._time import seconds

ANY = "any"
_SET_ID = re.compile("[0-9]{1,3}")
_FORMER = {"require_service_sets": "without_service_sets, with the ids of the sets that need no service set"}

Given = t.Mapping[str, t.Any]
Spec = dict[str, dict[str, t.Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option.

    Args:
        type: its type, as Ansible's argument spec names it.
        read: returns the value from the option's name and what was given; raises C(ArgumentError).
        default: what is read where nothing was given.
        required: whether something must be given.
        choices: the values that it may have; any if empty.
        elements: the type of the elements of a list.
        options: the options of a dictionary in a list.
    """

    type: str
    read: t.Callable[[str, object], t.Any]
    default: object = None
    required: bool = False
    choices: tuple[str, ...] = ()
    elements: str | None = None
    options: t.Mapping[str, Option] = field(default_factory=dict)


Table = t.Mapping[str, Option]


def chosen(*choices: str, default: str | None = None) -> Option:
    """Return an option that must be one of I(choices), to the letter; required where it has no default."""

    def read(name: str, value: object) -> str:
        return choice(name, value, choices)

    return Option(type="str", read=read, default=default, required=default is None, choices=choices)


def values(given: Given, table: Table) -> dict[str, t.Any]:
    """Return the value of each option of a table.

    Args:
        given: what was given, by option; None is as if it was not.
        table: the options that exist.

    Raises:
        ArgumentError: an option or its value does not exist.
    """
    refuse_unknown(given, table)
    return {name: option.read(name, _or_default(given.get(name), option)) for name, option in table.items()}


def argument_spec(table: Table) -> Spec:
    """Return the options of a table as an argument spec of Ansible."""
    return {name: _argument(option) for name, option in table.items()}


def refuse_unknown(given: Given, known: t.Collection[str]) -> None:
    """Raise an ArgumentError for the first option that does not exist."""
    refuse_former(given)
    for name in given:
        if name not in known:
            raise ArgumentError(f"option {name!r} - Expected: one of {', '.join(known)} Actual: {name}")


def refuse_former(names: t.Iterable[str], prefix: str = "") -> None:
    """Refuse an option of an earlier version, and say what takes its place.

    Args:
        names: the options that were given; others may be among them.
        prefix: what stands before the name of an option.

    Raises:
        ArgumentError: one is of an earlier version.
    """
    for name in names:
        instead = _FORMER.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
        if instead is not None:
            raise ArgumentError(f"{name} - Expected: {prefix}{instead} Actual: one switch for all sets")


def choice(name: str, value: object, choices: t.Collection[str]) -> str:
    """Return a value that must be one of I(choices), to the letter."""
    if not isinstance(value, str) or value not in choices:
        raise ArgumentError(f"{name} - Expected: {' or '.join(choices)} Actual: {value!r}")
    return value


def set_id(name: str, value: object) -> int:
    """Return the id of a redundancy set, 1 to 100."""
    number = int(value) if isinstance(value, str) and _SET_ID.fullmatch(value) else value
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= LAST_SET:
        raise ArgumentError(f"{name} - Expected: the id of a set, 1 to {LAST_SET} Actual: {value!r}")
    return int(number)


def set_ids(name: str, value: object) -> tuple[int, ...]:
    """Return the ids of redundancy sets, each once."""
    ids = tuple(set_id(name, each) for each in items(name, value))
    if len(set(ids)) != len(ids):
        raise ArgumentError(f"{name} - Expected: each id once Actual: {list(ids)}")
    return ids


def items(name: str, value: object) -> list[t.Any]:
    """Return a list."""
    if not isinstance(value, (list, tuple)):
        raise ArgumentError(f"{name} - Expected: a list Actual: {value!r}")
    return list(value)


def text(name: str, value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ArgumentError(f"{name} - Expected: a text that is not empty Actual: {value!r}")
    return value


def texts(name: str, value: object) -> tuple[str, ...]:
    """Return texts, none of them empty."""
    return tuple(text(name, each) for each in items(name, value))


def positive(name: str, value: object) -> int | None:
    """Return a number, 1 or more; None where nothing was given."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise ArgumentError(f"{name} - Expected: a number, 1 or more Actual: {value!r}")
    return value


def seconds_or_any(name: str, value: object) -> float | None:
    """Return a number of seconds, or None for C(any)."""
    return None if value == ANY else seconds(name, value, f"seconds, 0 or more, or {ANY}")


def _or_default(value: object, option: Option) -> object:
    return option.default if value is None else value


def _argument(option: Option) -> dict[str, t.Any]:
    stated = {
        "required": option.required or None,
        "default": option.default,
        "choices": list(option.choices) or None,
        "elements": option.elements,
        "options": argument_spec(option.options) or None,
    }
    return {"type": option.type, **{name: value for name, value in stated.items() if value is not None}}
