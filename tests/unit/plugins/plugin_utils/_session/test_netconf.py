# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A session of NETCONF: requests in one go, replies in order, and an end to whatever hangs."""

from __future__ import annotations

import asyncio
import re
import time
import typing as t
from dataclasses import dataclass

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Trigger
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import framing, wire
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import (
    Outcome,
    open_netconf,
    read,
)
from ansible_collections.junos_ha.srd.tests.unit.ssh_servers import (
    END,
    HELLO,
    Process,
    Talk,
    echo,
    greet,
    receive,
    reply,
    send,
    serving,
    target_of,
)

AGAIN = "check that the gateway is up and answers the command, then run it again"
SLOW = "raise ansible_command_timeout, or find out why the gateway does not answer"
SLOW_DOOR = "raise ansible_connect_timeout, or find out why the gateway does not answer"
HELLO_REMEDY = "check that NETCONF listens at ansible_port, and what stands between"
OPEN = "mx1: 'open the session' failed: "
READ = "mx1: 'show services redundancy-group extensive' failed: "


@dataclass(frozen=True)
class Asked:
    """A request for anything."""

    rpc: str

    @property
    def label(self) -> str:
        return self.rpc

    @property
    def commands(self) -> tuple[str, ...]:
        return ()


async def outcomes(talk: Talk | None, *requests: t.Any, **more: t.Any) -> tuple[Outcome, ...]:
    """Return what comes of requests to a server that talks so, whatever its key."""
    async with serving(talk) as door:
        return await read(target_of(door, check_host_key=False, **more), requests)


def ask(talk: Talk | None, *requests: t.Any, **more: t.Any) -> tuple[Outcome, ...]:
    return asyncio.run(outcomes(talk, *requests, **more))


def text(outcome: Outcome) -> str:
    """Return an outcome as a text, an error by its words."""
    if isinstance(outcome, str):
        return outcome
    return f"{without_position(str(outcome))} ({'answered' if outcome.answered else 'lost'})"


def without_position(said: str) -> str:
    """Return a message without the details of the parser, whose versions differ."""
    return re.sub(r"(not well-formed XML): .*?: line \d+, column \d+", r"\1", said)


def refused(talk: Talk | None, **more: t.Any) -> str:
    """Return why no session could be opened."""
    with pytest.raises(DeviceError) as caught:
        ask(talk, Read(), **more)
    assert not caught.value.answered
    return str(caught.value)


def test_each_request_gets_its_reply() -> None:
    got = ask(None, Asked("<one/>"), Asked("<two a='&lt;'/>"), Asked("<three/>"))
    assert [text(each).partition("<output>")[2].partition("</output>")[0] for each in got] == [
        "&lt;one/>",
        "&lt;two a='&amp;lt;'/>",
        "&lt;three/>",
    ]


def test_requests_are_sent_before_the_first_is_answered() -> None:
    async def patient(process: Process) -> None:
        await greet(process)
        messages = [t.cast(bytes, await receive(process)) for _each in range(3)]
        for message in messages:
            send(process, reply(message, b"<ok/>"))
        await receive(process)

    assert [isinstance(each, str) for each in ask(patient, Read(), Read(), Read())] == [True] * 3


def test_replies_are_told_apart_by_their_ids() -> None:
    async def backwards(process: Process) -> None:
        await greet(process)
        messages = [t.cast(bytes, await receive(process)) for _each in range(2)]
        for message, content in zip(reversed(messages), (b"<second/>", b"<first/>"), strict=True):
            send(process, reply(message, content))
        await receive(process)

    first, second = ask(backwards, Read(), Read())
    assert ("<first/>" in text(first), "<second/>" in text(second)) == (True, True)


def test_a_reading_can_be_followed_by_another_over_the_same_session() -> None:
    async def twice() -> tuple[Outcome, ...]:
        async with serving() as door:
            session = await open_netconf(target_of(door, check_host_key=False))
            got = (*await session.ask([Asked("<one/>")]), *await session.ask([Asked("<two/>")]))
            await session.close()
            return (*got, *await session.ask([Asked("<three/>")]))

    got = asyncio.run(twice())
    assert [("one" in text(each), "two" in text(each)) for each in got] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert text(got[2]) == f"mx1: '<three/>' failed: the session was closed - {AGAIN} (lost)"


def test_the_session_ends_with_a_goodbye() -> None:
    heard: list[bytes] = []

    async def listening(process: Process) -> None:
        await greet(process)
        while (message := await receive(process)) is not None:
            heard.append(message)
            send(process, reply(message, b"<ok/>"))

    ask(listening, Asked("<one/>"))
    assert [b"<one/>" in heard[0], b"<close-session/>" in heard[1], len(heard)] == [True, True, 2]


