# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The commands that a gateway understands, and its error for all others."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    FORMATS,
    LEVELS,
    Format,
    Level,
)

from .render.configuration import PARTS, Part
from .responses import Failure

SHOW = ("show", "services", "redundancy-group")
CONFIGURATION = ("show", "configuration")
ROUTE = ("show", "route")
ROUTES = ("show", "route", "summary")
REQUEST = ("request", "services", "redundancy-set")
VERSION = ("show", "version")
SYSTEM = ("show", "system", "information")
CHASSIS = ("show", "chassis", "hardware")
IDENTITY = (VERSION, SYSTEM, CHASSIS)
CHASSIS_ALARMS = ("show", "chassis", "alarms")
SYSTEM_ALARMS = ("show", "system", "alarms")
CORE_DUMPS = ("show", "system", "core-dumps")
COMMITS = ("show", "system", "commit")
SESSIONS = ("show", "services", "sessions", "count")
ICCP = ("show", "iccp")
BFD = ("show", "bfd", "session")
BGP = ("show", "bgp", "summary")
ADJACENCIES = (ICCP, BFD, BGP)
CARDS = ("show", "chassis", "fpc", "pic-status")
BUNDLES = ("show", "interfaces", "load-balancing", "detail")
CARD_LOADS = ("show", "services", "sessions", "utilization")
SET_LOADS = ("show", "services", "service-sets", "summary")
OF_CARDS = (CARDS, BUNDLES, CARD_LOADS, SET_LOADS)
AREAS = (CHASSIS_ALARMS, SYSTEM_ALARMS, CORE_DUMPS, COMMITS, SESSIONS, *ADJACENCIES, *OF_CARDS)
SET_CLI = ("set", "cli")
LEAVE = (("exit",), ("quit",))
PLAIN: tuple[tuple[str, ...], ...] = (ROUTES, *IDENTITY, *AREAS, SET_CLI, *LEAVE)
CONFIGURED = {(*CONFIGURATION, *part): part for part in PARTS}
KNOWN: tuple[tuple[str, ...], ...] = (SHOW, *CONFIGURED, ROUTES, ROUTE, REQUEST, *PLAIN)

UNKNOWN = "unknown command."
SYNTAX = "syntax error, expecting <command>."

