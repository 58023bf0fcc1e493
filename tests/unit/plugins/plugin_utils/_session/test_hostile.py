# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A hostile server: streams of bytes, cuts and delays, each as a seed makes it; the profile says how many.

Whatever it does, a reading ends within its time-outs, with a reply that is one or with an error of ours, and
keeps no more than it may.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
import tracemalloc
import typing as t
import xml.etree.ElementTree as ET

import asyncssh
import pytest
from hypothesis import settings

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request, Trigger
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import framing, wire
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import Outcome, read
from ansible_collections.junos_ha.srd.tests.unit.ssh_servers import (
    END,
    HELLO,
    Process,
    new_key,
    serving,
    target_of,
)

SEED = 20261128
SUBSYSTEM_STREAMS = min(800, 20 * settings().max_examples)
SOCKET_STREAMS = SUBSYSTEM_STREAMS // 4
AT_ONCE = 10
PARTS = 40  # of what is said
OPENING = 3.0  # seconds, to open a session
TIMEOUT = 3.0  # seconds, for each reply
# A machine that is busy may take many times as long as one that is idle, and so the bound is far off what it
# takes.
NO_HANG = 120.0  # seconds
LARGEST = 64 * 1024
MEMORY = 16 * 1024 * 1024  # bytes, for 10 readings at once and the servers in the same process
REQUESTS: tuple[Request, ...] = (Read(), Trigger(redundancy_set=1, event="X"), Read(format="xml"))

Act = t.Callable[[Process, random.Random], t.Awaitable[None]]


def replies(chance: random.Random) -> bytes:
    """Return replies, to what was asked for or to something else, some of them errors."""
    contents = [
        b"<ok/>",
        b"<output>text &amp; more</output>",
        b"<rpc-error><error-severity>error</error-severity><error-message>no</error-message></rpc-error>",
        b"<rpc-error/>",
        b"<output>\xc3\xa4</output>",
        b"<a><b/></a>" * 50,
    ]
    numbers = [b"1", b"2", b"3"]
    if chance.random() < 0.4:
        numbers = chance.choices([b"1", b"2", b"3", b"4", b"", b"x"], k=chance.randint(1, 5))
    return b"".join(
        b'<rpc-reply message-id="%s">%s</rpc-reply>%s' % (number, chance.choice(contents), END)
        for number in numbers
    )


def mangled(data: bytes, chance: random.Random) -> bytes:
    """Return bytes of which some are lost, doubled or changed."""
    changed = bytearray(data)
    for _each in range(chance.randint(0, 3)):
        at = chance.randrange(len(changed) + 1)
        change = chance.randrange(4)
        if change == 0:
            del changed[at : at + chance.randint(1, 40)]
        elif change == 1:
            changed[at:at] = chance.randbytes(chance.randint(1, 20))
        elif change == 2:
            changed[at:at] = chance.choice(
                [END, b"]]>", b"<!--", b"<![CDATA[", b"<!DOCTYPE a>", b"\0", b"&x;"]
            )
        else:
            changed[at:at] = changed[: chance.randint(1, 60)]
    return bytes(changed)


