# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_verdict, and what it shows."""

from __future__ import annotations

import functools
import typing as t

import pytest
import yaml
from ansible import constants
from ansible.errors import AnsibleError
from ansible.utils.unsafe_proxy import wrap_var

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.modules import redundancy_verdict as documented
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    NOW,
    SET,
    STANDBY,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, Shown, act

judged = functools.partial(pair_report, now=NOW, options={}, names=("mx1", "mx2"))
FAILED = edited(STANDBY, {f"{SET}.health": "Failed"})

SHOWN = [
    "mx1 and mx2 - GO: 47 of 47 checks passed",
    "  gateway  set  role     peer     health  Hot  verdict",
    "  -------  ---  -------  -------  ------  ---  -------",
    "  mx1        1  MASTER   STANDBY  Passed  1/1  GO",
    "  mx2        1  STANDBY  MASTER   Passed  1/1  GO",
]


def arguments(peer_facts: dict[str, t.Any] | None) -> dict[str, t.Any]:
    """Return the arguments for a pair."""
    report = judged(MASTER, peer_facts)
    return {
        "verdicts": [{"of": "mx1 and mx2", "report": report}],
        "gateways": [{"name": "mx1", "facts": MASTER}, {"name": "mx2", "facts": peer_facts or {}}],
    }


def run(given: dict[str, t.Any], play: Play | None = None) -> tuple[Result, list[Shown]]:
    """Return the result of the task, and what it showed."""
    return act("redundancy_verdict", wrap_var(given), play)


@pytest.mark.parametrize("play", [Play(), Play(check_mode=True, diff=True)], ids=["run", "check mode"])
def test_all_output_is_one_piece(play: Play) -> None:
    result, shown = run(arguments(STANDBY), play)
    assert result == {
        "changed": False,
        "verdict": "go",
        "go": True,
        "summary": "GO: 47 of 47 checks passed",
        "against": [],
        "finding": "",
        "msg": "GO: 47 of 47 checks passed",
        "lines": SHOWN,
    }
    assert shown == ["\n".join(SHOWN)]


COLORS = {
    "go": (STANDBY, constants.COLOR_OK),
    "no_go": (FAILED, constants.COLOR_ERROR),
    "unknown": (None, constants.COLOR_WARN),
}


@pytest.mark.parametrize("verdict", COLORS)
def test_it_has_the_color_of_the_verdict_and_never_fails(verdict: str) -> None:
    peer_facts, color = COLORS[verdict]
    result, (shown,) = run(arguments(peer_facts))
    assert (result["verdict"], result.get("failed", False), shown.color) == (verdict, False, color)
    assert "\x1b" not in shown


def test_without_any_verdict_it_is_unknown() -> None:
    result, _shown = run({"verdicts": []})
    assert (result["verdict"], result["lines"]) == ("unknown", ["UNKNOWN: there is no verdict"])


REFUSED = {
    "no report": (
        {"verdicts": [{"of": "it", "report": {"verdict": "go"}}]},
        "report of it - Expected: a report",
    ),
    "words of another verdict": (
        {
            "verdicts": [],
            "pairs": [{"lead": "mx1", "verdict": "unknown", "summary": "GO: 3 of 3 checks passed"}],
        },
        "summary of mx1 - Expected: UNKNOWN Actual: 'GO: 3 of 3 checks passed'",
    ),
    "no facts": (
        {"verdicts": [], "gateways": [{"name": "mx1", "facts": {"mood": "calm"}}]},
        "facts of mx1.schema - Expected: 1 or 2 or 3 Actual: 'None'",
    ),
}


@pytest.mark.parametrize(("given", "message"), REFUSED.values(), ids=REFUSED)
def test_a_name_outside_this_collection_is_an_error(given: dict[str, t.Any], message: str) -> None:
    result, shown = run(given)
    assert (result["failed"], result["msg"].startswith(message), shown) == (True, True, [])


@pytest.mark.parametrize(
    "given", [{}, {"verdicts": [{"of": "it", "verdict": "GO"}]}, {"verdict": []}], ids=str
)
def test_an_argument_that_does_not_exist_is_an_error(given: dict[str, t.Any]) -> None:
    with pytest.raises(AnsibleError):
        run(given)


def test_return_values_match_the_documentation() -> None:
    result, _shown = run({**arguments(STANDBY), "leads": ["mx1"]})
    assert set(yaml.safe_load(documented.RETURN)) == set(result) - {"changed"}


HEALTH = "mx2 group 1 set 1 - health - Expected: Passed Actual: Failed"


