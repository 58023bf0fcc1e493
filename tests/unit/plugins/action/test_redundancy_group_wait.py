# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_group_wait, under a clock that only the test moves."""

from __future__ import annotations

import datetime
import typing as t
from types import SimpleNamespace

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.action import redundancy_group_wait
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.plugins.modules import redundancy_group_wait as documented
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act
from ansible_collections.junos_ha.srd.tests.unit.sessions import identified

REPLY = {pair.name: pair for pair in pairs("published")}["published/brief_health_passed.txt"].reply
COLD = REPLY.replace("Hot", "Cold", 1)
NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone.utc)
LOST = DeviceError("mx1", command="show", cause="the session was closed", remedy="run it again")

Answers = list[str | DeviceError]


class Session:
    """A session that gives one answer after another, the last of them for ever."""

    vocabulary = None

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.log: list[str] = []
        self.asked: list[Request] = []

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        self.log.append("read")
        self.asked.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, DeviceError):
            raise answer
        return (answer,)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return identified(self.send, requests)

    def reopen(self) -> None:
        self.log.append("reopen")


def run(
    monkeypatch: pytest.MonkeyPatch, *answers: str | DeviceError, play: Play | None = None, **arguments: t.Any
) -> tuple[Result, list[str], Session]:
    """Return the result of a task, what it showed, and its session."""
    session, time = Session(list(answers)), [0.0]

    def sleep(seconds: float) -> None:
        time[0] += seconds

    monkeypatch.setattr(redundancy_group_wait, "now", lambda: NOON)
    monkeypatch.setattr(
        redundancy_group_wait, "time", SimpleNamespace(monotonic=lambda: time[0], sleep=sleep)
    )
    monkeypatch.setattr(redundancy_group_wait.ActionModule, "session", lambda _self, _vars: session)
    limits = {"timeout": 10, "interval": 2, "stable_for": 4}
    result, shown = act("redundancy_group_wait", {**limits, **arguments}, play)
    return result, shown, session


def test_what_a_gateway_says_while_it_is_waited_for_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "<rpc-reply><warning><message>{}</message></warning><output>{}</output></rpc-reply>"
    answers = [said.format("stale", COLD), said.format("stale", REPLY), said.format("old", REPLY)]
    result, _shown, _session = run(monkeypatch, *answers)
    assert (result["failed"], result["warnings"]) == (
        False,
        [f"mx1: a warning beside the reply: warning/message: {each}" for each in ("old", "stale")],
    )


def timeline(result: Result) -> list[tuple[float, str]]:
    """Return when the readings were taken and the verdicts on them."""
    return [(entry["elapsed"], entry["verdict"]) for entry in result["timeline"]]


ENDS = [
    ([REPLY], "reached", "reached and held for 4 s, after 4 s", "go go go"),
    ([COLD, REPLY], "reached", "reached and held for 4 s, after 6 s", "no_go go go go"),
    ([LOST, REPLY], "reached", "reached and held for 4 s, after 6 s", "unknown go go go"),
    (["", REPLY], "reached", "reached and held for 4 s, after 6 s", "unknown go go go"),
    (
        [REPLY, COLD],
        "reached_then_lost",
        "reached and lost again, and the time of 10 s is up",
        "go no_go no_go no_go no_go no_go",
    ),
    (
        [COLD],
        "never",
        "not held for 4 s when the time of 10 s was up",
        "no_go no_go no_go no_go no_go no_go",
    ),
    (
        [LOST],
        "never",
        "not held for 4 s when the time of 10 s was up",
        "unknown unknown unknown unknown unknown unknown",
    ),
]


@pytest.mark.parametrize(("answers", "ended", "summary", "verdicts"), ENDS)
def test_outcomes(
    monkeypatch: pytest.MonkeyPatch, answers: Answers, ended: str, summary: str, verdicts: str
) -> None:
    result, _shown, _session = run(monkeypatch, *answers, level="brief")
    seen = verdicts.split()
    last = 2.0 * (len(seen) - 1)
    assert timeline(result) == [(2.0 * number, verdict) for number, verdict in enumerate(seen)]
    assert (result["ended"], result["failed"], result["changed"]) == (ended, ended != "reached", False)
    assert (result["elapsed"], result["report"]["verdict"]) == (last, seen[-1])
    assert result["msg"].splitlines()[0] == summary


def test_a_lost_session_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _result, shown, session = run(monkeypatch, REPLY, LOST, LOST, REPLY, level="brief", timeout=30)
    assert session.log == ["read", "read", "reopen", "read", "reopen", "read", "read", "read"]
    assert shown == [
        "mx1 set 1: MASTER, peer STANDBY, Hot 8/8, 0 s",
        "mx1: not read, the session was closed, 2 s",
        "mx1 set 1: MASTER, peer STANDBY, Hot 8/8, 6 s",
    ]


def test_the_requested_command_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    session = run(monkeypatch, REPLY, redundancy_group=1, stable_for=0)[2]
    assert session.asked == [Read(level="extensive", redundancy_group=1, format="text")]


def test_a_delegated_task_names_its_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(monkeypatch, REPLY, stable_for=0, play=Play(delegate_to="mx2"))[1]
    assert shown == ["mx2 set 1: MASTER, peer STANDBY, Hot 8/8, 0 s"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"interval": 0}, "interval - Expected: seconds, more than 0 Actual: 0"),
        ({"interval": -1}, "interval - Expected: seconds, 0 or more Actual: -1.0"),
        ({"stable_for": 10}, "stable_for - Expected: less than timeout Actual: 10"),
        ({"timeout": "nan"}, "timeout - Expected: seconds, 0 or more Actual: nan"),
        ({"roles": {"0": "MASTER"}}, "roles - Expected: the id of a set, 1 to 100 Actual: '0'"),
    ],
)
def test_invalid_options_are_refused_before_reading(
    monkeypatch: pytest.MonkeyPatch, arguments: dict[str, t.Any], message: str
) -> None:
    result, _shown, session = run(monkeypatch, REPLY, **arguments)
    assert (result, session.log) == ({"failed": True, "msg": message}, [])


def test_return_values_match_the_documentation(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, REPLY, level="brief")[0]
    returns = yaml.safe_load(documented.RETURN)
    assert set(result) - {"changed", "failed"} == set(returns)
    assert set(result["timeline"][0]) == set(returns["timeline"]["contains"])
    assert set(result["timeline"][0]["sets"][0]) == set(returns["timeline"]["contains"]["sets"]["contains"])
