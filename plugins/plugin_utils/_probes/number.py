# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the number that a probe asks for in an answer: behind a label, or by a regular expression."""

from __future__ import annotations

import decimal
import re

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._:/,%#&'=@-]*")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,18}(?:\.[0-9]{1,9})?")
_ENDS = ",;.%"  # what may stand behind a number


class NumberError(Exception):
    """The number cannot be read, and why."""


def number_pattern(wanted: str) -> re.Pattern[str] | None:
    """Return the pattern whose one group is the number; None if C(wanted) is not such a text.

    Args:
        wanted: a label, behind which the number stands; or a regular expression with one group.
    """
    if "(" not in wanted and "\\" not in wanted:
        return _behind(wanted) if _LABEL.fullmatch(wanted) else None
    try:
        pattern = re.compile(wanted)
    except (re.error, OverflowError, RecursionError):
        return None
    return pattern if pattern.groups == 1 else None


def number_in(text: str, wanted: str) -> decimal.Decimal:
    """Return the one number in a text.

    Args:
        text: lines, their blanks single.
        wanted: what C(number_pattern) takes.

    Raises:
        NumberError: there is no such number, or another one as well; or it is no number.
    """
    pattern = number_pattern(wanted)
    found = [each for line in text.split("\n") for each in pattern.finditer(line)] if pattern else []
    if len(found) != 1:
        places = f"{len(found)} places have" if found else "no line has"
        raise NumberError(f"{places} {wanted!r}")
    printed = (found[0][1] or "").strip()
    if not _NUMBER.fullmatch(printed):
        raise NumberError(f"not a number: {printed[:40]!r}")
    return decimal.Decimal(printed.replace(",", ""))


def _behind(label: str) -> re.Pattern[str]:
    """Return the pattern of what stands behind a label, and perhaps a colon or an equals sign."""
    words = r"\s+".join(map(re.escape, label.rstrip(" :=").split()))
    return re.compile(rf"(?<![\w.-]){words}(?:\s*[:=]\s*|\s+)(\S+?)[{_ENDS}]*(?=\s|$)")
