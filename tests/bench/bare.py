# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the gateways of an inventory by asyncssh alone, so many at a time, and prints the seconds it took.

A reply must end, and nothing else is asked of it: nothing is parsed, nothing judged.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import typing as t
from pathlib import Path

import asyncssh

END = b"]]>]]>"
HELLO = (
    b'<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>'
    b"<capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>" + END
)
READ = (
    b'<rpc message-id="1"><command format="text">show services redundancy-group extensive</command></rpc>'
    + END
)


def main() -> None:
    """Read all, and print the seconds."""
    inventory, at_once = sys.argv[1:]
    gateways = json.loads(Path(inventory).read_text(encoding="utf-8"))["gateways"]
    begun = time.monotonic()
    asyncio.run(
        _read_all(gateways, asyncio.Semaphore(int(at_once)), Path(inventory).with_name("known_hosts"))
    )
    print(time.monotonic() - begun)


async def _read_all(gateways: dict[str, t.Any], turn: asyncio.Semaphore, known_hosts: Path) -> None:
    common = gateways["vars"]
    await asyncio.gather(
        *(_read(common, each["ansible_port"], turn, str(known_hosts)) for each in gateways["hosts"].values())
    )


async def _read(common: dict[str, t.Any], port: int, turn: asyncio.Semaphore, known_hosts: str) -> None:
    async with (
        turn,
        asyncssh.connect(
            common["ansible_host"],
            port,
            username=common["ansible_user"],
            password=common["ansible_password"],
            known_hosts=known_hosts,
            client_keys=None,
            agent_path=None,
            config=None,
        ) as connection,
    ):
        sending, receiving, _errors = await connection.open_session(subsystem="netconf", encoding=None)
        await receiving.readuntil(END)
        sending.write(HELLO + READ)
        await receiving.readuntil(END)


if __name__ == "__main__":
    main()
