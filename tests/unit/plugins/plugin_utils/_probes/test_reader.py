# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answers to probes: text in any envelope, and everything else refused."""

from __future__ import annotations

import hashlib

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import Answer, Answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import Probe
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.reader import (
    LONGEST,
    answer_of,
    answers_of,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

PROBE = Probe(name="a", command="show version", expects="unchanged")
XMLNS = 'xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"'


def shown(text: str, whole: str | None = None) -> Answer:
    digest = hashlib.sha256((whole or text).encode()).hexdigest()
    return Answer(name="a", command="show version", text=text, sha256=digest)


def refused(why: str) -> Answer:
    return Answer(name="a", command="show version", text=None, refused=why)


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("Model:  mx960\n\n  Junos: 1 \r\n", shown("Model: mx960\nJunos: 1")),
        (f"<rpc-reply {XMLNS}><output>\nModel:\t mx960\n</output></rpc-reply>", shown("Model: mx960")),
        ("<rpc-reply><output>a\n</output><output>b\n</output></rpc-reply>", shown("a\nb")),
        (
            "<rpc-reply><configuration-information><configuration-output>\na { b; }\n"
            "</configuration-output></configuration-information></rpc-reply>",
            shown("a { b; }"),
        ),
        (
            "<rpc-reply><multi-routing-engine-results><multi-routing-engine-item><re-name>re0</re-name>"
            "<output>a</output></multi-routing-engine-item></multi-routing-engine-results></rpc-reply>",
            shown("a"),
        ),
        ("a \x1b]0;title\x07 \x08b \u202ec", shown("a \ufffd]0;title\ufffd \ufffdb \ufffdc")),
        (
            'secret "$9$abc/.def"; ## SECRET-DATA\npassword "x y"; ## SECRET-DATA\nkey $6$salt$hash;',
            shown(
                "secret (masked); ## SECRET-DATA\npassword (masked); ## SECRET-DATA\nkey (masked);",
                'secret "$9$abc/.def"; ## SECRET-DATA\npassword "x y"; ## SECRET-DATA\nkey $6$salt$hash;',
            ),
        ),
        (
            "key x; ## SECRET-DATA\nkey /* SECRET-DATA */;\nkey y;",
            shown(
                "key (masked); ## SECRET-DATA\nkey /* SECRET-DATA (masked);\nkey y;",
                "key x; ## SECRET-DATA\nkey /* SECRET-DATA */;\nkey y;",
            ),
        ),
        ("\nre0:\n--------\nModel: mx960\n", shown("Model: mx960")),
        ("an error: was logged", shown("an error: was logged")),
        ("Input errors: 0\nError: 0\nwarning: a", shown("Input errors: 0\nError: 0\nwarning: a")),
        ("a" * LONGEST, shown("a" * LONGEST)),
    ],
)
def test_an_answer_is_text_that_is_safe_to_keep_and_to_show(reply: str, answer: Answer) -> None:
    assert answer_of(PROBE, reply) == answer
    assert answer.complete


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (DeviceError("mx1", command="c", cause="permission denied", remedy="r"), "permission denied"),
        (DeviceError("mx1", command="c", cause='no "$9$abc"\x1b', remedy="r"), 'no "(masked)"\ufffd'),
        ("", "the answer is empty"),
        (" \n\r\n", "the answer is empty"),
        ("<rpc-reply><output/></rpc-reply>", "the answer is empty"),
        ("<rpc-reply/>", "the answer is empty"),
        ("a" * (LONGEST + 1), "the answer has 65,537 characters, 65,536 at most"),
        ("re0:\n-----\na\n\nre1:\n-----\na\n", "several routing engines answered"),
        ("one\n---(more)---", "a pager was left in the answer"),
        ("error: command is not valid on the mx960", "error: command is not valid on the mx960"),
        ("^\nsyntax error, expecting <command>.", "syntax error, expecting <command>."),
        ("re0: unknown command.", "re0: unknown command."),
        ("      ^\n'sys' is ambiguous.\nPossible completions:\n  system", "'sys' is ambiguous."),
        ("      ^\n", "^"),
        ("Slot 1\nerror: timeout communicating with chassisd", "error: timeout communicating with"),
        ("Slot 1\nfpc1: error: timeout\nSlot 2", "fpc1: error: timeout"),
        ("warning: a\nerror: command is not valid on the mx240", "error: command is not valid"),
        ("<rpc-reply><output>a\nerror: no</output></rpc-reply>", "error: no"),
        ("a\npermission denied", "permission denied"),
        ("a\n---(more)---\n[abort]\n", "[abort]"),
        ("warning: rpd subsystem not running\nmx1: warning: again", "warning: rpd subsystem not running"),
        (
            "<rpc-reply><rpc-error><error-message>no</error-message></rpc-error></rpc-reply>",
            "the device answered",
        ),
        (
            "<rpc-reply><software-information><a>1</a></software-information></rpc-reply>",
            "expected text in the reply",
        ),
        (
            "<rpc-reply><configuration-information><a>1</a></configuration-information></rpc-reply>",
            "expected text in the reply",
        ),
        ("<rpc-reply><output>a</output>", "line 1: the XML is not well-formed"),
        (
            "<rpc-reply><multi-routing-engine-results><multi-routing-engine-item><output>a</output>"
            "</multi-routing-engine-item><multi-routing-engine-item><output>a</output>"
            "</multi-routing-engine-item></multi-routing-engine-results></rpc-reply>",
            "expected one reply in multi-routing-engine-results, which holds 2",
        ),
    ],
)
def test_what_is_no_answer_says_why(outcome: Outcome, why: str) -> None:
    answer = answer_of(PROBE, outcome)
    assert answer.refused.startswith(why)
    assert answer == refused(answer.refused)
    assert not answer.complete


@pytest.mark.parametrize(("states", "role"), [((), "MASTER"), (("switched",), "STANDBY")])
def test_answers_have_the_role_that_the_gateway_had_in_all_of_its_sets(
    states: tuple[str, ...], role: str
) -> None:
    simulation = Simulation()
    simulation.do("mx1", *states)
    gateway = simulation.read()["mx1"]
    answers = answers_of([PROBE], ["a"], gateway)
    assert answers == Answers(collected_at=gateway.collected_at, role=role, answers=(shown("a"),))
