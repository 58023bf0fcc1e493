# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""For any input, the parser gives facts or a ParseError, in reasonable time."""

from __future__ import annotations

import json
import time
import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import fields
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways

REPLIES = [pair.reply for pair in pairs("published", "made", "rejected") if len(pair.reply) < 20_000]
WORDS = [
    *fields.LABELS,
    *fields.INTERFACE,
    *fields.ROW,
    *fields.CONTAINERS,
    "MASTER",
    "STANDBY (WAIT)",
    "Hot",
]
PIECES = (
    "",
    "\0",
    "\r",
    "\b",
    "\u200b",
    "\ud800",
    "\x1b[31m",
    ":",
    "<",
    ">",
    "{",
    "]",
    "<<<",
    "---(more",
    "&a;",
)

Change = t.Callable[[list[str], int, int], list[str]]

# What is done to the characters, or to the lines, of a reply between two places of it.
CHANGES: dict[str, Change] = {
    "cut": lambda all_, start, end: all_[:start],
    "headless": lambda all_, start, end: all_[end:],
    "drop": lambda all_, start, end: all_[:start] + all_[end:],
    "repeat": lambda all_, start, end: all_[:end] + all_[start:],
    "reverse": lambda all_, start, end: all_[:start] + all_[start:end][::-1] + all_[end:],
    "swap": lambda all_, start, end: all_[end:] + all_[start:end] + all_[:start],
}

replies = st.sampled_from(REPLIES) | gateways().map(render)
texts = st.text() | st.text("".join(map(chr, range(256))))
bytes_read = st.binary(max_size=400).map(lambda data: data.decode("latin-1"))
tags = st.sampled_from([word.replace(" ", "-") for word in WORDS]) | st.sampled_from(
    ["data", "output", "rpc-reply"]
)
leaves = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(WORDS)
)
documents = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(tags, inner, max_size=4),
    max_leaves=24,
)
objects = st.dictionaries(tags, documents, max_size=4).map(json.dumps)
elements = st.recursive(
    st.sampled_from([*WORDS, "", "&#0;", "&lt;", "<![CDATA[<]]>", "<!-- -->", "<?x y?>"]),
    lambda inner: st.tuples(tags, st.lists(inner, max_size=4)).map(
        lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"
    ),
    max_leaves=24,
)


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Draw a reply that has been changed in some places."""
    reply = draw(replies)
    for _time in range(draw(st.integers(1, 4))):
        apart = draw(st.sampled_from(["", "\n"]))
        parts = reply.split(apart) if apart else list(reply)
        start, end = sorted(draw(st.integers(0, len(parts))) for _end in range(2))
        parts = CHANGES[draw(st.sampled_from(sorted(CHANGES)))](parts, start, end)
        parts.insert(start, draw(st.sampled_from(PIECES)))
        reply = apart.join(parts)
    return reply


def _gives_facts_or_refuses(reply: str) -> None:
    try:
        gateway = parse(reply)
    except ParseError as refused:
        assert str(refused)
        return
    assert from_facts(to_facts(gateway)) == gateway
    assert not (gateway.complete and gateway.unrecognized)


@given(changed())
def test_a_changed_reply(reply: str) -> None:
    _gives_facts_or_refuses(reply)


@given(st.one_of(texts, bytes_read))
def test_any_text(reply: str) -> None:
    _gives_facts_or_refuses(reply)


@given(st.lists(st.sampled_from([*WORDS, *PIECES, "1", " : ", "\n", " "]), max_size=60).map("".join))
def test_any_words_of_a_reply(reply: str) -> None:
    _gives_facts_or_refuses(reply)


@given(objects)
def test_any_json(reply: str) -> None:
    _gives_facts_or_refuses(reply)


@given(elements)
def test_any_xml(reply: str) -> None:
    _gives_facts_or_refuses(reply)


LENGTH = 100_000
HEAD = "ICCP process connection : Connected\nRedundancy Group ID : 1\n"
ROWS = HEAD + " ".join(fields.ROW) + "\n"
SET = HEAD + "Redundancy Set ID : 1\n"


def _much(text: str) -> str:
    return text * (LENGTH // len(text))


LONG = {
    "addresses": ROWS + "1 MASTER STANDBY " + _much("."),
    "addresses, then a word too many": ROWS + "1 MASTER STANDBY " + _much(":") + " a b",
    "blanks": ROWS + "1 MASTER" + _much(" ") + "!",
    "brackets": ROWS + "1 MASTER " + _much("()"),
    "digits": ROWS + _much("1"),
    "remarks": HEAD + _much(" <<") + " <<<",
    "prompts": HEAD + _much("a@"),
    "pages": HEAD + _much("---(more)---\n"),
    "half pages": HEAD + _much("---(more"),
    "failed interfaces": SET + "Failed Interfaces\n" + _much("ae1\n"),
    "peers": SET + _much("Connection status : Connected\n"),
    "groups": _much("Redundancy Group ID : 1\n"),
    "unknown lines": HEAD + _much("x\n"),
    "elements of one name": f"<rg-information>{_much('<b/>')}</rg-information>",
    "elements in elements": f"{_much('<b>')}",
    "text between elements": f"<rg-information>{_much('b<b/>')}</rg-information>",
    "objects of one name": '{"rg-information": [' + _much("{},") + "{}]}",
    "objects in objects": _much('{"a":'),
    "a number": '{"a":' + _much("1") + "}",
}


@pytest.mark.parametrize("reply", LONG.values(), ids=LONG)
def test_a_long_reply_costs_no_more_than_its_length(reply: str) -> None:
    """What costs the square of its length takes minutes here, what costs its length takes a second."""
    started = time.process_time()
    _gives_facts_or_refuses(reply)
    assert time.process_time() - started < 15
