# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The vocabulary of a gateway: the file that a variable of its host names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary, vocabulary_of
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

VOCABULARY = "srd_vocabulary"  # the variable of a gateway
_DEEPEST = 8  # lists and dictionaries in each other; three are needed


def vocabulary_for(host: str, given: object) -> Vocabulary | None:
    """Return the vocabulary of a gateway; None where its host has none.

    Args:
        host: the gateway.
        given: what the variable of its host says.

    Raises:
        ArgumentError: there is no such file, it is not signed, has expired, or says what it cannot say.
    """
    path = plain(given)
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
