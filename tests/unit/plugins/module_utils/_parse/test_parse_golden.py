# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every reply of the fixtures gives its facts, or is refused with its message."""

from __future__ import annotations

import json
import re

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import fields
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import CONTAINERS
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse, parse_saved
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import (
    FORMS,
    Pair,
    expectations,
    pairs,
    replies,
)

FOLDERS = ("published", "made", "rejected")
GOLDEN = pairs("published", "made")
REJECTED = pairs("rejected")
WHOLE = [pair for pair in GOLDEN if pair.facts and pair.facts["complete"]]

EVENTS = [label for labels in fields.EVENTS.values() for label in labels]
LABELS = [*fields.LABELS, *fields.INTERFACE, *fields.ROW, *EVENTS]

# Names of the published table of fields, in no published reply: as tags they would be guesses twice over.
ONLY_AS_LABELS = [label for label in EVENTS if "primary role" in label or "terminate" in label]


def _name(pair: Pair) -> str:
    return pair.name


def _typed(facts: object) -> str:
    """Return facts as a text in which 1, True and "1" differ."""
    return json.dumps(facts, sort_keys=True, indent=1)


def _words(pair: Pair, pattern: str) -> set[str]:
    return {fold(found) for found in re.findall(pattern, pair.reply)}


@pytest.mark.parametrize("pair", GOLDEN, ids=_name)
def test_a_reply_gives_its_facts(pair: Pair) -> None:
    assert _typed(to_facts(parse(pair.reply))) == _typed(pair.facts)


@pytest.mark.parametrize("pair", GOLDEN, ids=_name)
def test_the_facts_of_a_reply_are_read_back(pair: Pair) -> None:
    assert to_facts(from_facts(pair.facts)) == pair.facts


@pytest.mark.parametrize("pair", REJECTED, ids=_name)
def test_other_text_is_refused(pair: Pair) -> None:
    with pytest.raises(ParseError) as refused:
        parse_saved(pair.reply)
    assert str(refused.value) == pair.error


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_reply_has_an_expectation_and_vice_versa(folder: str) -> None:
    assert [path.stem for path in replies(folder)] == [path.stem for path in expectations(folder)]


@pytest.mark.parametrize("pair", GOLDEN + REJECTED, ids=_name)
def test_a_pair_covers_one_named_case(pair: Pair) -> None:
    assert pair.stands_for
    assert (pair.facts is None) is pair.name.startswith("rejected/")
    assert (pair.error is None) is not pair.name.startswith("rejected/")


def test_no_two_pairs_cover_the_same_case() -> None:
    made = [
        (pair.form, pair.stands_for) for pair in GOLDEN + REJECTED if not pair.name.startswith("published/")
    ]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("folder", ["made", "rejected"])
def test_every_form_has_accepted_and_refused_replies(folder: str, form: str) -> None:
    assert form in {pair.form for pair in pairs(folder)}


@pytest.mark.parametrize("label", LABELS)
def test_every_label_is_in_a_complete_text(label: str) -> None:
    assert any(label in fold(pair.reply) for pair in WHOLE if pair.form == ".txt")


@pytest.mark.parametrize("form, pattern", [(".xml", r"<([\w-]+)[ />]"), (".json", r'"([\w-]+)"\s*:')])
def test_every_tag_is_in_a_complete_tree(form: str, pattern: str) -> None:
    printed: set[str] = set().union(*(_words(pair, pattern) for pair in WHOLE if pair.form == form))
    wanted = set(LABELS) - set(ONLY_AS_LABELS) - {"remote ip address"}
    assert wanted <= printed


def test_every_container_is_in_a_complete_tree() -> None:
    printed: set[str] = set().union(*(_words(pair, r"<([\w-]+)[ />]") for pair in WHOLE))
    assert set(CONTAINERS) <= printed
