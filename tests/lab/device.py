# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A simulated gateway as its servers use it: a command line in, an answer out."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import replace

from .commands import (
    AREAS,
    IDENTITY,
    LEAVE,
    ROUTES,
    Command,
    ConfigurationRead,
    Kind,
    Plain,
    Read,
    RouteRead,
    Trigger,
    parse_command,
)
from .faults import NO_FAULT, Fault
from .level import at_level
from .render import render
from .render.areas import render_area
from .render.identity import Box, render_identity
from .render.routes import render_route, render_routes
from .responses import Answer, Failure, Goodbye, Reply
from .srd.trigger import triggered
from .world import World

# The reply to a trigger, even if nothing moves. Assumed, as no reply is published.
ACCEPTED = "redundancy event triggered\n"

Listener = t.Callable[[str, str], None]  # the gateway's name, and the request


class Device:
    """A gateway of a world, with its fault and a record of all requests."""

    def __init__(
        self, world: World, name: str, fault: Fault = NO_FAULT, listener: Listener | None = None
    ) -> None:
        self.name = name
        self.requests: list[str] = []
        self.triggers: list[str] = []
        self.on_request: t.Callable[[Kind, str, int], None] = _nothing  # kind, gateway, count
        self.on_fault: t.Callable[[], None] = _nothing
        self._fault = fault
        self._world = world
        self._listener = listener
        self._counts: collections.Counter[Kind] = collections.Counter()

    @property
    def fault(self) -> Fault:
        """The present fault."""
        return self._fault

    @fault.setter
    def fault(self, fault: Fault) -> None:
        self._fault = fault
        self.on_fault()

    def answer(self, line: str) -> Answer:
        """Return the answer to a line."""
        command = parse_command(line)
        if isinstance(command, Failure):
            self.note(line)
            return command
        return self.execute(command, line)

    def execute(self, command: Command, request: str) -> Answer:
        """Return the answer to a command, and record the request."""
        self.note(request)
        if isinstance(command, Plain):
            return self._plain(command)
        if isinstance(command, ConfigurationRead):
            return self._configuration(command)
        if isinstance(command, RouteRead):
            return self._route(command)
        return self._trigger(command) if isinstance(command, Trigger) else self._read(command)

    def note(self, request: str) -> None:
        """Record a request: a line, or the name of an RPC."""
        self.requests.append(request)
        if self._listener is not None:
            self._listener(self.name, request)

    @property
    def box(self) -> str:
        """The gateway that answers: the one of its name, unless the address leads to another."""
        return self._world.peer_of(self.name) if self.fault.is_peer else self.name

    def _plain(self, command: Plain) -> Answer:
        if command.name in LEAVE:
            return Goodbye()
        if command.name in AREAS:
            state, shown = self._world.box(self.box), self._world.shows(self.box)
            return self.fault.to_area(render_area(command.name, state, shown, command.format))
        if command.name == ROUTES:
            return Reply(render_routes(self._world.box(self.box)))
        if command.name not in IDENTITY:
            return Reply("")
        box = self.fault.to_box(Box(host_name=self.box, serial_number=self._world.serial_number(self.box)))
        return self.fault.to_identity(command.name, render_identity(command.name, box, command.format))

    def _read(self, command: Read) -> Answer:
        self._count("read")
        shown = self._shown(command)
        return self.fault.to_reply(shown) if isinstance(shown, Reply) else shown

    def _configuration(self, command: ConfigurationRead) -> Answer:
        self._count("config")
        return self.fault.to_configuration(Reply(self._world.configuration(self.box, command.parts), "xml"))

    def _route(self, command: RouteRead) -> Answer:
        active = self._world.routes(self.box, 0.0 if self.fault.holds_routes else self._world.now())
        is_there = any((each.prefix, each.table) == (command.prefix, command.table) for each in active)
        return self.fault.to_route(Reply(render_route(command.prefix, command.table, is_there), "xml"))

    def _trigger(self, command: Trigger) -> Answer:
        self.triggers.append(command.line)
        refused = self._world.refusal(self.box, command.set_id, command.event)
        if refused is None and self.fault.obeys_triggers:
            self._world.change(self.box, triggered(command.set_id, command.event, command.force))
        self._count("trigger")
        return self.fault.to_trigger(Reply(ACCEPTED)) if refused is None else Failure(refused)

    def _count(self, kind: Kind) -> None:
        self._counts[kind] += 1
        self.on_request(kind, self.name, self._counts[kind])

    def _shown(self, command: Read) -> Reply | Failure:
        shown = self._world.shows(self.box)
        groups = tuple(each for each in shown.groups if command.group_id in (None, each.id))
        if command.group_id is not None and not groups:
            return Failure(f"redundancy group {command.group_id} not found")  # assumed wording
        asked = replace(at_level(shown, command.level), format=command.format, groups=groups)
        return Reply(render(asked), command.format)


def _nothing(*_: object) -> None:
    """The default hook."""
