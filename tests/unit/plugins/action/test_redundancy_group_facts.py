# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_group_facts, given what a connection carries back."""

from __future__ import annotations

import datetime
import typing as t
from types import SimpleNamespace

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.action import redundancy_group_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import Pair, pairs
from ansible_collections.junos_ha.srd.tests.unit.sessions import SURROUNDINGS, identified

PUBLISHED = {pair.name: pair for pair in pairs("published")}
EXTENSIVE = PUBLISHED["published/extensive.txt"]
NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone.utc)
COLLECTED_AT = "2026-11-22T12:00:00Z"


class Session:
    """A session that gives one reply, or none."""

    vocabulary = None

    def __init__(self, answer: str | Exception) -> None:
        self._answer = answer
        self.asked: list[Request] = []

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        self.asked.append(request)
        if isinstance(self._answer, Exception):
            raise self._answer
        return (self._answer,)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return identified(self.send, requests)

    def reopen(self) -> None:
        """It is never lost."""


def run(
    monkeypatch: pytest.MonkeyPatch, answer: str | Exception, *, check_mode: bool = False, **arguments: t.Any
) -> tuple[dict[str, t.Any], Session]:
    """Return the result of a task, and its session."""
    session = Session(answer)
    monkeypatch.setattr(redundancy_group_facts, "now", lambda: NOON)
    monkeypatch.setattr(redundancy_group_facts.ActionModule, "session", lambda _self, _vars: session)
    task = SimpleNamespace(
        action="junos_ha.srd.redundancy_group_facts",
        args=arguments,
        async_val=0,
        check_mode=check_mode,
        delegate_to=None,
        diff=False,
        environment=None,
    )
    action = redundancy_group_facts.ActionModule(
        task=task,
        connection=SimpleNamespace(_shell=SimpleNamespace(tmpdir=None)),
        play_context=SimpleNamespace(check_mode=check_mode, diff=False),
        loader=None,
        templar=None,
        shared_loader_obj=None,
    )
    action._load_name = task.action  # as the loader of plugins sets it
    return action.run(task_vars={"inventory_hostname": "mx1"}), session


@pytest.mark.parametrize("check_mode", [False, True], ids=["", "check_mode"])
@pytest.mark.parametrize("pair", PUBLISHED.values(), ids=PUBLISHED)
def test_a_reply_gives_its_facts(monkeypatch: pytest.MonkeyPatch, pair: Pair, check_mode: bool) -> None:
    result, session = run(monkeypatch, pair.reply, check_mode=check_mode)
    facts = {**(pair.facts or {}), "collected_at": COLLECTED_AT, "surroundings": SURROUNDINGS}
    assert result == {"changed": False, "ansible_facts": {"junos_srd": facts}}
    assert session.asked == [Read(level="extensive", redundancy_group=None, format="text")]


def test_the_raw_reply_is_kept_with_keep_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    result, _session = run(monkeypatch, EXTENSIVE.reply, keep_reply="yes")
    read = {"collected_at": COLLECTED_AT, "surroundings": SURROUNDINGS, "reply": EXTENSIVE.reply}
    facts = {**(EXTENSIVE.facts or {}), **read}
    assert result == {"changed": False, "ansible_facts": {"junos_srd": facts}}


WARNED = (
    "<rpc-reply><rpc-error><error-severity>warning</error-severity>"
    "<error-message>the \u202estatistics are stale</error-message></rpc-error>"
    "<output>{text}</output></rpc-reply>"
)


def test_a_warning_beside_the_reply_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    result, _session = run(monkeypatch, WARNED.format(text=EXTENSIVE.reply))
    facts = {**(EXTENSIVE.facts or {}), "collected_at": COLLECTED_AT, "surroundings": SURROUNDINGS}
    assert result == {
        "changed": False,
        "ansible_facts": {"junos_srd": facts},
        "warnings": [
            "mx1: a warning beside the reply: rpc-error/error-severity: warning "
            "rpc-error/error-message: the \\u202estatistics are stale"
        ],
    }


def test_the_requested_command_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    _result, session = run(monkeypatch, EXTENSIVE.reply, level="brief", redundancy_group="1", format="json")
    assert session.asked == [Read(level="brief", redundancy_group=1, format="json")]


NOT_A_REPLY = (
    "run the command on the gateway: it needs the view permission and a Junos release and line cards "
    "that have services redundancy"
)


@pytest.mark.parametrize(
    ("answer", "arguments", "message"),
    [
        (
            "",
            {},
            "mx1: 'show services redundancy-group extensive' failed: the reply is empty, expected that of "
            f"'show services redundancy-group' - {NOT_A_REPLY}",
        ),
        (
            DeviceError("mx1", command="a command", cause="the session was closed", remedy="run it again"),
            {},
            "mx1: 'a command' failed: the session was closed - run it again",
        ),
        (EXTENSIVE.reply, {"redundancy_group": 17}, "redundancy_group - Expected: 1 to 16 Actual: 17"),
    ],
)
def test_a_read_that_fails_sets_no_fact(
    monkeypatch: pytest.MonkeyPatch, answer: str | Exception, arguments: dict[str, t.Any], message: str
) -> None:
    result, _session = run(monkeypatch, answer, **arguments)
    assert (result["failed"], result["msg"]) == (True, message)
    assert "ansible_facts" not in result


@pytest.mark.parametrize(
    "arguments", [{"level": "detail"}, {"format": "yaml"}, {"keep": True}, {"redundancy_group": "one"}]
)
def test_an_option_or_value_that_does_not_exist_is_an_error(
    monkeypatch: pytest.MonkeyPatch, arguments: dict[str, t.Any]
) -> None:
    with pytest.raises(AnsibleError) as raised:
        run(monkeypatch, EXTENSIVE.reply, **arguments)
    assert str(next(iter(arguments))) in str(raised.value)