# The words of a trigger; the last is optional.
_TRIGGER: tuple[t.Callable[[str], bool], ...] = (
    str.isdecimal,
    "trigger".__eq__,
    "redundancy-event".__eq__,
    bool,
    "force".__eq__,
)
# The words of a read of one route.
_ROUTE: tuple[t.Callable[[str], bool], ...] = (bool, "exact".__eq__, "table".__eq__, bool)
_MORE = ("no-more",)
_FORMATS: t.Mapping[tuple[str, ...], Format] = {("display", each): each for each in FORMATS if each != "text"}
# A gateway of the lab shows its configuration only as XML with inheritance; it inherits nothing.
_CONFIGURED_PIPES = (("display", "inheritance"), ("display", "xml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """C(show services redundancy-group), terse by default."""

    group_id: int | None = None
    level: Level = "terse"
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class ConfigurationRead:
    """C(show configuration) of these parts."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRead:
    """C(show route) of one prefix in one table, as XML."""

    prefix: str
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """C(request services redundancy-set) with the event to trigger."""

    set_id: int
    event: str
    force: bool = False

    @property
    def line(self) -> str:
        """The command as typed."""
        force = " force" if self.force else ""
        return f"{' '.join(REQUEST)} {self.set_id} trigger redundancy-event {self.event}{force}"


@dataclass(frozen=True, slots=True)
class Plain:
    """A command without arguments."""

    name: tuple[str, ...]
    format: Format = "text"


Command = Read | ConfigurationRead | RouteRead | Trigger | Plain
Kind = t.Literal["read", "config", "trigger"]  # of a counted command
Word = tuple[str, int]  # a word and its position in the line
Pipes = tuple[tuple[str, ...], ...]


def parse_command(line: str) -> Command | Failure:
    """Return the command of a line, or the failure to understand it."""
    body, *pipes = line.split("|")
    words = [(found[0], found.start()) for found in re.finditer(r"\S+", body)]
    name = next((known for known in KNOWN if _texts(words[: len(known)]) == known), None)
    if name is None:
        return _misunderstood(words, len(line))
    piped = tuple(tuple(pipe.split()) for pipe in pipes)
    if not _are_known(piped, name):
        return Failure(SYNTAX, position=line.index("|") + 1 if pipes else len(line))
    if name == REQUEST:
        return _trigger(words[len(name) :], len(line))
    if name == ROUTE:
        return _route(words[len(name) :], len(line))
    return _command(name, words[len(name) :], piped)


def _command(name: tuple[str, ...], arguments: list[Word], pipes: Pipes) -> Command | Failure:
    if name == SHOW:
        return _read(arguments, next((_FORMATS[pipe] for pipe in pipes if pipe in _FORMATS), "text"))
    if name not in CONFIGURED:
        form: Format = next((_FORMATS[pipe] for pipe in pipes if pipe in _FORMATS), "text")
        return Plain(name, form)
    if arguments:
        return Failure(SYNTAX, position=arguments[0][1])
    return ConfigurationRead((CONFIGURED[name],))


def _are_known(pipes: Pipes, name: tuple[str, ...]) -> bool:
    if name in CONFIGURED:
        return tuple(pipe for pipe in pipes if pipe != _MORE) == _CONFIGURED_PIPES
    if name == ROUTE:
        return tuple(pipe for pipe in pipes if pipe != _MORE) == _CONFIGURED_PIPES[1:]
    return all(pipe == _MORE or (pipe in _FORMATS and name != REQUEST) for pipe in pipes)


def _misfit(arguments: list[Word], tests: t.Sequence[t.Callable[[str], bool]]) -> Failure | None:
    """Return the failure at the first argument that is not what it must be."""
    fits = [test(word) for test, word in zip(tests, _texts(arguments), strict=False)]
    return None if all(fits) else Failure(SYNTAX, position=arguments[fits.index(False)][1])


def _route(arguments: list[Word], end: int) -> RouteRead | Failure:
    misfit = _misfit(arguments, _ROUTE)
    if misfit is not None or len(arguments) != len(_ROUTE):
        return misfit or Failure(SYNTAX, position=end)
    prefix, _exact, _table, table = _texts(arguments)
    return RouteRead(prefix=prefix, table=table)


def _trigger(arguments: list[Word], end: int) -> Trigger | Failure:
    words, misfit = _texts(arguments), _misfit(arguments, _TRIGGER)
    if misfit is not None:
        return misfit
    if len(words) not in (len(_TRIGGER) - 1, len(_TRIGGER)):
        return Failure(SYNTAX, position=arguments[-1][1] if len(words) > len(_TRIGGER) else end)
    return Trigger(set_id=int(words[0]), event=words[3], force=len(words) == len(_TRIGGER))


def _read(arguments: list[Word], form: Format) -> Read | Failure:
    chosen: dict[str, t.Any] = {}
    for word, position in arguments:
        key, value = ("group_id", int(word)) if word.isdecimal() else ("level", word)
        if key in chosen or (key == "level" and value not in LEVELS):
            return Failure(SYNTAX, position=position)
        chosen[key] = value
    return Read(**chosen, format=form)


def _misunderstood(words: list[Word], end: int) -> Failure:
    """Return the failure at the first word that continues no known command."""
    for count, (_text, position) in enumerate(words):
        if not any(known[: count + 1] == _texts(words[: count + 1]) for known in KNOWN):
            return Failure(SYNTAX if count else UNKNOWN, position=position)
    return Failure(SYNTAX, position=end)


def _texts(words: list[Word]) -> tuple[str, ...]:
    return tuple(text for text, _position in words)
