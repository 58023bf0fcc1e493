# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is asked of a gateway, and what comes of refusals and of a session that is lost."""

from __future__ import annotations

import collections
import re
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    CONFIGURATION_PARTS,
    ConfigurationRead,
    Outcome,
    Request,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import NOT_ASKED, ask
from ansible_collections.junos_ha.srd.tests.unit.contacts import ALL, AREAS, ELSEWHERE, READS, SYSTEM, answers
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation


def test_each_question_is_asked_once_and_nothing_else() -> None:
    pair = Simulation()
    found = answers(pair)
    assert pair.devices["mx1"].requests == ALL
    assert [each.question.request.label for each in found] == ALL
    assert [(each.error, each.refused) for each in found] == [("", False)] * len(ALL)
    assert len({(each.question.name, each.question.format) for each in found}) == len(ALL)


def test_the_parts_of_the_configuration_are_those_that_a_switchover_reads() -> None:
    assert tuple(each.label for each in CONFIGURATION_PARTS) == ConfigurationRead().commands
    tags = [re.findall(r"<(\w[\w-]*)", each.rpc) for each in CONFIGURATION_PARTS]
    assert [each[:2] for each in tags] == [["get-configuration", "configuration"]] * 5
    assert tags[0][2:] == ["event-options", "redundancy-event"]
    assert "key" not in "".join(each.rpc for each in CONFIGURATION_PARTS)


def test_a_request_that_is_refused_is_noted_and_the_next_one_asked() -> None:
    pair = Simulation()
    pair.do("mx1", "areas_refused")
    found = answers(pair)
    assert pair.devices["mx1"].requests == ALL
    refused = [each for each in found if each.reply is None]
    assert [(each.error, each.refused) for each in refused] == [("permission denied", True)] * len(AREAS)


def test_what_the_system_information_does_not_show_is_asked_elsewhere() -> None:
    pair = Simulation()
    pair.do("mx1", "system_refused")
    answers(pair)
    assert pair.devices["mx1"].requests == [SYSTEM, *ELSEWHERE, *ALL[1:]]


@pytest.mark.parametrize("fault", ["hang", "close"])
def test_a_session_that_is_lost_twice_is_given_up_and_the_rest_not_asked(fault: str) -> None:
    pair = Simulation()
    pair.do("mx1", fault)
    found = answers(pair)
    assert pair.devices["mx1"].requests == [SYSTEM, *READS[:2]]
    errors = collections.Counter(each.error for each in found)
    assert errors[NOT_ASKED] == len(found) - 3
    assert [each.reply is None for each in found[:3]] == [False, True, True]


class NeverOpen:
    """A session that is lost at its first request, as one whose login is refused."""

    vocabulary = None

    def __init__(self, cause: str) -> None:
        self.cause = cause
        self.asked: list[str] = []

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        self.asked.append(request.label)
        raise DeviceError("mx1", command=request.label, cause=self.cause, remedy="")

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        raise NotImplementedError

    def reopen(self) -> None:
        self.asked.append("reopened")


@pytest.mark.parametrize(
    ("cause", "asked"),
    [
        ("Authentication failed", [SYSTEM]),
        ("timed out", [SYSTEM, "reopened", READS[0]]),
    ],
)
def test_a_login_that_is_refused_is_not_repeated(cause: str, asked: list[str]) -> None:
    session = NeverOpen(cause)
    found = ask(session)
    assert session.asked == asked
    assert {each.error for each in found} == {cause, NOT_ASKED}
