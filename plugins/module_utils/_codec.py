# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Frozen dataclasses to plain data and back, with nothing guessed on the way back.

A field with C(init=False) is derived from the others: it is encoded too, and on the way back its value must
be the one that the others give.
"""

from __future__ import annotations

import functools
import types
import typing as t
from dataclasses import MISSING, fields, is_dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError

T = t.TypeVar("T")
Reader = t.Callable[[object, str], object]

_SCALARS = (str, int, float, bool)


def encode(value: t.Any) -> t.Any:
    """Return a dataclass as dicts, lists and scalars."""
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    names = _names(t.cast(t.Hashable, type(value)))
    return {name: encode(getattr(value, name)) for name in names} if names else value


def decode(kind: type[T], data: object, where: str) -> T:
    """Return I(data), which C(encode) gave, as I(kind) again.

    Raises:
        FactsError: a key is missing or unknown, or a value has the wrong type.
    """
    return t.cast(T, _record(kind, data, where))


def decode_fields(
    kind: type, data: t.Mapping[str, object], where: str, *, what: str, readers: t.Mapping[str, Reader]
) -> dict[str, t.Any]:
    """Return the fields of I(kind) that I(data) has, each decoded; what else it has is left alone.

    Args:
        kind: a dataclass. A field of it that has a default may be missing.
        data: the fields by their names.
        where: where they stand, for messages.
        what: what they are those of, for messages.
        readers: decode the fields of these names, in place of their types.

    Raises:
        FactsError: a field without a default is missing, or a value has the wrong type.
    """
    missing = [field.name for field in fields(kind) if field.default is MISSING and field.name not in data]
    if missing:
        raise FactsError(where, expected=f"{what}, with {', '.join(missing)}", actual=list(data))
    own, _derived = _readers(kind)

    def read(name: str) -> object:
        place = f"{where}.{name}"
        return readers.get(name, own[name])(data[name], place)

    return {field.name: read(field.name) for field in fields(kind) if field.name in data}


@functools.cache  # looking at types takes longer than reading the values; one entry a type
def _reader(hint: t.Any) -> Reader:
    """Return the function that reads a value of a type."""
    if hint in _SCALARS:
        return functools.partial(_scalar, hint)
    origin, inner = t.get_origin(hint), t.get_args(hint)
    if origin is types.UnionType:
        return functools.partial(_optional, _reader(inner[0]))
    if origin is tuple:
        return functools.partial(_items, _reader(inner[0]))
    return functools.partial(_choice, inner) if origin is t.Literal else functools.partial(_record, hint)


def _optional(reader: Reader, data: object, where: str) -> object:
    return None if data is None else reader(data, where)


def _items(reader: Reader, data: object, where: str) -> object:
    if not isinstance(data, list):
        raise FactsError(where, expected="a list", actual=data)
    return tuple(reader(item, f"{where}[{i}]") for i, item in enumerate(data))


def _choice(choices: tuple[object, ...], data: object, where: str) -> object:
    if data not in choices or isinstance(data, bool):
        raise FactsError(where, expected=" or ".join(map(str, choices)), actual=data)
    return data


def _scalar(kind: type, data: object, where: str) -> object:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise FactsError(where, expected=f"a value of type {kind.__name__}", actual=data)
    return data


def _record(kind: type, data: object, where: str) -> object:
    if not isinstance(data, dict):
        raise FactsError(where, expected="a dictionary", actual=data)
    given, derived = _readers(kind)
    _refuse_other_keys((*given, *derived), data, where)
    record = kind(**{name: reader(data[name], f"{where}.{name}") for name, reader in given.items()})
    _refuse_other_derived(derived, record, data, where)
    return record


@functools.cache  # one entry a type, also of a scalar: to ask whether a value is a dataclass takes longer
def _names(kind: t.Any) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; none of another type."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@functools.cache
def _readers(kind: type) -> tuple[dict[str, Reader], tuple[str, ...]]:
    """Return the readers of the fields of a dataclass, and the names of its derived fields."""
    hints = t.get_type_hints(kind)
    given = {field.name: _reader(hints[field.name]) for field in fields(kind) if field.init}
    return given, tuple(field.name for field in fields(kind) if not field.init)


def _refuse_other_keys(expected: t.Iterable[str], data: dict[str, object], where: str) -> None:
    if set(data) != set(expected):
        raise FactsError(where, expected=f"the keys {', '.join(expected)}", actual=", ".join(map(str, data)))


def _refuse_other_derived(
    names: t.Iterable[str], record: object, data: dict[str, object], where: str
) -> None:
    for name in names:
        derived = getattr(record, name)
        if data[name] != derived:
            raise FactsError(f"{where}.{name}", expected=str(derived), actual=data[name])
