# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Intents: seen by the next run of the pair until their outcome is written."""

from __future__ import annotations

import errno
import json
import os
import typing as t
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    Intent,
    OpenIntent,
    intents_of,
    open_intents,
    refuse_other_names,
    write_intent,
    write_outcome,
)

INTENT = Intent(
    schema=2,
    run_id="CHG1",
    phase="failover",
    gateway="mx1",
    peer="mx2",
    redundancy_set=1,
    redundancy_event="RELS_MSHIP_MANUAL_EV",
    target="STANDBY",
    request="request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV",
    gate="GO: 60 of 60 checks passed",
    written_at="2026-11-28T03:00:00Z",
    serial_numbers=("JN1", "JN2"),
    by="noc on jump1",
)
LATER = replace(INTENT, run_id="CHG2", gateway="mx2", peer="mx1", written_at="2026-11-28T04:00:00Z")
PAIR = ("mx2", "mx1")


def fail(error: OSError) -> t.Callable[..., t.NoReturn]:
    def failing(*_arguments: object, **_options: object) -> t.NoReturn:
        raise error

    return failing


def names(directory: Path) -> list[str]:
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file())


def test_an_open_intent_is_seen_by_the_pair_and_by_its_run(tmp_path: Path) -> None:
    path = write_intent(tmp_path, INTENT)
    assert path == tmp_path / "CHG1" / "mx1.failover.set-1.intent.json"
    assert json.loads(path.read_text()) == {**asdict(INTENT), "serial_numbers": ["JN1", "JN2"]}
    found = (OpenIntent(intent=INTENT, path=path),)
    assert (open_intents(tmp_path, PAIR), intents_of(path.parent)) == (found, found)
    assert found[0].words == (
        "run CHG1 was about to trigger RELS_MSHIP_MANUAL_EV of set 1 on mx1 at 2026-11-28T03:00:00Z, "
        f"and what came of it is unknown: {tmp_path}/CHG1/mx1.failover.set-1.intent.json"
    )


def test_an_intent_of_the_shape_before_is_read(tmp_path: Path) -> None:
    path = write_intent(tmp_path, INTENT)
    before = {name: value for name, value in asdict(INTENT).items() if name not in ("serial_numbers", "by")}
    path.write_text(json.dumps({**before, "schema": 1}))
    (found,) = intents_of(path.parent)
    assert found.intent == replace(INTENT, schema=1, serial_numbers=(), by="")


def test_a_pair_under_other_names_is_refused_in_a_run(tmp_path: Path) -> None:
    run = write_intent(tmp_path, INTENT).parent
    write_outcome(tmp_path, INTENT, {"outcome": "moved"})
    refuse_other_names(run, ("JN1", "JN2"), PAIR)
    refuse_other_names(run, ("JN1", "JN3"), ("mx1b", "mx2b"))
    with pytest.raises(EvidenceError) as refused:
        refuse_other_names(run, ("JN1", "JN2"), ("mx1b", "mx2b"))
    assert str(refused.value) == (
        "mx1b and mx2b - Expected: each pair once in a run "
        "Actual: the chassis JN1 and JN2 are mx1 and mx2, too"
    )


def test_an_open_intent_is_seen_under_other_names_by_any_run(tmp_path: Path) -> None:
    write_intent(tmp_path, INTENT)
    assert open_intents(tmp_path, ("mx1b", "mx2b")) == ()
    refuse_other_names(tmp_path / "CHG2", ("JN1", "JN2"), PAIR)
    with pytest.raises(EvidenceError, match=r"run CHG1 was about to trigger .* on mx1 at .* is unknown: "):
        refuse_other_names(tmp_path / "CHG2", ("JN1", "JN2"), ("mx1b", "mx2b"))
    write_outcome(tmp_path, INTENT, {"outcome": "moved"})
    refuse_other_names(tmp_path / "CHG2", ("JN1", "JN2"), ("mx1b", "mx2b"))


def test_an_outcome_closes_its_intent(tmp_path: Path) -> None:
    write_intent(tmp_path, INTENT)
    outcome = write_outcome(tmp_path, INTENT, {"outcome": "moved"})
    assert json.loads(outcome.read_text()) == {"schema": 2, "outcome": "moved"}
    assert (open_intents(tmp_path, PAIR), intents_of(outcome.parent)) == ((), ())
    assert names(tmp_path) == ["CHG1/mx1.failover.set-1.intent.json", "CHG1/mx1.failover.set-1.outcome.json"]


