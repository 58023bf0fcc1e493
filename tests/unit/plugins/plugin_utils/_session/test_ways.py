# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The ways to a gateway, against real servers: directly, through jump hosts, by a proxy command."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import open_netconf, read
from ansible_collections.junos_ha.srd.tests.unit.ssh_servers import (
    Door,
    new_key,
    serving,
    ssh_config,
    target_of,
)

KEY = new_key()
OPEN = "mx1: 'open the session' failed: "
DOOR = "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there"
BY_HAND = "check ansible_netconf_proxy_command, and try the command by hand"
CARRY = """
import os, select, socket, sys
print("a warning", file=sys.stderr, flush=True)
with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as gateway:
    while True:
        for source in select.select([0, gateway], [], [])[0]:
            part = os.read(0, 65536) if source == 0 else gateway.recv(65536)
            if not part:
                sys.exit(0)
            print("a warning", file=sys.stderr, flush=True)
            gateway.sendall(part) if source == 0 else os.write(1, part)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home without keys, and without an agent."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    (tmp_path / "key").write_bytes(KEY.export_private_key())
    return tmp_path


async def attempted(door: Door, **more: t.Any) -> str:
    """Return "read", or why a server was not read."""
    try:
        await read(target_of(door, **more), [Read()])
    except DeviceError as error:
        return str(error).replace(f":{door.port}", ":PORT")
    return "read"


class Hosts(t.NamedTuple):
    """A gateway, and two jump hosts, which take a key alone."""

    gateway: Door
    first: Door
    second: Door


@contextlib.asynccontextmanager
async def hosts(address: str = "127.0.0.1") -> t.AsyncIterator[Hosts]:
    jump: dict[str, t.Any] = {"client_keys": [KEY], "methods": ["publickey", "password"]}
    async with serving() as gateway, serving(address=address, **jump) as first, serving(**jump) as second:
        yield Hosts(gateway, first, second)


def config_of(
    home: Path, found: Hosts, jump: str, more: str = "", known: t.Sequence[Door] | None = None
) -> str:
    """Write a configuration in which the gateway is behind jump hosts; return its path."""
    lines = "".join(door.known() for door in (found if known is None else known))
    names = f"Host jump1\nHostname {found.first.address}\nPort {found.first.port}\n"
    users = f"Host *\nUser reader\nIdentityFile {home / 'key'}\n{more}\n"
    return ssh_config(home, lines, f"Host gateway\nHostname 127.0.0.1\nProxyJump {jump}\n{names}{users}")


def place(door: Door) -> str:
    return f"reader@{door.place}"


def through(
    home: Path, jump: t.Callable[[Hosts], str], address: str = "127.0.0.1", **more: t.Any
) -> tuple[str, list[list[tuple[str, int]]], list[str]]:
    """Read a gateway through jump hosts; return how it went, what each forwarded, passwords they got."""

    async def go() -> tuple[str, list[list[tuple[str, int]]], list[str]]:
        async with hosts(address) as found:
            known = more.pop("known", lambda all_of_them: None)(found)
            config = config_of(home, found, jump(found), known=known)
            # The gateway is known by its address, whatever it is called.
            said = await attempted(found.gateway, host="gateway", ssh_config=config, **more)
            ports = {found.gateway.port: 0, found.first.port: 1, found.second.port: 2}
            names = [[(host, ports[port]) for host, port in door.forwarded] for door in found[1:]]
            for door in found:
                said = said.replace(str(door.port), "JUMP")
            return said, names, [*found.first.passwords, *found.second.passwords]

    return asyncio.run(go())


def test_a_gateway_is_read_through_a_jump_host_that_gets_no_password(home: Path) -> None:
    assert through(home, lambda found: place(found.first)) == ("read", [[("127.0.0.1", 0)], []], [])


def test_a_gateway_is_read_through_two(home: Path) -> None:
    said, forwarded, passwords = through(home, lambda found: f"{place(found.first)},{place(found.second)}")
    assert (said, forwarded, passwords) == ("read", [[("127.0.0.1", 2)], [("127.0.0.1", 0)]], [])


def test_a_jump_host_may_be_a_name_of_the_configuration(home: Path) -> None:
    async def go() -> str:
        async with hosts() as found:
            config = config_of(home, found, f"ssh://jump1:{found.first.port}")
            return await attempted(found.gateway, host="gateway", ssh_config=config)

    assert asyncio.run(go()) == "read"


def test_a_jump_host_may_be_behind_another_by_the_configuration(home: Path) -> None:
    async def go() -> tuple[str, int]:
        async with hosts() as found:
            lines = "".join(door.known() for door in found)
            config = ssh_config(
                home,
                lines,
                f"Host gateway\nHostname 127.0.0.1\nProxyJump inner:{found.second.port}\n"
                f"Host inner\nHostname 127.0.0.1\nProxyJump outer:{found.first.port}\n"
                f"Host outer\nHostname 127.0.0.1\nHost *\nUser reader\nIdentityFile {home / 'key'}\n",
            )
            said = await attempted(found.gateway, host="gateway", ssh_config=config)
            return said, len(found.first.forwarded)

    assert asyncio.run(go()) == ("read", 1)


def test_a_jump_host_for_all_hosts_is_not_its_own(home: Path) -> None:
    async def go() -> str:
        async with hosts() as found:
            lines = "".join(door.known() for door in found)
            jump = f"ProxyJump 127.0.0.1:{found.first.port}"
            config = ssh_config(home, lines, f"Host *\n{jump}\nUser reader\nIdentityFile {home / 'key'}\n")
            return await attempted(found.gateway, ssh_config=config)

    assert asyncio.run(go()) == "read"


def test_jump_hosts_that_lead_to_each_other_are_refused(home: Path) -> None:
    async def go() -> str:
        async with serving() as gateway:
            config = ssh_config(home, gateway.known(), "Host a\nProxyJump b\nHost *\nProxyJump a\n")
            return await attempted(gateway, ssh_config=config)

    said = asyncio.run(go())
    assert "more than 8 jump hosts, one behind the other - check the file" in said


def test_a_jump_host_may_have_an_address_of_ipv6(home: Path) -> None:
    assert through(home, lambda found: place(found.first), address="::1")[0] == "read"


def test_a_jump_host_must_be_known(home: Path) -> None:
    said, forwarded, _passwords = through(
        home, lambda found: place(found.first), known=lambda found: [found.gateway]
    )
    wrong = "the jump host [127.0.0.1]:JUMP: the host key of [127.0.0.1]:JUMP is unknown"
    assert said.startswith(f"{OPEN}{wrong}")
    assert forwarded == [[], []]


def test_a_gateway_behind_a_jump_host_must_be_known(home: Path) -> None:
    said, _forwarded, _passwords = through(
        home, lambda found: place(found.first), known=lambda found: [found.first]
    )
    assert said.startswith(f"{OPEN}the host key of [127.0.0.1]:PORT is unknown")


def test_a_jump_host_that_refuses_the_login_is_told(home: Path) -> None:
    said, _forwarded, passwords = through(home, lambda found: f"nobody@{found.first.place}")
    assert said == (
        f"{OPEN}the jump host [127.0.0.1]:JUMP: [127.0.0.1]:JUMP refuses the login of nobody - check User "
        "and IdentityFile of the jump host in the file that ansible_netconf_ssh_config names: the password "
        "of the gateway is not sent to it"
    )
    assert passwords == []


@pytest.mark.parametrize("jump", ["a b", "jump:0", "jump:70000", "user@", "jump:x"])
def test_a_jump_host_that_is_none_is_told(home: Path, jump: str) -> None:
    said = through(home, lambda _found: f'"{jump}"')[0]
    assert f"ProxyJump {jump}, expected user@host:port - check the file" in said


def test_a_gateway_that_a_jump_host_does_not_reach_is_told(home: Path) -> None:
    async def go() -> str:
        async with hosts() as found:
            config = config_of(home, found, place(found.first))
            with socket.create_server(("127.0.0.1", 0)) as closed:
                port = closed.getsockname()[1]
            return await attempted(found.gateway, host="gateway", ssh_config=config, port=port)

    assert asyncio.run(go()).startswith(f"{OPEN}no connection to [gateway]:")


@pytest.fixture
def carry(home: Path) -> str:
    """Return the command of a program that carries bytes, and says much on its standard error."""
    path = home / "carry.py"
    path.write_text(CARRY)
    return f"{sys.executable} {path}"


def test_a_proxy_command_carries_the_session_whatever_it_says(carry: str) -> None:
    async def go() -> str:
        async with serving() as door:
            return await attempted(door, check_host_key=False, proxy_command=f"{carry} %h %p")

    assert asyncio.run(go()) == "read"


def test_a_proxy_command_of_the_configuration_is_taken(home: Path, carry: str) -> None:
    async def go() -> list[str]:
        async with serving() as door:
            more = f"Host gateway\nHostname 127.0.0.1\nProxyCommand {carry} %h %p"
            config = ssh_config(home, door.known(), more)
            broken = ssh_config(home, door.known(), "ProxyCommand false")
            return [
                await attempted(door, host="gateway", ssh_config=config),
                await attempted(door, ssh_config=broken),
                await attempted(door, ssh_config=broken, proxy_command=f"{carry} %h %p"),
            ]

    taken = asyncio.run(go())
    assert [each.partition(" - ")[0].removeprefix(OPEN) for each in taken] == [
        "the proxy command ended with status 1",
        "the proxy command ended with status 1",
        "read",
    ]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("false", "the proxy command ended with status 1"),
        (
            "sh -c 'echo one >&2; echo no way >&2; exit 255'",
            "the proxy command ended with status 255: no way",
        ),
        ("no-such-program %h", "the proxy command cannot be run: no-such-program: No such file or directory"),
        ("/", "the proxy command cannot be run: /: Permission denied"),
        ("sh -c 'a", "the proxy command cannot be run: No closing quotation"),
        ("echo %q", "the proxy command cannot be run: %q stands for nothing, as %h, %n, %p, %r and %% do"),
        ("echo 100%", "the proxy command cannot be run: % stands for nothing, as %h, %n, %p, %r and %% do"),
    ],
)
def test_a_proxy_command_that_fails_is_told(command: str, said: str) -> None:
    async def go() -> str:
        async with serving() as door:
            return await attempted(door, proxy_command=command)

    assert asyncio.run(go()) == f"{OPEN}{said} - {BY_HAND}"


def test_the_tokens_of_a_proxy_command_are_resolved_once(home: Path) -> None:
    async def go() -> str:
        async with serving() as door:
            command = f"sh -c 'echo \"$@\" > {home}/said' sh %h %n %p %r %%h"
            await attempted(door, proxy_command=command, user="a%p b")
            return (home / "said").read_text().replace(str(door.port), "PORT")

    assert asyncio.run(go()) == "127.0.0.1 127.0.0.1 PORT a%p b %h\n"


def test_a_proxy_command_that_hangs_ends_with_the_attempt(home: Path) -> None:
    async def go() -> str:
        async with serving() as door:
            command = f"sh -c 'trap \"\" TERM; echo $$ > {home}/pid; sleep 600'"
            return await attempted(door, proxy_command=command, connect_timeout=3.0)

    said = asyncio.run(go())
    assert "not open after 3 s: connected, and no SSH handshake" in said
    assert not Path(f"/proc/{(home / 'pid').read_text().strip()}/fd").exists()


def test_a_proxy_command_ends_with_the_session(home: Path, carry: str) -> None:
    async def go() -> None:
        async with serving() as door:
            command = f"sh -c 'echo $$ > {home}/pid; exec {carry} %h %p'"
            session = await open_netconf(target_of(door, check_host_key=False, proxy_command=command))
            os.kill(int((home / "pid").read_text()), 0)
            await session.close()

    asyncio.run(go())
    with pytest.raises(ProcessLookupError):
        os.kill(int((home / "pid").read_text()), 0)


def test_a_port_where_nobody_listens_is_told() -> None:
    async def go() -> str:
        async with serving() as door:
            with socket.create_server(("127.0.0.1", 0)) as closed:
                port = closed.getsockname()[1]
            return (await attempted(door, port=port)).replace(str(port), "PORT")

    assert asyncio.run(go()) == f"{OPEN}no connection to [127.0.0.1]:PORT: Connection refused - {DOOR}"


def test_a_name_that_nobody_has_is_told() -> None:
    async def go() -> str:
        async with serving() as door:
            return await attempted(door, host="no-such-host.invalid")

    said = asyncio.run(go())
    assert said.startswith(f"{OPEN}no connection to [no-such-host.invalid]:PORT: ")
    assert said.endswith(DOOR)


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "no SSH answers at [127.0.0.1]:PORT: "),
        (b"SSH-1.5-old\r\n", "no SSH answers at [127.0.0.1]:PORT: "),
        (b"SSH-2.0-x\r\n\0\0\0\0\0\0\0\0", "no SSH answers at [127.0.0.1]:PORT: "),
        (b"", "no SSH answers at [127.0.0.1]:PORT: Connection "),
    ],
)
def test_what_is_no_ssh_is_told(spoken: bytes, said: str) -> None:
    async def speak(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(spoken)
        writer.close()

    async def go() -> str:
        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with serving() as door:
            got = await attempted(door, port=port)
        server.close()
        return got.replace(str(port), "PORT")

    got = asyncio.run(go())
    assert got.startswith(f"{OPEN}{said}")
    assert got.endswith(DOOR)


def test_what_says_nothing_is_given_up() -> None:
    async def go() -> str:
        with socket.create_server(("127.0.0.1", 0)) as mute:
            async with serving() as door:
                return await attempted(door, port=mute.getsockname()[1], connect_timeout=1.0)

    assert (
        "not open after 1 s: connected, and no SSH handshake - raise ansible_connect_timeout"
        in asyncio.run(go())
    )


def test_a_server_without_netconf_is_told() -> None:
    async def go() -> str:
        async with serving(process_factory=None) as door:
            return await attempted(door, check_host_key=False)

    remedy = "set system services netconf ssh on the gateway, and check the user's login class"
    assert asyncio.run(go()).endswith(remedy)
