# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_pair_facts."""

from __future__ import annotations

import asyncio
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.any_host import AnyHost
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import Inventory
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.loop import Loop


class ActionModule(Action):
    """Reads both gateways of a pair at the same time."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "peer": {"type": "str", "required": True},
        "level": {"type": "str", "choices": list(_model.LEVELS), "default": "extensive"},
        "redundancy_group": {"type": "int"},
        "format": {"type": "str", "choices": list(_model.FORMATS), "default": "text"},
        "keep_reply": {"type": "bool", "default": False},
        "configuration": {"type": "bool", "default": False},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Read both gateways; one that cannot be read has its error beside it."""
        keep_reply, peer = arguments.pop("keep_reply"), arguments.pop("peer")
        with_configuration = arguments.pop("configuration")
        request, host = Read(**arguments), self.host(task_vars)
        if host == peer:
            raise ArgumentError(f"peer - Expected: another gateway than {host} Actual: {peer}")
        hosts, names = AnyHost(self, Inventory(self, task_vars)), (host, peer)
        loop = Loop()
        try:  # the configurations first: reading them may take long, and the states must be fresh
            configured = loop.run(_configurations(hosts, names)) if with_configuration else []
            read = loop.run(_read_both(hosts, names, request, keep_reply=keep_reply))
        finally:
            loop.close()
        gateways = [each for each, _said in read]
        warnings = [said for _gateway, found in read for said in found]
        return {"changed": False, "gateways": gateways, "configurations": configured, **warned(warnings)}


async def _configurations(hosts: AnyHost, names: tuple[str, str]) -> list[Result]:
    return list(await asyncio.gather(*(_configuration(hosts, name) for name in names)))


async def _configuration(hosts: AnyHost, name: str) -> Result:
    try:
        configuration = await hosts.configuration(name)
    except SrdError as error:
        return {"name": name, "configuration": {}, "error": str(error)}
    return {"name": name, "configuration": encode(configuration), "error": ""}


async def _read_both(
    hosts: AnyHost, names: tuple[str, str], request: Read, *, keep_reply: bool
) -> list[tuple[Result, tuple[str, ...]]]:
    return list(await asyncio.gather(*(_read(hosts, name, request, keep_reply=keep_reply) for name in names)))


async def _read(
    hosts: AnyHost, name: str, request: Read, *, keep_reply: bool
) -> tuple[Result, tuple[str, ...]]:
    """Return a gateway as it was read, and the warnings beside its reply."""
    try:
        reading = await hosts.read(name, request)
    except SrdError as error:
        return {"name": name, "facts": {}, "error": str(error)}, ()
    reply = {"reply": reading.reply} if keep_reply else {}
    facts = {**to_facts(reading.gateway), **reply}
    return {"name": name, "facts": facts, "error": ""}, reading.warnings
