# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Real clients of a lab: asyncssh for the CLI, ncclient for NETCONF."""

from __future__ import annotations

import asyncio
import time
import typing as t

import asyncssh
from ncclient import manager

from ansible_collections.junos_ha.srd.tests.lab.running import Running


def netconf(running: Running, name: str, **options: t.Any) -> manager.Manager:
    how = {
        "host": running.address,
        "port": running.ports[name],
        "username": running.login.user,
        "password": running.login.password,
        "hostkey_verify": True,
        "ssh_config": str(running.directory / "ssh_config"),
        "device_params": {"name": "junos"},
        "allow_agent": False,
        "look_for_keys": False,
        "timeout": 60,
    }
    return manager.connect(**{**how, **options})


def once_closed(session: manager.Manager) -> manager.Manager:
    """Return a session when it has noticed that it is closed: what is asked before may never be answered."""
    wait_until(lambda: not session.connected)
    return session


def wait_until(holds: t.Callable[[], bool]) -> None:
    """Wait until something holds; a minute is more than it takes on a busy machine."""
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def typed(running: Running, name: str, *lines: str, timeout: float = 60) -> str:
    """Type lines at the CLI and leave it, within so many seconds; return the terminal's content."""
    return asyncio.run(asyncio.wait_for(_typed(running, name, lines), timeout))


async def _typed(running: Running, name: str, lines: t.Sequence[str]) -> str:
    async with (
        asyncssh.connect(
            running.address,
            running.ports[name],
            username=running.login.user,
            password=running.login.password,
            known_hosts=str(running.known_hosts),
            client_keys=None,
        ) as connection,
        connection.create_process(term_type="vt100") as process,
    ):
        terminal: str = await process.stdout.readuntil("> ")
        for line in lines:
            process.stdin.write(f"{line}\r")
            terminal += await process.stdout.readuntil(f"\r\nsrd@{name}> ")
        process.stdin.write("exit\r")
        return terminal + await process.stdout.read()
