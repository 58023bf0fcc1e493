# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evidence that was written while the schema of facts was 1 is read, and its reports come out."""

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

Plain = dict[str, t.Any]

RECORDS: list[Plain] = json.loads(
    (ROOT / "tests" / "fixtures" / "evidence" / "schema_1.json").read_text(encoding="utf-8")
)
PHASES = ["precheck", "failover", "postcheck"]


def shown() -> Document:
    found = document_of(RECORDS)
    assert isinstance(found, Document)
    return found


def test_the_records_are_of_that_schema() -> None:
    assert {each["facts"]["schema"] for each in RECORDS} == {1}
    assert [(each["phase"], each["host"]) for each in RECORDS] == [
        (phase, host) for phase in PHASES for host in ("mx1", "mx2")
    ]


@pytest.mark.parametrize("number", range(len(RECORDS)))
def test_a_record_is_read_and_shows_no_identity(number: int) -> None:
    record = record_of(RECORDS[number], "it")
    assert record.gateway is not None
    assert (record.gateway.identity, record.host) == (None, RECORDS[number]["host"])


def test_its_verdict_stands() -> None:
    it = shown()
    assert (it.verdict, [each.name for each in it.phases]) == ("go", PHASES)
    assert it.headline.startswith("GO: ")


@pytest.mark.parametrize("name", FORMATS)
def test_each_report_comes_out(name: str) -> None:
    make, _suffix = FORMATS[name]
    page = make(shown())
    assert ("mx1" in page, "mx2" in page, "postcheck" in page) == (True, True, True)
