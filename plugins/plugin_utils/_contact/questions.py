# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All that a contact asks of a gateway: reads, each with the name that its file has."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    CHASSIS,
    CONFIGURATION_PARTS,
    SOFTWARE,
    SYSTEM,
    Read,
    Request,
    RouteRead,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS

Levels = tuple[_model.Level, _model.Format]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request of a contact.

    Args:
        name: what it is called; a file has it.
        request: what is sent.
        format: in which format the reply is asked for.
    """

    name: str
    request: Request
    format: _model.Format = "xml"


IDENTITY = Question(name="system", request=SYSTEM)
ELSEWHERE = (Question(name="software", request=SOFTWARE), Question(name="chassis", request=CHASSIS))


def read_name(level: _model.Level) -> str:
    """Return what the reads of a level are called."""
    return f"redundancy-{level}"


READS: dict[Levels, Question] = {
    (level, form): Question(name=read_name(level), request=Read(level=level, format=form), format=form)
    for level in _model.LEVELS
    for form in _model.FORMATS
}
CONFIGURATION: tuple[Question, ...] = tuple(
    Question(name=each.command.partition(" | ")[0].removeprefix("show ").replace(" ", "-"), request=each)
    for each in CONFIGURATION_PARTS
)
AREA_QUESTIONS: dict[str, tuple[Question, ...]] = {
    area: tuple(
        Question(name=request.command.removeprefix("show ").replace(" ", "-"), request=request)
        for request, _reader in kind.requests
    )
    for area, kind in AREAS.items()
}


def routes_of(configuration: Configuration) -> tuple[tuple[SignalRoute, Question], ...]:
    """Return the reads of the signal routes that policies add or delete, each route once."""
    found = (route for each in configuration.policies for route in (each.adds, each.deletes))
    routes = dict.fromkeys(route for route in found if route is not None)
    return tuple((route, _route(number, route)) for number, route in enumerate(routes, start=1))


def _route(number: int, route: SignalRoute) -> Question:
    request = RouteRead(prefix=route.prefix, table=route.table)
    return Question(name=f"signal-route-{number}", request=t.cast(Request, request))
