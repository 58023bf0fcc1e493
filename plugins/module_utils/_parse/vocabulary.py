# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a site lets pass in the replies of its release: a vocabulary, which a person signs.

It names lines and tags that may be passed over, and values that mean the same as a known one. It never
makes a value healthy that this collection knows as sick, and never says where mastership is.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    CONTAINERS,
    COUNTS,
    EVENTS,
    INTERFACE,
    LABELS,
    ROW,
    Field,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold, interface

# What may be learned: the fields of health and of service interfaces, each with its healthy value first.
# Where mastership is, and whether the other gateway is there, is never learned.
FIELDS: dict[str, Field] = {
    "health": LABELS["redundancy set health status"],
    "interface_type": INTERFACE["type"],
    "interface_connection": INTERFACE["connection"],
    "synchronization": INTERFACE["synchronization"],
}
MEANS = _model.LEARNABLE
_NAMES = {field: name for name, field in FIELDS.items()}

_KNOWN_VALUES = frozenset(
    value.casefold()
    for values in (
        _model.ROLES,
        _model.QUALIFIERS,
        _model.CONNECTIONS,
        _model.INTERFACE_ROLES,
        *MEANS.values(),
    )
    for value in values
)
# What stands around a reply in XML and JSON.
_ENVELOPES = (
    "rpc reply",
    "multi routing engine results",
    "multi routing engine item",
    "output",
    "data",
    "error",
    "rpc error",
    "warning",
)
_HEADINGS = (" ".join(INTERFACE), " ".join(ROW))
KNOWN_LABELS = frozenset(
    (
        *LABELS,
        *INTERFACE,
        *ROW,
        *(label for it in EVENTS.values() for label in it),
        *CONTAINERS,
        *COUNTS,
        *_ENVELOPES,
        *_HEADINGS,
    )
)

# Words that say that something is not well, and parts of words that do, wherever they stand in a word.
_SICK_WORDS = frozenset(
    [
        "no",
        "n",
        "nok",
        "ko",
        "not",
        "never",
        "off",
        "out",
        "bad",
        "dead",
        "red",
        "half",
        "false",
        "idle",
        "lose",
        "losing",
        "ill",
        "sick",
        "wrong",
        "weak",
        "poor",
        "dual",
        "err",
        "crit",
        "maint",
        "old",
    ]
)
_SICK_PARTS = re.compile(
    "abnorm|abort|absent|alarm|alert|block|broke|clos(?:e|ing)|cold|conflict|congest|corrupt|crash|critic|"
    "degrad|denied|detach|disable|disconn|down|drain|drop|error|exceed|exhaust|expire|fail|(?<!de)fault|"
    "freez|frozen|halt|hung|inactive|incompl|initial|intra|invalid|isolat|issue|kill|lagg|loss|lost|"
    "maintenance|mismatch|missed|missing|nonhot|nothot|orphan|outage|overload|overrun|panic|partial|paused|"
    "pending|problem|refus|reject|remov|resync|restrict|shut|skip|split|stale|stall|stop|stuck|suspen|"
    "terminat|timeout|truncat|unav|undef|unheal|unkn|unreach|unstab|unsync|violat|wait|warn|withdr"
)
_ROLE_PARTS = re.compile("master|standby|backup|primary|secondary")
# Behind a label of one of these, even a number may say who is MASTER: C(Is MASTER : 1).
_ROLE_WORDS = frozenset(("master", "standby", "backup"))
# What an interface of a MASTER is, and its gateway may be said to be.
_ACTIVE = _model.INTERFACE_ROLES[0].casefold()
# What a healthy value may consist of. Whatever else a release prints is unknown until this collection knows
# it: no list of words for what is sick is ever complete.
_WELL = re.compile(
    "all|good|ok|okay|well|fine|healthy|normal|success(?:ful|fully)?|succeeded|pass|passed|hot|full|fully|"
    "sync|synced|insync|synchroni[sz]ed|replicated|mirrored|completed?|ready|up|open|online|"
    "alive|reachable|available|established|connected|enabled|operational|inter|chassis|box|node|interchassis"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"[0-9]+(?:\s+[0-9]+)*")
_ZERO = re.compile(r"0+(?:\s+0+)*")
_LABEL = re.compile(r"[A-Za-z][ -~]{0,99}")  # what does not begin so is a row, or a mark of a terminal
# A card or a port, whatever stands around it, and what a row of service interfaces says of one.
_INTERFACE_IN = re.compile(r"[a-z][a-z0-9]*-[0-9]+/[0-9]|int(?:er|ra)-?chassis")