def test_what_is_sent_is_framed_and_of_the_base_version_alone() -> None:
    heard: list[bytes] = []

    async def listening(process: Process) -> None:
        send(process, HELLO)
        heard.append(await process.stdin.readuntil(END))
        message = await process.stdin.readuntil(END)
        heard.append(message)
        send(process, reply(message, b"<ok/>"))

    ask(listening, Trigger(redundancy_set=1, event="A<B"))
    base = "urn:ietf:params:xml:ns:netconf:base:1.0"
    assert [each.decode().strip() for each in heard] == [
        f'<hello xmlns="{base}"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability>'
        "</capabilities></hello>]]>]]>",
        f'<nc:rpc xmlns:nc="{base}" message-id="1"><request-services-redundancy-set><id>1</id><trigger/>'
        "<redundancy-event>A&lt;B</redundancy-event></request-services-redundancy-set></nc:rpc>]]>]]>",
    ]


def answering(*replies: bytes) -> Talk:
    """Return a server that answers each request with the next of these, as it is but for its id."""

    async def talk(process: Process) -> None:
        await greet(process)
        for content in replies:
            message = t.cast(bytes, await receive(process))
            process.stdout.write(
                content.replace(b"ID", message.partition(b'message-id="')[2].partition(b'"')[0])
            )
        await receive(process)

    return talk


ERROR = (
    b'<rpc-reply message-id="ID"><rpc-error><error-severity>error</error-severity>'
    b"<error-message>\npermission denied\n</error-message></rpc-error></rpc-reply>" + END
)
WARNING = ERROR.replace(b"severity>error", b"severity>warning")


def test_what_the_gateway_refuses_is_an_answer_and_the_next_is_read() -> None:
    first, second = ask(
        answering(ERROR, b'<rpc-reply message-id="ID"><ok/></rpc-reply>' + END), Read(), Read()
    )
    remedy = "give the user a login class that allows it: view, and for the configuration view-configuration"
    assert text(first) == f"{READ}permission denied - {remedy} (answered)"
    assert "<ok/>" in text(second)


def test_a_warning_is_no_refusal() -> None:
    (got,) = ask(answering(WARNING), Read())
    assert "permission denied" in text(got)
    assert text(got).startswith("<rpc-reply")


def test_a_reply_in_parts_is_put_together() -> None:
    whole = b'<rpc-reply message-id="1"><output>]]&gt;</output></rpc-reply>]]>]]>'

    async def dribbling(process: Process) -> None:
        await greet(process)
        await receive(process)
        for position in range(len(whole)):
            process.stdout.write(whole[position : position + 1])
            await process.stdout.drain()
        await receive(process)

    (got,) = ask(dribbling, Read())
    assert text(got) == whole.decode().removesuffix("]]>]]>")


REFUSED = {
    b"<rpc-reply message-id='ID'><a></rpc-reply>": "it is not well-formed XML",
    b"<rpc-reply message-id='ID'>\xff</rpc-reply>": "it is not well-formed XML",
    b"": "it is not well-formed XML",
    b"<rpc-reply/>": "it has no message-id",
    b"<rpc-reply message-id='9'/>": "it answers no request",
    b"<hello/>": "it is a second hello",
    b"<data/>": "it is neither hello nor rpc-reply, but data",
    b"<!DOCTYPE a><rpc-reply message-id='ID'/>": "it declares a document type, as no gateway does",
}


