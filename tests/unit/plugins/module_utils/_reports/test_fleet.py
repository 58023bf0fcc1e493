# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the evidence of a fleet shows, and what of it is refused."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet, PairVerdict, fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import markdown
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.tests.golden.fleets import fifty_pairs, five_hundred_pairs
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import bare, report

WORDS = {"no_go": "NO-GO", "unknown": "UNKNOWN", "go": "GO"}


def pair(lead: str, word: str, peer: str = "mx0", **found: object) -> Plain:
    """Return what a fleet's report says of one pair."""
    said = {"verdict": word, "summary": f"{WORDS.get(word, word)}: it says so", **found}
    return {"lead": lead, "peer": peer, "finding": "", "kept": True, **said}


def of(*pairs: Plain, **changes: t.Any) -> Plain:
    """Return a fleet's report on pairs, true unless it is changed."""
    verdicts = [each["verdict"] for each in pairs]
    counts = {verdict: verdicts.count(verdict) for verdict in WORDS}
    verdict = next((each for each in WORDS if counts[each]), "unknown")
    return {"verdict": verdict, "counts": counts, "pairs": list(pairs), **changes}


def shown(said: object, **fields: t.Any) -> Fleet:
    plain = bare(host="fleet", phase="audit", **{"reports": {"fleet": said}, **fields})
    return fleet(record_of(plain, "evidence"))


def test_a_fleet_is_shown_worst_first() -> None:
    pairs = [pair("mx9", "go", ""), pair("mx5", "unknown"), pair("mx7", "no_go"), pair("mx1", "go")]
    plain = bare(host="fleet", phase="audit", reports={"fleet": of(*pairs)})
    assert fleet(record_of(plain, "evidence")) == Fleet(
        schema=1,
        run_id="CHG0042",
        phase="audit",
        written_at="2026-11-22T03:00:00Z",
        collection_version="1.0.0",
        sha256=plain["sha256"],
        verdict="no_go",
        summary="NO-GO: of 4 pairs 2 GO, 1 NO-GO, 1 UNKNOWN",
        counts={"no_go": 1, "unknown": 1, "go": 2},
        pairs=(
            PairVerdict(
                lead="mx7", peer="mx0", verdict="no_go", summary="NO-GO: it says so", finding="", kept=True
            ),
            PairVerdict(
                lead="mx5",
                peer="mx0",
                verdict="unknown",
                summary="UNKNOWN: it says so",
                finding="",
                kept=True,
            ),
            PairVerdict(
                lead="mx1", peer="mx0", verdict="go", summary="GO: it says so", finding="", kept=True
            ),
            PairVerdict(lead="mx9", peer="", verdict="go", summary="GO: it says so", finding="", kept=True),
        ),
    )


VERDICTS = {
    "no pair": ((), "unknown", "UNKNOWN: of 0 pairs 0 GO, 0 NO-GO, 0 UNKNOWN"),
    "all well": ((pair("mx1", "go"),), "go", "GO: of 1 pairs 1 GO, 0 NO-GO, 0 UNKNOWN"),
    "one open": (
        (pair("mx1", "go"), pair("mx3", "unknown")),
        "unknown",
        "UNKNOWN: of 2 pairs 1 GO, 0 NO-GO, 1 UNKNOWN",
    ),
    "one failed, one open": (
        (pair("mx1", "unknown"), pair("mx3", "no_go")),
        "no_go",
        "NO-GO: of 2 pairs 0 GO, 1 NO-GO, 1 UNKNOWN",
    ),
}


@pytest.mark.parametrize(("pairs", "verdict", "summary"), VERDICTS.values(), ids=list(VERDICTS))
def test_the_verdict_is_that_of_the_worst_pair(pairs: tuple[Plain, ...], verdict: str, summary: str) -> None:
    it = shown(of(*pairs))
    assert (it.verdict, it.summary) == (verdict, summary)


def test_a_set_that_is_away_is_shown_and_is_no_verdict() -> None:
    away = {
        "redundancy_set": 1,
        "home": "mx1",
        "master": "mx2",
        "last_home": "2026-11-21T03:00:00Z",
        "first_away": "2026-11-22T03:00:00Z",
        "events": [{"gateway": "mx1", "event": "release", "trigger": "manual", "count": 1}],
        "run": {"run_id": "CHG0042", "by": "", "moved": True, "open": False},
        "note": "",
    }
    found = shown(of(pair("mx1", "go", away=[away])))
    (it,) = found.pairs[0].away
    assert (found.verdict, encode(it)) == ("go", away)
    assert it.words == (
        "set 1 is away from home: MASTER on mx2, not on mx1; between 2026-11-21T03:00:00Z and "
        "2026-11-22T03:00:00Z; received: mx1 1 release manual; run CHG0042 moved it, and has ended"
    )
    for text in (markdown(found), html(found)):
        assert it.words.partition(";")[0] in text.replace("\\", "")


GOOD, BAD = pair("mx1", "go"), pair("mx3", "no_go")
ZERO = {"no_go": 0, "unknown": 0, "go": 0}
KEYS = "the keys verdict, counts, pairs"

