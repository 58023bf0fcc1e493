# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A vocabulary is proposed, unsigned, with comments for what can never be signed; once signed, it is read."""

from __future__ import annotations

import datetime
import typing as t
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import (
    Meaning,
    Vocabulary,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.kept import keep_proposal
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.proposal import Proposal, proposal
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import vocabulary_of
from ansible_collections.junos_ha.srd.tests.unit.contacts import contacts
from ansible_collections.junos_ha.srd.tests.unit.plugins.plugin_utils._contact.test_dialects import (
    DIALECTS,
    Dialect,
    spoken,
)

NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.timezone.utc)
SIGNED = {"owner": "noc", "reason": "23.4 prints more", "date": "2026-12-01", "expires": "2027-06-01"}
BOTH = ("mx1", "mx2")
MORE = Dialect(
    words=(
        (r"( *)(Redundancy Set health status.*)", r"\1\2\n\1Set weight (now) : 100\n\1Errors of set : 0"),
        (r"(<redundancy-set-health-status>)", r"<set-colour>blue</set-colour>\1"),
        (r"( *)(Link-down +[0-9]+ +[0-9]+)", r"\1\2\n\1Card-gone   0   0"),
        (r"\bPassed\b", "Passing"),
        (r"\bPassing\b", "All Good"),
        (r"\bHot\b", "Synced"),
    ),
    shown="",
)


def proposed(*words: tuple[str, str], gateways: tuple[str, ...] = BOTH) -> Proposal:
    """Return what is proposed where gateways print something else."""
    return proposal(spoken(Dialect(words=words, shown=""), gateways))


def text_of(it: Proposal) -> str:
    return it.text(date="2026-12-01", version="1.2.3")


def signed(text: str, means: t.Mapping[str, str]) -> Vocabulary:
    """Return a proposal as a person signs it, with what each value means."""
    plain = yaml.safe_load(text)
    values = [{**each, "means": means[each["value"]]} for each in plain["values"]]
    return vocabulary_of({**plain, "signed": SIGNED, "values": values}, "vocabulary.yml", now=NOW)


def test_what_is_proposed_is_a_vocabulary_once_it_is_signed() -> None:
    text = text_of(proposal(spoken(MORE, BOTH)))
    it = signed(text, {"All Good": "Passed", "Synced": "Hot"})
    assert (it.releases, it.lines) == (
        ("23.4R1.10",),
        ("set weight (now)", "errors of set", "set colour", "card gone"),
    )
    assert it.values == (
        Meaning(field="health", value="All Good", means="Passed"),
        Meaning(field="synchronization", value="Synced", means="Hot"),
    )


def test_it_is_not_signed_and_says_what_no_value_means() -> None:
    text = text_of(proposal(spoken(MORE, BOTH)))
    plain = yaml.safe_load(text)
    assert plain["signed"] == dict.fromkeys(SIGNED, "")
    assert [each["means"] for each in plain["values"]] == ["", ""]
    with pytest.raises(ArgumentError, match=r"Actual: 'not signed: owner, reason, date, expires empty'$"):
        vocabulary_of(plain, "vocabulary.yml", now=NOW)
    without_meanings = {**plain, "signed": SIGNED}
    with pytest.raises(ArgumentError, match=r"values\[0\] - Expected: means is one of Passed, Failed"):
        vocabulary_of(without_meanings, "vocabulary.yml", now=NOW)


def test_a_comment_says_where_it_stands_and_what_to_fill_in() -> None:
    text = text_of(proposal(spoken(MORE, BOTH)))
    assert text.startswith(
        "---\n# What these gateways print and this collection does not know: a proposal of "
        "junos_ha.srd 1.2.3, 2026-12-01.\n"
    )
    for expected in (
        "  # mx1 prints 'Set weight (now)' (brief text).\n  - \"Set weight (now)\"\n",
        "'Errors of set' (brief text). It passes only while nothing but zeros stands behind it.\n",
        '  owner: ""  # who answers for it, a person or a team\n',
        '    means: ""  # Passed or Failed, as the pages of the vendor say\n',
    ):
        assert expected in text


