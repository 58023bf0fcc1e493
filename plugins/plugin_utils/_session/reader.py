# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Gateways read over NETCONF on one event loop, each by the variables of its host."""

from __future__ import annotations

import datetime

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    ConfigurationRead,
    Read,
    Request,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Reading,
    configuration_of,
    reading_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import open_netconf
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target


async def read_target(target: Target, request: Read) -> Reading:
    """Read a gateway over a session of its own, in one round trip.

    Raises:
        DeviceError: the session could not be opened, no reply came, or it is not the one that was asked for.
        LibraryError: a Python library is missing.
    """
    reply, asked_at = await _ask(target, request)
    return reading_of(reply, request, host=target.name, asked_at=asked_at)


async def read_configuration_of(target: Target) -> Configuration:
    """Read the configuration of services redundancy over a session of its own, in one round trip.

    Raises:
        DeviceError: the session could not be opened, no reply came, or it is no configuration.
        LibraryError: a Python library is missing.
    """
    reply, _asked_at = await _ask(target, ConfigurationRead())
    return configuration_of((reply,), host=target.name)


async def _ask(target: Target, request: Request) -> tuple[str, datetime.datetime]:
    session = await open_netconf(target)
    is_over = False
    try:
        asked_at = now()
        (reply,) = await session.ask((request,))
        is_over = True
    finally:
        await (session.close() if is_over else session.abort())
    if isinstance(reply, DeviceError):
        raise reply
    return reply, asked_at
