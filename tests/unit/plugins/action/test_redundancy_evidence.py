# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_evidence, and what it writes."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.action import redundancy_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import read_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import VERSION
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import MASTER, NOW
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act

READ = {**MASTER, "reply": "what the gateway said"}
REPORTS = {"pair": {"verdict": "go"}}


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
        (READ, {"verdicts": REPORTS}, {"reports": REPORTS}),
        (READ, {"host": "mx2"}, {"host": "mx2"}),
        (None, {"error": "no route"}, {**UNREAD, "error": "no route"}),
        (READ, {"facts": {}, "error": "no route"}, {**UNREAD, "error": "no route"}),
        (None, {"facts": READ}, {}),
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
        "path": path,
        "paths": {"mx1": path},
        "reports": {},
    }
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("check_mode", [False, True], ids=["", "check_mode"])
def test_a_phase_is_never_written_twice(tmp_path: Path, check_mode: bool) -> None:
    keep(tmp_path, READ)
    path = tmp_path / "CHG0042" / "mx1.precheck.json"
    message = f"{path}: this phase has been written already; take another run_id"
    assert keep(tmp_path, READ, check_mode=check_mode) == {"failed": True, "msg": message}


def test_invalid_facts_are_not_written(tmp_path: Path) -> None:
    result = keep(tmp_path, READ, facts={"schema": 2})
    assert result == {"failed": True, "msg": "facts.schema - Expected: 1 Actual: '2'"}
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
    message = f"{path}: this phase has been written already; take another run_id"
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