_VALUE_OF_WORDS = re.compile("[A-Za-z]+(?:[ -][A-Za-z]+){0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A value of a field that means the same as a known one."""

    field: str
    value: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who answers for a vocabulary.

    Args:
        owner: who signed it.
        reason: why.
        date: when, a date of ISO 8601.
        expires: until when it holds, a date, to its end in UTC.
    """

    owner: str
    reason: str
    date: str
    expires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A vocabulary that was signed and is valid.

    Args:
        releases: the releases that it holds for.
        signed: who answers for it.
        lines: the labels and tags that may be passed over, folded.
        values: the values that mean the same as a known one.
        sha256: the digest of its file.
    """

    releases: tuple[str, ...]
    signed: Signature
    lines: tuple[str, ...] = ()
    values: tuple[Meaning, ...] = ()
    sha256: str = ""

    def passes(self, printed: str) -> str | None:
        """Return the label by which a line that was not understood is passed over; None where it is not."""
        label, content = parted(printed)
        if fold(label) not in self.lines or not _is_line(printed) or names_interface(label):
            return None
        return None if tells_of_trouble(label, content) or _holds_label(content) else fold(label)

    def columns(self, heading: str) -> tuple[str, ...]:
        """Return the labels that a heading consists of, if all may be passed over; empty where not.

        Args:
            heading: what stands behind a known heading, folded.
        """
        ways: dict[int, tuple[str, ...]] = {0: ()}  # the labels that lead to each place, one way to each
        for place in range(len(heading)):
            for label in self.lines if place in ways else ():
                if heading.startswith(f" {label}", place):
                    ways.setdefault(place + len(label) + 1, (*ways[place], label))
        return ways.get(len(heading), ())

    def passes_tag(self, tag: str, texts: t.Sequence[tuple[str, str]]) -> str | None:
        """Return the label by which an element is passed over; None where it is not.

        Args:
            tag: its tag.
            texts: each text in it, behind the tags that lead to it, its own first.
        """
        label = fold(tag)
        if label not in self.lines or not _LABEL.fullmatch(tag) or _is_row(texts):
            return None
        return None if any(tells_of_trouble(path, text) for path, text in texts) else label

    def meaning(self, field: Field, printed: str) -> Meaning | None:
        """Return what a value that was not understood means; None where it is not told."""
        name, value = _NAMES.get(field), fold_value(printed)
        found = [each for each in self.values if each.field == name and fold_value(each.value) == value]
        return found[0] if found else None


def fold_value(text: str) -> str:
    """Return a value as it is compared: in lower case, with single blanks."""
    return " ".join(text.casefold().split())


def split_line(printed: str) -> tuple[str, str]:
    """Return the label of a line, folded, and what stands behind it: after the colon, or its last numbers."""
    label, content = parted(printed)
    return fold(label), content


def parted(printed: str) -> tuple[str, str]:
    """Return the label of a line as it is printed, and what stands behind it."""
    before, colon, after = printed.partition(":")
    if colon:
        return before.strip(), after.strip()
    words = printed.split()
    last = next((i for i in range(len(words), 0, -1) if not _NUMBERS.fullmatch(words[i - 1])), 0)
    label = " ".join(words[:last])
    return (label, " ".join(words[last:])) if _LETTERS.search(label) else (printed.strip(), "")


def tells_of_trouble(label: str, content: str) -> bool:
    """Return whether what stands behind a label may say that something is not well, or who is MASTER.

    It may where it names a card or a port: that may be one more service interface, or one with trouble.
    Behind a label that speaks of what is not well, all but zeros may; behind one that speaks of a role, all
    but numbers; behind one that names a role, all.
    """
    if is_sick(content) or has_role(content) or _ACTIVE in _words(content):
        return True
    if not content.isascii() or not " ".join(content.split()).isprintable():
        return True
    if _INTERFACE_IN.search(content.casefold()):
        return True
    if not _ROLE_WORDS.isdisjoint(_words(label)):
        return True
    if has_role(label) and not _NUMBERS.fullmatch(content):
        return True
    return is_sick(label) and not _ZERO.fullmatch(content)


def names_interface(text: str) -> bool:
    """Return whether a label names an interface: it is a row of a table that was not understood."""
    folded = text.casefold()
    return bool(_INTERFACE_IN.search(folded)) or any(interface(word)[1] for word in folded.split())


def is_sick(text: str) -> bool:
    """Return whether a text has a word that says that something is not well."""
    return any(word in _SICK_WORDS or _SICK_PARTS.search(word) for word in _words(text))


def has_role(text: str) -> bool:
    """Return whether a text has a word for a role."""
    return any(_ROLE_PARTS.search(word) for word in _words(text))


def refused_line(label: str) -> str | None:
    """Return why a label or tag cannot be passed over; None where it can."""
    if not isinstance(label, str) or not _LABEL.fullmatch(label):
        return (
            "a label of a reply, up to its colon, or a tag: up to 100 characters of ASCII, the first a letter"
        )
    if ":" in label:
        return "the label up to its colon: what stands behind it differs from reply to reply"
    if fold(label) in KNOWN_LABELS:
        return "a label that this collection does not know: what it reads cannot be passed over"
    return None


def refused_value(field: object, value: object, means: object) -> str | None:
    """Return why a value cannot mean a known one; None where it can."""
    if not isinstance(field, str) or field not in FIELDS:
        return f"field is one of {', '.join(FIELDS)}: where mastership is, is never learned"
    if means not in MEANS[field]:
        return f"means is one of {', '.join(MEANS[field])}, to the letter"
    if not isinstance(value, str) or not _VALUE_OF_WORDS.fullmatch(value):
        return "value is up to five words of letters, as the gateway prints it; quote yes, no, on and off"
    if fold_value(value) in _KNOWN_VALUES:
        return "value is one that this collection does not know: a known one keeps its meaning"
    return _refused_health(value, means) if means == MEANS[field][0] else None


def _refused_health(value: str, means: str) -> str | None:
    if all(_WELL.fullmatch(word) for word in _words(value)):
        return None
    return (
        f"a value that means {means} has only words known to say so, such as good, synced, established: "
        "another word is unknown until a version of this collection knows it"
    )


def _holds_label(content: str) -> bool:
    """Return whether a known label stands in what stands behind another: the end of a line was lost."""
    before = [fold(each) for each in content.split(":")[:-1]]
    return any(each == label or each.endswith(f" {label}") for each in before for label in LABELS)


def _is_row(texts: t.Sequence[tuple[str, str]]) -> bool:
    """Return whether an element has several texts, one of them the name of an interface."""
    return len(texts) > 1 and any(names_interface(text) for _path, text in texts)


def _is_line(printed: str) -> bool:
    """Return whether a line is one of a reply, and moves no cursor."""
    return printed[:1].isalpha() and printed.replace("\t", " ").isprintable()


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())
