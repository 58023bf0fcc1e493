# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the replies of one level, as text, XML and JSON, gave the same facts, field by field."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen

Kind = t.Literal["contradicts", "not shown"]
Value = t.Union[str, int, None]  # noqa: UP007

# Of facts: what differs by design, and what follows from other fields.
_OTHER = ("schema", "format", "complete", "unrecognized", "collected_at", "roles", "surroundings")
_DERIVED, _DERIVED_FROM = ("role", "qualifier"), "state"  # the role of an interface is a field of its own
_KEYS = ("id", "name")
_WHOLE = re.compile(r"group [0-9]+(?: set [0-9]+)?")
_COUNTERS = ("statistics", "transition events", "monitored events")
_SINGULAR = {  # the longer words first
    "groups": "group",
    "service sets": "service set",
    "sets": "set",
    "peers": "peer",
    "interfaces": "interface",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that does not have one value at one level.

    Args:
        level: the level of the replies.
        field: the way to the field, in words.
        values: its value in each format that was read; None where that format does not show it.
        kind: whether two formats contradict each other, or one does not show what another shows. A text
            without a set that another format shows contradicts that one.
    """

    level: _model.Level
    field: str
    values: t.Mapping[_model.Format, Value]
    kind: Kind


def differences(seen: Seen) -> tuple[Difference, ...]:
    """Return the fields that differ between the formats of one level."""
    return tuple(each for level in _model.LEVELS for each in _of_level(seen, level))


def compared(seen: Seen) -> dict[_model.Level, tuple[_model.Format, ...]]:
    """Return the formats that were read of each level."""
    return {
        level: tuple(form for form in _model.FORMATS if (level, form) in seen.readings)
        for level in _model.LEVELS
    }


def _of_level(seen: Seen, level: _model.Level) -> t.Iterator[Difference]:
    forms = compared(seen)[level]
    shown = {form: dict(_fields(to_facts(seen.readings[level, form]))) for form in forms}
    for field in dict.fromkeys(field for each in shown.values() for field in each):
        values = {form: shown[form].get(field) for form in forms}
        is_left_out = _is_left_out(field, values)
        kind: Kind | None = "contradicts" if is_left_out else _kind(field, list(values.values()))
        if kind is not None:
            yield Difference(level=level, field=field, values=values, kind=kind)


def _is_left_out(field: str, values: t.Mapping[_model.Format, Value]) -> bool:
    """Return whether the text, which a verdict is on, lacks a group or set that another format shows."""
    return values.get("text", field) is None and _WHOLE.fullmatch(field) is not None


def _kind(field: str, values: t.Sequence[Value]) -> Kind | None:
    given = [value for value in values if value is not None]
    if len(set(given)) > 1 and not _has_counted_on(field, given):
        return "contradicts"
    return "not shown" if given and len(given) < len(values) else None


def _has_counted_on(field: str, values: t.Sequence[Value]) -> bool:
    """Return whether a counter grew from one reading to the next, which are in the order of the formats."""
    numbers = [value for value in values if isinstance(value, int)]
    is_counter = any(each in field for each in _COUNTERS) and len(numbers) == len(values)
    return is_counter and numbers == sorted(numbers)


def _fields(value: t.Any, path: str = "") -> t.Iterator[tuple[str, Value]]:
    """Yield the values of facts, each with the way to it in words."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if _is_compared(name, value):
                yield from _fields(inner, f"{path} {name.replace('_', ' ')}".strip())
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, each in enumerate(value, start=1):
            here = _place(path, each, number)
            yield here, "shown"
            yield from _fields({name: it for name, it in each.items() if name not in _KEYS}, here)
    else:
        yield path, ", ".join(map(str, value)) if isinstance(value, list) else value


def _is_compared(name: str, within: t.Mapping[str, object]) -> bool:
    return name not in _OTHER and not (name in _DERIVED and _DERIVED_FROM in within)


def _place(path: str, each: t.Mapping[str, t.Any], number: int) -> str:
    """Return the way to one of a list: by its id or name, or by its number where it has neither."""
    plural = next(words for words in _SINGULAR if path.endswith(words))
    key = next((each[name] for name in _KEYS if each.get(name) is not None), number)
    return f"{path.removesuffix(plural)}{_SINGULAR[plural]} {key}"
