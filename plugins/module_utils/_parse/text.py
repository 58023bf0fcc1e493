# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the text that the CLI prints: terse, brief and extensive, in both published layouts.

A line is recognized by its words, not by their columns: columns are ragged, transcripts lose
indentation, and a terse row may lack a cell. A terminal adds pages, prompts and the echoed command;
a publisher adds remarks. Both are removed here.
"""

from __future__ import annotations

import functools
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import values
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.assembly import Assembly, read_interface
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    EVENTS,
    FAILED_INTERFACES,
    INTERFACE,
    LABELS,
    ROW,
    SERVICE_SET,
    Field,
    Scope,
)

# Whether a line was understood; None if it is of another kind.
Outcome: t.TypeAlias = "bool | None"
Row = t.Callable[[str], Outcome]

_INTERFACE_HEADING, _ROW_HEADING = " ".join(INTERFACE), " ".join(ROW)
_TRANSITION_EVENTS, _MONITORED_EVENTS = EVENTS[Scope.TRANSITION], EVENTS[Scope.MONITORED]

_STATE = r"[A-Za-z]+(?:\s*\([^()]*\))?"
_TERSE_ROW = re.compile(
    rf"([0-9]+)\s+({_STATE})\s+((?!not\b){_STATE})(?:\s+([^\s.:]*[.:]\S*))?\s+((?:not\s+)?[A-Za-z]+)",
    re.IGNORECASE,
)
_FAILED = re.compile(r"failed\s+interfaces(?:\s+(.*))?", re.IGNORECASE)
_ERROR = re.compile(r"(?:\S+: )?(?:error:|syntax error|unknown command|missing argument)", re.IGNORECASE)

_MORE = re.compile(r"---\(more[^)\n]{0,16}\)---[ \b\r]*")
_REMARK = re.compile(r"\s<{3,}.*")
_PIPES = r"(?: ?\| ?(?:no-more|display (?:xml|json)))*"  # those that remove no line of the reply
_COMMAND = rf"show services redundancy-group(?: [0-9]+)?(?: (?:terse|brief|extensive))?{_PIPES}"
_NOISE = re.compile(
    rf"(?:[\w.+-]+@[\w.:-]+[>#%])?\s*(?:{_COMMAND})?"  # a prompt, the command, or both
    r"|\{(?:master|backup|primary|linecard)(?::\w+)?\}"
    r"|(?:re|node)[0-9]+:|-{5,}"  # the heading above the reply of one routing engine
)


def parse_text(text: str) -> _model.Gateway:
    """Read a reply as the CLI prints it.

    Raises:
        ParseError: the text is not a reply of the command; the message names the line that shows it.
    """
    reading = _Reading()
    unrecognized = [printed for printed, line in _stripped(text) if line and not reading.understands(line)]
    if reading.assembly.is_empty:
        raise _no_reply(text)
    ended = not (reading.heading_missing or reading.heading_due)
    return reading.assembly.gateway("text", unrecognized=unrecognized, ended=ended)


def strip_terminal(text: str) -> str:
    """Return the text without the terminal's lines before its first and after its last own line."""
    kept = _lines(text)
    first = next((i for i, line in enumerate(kept) if not _is_noise(line)), len(kept))
    last = next((i for i in range(len(kept), first, -1) if not _is_noise(kept[i - 1])), first)
    return "\n".join(kept[first:last])


def _lines(text: str) -> list[str]:
    if "(" in text:  # one character is found many times faster than a word
        text = _MORE.sub("", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return text.split("\n")


def _stripped(text: str) -> t.Iterator[tuple[str, str]]:
    """Return each line as printed, and without a publisher's remark and the blanks around it."""
    printed = _lines(text)
    plain = [_REMARK.sub("", line) for line in printed] if "<" in text else printed
    return zip(printed, map(str.strip, plain), strict=True)


def _is_noise(line: str) -> bool:
    """Return whether a line comes from the terminal and not from the reply."""
    return bool(_NOISE.fullmatch(line.strip()))


class _Reading:
    """The reply so far, and the table that the next line may belong to."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.heading_due = False  # a service set has begun, its table not yet
        self.heading_missing = False
        self._row: Row | None = None
        self._interfaces: dict[str, tuple[_model.ServiceInterface, bool]] = {}
        self._tables: dict[str, Row] = {
            _ROW_HEADING: self._terse_row,
            "transition events received ignored": functools.partial(self._event_row, _TRANSITION_EVENTS),
            "monitored events received ignored": functools.partial(self._event_row, _MONITORED_EVENTS),
        }

    def understands(self, line: str) -> bool:
        """Read one line, stripped, and return whether it was understood."""
        label, colon, text = line.partition(":")
        field = LABELS.get(values.fold(label)) if colon else None
        if field:
            return self._field(field, text)
        outcome = self._row(line) if self._row else None
        return self._other(line) if outcome is None else outcome

    def _other(self, line: str) -> bool:
        for reader in (self._heading, self._failed):
            outcome = reader(line)
            if outcome is not None:
                return outcome
        return _is_noise(line)

    def _field(self, field: Field, text: str) -> bool:
        self.heading_missing = self.heading_missing or self.heading_due
        self.heading_due = field is SERVICE_SET
        self._row = self._failed_row if field is FAILED_INTERFACES else None
        return self.assembly.put(field, text)

    def _heading(self, line: str) -> Outcome:
        heading = values.fold(line)
        if heading == _INTERFACE_HEADING:
            self._row, expected = self._interface_row, self.heading_due
            self.heading_due = False
            return expected
        row = self._tables.get(heading)
        self._row = row or self._row
        return True if row else None

    def _failed(self, line: str) -> Outcome:
        found = _FAILED.fullmatch(line)
        return self._field(FAILED_INTERFACES, found[1] or "") if found else None

    def _failed_row(self, line: str) -> Outcome:
        _names, all_names = FAILED_INTERFACES.read(line)
        return self.assembly.put(FAILED_INTERFACES, line) if all_names else None

    def _terse_row(self, line: str) -> Outcome:
        found = _TERSE_ROW.fullmatch(line)
        if not found:
            return None
        return self.assembly.put_terse_row(dict(zip(ROW, found.groups(default=""), strict=True)))

    def _interface_row(self, line: str) -> Outcome:
        row = self._interfaces.get(line)  # most service sets have the same rows
        if row is None:
            words = line.split()
            if len(words) != len(INTERFACE):
                return None
            row = self._interfaces[line] = read_interface(words)
        return self.assembly.put_interface(*row)

    def _event_row(self, table: t.Mapping[str, Field], line: str) -> Outcome:
        label, *counts = line.rsplit(None, 2)
        field = table.get(values.fold(label)) if len(counts) == 2 else None
        return self.assembly.put(field, " ".join(counts)) if field else None


def _no_reply(text: str) -> ParseError:
    printed = list(enumerate(_lines(text), start=1))
    content = [(number, line) for number, line in printed if not _is_noise(line)]
    if not content:
        return ParseError("the reply is empty, expected that of 'show services redundancy-group'")
    for number, line in content:
        if _ERROR.match(line.strip()):
            return ParseError("the device answered with an error", line=line, number=number)
    number, line = content[0]
    return ParseError(
        "this is no reply of 'show services redundancy-group', expected 'ICCP process connection'",
        line=line,
        number=number,
    )
