# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answers to the probes of a site as facts. One that was not read, or not understood, has no text."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError

SCHEMA = 1

Plain = dict[str, t.Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer of a gateway to a probe.

    Args:
        name: the name of the probe.
        command: the command.
        text: its lines, with single blanks, without empty lines and with secrets masked; None where it is not
            known.
        sha256: the digest of the same text with nothing masked, in hexadecimal; empty where it is not known.
        refused: why it is not known, in the words of the device or the reader.
    """

    name: str
    command: str
    text: str | None
    sha256: str = ""
    refused: str = ""
    complete: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "complete", bool(self.text and self.sha256) and not self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of a gateway to the probes that it was asked.

    Args:
        collected_at: when they were read, a time in UTC.
        role: the role that the gateway had in all of its redundancy sets; None where there is no such role.
        answers: the answers.
    """

    collected_at: str | None
    role: str | None
    answers: tuple[Answer, ...]

    def to(self, name: str) -> Answer | None:
        """Return the answer to a probe; None where it was not asked."""
        return next((each for each in self.answers if each.name == name), None)


def to_plain(answers: Answers) -> Plain:
    """Return the answers of a gateway as facts."""
    return {"schema": SCHEMA, **encode(answers)}


def from_plain(facts: object, where: str) -> Answers:
    """Return the answers of facts.

    Args:
        facts: what C(to_plain) gave.
        where: what the facts are called, for the error.

    Raises:
        FactsError: they have another shape, or contradict themselves.
    """
    if not isinstance(facts, dict) or facts.get("schema") != SCHEMA:
        raise FactsError(where, expected=f"probes of schema {SCHEMA}, a dictionary", actual=facts)
    return decode(Answers, {key: value for key, value in facts.items() if key != "schema"}, where)
