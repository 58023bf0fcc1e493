# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the text that the CLI prints: terse, brief and extensive, in both published layouts.

Lines are told apart by what they say, not by where it stands: columns are ragged, indentation is
lost in transcripts, and a terse row may lack a cell.
"""

from __future__ import annotations

import functools
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import transcript, values
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

# Whether a line was understood; None where it is not of the kind that was looked for.
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


def parse_text(text: str) -> _model.Gateway:
    """Read a reply as the CLI prints it.

    Raises:
        ParseError: it is no reply of the command; the message names the line that shows it.
    """
    reading = _Reading()
    unrecognized = [
        printed for printed, line in transcript.said(text) if line and not reading.understands(line)
    ]
    if not reading.assembly.begun:
        raise _no_reply(text)
    ended = not (reading.heading_missing or reading.heading_due)
    return reading.assembly.gateway("text", unrecognized=unrecognized, ended=ended)


class _Reading:
    """The reply so far, and the table that the next line may be a row of."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.heading_due = False  # a service set has begun, its table has not
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
        return transcript.is_noise(line)

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
        return self.assembly.row(dict(zip(ROW, found.groups(default=""), strict=True)))

    def _interface_row(self, line: str) -> Outcome:
        row = self._interfaces.get(line)  # most service sets have the same rows
        if row is None:
            words = line.split()
            if len(words) != len(INTERFACE):
                return None
            row = self._interfaces[line] = read_interface(words)
        return self.assembly.interface(*row)

    def _event_row(self, table: t.Mapping[str, Field], line: str) -> Outcome:
        label, *counts = line.rsplit(None, 2)
        field = table.get(values.fold(label)) if len(counts) == 2 else None
        return self.assembly.put(field, " ".join(counts)) if field else None


def _no_reply(text: str) -> ParseError:
    printed = list(enumerate(transcript.lines(text), start=1))
    said = [(number, line) for number, line in printed if not transcript.is_noise(line)]
    if not said:
        return ParseError("the reply is empty, expected that of 'show services redundancy-group'")
    for number, line in said:
        if _ERROR.match(line.strip()):
            return ParseError("the device answered with an error", line=line, number=number)
    number, line = said[0]
    return ParseError(
        "this is no reply of 'show services redundancy-group', expected 'ICCP process connection'",
        line=line,
        number=number,
    )
