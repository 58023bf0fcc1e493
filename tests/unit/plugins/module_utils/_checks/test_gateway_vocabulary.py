# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a vocabulary let pass: found of each line and value, and said in the verdicts on them."""

from __future__ import annotations

import datetime
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import from_report, to_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    NOW,
    STANDBY,
    Facts,
    Row,
    edited,
    holds,
    passes,
    unknown,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.subjects import row

BY = "by vocabulary of 2026-12-01, owner noc"
UNTIL = "a vocabulary until 2027-06-01"
LINE: t.Any = ("line 'rg flap count'", {"line": "'rg flap count'"})
OTHER_LINE: t.Any = ("line 'rg age'", {"line": "'rg age'"})
VALUE: t.Any = ("value 'synchronization Synchronised'", {"value": "'synchronization Synchronised'"})
PASSED: Facts = {
    "owner": "noc",
    "reason": "23.4 prints a counter more",
    "date": "2026-12-01",
    "expires": "2027-06-01",
    "sha256": "ab",
    "lines": [
        {"label": "rg flap count", "printed": "RG flap count: 3"},
        {"label": "rg age", "printed": "RG age: 3 d"},
        {"label": "rg flap count", "printed": "RG flap count: 4"},
    ],
    "meanings": [{"field": "synchronization", "printed": "Synchronised", "means": "Hot"}],
}
ONE_LINE: Facts = {**PASSED, "lines": PASSED["lines"][:1], "meanings": []}
ONE_VALUE: Facts = {**PASSED, "owner": "net", "lines": []}
EARLIER: Facts = {"collected_at": "2026-11-22T16:00:00Z"}

ROWS = [
    row("vocabulary", "none", "go"),
    row(
        "vocabulary",
        "in date",
        "go",
        passes(LINE, UNTIL, f"passed over {BY}"),
        passes(OTHER_LINE, UNTIL, f"passed over {BY}"),
        passes(VALUE, UNTIL, f"taken for Hot {BY}"),
        edit={"vocabulary": PASSED},
    ),
    row(
        "vocabulary",
        "on its last day",
        "go",
        passes(LINE, "a vocabulary until 2026-11-22", f"passed over {BY}"),
        edit={"vocabulary": {**ONE_LINE, "expires": "2026-11-22"}},
    ),
    row(
        "vocabulary",
        "expired",
        "unknown",
        unknown(LINE, "a vocabulary until 2026-11-21", f"passed over {BY}"),
        edit={"vocabulary": {**ONE_LINE, "expires": "2026-11-21"}},
        options={"max_age": "any"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    holds(row, gateway_report(edited(MASTER, row.edit), now=NOW, options=row.options))


SAID: dict[str, tuple[Facts | None, Facts | None, str]] = {
    "of one": (PASSED, None, f"2 lines and 1 value {BY}"),
    "the same of both": (PASSED, PASSED, f"2 lines and 1 value {BY}"),
    "another line of the other": (ONE_LINE, PASSED, f"2 lines and 1 value {BY}"),
    "one line": (ONE_LINE, None, f"1 line {BY}"),
    "by two": (ONE_LINE, ONE_VALUE, f"1 line {BY}; 1 value by vocabulary of 2026-12-01, owner net"),
}


@pytest.mark.parametrize(("own", "peers", "said"), SAID.values(), ids=SAID)
def test_a_verdict_says_how_much_passed_by_which(own: Facts | None, peers: Facts | None, said: str) -> None:
    both = edited(MASTER, {"vocabulary": own}), edited(STANDBY, {"vocabulary": peers})
    report = pair_report(*both, now=NOW, options={})
    assert report["summary"].startswith(f"GO, {said}: ")
    assert to_report(from_report(report, "it")) == report


def test_a_verdict_says_it_before_the_sets_that_it_is_on() -> None:
    facts = edited(MASTER, {"vocabulary": ONE_LINE, "redundancy_group": 1})
    report = gateway_report(facts, now=NOW, options={})
    words = f"GO, 1 line {BY}; of set 1 only; other redundancy groups were not read: "
    assert report["summary"].startswith(words)


def test_a_change_says_what_passed_before_and_after() -> None:
    before, after = (
        edited(MASTER, {"vocabulary": ONE_LINE, **EARLIER}),
        edited(MASTER, {"vocabulary": PASSED}),
    )
    report = change_report(after, before, now=NOW, options={"expect": "unchanged"})
    assert report["summary"].startswith(f"GO, 2 lines and 1 value {BY}: ")


def test_a_change_by_a_vocabulary_that_has_expired_is_unknown() -> None:
    before = edited(MASTER, {"vocabulary": ONE_LINE, **EARLIER})
    later = NOW + datetime.timedelta(days=365)
    report = change_report(MASTER, before, now=later, options={"expect": "unchanged"})
    assert report["verdict"] == "unknown"
