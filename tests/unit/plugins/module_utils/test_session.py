# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is sent to a gateway, and what comes of its reply."""

from __future__ import annotations

import datetime
import itertools
import typing as t
from dataclasses import dataclass, field

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils import _model
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session import Read, read_gateway
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import Pair, pairs

PUBLISHED = {pair.name: pair for pair in pairs("published")}
EXTENSIVE = PUBLISHED["published/extensive.txt"]
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
NEW_YORK = datetime.timezone(datetime.timedelta(hours=-5))
NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone.utc)

# What is asked for, what is typed at the CLI, what is sent over NETCONF.
SENT = [
    (
        Read(level="terse", redundancy_group=None, format="text"),
        "show services redundancy-group terse",
        '<command format="text">show services redundancy-group terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=None, format="xml"),
        "show services redundancy-group terse | display xml",
        '<command format="xml">show services redundancy-group terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=None, format="json"),
        "show services redundancy-group terse | display json",
        '<command format="json">show services redundancy-group terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=1, format="text"),
        "show services redundancy-group 1 terse",
        '<command format="text">show services redundancy-group 1 terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=1, format="xml"),
        "show services redundancy-group 1 terse | display xml",
        '<command format="xml">show services redundancy-group 1 terse</command>',
    ),
    (
        Read(level="terse", redundancy_group=1, format="json"),
        "show services redundancy-group 1 terse | display json",
        '<command format="json">show services redundancy-group 1 terse</command>',
    ),
    (
        Read(level="brief", redundancy_group=None, format="text"),
        "show services redundancy-group brief",
        '<command format="text">show services redundancy-group brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=None, format="xml"),
        "show services redundancy-group brief | display xml",
        '<command format="xml">show services redundancy-group brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=None, format="json"),
        "show services redundancy-group brief | display json",
        '<command format="json">show services redundancy-group brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=1, format="text"),
        "show services redundancy-group 1 brief",
        '<command format="text">show services redundancy-group 1 brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=1, format="xml"),
        "show services redundancy-group 1 brief | display xml",
        '<command format="xml">show services redundancy-group 1 brief</command>',
    ),
    (
        Read(level="brief", redundancy_group=1, format="json"),
        "show services redundancy-group 1 brief | display json",
        '<command format="json">show services redundancy-group 1 brief</command>',
    ),
    (
        Read(level="extensive", redundancy_group=None, format="text"),
        "show services redundancy-group extensive",
        '<command format="text">show services redundancy-group extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=None, format="xml"),
        "show services redundancy-group extensive | display xml",
        '<command format="xml">show services redundancy-group extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=None, format="json"),
        "show services redundancy-group extensive | display json",
        '<command format="json">show services redundancy-group extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=1, format="text"),
        "show services redundancy-group 1 extensive",
        '<command format="text">show services redundancy-group 1 extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=1, format="xml"),
        "show services redundancy-group 1 extensive | display xml",
        '<command format="xml">show services redundancy-group 1 extensive</command>',
    ),
    (
        Read(level="extensive", redundancy_group=1, format="json"),
        "show services redundancy-group 1 extensive | display json",
        '<command format="json">show services redundancy-group 1 extensive</command>',
    ),
]


@dataclass
class Answering:
    """A session that gives one reply, and keeps what it was asked."""

    reply: str
    asked: list[Read] = field(default_factory=list)

    def read(self, request: Read) -> str:
        self.asked.append(request)
        return self.reply

    def reopen(self) -> None:
        """It is never lost."""


class Closed:
    """A session to which no reply comes."""

    def read(self, request: Read) -> str:
        raise DeviceError("mx1", command=request.typed, cause="the session was closed", remedy="look there")

    def reopen(self) -> None:
        """It is lost at once."""


class Text(str):
    """What a connection may hand over: text that knows more of itself."""

    def __str__(self) -> str:
        return "something else"


def clock(time: datetime.datetime = NOON) -> t.Callable[[], datetime.datetime]:
    return lambda: time


def test_all_that_can_be_asked_is_in_the_table() -> None:
    asked = [(request.level, request.redundancy_group, request.format) for request, _typed, _rpc in SENT]
    assert asked == list(itertools.product(_model.LEVELS, (None, 1), _model.FORMATS))


@pytest.mark.parametrize(("request_", "typed", "rpc"), SENT)
def test_what_is_sent(request_: Read, typed: str, rpc: str) -> None:
    assert (request_.typed, request_.rpc) == (typed, rpc)
    assert request_.command == typed.partition(" | ")[0]


def test_what_is_asked_by_default() -> None:
    assert Read() == Read(level="extensive", redundancy_group=None, format="text")


