# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a vocabulary may say, and what it lets pass."""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import replace

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import (
    FIELDS,
    MEANS,
    Meaning,
    Signature,
    Vocabulary,
    refused_value,
    split_line,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import vocabulary_of
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT, fenced
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._parse.vocabularies import (
    DIALECTS,
    GIVEN,
    NOW,
    REFUSED,
    RELEASE,
    REPLIES,
    Dialect,
    lines,
    signed,
    value,
)

KNOWN = (
    *_model.ROLES,
    *_model.QUALIFIERS,
    *_model.CONNECTIONS,
    *_model.HEALTHS,
    *_model.INTERFACE_TYPES,
    *_model.INTERFACE_ROLES,
    *_model.INTERFACE_CONNECTIONS,
    *_model.SYNCHRONIZATIONS,
)


def read(plain: object) -> Vocabulary:
    """Return the vocabulary of a file."""
    return vocabulary_of(plain, "mx1.yml", now=NOW, sha256="ab")


def test_a_vocabulary_that_is_signed() -> None:
    assert read(GIVEN) == Vocabulary(
        releases=(RELEASE,),
        signed=Signature(
            owner="noc", reason="23.4 prints a counter more", date="2026-12-01", expires="2027-06-01"
        ),
        lines=("rg flap count",),
        values=(Meaning(field="synchronization", value="Synchronised", means="Hot"),),
        sha256="ab",
    )


def test_the_file_on_the_page_is_valid() -> None:
    (file, *_more) = fenced(ROOT / "docs" / "vocabulary.md", "yaml")
    found = read(yaml.safe_load(file))
    assert (found.releases, found.signed.owner, found.lines) == (
        (RELEASE,),
        "noc",
        ("rg flap count", "rg age"),
    )


@pytest.mark.parametrize(("plain", "error"), REFUSED.values(), ids=REFUSED)
def test_what_a_vocabulary_cannot_say(plain: object, error: str) -> None:
    with pytest.raises(ArgumentError) as found:
        read(plain)
    assert str(found.value).startswith(error)


@pytest.mark.parametrize(
    "plain",
    [
        signed(date="2026-12-01", expires="2027-12-02"),
        signed(date="2026-12-02"),  # it is tomorrow already where it was signed
        signed(date="2026-06-01", expires="2026-12-01"),  # its last day
        value("health", "Good", "Passed"),
        value("health", "Degraded", "Failed"),
        value("interface_type", "Interchassis", "Inter-chassis"),
        value("interface_connection", "Established", "Up"),
        value("health", "All good", "Passed"),
        value("interface_type", "Inter chassis", "Inter-chassis"),
        value("synchronization", "Not synchronised", "Cold"),
        lines(),
    ],
)
def test_what_it_can_say(plain: object) -> None:
    assert read(plain)


@pytest.mark.parametrize(("field", "known"), [*itertools.product(FIELDS, KNOWN)])
def test_a_known_value_of_any_field_never_gets_another_meaning(field: str, known: str) -> None:
    for printed, means in itertools.product((known, known.upper(), known.lower()), MEANS[field]):
        assert refused_value(field, printed, means)


@pytest.mark.parametrize("means", [*_model.ROLES, *_model.QUALIFIERS, *_model.INTERFACE_ROLES])
def test_no_role_is_ever_learned(means: str) -> None:
    fields = (*FIELDS, "role", "state", "peer", "interface_role", "connection")
    assert all(refused_value(field, "Good", means) for field in fields)


PASSED: dict[str, tuple[str, str, bool]] = {
    "a counter": ("RG flap count", "RG flap count       : 3", True),
    "a tag": ("rg-flap-count", "rg-flap-count: 3", True),
    "another line": ("RG flap count", "RG flap total: 3", False),
    "a label inside another": ("RG flap count", "RG flap count of set: 3", False),
    "a row of an event": ("Card restart", "Card-restart        3     1", True),
    "a line without a value": ("Session events", "Session events", True),
    "a role": ("Former state", "Former state : MASTER", False),
    "a role in a word": ("Former state", "Former state : premaster", False),
    "Cold": ("RG flap state", "RG flap state: Cold", False),
    "a set that lost its peer": ("RG flap state", "RG flap state: peer lost", False),
    "a word that is negated": ("RG flap state", "RG flap state: not ready", False),
    "other letters": ("RG flap state", "RG flap state: \u0421old", False),
    "what failed, none": ("Failed cards", "Failed cards: 0", True),
    "what failed, some": ("Failed cards", "Failed cards: 3", False),
    "what failed, by name": ("Failed IFLs", "Failed IFLs: ge-0/0/0", False),
    "what failed, in the lines below": ("Failed IFLs", "Failed IFLs:", False),
    "an event of what is down, none": ("Card down", "Card-down        0     0", True),
    "an event of what is down, some": ("Card down", "Card-down        0     2", False),
    "ten that are down": ("Cards down", "Cards down: 10", False),
    "a word that only looks like one": ("Routing instance", "Routing instance: default", True),
    "a word for a role, and numbers": (
        "Peer mastership transfer",
        "Peer mastership-transfer    3     0",
        True,
    ),
    "a word for a role, and yes": ("Peer is master", "Peer is master: yes", False),
    "a row of an interface": (
        "ms-1/0/0 Inter-chassis active Up Synced",
        "ms-1/0/0 Inter-chassis active Up Synced",
        False,
    ),
    "a row of a channel": ("ms 1/0/0", "ms-1/0/0:1 Inter-chassis active Up Synced", False),
    "a row of an interface with a mark": (
        "ms-1/0/0* Inter-chassis active Up",
        "ms-1/0/0* Inter-chassis active Up Synced",
        False,
    ),
    "a row of an aggregate with a mark": (
        "ams* Inter-chassis active Up Synced",
        "ams* Inter-chassis active Up Synced",
        False,
    ),
    "a row behind a colon": ("Card", "Card: 3 Inter-chassis active Up Synced", False),
    "interfaces by name": ("Interfaces to look at", "Interfaces to look at: ms-1/0/0", False),
    "the heading of a table that goes on": (
        "RG flap count",
        "RG flap count: 3  Redundancy Set ID : 2",
        False,
    ),
    "a time": ("Last flap", "Last flap: 2026-11-30 10:00:01", True),
    "a role, and a number": ("Is MASTER", "Is MASTER: 1", False),
    "what a MASTER is": ("Set 2 state", "Set 2 state: Active", False),
    "unhealthy ones": ("Unhealthy interfaces", "Unhealthy interfaces: 3", False),
    "a session that was closed": ("Session closed by server", "Session closed by server", False),
    "a line with a tab": ("RG flap count", "RG flap count\t: 3", True),
    "a line that was drawn again": ("RG flap count", "RG\rflap count: 3", False),
    "a line that moves the cursor": ("RG flap count", "RG flap count: 3\x1b[1A", False),
    "a pager's mark": ("more", "--More--", False),
    "a line without a letter": ("RG flap count", "---", False),
}


@pytest.mark.parametrize(("label", "printed", "passes"), PASSED.values(), ids=PASSED)
def test_which_lines_pass(label: str, printed: str, passes: bool) -> None:
    assert bool(read(lines(label)).passes(printed)) is passes


@pytest.mark.parametrize(
    ("printed", "split"),
    [
        ("RG flap count : 3", ("rg flap count", "3")),
        ("  Card-restart   3   1", ("card restart", "3 1")),
        ("RS 2 events  3", ("rs 2 events", "3")),
        ("Session events", ("session events", "")),
        ("1 2 3", ("1 2 3", "")),
        ("a" + " 1" * 200_000 + " x", ("a" + " 1" * 200_000 + " x", "")),  # it ends
    ],
    ids=range(6),
)
def test_a_line_is_split_into_its_label_and_the_rest(printed: str, split: tuple[str, str]) -> None:
    assert split_line(printed) == split


Leaves = t.Sequence[tuple[str, str]]
TAGS: dict[str, tuple[str, Leaves, bool]] = {
    "a leaf": ("rg-flap-count", [("rg-flap-count", "3")], True),
    "a tag with others below": ("rg-flaps", [("first", "3"), ("last", "10:00")], True),
    "another tag": ("rg-other", [("rg-other", "3")], False),
    "a sick value below": ("rg-flaps", [("first", "3"), ("state", "Cold")], False),
    "a role below": ("rg-flaps", [("first", "3"), ("state", "STANDBY")], False),
    "an aggregate below": ("rg-flaps", [("name", "ams0"), ("state", "Synced")], False),
    "a character that nobody sees": ("rg-flap-count", [("rg-flap-count", "3\x00")], False),
    "a tag with a blank of another kind": ("rg-flap-count\xa0", [("rg-flap-count", "3")], False),
    "a text in lines": ("rg-flap-count", [("rg-flap-count", "3\n  and 4")], True),
    "an interface below": ("rg-flaps", [("name", "ms-1/0/0"), ("state", "Synced")], False),
    "what is down below": ("rg-flaps", [("links-down", "3")], False),
}


@pytest.mark.parametrize(("tag", "leaves", "passes"), TAGS.values(), ids=TAGS)
def test_which_tags_pass(tag: str, leaves: Leaves, passes: bool) -> None:
    assert bool(read(lines("rg-flap-count", "RG flaps")).passes_tag(tag, leaves)) is passes


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("", ()),
        (" a", ("a",)),
        (" a b", ("a", "b")),
        (" a c", ()),
        (" a a a", ("a", "a a")),
        (" a" * 500 + " c", ()),  # it ends, however many ways lead there
    ],
)
def test_which_columns_pass(heading: str, columns: tuple[str, ...]) -> None:
    assert read(lines("a a", "a", "b")).columns(heading) == columns


@pytest.mark.parametrize(
    ("field", "printed", "means"),
    [
        ("synchronization", "Synchronised", "Hot"),
        ("synchronization", " SYNCHRONISED ", "Hot"),
        ("synchronization", "Synchronised (1)", None),
        ("health", "Synchronised", None),
    ],
)
def test_which_values_are_known(field: str, printed: str, means: str | None) -> None:
    found = read(GIVEN).meaning(FIELDS[field], printed)
    assert (found.means if found else None) == means


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_without_a_vocabulary_a_dialect_is_unknown(dialect: Dialect) -> None:
    gateway = parse(dialect.printed)
    assert gateway.complete is (dialect.was == dialect.now)
    assert gateway.vocabulary is None


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_with_a_vocabulary_it_is_what_it_would_be_without_the_dialect(dialect: Dialect) -> None:
    gateway = parse(dialect.printed, read(dialect.file))
    if dialect.passed is None:
        assert not gateway.complete
        return
    assert gateway.complete
    passed = gateway.vocabulary.lines if gateway.vocabulary else ()
    assert tuple(dict.fromkeys(each.label for each in passed)) == dialect.passed
    known = parse(REPLIES[dialect.reply])
    assert (replace(gateway, vocabulary=None) == known) is not dialect.lacks
