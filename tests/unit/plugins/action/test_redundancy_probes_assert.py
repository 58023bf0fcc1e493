# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_probes_assert, of answers that the lab gives."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import read_gateway
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import to_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import probes_of, reads_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.reader import answers_of
from ansible_collections.junos_ha.srd.tests.unit.run_action import Result, act
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS, Simulation

Plain = dict[str, t.Any]

ROUTES = {"name": "routes", "command": "show route summary", "number": "inet.0", "may_fall_percent": 5}
ALARMS = {"name": "alarms", "command": "show system alarms", "contains": "No alarms"}
CORES = {"name": "cores", "command": "show system core-dumps", "absent": "core.srd", "severity": "warning"}
COMMITS = {"name": "commits", "command": "show system commit | no-more", "unchanged": True}
ALL = (ROUTES, ALARMS, CORES, COMMITS)
UNKNOWN = {"name": "nat", "command": "show services nat pool", "absent": "exhausted"}


def shown(simulation: Simulation, given: t.Sequence[Plain]) -> Plain:
    """Return the answers of both gateways, each as facts."""
    probes, found = probes_of("probes", given, GATEWAYS), {}
    for name in simulation.devices:
        session, beside = simulation.session(name), reads_of(probes, name)
        reading = read_gateway(session, Read(), host=name, clock=simulation.clock.now, beside=beside)
        found[name] = to_plain(answers_of(probes, reading.beside, reading.gateway))
    return found


def judge(now: Plain, given: t.Sequence[Plain] = ALL, **more: t.Any) -> Result:
    return act("redundancy_probes_assert", {"shown": now, "probes": list(given), **more})[0]


def found(result: Result) -> list[tuple[str, str, str, str]]:
    return [(it["subject"], it["check"], it["status"], it["actual"]) for it in result["report"]["checks"]]


def after(*changes: str, given: t.Sequence[Plain] = ALL) -> tuple[Plain, Plain]:
    """Return what both gateways answer before and after changes of mx2."""
    simulation = Simulation()
    before = shown(simulation, given)
    simulation.do("mx2", *changes)
    return before, shown(simulation, given)


def test_a_precheck_judges_texts_and_reads_the_rest() -> None:
    now = shown(Simulation(), ALL)
    result = judge(now)
    assert found(result) == [
        *((f"{name} probe routes", "probe_read", "pass", "shown") for name in GATEWAYS),
        *(
            (f"{name} probe alarms", check, "pass", actual)
            for name in GATEWAYS
            for check, actual in (
                ("probe_read", "shown"),
                ("probe_contains", "'No alarms currently active'"),
            )
        ),
        *(
            (f"{name} probe cores", check, "pass", actual)
            for name in GATEWAYS
            for check, actual in (("probe_read", "shown"), ("probe_absent", "in none of 3 lines"))
        ),
        *((f"{name} probe commits", "probe_read", "pass", "shown") for name in GATEWAYS),
    ]
    assert (result["msg"], result["failed"]) == ("GO: 12 of 12 checks passed", False)
    assert result["kept"] == {"shown": now, "report": result["report"]}
    assert result["verdicts"] == [{"of": "probes of mx1 and mx2", "report": result["report"], "details": []}]


def test_what_is_not_as_before_is_no_go_and_a_light_one_warns() -> None:
    before, now = after("adjacencies_lost", "alarm", "core_dump", "commit")
    result = judge(now, before=before)
    assert [it for it in found(result) if it[2] == "fail"] == [
        ("mx2 probe routes", "probe_number", "fail", "700, 70.0 % of 1,000"),
        ("mx2 probe alarms", "probe_contains", "fail", "in none of 3 lines"),
        (
            "mx2 probe commits",
            "probe_unchanged",
            "fail",
            "1 lines new, 0 gone; new: '1 2026-11-22 03:00:00 UTC by root via cli'",
        ),
    ]
    warning = "mx2 probe cores - in 1 of 1 lines: '/var/crash/core.srd.0'"
    assert (result["warnings"], result["verdicts"][0]["details"]) == ([warning], [f"WARNING {warning}"])
    assert (result["report"]["verdict"], result["failed"]) == ("no_go", True)


def test_a_command_that_is_refused_is_unknown_unless_it_is_waived_by_its_subject() -> None:
    before, now = after(given=[UNKNOWN])
    waiver = {"check": "probe_read", "reason": "r", "owner": "o", "expires": "2099-01-01"}
    result = judge(now, [UNKNOWN], before=before)
    assert found(result) == [
        (f"{name} probe nat", "probe_read", "unknown", "syntax error, expecting <command>.")
        for name in GATEWAYS
    ]
    assert judge(now, [UNKNOWN], waivers=[waiver])["report"]["verdict"] == "unknown"
    each = [{**waiver, "subject": f"{name} probe nat"} for name in GATEWAYS]
    assert judge(now, [UNKNOWN], waivers=each)["msg"] == "GO: 0 of 2 checks passed, 2 waived"


