# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions: what comes in is of Python's own types."""

from __future__ import annotations

import typing as t

import pytest
from ansible.utils.unsafe_proxy import wrap_var

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import _shown, gathered
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.plain import PlainSession
from ansible_collections.junos_ha.srd.tests.unit.sessions import one_by_one


class Text(str):
    """Text that knows more of itself."""

    def __str__(self) -> str:
        return "something else"


class Session:
    """A session that answers each request with such a text."""

    vocabulary = None

    def __init__(self) -> None:
        self.log: list[str] = []

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        self.log.append(request.label)
        return (Text("a reply"),)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return one_by_one(self.send, requests)

    def reopen(self) -> None:
        self.log.append("reopen")


def test_a_reply_comes_out_plain() -> None:
    session = Session()
    it = PlainSession(session)
    request = Read()
    it.reopen()
    replies = it.send(request)
    assert (replies, [type(each) for each in replies]) == (("a reply",), [str])
    assert it.messages(request) == request.commands
    assert session.log == ["reopen", request.label]


def test_gathered_facts_come_out_plain() -> None:
    facts: dict[str, t.Any] = {"groups": [{"id": 1}], "format": "text"}
    found: t.Any = gathered({"ansible_facts": {"junos_srd": wrap_var(facts)}})
    assert (found, type(found["format"]), type(found["groups"])) == (facts, str, list)


def test_a_host_without_gathered_facts_has_no_facts() -> None:
    assert (gathered({}), gathered({"ansible_facts": {}})) == (None, None)


HOSTILE = "\x1b]0;owned\x07 \x9b2J\x7f mx\u202e1 \u2066\r-GO"
HARMLESS = "\\x1b]0;owned\\x07 \\x9b2J\\x7f mx\\u202e1 \\u2066\\r-GO"


@pytest.mark.parametrize(
    ("result", "shown"),
    [
        ({"msg": HOSTILE}, {"msg": HARMLESS}),
        ({"warnings": [HOSTILE]}, {"warnings": [HARMLESS]}),
        ({"gateways": [{"error": HOSTILE}]}, {"gateways": [{"error": HARMLESS}]}),
        (
            {"report": {"findings": ({"actual": HOSTILE},)}},
            {"report": {"findings": ({"actual": HARMLESS},)}},
        ),
        ({"failed": True, "reply": HOSTILE}, {"failed": True, "reply": HARMLESS}),
        ({"diff": {"before": f"a\tb\n{HOSTILE}\n"}}, {"diff": {"before": f"a\tb\n{HARMLESS}\n"}}),
        (
            {"facts": {"schema": 2, "reply": HOSTILE, "unrecognized": [HOSTILE]}},
            {"facts": {"schema": 2, "reply": HOSTILE, "unrecognized": [HARMLESS]}},
        ),
        ({"changed": False, "elapsed": 1.5, "sent": None}, {"changed": False, "elapsed": 1.5, "sent": None}),
        ({"msg": "mx1 é日 😀\n  x"}, {"msg": "mx1 é日 😀\n  x"}),
    ],
)
def test_a_result_commands_no_terminal_that_ansible_prints_it_on(
    result: dict[str, t.Any], shown: dict[str, t.Any]
) -> None:
    assert _shown(result) == shown
