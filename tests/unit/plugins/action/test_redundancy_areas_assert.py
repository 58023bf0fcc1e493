# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_areas_assert, of areas that the lab shows."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import read_gateway
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import to_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import (
    AREAS,
    areas_of,
    requests_of,
)
from ansible_collections.junos_ha.srd.tests.unit.run_action import Result, act
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

Plain = dict[str, t.Any]

NOT = [f"!{name}" for name in AREAS]
NEW_ALARM = "new: system Minor: Lab alarm 1 (2026-11-22 03:00:00 UTC)"
NEW_CORE = "new: /var/crash/core.srd.0 (2026-11-22 03:00:00 UTC, 1024 bytes)"


def shown(simulation: Simulation) -> Plain:
    """Return the areas of both gateways, each as facts."""
    found = {}
    for name in simulation.devices:
        session, beside = simulation.session(name), requests_of(AREAS)
        reading = read_gateway(session, Read(), host=name, clock=simulation.clock.now, beside=beside)
        found[name] = to_plain(areas_of(AREAS, reading.beside, reading.gateway.collected_at))
    return found


def judge(now: Plain, *, asked: t.Sequence[str] = ("alarms", "cores"), **more: t.Any) -> Result:
    return act("redundancy_areas_assert", {"shown": now, "areas": list(asked), **more})[0]


def found(result: Result) -> list[tuple[str, str, str, str]]:
    return [(it["subject"], it["check"], it["status"], it["actual"]) for it in result["report"]["checks"]]


def test_areas_that_are_shown_are_go() -> None:
    now = shown(Simulation())
    result = judge(now)
    assert found(result) == [
        (f"{name} area {area}", "area_read", "pass", "shown")
        for name in ("mx1", "mx2")
        for area in ("alarms", "cores")
    ]
    assert (result["msg"], result["failed"]) == ("GO: 4 of 4 checks passed", False)
    assert result["kept"] == {"shown": now, "report": result["report"]}
    assert result["verdicts"] == [
        {"of": "areas of mx1 and mx2", "report": result["report"], "details": [], "cost": ""}
    ]


def after(*changes: str) -> tuple[Plain, Plain]:
    """Return what both gateways show before and after changes of mx2."""
    simulation = Simulation()
    before = shown(simulation)
    simulation.do("mx2", *changes)
    return before, shown(simulation)


def test_what_is_new_since_before_is_no_go() -> None:
    before, now = after("alarm", "core_dump")
    result = judge(now, before=before)
    assert found(result)[4:] == [
        ("mx2 area alarms", "area_read", "pass", "shown"),
        ("mx2 area alarms", "new_alarms", "fail", NEW_ALARM),
        ("mx2 area cores", "area_read", "pass", "shown"),
        ("mx2 area cores", "new_core_dumps", "fail", NEW_CORE),
    ]
    assert (result["report"]["counts"]["pass"], result["failed"]) == (6, True)
    assert "warnings" not in result


def test_an_area_of_the_site_only_warns() -> None:
    before, now = after("alarm", "core_dump")
    result = judge(now, before=before, effects={"alarms": "warn", "cores": "warn"})
    warnings = [f"mx2 area alarms - {NEW_ALARM}", f"mx2 area cores - {NEW_CORE}"]
    assert (result["msg"], result["failed"]) == ("GO: 8 of 8 checks passed", False)
    assert (result["warnings"], result["verdicts"][0]["details"]) == (
        warnings,
        [f"WARNING {each}" for each in warnings],
    )


