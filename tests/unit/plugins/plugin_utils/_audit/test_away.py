# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Since when a set is away, by what, and which run was open then: told by the evidence of earlier runs."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Away, Received, RunThen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.away import NO_EVIDENCE, away_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import Standing
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.sightings import Sighting
from ansible_collections.junos_ha.srd.tests.unit import saved_runs as saved
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    SET,
    STANDBY,
    Facts,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.report_samples import record

IT = Standing(group=1, redundancy_set=1, home="mx1", other="mx2", is_away=True)
COUNT = f"{SET}.transition_events"
WHERE = "set 1 is away from home: MASTER on mx2, not on mx1"


def counted(facts: Facts, **counts: int | None) -> Facts:
    """Return facts whose transition events were received so often; 3 times where nothing is given."""
    return edited(facts, {f"{COUNT}.{name}.received": count for name, count in counts.items()})


HOME = (MASTER, STANDBY)  # of mx1 and mx2
AWAY = (counted(STANDBY, release_manual=4), counted(MASTER, acquire_auto=4))
NOW = Sighting(at=saved.NOW, gateways={"mx1": from_facts(AWAY[0]), "mx2": from_facts(AWAY[1])})


def save(directory: Path, days: float, facts: tuple[Facts, Facts], phase: str = "audit") -> None:
    """Write the evidence of a pair that was read so many days ago."""
    for host, each in zip(("mx1", "mx2"), facts, strict=True):
        read = record(host, phase, {}, facts={**each, "collected_at": saved.day(days)})
        saved.save(directory, f"R{days}", [read], days)


def found(directory: Path | None, now: Sighting = NOW) -> Away:
    return away_of(IT, now, directory)


def away(**fields: t.Any) -> Away:
    """Return what is known of the set, with other values than these."""
    given: dict[str, t.Any] = {
        "redundancy_set": 1,
        "home": "mx1",
        "master": "mx2",
        "last_home": None,
        "first_away": saved.day(0),
        "events": None,
        "run": None,
        "note": "",
        **fields,
    }
    return Away(**given)


BY_HAND = (
    Received(gateway="mx1", event="release", trigger="manual", count=1),
    Received(gateway="mx2", event="acquire", trigger="auto", count=1),
)


def test_without_evidence_nothing_is_known(tmp_path: Path) -> None:
    assert found(None) == away(note=NO_EVIDENCE)
    assert found(tmp_path / "missing") == found(tmp_path) == away()
    assert found(None).words == f"{WHERE}; since when is unknown: no directory of evidence is given"


def test_it_left_between_the_last_time_at_home_and_the_first_away(tmp_path: Path) -> None:
    for days, facts in ((9, HOME), (8, AWAY), (7, HOME), (5, AWAY), (1, AWAY)):
        save(tmp_path, days, facts)
    it = found(tmp_path)
    assert it == away(last_home=saved.day(7), first_away=saved.day(5), events=BY_HAND)
    assert it.words == (
        f"{WHERE}; between 2026-11-23T00:00:00Z and 2026-11-25T00:00:00Z; "
        "received: mx1 1 release manual, mx2 1 acquire auto; no run moved it"
    )


def test_it_left_just_now(tmp_path: Path) -> None:
    save(tmp_path, 1, HOME)
    assert found(tmp_path) == away(last_home=saved.day(1), events=BY_HAND)


def test_it_was_never_at_home(tmp_path: Path) -> None:
    save(tmp_path, 3, AWAY)
    assert found(tmp_path) == away(first_away=saved.day(3))
    assert found(tmp_path).words == (
        f"{WHERE}; no evidence shows it at home, away by 2026-11-27T00:00:00Z; no run moved it"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (counted(STANDBY, release_manual=2), AWAY[1]),  # the daemon was restarted
        (counted(STANDBY, release_manual=None), AWAY[1]),
        (edited(STANDBY, {COUNT: None}), AWAY[1]),
        (AWAY[0], edited(MASTER, {COUNT: None})),
    ],
)
def test_by_what_is_unknown_where_a_count_is(tmp_path: Path, first: Facts, second: Facts) -> None:
    save(tmp_path, 1, HOME)
    now = Sighting(at=saved.NOW, gateways={"mx1": from_facts(first), "mx2": from_facts(second)})
    it = found(tmp_path, now)
    assert it == away(last_home=saved.day(1), events=None)
    assert "; received is unknown: a counter is not shown, or began anew; " in it.words


