# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Proposes a vocabulary: what of the replies a person may let pass, unsigned, and why the rest cannot.

Nothing counts before somebody has signed it. What can never be signed stands as a comment.
"""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import (
    KNOWN_LABELS,
    MEANS,
    has_role,
    is_sick,
    refused_line,
    refused_value,
    split_line,
    tells_of_trouble,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line, printable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import READS, Levels
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.unknown import (
    OF_A_ROW,
    Unknown,
    label_of,
    nearest_label,
    unknown_values,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import SCHEMA

# The fields that a vocabulary may tell of, by what the report calls them.
_FIELDS = {
    "health": "health",
    "interface type": "interface_type",
    "interface connection": "interface_connection",
    "interface synchronization": "synchronization",
}
_LONGEST = 100  # characters of a label
_MASTERSHIP = "where mastership is, and whether the other gateway is there, is never learned"
_HEAD = """\
---
# What these gateways print and this collection does not know: a proposal of junos_ha.srd {version}, {date}.
# Nothing of it counts before a person has signed it. Look at each entry and at the replies beside this file,
# delete what you cannot answer for, fill in what is empty, and give the file to a run as srd_vocabulary.
# It lets lines and tags pass, and says which known value another one means. It never says where mastership
# is, and never makes healthy what is known to be sick.
"""
_SIGNED = """\
signed:
  owner: ""  # who answers for it, a person or a team
  reason: ""  # why, in one line
  date: ""  # the day on which it is signed, such as 2026-12-01
  expires: ""  # the day on which somebody looks again, a year later at most
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Something that is not known, and what is said of it.

    Args:
        entry: the lines of its entry; none where it cannot be signed.
        comment: what is said of it.
    """

    entry: tuple[str, ...] = ()
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A vocabulary to be signed.

    Args:
        releases: the releases of the gateways that print what is not known.
        lines: the lines and tags.
        values: the values.
    """

    releases: tuple[str, ...]
    lines: tuple[Proposed, ...]
    values: tuple[Proposed, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """How many lines and how many values are proposed."""
        lines, values = (sum(bool(each.entry) for each in them) for them in (self.lines, self.values))
        return lines, values

    def text(self, *, date: str, version: str) -> str:
        """Return the file; nothing where there is nothing to propose."""
        if not any(self.counts):
            return ""
        releases = [f"  - {_quoted(each)}\n" for each in self.releases]
        return "".join(
            (
                _HEAD.format(date=date, version=version),
                f"schema: {SCHEMA}\n",
                _list("releases", releases or ["  # It was not shown: add what show version prints.\n"]),
                _SIGNED,
                _list("lines", map(_block, self.lines)),
                _list("values", map(_block, self.values)),
            )
        )

    def said(self, path: str, *, is_new: bool) -> str:
        """Return what the console says of the file."""
        lines, values = self.counts
        if not is_new:
            return f"vocabulary: {path} is there already, and stays as it is"
        proposes = f"proposes {_counted(lines, 'line')} and {_counted(values, 'value')}"
        return f"vocabulary: {path} {proposes}; nothing of it counts before you have signed it"


def proposal(gateways: t.Iterable[Seen]) -> Proposal:
    """Return what a person may let pass of the replies of gateways."""
    lines: dict[str, Proposed] = {}
    values: dict[tuple[str, str], Proposed] = {}
    releases: dict[str, None] = {}
    for seen in gateways:
        found = {each.label: each for each in _printed(seen)}
        told = {(each.place, each.what): each for each in unknown_values(seen)}
        lines = {**{label: _line(seen, each) for label, each in found.items()}, **lines}
        values = {**{key: _value(seen, each) for key, each in told.items()}, **values}
        releases |= dict.fromkeys([seen.release] if seen.release and (found or told) else [])
    return Proposal(releases=tuple(releases), lines=tuple(lines.values()), values=tuple(values.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A line or a tag that was not understood.

    Args:
        key: the reply.
        label: its label or tag, folded.
        printed: the same as it was printed.
        content: what stands behind it.
        inner: the tags in it, folded.
        is_tag: whether it is a tag.
    """

    key: Levels
    label: str
    printed: str
    content: str
    inner: tuple[str, ...] = ()
    is_tag: bool

    @property
    def path(self) -> str:
        """Its label, or the tags that lead to its content."""
        return " ".join((self.label, *self.inner))


def _printed(seen: Seen) -> t.Iterator[_Printed]:
    """Yield what was not understood: of a label that a reply has several times, the one that tells most."""
    found: dict[str, list[_Printed]] = {}
    for key, gateway in seen.readings.items():
        for entry in gateway.unrecognized:
            each = _of_tag(key, entry) if gateway.format != "text" else _of_line(key, entry)
            if each.label not in KNOWN_LABELS:  # else it is the value that is not known
                found.setdefault(each.label, []).append(each)
    for alike in found.values():
        yield max(alike, key=lambda it: (tells_of_trouble(it.path, it.content), _holds_known(it)))


def _of_line(key: Levels, entry: str) -> _Printed:
    label, content = split_line(entry.strip())
    printed = line(label_of(entry, is_tag=False))
    is_row = nearest_label(printed, is_tag=False) == OF_A_ROW
    return _Printed(
        key=key, label=OF_A_ROW if is_row else label, printed=printed, content=content, is_tag=False
    )


def _of_tag(key: Levels, entry: str) -> _Printed:
    path, _colon, content = entry.partition(":")
    tag, *inner = (each.strip() for each in path.split("/"))
    return _Printed(
        key=key,
        label=fold(tag),
        printed=line(tag),
        content=content.strip(),
        inner=tuple(map(fold, inner)),
        is_tag=True,
    )


def _holds_known(it: _Printed) -> bool:
    return any(each in KNOWN_LABELS for each in it.inner)


def _line(seen: Seen, it: _Printed) -> Proposed:
    """Return what is said of a line or a tag."""
    where = f"{seen.host} prints {it.printed[:_LONGEST]!r} ({' '.join(it.key)})"
    nearest = nearest_label(it.printed, is_tag=it.is_tag)
    never = _never(it, nearest)
    if never:
        return Proposed(comment=f"Not proposed: {where}. {never}")
    if nearest and fold(nearest) not in _shown(seen, it.key):
        return Proposed(
            comment=f"Not proposed: {where}. {nearest!r} is near and missing in this reply, so it may be the "
            "new name of that: whoever passes it over loses the field, and the verdict stays UNKNOWN. Send "
            "us the bundle."
        )
    zero = " It passes only while nothing but zeros stands behind it." if is_sick(it.path) else ""
    near = f" The nearest known one, {nearest!r}, is shown beside it." if nearest else ""
    return Proposed(entry=(f"- {_quoted(it.printed)}",), comment=f"{where}.{near}{zero}")


def _never(it: _Printed, nearest: str) -> str:
    """Return why a line or a tag cannot be signed; nothing where it can."""
    if len(it.printed) > _LONGEST:
        return "It is longer than any label."
    if nearest == OF_A_ROW:
        return (
            "It looks like a row of service interfaces, which is never passed over. If only a value of it is "
            "not known, it is read once that value is signed."
        )
    if _holds_known(it):
        return "It holds what is read here: what is passed over there is lost."
    if has_role(it.label):
        return f"It speaks of a role: {_MASTERSHIP}."
    refused = refused_line(it.printed)
    if refused:
        return f"A line is {refused}."
    if tells_of_trouble(it.path, it.content):
        return f"What stands behind it, {line(it.content)!r}, may say that something is not well."
    return ""


def _shown(seen: Seen, key: Levels) -> set[str]:
    """Return the labels or tags of a reply, folded."""
    question = READS[key]
    replies = [
        each.reply
        for each in seen.answered
        if (each.question.name, each.question.format) == (question.name, question.format) and each.reply
    ]
    labels = {split_line(each.strip())[0] for reply in replies for each in reply.split("\n")}
    return labels | set(map(fold, seen.tags.get(key, ())))


def _value(seen: Seen, it: Unknown) -> Proposed:
    """Return what is said of a value. What it means is for a person to say, and never guessed."""
    where = f"{seen.host} prints {it.what!r} as {it.place} ({', '.join(it.replies)})"
    field = _FIELDS.get(it.place)
    if field is None:
        return Proposed(comment=f"Not proposed: {where}. {_MASTERSHIP[0].upper()}{_MASTERSHIP[1:]}.")
    refused = {means: refused_value(field, it.what, means) for means in MEANS[field]}
    may = [means for means, why in refused.items() if why is None]
    whys = dict.fromkeys(why for why in refused.values() if why)
    if not may:
        return Proposed(comment=f"Not proposed: {where}. A value is refused: {'; '.join(whys)}.")
    why = f" It cannot mean {MEANS[field][0]}: {'; '.join(whys)}." if whys else ""
    return Proposed(
        entry=(
            f"- field: {field}",
            f"  value: {_quoted(it.what)}",
            f'  means: ""  # {" or ".join(may)}, as the pages of the vendor say',
        ),
        comment=f"{where}.{why}",
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _block(it: Proposed) -> str:
    return "".join(f"  {each}\n" for each in (f"# {printable(line(it.comment))}", *it.entry))


def _list(name: str, blocks: t.Iterable[str]) -> str:
    """Return a list under its name; an empty one stands as such before its comments."""
    text = "".join(blocks)
    has_entries = any(each.startswith("  - ") for each in text.split("\n"))
    return f"{name}:{'' if has_entries else ' []'}\n{text}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