# What stands there, and what the error says of it.
REFUSED: dict[str, tuple[object, str]] = {
    "no report": (None, "reports.fleet - Expected: a dictionary Actual: 'None'"),
    "nothing": ({}, f"reports.fleet - Expected: {KEYS} Actual: ''"),
    "go without pairs": (
        of(verdict="go"),
        "reports.fleet.verdict - Expected: that of its pairs, unknown Actual: 'go'",
    ),
    "go with a bad pair": (
        of(GOOD, BAD, verdict="go"),
        "reports.fleet.verdict - Expected: that of its pairs, no_go Actual: 'go'",
    ),
    "a verdict that there is not": (
        of(GOOD, verdict="GO"),
        "reports.fleet.verdict - Expected: go or no_go or unknown Actual: 'GO'",
    ),
    "a pair's verdict that there is not": (
        of(GOOD, pair("mx3", "no-go")),
        "reports.fleet.pairs[1].verdict - Expected: go or no_go or unknown Actual: 'no-go'",
    ),
    "a verdict that is a list": (
        of(GOOD, pair("mx3", "go", verdict=["go"])),
        "reports.fleet.pairs[1].verdict - Expected: go or no_go or unknown Actual: \"['go']\"",
    ),
    "a pair that says two things": (
        of(GOOD, pair("mx3", "go", summary="NO-GO: 1 of 9 checks failed")),
        "reports.fleet.pairs - Expected: mx3 as GO Actual: 'NO-GO: 1 of 9 checks failed'",
    ),
    "a pair twice": (
        of(GOOD, GOOD),
        "reports.fleet.pairs - Expected: each pair once Actual: 'mx1, mx1'",
    ),
    "counts that lie": (
        of(GOOD, BAD, counts={**ZERO, "go": 2}),
        "reports.fleet.counts - Expected: those of its pairs, {'no_go': 1, 'unknown': 0, 'go': 1} "
        "Actual: '_Counts(no_go=0, unknown=0, go=2)'",
    ),
    "counts of truths": (
        of(GOOD, counts={**ZERO, "go": True}),
        "reports.fleet.counts.go - Expected: a value of type int Actual: 'True'",
    ),
    "counts with more": (
        of(GOOD, counts={**ZERO, "go": 1, "waived": 0}),
        "reports.fleet.counts - Expected: the keys no_go, unknown, go Actual: 'no_go, unknown, go, waived'",
    ),
    "a pair without its peer": (
        of({name: value for name, value in GOOD.items() if name != "peer"}),
        "reports.fleet.pairs[0] - Expected: the keys lead, peer, verdict, summary, finding, kept, away "
        "Actual: 'lead, finding, kept, verdict, summary, away'",
    ),
    "pairs by name": (
        {**of(GOOD), "pairs": {"mx1": "GO"}},
        "reports.fleet.pairs - Expected: a list Actual: \"{'mx1': 'GO'}\"",
    ),
}


@pytest.mark.parametrize(("said", "error"), REFUSED.values(), ids=list(REFUSED))
def test_a_contradiction_is_refused(said: object, error: str) -> None:
    with pytest.raises(FactsError) as raised:
        shown(said)
    assert str(raised.value) == error


ALONE = "reports - Expected: fleet alone, without facts and error Actual: "
BESIDE: dict[str, tuple[dict[str, t.Any], str]] = {
    "a report that failed": (
        {"reports": {"fleet": of(GOOD), "pair": report("fail")}},
        f"{ALONE}'fleet, pair'",
    ),
    "an error": ({"error": "localhost: no space left"}, f"{ALONE}'fleet, with an error'"),
    "no report at all": ({"reports": {}}, f"{ALONE}'no report'"),
}


@pytest.mark.parametrize(("fields", "error"), BESIDE.values(), ids=list(BESIDE))
def test_a_fleet_record_is_alone(fields: dict[str, t.Any], error: str) -> None:
    with pytest.raises(FactsError) as raised:
        shown(of(GOOD), **fields)
    assert str(raised.value) == error


SPLIT = "both gateways are MASTER of a set of mx17, mx37, mx57, mx77, mx97"


def test_golden_fleets() -> None:
    shown_50, shown_500 = (fleet(record_of(*run(), "evidence")) for run in (fifty_pairs, five_hundred_pairs))
    assert (shown_50.run_id, shown_50.summary) == (
        "2026-11-22-audit-50",
        f"NO-GO, {SPLIT}, restore ICCP first: of 50 pairs 25 GO, 15 NO-GO, 10 UNKNOWN",
    )
    assert (shown_500.run_id, shown_500.summary) == (
        "2026-11-22-audit-500",
        f"NO-GO, {SPLIT} and 45 more, restore ICCP first: of 500 pairs 250 GO, 150 NO-GO, 100 UNKNOWN",
    )
    cold = (
        "group 1 set 1 service-set IPv6-SFW interface ms-1/3/0 - synchronization - Expected: Hot Actual: Cold"
    )
    assert [each.lead for each in shown_50.pairs[:5]] == ["mx17", "mx37", "mx57", "mx77", "mx97"]
    assert shown_50.pairs[5] == PairVerdict(
        lead="mx7",
        peer="mx8",
        verdict="no_go",
        summary=f"NO-GO: 2 of 103 checks failed: mx7 {cold}; mx8 {cold}",
        finding=f"mx7 {cold}",
        kept=True,
    )
