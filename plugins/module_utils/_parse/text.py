# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the text that the CLI prints: terse, brief and extensive, in both published layouts.

A line is recognized by its words, not by their columns: columns are ragged, transcripts lose
indentation, and a terse row may lack a cell. A terminal adds colours, pages, prompts, the echoed
command and other commands; a publisher adds remarks. All of them are removed here.
"""

from __future__ import annotations

import functools
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import values
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.assembly import Assembly
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
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary

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

# A pager's mark between two pages. The mark of a pager's filter is another one: lines are missing where it
# stands, so it is kept and counts against the reply.
_MORE = re.compile(r"(---\(more(?: [0-9]{1,3}%)?\)---)[ \b\r]*")
_REMARK = re.compile(r"\s<{3,}.*")


def _short(word: str, least: int) -> str:
    """Return the pattern of a word of the CLI, or of its beginning: I(least) letters tell it from others."""
    return word[:least] + "".join(f"(?:{letter}" for letter in word[least:]) + ")?" * len(word[least:])


_LEVELS = "|".join(_short(level, 1) for level in ("terse", "brief", "extensive"))
_FORM = f"{_short('display', 1)} (?:{_short('xml', 1)}|{_short('json', 1)})"
_PIPES = rf"(?: ?\| ?(?:{_short('no-more', 2)}|{_FORM}))*"  # those that remove no line of the reply
_SHOW = f"{_short('show', 2)} {_short('services', 3)} {_short('redundancy-group', 3)}"
_RUN = rf"(?:{_short('run', 2)} )?"
_COMMAND = rf"{_RUN}{_SHOW}(?: [0-9]+)?(?: (?:{_LEVELS}))?{_PIPES}"
_SETTING = r"set cli (?:screen-(?:length|width) [0-9]+|timestamp.*)"
_PROMPT = r"\w[\w.+-]*@[\w.:-]+[>#%]"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY = rf"(?:(?:{_MONTHS}) [0-9]{{1,2}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
_NOISE = re.compile(
    rf"(?:{_PROMPT})?\s*(?:{_COMMAND}|{_SETTING}|exit|quit)?"  # a prompt, a command, or both
    r"|(?:\{(?:master|backup|primary|linecard)(?::\w+)?\})?(?:\[edit[^]]*\])?"
    r"|Screen (?:length|width) set to [0-9]+|CLI timestamp (?:set to|disabled).*"
    # above each reply, by set cli timestamp
    rf"|{_DAY}[ T-][0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?(?: [A-Z]{{1,5}})?"
    r"|(?:re|node)[0-9]+:|-{5,}"  # the heading above the reply of one routing engine
)
_PROMPTED = re.compile(_PROMPT)
_ECHO = re.compile(rf"{_PROMPT}\s*{_COMMAND}")
_OF_GROUP = re.compile(rf"(?:{_PROMPT})?\s*{_RUN}{_SHOW} ([0-9]+)(?: .*)?")
_ANY_ECHO = re.compile(rf"{_PROMPT}\s*{_RUN}{_SHOW}(?!\S)")
_TYPED = re.compile(rf"{_PROMPT}|{_RUN}sh")

# What a terminal takes for a colour, a mode or a bell: it shows no character and moves no cursor.
_INVISIBLE = re.compile(r"\x1b(?:\[[0-9;]*m|\[[0-2]?K|\[\?[0-9;]*[hl]|[=>]|\([0AB])|\a")
# What Junos says beside a reply; C(warnings_beside) tells it.
WARNING_LINE = re.compile(r"(?:\S+: )?warning: .+", re.IGNORECASE)
_LONGEST = 300  # a terminal's own line is shorter


def parse_text(text: str, vocabulary: Vocabulary | None = None) -> _model.Gateway:
    """Read a reply as the CLI prints it.

    Args:
        text: the reply.
        vocabulary: what may be passed over, and what values mean.

    Raises:
        ParseError: the text is not a reply of the command; the message names the line that shows it.
    """
    reading = _Reading(vocabulary)
    unrecognized = [
        printed
        for printed, line in _stripped(text)
        if line and not reading.understands(line) and not reading.assembly.passes(line)
    ]
    if reading.assembly.is_empty:
        raise _no_reply(text)
    ended = not (reading.heading_missing or reading.heading_due)
    return reading.assembly.gateway("text", unrecognized=unrecognized, ended=ended)


def asked_group(transcript: str) -> int | None:
    """Return the one redundancy group that a command in a transcript asks for; None where it asks for all."""
    lines = [_shown(_uncoloured(line)) for line in transcript.split("\n") if " red" in line]
    found = [match for match in map(_OF_GROUP.fullmatch, lines) if match]
    return int(found[0][1]) if found else None


def strip_terminal(text: str) -> str:
    """Return the text without the terminal's lines before its first and after its last own line."""
    kept = _lines(text)
    first = next((i for i, line in enumerate(kept) if not _is_noise(line)), len(kept))
    last = next((i for i in range(len(kept), first, -1) if not _is_noise(kept[i - 1])), first)
    return "\n".join(kept[first:last])


