# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A document as JSON: all of it, in ASCII."""

from __future__ import annotations

import json

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of, plain_json
from ansible_collections.junos_ha.srd.tests.golden.fleets import fifty_pairs
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import golden


@pytest.mark.parametrize("name", ["hostile_names", "switched_and_rolled_back", "unreachable_gateway"])
def test_a_document_is_written_whole(name: str) -> None:
    shown = document_of(golden(name))
    told = json.loads(plain_json(shown))
    assert list(told) == [
        *(
            "schema",
            "run_id",
            "gateways",
            "verdict",
            "scope",
            "headline",
            "summary",
            "counts",
            "before",
            "after",
            "phases",
        ),
        *("judgements", "findings", "links", "sets", "service_sets", "areas", "sessions"),
        *("moves", "replies"),
    ]
    assert (told["verdict"], told["summary"]) == (shown.verdict, shown.summary)
    assert len(told["findings"]) == sum(told["counts"].values())


def test_a_fleet_is_written_whole() -> None:
    (record,) = fifty_pairs()
    told = json.loads(plain_json(document_of([record])))
    pairs = record["reports"]["fleet"]["pairs"]
    rest = {
        "schema": 1,
        **{name: record[name] for name in ("run_id", "phase", "written_at", "collection_version", "sha256")},
        "verdict": "no_go",
        "summary": "NO-GO, both gateways are MASTER of a set of mx17, mx37, mx57, mx77, mx97, "
        "restore ICCP first: of 50 pairs 25 GO, 15 NO-GO, 10 UNKNOWN",
        "counts": {"no_go": 15, "unknown": 10, "go": 25},
    }
    assert {name: value for name, value in told.items() if name != "pairs"} == rest
    assert sorted(told["pairs"], key=str) == sorted(pairs, key=str)


def test_json_is_ascii_and_ends_with_a_line_break() -> None:
    text = plain_json(document_of(golden("hostile_names")))
    assert text.isascii()
    assert text.endswith("}\n")
    assert "\x1b" not in text
