# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Frozen dataclasses to plain data and back, with nothing guessed on the way back.

A field with C(init=False) is derived: it is written out, and on the way back it must say what
the other fields say.
"""

from __future__ import annotations

import types
import typing as t
from dataclasses import fields, is_dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError

T = t.TypeVar("T")


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
    return t.cast(T, _Decoder().value(kind, data, where))


class _Decoder:
    """Reads values by their type hints, which it looks up once a class."""

    def __init__(self) -> None:
        self._hints: dict[type, dict[str, t.Any]] = {}

    def value(self, hint: t.Any, data: object, where: str) -> object:
        origin = t.get_origin(hint)
        if origin is types.UnionType:
            return self._optional(hint, data, where)
        if origin is tuple:
            return self._items(t.get_args(hint)[0], data, where)
        if origin is t.Literal:
            return self._choice(t.get_args(hint), data, where)
        if is_dataclass(hint):
            return self._record(t.cast(type, hint), data, where)
        return self._scalar(hint, data, where)

    def _optional(self, hint: t.Any, data: object, where: str) -> object:
        if data is None:
            return None
        return self.value(t.get_args(hint)[0], data, where)

    def _items(self, hint: t.Any, data: object, where: str) -> object:
        if not isinstance(data, list):
            raise FactsError(where, expected="a list", actual=data)
        return tuple(self.value(hint, item, f"{where}[{i}]") for i, item in enumerate(data))

    def _choice(self, choices: tuple[object, ...], data: object, where: str) -> object:
        if data not in choices or isinstance(data, bool):
            raise FactsError(where, expected=" or ".join(map(str, choices)), actual=data)
        return data

    def _scalar(self, kind: type, data: object, where: str) -> object:
        if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
            raise FactsError(where, expected=f"a value of type {kind.__name__}", actual=data)
        return data

    def _record(self, kind: type, data: object, where: str) -> object:
        hints = self._hints.setdefault(kind, {}) or self._learn(kind)
        if not isinstance(data, dict):
            raise FactsError(where, expected="a dictionary", actual=data)
        _same_keys(hints.keys(), data, where)
        given = {
            field.name: self.value(hints[field.name], data[field.name], f"{where}.{field.name}")
            for field in fields(kind)
            if field.init
        }
        record = kind(**given)
        _same_derived(record, data, where)
        return record

    def _learn(self, kind: type) -> dict[str, t.Any]:
        self._hints[kind] = t.get_type_hints(kind)
        return self._hints[kind]


def _same_keys(expected: t.Iterable[str], data: dict[str, object], where: str) -> None:
    if set(data) != set(expected):
        raise FactsError(where, expected=f"the keys {', '.join(expected)}", actual=", ".join(map(str, data)))


def _same_derived(record: t.Any, data: dict[str, object], where: str) -> None:
    for field in fields(record):
        derived = getattr(record, field.name)
        if not field.init and data[field.name] != derived:
            raise FactsError(f"{where}.{field.name}", expected=str(derived), actual=data[field.name])