def concluded(given: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return what the task says of all verdicts together."""
    result, _shown = run(given)
    return {name: result[name] for name in ("verdict", "go", "summary", "against", "finding", "msg")}


def test_what_speaks_against_it_is_returned_in_sentences() -> None:
    summary = judged(MASTER, FAILED)["summary"]
    assert summary.startswith("NO-GO: ")
    assert concluded(arguments(FAILED)) == {
        "verdict": "no_go",
        "go": False,
        "summary": summary,
        "against": [f"mx1 and mx2 - {summary}"],
        "finding": HEALTH,
        "msg": f"mx1 and mx2 - {summary}",
    }


def test_the_last_line_says_what_it_cost() -> None:
    of_areas = {"of": "areas", "said": "so", "verdict": "go", "cost": "99.2 % of 1,000 sessions"}
    for facts in (STANDBY, FAILED):
        given = arguments(facts)
        without = concluded(given)
        told = {name: f"{without[name]}; {of_areas['cost']}" for name in ("summary", "msg")}
        assert concluded({**given, "verdicts": [*given["verdicts"], of_areas]}) == {**without, **told}


def test_why_a_gateway_was_not_read_comes_before_what_could_not_be_decided() -> None:
    given = arguments(None)
    given["gateways"][1]["error"] = "mx2: no route"
    assert concluded(given)["finding"] == "mx2: no route"


@pytest.mark.parametrize("quiet", [False, True])
def test_it_fails_where_that_is_asked_for(quiet: bool) -> None:
    options = {"fail_unless_go": True, "quiet": quiet}
    result, shown = run({**arguments(FAILED), **options})
    summary = judged(MASTER, FAILED)["summary"]
    assert result == {
        "changed": False,
        "failed": True,
        "verdict": "no_go",
        "msg": f"mx1 and mx2 - {summary}",
    }
    assert len(shown) == (0 if quiet else 1)
    result, _shown = run({**arguments(STANDBY), **options})
    assert (result.get("failed", False), result["go"]) == (False, True)


REACHED = "reached and held for 10 s, after 14 s"
NEVER = "not held for 10 s when the time of 300 s was up"
GOOD, BAD, UNREAD = judged(MASTER, STANDBY), judged(MASTER, FAILED), judged(MASTER, None)
WAITS: dict[str, tuple[dict[str, t.Any], str, str]] = {
    "reached": ({"verdict": "go", "summary": REACHED, "report": GOOD}, "go", REACHED),
    "not for long": ({"verdict": "no_go", "summary": NEVER, "report": GOOD}, "no_go", NEVER),
    "failed": ({"verdict": "no_go", "summary": NEVER, "report": BAD}, "no_go", NEVER),
    "not read": ({"verdict": "unknown", "summary": NEVER, "report": UNREAD}, "unknown", NEVER),
    "contradicting": ({"verdict": "go", "summary": REACHED, "report": BAD}, "no_go", REACHED),
    "skipped": ({"skipped": True}, "unknown", "it was not made"),
    "an error": ({"failed": True, "msg": "Task failed: no route"}, "unknown", "no route"),
    "nothing": ({}, "unknown", "it was not made"),
}


@pytest.mark.parametrize(("wait", "verdict", "sentence"), WAITS.values(), ids=WAITS)
def test_a_wait_is_go_only_where_it_reached_what_it_waited_for(
    wait: dict[str, t.Any], verdict: str, sentence: str
) -> None:
    result, _shown = run({"verdicts": [{"of": "wait for mx1", "gateway": "mx1", "wait": wait}]})
    assert (result["verdict"], result["lines"][0]) == (verdict, f"wait for mx1 - {sentence}")


def test_go_is_that_of_the_checks_where_a_wait_comes_first() -> None:
    wait = {
        "of": "wait for mx1",
        "gateway": "mx1",
        "wait": {"verdict": "go", "summary": REACHED, "report": GOOD},
    }
    pair = {"of": "mx1 and mx2", "report": GOOD}
    result, _shown = run({"verdicts": [wait, pair]})
    assert (result["summary"], result["msg"]) == (GOOD["summary"], GOOD["summary"])


def test_a_failure_is_unknown_and_says_why() -> None:
    failure = {
        "results": [{"failed": False}, {"failed": True, "msg": "first\nno route"}],
        "msg": "one failed",
    }
    result, _shown = run({"verdicts": [{"of": "the pair", "failure": failure}]})
    assert (result["verdict"], result["summary"], result["finding"]) == (
        "unknown",
        "UNKNOWN: no route",
        "UNKNOWN: no route",
    )


def pair(lead: str, verdict: str, word: str) -> dict[str, t.Any]:
    """Return the verdict on a pair of a fleet."""
    return {
        "lead": lead,
        "peer": "peer",
        "verdict": verdict,
        "summary": f"{word}: so",
        "finding": "so",
        "kept": True,
    }


def test_the_verdict_on_a_fleet_is_the_worst_of_its_pairs() -> None:
    good, bad = pair("mx9", "go", "GO"), pair("mx10", "no_go", "NO-GO")
    lost = {
        "lead": "mx1",
        "peer": "",
        "verdict": "unknown",
        "summary": "UNKNOWN: it was not judged",
        "finding": "it was not judged",
        "kept": False,
    }
    result, _shown = run({"verdicts": [], "leads": ["mx9", "mx1", "mx10"], "pairs": [good, bad]})
    assert result["fleet"] == {
        "verdict": "no_go",
        "counts": {"no_go": 1, "unknown": 1, "go": 1},
        "pairs": [{**each, "away": []} for each in (bad, lost, good)],
    }
    assert result["msg"] == "fleet - NO-GO: of 3 pairs 1 GO, 1 NO-GO, 1 UNKNOWN"
    assert result["lines"][0] == result["msg"]


def test_a_fleet_without_a_verdict_is_unknown() -> None:
    result, _shown = run({"verdicts": [], "leads": ["mx1"], "pairs": []})
    assert (result["verdict"], result["go"]) == ("unknown", False)
