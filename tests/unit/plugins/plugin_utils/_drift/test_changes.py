# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether a shape changed: compared with the newest evidence of the same gateway, format and level."""

from __future__ import annotations

import os
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.changes import changes
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.earlier import Earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import Shape, plain_shape
from ansible_collections.junos_ha.srd.tests.unit import saved_runs as saved
from ansible_collections.junos_ha.srd.tests.unit.report_samples import record

OLD = Shape(
    schema=1,
    release="23.4R1.10",
    format="text",
    level="extensive",
    sha256="old",
    labels=("health", "state"),
)
NEW = replace(OLD, release="24.2R1.9", sha256="new", labels=("health status", "state"))
TOLD = (
    "mx1: the shape of its reply changed since R2 (23.4R1.10 -> 24.2R1.9): new: health status; gone: health"
)


def save(
    directory: Path, run: str, shape: Shape | None, *, age: int, host: str = "mx1", phase: str = "audit"
) -> Path:
    """Write evidence that is so many seconds old, and return its path."""
    saved.save(directory, run, [record(host, phase, {}, **plain_shape(shape))], 1)
    path = directory / run / f"{host}.{phase}.json"
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


def told(directory: Path, shape: Shape | None = NEW) -> tuple[str, ...]:
    return changes({"mx1": shape, "mx2": None}, Earlier(directory))


def test_what_changed_since_the_newest_run_is_told(tmp_path: Path) -> None:
    save(tmp_path, "R1", NEW, age=30)
    save(tmp_path, "R2", OLD, age=10)
    save(tmp_path, "R3", NEW, age=20)
    assert told(tmp_path) == (TOLD,)
    assert told(tmp_path, OLD) == ()


def test_of_a_run_with_several_phases_the_last_counts(tmp_path: Path) -> None:
    paths = [
        save(tmp_path, "R2", shape, age=10, phase=phase)
        for shape, phase in ((NEW, "precheck"), (OLD, "postcheck"))
    ]
    for path, written in zip(paths, (10, 20), strict=True):
        os.utime(path, (written, written))
    assert told(tmp_path) == (TOLD,)


@pytest.mark.parametrize(
    "others",
    [
        None,
        replace(NEW, format="xml"),
        replace(NEW, level="brief"),
    ],
)
def test_evidence_of_another_kind_is_passed_over(tmp_path: Path, others: Shape | None) -> None:
    save(tmp_path, "R2", OLD, age=30)
    save(tmp_path, "R3", others, age=20)
    save(tmp_path, "R4", NEW, age=10, host="mx2")
    assert told(tmp_path) == (TOLD,)


def test_not_all_evidence_is_read_to_find_a_shape(tmp_path: Path) -> None:
    save(tmp_path, "R2", OLD, age=40)
    for number in range(3):
        save(tmp_path, f"R{number + 3}", None, age=number)
    assert told(tmp_path) == ()


def test_without_evidence_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == told(tmp_path / "missing") == ()
    assert changes({"mx1": NEW}, None) == ()


def test_evidence_that_cannot_be_read_makes_it_unknown(tmp_path: Path) -> None:
    unknown = "mx1: it is unknown whether the shape of its reply changed: "
    path = save(tmp_path, "R2", OLD, age=10)
    path.write_text(path.read_text(encoding="utf-8").replace("old", "new"), encoding="utf-8")
    assert told(tmp_path) == (f"{unknown}{path}: was changed after it was written, its digest does not fit",)
    path.unlink()
    path.symlink_to(tmp_path / "missing")
    assert told(tmp_path) == (f"{unknown}{path}: cannot be read: No such file or directory",)


def test_a_directory_that_may_not_be_entered_makes_it_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    save(tmp_path, "R2", OLD, age=10)
    monkeypatch.setattr(Path, "is_dir", refuse)
    unknown = "mx1: it is unknown whether the shape of its reply changed: "
    assert told(tmp_path) == (f"{unknown}{tmp_path}: cannot be read: Permission denied",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("23.4R1.10", "23.4R1.10", "(23.4R1.10)"),
        (None, "24.2R1.9", "(release not shown -> 24.2R1.9)"),
        (None, None, "(release not shown)"),
    ],
)
def test_the_releases_are_told_as_far_as_they_are_known(
    tmp_path: Path, old: str | None, new: str | None, words: str
) -> None:
    save(tmp_path, "R2", replace(OLD, release=old), age=10)
    assert words in told(tmp_path, replace(NEW, release=new))[0]


def test_of_many_labels_a_few_are_named(tmp_path: Path) -> None:
    save(tmp_path, "R2", OLD, age=10)
    many = (*OLD.labels, *(f"label {number}" for number in range(9)))
    (it,) = told(tmp_path, replace(NEW, labels=many))
    assert it.endswith(f"new: {', '.join(many[2:10])} and 1 more")


def test_a_directory_is_listed_once_for_all_gateways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, "R2", OLD, age=10)
    save(tmp_path, "R2", OLD, age=10, host="mx2")
    listed: list[t.Any] = []
    names = os.listdir

    def listdir(path: t.Any) -> list[str]:
        listed.append(path)
        return names(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert len(changes({"mx1": NEW, "mx2": NEW}, Earlier(tmp_path))) == 2
    assert listed == [tmp_path, tmp_path / "R2"]
