# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The vocabulary of a gateway: the file that a variable of its host names, and whether a person signed it."""

from __future__ import annotations

import datetime
import hashlib
import re
import typing as t
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import (
    Meaning,
    Signature,
    Vocabulary,
    fold_value,
    refused_line,
    refused_value,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment, now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain as untagged

VOCABULARY = "srd_vocabulary"  # the variable of a gateway
_DEEPEST = 8  # lists and dictionaries in each other; three are needed
SCHEMA = 1
LONGEST = 366  # days from its date to its expiry: a year, so that somebody looks again each year
_LONGEST_REASON = 200  # characters: it stands in facts and reports

_KEYS = ("schema", "releases", "signed", "lines", "values")
_SIGNED = ("owner", "reason", "date", "expires")
_VALUE = ("field", "value", "means")
_RELEASE = re.compile(r"[0-9]+\.[0-9]\S{1,63}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def vocabulary_for(host: str, given: object) -> Vocabulary | None:
    """Return the vocabulary of a gateway; None where its host has none.

    Args:
        host: the gateway.
        given: what the variable of its host says.

    Raises:
        ArgumentError: there is no such file, it is not signed, has expired, or says what it cannot say.
    """
    path = untagged(given)
    if path is None:
        return None
    if not isinstance(path, str) or not path.strip():
        raise ArgumentError(f"{host}: {VOCABULARY} - Expected: the path of a file Actual: {path!r}")
    where = f"{host}: {VOCABULARY} {path}"
    try:
        content = _content(Path(path).expanduser().absolute())
        read = _written_out(content.decode("utf-8"))
    except (OSError, RuntimeError, ValueError, yaml.YAMLError) as error:  # no such home, a NUL, no UTF-8
        raise ArgumentError(f"{where} - Expected: a file of YAML Actual: {line(str(error))}") from error
    return vocabulary_of(read, where, now=now(), sha256=hashlib.sha256(content).hexdigest())


def vocabulary_of(plain: object, where: str, *, now: datetime.datetime, sha256: str = "") -> Vocabulary:
    """Return the vocabulary of a file.

    Args:
        plain: what YAML read.
        where: what the file is called, for the error.
        now: the time, with its zone.
        sha256: the digest of the file.

    Raises:
        ArgumentError: it is not signed, has expired, or says what a vocabulary cannot say.
    """
    given = _dictionary(plain, where, _KEYS)
    if given["schema"] != SCHEMA or isinstance(given["schema"], bool):
        raise _wrong(f"{where}: schema", str(SCHEMA), given["schema"])
    return Vocabulary(
        releases=tuple(_releases(given["releases"], f"{where}: releases")),
        signed=_signature(given["signed"], f"{where}: signed", now),
        lines=_lines(given["lines"], f"{where}: lines"),
        values=_values(given["values"], f"{where}: values"),
        sha256=sha256,
    )


def _content(path: Path) -> bytes:
    """Return what a file holds; a pipe or a device might never end."""
    if path.exists() and not path.is_file():
        raise OSError(f"{path} is no regular file")
    return path.read_bytes()


def _written_out(text: str) -> object:
    """Return what YAML says that says what it shows: no anchor, alias, merge or tag, and no key twice."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ValueError(f"{_at(event)} is nested deeper than any vocabulary")
        found = [name for name in ("anchor", "tag") if getattr(event, name, None)]
        if found:
            raise ValueError(f"{_at(event)} has the {found[0]} {getattr(event, found[0])!r}; write it out")
    _refuse_twice(yaml.compose(text, yaml.SafeLoader))
    return yaml.safe_load(text)


def _refuse_twice(node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        keys = [str(key.value) for key, _value in node.value]
        twice = next((key for key in keys if key == "<<" or keys.count(key) > 1), None)
        if twice is not None:
            said = "merges another" if twice == "<<" else f"has the key {twice!r} twice"
            raise ValueError(f"the dictionary in {_at(node)} {said}; write it out")
        for _key, value in node.value:
            _refuse_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            _refuse_twice(each)


def _at(it: yaml.Node | yaml.Event) -> str:
    return f"line {it.start_mark.line + 1}" if it.start_mark else "a line"


def _wrong(where: str, expected: str, actual: object) -> ArgumentError:
    return ArgumentError(f"{where} - Expected: {expected} Actual: {str(actual)[:120]!r}")


def _dictionary(plain: object, where: str, keys: t.Sequence[str]) -> dict[str, t.Any]:
    if not isinstance(plain, dict):
        raise _wrong(where, f"a dictionary of {', '.join(keys)}", plain)
    if set(plain) != set(keys):
        raise _wrong(where, f"the keys {', '.join(keys)}", ", ".join(map(str, plain)))
    return plain


def _list(plain: object, where: str) -> list[t.Any]:
    if not isinstance(plain, list):
        raise _wrong(where, "a list", plain)
    return plain


def _releases(plain: object, where: str) -> t.Iterator[str]:
    for i, each in enumerate(_list(plain, where)):
        if not isinstance(each, str) or not _RELEASE.fullmatch(each):
            raise _wrong(f"{where}[{i}]", "a release as show version prints it, such as '23.4R2.13'", each)
        yield each
    if not plain:
        raise _wrong(where, "one release at least", plain)


def _signature(plain: object, where: str, now: datetime.datetime) -> Signature:
    given = _dictionary(plain, where, _SIGNED)
    empty = [name for name in _SIGNED if given[name] is None or not str(given[name]).strip()]
    if empty:
        expected = "the name of a person or team, why, the date, and when it expires, filled in by a person"
        raise _wrong(where, expected, f"not signed: {', '.join(empty)} empty")
    owner, reason = (given[name] for name in ("owner", "reason"))
    if not isinstance(owner, str) or not _model.is_owner(owner.strip()):
        raise _wrong(f"{where}.owner", "a name of up to 64 letters, digits, blanks and . @ + / -", owner)
    if not isinstance(reason, str) or not reason.isprintable() or len(reason) > _LONGEST_REASON:
        raise _wrong(f"{where}.reason", f"a text in one line, up to {_LONGEST_REASON} characters", reason)
    date, expires = (_date(given[name], f"{where}.{name}") for name in ("date", "expires"))
    _refuse_period(date, expires, where, now)
    return Signature(owner=owner.strip(), reason=reason, date=date.isoformat(), expires=expires.isoformat())


def _date(plain: object, where: str) -> datetime.date:
    """YAML makes a date of one that is not quoted, and a time of one with a time of day."""
    written = plain.isoformat() if isinstance(plain, datetime.date) else plain
    if isinstance(written, str) and _DATE.fullmatch(written):
        try:
            return datetime.date.fromisoformat(written)
        except ValueError:
            pass
    raise _wrong(where, "a date, such as 2026-12-01", plain)


def _refuse_period(date: datetime.date, expires: datetime.date, where: str, now: datetime.datetime) -> None:
    today = now.astimezone(datetime.timezone.utc).date()
    if date > today + datetime.timedelta(days=1):  # it may be tomorrow already where it was signed
        raise _wrong(f"{where}.date", f"the day on which it is signed, {today} at the latest", date)
    latest = date + datetime.timedelta(days=LONGEST)
    if not date <= expires <= latest:
        raise _wrong(f"{where}.expires", f"a date from {date} to {latest}: it is signed anew", expires)
    if now > moment(f"{where}.expires", expires):
        raise _wrong(f"{where}.expires", "a date to come: look at the replies, and sign it anew", expires)


def _lines(plain: object, where: str) -> tuple[str, ...]:
    for i, each in enumerate(_list(plain, where)):
        expected = refused_line(each)
        if expected:
            raise _wrong(f"{where}[{i}]", expected, each)
    lines = tuple(fold(each) for each in _list(plain, where))
    if len(set(lines)) != len(lines):
        raise _wrong(where, "each line once", ", ".join(lines))
    return lines


def _values(plain: object, where: str) -> tuple[Meaning, ...]:
    meanings = tuple(_meaning(each, f"{where}[{i}]") for i, each in enumerate(_list(plain, where)))
    keys = [(each.field, fold_value(each.value)) for each in meanings]
    if len(set(keys)) != len(keys):
        raise _wrong(where, "each value of a field once", ", ".join(value for _field, value in keys))
    return meanings


def _meaning(plain: object, where: str) -> Meaning:
    given = _dictionary(plain, where, _VALUE)
    expected = refused_value(given["field"], given["value"], given["means"])
    if expected:
        raise _wrong(where, expected, given)
    return Meaning(field=given["field"], value=given["value"], means=given["means"])
