# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The messages: what is a reply, what is an error in it, and what is neither."""

from __future__ import annotations

import random

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.messages import (
    BASE,
    Hello,
    MessageError,
    Reply,
    read_message,
    rpc,
)

SEVERITY = "<error-severity>{severity}</error-severity>"
ERROR = f"<rpc-error>{SEVERITY}<error-message>{{message}}</error-message></rpc-error>"
FAILED = ERROR.format(severity="error", message="a\n  b")
WARNED = ERROR.format(severity="warning", message="w")


def reply(content: str) -> str:
    return f'<rpc-reply xmlns="{BASE}" message-id="7">{content}</rpc-reply>'


@pytest.mark.parametrize(
    ("content", "errors"),
    [
        ("", ()),
        ("<output>error: no</output>", ()),
        ("<output>&lt;rpc-error/&gt;</output>", ()),
        (FAILED, ("a b",)),
        (WARNED, ()),
        (WARNED + FAILED, ("a b",)),
        (FAILED + ERROR.format(severity="error", message="c"), ("a b", "c")),
        (f"<multi-routing-engine-results><item>{FAILED}</item></multi-routing-engine-results>", ("a b",)),
        ("<rpc-error/>", ("operation-failed",)),
        ("<rpc-error><error-tag>in-use</error-tag></rpc-error>", ("in-use",)),
        (ERROR.format(severity="fatal", message="f"), ("f",)),
        (ERROR.format(severity=" warning\n", message="w"), ()),
        ('<e:rpc-error xmlns:e="x"><e:error-message>m</e:error-message></e:rpc-error>', ("m",)),
        (
            "<rpc-error><error-info><bad-element>b</bad-element></error-info><error-message>m</error-message></rpc-error>",
            ("m",),
        ),
        ("<rpc-error/>" * 1000, ("operation-failed",) * 10),
    ],
)
def test_a_reply_is_kept_as_it_came_and_its_errors_are_found(content: str, errors: tuple[str, ...]) -> None:
    assert read_message(f"\n{reply(content)}\n".encode()) == Reply(id="7", text=reply(content), errors=errors)


def test_a_reply_may_be_of_any_characters() -> None:
    text = reply("<output>ä€😀\t</output>")
    assert read_message(text.encode()) == Reply(id="7", text=text)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"<a/>",
        b"<rpc-reply/>",
        b'<rpc-reply message-id="7">',
        b'<rpc-reply message-id="7"/><rpc-reply message-id="7"/>',
        b'<rpc-reply message-id="7">\x1b</rpc-reply>',
        b'<rpc-reply message-id="7">\xed\xa0\x80</rpc-reply>',
        b'<rpc-reply message-id="7">&unknown;</rpc-reply>',
        b'<?xml version="1.0"?><!DOCTYPE rpc-reply SYSTEM "file:///etc/passwd"><rpc-reply message-id="7"/>',
        reply("").encode("utf-16"),
        reply("<output>ä</output>").encode("latin-1"),
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(MessageError):
        read_message(data)


def test_a_hello_says_whether_the_base_version_is_spoken() -> None:
    hello = "<hello><capabilities><capability>\n{}\n</capability></capabilities></hello>"
    spoken = [
        read_message(hello.format(capability).encode())
        for capability in ("urn:ietf:params:netconf:base:1.0", BASE, "urn:ietf:params:netconf:base:1.1", "")
    ]
    assert spoken == [Hello(speaks_base=each) for each in (True, True, False, False)]


def test_a_request_has_its_id() -> None:
    assert rpc("3", "<a/>") == f'<nc:rpc xmlns:nc="{BASE}" message-id="3"><a/></nc:rpc>'


def test_bytes_of_any_kind_raise_nothing_else() -> None:
    chance = random.Random(20261128)
    whole = reply(f"<output>{FAILED}</output>").encode()
    refused = 0
    for _each in range(3000):
        changed = bytearray(whole)
        for _change in range(chance.randint(1, 3)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            read_message(bytes(changed))
        except MessageError:
            refused += 1
    assert 0 < refused < 3000