def _lines(text: str) -> list[str]:
    if "\x1b" in text or "\a" in text:
        text = _uncoloured(text)
    if "(" in text:  # one character is found many times faster than a word
        text = _join_pages(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    return _cut_out(lines) if "@" in text else lines


def _uncoloured(text: str) -> str:
    """Return a text without colours, or as it is if it moves the cursor in other ways, too."""
    plain = _INVISIBLE.sub("", text)
    return text if "\x1b" in plain else plain


def _join_pages(text: str) -> str:
    """Remove the marks between pages. A mark stays if no page follows it: the pager was left there."""
    return _MORE.sub(lambda mark: f"{mark[1]}\n" if _is_left(mark) else "", text)


def _is_left(mark: re.Match[str]) -> bool:
    following = mark.string[mark.end() : mark.end() + _LONGEST].lstrip().partition("\n")[0]
    return _is_noise(_REMARK.sub("", f" {following}")) or _is_prompted(following)


def _cut_out(lines: list[str]) -> list[str]:
    """Blank the lines of a transcript before the echo of the command, and from the next prompt on.

    They belong to the login and to other commands. All lines stay if the transcript shows the command twice,
    or if one of those lines looks like the reply: nobody knows to which gateway it belongs.
    """
    prompts = [i for i, line in enumerate(lines) if "@" in line and _is_prompted(line)]
    echoes = [i for i in prompts if _ANY_ECHO.match(_shown(lines[i]))]
    if len(echoes) != 1 or not _ECHO.fullmatch(_shown(lines[echoes[0]])):
        return lines
    start = echoes[0]
    end = next((i for i in prompts if i > start), len(lines))
    if any(values.fold(line.partition(":")[0]) in LABELS for line in (*lines[:start], *lines[end:])):
        return lines
    return [line if start <= i < end else "" for i, line in enumerate(lines)]


def _stripped(text: str) -> t.Iterator[tuple[str, str]]:
    """Return each line as printed, and without a publisher's remark and the blanks around it."""
    printed = _lines(text)
    plain = [_REMARK.sub("", line) for line in printed] if "<" in text else printed
    return zip(printed, map(str.strip, plain), strict=True)


def _is_noise(line: str) -> bool:
    """Return whether a line comes from the terminal and not from the reply."""
    return bool(_NOISE.fullmatch(_shown(line))) and _is_drawn_by_a_prompt(line)


def _is_prompted(line: str) -> bool:
    return bool(_PROMPTED.match(_shown(line))) and _is_drawn_by_a_prompt(line)


def _is_drawn_by_a_prompt(line: str) -> bool:
    """Return whether each text that the line showed before it was drawn again comes from a prompt.

    A pager's mark that was erased, of any spelling, does not: the rest of the reply may be missing there.
    """
    if "\b" not in line and "\r" not in line:
        return True
    drawn = [piece.lstrip(" \b").partition("\b")[0].strip() for piece in line.split("\r")]
    return all(_NOISE.fullmatch(piece) or _TYPED.match(piece) for piece in drawn)


def _shown(line: str) -> str:
    """Return what a terminal shows of a line, with single blanks."""
    return " ".join(_displayed(line).split())


def _displayed(line: str) -> str:
    """Return what a terminal shows of a line that it drew again, with backspaces and carriage returns."""
    if "\b" not in line and "\r" not in line:
        return line
    shown: list[str] = []
    column = 0
    for character in line:
        if character == "\b":
            column = max(0, column - 1)
        elif character == "\r":
            column = 0
        else:
            shown[column : column + 1] = [character]
            column += 1
    return "".join(shown)


class _Reading:
    """The reply so far, and the table that the next line may belong to."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        self.assembly = Assembly(vocabulary)
        self.heading_due = False  # a service set has begun, its table not yet
        self.heading_missing = False
        self._columns: tuple[str, ...] = ()  # behind those of a table of interfaces, passed over
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
        if colon and WARNING_LINE.fullmatch(line):
            return True
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
        if heading.startswith(_INTERFACE_HEADING):
            self._columns = self.assembly.columns(heading.removeprefix(_INTERFACE_HEADING))
            heading = heading if not self._columns else _INTERFACE_HEADING
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
            if len(words) != len(INTERFACE) + len(self._columns):
                return None
            row = self.assembly.read_interface(words[: len(INTERFACE)])
            if self._columns:
                is_clear = self.assembly.passes_cells(self._columns, words[len(INTERFACE) :])
                return self.assembly.put_interface(row[0], row[1] and is_clear)
            self._interfaces[line] = row
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
