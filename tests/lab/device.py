# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One gateway as those at its doors meet it: a line goes in, an answer comes out."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import replace

from .commands import LEAVE, VERSION, Command, ConfigurationRead, Kind, Plain, Read, Trigger, understand
from .faults import NO_FAULT, Fault
from .level import at_level
from .render import render
from .responses import Answer, Failure, Goodbye, Reply
from .srd.trigger import triggered
from .world import World

MODEL = "mx960"
RELEASE = "23.4R1.10"

# What it says to a trigger, also where nothing moves: no reply is published, so it is assumed.
ACCEPTED = "redundancy event triggered\n"

Listener = t.Callable[[str, str], None]  # the gateway's name, and what was asked of it


class Device:
    """A gateway of a world, with what is wrong with its doors, and all that was asked of it."""

    def __init__(
        self, world: World, name: str, fault: Fault = NO_FAULT, listener: Listener | None = None
    ) -> None:
        self.name = name
        self.requests: list[str] = []
        self.triggers: list[str] = []
        self.on_request: t.Callable[[Kind, str, int], None] = _nothing  # of this gateway, and how many so far
        self.on_fault: t.Callable[[], None] = _nothing
        self._fault = fault
        self._world = world
        self._listener = listener
        self._counts: collections.Counter[Kind] = collections.Counter()

    @property
    def fault(self) -> Fault:
        """What is wrong with its doors."""
        return self._fault

    @fault.setter
    def fault(self, fault: Fault) -> None:
        self._fault = fault
        self.on_fault()

    def answer(self, line: str) -> Answer:
        """Return what the gateway does with a line."""
        asked = understand(line)
        if isinstance(asked, Failure):
            self.note(line)
            return asked
        return self.obey(asked, line)

    def obey(self, command: Command, request: str) -> Answer:
        """Return what the gateway does with a command, and note the request that it came by."""
        self.note(request)
        if isinstance(command, Plain):
            return self._plain(command.name)
        if isinstance(command, ConfigurationRead):
            return self._configuration(command)
        return self._trigger(command) if isinstance(command, Trigger) else self._read(command)

    def note(self, request: str) -> None:
        """Note what was asked: a line, or the name of an RPC that is none."""
        self.requests.append(request)
        if self._listener is not None:
            self._listener(self.name, request)

    def _plain(self, name: tuple[str, ...]) -> Answer:
        if name in LEAVE:
            return Goodbye()
        version = f"Hostname: {self.name}\nModel: {MODEL}\nJunos: {RELEASE}\n"
        return Reply(version if name == VERSION else "")

    def _read(self, command: Read) -> Answer:
        self._count("read")
        shown = self._shown(command)
        return self.fault.to_reply(shown) if isinstance(shown, Reply) else shown

    def _configuration(self, command: ConfigurationRead) -> Answer:
        self._count("config")
        return self.fault.to_configuration(Reply(self._world.configuration(self.name, command.parts), "xml"))

    def _trigger(self, command: Trigger) -> Answer:
        self.triggers.append(command.line)
        refused = self._world.refusal(self.name, command.set_id, command.event)
        if refused is None and self.fault.obeys_triggers:
            self._world.change(self.name, triggered(command.set_id, command.event, command.force))
        self._count("trigger")
        return self.fault.to_trigger(Reply(ACCEPTED)) if refused is None else Failure(refused)

    def _count(self, kind: Kind) -> None:
        self._counts[kind] += 1
        self.on_request(kind, self.name, self._counts[kind])

    def _shown(self, command: Read) -> Reply | Failure:
        shown = self._world.shows(self.name)
        groups = tuple(each for each in shown.groups if command.group_id in (None, each.id))
        if command.group_id is not None and not groups:
            return Failure(f"redundancy group {command.group_id} not found")  # the words are assumed
        asked = replace(at_level(shown, command.level), format=command.format, groups=groups)
        return Reply(render(asked), command.format)


def _nothing(*_: object) -> None:
    """Whoever wants to know puts something else here."""
