# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_evidence, and what it writes."""

from __future__ import annotations

import errno
import json
import typing as t
from pathlib import Path

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.action import redundancy_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import attempts, files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import read_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import VERSION
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import MASTER, NOW
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act

READ = {**MASTER, "reply": "what the gateway said"}
REPORTS = {"pair": {"verdict": "go"}}
REPORT = {"verdict": "no_go"}
AREAS = {
    "schema": 1,
    "collected_at": None,
    "cores": {"entries": [], "complete": True, "unrecognized": [], "refused": []},
}
PROBES = {"schema": 1, "collected_at": None, "role": "MASTER", "answers": []}


@pytest.fixture(autouse=True)
def it_is_always_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock."""
    monkeypatch.setattr(redundancy_evidence, "now", lambda: NOW)


def keep(directory: Path, gathered: object, *, check_mode: bool = False, **more: t.Any) -> Result:
    """Return the result of a task."""
    arguments = {"directory": str(directory), "run_id": "CHG0042", "phase": "precheck", **more}
    return act("redundancy_evidence", arguments, Play(gathered={"mx1": gathered}, check_mode=check_mode))[0]


def record(**other: t.Any) -> dict[str, t.Any]:
    """Return what must stand in the file."""
    return {
        "schema": 1,
        "run_id": "CHG0042",
        "phase": "precheck",
        "host": "mx1",
        "written_at": "2026-11-22T17:00:05Z",
        "collection_version": VERSION,
        "facts": MASTER,
        "reply": "what the gateway said",
        "error": None,
        "reports": {},
        **other,
    }


UNREAD = {"facts": None, "reply": None}


@pytest.mark.parametrize(
    ("gathered", "arguments", "written"),
    [
        (READ, {}, {}),
        (MASTER, {}, {"reply": None}),
        ({**READ, "shape": {"schema": 1}}, {}, {"shape": {"schema": 1}}),
        (READ, {"verdicts": REPORTS}, {"reports": REPORTS}),
        (READ, {"host": "mx2"}, {"host": "mx2"}),
        (None, {"error": "no route"}, {**UNREAD, "error": "no route"}),
        (READ, {"facts": {}, "error": "no route"}, {**UNREAD, "error": "no route"}),
        (None, {"facts": READ}, {}),
        (READ, {"areas": {}}, {}),
        (READ, {"areas": {"shown": {"mx1": {}}, "report": REPORT}}, {"reports": {"areas": REPORT}}),
        (
            READ,
            {"verdicts": REPORTS, "areas": {"shown": {"mx1": AREAS, "mx2": {}}, "report": REPORT}},
            {"areas": AREAS, "reports": {**REPORTS, "areas": REPORT}},
        ),
        (READ, {"probes": {}}, {}),
        (
            READ,
            {"verdicts": REPORTS, "probes": {"shown": {"mx1": PROBES, "mx2": {}}, "report": REPORT}},
            {"probes": PROBES, "reports": {**REPORTS, "probes": REPORT}},
        ),
    ],
)
def test_the_written_record(
    tmp_path: Path, gathered: object, arguments: dict[str, t.Any], written: dict[str, t.Any]
) -> None:
    result = keep(tmp_path, gathered, **arguments)
    host = arguments.get("host", "mx1")
    path = tmp_path / "CHG0042" / f"{host}.precheck.json"
    assert (result["changed"], result["path"], len(result["sha256"])) == (True, str(path), 64)
    assert read_evidence(path) == {**record(**written), "sha256": result["sha256"]}


def test_probes_that_are_invalid_are_refused(tmp_path: Path) -> None:
    result = keep(tmp_path, READ, probes={"shown": {"mx1": {**PROBES, "schema": 9}}})
    assert (result["failed"], "probes of mx1 - Expected: probes of schema 1" in result["msg"]) == (True, True)
    assert list(tmp_path.iterdir()) == []


def test_areas_that_are_invalid_are_refused(tmp_path: Path) -> None:
    areas = {"shown": {"mx1": {**AREAS, "schema": 9}}}
    result = keep(tmp_path, READ, areas=areas)
    assert (result["failed"], "areas of mx1 - Expected: areas of schema 1" in result["msg"]) == (True, True)
    assert list(tmp_path.iterdir()) == []


# What is given to be kept, and what is kept of it.
KEPT: dict[str, tuple[dict[str, t.Any], dict[str, t.Any]]] = {
    "a report": ({"checks": [], "mine": 1}, {"checks": [], "mine": 1}),
    "the result of a wait": (
        {"ended": "never", "report": {}, "msg": "it never was", "failed": False},
        {"ended": "never", "report": {}},
    ),
    "the result of a switchover": (
        {
            "outcome": "moved",
            "changed": True,
            "before": MASTER,
            "sent": "it",
            "warnings": [],
            "verdict": "go",
        },
        {"outcome": "moved", "changed": True, "sent": "it"},
    ),
    "what was not made": ({"msg": "unreachable"}, {"msg": "unreachable"}),
    "two at once": (
        {"ended": "never", "outcome": "moved", "before": 1},
        {"ended": "never", "outcome": "moved", "before": 1},
    ),
}


@pytest.mark.parametrize(("given", "kept"), KEPT.values(), ids=list(KEPT))
def test_a_registered_result_is_stored_without_task_keys(
    tmp_path: Path, given: dict[str, t.Any], kept: dict[str, t.Any]
) -> None:
    result = keep(tmp_path, READ, verdicts={"it": given})
    assert read_evidence(Path(result["path"]))["reports"] == {"it": kept}


def test_in_check_mode_nothing_is_written(tmp_path: Path) -> None:
    path = str(tmp_path / "CHG0042" / "mx1.precheck.json")
    assert keep(tmp_path, READ, check_mode=True) == {
        "changed": True,
        "kept": True,
        "path": path,
        "paths": {"mx1": path},
        "reports": {},
    }
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("check_mode", [False, True], ids=["", "check_mode"])
def test_a_phase_is_never_written_twice(tmp_path: Path, check_mode: bool) -> None:
    keep(tmp_path, READ)
    path = tmp_path / "CHG0042" / "mx1.precheck.json"
    message = f"{path}: this phase has been written already; take another srd_run_id"
    assert keep(tmp_path, READ, check_mode=check_mode) == {"failed": True, "msg": message}


def test_invalid_facts_are_not_written(tmp_path: Path) -> None:
    result = keep(tmp_path, READ, facts={"schema": 4})
    assert result == {"failed": True, "msg": "facts.schema - Expected: 1 or 2 or 3 Actual: '4'"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"run_id": "../x"}, "run_id - Expected: letters, digits, dots, hyphens, underscores Actual: '../x'"),
        ({"phase": "a/b"}, "phase - Expected: letters, digits, hyphens, underscores Actual: 'a/b'"),
        ({"phase": ""}, "phase - Expected: letters, digits, hyphens, underscores Actual: ''"),
        ({"directory": " "}, "directory - Expected: a path Actual: ' '"),
        ({"directory": ""}, "directory - Expected: a path Actual: ''"),
    ],
)
def test_a_name_that_leaves_the_directory_is_refused(
    tmp_path: Path, arguments: dict[str, t.Any], message: str
) -> None:
    given = {"directory": str(tmp_path), "run_id": "r", "phase": "precheck", **arguments}
    assert act("redundancy_evidence", given)[0] == {"failed": True, "msg": message}


@pytest.mark.parametrize(
    "arguments", [{"run": "x"}, {"verdicts": "go"}, {"reports": "pdf"}, {"reports": ["html", "HTML"]}]
)
def test_an_option_or_value_that_does_not_exist_is_an_error(
    tmp_path: Path, arguments: dict[str, t.Any]
) -> None:
    with pytest.raises(AnsibleError):
        keep(tmp_path, READ, **arguments)


BOTH = [{"name": "mx1", "facts": READ}, {"name": "mx2", "facts": {}, "error": "no route"}]


def test_the_evidence_of_both_gateways_is_written_at_once(tmp_path: Path) -> None:
    more = {"gateway_verdicts": {"mx2": {"wait": {"failed": True, "msg": "no route"}}}, "verdicts": REPORTS}
    result = keep(tmp_path, None, gateways=BOTH, **more)
    paths = {name: tmp_path / "CHG0042" / f"{name}.precheck.json" for name in ("mx1", "mx2")}
    assert result["paths"] == {name: str(path) for name, path in paths.items()}
    assert (result["path"], result["changed"]) == (str(paths["mx1"]), True)
    first, second = (read_evidence(path) for path in paths.values())
    assert first == {**record(reports=REPORTS), "sha256": result["sha256"]}
    own = {"wait": {"msg": "no route"}}
    written = record(host="mx2", **UNREAD, error="no route", reports={**REPORTS, **own})
    assert second == {**written, "sha256": second["sha256"]}


def test_none_is_written_where_there_is_one(tmp_path: Path) -> None:
    keep(tmp_path, READ, host="mx2")
    result = keep(tmp_path, None, gateways=BOTH)
    path = tmp_path / "CHG0042" / "mx2.precheck.json"
    message = f"{path}: this phase has been written already; take another srd_run_id"
    assert result == {"failed": True, "msg": message}
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"host": "mx1"}, "host - Expected: not beside gateways Actual: given"),
        ({"peer": "mx2"}, "peer - Expected: not beside gateways Actual: given"),
        ({"gateway_verdicts": {"mx3": {}}}, "gateway_verdicts - Expected: mx1 or mx2 Actual: mx3"),
        ({"options": {"options": {}}}, "options - Expected: a dictionary of options Actual: {'options': {}}"),
        ({"options": "go"}, "options - Expected: a dictionary of options Actual: 'go'"),
    ],
)
def test_what_would_be_lost_is_refused(tmp_path: Path, arguments: dict[str, t.Any], message: str) -> None:
    assert keep(tmp_path, None, gateways=BOTH, **arguments) == {"failed": True, "msg": message}
    assert list(tmp_path.iterdir()) == []


def test_the_runs_that_it_was_compared_with_are_named(tmp_path: Path) -> None:
    keep(tmp_path, READ, refers_to=["CHG0041"])
    written = json.loads((tmp_path / "CHG0042" / "mx1.precheck.json").read_text(encoding="utf-8"))
    assert written.pop("sha256")
    assert written == record(refers_to=["CHG0041"])
    refused = keep(tmp_path, READ, phase="other", refers_to=["../CHG0041"])
    assert refused["msg"] == "refers_to - Expected: names of runs Actual: '../CHG0041'"


def test_what_was_asked_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, READ, asked={"areas": ["bgp"]})
    written = json.loads((tmp_path / "CHG0042" / "mx1.precheck.json").read_text(encoding="utf-8"))
    assert written.pop("sha256")
    assert written == record(asked={"areas": ["bgp"]})


def test_options_may_stand_in_a_dictionary_and_one_given_by_itself_counts(tmp_path: Path) -> None:
    options = {"directory": str(tmp_path), "run_id": "CHG0042", "phase": "other"}
    result = act("redundancy_evidence", {"options": options, "phase": "precheck", "facts": READ})[0]
    assert result["path"] == str(tmp_path / "CHG0042" / "mx1.precheck.json")


def test_an_option_that_does_not_exist_is_an_error_in_a_dictionary_too(tmp_path: Path) -> None:
    with pytest.raises(AnsibleError):
        keep(tmp_path, READ, options={"phrase": "precheck"})


def test_of_a_result_what_came_of_it_is_kept(tmp_path: Path) -> None:
    wait = {"ended": "reached", "elapsed": 1.0, "report": {}, "timeline": []}
    result = keep(tmp_path, READ, verdicts={"wait": {**wait, "failed": False, "msg": "so", "invocation": {}}})
    assert read_evidence(Path(result["path"]))["reports"] == {"wait": wait}


def names(directory: Path) -> list[str]:
    """Return the names of the files in the directory of the run."""
    return sorted(path.name for path in (directory / "CHG0042").iterdir())


def test_a_pair_that_was_not_read_may_be_written_again(tmp_path: Path) -> None:
    keep(tmp_path, None, gateways=BOTH)
    keep(tmp_path, None, gateways=BOTH)
    read = [{"name": name, "facts": READ} for name in ("mx2", "mx1")]
    assert keep(tmp_path, None, gateways=read)["kept"] is True
    files = ["mx1.precheck.json", "mx2.precheck.json"]
    assert names(tmp_path) == sorted(name + end for name in files for end in ("", ".1", ".2"))
    for number in ("1", "2"):
        attempt = read_evidence(tmp_path / "CHG0042" / f"mx2.precheck.json.{number}")
        assert (attempt["facts"], attempt["error"]) == (None, "no route")
    again = keep(tmp_path, None, gateways=BOTH)
    assert again["msg"].endswith(
        "mx1.precheck.json: this phase has been written already; take another srd_run_id"
    )


@pytest.mark.parametrize(
    ("unrecognized", "is_kept"),
    [([], True), (["Temperature : 21"], False)],
    ids=["broke_off", "not_understood"],
)
def test_a_reply_that_broke_off_may_be_written_again(
    tmp_path: Path, unrecognized: list[str], is_kept: bool
) -> None:
    part = {**READ, "complete": False, "unrecognized": unrecognized}
    facts = [{"name": "mx1", "facts": READ}, {"name": "mx2", "facts": part}]
    keep(tmp_path, None, gateways=facts)
    assert keep(tmp_path, None, gateways=facts).get("kept", False) is is_kept


def test_in_check_mode_a_failed_attempt_stays(tmp_path: Path) -> None:
    keep(tmp_path, None, gateways=BOTH)
    assert keep(tmp_path, None, gateways=BOTH, check_mode=True)["kept"] is True
    assert names(tmp_path) == ["mx1.precheck.json", "mx2.precheck.json"]


@pytest.mark.parametrize("name", ["switchover_set_1", "rollback_set_1"])
def test_what_came_of_a_request_is_never_set_aside(tmp_path: Path, name: str) -> None:
    more = {"gateways": BOTH, "gateway_verdicts": {"mx1": {name: {"outcome": "moved"}}}}
    keep(tmp_path, None, **more)
    assert "has been written already" in keep(tmp_path, None, **more)["msg"]
    assert names(tmp_path) == ["mx1.precheck.json", "mx2.precheck.json"]


def test_an_attempt_that_was_changed_is_never_set_aside(tmp_path: Path) -> None:
    keep(tmp_path, None, gateways=BOTH)
    path = tmp_path / "CHG0042" / "mx2.precheck.json"
    path.write_text(path.read_text(encoding="utf-8").replace("no route", "no routes"), encoding="utf-8")
    assert "has been written already" in keep(tmp_path, None, gateways=BOTH)["msg"]
    assert names(tmp_path) == ["mx1.precheck.json", "mx2.precheck.json"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_runs_at_once_one_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: tuple[int, int]
) -> None:
    """The other run leads with the other gateway, and writes after this one has looked."""
    read = [{"name": name, "facts": READ} for name in ("mx1", "mx2")]
    other = [read[each] for each in order]
    look = Phase.refuse_complete

    def looked(phase: Phase, hosts: t.Iterable[str]) -> None:
        look(phase, hosts)
        monkeypatch.setattr(Phase, "refuse_complete", look)
        assert keep(tmp_path, None, gateways=other, verdicts=REPORTS)["kept"] is True

    monkeypatch.setattr(Phase, "refuse_complete", looked)
    result = keep(tmp_path, None, gateways=read)
    assert "mx1.precheck.json: this phase has been written already" in result["msg"]
    assert names(tmp_path) == ["mx1.precheck.json", "mx2.precheck.json"]
    kept = [read_evidence(tmp_path / "CHG0042" / name)["reports"] for name in names(tmp_path)]
    assert kept == [REPORTS, REPORTS]


def test_of_two_repeated_attempts_at_once_one_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, None, gateways=BOTH)
    read = [{"name": name, "facts": READ} for name in ("mx1", "mx2")]
    reserve = attempts._reserved

    def reserved(paths: t.Sequence[Path]) -> list[Path]:
        monkeypatch.setattr(attempts, "_reserved", reserve)
        assert keep(tmp_path, None, gateways=read, verdicts=REPORTS)["kept"] is True
        return reserve(paths)

    monkeypatch.setattr(attempts, "_reserved", reserved)
    assert "has been written already" in keep(tmp_path, None, gateways=read)["msg"]
    files = ["mx1.precheck.json", "mx2.precheck.json"]
    assert names(tmp_path) == sorted(name + end for name in files for end in ("", ".1"))
    kept = [read_evidence(tmp_path / "CHG0042" / name)["reports"] for name in files]
    assert kept == [REPORTS, REPORTS]


def full_for(directory: Path, monkeypatch: pytest.MonkeyPatch, host: str = "") -> None:
    """Let a directory have no room, for a host or for all."""
    write = files.write_new

    def writing(path: Path, text: str) -> None:
        if path.is_relative_to(directory) and path.name.startswith(host):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, text)

    monkeypatch.setattr(files, "write_new", writing)


@pytest.mark.parametrize("host", ["mx1", "mx2"])
def test_what_has_no_room_goes_to_the_fallback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    evidence, fallback = tmp_path / "evidence", tmp_path / "fallback"
    full_for(evidence, monkeypatch, host)
    result = keep(evidence, None, gateways=BOTH, fallback_directory=str(fallback))
    missing = ["mx1", "mx2"] if host == "mx1" else ["mx2"]
    paths = [fallback / "CHG0042" / f"{name}.precheck.json" for name in missing]
    why = f"{evidence}/CHG0042/{host}.precheck.json: cannot be written: No space left on device"
    message = f"the evidence is kept in {' and '.join(map(str, paths))}: {why}"
    assert result == {"changed": True, "failed": True, "kept": False, "msg": message}
    assert [read_evidence(path)["host"] for path in paths] == missing


def test_evidence_that_has_no_room_anywhere_is_said_to_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_for(tmp_path, monkeypatch)
    result = keep(tmp_path / "a", None, gateways=BOTH, fallback_directory=str(tmp_path / "b"))
    why = "CHG0042/mx1.precheck.json: cannot be written: No space left on device"
    assert result == {
        "changed": False,
        "failed": True,
        "kept": False,
        "msg": f"the evidence is kept nowhere: {tmp_path}/a/{why}; {tmp_path}/b/{why}",
    }


def test_a_report_that_has_no_room_is_said_and_the_evidence_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> t.NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "replace", full)
    arguments = {"reports": ["json"], "fallback_directory": str(tmp_path / "fallback")}
    result = keep(tmp_path, READ, verdicts={}, **arguments)
    page = tmp_path / "CHG0042" / "reports" / "mx1.json"
    message = f"{page}: cannot be written: No space left on device"
    assert result == {"changed": True, "failed": True, "kept": False, "msg": message}
    assert not (tmp_path / "fallback").exists()
