# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What becomes of a persistent connection whose session is lost, and what is sent over the next one."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleConnectionFailure
from ansible.module_utils.connection import ConnectionError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    ConfigurationRead,
    Read,
    Request,
    Trigger,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import persistent as _socket

GONE = "Not connected to NETCONF server"
CLOSED = "Socket is closed"
LATE = "command timeout triggered, timeout value is 8 secs."
CUT = "Unexpected session close"
REFUSED = "permission denied"
TRIGGER = Trigger(redundancy_set=1, event="MOVE")
REPLIES = ("a reply", "None")
OPENED = ["start", "connect another/socket"]


class Processes:
    """The processes of a connection: what is done to them is noted, and each request has its answer."""

    def __init__(self, answers: t.Iterable[str | Exception], *, ends: bool = True) -> None:
        self.log: list[str] = []
        self._answers = iter(answers)
        self._ends = ends

    def connect(self, path: str) -> Processes:
        self.log.append(f"connect {path}")
        return self

    def start(self) -> str:
        self.log.append("start")
        return "another/socket"

    def dispatch(self, message: str) -> str:
        self.log.append(message)
        return self._next()

    def get(self, message: str) -> str:
        return self.dispatch(message)

    def end(self, path: str, patience: float = 2.0) -> bool:
        self.log.append("end" if patience else "kill")
        return self._ends

    def _next(self) -> str:
        answer = next(self._answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


def given_to(monkeypatch: pytest.MonkeyPatch, processes: Processes) -> Processes:
    """Let sessions speak to these processes."""
    monkeypatch.setattr(_socket, "Connection", processes.connect)
    monkeypatch.setattr(_socket, "end_process", processes.end)
    return processes


Run = t.Callable[..., tuple[list[str], list[str]]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Send requests, each answered or failed in turn; return what was heard, and what was done."""

    def run_them(
        *requests: Request, answers: t.Sequence[str], kind: t.Any = _socket.NetconfSession
    ) -> tuple[list[str], list[str]]:
        given = (each if each in REPLIES else ConnectionError(each) for each in answers)
        processes = Processes(given)
        given_to(monkeypatch, processes)
        session = kind("a/socket", "mx1", processes.start)
        return [_heard(session, request) for request in requests], processes.log

    return run_them


def _heard(session: t.Any, request: Request) -> str:
    try:
        return ", ".join(session.send(request))
    except DeviceError as error:
        return f"failed: {error.cause}"


@pytest.mark.parametrize("lost", [GONE, CLOSED])
def test_the_first_read_of_a_task_may_use_a_new_session(run: Run, lost: str) -> None:
    heard, log = run(Read(), answers=[lost, "a reply"])
    assert heard == ["a reply"]
    assert log == ["connect a/socket", Read().rpc, "end", "end", *OPENED, Read().rpc]


def test_a_terminal_transcript_is_read_too(run: Run) -> None:
    heard, log = run(Read(), answers=[CLOSED, "a reply"], kind=_socket.CliSession)
    assert heard == ["a reply"]
    assert log == ["connect a/socket", Read().typed, "end", "end", *OPENED, Read().typed]


def test_a_read_is_repeated_only_once(run: Run) -> None:
    heard, log = run(Read(), answers=[GONE, GONE])
    assert heard == [f"failed: {GONE}"]
    assert log.count(Read().rpc) == 2


@pytest.mark.parametrize("lost", [GONE, CLOSED])
def test_a_request_that_moves_is_never_sent_twice(run: Run, lost: str) -> None:
    heard, log = run(TRIGGER, answers=[lost])
    assert (heard, log) == ([f"failed: {lost}"], ["connect a/socket", TRIGGER.rpc, "end"])


def test_a_request_that_moves_is_never_sent_twice_after_a_read(run: Run) -> None:
    heard, log = run(Read(), TRIGGER, answers=[GONE, "a reply", GONE])
    assert heard == ["a reply", f"failed: {GONE}"]
    assert log.count(TRIGGER.rpc) == 1
    assert log[-2:] == [TRIGGER.rpc, "end"]


@pytest.mark.parametrize("said", [CUT, "None", "", "Could not open socket to 127.0.0.1:1"])
def test_a_read_that_may_have_arrived_is_not_repeated(run: Run, said: str) -> None:
    _heard, log = run(Read(), answers=[said])
    assert log == ["connect a/socket", Read().rpc, "end"]


@pytest.mark.parametrize("late", [LATE, "ncclient timed out while waiting for an rpc reply."])
def test_a_late_reply_does_not_answer_another_request(run: Run, late: str) -> None:
    """Those of NETCONF have numbers, and to close its session the gateway would have to answer."""
    over_netconf = run(Read(), Read(), answers=[late, "a reply"])[1]
    over_the_cli = run(Read(), answers=[late], kind=_socket.CliSession)[1]
    assert over_netconf == ["connect a/socket", Read().rpc, Read().rpc]
    assert over_the_cli == ["connect a/socket", Read().typed, "end"]


@pytest.mark.parametrize("first", [Read(), ConfigurationRead(), TRIGGER])
def test_a_session_that_is_lost_in_a_task_is_not_opened_by_a_read(run: Run, first: Request) -> None:
    heard, log = run(first, Read(), answers=["a reply", GONE])
    assert heard == ["a reply", f"failed: {GONE}"]
    assert log == ["connect a/socket", first.rpc, Read().rpc, "end"]


@pytest.mark.parametrize(("kind", "may_warn"), [(_socket.NetconfSession, True), (_socket.CliSession, False)])
def test_over_netconf_an_error_may_be_a_warning(
    monkeypatch: pytest.MonkeyPatch, kind: t.Any, may_warn: bool
) -> None:
    """Its client raises both alike, and passes on the words alone."""
    processes = given_to(monkeypatch, Processes([ConnectionError("statistics are stale")]))
    with pytest.raises(DeviceError) as caught:
        kind("a/socket", "mx1", processes.start).send(TRIGGER)
    assert (caught.value.answered, caught.value.may_warn) == (True, may_warn)


def test_the_configuration_is_not_read_twice(run: Run) -> None:
    heard, log = run(ConfigurationRead(), answers=[GONE])
    assert heard == [f"failed: {GONE}"]
    assert log == ["connect a/socket", ConfigurationRead().rpc, "end"]


def test_a_session_whose_gateway_answers_goes_on(run: Run) -> None:
    heard, log = run(Read(), Read(), answers=[REFUSED, "a reply"])
    assert heard == [f"failed: {REFUSED}", "a reply"]
    assert log == ["connect a/socket", Read().rpc, Read().rpc]


def test_a_session_is_opened_again_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = given_to(monkeypatch, Processes([]))
    _socket.NetconfSession("a/socket", "mx1", processes.start).reopen()
    assert processes.log == ["connect a/socket", "end", *OPENED]


def test_a_process_that_does_not_end_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = given_to(monkeypatch, Processes([ConnectionError(GONE)], ends=False))
    session = _socket.NetconfSession("a/socket", "mx1", processes.start)
    assert _heard(session, Read()) == "failed: the process of the session that was lost has not ended"
    assert processes.log == ["connect a/socket", Read().rpc, "end", "end"]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ([], []),
        (["a reply"], []),
        ([REFUSED], []),
        ([LATE], ["kill"]),
        ([LATE, "a reply"], []),
        (["a reply", LATE], ["kill"]),
        ([CUT], []),  # it was ended at once
    ],
)
def test_a_task_leaves_no_process_that_hangs(
    monkeypatch: pytest.MonkeyPatch, answers: list[str], left: list[str]
) -> None:
    given = (each if each in REPLIES else ConnectionError(each) for each in answers)
    processes = given_to(monkeypatch, Processes(given))
    session = _socket.NetconfSession("a/socket", "mx1", processes.start)
    for _answer in answers:
        _heard(session, Read())
    before = len(processes.log)
    session.leave()
    assert processes.log[before:] == left


def test_a_session_that_cannot_be_reopened_is_a_device_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> str:
        raise AnsibleConnectionFailure("Could not open socket to 127.0.0.1:1")

    given_to(monkeypatch, Processes([]))
    session = _socket.NetconfSession("a/socket", "mx1", start)
    with pytest.raises(DeviceError) as caught:
        session.reopen()
    assert (str(caught.value), caught.value.answered) == (
        "mx1: 'open the session' failed: Could not open socket to 127.0.0.1:1 - "
        "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there",
        False,
    )
