# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A record of evidence, read again: it is what it must be, or nothing."""

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    Record,
    digest,
    record_of,
    verified,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    BARE,
    bare,
    golden,
    sealed,
)

NAN, INFINITE = float("nan"), float("inf")
HUGE = 10**5000
NOT_PLAIN = "evidence - Expected: plain data, as JSON has it Actual: "


def nested(depth: int) -> object:
    """Return a list in a list in a list, so deep."""
    value: object = []
    for _level in range(depth):
        value = [value]
    return value


def test_a_record_is_read_completely() -> None:
    plain = golden("unreachable_gateway")[1]
    assert record_of(plain, "evidence") == Record(
        run_id="2026-11-22-mx1",
        phase="precheck",
        host="mx2",
        written_at="2026-11-22T03:16:40Z",
        collection_version="1.0.0",
        gateway=None,
        reply=None,
        error="mx2: 'show services redundancy-group extensive' failed: the session is closed - look there",
        reports=plain["reports"],
        sha256=plain["sha256"],
    )


def test_its_facts_become_a_gateway() -> None:
    plain = golden("all_well")[0]
    record = record_of(plain, "evidence")
    assert record.gateway == from_facts(plain["facts"])
    assert record.reply == plain["reply"]
    assert record.reply is not None


def test_the_digest_is_over_all_but_itself_in_any_order() -> None:
    plain = golden("all_well")[0]
    assert digest(plain) == plain["sha256"]
    assert digest(dict(reversed(plain.items()))) == plain["sha256"]
    assert digest(json.loads(json.dumps(plain))) == plain["sha256"]
    assert digest({**plain, "host": "mx2"}) != plain["sha256"]


def test_verified_data_is_returned() -> None:
    plain = bare()
    assert verified(plain, "evidence") is plain


NO_RECORDS: dict[str, object] = {
    "nothing": None,
    "a text": "evidence",
    "a list": [bare()],
    "no schema": sealed({name: value for name, value in BARE.items() if name != "schema"}),
    "another schema": bare(schema=2),
    "a schema that is true": bare(schema=True),
    "a schema that is 1.0": bare(schema=1.0),
}


@pytest.mark.parametrize("plain", NO_RECORDS.values(), ids=list(NO_RECORDS))
def test_invalid_evidence_is_refused(plain: object) -> None:
    with pytest.raises(EvidenceError) as raised:
        record_of(plain, "it.json")
    assert str(raised.value) == "it.json: is not evidence of schema 1"


CHANGED: dict[str, dict[str, t.Any]] = {
    "a field": {**bare(), "host": "mx2"},
    "one more field": {**bare(), "more": 1},
    "no digest": dict(BARE),
    "another digest": {**bare(), "sha256": "0" * 64},
    "no text for a digest": {**bare(), "sha256": None},
}


@pytest.mark.parametrize("plain", CHANGED.values(), ids=list(CHANGED))
def test_changed_data_is_refused(plain: dict[str, t.Any]) -> None:
    with pytest.raises(EvidenceError) as raised:
        record_of(plain, "it.json")
    assert str(raised.value) == "it.json: was changed after it was written, its digest does not fit"


# A field, what stands there, and what is said of it.
WRONG: list[tuple[str, object, str]] = [
    ("run_id", 7, "run_id - Expected: str Actual: 7"),
    ("phase", None, "phase - Expected: str Actual: None"),
    ("host", ["mx1"], "host - Expected: str Actual: ['mx1']"),
    ("collection_version", 1.0, "collection_version - Expected: str Actual: 1.0"),
    ("facts", [], "facts - Expected: dict or NoneType Actual: []"),
    ("facts", True, "facts - Expected: dict or NoneType Actual: True"),
    ("reply", {}, "reply - Expected: str or NoneType Actual: {}"),
    ("error", False, "error - Expected: str or NoneType Actual: False"),
    ("reports", None, "reports - Expected: dict Actual: None"),
    ("reports", ["pair"], "reports - Expected: dict Actual: ['pair']"),
    ("reports", "x" * 200, f"reports - Expected: dict Actual: '{'x' * 119}"),
    ("written_at", 1764000000, "written_at - Expected: str Actual: 1764000000"),
    ("written_at", "", "written_at - Expected: a time in UTC Actual: ''"),
    ("written_at", "now", "written_at - Expected: a time in UTC Actual: 'now'"),
    ("written_at", "2026-11-22", "written_at - Expected: a time in UTC Actual: '2026-11-22'"),
    (
        "written_at",
        "2026-11-22T3:00:00Z",
        "written_at - Expected: a time in UTC Actual: '2026-11-22T3:00:00Z'",
    ),
    (
        "written_at",
        "٢026-11-22T03:00:00Z",
        "written_at - Expected: a time in UTC Actual: '٢026-11-22T03:00:00Z'",
    ),
    (
        "written_at",
        "2026-11-22T03:00:00",
        "written_at - Expected: a time in UTC Actual: '2026-11-22T03:00:00'",
    ),
    (
        "written_at",
        "2026-13-22T03:00:00Z",
        "written_at - Expected: a time in UTC Actual: '2026-13-22T03:00:00Z'",
    ),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG, ids=[f"{row[0]} {row[1]!s:.9}" for row in WRONG])
def test_a_field_is_of_its_kind(name: str, value: object, said: str) -> None:
    with pytest.raises(EvidenceError) as raised:
        record_of(bare(**{name: value}), "it.json")
    assert str(raised.value) == f"it.json: {said}"


@pytest.mark.parametrize("name", [name for name in BARE if name != "schema"])
def test_a_missing_field_is_detected(name: str) -> None:
    plain = sealed({field: value for field, value in BARE.items() if field != name})
    with pytest.raises(EvidenceError, match=f"^it.json: {name} - Expected: .* Actual: it is missing$"):
        record_of(plain, "it.json")


HOSTILE: dict[str, object] = {
    "no number": NAN,
    "without end": INFINITE,
    "too many digits": HUGE,
    "a set": {1},
    "bytes": b"x",
    "keys of two kinds": {1: 1, "1": 1},
    "a key that is none": {(1, 2): 1},
    "nested without end": nested(100_000),
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=list(HOSTILE))
def test_data_that_json_cannot_hold_is_not_evidence(value: object) -> None:
    plain = {**BARE, "reports": {"pair": value}, "sha256": "0" * 64}
    with pytest.raises(EvidenceError) as raised:
        record_of(plain, "it.json")
    assert str(raised.value).startswith(NOT_PLAIN)


@pytest.mark.parametrize("depth", [10, 100, 300, 600, 900, 2_000, 10_000, 50_000])
def test_however_deep_it_nests_it_is_read_or_refused(depth: int) -> None:
    try:
        record = record_of(bare(reports={"pair": nested(depth)}), "it.json")
    except SrdError as error:
        assert str(error).startswith(NOT_PLAIN)
    else:
        assert record.host == "mx1"


def test_invalid_facts_are_refused_with_their_field() -> None:
    facts = {**golden("all_well")[0]["facts"], "level": "whole"}
    with pytest.raises(SrdError) as raised:
        record_of(bare(facts=facts), "it.json")
    assert str(raised.value) == (
        "it.json: facts.level - Expected: terse or brief or extensive Actual: 'whole'"
    )