NOT_PROPOSED = {
    "a role": (
        (r"( *)(Redundancy Set health status.*)", r"\1\2\n\1Set weight : 1\n\1Master since : 2026"),
        "'Master since' (brief text). It speaks of a role: where mastership is",
    ),
    "a sick word": (
        (r"( *)(Redundancy Set health status.*)", r"\1\2\n\1Set weight : 1\n\1Card errors : 7"),
        "'Card errors' (brief text). What stands behind it, '7', may say that something is not well.",
    ),
    "a renamed label": (
        (r"( *)Redundancy Set health status(.*)", r"\1Redundancy Set health condition\2\n\1Set weight : 1"),
        "'Redundancy Set health condition' (brief text). 'redundancy set health status' is near and missing",
    ),
    "a row of service interfaces": (
        (r"(ms-1/3/0 .*) (Hot)(?=\n)", r"\1 \2   1000"),
        "It looks like a row of service interfaces, which is never passed over. If only a value of it is not",
    ),
    "a tag around what is read": (
        ("service-interface-information", "service-interface-entry"),
        "'service-interface-entry' (brief xml). It holds what is read here",
    ),
    "a state": ((r"\bSTANDBY\b", "SUSPENDED"), "'SUSPENDED' as peer state"),
    "a connection": ((r"\bConnected\b", "Established"), "'Established' as ICCP connection"),
    "a value that is no word": ((r"\bHot\b", "Hot-1"), "A value is refused: value is up to five words"),
}


@pytest.mark.parametrize(("words", "comment"), NOT_PROPOSED.values(), ids=NOT_PROPOSED)
def test_what_can_never_be_signed_is_a_comment(words: tuple[str, str], comment: str) -> None:
    more = (r"( *)(Redundancy Set health)", r"\1Beside this : 1\n\1\2")  # so that there is a file
    it = proposed(words, more)
    comments = [each.comment for each in (*it.lines, *it.values) if not each.entry]
    assert any(comment in each for each in comments), comments
    assert set(yaml.safe_load(text_of(it))["lines"]) <= {"Beside this", "Set weight"}
    assert yaml.safe_load(text_of(it))["values"] == []


def test_a_value_that_cannot_be_healthy_says_so() -> None:
    (value,) = proposed((r"\bHot\b", "Warm Standby")).values
    assert value.entry[-1] == '  means: ""  # Cold or Off, as the pages of the vendor say'
    assert "It cannot mean Hot: a value that means Hot has only words known to say so" in value.comment


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_every_proposal_is_a_vocabulary_once_it_is_signed(dialect: Dialect) -> None:
    text = text_of(proposal(spoken(dialect, BOTH)))
    if text:
        sick = {"health": "Failed", "interface_type": "Intra-chassis", "interface_connection": "Down"}
        fields = {each["value"]: each["field"] for each in yaml.safe_load(text)["values"]}
        it = signed(text, {value: sick.get(field, "Cold") for value, field in fields.items()})
        assert it.lines or it.values


def test_where_nothing_can_be_signed_there_is_no_file() -> None:
    assert text_of(proposal(contacts())) == ""
    assert text_of(proposed((r"\bSTANDBY\b", "SUSPENDED"))) == ""


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path, is_new = keep_proposal(str(tmp_path), "first")
    assert (path, is_new, path.stat().st_mode & 0o777) == (tmp_path / "vocabulary.yml", True, 0o600)
    assert keep_proposal(str(tmp_path), "second") == (path, False)
    assert path.read_text(encoding="utf-8") == "first"


def test_a_line_that_is_longer_than_any_label_is_not_proposed() -> None:
    (line,) = proposed((r"( *)(Redundancy Set health)", rf"\1{'x' * 500} : 1\n\1\2")).lines
    assert (line.entry, line.comment[-31:]) == ((), "). It is longer than any label.")
