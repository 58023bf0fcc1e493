# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_plan."""

from __future__ import annotations

import importlib
import typing as t
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.action import redundancy_plan
from ansible_collections.junos_ha.srd.plugins.modules import redundancy_plan as documented
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import (
    HANDED,
    NOTED,
    SET_BY_PLAYBOOK,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import write_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import Intent, write_intent
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act
from ansible_collections.junos_ha.srd.tests.unit.vocabulary_files import TERMS, UNSIGNED, written

WAIVER = {"check": "health", "reason": "known", "owner": "noc", "expires": "2030-01-01"}
MOVES = [
    {"redundancy_set": 1, "event": "RELEASE"},
    {"redundancy_set": "2", "event": "RELEASE_2", "reverse_event": "BACK_2"},
]
EXPECTED = {
    "redundancy_sets": [],
    "synchronization": "Hot",
    "health": "Passed",
    "service_sets": [],
    "without_service_sets": [],
    "waivers": [],
}
ANY_AREA = ", ".join(["of redundancy", "all", *AREAS, *(f"!{each}" for each in AREAS)])
LIMITS = {"timeout": 300.0, "interval": 2.0}
UNREAD = {"facts": {}, "error": "it was not read, for the task that reads it did not end"}
NOTHING: dict[str, t.Any] = {
    "areas": [],
    "stopping": [],
    "probes": [],
    "redundancy_sets": [],
    "service_sets": [],
    "peer_connections": None,
}


@pytest.fixture(autouse=True)
def extra(monkeypatch: pytest.MonkeyPatch) -> dict[str, t.Any]:
    """The extra variables of the run: none, unless a test adds some."""
    given: dict[str, t.Any] = {}
    monkeypatch.setattr(redundancy_plan, "load_extra_vars", lambda loader: given)
    return given


class Planning:
    """Plans runs whose evidence stands in a directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.strategy = "linear"
        self.of_host: dict[str, t.Any] = {}  # variables of the host alone
        self.of_hosts: dict[str, dict[str, t.Any]] = {}

    def __call__(self, arguments: dict[str, t.Any], **given: t.Any) -> Result:
        """Return the result of a task; variables of None are not set. What a postcheck needs is there."""
        if arguments["runbook"] == "postcheck":
            self.keep(arguments.get("baseline", "precheck"))
        needed = {"srd_peer": "mx2", "srd_evidence_directory": str(self.directory), "srd_run_id": "r"}
        variables = {name: value for name, value in {**needed, **given}.items() if value is not None}
        gathered = {"mx1": None, "mx2": None, "mx3": None}
        of_hosts = {"mx1": self.of_host, **self.of_hosts}
        play = Play(gathered=gathered, of_hosts=of_hosts, given=variables, strategy=self.strategy)
        return act("redundancy_plan", arguments, play)[0]

    def keep(self, phase: str, **more: t.Any) -> None:
        """Write what an earlier phase left of both gateways, unless it is there."""
        for name in ("mx1", "mx2"):
            path = Path(self.path(f"{name}.{phase}"))
            if not path.exists():
                write_evidence(path, {"schema": 1, "host": name, "phase": phase, **more})

    def path(self, name: str) -> str:
        """Return where evidence stands."""
        return str(self.directory / "r" / f"{name}.json")


@pytest.fixture
def plan(tmp_path: Path) -> Planning:
    return Planning(tmp_path)


PROBE = {"name": "version", "command": "show version", "unchanged": True, "gateway": "mx2"}
FAILOVER = {"srd_away_from": "mx1", "srd_moves": MOVES}


def test_a_precheck(plan: Planning) -> None:
    pair = {**EXPECTED, "role": "any", "roles": {}, "max_skew": "30", "max_age": "any", "peer": "mx2"}
    waiting = {**EXPECTED, "role": "any", "roles": {}}
    assert plan({"runbook": "precheck"}) == {
        "changed": False,
        "runs": {
            "precheck": {
                "pair": "mx1 and mx2",
                "lead": "mx1",
                "peer": "mx2",
                "gateways": ["mx1", "mx2"],
                "unread": [{"name": "mx1", **UNREAD}, {"name": "mx2", **UNREAD}],
                "phase": "precheck",
                "falls_back": False,
                "carried": [],
                "done": [],
                "areas": [],
                "asks_areas": False,
                "probes": [],
                "asks_probes": False,
                "evidence": {"mx1": plan.path("mx1.precheck"), "mx2": plan.path("mx2.precheck")},
                "baseline": {},
                "options": {
                    "pair": pair,
                    "wait": {"mx1": waiting, "mx2": waiting},
                    "change": {"expect": "unchanged", "redundancy_sets": [], "waivers": []},
                    "take_down": {
                        "without_service_sets": [],
                        "waivers": [],
                        "max_skew": "30",
                        "not_asked": [],
                    },
                    "areas": {"areas": [], "effects": {}, "switched": False, "waivers": []},
                    "probes": {"probes": [], "waivers": []},
                    "evidence": {
                        "directory": str(plan.directory),
                        "run_id": "r",
                        "phase": "precheck",
                        "reports": ["html"],
                        "asked": NOTHING,
                    },
                },
            }
        },
    }


def test_a_postcheck_expects_the_other_role_of_the_peer(plan: Planning) -> None:
    arguments = {"runbook": "postcheck", "stage": "back-", "baseline": "away-postcheck"}
    more = {"srd_role": "MASTER", "srd_roles": {2: "STANDBY", 3: "any"}, "srd_switched_sets": ["1"]}
    run = plan(arguments, **more, srd_expect="switched")["runs"]["postcheck"]
    waits = run["options"]["wait"]
    assert waits == {
        "mx1": {**EXPECTED, **LIMITS, "role": "MASTER", "roles": {2: "STANDBY", 3: "any"}},
        "mx2": {**EXPECTED, **LIMITS, "role": "STANDBY", "roles": {2: "MASTER", 3: "any"}},
    }
    assert run["options"]["change"] == {"expect": "switched", "redundancy_sets": [1], "waivers": []}
    assert (run["phase"], run["baseline"]) == (
        "back-postcheck",
        {"mx1": plan.path("mx1.away-postcheck"), "mx2": plan.path("mx2.away-postcheck")},
    )


@pytest.mark.parametrize("runbook", ["precheck", "postcheck"])
def test_areas_are_asked_for_by_name(plan: Planning, runbook: str) -> None:
    more = {"srd_areas": ["cores", "alarms"], "srd_area_effects": {"cores": "warn"}, "srd_waivers": [WAIVER]}
    run = plan({"runbook": runbook}, **more)["runs"][runbook]
    options = {"areas": ["alarms", "cores"], "effects": {"cores": "warn"}, "waivers": [WAIVER]}
    assert (run["areas"], run["asks_areas"]) == (["alarms", "cores"], True)
    assert {name: run["options"]["areas"][name] for name in ("areas", "effects")} == {
        name: options[name] for name in ("areas", "effects")
    }
    assert [it["check"] for it in run["options"]["areas"]["waivers"]] == ["health"]


@pytest.mark.parametrize("runbook", ["precheck", "postcheck"])
def test_probes_are_asked_as_they_are_given(plan: Planning, runbook: str) -> None:
    run = plan({"runbook": runbook}, srd_probes=[PROBE], srd_waivers=[WAIVER])["runs"][runbook]
    assert (run["probes"], run["asks_probes"]) == ([PROBE], True)
    assert run["options"]["probes"]["probes"] == [PROBE]
    assert run["options"]["take_down"]["not_asked"] == ["srd_probes"]
    assert [it["check"] for it in run["options"]["probes"]["waivers"]] == ["health"]


def test_evidence_keeps_what_was_asked(plan: Planning) -> None:
    more = {"srd_redundancy_sets": [2], "srd_service_sets": ["ss1"], "srd_peer_connections": 1}
    of_areas = {"srd_areas": ["sessions", "alarms"], "srd_probes": [PROBE]}
    run = plan({"runbook": "precheck"}, **more, **of_areas)["runs"]["precheck"]
    assert run["options"]["evidence"]["asked"] == {
        "areas": ["alarms", "sessions"],
        "stopping": ["alarms"],
        "probes": ["version"],
        "redundancy_sets": [2],
        "service_sets": ["ss1"],
        "peer_connections": 1,
    }


# What the precheck was asked, what the postcheck is asked, and what it is refused with.
LESS: dict[str, tuple[dict[str, t.Any], dict[str, t.Any], str]] = {
    "areas": (
        {"areas": ["alarms", "bgp"]},
        {"srd_areas": ["alarms"]},
        "srd_areas - Expected: [alarms, bgp] Actual: without bgp",
    ),
    "every area": (
        {"areas": ["alarms", "bgp"]},
        {},
        "srd_areas - Expected: [alarms, bgp] Actual: without alarms, bgp",
    ),
    "an area that is left out by name": (
        {"areas": ["headroom"]},
        {"srd_areas": ["!headroom"]},
        f"srd_areas - Expected: [headroom, {', '.join(it for it in AREAS if it != 'headroom')}] "
        "Actual: without headroom",
    ),
    "probes": (
        {"probes": ["version", "routes"]},
        {"srd_probes": [PROBE]},
        "srd_probes - Expected: [version, routes] Actual: without routes",
    ),
    "an effect": (
        {"areas": ["sessions"], "stopping": ["sessions"]},
        {"srd_areas": ["sessions"]},
        "srd_area_effects - Expected: sessions: stop Actual: nothing, so that sessions only warns",
    ),
    "one of all sets": (
        {},
        {"srd_redundancy_sets": [1]},
        "srd_redundancy_sets - Expected: every set Actual: [1]",
    ),
    "one of two sets": (
        {"redundancy_sets": [1, 2]},
        {"srd_redundancy_sets": [1]},
        "srd_redundancy_sets - Expected: [1, 2] Actual: without 2",
    ),
    "service sets": (
        {"service_sets": ["ss1"]},
        {},
        "srd_service_sets - Expected: [ss1] Actual: without ss1",
    ),
    "connections": (
        {"peer_connections": 2},
        {},
        "srd_peer_connections - Expected: 2 Actual: nothing",
    ),
    "two of them": (
        {"areas": ["bgp"], "probes": ["version"]},
        {},
        "srd_areas - Expected: [bgp] Actual: without bgp; "
        "srd_probes - Expected: [version] Actual: without version",
    ),
}


@pytest.mark.parametrize("case", LESS)
def test_a_postcheck_that_is_asked_less_than_its_precheck_is_refused(plan: Planning, case: str) -> None:
    before, given, refusal = LESS[case]
    plan.keep("precheck", asked={**NOTHING, **before})
    advice = "Ask for the same, and waive what is meant to differ"
    message = f"{refusal}. The precheck was asked for it. {advice}"
    assert plan({"runbook": "postcheck"}, **given) == {"failed": True, "msg": message}


SAME: dict[str, tuple[dict[str, t.Any], dict[str, t.Any]]] = {
    "the same": (
        {"areas": ["bgp"], "stopping": ["bgp"], "probes": ["version"], "redundancy_sets": [1]},
        {"srd_areas": ["bgp"], "srd_probes": [PROBE], "srd_redundancy_sets": [1]},
    ),
    "more": (
        {"areas": ["bgp"], "redundancy_sets": [1], "peer_connections": 1},
        {"srd_areas": ["all"], "srd_peer_connections": 2},
    ),
    "an effect that is given": (
        {"areas": ["sessions"], "stopping": ["sessions"]},
        {"srd_areas": ["sessions"], "srd_area_effects": {"sessions": "warn"}},
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_a_postcheck_that_is_asked_no_less_goes_on(plan: Planning, case: str) -> None:
    before, given = SAME[case]
    plan.keep("precheck", asked={**NOTHING, **before})
    assert "runs" in plan({"runbook": "postcheck"}, **given)


def test_evidence_that_does_not_say_what_was_asked_shows_it(plan: Planning) -> None:
    areas = {"schema": 1, "collected_at": None, "bgp": {}}
    plan.keep("precheck", areas=areas, probes={"answers": [{"name": "version"}]})
    assert plan({"runbook": "postcheck"})["msg"].startswith(LESS["two of them"][2])


def test_evidence_that_says_in_another_form_what_was_asked_is_refused(plan: Planning) -> None:
    plan.keep("precheck", asked={**NOTHING, "areas": "bgp"})
    where = f"{plan.path('mx1.precheck')}: asked.areas"
    assert plan({"runbook": "postcheck"})["msg"] == f"{where} - Expected: a list Actual: 'bgp'"


def test_a_postcheck_that_has_the_evidence_of_another_gateway_is_refused(plan: Planning) -> None:
    plan.keep("precheck")
    Path(plan.path("mx1.precheck")).replace(plan.path("mx2.precheck"))
    message = "before - Expected: evidence of mx2 Actual: of mx1"
    assert plan({"runbook": "postcheck"}) == {"failed": True, "msg": message}


def test_a_part_of_a_maintenance_takes_no_role(plan: Planning) -> None:
    more = {"srd_role": "MASTER", "srd_roles": {1: "MASTER"}, "srd_expect": "switched"}
    run = plan({"runbook": "postcheck", "is_part": True}, **more)["runs"]["postcheck"]
    assert run["options"]["wait"] == {"mx1": {**EXPECTED, **LIMITS}, "mx2": {**EXPECTED, **LIMITS}}
    assert run["options"]["change"]["expect"] == "unchanged"


def way(
    plan: Planning, name: str, number: int, leaving: str, event: str, stage: str = ""
) -> dict[str, t.Any]:
    """Return a way of a set."""
    place = {"directory": str(plan.directory), "run_id": "r", "phase": f"{stage}failover"}
    taker = "mx2" if leaving == "mx1" else "mx1"
    request = {"redundancy_set": number, "redundancy_event": event, "target": "STANDBY", "peer": taker}
    moved_too = [each for each in (1, 2) if each != number]
    options = {
        "verify_event": True,
        "rescue": "never",
        "rollback": name == "rollback",
        "moved_too": moved_too,
    }
    return {
        "way": name,
        "redundancy_set": number,
        "leaving": leaving,
        "taker": taker,
        "options": {**EXPECTED, **LIMITS, **options, **place, **request},
    }


def test_a_failover(plan: Planning) -> None:
    result = plan({"runbook": "failover", "stage": "away-"}, **FAILOVER, srd_role="MASTER")
    assert {name: run["phase"] for name, run in result.pop("runs").items()} == {
        "precheck": "away-precheck",
        "failover": "away-failover",
        "postcheck": "away-postcheck",
    }
    assert result == {
        "changed": False,
        "stage": "away-",
        "is_back": False,
        "approve": "prompt",
        "settles": False,
        "leaving": "mx1",
        "taker": "mx2",
        "rolls_back": False,
        "moves": [
            {
                "redundancy_set": 1,
                "switchover": way(plan, "switchover", 1, "mx1", "RELEASE", "away-"),
                "rollback": way(plan, "rollback", 1, "mx2", "RELEASE", "away-"),
            },
            {
                "redundancy_set": 2,
                "switchover": way(plan, "switchover", 2, "mx1", "RELEASE_2", "away-"),
                "rollback": way(plan, "rollback", 2, "mx2", "BACK_2", "away-"),
            },
        ],
    }


@pytest.mark.parametrize(
    ("more", "commits"),
    [
        ({}, {}),
        ({"srd_areas": ["alarms"]}, {}),
        ({"srd_areas": ["commits"]}, {"commits": "stop"}),
        ({"srd_areas": ["all"], "srd_area_effects": {"commits": "warn"}}, {"commits": "warn"}),
        ({"srd_areas": ["!commits"]}, {}),
    ],
)
def test_commits_count_at_the_gate_where_they_are_asked_for(
    plan: Planning, more: dict[str, t.Any], commits: dict[str, str]
) -> None:
    moves = plan({"runbook": "failover"}, **FAILOVER, **more)["moves"]
    options = [move[way]["options"] for move in moves for way in ("switchover", "rollback")]
    assert [{name: it[name] for name in it if name == "commits"} for it in options] == [commits] * 4


def test_a_failover_first_awaits_the_requests_that_earlier_runs_left_open(plan: Planning) -> None:
    intent = Intent(
        schema=1,
        run_id="r0",
        phase="failover",
        gateway="mx2",
        peer="mx1",
        redundancy_set=1,
        redundancy_event="RELEASE",
        target="STANDBY",
        request="request",
        gate="GO",
        written_at="2026-11-28T03:00:00Z",
    )
    write_intent(plan.directory, intent)
    assert plan({"runbook": "failover"}, **FAILOVER)["settles"] is True


def test_a_failover_compares_with_its_own_precheck_and_expects_no_role(plan: Planning) -> None:
    runs = plan({"runbook": "failover"}, **FAILOVER, srd_role="MASTER", srd_roles={1: "MASTER"})["runs"]
    assert runs["postcheck"]["baseline"]["mx1"] == plan.path("mx1.precheck")
    named = [set(run["options"]["pair"]) & {"role", "roles"} for run in runs.values()]
    assert named == [set(), set(), set()]


def test_the_way_back_exchanges_the_events(plan: Planning) -> None:
    arguments = {"runbook": "failover", "is_back": True, "leaving": "mx2"}
    _first, second = plan(arguments, **FAILOVER)["moves"]
    assert second["switchover"] == way(plan, "switchover", 2, "mx2", "BACK_2")
    assert second["rollback"] == way(plan, "rollback", 2, "mx1", "RELEASE_2")


def test_a_failover_is_told_where_its_locks_are_and_what_to_do_without_room(plan: Planning) -> None:
    given = {"srd_lock_directory": "/run/locks", "srd_evidence_fallback": "/var/tmp/srd"}
    move = plan({"runbook": "failover"}, **FAILOVER, **given)["moves"][0]
    for each in (move["switchover"], move["rollback"]):
        taken_over = [each["options"][name] for name in ("lock_directory", "fallback_directory")]
        assert taken_over == ["/run/locks", "/var/tmp/srd"]


@pytest.mark.parametrize(
    ("given", "approve"), [({"srd_approve": True}, "yes"), ({"srd_approve": "yes"}, "yes"), ({}, "prompt")]
)
def test_yaml_makes_true_of_yes(plan: Planning, given: dict[str, t.Any], approve: str) -> None:
    assert plan({"runbook": "failover"}, **FAILOVER, **given)["approve"] == approve


REFUSED: dict[str, tuple[str, dict[str, t.Any], str]] = {
    "misspelt": (
        "precheck",
        {"srd_rollbak": "on_failure"},
        "srd_rollbak - Expected: a variable of this collection, which alone has names that begin with srd_ "
        "Actual: unknown, the nearest is srd_rollback",
    ),
    "far from any": (
        "precheck",
        {"srd_x": 1},
        "srd_x - Expected: a variable of this collection, which alone has names that begin with srd_ "
        "Actual: unknown, the nearest is srd_expect",
    ),
    "no peer": (
        "precheck",
        {"srd_peer": None},
        "srd_peer - Expected: a host of the inventory other than mx1 Actual: nothing",
    ),
    "itself": (
        "precheck",
        {"srd_peer": "mx1"},
        "srd_peer - Expected: a host of the inventory other than mx1 Actual: mx1",
    ),
    "no host": (
        "precheck",
        {"srd_peer": "mx9"},
        "srd_peer - Expected: a host of the inventory other than mx1 Actual: mx9",
    ),
    "another pair": (
        "failover",
        {"srd_away_from": "mx3"},
        "srd_away_from - Expected: mx1 or mx2 Actual: mx3",
    ),
    "no set": ("failover", {"srd_moves": []}, "srd_moves - Expected: each set to be moved once Actual: []"),
    "a set twice": (
        "failover",
        {"srd_moves": [{"redundancy_set": 1, "event": "A"}, {"redundancy_set": "1", "event": "B"}]},
        "srd_moves - Expected: each set to be moved once Actual: [1, 1]",
    ),
    "no moves": ("failover", {"srd_moves": None}, "missing required arguments: srd_moves"),
    "no run": ("precheck", {"srd_run_id": None}, "missing required arguments: srd_run_id"),
    "elsewhere": (
        "precheck",
        {"srd_run_id": "../x"},
        "run_id - Expected: letters, digits, dots, hyphens, underscores Actual: '../x'",
    ),
    "no such home": (
        "precheck",
        {"srd_evidence_directory": "~nosuch/evidence"},
        "directory - Expected: a path Actual: '~nosuch/evidence', its home directory is unknown: ~nosuch",
    ),
    "commands of a terminal": (
        "precheck",
        {"srd_peer": "mx9\x1b[2J\u202e"},
        "srd_peer - Expected: a host of the inventory other than mx1 Actual: mx9\\x1b[2J\\u202e",
    ),
    "a reserved name": (
        "precheck",
        {"srd_peer": "both gateways"},
        "both gateways - Expected: a name of a gateway that reports do not use themselves "
        "Actual: a host of the inventory",
    ),
    "no such value": (
        "failover",
        {"srd_approve": "maybe"},
        "value of srd_approve must be one of: prompt, yes, got: maybe",
    ),
    "no such role": (
        "precheck",
        {"srd_roles": {1: "BOSS"}},
        "roles.1 - Expected: MASTER or STANDBY or any Actual: 'BOSS'",
    ),
    "no time for a rescue": (
        "failover",
        {"srd_rescue": "acquire", "srd_timeout": 10, "srd_stable_for": 2},
        "srd_timeout - Expected: more than 10 seconds, after which a rescue is sent Actual: 10",
    ),
    "no such area": (
        "failover",
        {"srd_areas": ["core"]},
        f"srd_areas - Expected: {ANY_AREA} Actual: core",
    ),
    "no such effect": (
        "postcheck",
        {"srd_area_effects": {"cores": "ignore"}},
        "srd_area_effects.cores - Expected: stop or warn Actual: 'ignore'",
    ),
    "no show command": (
        "failover",
        {"srd_probes": [PROBE, {**PROBE, "name": "reboot", "command": "request system reboot"}]},
        "srd_probes[1].command - Expected: show in full, and what to show Actual: 'request system reboot'",
    ),
    "no gateway of the pair": (
        "precheck",
        {"srd_probes": [{**PROBE, "gateway": "mx9"}]},
        "srd_probes[0].gateway - Expected: both or MASTER or STANDBY or mx1 or mx2 Actual: 'mx9'",
    ),
    "never stable": (
        "postcheck",
        {"srd_timeout": 1, "srd_stable_for": 2},
        "stable_for - Expected: less than timeout Actual: 2",
    ),
}


@pytest.mark.parametrize(("runbook", "given", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_before_a_gateway_is_asked(
    plan: Planning, runbook: str, given: dict[str, t.Any], message: str
) -> None:
    moves = FAILOVER if runbook == "failover" else {}
    result = plan({"runbook": runbook}, **{**moves, **given})
    assert (result["failed"], result["msg"]) == (True, message)


@pytest.mark.parametrize("strategy", ["free", "ansible.builtin.free", "host_pinned", "mitogen_free"])
def test_a_failover_is_refused_where_hosts_do_not_go_together(plan: Planning, strategy: str) -> None:
    plan.strategy = strategy
    assert plan({"runbook": "failover"}, **FAILOVER)["msg"] == (
        f"strategy - Expected: linear, for the failover asks once for all pairs Actual: {strategy}"
    )
    assert "runs" in plan({"runbook": "precheck"})


@pytest.mark.parametrize("strategy", ["ansible.builtin.linear", "debug", "mitogen_linear"])
def test_a_failover_goes_on_where_hosts_go_together(plan: Planning, strategy: str) -> None:
    plan.strategy = strategy
    assert "moves" in plan({"runbook": "failover"}, **FAILOVER)


@pytest.mark.parametrize("host", ["mx1", "mx2"])
@pytest.mark.parametrize("runbook", ["precheck", "postcheck", "failover"])
def test_a_vocabulary_that_is_not_signed_is_refused_before_a_gateway_is_asked(
    plan: Planning, tmp_path: Path, runbook: str, host: str
) -> None:
    plan.of_hosts = {host: {"srd_vocabulary": written(tmp_path, UNSIGNED)}}
    result = plan({"runbook": runbook}, **(FAILOVER if runbook == "failover" else {}))
    assert result["failed"]
    assert result["msg"].startswith(f"{host}: srd_vocabulary {tmp_path}/vocabulary.yml: signed - Expected: ")


def test_a_vocabulary_that_is_signed_goes_on(plan: Planning, tmp_path: Path) -> None:
    plan.of_hosts = {"mx2": {"srd_vocabulary": written(tmp_path, TERMS)}}
    assert "failed" not in plan({"runbook": "precheck"})


def test_a_waiver_of_no_check_is_refused(plan: Planning) -> None:
    result = plan({"runbook": "precheck"}, srd_waivers=[{**WAIVER, "check": "weather"}])
    assert (result["failed"], "weather" in result["msg"]) == (True, True)


def test_a_peer_that_leads_too_is_refused(plan: Planning) -> None:
    given = {"srd_peer": "mx2", "srd_evidence_directory": str(plan.directory), "srd_run_id": "r"}
    play = Play(gathered={"mx1": None, "mx2": None}, hosts=("mx1", "mx2"), given=given)
    assert act("redundancy_plan", {"runbook": "precheck"}, play)[0] == {
        "failed": True,
        "msg": "mx2 - Expected: in one pair of this play, as the peer "
        "Actual: one of the hosts that lead a pair, mx1, mx2",
    }


@pytest.mark.parametrize("phase", ["precheck", "failover", "postcheck"])
def test_a_run_that_has_evidence_already_is_refused(plan: Planning, phase: str) -> None:
    path = Path(plan.path(f"mx2.{phase}"))
    path.parent.mkdir(mode=0o700)
    path.touch()
    message = f"{path}: this phase has been written already; take another srd_run_id"
    assert plan({"runbook": "failover"}, **FAILOVER) == {"failed": True, "msg": message}


EXTRA = ["srd_role", "srd_roles", "srd_expect", "srd_switched_sets", "precheck_phase", "failover_from"]


@pytest.mark.parametrize("name", EXTRA)
def test_an_extra_variable_may_not_overrule_a_failover(
    plan: Planning, extra: dict[str, t.Any], name: str
) -> None:
    extra[name] = "MASTER"
    assert plan({"runbook": "failover"}, **FAILOVER) == {
        "failed": True,
        "msg": f"{name} - Expected: no extra variable of that name, which the failover sets itself "
        "Actual: an extra variable",
    }


@pytest.mark.parametrize("runbook", ["precheck", "postcheck"])
@pytest.mark.parametrize("name", ["precheck_shown", "postcheck_reached", "precheck_run"])
def test_an_extra_variable_may_not_overrule_a_verdict(
    plan: Planning, extra: dict[str, t.Any], runbook: str, name: str
) -> None:
    extra[name] = {"go": True}
    message = f"{name} - Expected: no extra variable of that name, which the {runbook} sets itself "
    assert plan({"runbook": runbook}) == {"failed": True, "msg": f"{message}Actual: an extra variable"}


SHADOWED = "which the roles set themselves Actual: there is one"


@pytest.mark.parametrize("name", HANDED)
def test_a_fact_may_not_take_the_place_of_what_a_role_hands_over(plan: Planning, name: str) -> None:
    plan.of_host = {name: "{{ mine }}"}
    message = f"{name} - Expected: no fact or variable of the host of that name, {SHADOWED}"
    assert plan({"runbook": "failover"}, **FAILOVER) == {"failed": True, "msg": message}


@pytest.mark.parametrize("name", NOTED)
@pytest.mark.parametrize("has_earlier", [False, True], ids=["first", "later"])
def test_a_parameter_may_not_take_the_place_of_what_a_role_notes(
    plan: Planning, name: str, has_earlier: bool
) -> None:
    plan.of_host = {name: "the fact of an earlier role"} if has_earlier else {}
    message = f"{name} - Expected: no parameter of that name, {SHADOWED}"
    assert plan({"runbook": "failover"}, **FAILOVER, **{name: {"go": True}}) == {
        "failed": True,
        "msg": message,
    }


def test_what_a_role_hands_over_and_what_an_earlier_one_noted_is_no_shadow(plan: Planning) -> None:
    noted = {name: {"go": True} for name in NOTED}
    plan.of_host = noted
    assert "failed" not in plan({"runbook": "failover"}, **FAILOVER, **noted, **dict.fromkeys(HANDED, "x"))


def _walk(node: object) -> t.Iterator[dict[str, t.Any]]:
    """Yield every mapping of a file of YAML."""
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _walk(each)


def _names(patterns: t.Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the names that files of tasks hand over, and those that they note."""
    files = [path for pattern in patterns for path in ROOT.glob(pattern)]
    found = [each for path in files for each in _walk(yaml.safe_load(path.read_text(encoding="utf-8")))]
    handed = {name for each in found for name in each.get("vars") or ()}
    loops = {each[key] for each in found for key in ("loop_var", "index_var") if key in each}
    facts = {name for each in found for name in each.get("ansible.builtin.set_fact") or ()}
    registered = {each["register"] for each in found if "register" in each}
    return handed | loops, facts | registered


def test_whatever_ends_a_reading_after_a_request_leaves_a_verdict() -> None:
    files = ("roles/failover/tasks/keep.yml", "roles/postcheck/tasks/evaluate.yml")
    roles = [
        task.get(f"ansible.builtin.{kind}_role", {})
        for name in files
        for task in yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
        for kind in ("import", "include")
    ]
    assert {each["tasks_from"] for each in roles if each} == {"verdict.yml", "evidence.yml"}
    (task,) = yaml.safe_load((ROOT / "roles/precheck/tasks/verdict.yml").read_text(encoding="utf-8"))
    (noted,) = task["rescue"]
    (read,) = task["block"]
    of_pair = _names(["roles/precheck/tasks/pair.yml"])[1]
    assert (read["ansible.builtin.import_tasks"], set(noted["ansible.builtin.set_fact"])) == (
        {"file": "pair.yml"},
        of_pair - {"precheck_read"},
    )


def test_each_name_that_the_roles_set_is_guarded() -> None:
    handed, noted = _names(["roles/*/tasks/*.yml", "playbooks/*.yml"])
    files = [path for kind in ("vars", "defaults") for path in ROOT.glob(f"roles/*/{kind}/main.yml")]
    own = {name for path in files for name in yaml.safe_load(path.read_text(encoding="utf-8"))}
    of_playbooks = {name for names in SET_BY_PLAYBOOK.values() for name in names}
    assert (handed | own) - {"ansible_connection"} == set(HANDED)
    assert noted - of_playbooks == set(NOTED)


def test_an_extra_variable_may_name_a_role_where_no_failover_sets_it(
    plan: Planning, extra: dict[str, t.Any]
) -> None:
    extra["srd_role"] = "MASTER"
    assert "failed" not in plan({"runbook": "precheck"})


ACTIONS = {
    "pair": "redundancy_pair_assert",
    "change": "redundancy_change_assert",
    "evidence": "redundancy_evidence",
}


def taken(action: str) -> set[str]:
    """Return the options that an action takes."""
    module = importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.action.{action}")
    return set(module.ActionModule.ARGUMENTS)


def test_the_options_are_those_of_the_actions(plan: Planning) -> None:
    more = {"srd_peer_connections": 1, "srd_waivers": [WAIVER]}
    failover = plan({"runbook": "failover"}, **FAILOVER, **more)
    options = plan({"runbook": "postcheck"}, **more)["runs"]["postcheck"]["options"]
    for name, action in ACTIONS.items():
        assert set(options[name]) <= taken(action)
    for wait in options["wait"].values():
        assert set(wait) <= taken("redundancy_group_wait")
    for move in failover["moves"]:
        assert set(move["rollback"]["options"]) <= taken("redundancy_switchover")


def test_return_values_match_the_documentation(plan: Planning) -> None:
    result = plan({"runbook": "failover", "is_back": True, "restored": []}, **FAILOVER)
    returned = yaml.safe_load(documented.RETURN)
    assert set(returned) == set(result) - {"changed"}
    assert set(returned["runs"]["contains"]["precheck"]["contains"]) == set(result["runs"]["precheck"])