async def say(process: Process, data: bytes, chance: random.Random) -> None:
    """Say something in parts, with pauses."""
    size = max(chance.choice([1, 7, 100, 10_000]), len(data) // PARTS)
    for at in range(0, len(data), size):
        process.stdout.write(data[at : at + size])
        if chance.random() < 0.02:
            await asyncio.sleep(chance.random() * 0.02)
    await process.stdout.drain()


async def greeting(process: Process, chance: random.Random) -> None:
    await say(process, mangled(HELLO + END, chance) if chance.random() < 0.15 else HELLO + END, chance)


async def answering(process: Process, chance: random.Random) -> None:
    await say(process, mangled(replies(chance), chance) if chance.random() < 0.5 else replies(chance), chance)


async def noise(process: Process, chance: random.Random) -> None:
    await say(process, chance.randbytes(chance.randint(1, 2000)), chance)


async def error_output(process: Process, chance: random.Random) -> None:
    process.stderr.write(replies(chance))


async def flood(process: Process, chance: random.Random) -> None:
    """Say more than is kept, of one message or of none."""
    part = chance.choice([b"x", b"<", b"\0", b" ", b"<a>", HELLO + END, b'<rpc-reply message-id="1"/>' + END])
    for _each in range(8):
        process.stdout.write(part * (LARGEST // len(part) // 4))
        await process.stdout.drain()


async def pause(_process: Process, chance: random.Random) -> None:
    await asyncio.sleep(chance.random() * 0.05)


async def hang(process: Process, _chance: random.Random) -> None:
    await process.channel.wait_closed()


async def half_close(process: Process, _chance: random.Random) -> None:
    process.stdout.write_eof()


async def leave(process: Process, chance: random.Random) -> None:
    chance.choice([process.exit, process.channel.exit])(chance.randint(0, 255))


async def abort(process: Process, _chance: random.Random) -> None:
    process.channel.get_connection().abort()


async def bid_farewell(process: Process, _chance: random.Random) -> None:
    process.channel.get_connection().disconnect(asyncssh.DISC_BY_APPLICATION, "\x1b[2J bye\r\n")


ACTS: tuple[Act, ...] = (
    answering,
    noise,
    error_output,
    flood,
    pause,
    hang,
    half_close,
    leave,
    abort,
    bid_farewell,
)
WEIGHTS = (12, 3, 2, 1, 4, 1, 1, 1, 1, 1)


def hostile(chance: random.Random) -> t.Callable[[Process], t.Awaitable[None]]:
    """Return what a server does in one session."""
    acts = chance.choices(ACTS, WEIGHTS, k=chance.randint(1, 6))
    greets = chance.random() < 0.9

    async def talk(process: Process) -> None:
        for act in ([greeting] if greets else []) + acts:
            await act(process, chance)

    return talk


def held(outcome: Outcome) -> str:
    """Hold that an outcome is a reply that is one, or an error of ours; return which."""
    if isinstance(outcome, DeviceError):
        assert re.fullmatch(r"mx1: '[^\n]+' failed: [^\n]+ - [^\n]+", str(outcome)), str(outcome)
        assert str(outcome).isprintable()
        return "refused" if outcome.answered else "lost"
    root = ET.fromstring(outcome)
    assert root.tag.rpartition("}")[2] == "rpc-reply"
    assert len(outcome.encode()) <= LARGEST
    return "read"


async def attempt(target: t.Any) -> list[str]:
    """Read once; hold how that ends, and that it ends."""
    try:
        outcomes = await asyncio.wait_for(read(target, REQUESTS), NO_HANG)
    except DeviceError as error:
        return [f"not open, {held(error)}"]
    assert len(outcomes) == len(REQUESTS)
    return [held(each) for each in outcomes]


async def all_of(count: int, one: t.Callable[[int], t.Awaitable[list[str]]]) -> list[str]:
    """Do so many attempts, some at once; return how each request ended."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def in_turn(number: int) -> list[str]:
        async with turn:
            return await one(number)

    return [each for ended in await asyncio.gather(*map(in_turn, range(count))) for each in ended]


@contextlib.contextmanager
def bounded_memory() -> t.Iterator[None]:
    """Hold that no more is kept at any time than may be."""
    tracemalloc.start(1)
    before = tracemalloc.get_traced_memory()[0]
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak - before < MEMORY


@pytest.fixture(autouse=True)
def a_small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "Framer", lambda: framing.Framer(LARGEST))


def test_a_hostile_subsystem_hangs_nobody_and_breaks_nothing() -> None:
    streams = iter(range(SUBSYSTEM_STREAMS))

    async def talk(process: Process) -> None:
        await hostile(random.Random(SEED + next(streams)))(process)

    async def go() -> list[str]:
        async with serving(talk, keys=[new_key()]) as door:
            target = target_of(door, check_host_key=False, connect_timeout=OPENING, command_timeout=TIMEOUT)
            return await all_of(SUBSYSTEM_STREAMS, lambda _number: attempt(target))

    ended = asyncio.run(go())
    # Each way to end is met, so that the test cannot pass for want of a session.
    assert set(ended) >= {"read", "refused", "lost", "not open, lost"}


def sshd_bytes(chance: random.Random) -> bytes:
    """Return what a server says that speaks no SSH, or not for long."""
    version = chance.choice([b"SSH-2.0-hostile\r\n", b"SSH-1.99-x\n", b"SSH-", b"HTTP/1.1 200 OK\r\n", b""])
    packet = len(rest := chance.randbytes(chance.randint(0, 300))).to_bytes(4, "big")
    banner = b"".join(
        chance.randbytes(chance.randint(0, 90)) + b"\r\n" for _each in range(chance.randint(0, 9))
    )
    parts = [
        version,
        packet,
        rest,
        banner,
        chance.randbytes(chance.randint(0, 4000)),
        b"x" * chance.choice([0, 300_000]),
    ]
    return mangled(b"".join(chance.sample(parts, chance.randint(1, len(parts)))), chance)


def test_a_hostile_socket_hangs_nobody_and_breaks_nothing() -> None:
    streams = iter(range(SOCKET_STREAMS))

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        chance = random.Random(SEED - next(streams))
        with contextlib.suppress(OSError):
            if chance.random() < 0.5:
                writer.write(b"SSH-2.0-hostile\r\n")
                await writer.drain()
                await asyncio.sleep(chance.random() * 0.02)
            writer.write(sshd_bytes(chance))
            await writer.drain()
            if chance.random() < 0.2:
                await reader.read()
        chance.choice([writer.close, writer.transport.abort])()

    async def go() -> list[str]:
        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        async with serving() as door:
            target = target_of(
                door,
                port=server.sockets[0].getsockname()[1],
                connect_timeout=OPENING,
                command_timeout=TIMEOUT,
            )
            ended = await all_of(SOCKET_STREAMS, lambda _number: attempt(target))
        server.close()
        return ended

    ended = asyncio.run(go())
    assert set(ended) == {"not open, lost"}
    assert len(ended) == SOCKET_STREAMS


def test_what_floods_us_is_not_kept() -> None:
    async def talk(process: Process) -> None:
        await greeting(process, random.Random(1))
        for seed in range(4):
            await flood(process, random.Random(seed))

    async def go() -> list[str]:
        async with serving(talk) as door:
            target = target_of(door, check_host_key=False, connect_timeout=NO_HANG, command_timeout=NO_HANG)
            return await all_of(AT_ONCE, lambda _number: attempt(target))

    with bounded_memory():
        assert set(asyncio.run(go())) <= {"lost", "not open, lost"}


def test_a_reading_takes_no_longer_than_its_timeouts() -> None:
    async def talk(process: Process) -> None:
        await greeting(process, random.Random(0))
        while True:
            process.stdout.write(b'<rpc-reply message-id="1">')
            await process.stdout.drain()
            await asyncio.sleep(0.05)

    async def go() -> list[str]:
        async with serving(talk) as door:
            return await attempt(
                target_of(door, check_host_key=False, connect_timeout=NO_HANG, command_timeout=TIMEOUT)
            )

    began = time.monotonic()
    assert asyncio.run(go()) == ["lost"] * len(REQUESTS)
    assert TIMEOUT <= time.monotonic() - began < NO_HANG
