# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one check found of one subject."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

Status = t.Literal["pass", "fail", "unknown", "waived"]
Key = t.Literal["gateway", "group", "set", "peer", "service_set", "interface", "line", "counters"]

NOT_SHOWN = "not shown"
BOTH = "both gateways"  # the gateway of a path, where it is of neither alone

_WORDS: dict[Key, str] = {
    "gateway": "",
    "group": "group ",
    "set": "set ",
    "peer": "peer ",
    "service_set": "service-set ",
    "interface": "interface ",
    "line": "line ",
    "counters": "counters ",
}


@dataclass(frozen=True, slots=True)
class Path:
    """The way to a subject, from the gateway inwards."""

    steps: tuple[tuple[Key, str | int], ...] = ()

    def to(self, key: Key, value: str | int) -> Path:
        """Return the path one step further."""
        return Path((*self.steps, (key, value)))

    def __str__(self) -> str:
        return " ".join(f"{_WORDS[key]}{value}" for key, value in self.steps) or "gateway"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Leave to go on although a check failed: who gave it, why and until when."""

    check: str
    reason: str
    owner: str
    expires: str
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found of one subject.

    C(waivable) is true where a person can read for himself what was found: a failure, or a line
    that this collection does not understand.
    """

    check: str
    path: Path
    status: Status
    expected: str
    actual: str
    waivable: bool = False
    waiver: Waiver | None = None

    @property
    def subject(self) -> str:
        """The path in words."""
        return str(self.path)

    @property
    def message(self) -> str:
        """What is wrong, without the subject."""
        return f"{self.check} - Expected: {self.expected} Actual: {self.actual}"


def decide(
    check: str, path: Path, *, expected: str, actual: object, holds: bool | None, waivable: bool = False
) -> Finding:
    """Return the finding of a check that holds, does not, or cannot be decided: None."""
    status: Status = "unknown" if holds is None else "pass" if holds else "fail"
    return Finding(
        check=check,
        path=path,
        status=status,
        expected=expected,
        actual=NOT_SHOWN if actual is None else str(actual),
        waivable=waivable or status == "fail",
    )


def compare(
    check: str, path: Path, *, expected: t.Collection[str], actual: str | None, known: t.Container[str]
) -> Finding:
    """Return the finding of a value that is to be one of I(expected).

    What is not shown, or none of the values that are known, cannot be decided.
    """
    holds = actual in expected if actual in known else None
    return decide(check, path, expected=" or ".join(expected), actual=actual, holds=holds)
