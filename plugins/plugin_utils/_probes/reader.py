# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the answers to probes: text, bounded in size, safe for a file and a terminal, its secrets masked."""

from __future__ import annotations

import hashlib
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    holds_text,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import (
    WARNING_LINE,
    strip_terminal,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import Answer, Answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import Probe

LONGEST = 65_536  # characters of an answer
MASK = "(masked)"

# What holds the text of a configuration, as a gateway has been seen to send it.
_CONFIGURATION = ("configuration-information", "configuration-output")
_ERROR = re.compile(
    r"(?:\S+: )?(?:error:|syntax error|unknown command|missing argument|permission denied)", re.IGNORECASE
)
_POINTER = "^"  # below the word that the CLI does not take
_BROKEN = re.compile(r"(?:\S+: )?(?:error:|permission denied)|\[abort\]\Z")  # what follows is missing
_LEFT = "---(more"  # the mark of a pager: what follows is missing
_ENGINE = re.compile(r"(?:re|node)[0-9]+:")  # above the answer of a routing engine; that of the first is gone
_MARKED = "SECRET-DATA"  # what Junos writes behind a secret of its configuration
_QUOTED, _WORD = re.compile(r'"[^"]*"'), re.compile(r"[^\s;]+(?=;)")
_ENCODED = re.compile(r"\$(?:[0-9][0-9a-z]?|sha[0-9]+)\$[^\s\";]+")


def answers_of(probes: t.Sequence[Probe], outcomes: t.Sequence[Outcome], gateway: Gateway) -> Answers:
    """Return the answers of a gateway.

    Args:
        probes: the probes that it was asked.
        outcomes: what came of each, in their order.
        gateway: what its daemon showed in the same reading.
    """
    roles = set(gateway.roles.values())
    return Answers(
        collected_at=gateway.collected_at,
        role=roles.pop() if len(roles) == 1 else None,
        answers=tuple(answer_of(*each) for each in zip(probes, outcomes, strict=True)),
    )


def answer_of(probe: Probe, outcome: Outcome) -> Answer:
    """Return the answer to a probe, or why it is missing."""
    if isinstance(outcome, DeviceError):
        return _refused(probe, outcome.cause)
    try:
        text = _tidy(_text(strip_terminal(outcome).strip()))
    except (LibraryError, ParseError) as error:
        return _refused(probe, str(error))
    why = _why_not(text)
    if why:
        return _refused(probe, why)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Answer(name=probe.name, command=probe.command, text=masked(text), sha256=digest)


def masked(text: str) -> str:
    """Return a text without the secrets that can be told: those that Junos encodes or marks."""
    return "\n".join(_masked(each) for each in text.split("\n"))


def _masked(each: str) -> str:
    if _MARKED in each:
        each = (_QUOTED if '"' in each else _WORD).sub(MASK, each)
    return _ENCODED.sub(MASK, each)


def _text(document: str) -> str:
    """Return the text of a reply, which is an envelope over NETCONF.

    Raises:
        LibraryError: jxmlease is not installed.
        ParseError: the envelope holds an error, something else than text, or several replies.
    """
    if not document.startswith("<"):
        return document
    element = open_envelope(read_xml(document))
    if holds_text(element):
        return element.text
    inside = element.children
    if element.tag != _CONFIGURATION[0] or [it.tag for it in inside] != [_CONFIGURATION[1]] or element.text:
        raise _no_text(element)
    if inside[0].children:
        raise _no_text(element)
    return inside[0].text


def _no_text(element: Element) -> ParseError:
    return ParseError("expected text in the reply", line=" ".join(element.leaves()))


def _tidy(text: str) -> str:
    """Return a text with single blanks and without empty lines: columns differ in their widths."""
    return "\n".join(filter(None, map(line, text.split("\n"))))


def _why_not(text: str) -> str:
    """Return why a text is no answer; nothing where it is one."""
    if not text:
        return "the answer is empty"
    if len(text) > LONGEST:
        return f"the answer has {len(text):,} characters, {LONGEST:,} at most"
    if _LEFT in text:
        return "a pager was left in the answer"
    lines = text.split("\n")
    if any(map(_ENGINE.fullmatch, lines)):
        return "several routing engines answered"
    return _said_instead(lines)


def _said_instead(lines: t.Sequence[str]) -> str:
    """Return what is said in place of an answer, or of its rest; nothing where it is whole."""
    first = next((each for each in lines if each != _POINTER), _POINTER)
    if lines[0] == _POINTER or _ERROR.match(first) or all(map(WARNING_LINE.fullmatch, lines)):
        return first
    return next(filter(_BROKEN.match, lines), "")


def _refused(probe: Probe, why: str) -> Answer:
    return Answer(name=probe.name, command=probe.command, text=None, refused=masked(line(why))[:300])
