# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Gateways read over NETCONF on one event loop, each by the variables of its host."""

from __future__ import annotations

import contextlib
import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    SYSTEM,
    ConfigurationRead,
    Outcome,
    Read,
    Request,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    ELSEWHERE,
    ConfigurationReading,
    Reading,
    asks_elsewhere,
    configuration_of,
    heard,
    reading_of,
    said_beside,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    read_identity,
    read_identity_elsewhere,
    read_release,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import Netconf, open_netconf
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target


async def read_target(
    target: Target,
    request: Read,
    beside: t.Sequence[Request] = (),
    vocabulary: Vocabulary | None = None,
) -> Reading:
    """Read a gateway over a session of its own, and which box it is, in one round trip.

    Args:
        target: the gateway.
        request: what is asked for.
        beside: what else is asked for in the same round trip.
        vocabulary: what the site lets pass in its reply.

    Raises:
        DeviceError: the session could not be opened, no reply came, or it is not the one that was asked for.
        LibraryError: a Python library is missing.
    """
    async with _opened(target) as session:
        asked_at = now()
        reply, system, *more = await session.ask((request, SYSTEM, *beside))
        identity, elsewhere = read_identity(system), tuple[Outcome, ...]()
        if asks_elsewhere(system, identity):
            elsewhere = await session.ask(ELSEWHERE)
            identity = read_identity_elsewhere(identity, *elsewhere)
    reading = reading_of(reply, request, host=target.name, asked_at=asked_at)
    said = said_beside((system, *elsewhere, *heard(beside, more)), target.name)
    release = read_release(system, *elsewhere)
    read = replace(reading.of_box(identity, said), beside=tuple(more), release=release)
    return read.learned(vocabulary, target.name)


async def read_configuration_of(target: Target) -> ConfigurationReading:
    """Read the configuration of services redundancy over a session of its own, in one round trip.

    Raises:
        DeviceError: the session could not be opened, no reply came, or it is no configuration.
        LibraryError: a Python library is missing.
    """
    async with _opened(target) as session:
        (reply,) = await session.ask((ConfigurationRead(),))
    if isinstance(reply, DeviceError):
        raise reply
    return configuration_of((reply,), host=target.name)


@contextlib.asynccontextmanager
async def _opened(target: Target) -> t.AsyncIterator[Netconf]:
    """Open a session, and end it: with a goodbye, or without a word where something went wrong."""
    session = await open_netconf(target)
    is_over = False
    try:
        yield session
        is_over = True
    finally:
        await (session.close() if is_over else session.abort())
