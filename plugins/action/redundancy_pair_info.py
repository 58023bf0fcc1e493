# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_pair_info."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    ConfigurationReading,
    Reading,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import to_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import (
    GATHER_SUBSET,
    areas_of,
    chosen,
    requests_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import Shape, plain_shape, shape_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import to_plain as plain_answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import (
    PROBES,
    Probe,
    on_gateway,
    probes_of,
    reads_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.reader import answers_of
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
        "directory": {"type": "str"},
        **GATHER_SUBSET,
        **PROBES,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Read both gateways; one that cannot be read has its error beside it."""
        keep_reply, peer = arguments.pop("keep_reply"), arguments.pop("peer")
        with_configuration, directory = arguments.pop("configuration"), arguments.pop("directory")
        areas = chosen("gather_subset", arguments.pop("gather_subset"))
        given, host = arguments.pop("probes"), self.host(task_vars)
        request, names = Read(**arguments), (host, peer)
        if host == peer:
            raise ArgumentError(f"peer - Expected: another gateway than {host} Actual: {peer}")
        probes = probes_of("probes", given, names)
        changes = _comparison(directory)
        beside = {name: (*requests_of(areas), *reads_of(probes, name)) for name in names}
        hosts = AnyHost(self, Inventory(self, task_vars))
        with contextlib.closing(hosts), contextlib.closing(Loop()) as loop:
            # the configurations first: reading them may take long, and the states must be fresh
            configured = loop.run(_configurations(hosts, names)) if with_configuration else []
            read = loop.run(_read_both(hosts, request, beside))
        readings = [each for each in (*configured, *read) if not isinstance(each, SrdError)]
        shapes = {name: _shape(each) for name, each in zip(names, read, strict=True)}
        return {
            "changed": False,
            "gateways": [
                _gateway(name, each, shapes[name], keep_reply=keep_reply)
                for name, each in zip(names, read, strict=True)
            ],
            "configurations": [_configuration(*each) for each in zip(names, configured, strict=False)],
            "areas": {name: _areas(areas, each) for name, each in zip(names, read, strict=True) if areas},
            "probes": {
                name: _answers(probes, name, it) for name, it in zip(names, read, strict=True) if probes
            },
            **warned(
                (said for each in readings for said in each.warnings),
                first=changes(shapes),
            ),
        }


def _comparison(directory: str | None) -> t.Callable[[t.Mapping[str, Shape | None]], tuple[str, ...]]:
    """Return what compares shapes with evidence. What reads that is imported only where it is given.

    Raises:
        ArgumentError: the directory is no path.
    """
    if directory is None:
        return lambda _shapes: ()
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.changes import changes
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.earlier import Earlier
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import home_of

    return functools.partial(changes, earlier=Earlier(home_of("directory", directory)))


async def _configurations(hosts: AnyHost, names: tuple[str, str]) -> list[ConfigurationReading | SrdError]:
    return list(await asyncio.gather(*(_read_configuration(hosts, name) for name in names)))


async def _read_configuration(hosts: AnyHost, name: str) -> ConfigurationReading | SrdError:
    """Return the configuration of a gateway, or why it was not read."""
    try:
        return await hosts.configuration(name)
    except SrdError as error:
        return error


def _configuration(name: str, read: ConfigurationReading | SrdError) -> Result:
    if not isinstance(read, ConfigurationReading):
        return {"name": name, "configuration": {}, "error": str(read)}
    return {"name": name, "configuration": encode(read.configuration), "error": ""}


async def _read_both(
    hosts: AnyHost, request: Read, beside: t.Mapping[str, t.Sequence[Request]]
) -> list[Reading | SrdError]:
    return list(await asyncio.gather(*(_read(hosts, name, request, more) for name, more in beside.items())))


async def _read(hosts: AnyHost, name: str, request: Read, beside: t.Sequence[Request]) -> Reading | SrdError:
    """Return what was read of a gateway, or why it was not."""
    try:
        return await hosts.read(name, request, beside)
    except SrdError as error:
        return error


def _gateway(name: str, read: Reading | SrdError, shape: Shape | None, *, keep_reply: bool) -> Result:
    if not isinstance(read, Reading):
        return {"name": name, "facts": {}, "error": str(read)}
    reply = {"reply": read.reply, **plain_shape(shape)} if keep_reply else {}
    return {"name": name, "facts": {**to_facts(read.gateway), **reply}, "error": ""}


def _shape(read: Reading | SrdError) -> Shape | None:
    return shape_of(read) if isinstance(read, Reading) else None


def _areas(names: t.Sequence[str], read: Reading | SrdError) -> Result:
    """Return the areas of a gateway; empty where it was not read."""
    if not isinstance(read, Reading):
        return {}
    outcomes = read.beside[: len(requests_of(names))]
    return to_plain(areas_of(names, outcomes, read.gateway.collected_at))


def _answers(probes: t.Iterable[Probe], name: str, read: Reading | SrdError) -> Result:
    """Return the answers to the probes, the last that were asked; empty where the gateway was not read."""
    if not isinstance(read, Reading):
        return {}
    asked = on_gateway(probes, name)
    outcomes = read.beside[len(read.beside) - len(asked) :]
    return plain_answers(answers_of(asked, outcomes, read.gateway))
