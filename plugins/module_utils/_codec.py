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

_SCALARS = (str, int, float, bool)


def encode(value: t.Any) -> t.Any:
    """Return a dataclass as dicts, lists and scalars."""
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    return value


def decode(kind: type[T], data: object, where: str) -> T:
    """Return I(data), which C(encode) gave, as I(kind) again.

    Raises:
        FactsError: a key is missing or unknown, or a value has the wrong type.
    """
    return t.cast(T, _value(kind, data, where))


Reader = t.Callable[[object, str], object]


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
    hints = _hints(kind)

    def read(name: str) -> object:
        place = f"{where}.{name}"
        own = readers.get(name)
        return own(data[name], place) if own else decode(hints[name], data[name], place)

    return {field.name: read(field.name) for field in fields(kind) if field.name in data}


def _value(hint: t.Any, data: object, where: str) -> object:
    if hint in _SCALARS:
        return _scalar(hint, data, where)
    origin = t.get_origin(hint)
    if origin is types.UnionType:
        return None if data is None else _value(t.get_args(hint)[0], data, where)
    if origin is tuple:
        return _items(t.get_args(hint)[0], data, where)
    if origin is t.Literal:
        return _choice(t.get_args(hint), data, where)
    return _record(hint, data, where)


def _items(hint: t.Any, data: object, where: str) -> object:
    if not isinstance(data, list):
        raise FactsError(where, expected="a list", actual=data)
    return tuple(_value(hint, item, f"{where}[{i}]") for i, item in enumerate(data))


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
    hints = _hints(kind)
    _refuse_other_keys(hints.keys(), data, where)
    given = {
        field.name: _value(hints[field.name], data[field.name], f"{where}.{field.name}")
        for field in fields(kind)
        if field.init
    }
    record = kind(**given)
    _refuse_other_derived(record, data, where)
    return record


@functools.cache  # evaluates annotations, which takes most of the time of a decode; one entry a class
def _hints(kind: type) -> dict[str, t.Any]:
    return t.get_type_hints(kind)


def _refuse_other_keys(expected: t.Iterable[str], data: dict[str, object], where: str) -> None:
    if set(data) != set(expected):
        raise FactsError(where, expected=f"the keys {', '.join(expected)}", actual=", ".join(map(str, data)))


def _refuse_other_derived(record: t.Any, data: dict[str, object], where: str) -> None:
    for field in fields(record):
        derived = getattr(record, field.name)
        if not field.init and data[field.name] != derived:
            raise FactsError(f"{where}.{field.name}", expected=str(derived), actual=data[field.name])