@pytest.mark.parametrize("group", [1, 16])
def test_the_ids_of_a_group(group: int) -> None:
    assert Read(redundancy_group=group).command == f"show services redundancy-group {group} extensive"


@pytest.mark.parametrize("group", [0, 17, -1])
def test_no_id_of_a_group(group: int) -> None:
    with pytest.raises(ArgumentError) as raised:
        Read(redundancy_group=group)
    assert str(raised.value) == f"redundancy_group - Expected: 1 to 16 Actual: {group}"


@pytest.mark.parametrize("pair", PUBLISHED.values(), ids=PUBLISHED)
def test_a_gateway_is_read_in_one_round_trip(pair: Pair) -> None:
    session = Answering(pair.reply)
    reading = read_gateway(session, Read(), host="mx1", clock=clock())
    assert session.asked == [Read()]
    assert reading.reply == pair.reply
    assert _model.to_facts(reading.gateway) == {**(pair.facts or {}), "collected_at": "2026-11-22T12:00:00Z"}


@pytest.mark.parametrize(
    ("time", "collected_at"),
    [
        (NOON, "2026-11-22T12:00:00Z"),
        (datetime.datetime(2026, 11, 23, 2, 0, tzinfo=TOKYO), "2026-11-22T17:00:00Z"),
        (datetime.datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=NEW_YORK), "2027-01-01T04:59:59Z"),
    ],
)
def test_the_time_is_utc(time: datetime.datetime, collected_at: str) -> None:
    reading = read_gateway(Answering(EXTENSIVE.reply), Read(), host="mx1", clock=clock(time))
    assert reading.gateway.collected_at == collected_at


def test_a_reply_is_as_old_as_its_request() -> None:
    happened: list[str] = []

    class Listening(Answering):
        def read(self, request: Read) -> str:
            happened.append("asked")
            return super().read(request)

    def listening_clock() -> datetime.datetime:
        happened.append("timed")
        return NOON

    read_gateway(Listening(EXTENSIVE.reply), Read(), host="mx1", clock=listening_clock)
    assert happened == ["timed", "asked"]


def test_the_reply_is_plain_text() -> None:
    reading = read_gateway(Answering(Text(EXTENSIVE.reply)), Read(), host="mx1", clock=clock())
    assert (type(reading.reply), reading.reply) == (str, EXTENSIVE.reply)


def test_the_group_that_was_asked_for() -> None:
    request = Read(redundancy_group=1)
    reading = read_gateway(Answering(EXTENSIVE.reply), request, host="mx1", clock=clock())
    assert [group.id for group in reading.gateway.groups] == [1]


NOT_A_REPLY = (
    "run the command on the gateway: it needs the view permission and a Junos release and line cards "
    "that have services redundancy"
)
REFUSED = [
    (
        Read(),
        "",
        "mx1: 'show services redundancy-group extensive' failed: the reply is empty, expected that of "
        f"'show services redundancy-group' - {NOT_A_REPLY}",
    ),
    (
        Read(level="brief", format="json"),
        "error: command is not valid on the mx960",
        "mx1: 'show services redundancy-group brief | display json' failed: line 1: the device answered with "
        f"an error: 'error: command is not valid on the mx960' - {NOT_A_REPLY}",
    ),
    (
        Read(redundancy_group=2),
        EXTENSIVE.reply,
        "mx1: 'show services redundancy-group 2 extensive' failed: redundancy groups in the reply - "
        "Expected: [2] Actual: [1] - check that the redundancy group is configured on this gateway",
    ),
    (
        Read(redundancy_group=1),
        EXTENSIVE.reply + EXTENSIVE.reply.replace("Group ID                      : 1", "Group ID : 2"),
        "mx1: 'show services redundancy-group 1 extensive' failed: redundancy groups in the reply - "
        "Expected: [1] Actual: [1, 2] - check that the redundancy group is configured on this gateway",
    ),
]


@pytest.mark.parametrize(("request_", "reply", "message"), REFUSED)
def test_what_is_not_the_reply_that_was_asked_for(request_: Read, reply: str, message: str) -> None:
    with pytest.raises(DeviceError) as raised:
        read_gateway(Answering(reply), request_, host="mx1", clock=clock())
    assert str(raised.value) == message


def test_no_reply_is_passed_on_as_it_is() -> None:
    with pytest.raises(DeviceError) as raised:
        read_gateway(Closed(), Read(), host="mx1", clock=clock())
    assert str(raised.value) == (
        "mx1: 'show services redundancy-group extensive' failed: the session was closed - look there"
    )
