# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The commands that a gateway understands, and what it says to those that it does not."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._model import FORMATS, LEVELS, Format, Level

from .answers import Failure

SHOW = ("show", "services", "redundancy-group")
VERSION = ("show", "version")
SET_CLI = ("set", "cli")
LEAVE = (("exit",), ("quit",))
KNOWN: tuple[tuple[str, ...], ...] = (SHOW, VERSION, SET_CLI, *LEAVE)

UNKNOWN = "unknown command."
SYNTAX = "syntax error, expecting <command>."

_PIPES: t.Mapping[tuple[str, ...], Format | None] = {
    ("no-more",): None,
    **{("display", each): each for each in FORMATS if each != "text"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """C(show services redundancy-group), terse where nothing else is asked for."""

    group_id: int | None = None
    level: Level = "terse"
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class Plain:
    """A command that is its words."""

    name: tuple[str, ...]


Command = Read | Plain
Word = tuple[str, int]  # a word, and where in the line it begins


def understand(line: str) -> Command | Failure:
    """Return what a line asks for, or what is wrong with it."""
    body, *pipes = line.split("|")
    words = [(found[0], found.start()) for found in re.finditer(r"\S+", body)]
    name = next((known for known in KNOWN if _texts(words[: len(known)]) == known), None)
    if name is None:
        return _misunderstood(words, len(line))
    form = _format(pipes)
    if form is None:
        return Failure(SYNTAX, position=line.index("|") + 1)
    return _read(words[len(SHOW) :], form) if name == SHOW else Plain(name)


def _read(arguments: list[Word], form: Format) -> Read | Failure:
    chosen: dict[str, t.Any] = {}
    for word, position in arguments:
        key, value = ("group_id", int(word)) if word.isdecimal() else ("level", word)
        if key in chosen or (key == "level" and value not in LEVELS):
            return Failure(SYNTAX, position=position)
        chosen[key] = value
    return Read(**chosen, format=form)


def _format(pipes: list[str]) -> Format | None:
    """Return the format that the pipes ask for, None where one of them is not known."""
    asked = [tuple(pipe.split()) for pipe in pipes]
    if any(pipe not in _PIPES for pipe in asked):
        return None
    return next((form for form in map(_PIPES.__getitem__, asked) if form), "text")


def _misunderstood(words: list[Word], end: int) -> Failure:
    """Return the failure at the first word with which no known command goes on."""
    for count, (_text, position) in enumerate(words):
        if not any(known[: count + 1] == _texts(words[: count + 1]) for known in KNOWN):
            return Failure(SYNTAX if count else UNKNOWN, position=position)
    return Failure(SYNTAX, position=end)


def _texts(words: list[Word]) -> tuple[str, ...]:
    return tuple(text for text, _position in words)
