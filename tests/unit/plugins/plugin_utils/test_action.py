# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions: what comes in is of Python's own types."""

from __future__ import annotations

import typing as t

from ansible.utils.unsafe_proxy import wrap_var

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import gathered
from ansible_collections.junos_ha.srd.plugins.plugin_utils._gateway_action import PlainSession
from ansible_collections.junos_ha.srd.tests.unit.sessions import one_by_one


class Text(str):
    """Text that knows more of itself."""

    def __str__(self) -> str:
        return "something else"


class Session:
    """A session that answers each request with such a text."""

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
