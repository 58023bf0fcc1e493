# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The headline: of which sets no gateway, or each, is MASTER, before anything else."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report, pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    Scope,
    headline,
    led_by,
    mastership,
    word_in,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    from_report,
    message,
    report_on,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import report_on_take_down
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    NOW,
    PEER,
    SET,
    STANDBY,
    Edit,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.take_down_pairs import (
    pair_of,
    taken,
)

NONE = "no gateway is MASTER of set 1, there is an outage now"
TWO = "both gateways are MASTER of set 1, restore ICCP first"


def state(own: str | None, peer: str | None) -> Edit:
    """Return what a gateway says of itself and of its peer."""
    return {f"{SET}.state": own, f"{PEER}.state": peer}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (state("MASTER", "STANDBY"), state("STANDBY", "MASTER"), ""),
        (state("STANDBY", "STANDBY"), state("STANDBY", "STANDBY"), NONE),
        (state("STANDBY", "MASTER"), state("STANDBY (WARNED)", "MASTER"), NONE),
        (state("INITIALIZING", None), state("STANDBY", None), NONE),
        (state("MASTER", "MASTER"), state("MASTER", "MASTER"), TWO),
        (state("MASTER", None), state("MASTER", None), TWO),
        # What one says of the other counts for nothing where both were read.
        (state("MASTER", "MASTER"), state("STANDBY", "STANDBY"), ""),
        (state("STANDBY", "STANDBY"), state("RESTING", "STANDBY"), ""),
        (state("STANDBY", "STANDBY"), state(None, "STANDBY"), ""),
    ],
)
def test_a_pair(first: Edit, second: Edit, words: str) -> None:
    plain = pair_report(edited(MASTER, first), edited(STANDBY, second), now=NOW, options={})
    report = from_report(plain, "it")
    assert mastership(report.findings) == words
    begins = (
        f"NO-GO, {words}: " if words else ("GO: " if report.verdict == "go" else ("NO-GO: ", "UNKNOWN: "))
    )
    assert (report.headline.startswith(begins), report.summary.startswith(begins)) == (True, True)
    assert message(report).startswith(report.headline)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (state("MASTER", "STANDBY"), ""),
        (state("MASTER", "MASTER"), TWO),
        (state("MASTER", "INITIALIZING"), ""),
        (state("STANDBY", "STANDBY"), NONE),
        (state("STANDBY", "INITIALIZING"), NONE),
        (state("STANDBY", None), ""),
        (state("INITIALIZING", "STANDBY"), ""),
    ],
)
def test_a_gateway_by_what_it_says_of_its_peer(shown: Edit, words: str) -> None:
    report = from_report(gateway_report(edited(MASTER, shown), now=NOW, options={}), "it")
    assert mastership(report.findings) == words


def test_two_masters_among_the_peers_of_a_standby() -> None:
    peers = [{"ip": f"192.0.2.{n}", "connection": "Connected", "state": "MASTER"} for n in (2, 3)]
    known = [{**each, "role": "MASTER", "qualifier": None} for each in peers]
    report = from_report(gateway_report(edited(STANDBY, {f"{SET}.peers": known}), now=NOW, options={}), "it")
    assert mastership(report.findings) == TWO


def test_sets_are_named_once_and_an_outage_comes_first() -> None:
    states = {
        4: ("MASTER", "MASTER"),
        1: ("STANDBY", "STANDBY"),
        2: ("MASTER", "STANDBY"),
        3: ("STANDBY", "STANDBY"),
    }
    case = pair_of(states)
    words = (
        "no gateway is MASTER of sets 1 and 3, there is an outage now; "
        "both gateways are MASTER of set 4, restore ICCP first"
    )
    report = from_report(pair_report(case.a, case.b, now=NOW, options={}), "it")
    assert mastership(report.findings) == words
    found = taken(case)
    assert found.because == f"no, because {words}"
    assert mastership(report_on_take_down(found, "A").findings) == words


def test_what_is_waived_is_no_headline() -> None:
    waiver = {"check": "peer_role", "reason": "known", "owner": "noc", "expires": "2026-12-31"}
    plain = gateway_report(edited(MASTER, state("MASTER", "MASTER")), now=NOW, options={"waivers": [waiver]})
    assert mastership(from_report(plain, "it").findings) == ""


def test_the_scope_stands_behind_it() -> None:
    counts = {"pass": 1, "fail": 2, "unknown": 0, "waived": 0}
    scope = Scope(asked=(1,), not_asked=(2,))
    said = f"NO-GO, {NONE}; of set 1 only; set 2 was not asked about: 2 of 3 checks failed"
    assert headline(counts, scope, NONE) == said
    assert word_in(said, "no_go") == "NO-GO, of set 1 only"
    assert word_in(headline(counts, None, NONE), "no_go") == "NO-GO"
    assert word_in("GO: 3 of 3 checks passed", "go") == "GO"
    assert (
        word_in("GO, of sets 1 and 2 only; set 3 was not asked about: 3", "go") == "GO, of sets 1 and 2 only"
    )


@pytest.mark.parametrize(
    ("sentence", "led"),
    [
        ("never held", f"{NONE}: never held"),
        ("NO-GO: of 3 pairs", f"NO-GO, {NONE}: of 3 pairs"),
        (f"no, because {NONE}", f"no, because {NONE}"),
    ],
)
def test_it_leads_a_sentence_whose_verdict_stays_in_front(sentence: str, led: str) -> None:
    assert (led_by(sentence, NONE), led_by(sentence, "")) == (led, sentence)


def test_evidence_of_a_version_without_it_is_still_read() -> None:
    report = from_report(
        pair_report(
            edited(MASTER, state("STANDBY", "STANDBY")),
            edited(STANDBY, state("STANDBY", "STANDBY")),
            now=NOW,
            options={},
        ),
        "it",
    )
    former = {**to_report(report), "summary": report.summary.replace(f", {NONE}", "")}
    assert former["summary"].startswith("NO-GO: ")
    assert from_report(former, "it") == report
    with pytest.raises(FactsError):
        from_report({**former, "summary": former["summary"].replace("NO-GO", "GO")}, "it")


def test_nothing_is_said_of_no_finding() -> None:
    assert mastership(report_on([], waivers=(), now=NOW).findings) == ""
    assert t.cast("t.Any", to_report(report_on([], waivers=(), now=NOW)))["verdict"] == "unknown"
