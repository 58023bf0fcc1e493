# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times as texts of ISO 8601, as moments, and as seconds."""

from __future__ import annotations

import datetime
import re

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError

_UTC = "%Y-%m-%dT%H:%M:%SZ"  # texts of this form sort as the times do
_SECONDS = "seconds, 0 or more"

# What every supported Python accepts: later ones accept more, and do not agree on when such a day ends.
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{3}([0-9]{3})?)?)?"
_TIME = re.compile(f"{_DATE.pattern}[T ]{_CLOCK}(Z|[+-][0-9]{{2}}:[0-9]{{2}})?")


def now() -> datetime.datetime:
    """Return the present time, in UTC."""
    return datetime.datetime.now(datetime.timezone.utc)


def utc_text(time: datetime.datetime) -> str:
    """Return a time, which has a zone, as C(2026-11-22T17:00:00Z)."""
    return time.astimezone(datetime.timezone.utc).strftime(_UTC)


def is_utc_text(text: str) -> bool:
    """Return whether a text is a time as C(utc_text) gives it."""
    try:
        return datetime.datetime.strptime(text, _UTC).strftime(_UTC) == text
    except ValueError:
        return False


def moment(name: str, value: object) -> datetime.datetime:
    """Return a time of ISO 8601. A date ends with its day; a time without a zone is in UTC.

    Args:
        name: what the value is of, for the error.
        value: the date or time, as text or as YAML read it.

    Raises:
        ArgumentError: it is neither a date nor a time.
    """
    try:
        return _moment(str(value))
    except ValueError:
        raise ArgumentError(f"{name} - Expected: a date or time of ISO 8601 Actual: {value!r}") from None


def seconds(name: str, value: object, expected: str = _SECONDS) -> float:
    """Return a number of seconds, 0 or more and finite.

    Args:
        name: what the value is of, for the error.
        value: the number, or a text of it.
        expected: what is allowed, for the error.

    Raises:
        ArgumentError: it is no such number.
    """
    number = _number(value)
    if number is None or not 0 <= number < float("inf"):
        raise ArgumentError(f"{name} - Expected: {expected} Actual: {value!r}")
    return number


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return float(value)
    except (OverflowError, ValueError):
        return None


def _moment(text: str) -> datetime.datetime:
    if _DATE.fullmatch(text):
        last = datetime.time.max.replace(tzinfo=datetime.timezone.utc)
        return datetime.datetime.combine(datetime.date.fromisoformat(text), last)
    if not _TIME.fullmatch(text):
        raise ValueError(text)
    time = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return time if time.tzinfo else time.replace(tzinfo=datetime.timezone.utc)