def test_by_what_is_unknown_where_one_was_not_read(tmp_path: Path) -> None:
    save(tmp_path, 1, HOME)
    now = Sighting(at=saved.NOW, gateways={"mx2": from_facts(AWAY[1])})
    assert found(tmp_path, now).events is None


def test_a_move_that_no_event_made_is_told(tmp_path: Path) -> None:
    save(tmp_path, 1, HOME)
    now = Sighting(at=saved.NOW, gateways={"mx1": from_facts(STANDBY), "mx2": from_facts(MASTER)})
    it = found(tmp_path, now)
    assert (it.events, "received: no transition event" in it.words) == ((), True)


MOVED: dict[str, t.Any] = {"outcome": "moved", "moved": True}


@pytest.mark.parametrize(
    ("request_", "run", "words"),
    [
        (
            {"outcome": MOVED},
            RunThen(run_id="CHG1", by="noc on jump1", moved=True, open=False),
            "run CHG1 of noc on jump1 moved it, and has ended",
        ),
        (
            {"outcome": MOVED, "phase": "away-failover"},
            RunThen(run_id="CHG1", by="noc on jump1", moved=True, open=True),
            "run CHG1 of noc on jump1 moved it, and has not ended",
        ),
        (
            {"outcome": None},
            RunThen(run_id="CHG1", by="noc on jump1", moved=True, open=True),
            "run CHG1 of noc on jump1 moved it, and has not ended",
        ),
        ({"outcome": {"outcome": "not_moved", "moved": False}}, None, "no run moved it"),
        ({"outcome": {"outcome": "moved_back", "moved": True}}, None, "no run moved it"),
        ({"outcome": MOVED, "gateways": ("mx1", "mx9")}, None, "no run moved it"),
        ({"outcome": MOVED, "gateways": ("mx2", "mx1")}, None, "no run moved it"),
        (
            {"outcome": MOVED, "gateways": ("mx2", "mx1"), "phase": "away-failover"},
            RunThen(run_id="CHG1", by="noc on jump1", moved=False, open=True),
            "no run moved it, but run CHG1 of noc on jump1 was open",
        ),
    ],
)
def test_the_run_that_was_there_is_named(
    tmp_path: Path, request_: dict[str, t.Any], run: RunThen | None, words: str
) -> None:
    save(tmp_path, 2, HOME)
    saved.request(tmp_path, "CHG1", 1.5, **request_)
    save(tmp_path, 1, AWAY)
    it = found(tmp_path)
    assert it == away(last_home=saved.day(2), first_away=saved.day(1), events=BY_HAND, run=run)
    assert it.words.endswith(f"; {words}")


def test_a_run_of_another_time_did_not_move_it(tmp_path: Path) -> None:
    saved.request(tmp_path, "CHG1", 3, MOVED)
    save(tmp_path, 2, HOME)
    save(tmp_path, 1, AWAY)
    saved.request(tmp_path, "CHG2", 0.5, MOVED)
    assert found(tmp_path).run is None


def test_evidence_that_cannot_be_read_leaves_it_unknown(tmp_path: Path) -> None:
    save(tmp_path, 1, HOME)
    path = tmp_path / "R1" / "mx1.audit.json"
    path.write_text(path.read_text(encoding="utf-8").replace("MASTER", "STANDBY"), encoding="utf-8")
    it = found(tmp_path)
    assert (it.last_home, it.run, str(path) in it.note) == (None, None, True)
    assert it.words == f"{WHERE}; since when is unknown: {it.note}"
