# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The golden runs: what their documents say, and that their evidence is what the roles write."""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.action import redundancy_evidence
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of, plain_json
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import phase
from ansible_collections.junos_ha.srd.tests.golden.fleets import fifty_pairs
from ansible_collections.junos_ha.srd.tests.golden.pairs import HOSTILE
from ansible_collections.junos_ha.srd.tests.golden.runbook import VERSION
from ansible_collections.junos_ha.srd.tests.golden.runs import RUNS
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import golden
from ansible_collections.junos_ha.srd.tests.unit.run_action import act

GO = {"precheck": "go", "failover": "go", "postcheck": "go"}
MOVED = ("moved", 1.2, 3.5, 9.0)
COLD = "service-set IPv6-SFW interface ms-1/3/0 - synchronization - Expected: Hot Actual: Cold"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a document says in short.

    C(masters) are of each set, before and after; C(moves) have phase, way, gateway and set, then the
    outcome with the seconds until the role had moved, all was Hot, the pair was stable.
    """

    verdict: str
    summary: str
    phases: dict[str, str]
    masters: tuple[tuple[int, str | None, str | None], ...]
    moves: tuple[tuple[object, ...], ...] = ()


def told(shown: Document) -> Told:
    return Told(
        verdict=shown.verdict,
        summary=shown.summary,
        phases={phase.name: phase.verdict for phase in shown.phases},
        masters=tuple((each.id, each.master_before, each.master_after) for each in shown.sets),
        moves=tuple(
            (it.phase, it.way, it.gateway, it.set, it.outcome, it.role_moved, it.hot, it.stable)
            for it in shown.moves
        ),
    )


EXPECTED: dict[str, Told] = {
    "all_well": Told(
        verdict="go",
        summary="GO: 697 of 697 checks passed",
        phases=GO,
        masters=((1, "mx1", "mx2"),),
        moves=(("failover", "switchover", "mx1", 1, *MOVED),),
    ),
    "one_interface_not_hot": Told(
        verdict="no_go",
        summary="NO-GO: 2 of 107 checks failed: "
        f"precheck: mx1 group 1 set 1 {COLD}; precheck: mx2 group 1 set 1 {COLD}",
        phases={"precheck": "no_go"},
        masters=((1, "mx1", None),),
    ),
    "refused_gate": Told(
        verdict="no_go",
        summary="NO-GO: 8 of 327 checks failed, 2 unknown: "
        "failover: mx1 group 1 set 1 peer 1 - peer_clear - Expected: no qualifier Actual: STANDBY (WARNED); "
        "failover: mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED); "
        "failover: mx2 group 1 set 1 - health - Expected: Passed Actual: Failed; and 3 more",
        phases={"precheck": "go", "failover": "no_go"},
        masters=((1, "mx1", "mx1"),),
        moves=(("failover", "switchover", "mx1", 1, "gate", None, None, None),),
    ),
    "switched_and_rolled_back": Told(
        verdict="no_go",
        summary="NO-GO: 17 of 654 checks failed, 2 unknown: "
        f"failover: mx1 group 1 set 1 {COLD}; "
        f"failover: mx1 group 1 set 1 {COLD.replace('1/3', '1/2')}; "
        f"failover: mx1 group 1 set 1 {COLD.replace('1/3', '1/1')}; and 16 more",
        phases={"precheck": "go", "failover": "no_go"},
        masters=((1, "mx1", "mx1"),),
        moves=(
            ("failover", "switchover", "mx1", 1, "not_stable", 1.2, None, None),
            ("failover", "rollback", "mx2", 1, *MOVED),
        ),
    ),
    "unreachable_gateway": Told(
        verdict="unknown",
        summary="UNKNOWN: 2 of 48 checks could not be decided: "
        "precheck: mx2 - reply_complete - Expected: complete Actual: not read; "
        "precheck: mx2 - evidence_complete - Expected: evidence with facts and a report Actual: "
        "mx2: 'show services redundancy-group extensive' failed: the session is closed - look there",
        phases={"precheck": "unknown"},
        masters=((1, "mx1", None),),
    ),
    "two_hundred_interfaces": Told(
        verdict="go",
        summary="GO: 11003 of 11003 checks passed",
        phases=GO,
        masters=((1, "mx1", "mx2"),),
        moves=(("failover", "switchover", "mx1", 1, *MOVED),),
    ),
    "maintenance": Told(
        verdict="go",
        summary="GO: 1654 of 1654 checks passed",
        phases={
            "away-precheck": "go",
            "away-failover": "go",
            "away-postcheck": "go",
            "maintained-postcheck": "go",
            "back-precheck": "go",
            "back-failover": "go",
            "back-postcheck": "go",
        },
        masters=((1, "mx1", "mx1"),),
        moves=(
            ("away-failover", "switchover", "mx1", 1, *MOVED),
            ("back-failover", "switchover", "mx2", 1, *MOVED),
        ),
    ),
    "waived_failure": Told(
        verdict="go",
        summary="GO: 105 of 107 checks passed, 2 waived",
        phases={"precheck": "go"},
        masters=((1, "mx1", None),),
    ),
    "areas_compared": Told(
        verdict="no_go",
        summary="NO-GO: 1 of 739 checks failed: postcheck: mx2 area alarms - new_alarms - "
        "Expected: nothing new Actual: new: system Minor: Lab alarm 1 (2026-11-22 03:00:00 UTC)",
        phases={**GO, "postcheck": "no_go"},
        masters=((1, "mx1", "mx2"),),
        moves=(("failover", "switchover", "mx1", 1, *MOVED),),
    ),
    "hostile_names": Told(
        verdict="no_go",
        summary="NO-GO: 9 of 1480 checks failed, 1 unknown: "
        "postcheck: mx1 group 1 set 1 service-set <script>alert(1)</script> interface ms-1/0/0 - "
        "interface_connection - Expected: Up Actual: Down; "
        "postcheck: mx1 group 1 set 1 service-set <script>alert(1)</script> interface ms-1/0/0 - "
        "synchronization - Expected: Hot Actual: Off; "
        "postcheck: mx2 group 1 set 1 service-set <script>alert(1)</script> interface ms-1/0/0 - "
        "interface_connection - Expected: Up Actual: Down; and 6 more",
        phases={**GO, "postcheck": "no_go"},
        masters=((1, "mx1", "mx2"),),
        moves=(("failover", "switchover", "mx1", 1, *MOVED),),
    ),
}


def shown(name: str) -> Document:
    return t.cast(Document, document_of(golden(name)))


@pytest.mark.parametrize("name", RUNS)
def test_the_verdicts_of_a_golden_run(name: str) -> None:
    assert told(shown(name)) == EXPECTED[name]


def test_every_golden_run_is_expected() -> None:
    assert list(EXPECTED) == list(RUNS)


@pytest.mark.parametrize("name", ["all_well", "hostile_names"])
def test_a_golden_run_is_the_same_each_time(name: str) -> None:
    again = RUNS[name]()
    assert again == golden(name)
    assert plain_json(document_of(again)) == plain_json(shown(name))


def reports(records: t.Iterable[Plain]) -> dict[str, list[str]]:
    return {f"{each['host']}.{each['phase']}": list(each["reports"]) for each in records}


def test_the_reports_are_named_as_the_roles_name_them() -> None:
    assert reports(golden("all_well")) == {
        "mx1.precheck": ["pair"],
        "mx2.precheck": ["pair"],
        "mx1.failover": ["pair", "switchover_set_1"],
        "mx2.failover": ["pair"],
        "mx1.postcheck": ["pair", "wait", "change"],
        "mx2.postcheck": ["pair", "wait", "change"],
    }
    assert reports(golden("switched_and_rolled_back"))["mx1.failover"] == [
        "pair",
        "switchover_set_1",
        "rollback_set_1",
    ]


@pytest.mark.parametrize(("name", "number"), [("all_well", 2), ("unreachable_gateway", 1)])
def test_a_record_is_what_the_action_writes(
    name: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = golden(name)[number]
    time = moment("written_at", record["written_at"])
    monkeypatch.setattr(redundancy_evidence, "now", lambda: time)
    monkeypatch.setattr(phase, "VERSION", VERSION)
    given = {**{key: record[key] for key in ("run_id", "phase", "host")}, "verdicts": record["reports"]}
    facts = {**record["facts"], "reply": record["reply"]} if record["facts"] else {}
    told = {"error": record["error"]} if record["error"] else {}
    result, _shown = act("redundancy_evidence", {"directory": str(tmp_path), "facts": facts, **given, **told})
    assert json.loads(Path(result["path"]).read_text(encoding="utf-8")) == record


def test_a_fleet_has_the_fields_of_every_record() -> None:
    assert set(fifty_pairs()[0]) == set(golden("all_well")[0])


def test_hostile_names_come_through_a_reply() -> None:
    first = golden("hostile_names")[0]
    (group,) = first["facts"]["groups"]
    (each,) = group["sets"]
    assert tuple(one["name"] for one in each["service_sets"]) == HOSTILE
    assert all(name in first["reply"] for name in HOSTILE)
    assert tuple(one.name for one in shown("hostile_names").service_sets) == HOSTILE


def test_big_gateways_show_all_their_interfaces() -> None:
    (each,) = shown("two_hundred_interfaces").sets
    counted = [
        (side.gateway, it.hot, it.interfaces) for side in each.sides for it in (side.before, side.after) if it
    ]
    assert counted == [("mx1", 200, 200), ("mx1", 200, 200), ("mx2", 200, 200), ("mx2", 200, 200)]


def test_a_waiver_keeps_its_owner_and_expiry() -> None:
    waived = [each for each in shown("waived_failure").findings if each.status == "waived"]
    assert [
        (each.gateway, each.check, each.waiver.owner, each.waiver.expires) for each in waived if each.waiver
    ] == [
        ("mx1", "synchronization", "noc@example.net", "2026-12-01"),
        ("mx2", "synchronization", "noc@example.net", "2026-12-01"),
    ]