def test_the_oldest_of_several_comes_first(tmp_path: Path) -> None:
    for each in (LATER, INTENT):
        write_intent(tmp_path, each)
    assert [each.intent for each in open_intents(tmp_path, PAIR)] == [INTENT, LATER]


def test_another_pair_has_none(tmp_path: Path) -> None:
    write_intent(tmp_path, INTENT)
    assert open_intents(tmp_path, ("mx3", "mx4")) == ()


def test_a_run_without_a_directory_has_none(tmp_path: Path) -> None:
    assert intents_of(tmp_path / "CHG1") == ()


def test_a_marker_whose_outcome_was_written_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is killed between writing an outcome and removing the marker leaves both."""
    write_intent(tmp_path, INTENT)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_arguments, **_options: None)
        write_outcome(tmp_path, INTENT, {"outcome": "moved"})
    assert ".pairs/mx1+mx2/CHG1.mx1.failover.set-1.intent.json" in names(tmp_path)
    assert open_intents(tmp_path, PAIR) == ()


def test_a_second_request_of_a_phase_is_refused(tmp_path: Path) -> None:
    path = write_intent(tmp_path, INTENT)
    with pytest.raises(EvidenceError) as refused:
        write_intent(tmp_path, replace(INTENT, written_at="2026-11-28T03:00:09Z"))
    assert str(refused.value) == f"{path}: this run has sent this request already; take another srd_run_id"
    assert json.loads(path.read_text()) == {**asdict(INTENT), "serial_numbers": ["JN1", "JN2"]}


@pytest.mark.parametrize("call", ["link", "fsync"])
def test_an_intent_that_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, call, fail(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
    with pytest.raises(EvidenceError, match="the intent cannot be written: No space left on device"):
        write_intent(tmp_path, INTENT)


@pytest.mark.parametrize("at", [2, 3])
def test_an_intent_that_cannot_stand_with_its_pair_is_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Nothing is sent then, so no run may wait for what comes of it."""
    link, made = os.link, list[str]()

    def fail_at(source: str, target: str) -> None:
        made.append(target)
        if len(made) == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        link(source, target)

    monkeypatch.setattr(os, "link", fail_at)
    with pytest.raises(EvidenceError, match="the intent cannot be written: No space left on device"):
        write_intent(tmp_path, INTENT)
    assert (open_intents(tmp_path, PAIR), intents_of(tmp_path / "CHG1")) == ((), ())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    monkeypatch.undo()
    write_intent(tmp_path, INTENT)
    assert len(open_intents(tmp_path, PAIR)) == 1


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("schema", 3, "schema - Expected: 1 or 2 Actual: 3"),
        ("target", "PRIMARY", "target - Expected: MASTER or STANDBY Actual: 'PRIMARY'"),
        ("written_at", "at noon", "written_at - Expected: a date or time of ISO 8601 Actual: 'at noon'"),
        (
            "run_id",
            "../CHG",
            "run_id - Expected: letters, digits, dots, hyphens, underscores Actual: '../CHG'",
        ),
    ],
)
def test_an_intent_that_this_version_did_not_write_is_an_error(
    tmp_path: Path, name: str, value: object, reason: str
) -> None:
    path = write_intent(tmp_path, INTENT)
    path.write_text(json.dumps({**asdict(INTENT), name: value}))
    with pytest.raises(EvidenceError) as refused:
        intents_of(path.parent)
    assert str(refused.value) == f"{path}: this is not an intent: {reason}"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 1}', "[" * 100_000])
def test_an_intent_that_cannot_be_read_is_an_error_and_never_absent(tmp_path: Path, text: str) -> None:
    path = write_intent(tmp_path, INTENT)
    path.write_text(text)
    for look in (lambda: open_intents(tmp_path, PAIR), lambda: intents_of(path.parent)):
        with pytest.raises(EvidenceError, match="this is not an intent"):
            look()


def test_an_outcome_that_cannot_be_written_leaves_the_intent_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_intent(tmp_path, INTENT)
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", fail(OSError(errno.EROFS, "Read-only")))
        with pytest.raises(EvidenceError, match="the outcome cannot be written: Read-only"):
            write_outcome(tmp_path, INTENT, {"outcome": "moved"})
    assert open_intents(tmp_path, PAIR) == (OpenIntent(intent=INTENT, path=path),)