@pytest.mark.parametrize(("message", "reason"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_is_no_reply_ends_the_session(message: bytes, reason: str) -> None:
    first, second = ask(answering(message + END), Read(), Read())
    assert text(first) == f"{READ}the reply is refused: {reason} - {AGAIN} (lost)"
    assert text(second) == text(first)


def test_a_reply_that_nobody_asked_for_ends_the_session_whatever_comes_behind_it() -> None:
    unasked = b"<rpc-reply message-id='7'/>" + END + b"<rpc-reply message-id='ID'><ok/></rpc-reply>" + END
    (got,) = ask(answering(unasked), Read())
    assert text(got) == f"{READ}the reply is refused: it answers no request - {AGAIN} (lost)"


def test_a_reply_that_is_too_large_is_refused_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "Framer", lambda: framing.Framer(1024 * 1024))

    async def endless(process: Process) -> None:
        await greet(process)
        await receive(process)
        process.stdout.write(b'<rpc-reply message-id="1"><output>')
        while True:
            process.stdout.write(b"x" * 65536)
            await process.stdout.drain()

    (got,) = ask(endless, Read())
    assert text(got) == f"{READ}the reply is refused: it has more than 64 MB - {AGAIN} (lost)"


def test_a_session_that_is_lost_is_noticed_at_once() -> None:
    async def closing(process: Process) -> None:
        await greet(process)
        await receive(process)
        process.stdout.write(b'<rpc-reply message-id="1"><out')

    began = time.monotonic()
    first, second = ask(closing, Read(), Read(), command_timeout=600.0)
    assert [text(first), text(second)] == [f"{READ}the session was closed - {AGAIN} (lost)"] * 2
    assert time.monotonic() - began < 300


def test_a_connection_that_is_lost_is_noticed_at_once() -> None:
    async def aborting(process: Process) -> None:
        await greet(process)
        await receive(process)
        process.channel.get_connection().abort()

    (got,) = ask(aborting, Read(), command_timeout=600.0)
    assert text(got).startswith(f"{READ}the session was closed")


def test_a_session_that_was_lost_while_nobody_looked_is_sent_nothing() -> None:
    heard: list[bytes | None] = []

    async def once(process: Process) -> None:
        await greet(process)
        send(process, reply(t.cast(bytes, await receive(process)), b"<ok/>"))

    async def later() -> tuple[Outcome, ...]:
        async with serving(once) as door:
            session = await open_netconf(target_of(door, check_host_key=False))
            await session.ask([Read()])
            while session.is_open:
                await asyncio.sleep(0.01)
            got = await session.ask([Trigger(redundancy_set=1, event="X")])
            await session.abort()
            return got

    (got,) = asyncio.run(later())
    assert "the session was closed" in text(got)
    assert heard == []


def test_a_reply_that_does_not_come_is_given_up() -> None:
    async def silent(process: Process) -> None:
        await greet(process)
        await process.channel.wait_closed()

    first, second = ask(silent, Read(), Read(), command_timeout=0.3)
    assert [text(first), text(second)] == [f"{READ}no reply within 0.3 s - {SLOW} (lost)"] * 2


def test_a_reply_that_never_ends_is_given_up() -> None:
    async def dribbling(process: Process) -> None:
        await greet(process)
        process.stdout.write(b'<rpc-reply message-id="1">')
        while True:
            process.stdout.write(b" ")
            await process.stdout.drain()
            await asyncio.sleep(0.01)

    (got,) = ask(dribbling, Read(), command_timeout=0.3)
    assert text(got) == f"{READ}no reply within 0.3 s - {SLOW} (lost)"


async def silent(process: Process) -> None:
    await process.channel.wait_closed()


def greeting(hello: bytes) -> Talk:
    async def talk(process: Process) -> None:
        send(process, hello)
        await process.channel.wait_closed()

    return talk


def test_a_hello_that_does_not_come_is_given_up() -> None:
    assert (
        refused(silent, connect_timeout=3.0)
        == f"{OPEN}not open after 3 s: logged in, and no hello - {SLOW_DOOR}"
    )


@pytest.mark.parametrize(
    ("hello", "reason"),
    [
        (HELLO.replace(b"base:1.0<", b"base:1.1<"), "it does not announce the base version 1.0"),
        (b"<hello/>", "it does not announce the base version 1.0"),
        (b"<hello>", "it is not well-formed XML"),
        (b"<rpc-reply message-id='1'/>", "it answers no request"),
        (b"login:", "it is not well-formed XML"),
    ],
)
def test_a_hello_that_is_none_is_refused(hello: bytes, reason: str) -> None:
    said = without_position(refused(greeting(hello), connect_timeout=60.0))
    assert said == f"{OPEN}the gateway's hello is refused: {reason} - {HELLO_REMEDY}"


@pytest.mark.parametrize(
    "hello",
    [
        b'<?xml version="1.0" encoding="us-ascii"?>' + HELLO,
        b"\n\n<!-- No zombies were killed -->\n<!-- user reader -->\n" + HELLO,
        HELLO.replace(b"params:netconf:base", b"params:xml:ns:netconf:base"),
        HELLO.replace(b'<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">', b"<hello>"),
    ],
)
def test_a_hello_as_junos_has_it_is_taken(hello: bytes) -> None:
    async def talk(process: Process) -> None:
        await greet(process, hello)
        send(process, reply(t.cast(bytes, await receive(process)), b"<ok/>"))
        await receive(process)

    (got,) = ask(talk, Read())
    assert "<ok/>" in text(got)


def test_hundreds_share_one_loop() -> None:
    async def many() -> list[tuple[Outcome, ...]]:
        async with serving(echo) as door:
            target = target_of(door, check_host_key=False, connect_timeout=600.0, command_timeout=600.0)
            return await asyncio.gather(*(read(target, [Asked(f"<n{number}/>")]) for number in range(100)))

    got = asyncio.run(many())
    assert [f"n{number}/" in text(*each) for number, each in enumerate(got)] == [True] * 100


def test_what_is_cancelled_leaves_nothing_behind() -> None:
    async def cancelled() -> tuple[int, int]:
        async with serving(silent) as door:
            reading = asyncio.ensure_future(read(target_of(door, check_host_key=False), [Read()]))
            while not door.connections:
                await asyncio.sleep(0.01)
            before = len(asyncio.all_tasks())
            reading.cancel()
            await asyncio.wait({reading})
            for connection in door.connections:
                await connection.wait_closed()
            return before, int(reading.cancelled())

    assert asyncio.run(cancelled())[1] == 1
