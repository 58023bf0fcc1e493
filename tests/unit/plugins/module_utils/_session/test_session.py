# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What comes of a gateway's reply."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    ConfigurationRead,
    Outcome,
    Read,
    Request,
    RouteRead,
    Trigger,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    Listening,
    read_configuration,
    read_gateway,
)
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import Pair, pairs
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._parse.warned_replies import (
    WARNING,
    WORDS,
)
from ansible_collections.junos_ha.srd.tests.unit.sessions import SURROUNDINGS, SYSTEM_REPLY, identified

PUBLISHED = {pair.name: pair for pair in pairs("published")}
EXTENSIVE = PUBLISHED["published/extensive.txt"]
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
NEW_YORK = datetime.timezone(datetime.timedelta(hours=-5))
NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone.utc)


@dataclass
class Answering:
    """A session that gives one reply, and keeps what it was asked."""

    vocabulary = None

    reply: str
    asked: list[Request] = field(default_factory=list)
    system: str = SYSTEM_REPLY

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        self.asked.append(request)
        return (self.reply,)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return identified(self.send, requests, self.system)

    def reopen(self) -> None:
        """It is never lost."""


class Closed:
    """A session to which no reply comes."""

    vocabulary = None

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        raise DeviceError("mx1", command=request.label, cause="the session was closed", remedy="look there")

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return identified(self.send, requests)

    def reopen(self) -> None:
        """It is lost at once."""


class Text(str):
    """What a connection may hand over: text that knows more of itself."""

    def __str__(self) -> str:
        return "something else"


def clock(time: datetime.datetime = NOON) -> t.Callable[[], datetime.datetime]:
    return lambda: time


@pytest.mark.parametrize("pair", PUBLISHED.values(), ids=PUBLISHED)
def test_a_gateway_is_read_in_one_round_trip(pair: Pair) -> None:
    session = Answering(pair.reply)
    reading = read_gateway(session, Read(), host="mx1", clock=clock())
    assert session.asked == [Read()]
    assert reading.reply == pair.reply
    assert to_facts(reading.gateway) == {
        **(pair.facts or {}),
        "collected_at": "2026-11-22T12:00:00Z",
        "surroundings": SURROUNDINGS,
    }


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
        def send(self, request: Request) -> tuple[str, ...]:
            happened.append("asked")
            return super().send(request)

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
    assert reading.gateway.redundancy_group == 1


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
def test_another_reply_than_requested(request_: Read, reply: str, message: str) -> None:
    with pytest.raises(DeviceError) as raised:
        read_gateway(Answering(reply), request_, host="mx1", clock=clock())
    assert str(raised.value) == message


def test_no_reply_is_passed_on_as_it_is() -> None:
    with pytest.raises(DeviceError) as raised:
        read_gateway(Closed(), Read(), host="mx1", clock=clock())
    assert str(raised.value) == (
        "mx1: 'show services redundancy-group extensive' failed: the session was closed - look there"
    )


CONFIGURATIONS = {pair.name: pair for pair in pairs("configuration")}


def test_a_configuration_is_read_by_one_request() -> None:
    session = Answering(CONFIGURATIONS["configuration/whole.xml"].reply)
    reading = read_configuration(session, host="mx1")
    assert session.asked == [ConfigurationRead()]
    assert (reading.configuration, reading.warnings) == (parse_configuration(session.reply), ())


SAID = f"mx1: a warning beside the reply: {WORDS}"


def test_the_warnings_beside_a_configuration_are_kept() -> None:
    whole = CONFIGURATIONS["configuration/whole.xml"].reply
    session = Answering(whole.replace("</rpc-reply>", f"{WARNING}{WARNING}</rpc-reply>"))
    reading = read_configuration(session, host="mx1")
    assert (reading.configuration, reading.warnings) == (parse_configuration(whole), (SAID,))


def test_the_warnings_where_a_box_shows_itself_are_kept() -> None:
    session = Answering(EXTENSIVE.reply, system=f"<rpc-reply>{WARNING}{SYSTEM_REPLY}</rpc-reply>")
    reading = read_gateway(session, Read(), host="mx1", clock=clock())
    assert to_facts(reading.gateway)["surroundings"] == SURROUNDINGS
    assert reading.warnings == (SAID,)


def test_a_session_keeps_what_is_said_beside_any_reply_once() -> None:
    session = Listening(Answering(f"<rpc-reply>{WARNING}<ok/></rpc-reply>"), "mx1")
    session.send(Trigger(redundancy_set=1, event="MOVE"))
    session.send_all((RouteRead(prefix="198.51.100.1/32", table="inet.0"), Read()))
    session.reopen()
    assert session.warnings == [SAID]
    assert session.messages(Read()) == Read().commands


def test_a_session_keeps_nothing_of_what_is_refused() -> None:
    session = Listening(Closed(), "mx1")
    (outcome,) = session.send_all((Read(),))
    assert (isinstance(outcome, DeviceError), session.warnings) == (True, [])


def test_an_invalid_configuration() -> None:
    with pytest.raises(DeviceError) as raised:
        read_configuration(Answering(CONFIGURATIONS["configuration/rpc_error.xml"].reply), host="mx1")
    assert str(raised.value) == (
        "mx1: 'get-configuration' failed: the device answered with an error: "
        "'rpc-error/error-message: permission denied' - run it on the gateway: the login class must let it "
        "see event-options, policy-options and services"
    )