def test_the_role_is_followed_over_a_switchover() -> None:
    given = [{**ROUTES, "gateway": "MASTER"}]
    before, now = after("adjacencies_lost", "switched", given=given)
    assert [it for it in found(judge(now, given, before=before)) if it[1] == "probe_number"] == [
        ("mx2 probe routes", "probe_number", "fail", "700, 70.0 % of 1,000")
    ]


def test_no_probe_and_a_gateway_that_was_not_read_are_unknown() -> None:
    assert judge({"mx1": {}}, [])["msg"] == "UNKNOWN: no check was made"
    assert found(judge({"mx1": {}, "mx2": {}}, [ALARMS])) == [
        (f"{name} probe alarms", "probe_read", "unknown", "not read") for name in GATEWAYS
    ]


def kept(directory: Path, name: str, probes: Plain) -> str:
    """Return the path of evidence with answers."""
    arguments = {
        "directory": str(directory),
        "run_id": "r",
        "phase": "precheck",
        "host": name,
        "facts": {},
        "error": "e",
        "probes": {"shown": {name: probes}},
    }
    return str(act("redundancy_evidence", arguments)[0]["path"])


def test_a_baseline_is_read_from_evidence(tmp_path: Path) -> None:
    before, now = after("adjacencies_lost", given=[ROUTES])
    paths = {name: kept(tmp_path, name, before[name]) for name in GATEWAYS}
    assert judge(now, [ROUTES], before=paths)["report"] == judge(now, [ROUTES], before=before)["report"]


def test_the_findings_stand_in_every_report(tmp_path: Path) -> None:
    before, now = after("adjacencies_lost", given=[ROUTES])
    probes = judge(now, [ROUTES], before=before)["kept"]
    gateways = [{"name": name, "facts": {}, "error": "e"} for name in GATEWAYS]
    arguments = {
        "directory": str(tmp_path),
        "run_id": "r",
        "phase": "postcheck",
        "gateways": gateways,
        "probes": probes,
        "reports": ["html", "markdown", "junit", "json"],
    }
    reports = act("redundancy_evidence", arguments)[0]["reports"]
    texts = {name: Path(path).read_text(encoding="utf-8") for name, path in reports.items()}
    words = ("mx2 probe routes", "probe_number", "700, 70.0 % of 1,000")
    assert sorted(texts) == ["html", "json", "junit", "markdown"]
    assert {name: [word in text for word in words] for name, text in texts.items()} == {
        name: [True] * 3 for name in texts
    }


def test_evidence_that_is_gone_or_was_changed_makes_what_is_compared_unknown(tmp_path: Path) -> None:
    now = shown(Simulation(), [ROUTES])
    paths = {name: kept(tmp_path, name, now[name]) for name in GATEWAYS}
    Path(paths["mx1"]).unlink()
    Path(paths["mx2"]).write_text("{}", encoding="utf-8")
    result = judge(now, [ROUTES], before=paths)
    assert [it for it in found(result) if it[2] != "pass"] == [
        (
            "mx1 probe routes",
            "probe_number",
            "unknown",
            f"{paths['mx1']}: cannot be read: No such file or directory before",
        ),
        (
            "mx2 probe routes",
            "probe_number",
            "unknown",
            f"{paths['mx2']}: is not evidence of schema 1 before",
        ),
    ]


def test_evidence_without_answers_is_unknown(tmp_path: Path) -> None:
    now = shown(Simulation(), [ROUTES])
    paths = {name: kept(tmp_path, name, {}) for name in GATEWAYS}
    result = judge(now, [ROUTES], before=paths)
    assert [it[1:] for it in found(result) if it[2] == "unknown"] == [
        ("probe_number", "unknown", "not read before")
    ] * 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"before": {"mx9": {}}}, "before - Expected: mx1 or mx2 Actual: mx9"),
        (
            {"probes": [{**ALARMS, "gateway": "mx9"}]},
            "probes[0].gateway - Expected: both or MASTER or STANDBY or mx1 or mx2 Actual: 'mx9'",
        ),
        (
            {"probes": [{**ALARMS, "command": "request system reboot"}]},
            "probes[0].command - Expected: show in full, and what to show Actual: 'request system reboot'",
        ),
        ({"shown": {"mx1": {"schema": 9}}, "probes": []}, "shown.mx1 - Expected: probes of schema 1"),
    ],
)
def test_invalid_options_are_refused(options: Plain, message: str) -> None:
    given = {"shown": shown(Simulation(), [ALARMS]), "probes": [ALARMS], **options}
    result = act("redundancy_probes_assert", given)[0]
    assert (result["failed"], result["msg"].startswith(message)) == (True, True)
