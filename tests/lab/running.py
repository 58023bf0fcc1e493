# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A running lab: a world, its servers, and the directory that leads clients to them."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import tempfile
import threading
import time
import typing as t
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import directory
from .controls import Controls
from .designs import DesignName
from .device import Device
from .faults import NO_FAULT, chosen_faults
from .pairs import LayoutName, connected, default_pair
from .scenario import Scenario, read_scenario
from .servers.control import open_control
from .servers.ssh import ADDRESS, Login, new_key, new_login, ssh_server
from .srd.state import Pair, Timers
from .world import World

T = t.TypeVar("T")

USER = "srd"

Named = t.Sequence[tuple[str, str]]  # gateway and state, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How to reach a running lab: by inventory, by a client, or in this process."""

    directory: Path
    login: Login
    ports: t.Mapping[str, int]
    devices: t.Mapping[str, Device]
    controls: Controls
    address: str = field(default=ADDRESS, init=False)

    @property
    def inventory(self) -> Path:
        return self.directory / directory.INVENTORY

    @property
    def known_hosts(self) -> Path:
        return self.directory / directory.KNOWN_HOSTS

    @property
    def requests(self) -> Path:
        return self.directory / directory.REQUESTS


@contextlib.asynccontextmanager
async def serving(
    world: World,
    faults: t.Mapping[str, str],
    where: Path,
    *,
    states: Named = (),
    scenario: Path | None = None,
) -> t.AsyncIterator[Running]:
    """Start the servers of a world and write the directory; undo both at the end.

    Raises:
        LabError: a fault, a state or a gateway does not exist, the scenario is invalid, or the path of
            the directory is too long.
    """
    chosen = chosen_faults(faults, world.names)
    listener = functools.partial(directory.append_request, where)
    devices = {name: Device(world, name, chosen.get(name, NO_FAULT), listener) for name in world.names}
    controls = Controls(world, devices)
    for gateway, state in states:
        controls.do(gateway, state)
    played = Scenario(read_scenario(scenario, world.names) if scenario else (), controls.do)
    login = new_login(USER)
    key = new_key()
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.clear(where)
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(directory.clear, where)
        ports = {
            name: await stack.enter_async_context(ssh_server(device, login, key))
            for name, device in devices.items()
        }
        await stack.enter_async_context(open_control(where, controls))
        directory.write(where, world, ports, login, key.export_public_key().decode().strip())
        for device in devices.values():
            device.on_request = played.at_request
        await stack.enter_async_context(_in_background(played.play(world.now, asyncio.sleep)))
        yield Running(directory=where, login=login, ports=ports, devices=devices, controls=controls)


@contextlib.contextmanager
def lab(
    *,
    pairs: int | t.Sequence[Pair] = 1,
    layout: LayoutName = "A",
    design: DesignName = "one-way",
    faults: t.Mapping[str, str] | None = None,
    states: Named = (),
    timers: Timers | None = None,
    scenario: Path | None = None,
    where: Path | None = None,
) -> t.Iterator[Running]:
    """Run a lab in a thread of this process, in a temporary directory unless I(where) names one.

    Raises:
        LabError: a fault, a state, a design or a gateway does not exist, the scenario is invalid, or the
            path of the directory is too long.
    """
    world = new_world(pairs, layout, design, timers)
    with contextlib.ExitStack() as stack:
        if where is None:
            where = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="srd-lab-")))
        loop = stack.enter_context(_loop_in_thread())
        server = serving(world, faults or {}, where, states=states, scenario=scenario)
        running = _await(loop, server.__aenter__())
        stack.callback(lambda: _await(loop, server.__aexit__(None, None, None)))
        yield running


def new_world(
    pairs: int | t.Sequence[Pair],
    layout: LayoutName = "A",
    design: DesignName = "one-way",
    timers: Timers | None = None,
) -> World:
    """Return a world that starts now, with so many default pairs or with these pairs."""
    began = time.monotonic()
    chosen = connected([default_pair(layout, design)] * pairs if isinstance(pairs, int) else pairs, design)
    if timers is not None:
        chosen = [replace(pair, timers=timers) for pair in chosen]
    return World(chosen, lambda: time.monotonic() - began)


@contextlib.asynccontextmanager
async def _in_background(coroutine: t.Coroutine[t.Any, t.Any, None]) -> t.AsyncIterator[None]:
    task = asyncio.create_task(coroutine)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _await(loop: asyncio.AbstractEventLoop, coroutine: t.Coroutine[t.Any, t.Any, T]) -> T:
    return asyncio.run_coroutine_threadsafe(coroutine, loop).result()


@contextlib.contextmanager
def _loop_in_thread() -> t.Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="srd-lab", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
