# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times as texts, as moments and as seconds; what is none of them is refused, word for word."""

from __future__ import annotations

import datetime
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils import _time
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError

UTC = datetime.timezone.utc
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
NEW_YORK = datetime.timezone(datetime.timedelta(hours=-5))
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_present_time_is_in_utc() -> None:
    before = datetime.datetime.now(UTC)
    assert before <= _time.now() <= datetime.datetime.now(UTC)
    assert _time.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (NOON, "2026-11-22T12:00:00Z"),
        (datetime.datetime(2026, 11, 23, 2, tzinfo=TOKYO), "2026-11-22T17:00:00Z"),
        (datetime.datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=NEW_YORK), "2027-01-01T04:59:59Z"),
    ],
)
def test_a_time_in_any_zone_becomes_a_text_in_utc(time: datetime.datetime, text: str) -> None:
    assert _time.utc_text(time) == text
    assert _time.is_utc_text(text)


OTHER_TEXTS = (
    "",
    "now",
    "2026-11-22",
    "2026-11-22T12:00:00",
    "2026-11-22T12:00:00+00:00",
    "2026-11-22 12:00:00Z",
    "2026-02-30T12:00:00Z",
    "2026-11-22T25:00:00Z",
    "2026-1-2T12:00:00Z",
    "2026-11-22T12:00:00Z\n",
)


@pytest.mark.parametrize("text", OTHER_TEXTS)
def test_no_other_text_is_a_time_in_utc(text: str) -> None:
    assert not _time.is_utc_text(text)


MOMENTS: dict[str, tuple[t.Any, datetime.datetime]] = {
    "a day, to its end": ("2026-11-22", datetime.datetime(2026, 11, 22, 23, 59, 59, 999999, tzinfo=UTC)),
    "a day of YAML": (
        datetime.date(2026, 11, 22),
        datetime.datetime(2026, 11, 22, 23, 59, 59, 999999, tzinfo=UTC),
    ),
    "a time in UTC": ("2026-11-22T12:00:00Z", NOON),
    "a time without a zone": ("2026-11-22T12:00:00", NOON),
    "a time of YAML": (datetime.datetime(2026, 11, 22, 12), NOON),
    "a time without seconds": ("2026-11-22 12:00", NOON),
    "a time in another zone": ("2026-11-22T21:00:00+09:00", NOON),
    "milliseconds": ("2026-11-22T12:00:00.500Z", NOON.replace(microsecond=500000)),
    "microseconds": ("2026-11-22T12:00:00.000001", NOON.replace(microsecond=1)),
}


@pytest.mark.parametrize(("value", "time"), MOMENTS.values(), ids=MOMENTS)
def test_a_date_or_time_is_read(value: t.Any, time: datetime.datetime) -> None:
    assert _time.moment("it", value) == time


NO_MOMENTS = (
    "",
    "never",
    "2026-02-30",
    "22.11.2026",
    "20261122",
    20261122,
    "2026-W47-7",
    "2026-11-22T25:00Z",
    None,
    "2026-11-22T12",
    "2026-11-22T12:00:00.5",
    "2026-11-22T12:00z",
    " 2026-11-22",
    "2026-11-22\n",
)


@pytest.mark.parametrize("value", NO_MOMENTS)
def test_an_invalid_date_or_time_is_refused(value: t.Any) -> None:
    with pytest.raises(ArgumentError) as raised:
        _time.moment("it", value)
    assert str(raised.value) == f"it - Expected: a date or time of ISO 8601 Actual: {value!r}"


SECONDS: dict[str, tuple[t.Any, float]] = {
    "zero": (0, 0.0),
    "a number": (60, 60.0),
    "a fraction": (0.5, 0.5),
    "a text": ("60", 60.0),
    "a text with a fraction": ("2.5", 2.5),
}


@pytest.mark.parametrize(("value", "number"), SECONDS.values(), ids=SECONDS)
def test_seconds_are_a_number(value: t.Any, number: float) -> None:
    assert _time.seconds("it", value) == number


NO_SECONDS: dict[str, t.Any] = {
    "less than zero": -1,
    "less than zero, a text": "-0.1",
    "not a number": float("nan"),
    "not a number, a text": "nan",
    "without end": float("inf"),
    "without end, a text": "inf",
    "without beginning": -float("inf"),
    "an empty text": "",
    "a word": "a minute",
    "any": "any",
    "a unit": "60s",
    "true": True,
    "false": False,
    "null": None,
    "a list": [60],
    "more than a float holds": 10**400,
}


@pytest.mark.parametrize("value", NO_SECONDS.values(), ids=NO_SECONDS)
def test_an_invalid_number_of_seconds_is_refused(value: t.Any) -> None:
    with pytest.raises(ArgumentError) as raised:
        _time.seconds("it", value)
    assert str(raised.value) == f"it - Expected: seconds, 0 or more Actual: {value!r}"


def test_an_expectation_can_be_described() -> None:
    with pytest.raises(ArgumentError) as raised:
        _time.seconds("it", "x", "a while")
    assert str(raised.value) == "it - Expected: a while Actual: 'x'"