@pytest.mark.parametrize("fault", ["areas_refused", "areas_unread"])
def test_what_is_not_shown_is_unknown_unless_it_is_waived_by_its_subject(fault: str) -> None:
    before, now = after(fault)
    options: Plain = {"before": before, "effects": {"alarms": "warn", "cores": "warn"}}
    waiver = {"check": "area_read", "reason": "r", "owner": "o", "expires": "2099-01-01"}
    assert judge(now, **options)["report"]["verdict"] == "unknown"
    assert judge(now, **options, waivers=[waiver])["report"]["verdict"] == "unknown"
    each = [{**waiver, "subject": f"mx2 area {name}"} for name in ("alarms", "cores")]
    result = judge(now, **options, waivers=each)
    assert (result["failed"], result["msg"]) == (False, "GO: 4 of 6 checks passed, 2 waived")


def test_a_commit_since_before_and_one_that_is_open_are_no_go() -> None:
    before, now = after("commit", "commit_open")
    third, second = "2026-11-22 03:03 UTC by root via cli", "2026-11-22 03:02 UTC by root via cli"
    assert found(judge(now, before=before, asked=["commits"]))[3:] == [
        ("mx2 area commits", "area_read", "pass", "shown"),
        (
            "mx2 area commits",
            "open_commits",
            "fail",
            "2026-11-22 03:03 UTC by root via cli (to be confirmed)",
        ),
        ("mx2 area commits", "new_commits", "fail", f"new: {third} (to be confirmed); {second} (made)"),
    ]


@pytest.mark.parametrize(
    ("changes", "switched", "told"),
    [
        ((), False, [("mx1", "8,000, 100.0 % of 8,000"), ("mx2", "0")]),
        (("switched",), True, [("mx1", "0"), ("mx2", "8,000, 100.0 % of 8,000")]),
        (("switched", "sessions_lost"), True, [("mx1", "0"), ("mx2", "4,000, 50.0 % of 8,000")]),
        (("switched",), False, [("mx1", "0, 0.0 % of 8,000"), ("mx2", "8,000")]),
    ],
)
def test_sessions_are_compared_with_those_before(
    changes: tuple[str, ...], switched: bool, told: list[tuple[str, str]]
) -> None:
    before, now = after(*changes)
    result = judge(now, before=before, asked=["sessions"], switched=switched)
    kept = [it for it in found(result) if it[1] == "sessions_kept"]
    assert [(subject.partition(" ")[0], actual) for subject, _check, _status, actual in kept] == told
    costs = [actual.partition(", ")[2] for _name, actual in told if " of " in actual]
    assert result["verdicts"][0]["cost"] == f"{costs[0]} sessions"
    assert result["failed"] is False  # sessions warn


def test_a_lost_adjacency_is_no_go() -> None:
    before, now = after("adjacencies_lost")
    result = judge(now, before=before, asked=["iccp", "bfd", "bgp"])
    assert [it for it in found(result) if it[1] == "adjacencies_kept"] == [
        ("mx1 area iccp", "adjacencies_kept", "pass", "nothing lost"),
        ("mx1 area bfd", "adjacencies_kept", "pass", "nothing lost"),
        ("mx1 area bgp", "adjacencies_kept", "pass", "nothing lost"),
        ("mx2 area iccp", "adjacencies_kept", "pass", "nothing lost"),
        ("mx2 area bfd", "adjacencies_kept", "fail", "lost: 192.0.2.17 xe-0/0/1.0 (Down)"),
        ("mx2 area bgp", "adjacencies_kept", "fail", "lost: 192.0.2.17 (Active)"),
    ]


def test_a_lost_card_and_a_busy_one_are_no_go() -> None:
    before, now = after("card_lost", "busy")
    result = judge(now, before=before, asked=["cards", "bundles", "headroom"])
    slots = [f"ms-1/{slot}/0 {name} (95 %)" for slot in (3, 2, 1) for name in ("CPU", "memory")]
    loads = "; ".join((*slots[:5], "and 7 more"))
    assert [it for it in found(result) if it[2] != "pass"] == [
        (
            "mx2 area cards",
            "cards_kept",
            "fail",
            "lost: FPC 1 (Offline); FPC 1 PIC 0 (gone); FPC 1 PIC 1 (gone)",
        ),
        (
            "mx2 area bundles",
            "cards_kept",
            "fail",
            "lost: mams-1/0/0 (Inactive); mams-1/1/0 (Inactive)",
        ),
        ("mx2 area headroom", "headroom", "fail", loads),
    ]


