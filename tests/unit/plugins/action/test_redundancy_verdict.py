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
    "mx1 and mx2 - GO: 45 of 45 checks passed",
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
def test_all_is_shown_at_once(play: Play) -> None:
    result, shown = run(arguments(STANDBY), play)
    assert result == {"changed": False, "verdict": "go", "lines": SHOWN}
    assert shown == ["\n".join(SHOWN)]


COLORS = {
    "go": (STANDBY, constants.COLOR_OK),
    "no_go": (FAILED, constants.COLOR_ERROR),
    "unknown": (None, constants.COLOR_WARN),
}


@pytest.mark.parametrize("verdict", COLORS)
def test_it_has_the_colour_of_the_verdict_and_fails_on_none(verdict: str) -> None:
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
        "facts of mx1.schema - Expected: 1 Actual: 'None'",
    ),
}


@pytest.mark.parametrize(("given", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_of_this_collection_is_an_error(given: dict[str, t.Any], message: str) -> None:
    result, shown = run(given)
    assert (result["failed"], result["msg"].startswith(message), shown) == (True, True, [])


@pytest.mark.parametrize(
    "given", [{}, {"verdicts": [{"of": "it", "verdict": "GO"}]}, {"verdict": []}], ids=str
)
def test_an_argument_that_does_not_exist_is_an_error(given: dict[str, t.Any]) -> None:
    with pytest.raises(AnsibleError):
        run(given)


def test_what_is_returned_is_what_is_documented() -> None:
    result, _shown = run(arguments(STANDBY))
    assert set(yaml.safe_load(documented.RETURN)) == set(result) - {"changed"}
