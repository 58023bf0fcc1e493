# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Replies of gateways as a first contact writes them, by C(DIRECTORY/FILE)."""

from __future__ import annotations

import json
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    CHASSIS,
    SOFTWARE,
    SYSTEM,
    ConfigurationRead,
    Read,
    Request,
    RouteRead,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS, requests_of
from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask
from ansible_collections.junos_ha.srd.tests.lab.world import World

Files = dict[str, str]

SUFFIXES = {"text": "txt", "xml": "xml", "json": "json"}


def contact(host: str, replies: t.Iterable[tuple[str, str, str]], **more: object) -> Files:
    """Return the files of a gateway.

    Args:
        host: its name.
        replies: what was sent, the format, and the reply, each.
        more: what else the manifest has.
    """
    files: Files = {}
    requests = []
    for number, (request, form, reply) in enumerate(replies, start=1):
        file = f"{number:02}-reply.{SUFFIXES[form]}"
        files[f"{host}/{file}"] = reply
        requests.append(
            {
                "name": "reply",
                "request": request,
                "format": form,
                "file": file,
                "seconds": 0.5,
                "error": None,
            }
        )
    manifest = {"schema": 1, "host": host, "release": "23.4R1.10", "model": "mx960", "requests": requests}
    return {**files, f"{host}/manifest.json": json.dumps({**manifest, **more})}


def contact_of_lab(world: World) -> Files:
    """Return the files of all gateways of a lab: all that is read of each."""
    files: Files = {}
    for name in world.names:
        device = Device(world, name)
        replies = [(command, form, ask(device, command)) for command, form in _commands()]
        files |= contact(name, replies)
    return files


def _commands() -> t.Iterator[tuple[str, str]]:
    for form in ("text", "xml", "json"):
        for level in ("terse", "brief", "extensive"):
            yield Read(level=level, format=form).typed, form
    others: tuple[Request, ...] = (
        ConfigurationRead(),
        SYSTEM,
        SOFTWARE,
        CHASSIS,
        RouteRead(prefix="198.51.100.1/32", table="SRD.inet.0"),
        *requests_of(AREAS),
    )
    for request in others:
        yield from ((command, "xml") for command in request.commands)