def test_iccp_that_is_lost_is_unknown() -> None:
    before, now = after("iccp_down")
    assert ("mx2 area iccp", "area_read", "unknown") in [
        it[:3] for it in found(judge(now, before=before, asked=["iccp"]))
    ]


def test_a_gateway_that_was_not_read_is_unknown() -> None:
    now = {**shown(Simulation()), "mx2": {}}
    assert found(judge(now, asked=["cores"])) == [
        ("mx1 area cores", "area_read", "pass", "shown"),
        ("mx2 area cores", "area_read", "unknown", "not read"),
    ]


def test_no_area_is_unknown() -> None:
    result = judge(shown(Simulation()), asked=["redundancy"], report_only=True)
    assert (result["msg"], result["failed"]) == ("UNKNOWN: no check was made", False)


def kept(directory: Path, name: str, areas: Plain) -> str:
    """Return the path of evidence with areas."""
    written = act(
        "redundancy_evidence",
        {
            "directory": str(directory),
            "run_id": "r",
            "phase": "precheck",
            "gateways": [{"name": name}],
            "areas": {"shown": {name: areas}},
        },
    )[0]
    return str(written["path"])


def test_evidence_is_compared_with(tmp_path: Path) -> None:
    before, now = after("core_dump")
    paths = {name: kept(tmp_path, name, before[name]) for name in before}
    assert found(judge(now, before=paths)) == found(judge(now, before=before))


def test_evidence_without_areas_is_unknown(tmp_path: Path) -> None:
    now = shown(Simulation())
    result = judge({"mx1": now["mx1"]}, before={"mx1": kept(tmp_path, "mx1", {})}, asked=["cores"])
    assert found(result)[1] == ("mx1 area cores", "new_core_dumps", "unknown", "not read before")


def test_evidence_of_another_gateway_is_refused(tmp_path: Path) -> None:
    now = shown(Simulation())
    result = judge(now, before={"mx1": kept(tmp_path, "mx2", now["mx2"])})
    assert result["msg"] == "before - Expected: evidence of mx1 Actual: of mx2"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"before": {"mx3": {}}}, "before - Expected: mx1 or mx2 Actual: mx3"),
        (
            {"effects": {"core": "stop"}},
            f"effects - Expected: of {', '.join(AREAS)} Actual: core",
        ),
        (
            {"areas": ["core"]},
            f"areas - Expected: of {', '.join(['redundancy', 'all', *AREAS, *NOT])} Actual: core",
        ),
    ],
)
def test_what_does_not_exist_is_refused(options: Plain, message: str) -> None:
    result = act("redundancy_areas_assert", {"shown": shown(Simulation()), "areas": ["all"], **options})[0]
    assert (result["failed"], result["msg"]) == (True, message)


def test_evidence_that_is_gone_or_was_changed_makes_what_is_compared_unknown(tmp_path: Path) -> None:
    before, now = after()
    paths = {name: kept(tmp_path, name, before[name]) for name in before}
    Path(paths["mx1"]).unlink()
    Path(paths["mx2"]).write_text("{}", encoding="utf-8")
    result = judge(now, before=paths, asked=["cores", "headroom"])
    assert [it for it in found(result) if it[2] != "pass"] == [
        (
            "mx1 area cores",
            "new_core_dumps",
            "unknown",
            f"{paths['mx1']}: cannot be read: No such file or directory before",
        ),
        (
            "mx2 area cores",
            "new_core_dumps",
            "unknown",
            f"{paths['mx2']}: is not evidence of schema 1 before",
        ),
    ]
    assert result["verdicts"][0]["report"]["verdict"] == "unknown"
