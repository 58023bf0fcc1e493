# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filters, in expressions."""

from __future__ import annotations

import json
import typing as t

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.tests.fixtures.pairs import FOLDER, Pair, pairs
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

PARSE = "reply | junos_ha.srd.parse_redundancy_group"
ROWS = "facts | junos_ha.srd.redundancy_interfaces"
GOLDEN = {pair.name: pair for pair in pairs("published", "made")}
FAILED = GOLDEN["published/brief_health_failed.txt"]
JSON = [name for name, pair in GOLDEN.items() if pair.form == ".json"]


def refusal(expression: str, **variables: t.Any) -> str:
    """Return what the error of an expression says from the plugin's name on."""
    with pytest.raises(AnsibleError) as raised:
        evaluate(expression, **variables)
    message = str(raised.value)
    return message[message.rindex("junos_ha.srd.") :]


@pytest.mark.parametrize("pair", [pair for name, pair in GOLDEN.items() if name.startswith("published/")])
def test_a_reply_gives_its_facts(pair: Pair) -> None:
    assert evaluate(PARSE, reply=pair.reply) == pair.facts


@pytest.mark.parametrize("name", JSON)
def test_a_dictionary_is_refused(name: str) -> None:
    """Junos may print a key twice, and a dictionary keeps one of the two."""
    message = refusal(PARSE, reply=json.loads(GOLDEN[name].reply))
    assert message == (
        "junos_ha.srd.parse_redundancy_group: reply - Expected: a string, the reply as it came "
        "Actual: a dictionary, which lost each key that the reply has twice. Hand over the text itself: "
        "without from_json, and without a variable between, "
        "as lookup('ansible.builtin.file', 'mx1.json') gives it"
    )


def test_a_repeated_key_counts_twice_in_text() -> None:
    """The text has eight interfaces, one of them Cold; a dictionary of it has one interface, which is Hot."""
    text = (FOLDER / "made" / "json_repeated_keys.json").read_text(encoding="utf-8")
    assert evaluate(f"({PARSE}) is junos_ha.srd.redundancy_hot", reply=text) is False


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (None, "reply - Expected: a string, the reply as it came Actual: 'None'"),
        (7, "reply - Expected: a string, the reply as it came Actual: '7'"),
        (["ICCP"], "reply - Expected: a string, the reply as it came Actual: \"['ICCP']\""),
        ("", "the reply is empty, expected that of 'show services redundancy-group'"),
        ("error: it is down", "line 1: the device answered with an error: 'error: it is down'"),
    ],
)
def test_no_reply_is_refused(reply: object, message: str) -> None:
    assert refusal(PARSE, reply=reply) == f"junos_ha.srd.parse_redundancy_group: {message}"


@pytest.mark.parametrize("printed", ["{{ 1 + 1 }}", "{% if true %}yes{% endif %}", "{# gone #}"])
def test_device_text_is_never_a_template(printed: str) -> None:
    facts = evaluate(PARSE, reply=FAILED.reply.replace("ss_new", printed))
    assert facts["groups"][0]["sets"][0]["service_sets"][1]["name"] == printed
    assert evaluate("facts.groups[0].sets[0].service_sets[1].name", facts=facts) == printed
    unrecognized = evaluate(PARSE, reply=FAILED.reply.replace("Passed", printed) + f"{printed}\n")
    assert unrecognized["unrecognized"] == [printed]
    assert evaluate("facts.unrecognized | first", facts=unrecognized) == printed


def test_rows() -> None:
    rows = evaluate(ROWS, facts=FAILED.facts)
    assert [(row["interface"], row["synchronization"]) for row in rows] == [
        ("ms-2/2/0", "Hot"),
        ("ms-2/1/0", "Off"),
        ("ms-2/0/0", "Off"),
    ]


def test_rows_of_incomplete_facts() -> None:
    facts = {**(FAILED.facts or {}), "complete": False}
    assert len(evaluate(f"{ROWS}(allow_incomplete=true)", facts=facts)) == 3
    assert refusal(ROWS, facts=facts) == (
        "junos_ha.srd.redundancy_interfaces: facts.complete - Expected: true, or allow_incomplete=true "
        "Actual: 'a reply that broke off'"
    )


def test_an_option_that_does_not_exist_is_refused() -> None:
    assert refusal(f"{ROWS}(incomplete=true)", facts=FAILED.facts) == (
        "junos_ha.srd.redundancy_interfaces: redundancy_interfaces() got an unexpected keyword argument "
        "'incomplete'"
    )
