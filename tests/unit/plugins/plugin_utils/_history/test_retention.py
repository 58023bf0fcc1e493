# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run that is deleted is gone at once; one that cannot be deleted is whole."""

from __future__ import annotations

import datetime
import os
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history import retention
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.directory import directory_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.references import kept_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.retention import (
    Old,
    delete,
    finish,
    old_runs,
    unfinished,
)
from ansible_collections.junos_ha.srd.tests.unit import saved_runs as saved
from ansible_collections.junos_ha.srd.tests.unit.report_samples import checked


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Old:
    """Return the one run of a directory, which is old."""
    saved.save(tmp_path, "CHG1", checked(), 100)
    (old,) = old_runs(kept_of(directory_of(tmp_path)), saved.NOW, datetime.timedelta(days=90))
    return old


def test_a_run_that_is_as_old_as_it_may_be_is_kept(tmp_path: Path) -> None:
    saved.save(tmp_path, "CHG1", checked(), 90)
    assert old_runs(kept_of(directory_of(tmp_path)), saved.NOW, datetime.timedelta(days=90)) == ()


def test_a_run_that_is_written_to_meanwhile_stays_whole(
    tmp_path: Path, old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "CHG1" / "mx1.postcheck.json"
    monkeypatch.setattr(retention, "remove_markers", lambda *_given: new.write_text("{}", encoding="utf-8"))
    before = sorted(path.name for path in (tmp_path / "CHG1").iterdir())
    with pytest.raises(EvidenceError) as caught:
        delete(tmp_path, old)
    assert str(caught.value) == f"{tmp_path / 'CHG1'}: cannot be deleted: it was written to meanwhile"
    assert sorted(path.name for path in (tmp_path / "CHG1").iterdir()) == sorted([*before, new.name])


def test_a_run_that_goes_on_and_cannot_be_put_back_is_not_deleted_later(
    tmp_path: Path, old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, aside = tmp_path / "CHG1", tmp_path / ".srd-deleted-CHG1"
    rename = os.rename

    def renamed(source: Path, target: Path) -> None:
        """Let the run write once more before its directory is moved, and after it."""
        if source == run:
            (run / "mx1.failover.set-1.intent.json").write_text("{}", encoding="utf-8")
        rename(source, target)
        run.mkdir(exist_ok=True)
        (run / "mx1.postcheck.json").write_text("{}", encoding="utf-8")

    monkeypatch.setattr(os, "rename", renamed)
    with pytest.raises(EvidenceError) as caught:
        delete(tmp_path, old)
    assert str(caught.value) == f"{run}: cannot be put back from {aside}: Directory not empty"
    kept = sorted(path.name for path in aside.iterdir())
    with pytest.raises(EvidenceError) as caught:
        finish(unfinished(tmp_path), saved.NOW - datetime.timedelta(days=90))
    assert str(caught.value) == f"{aside}: cannot be deleted: it was written to meanwhile"
    assert sorted(path.name for path in aside.iterdir()) == kept
    assert "mx1.failover.set-1.intent.json" in kept


def test_a_run_that_cannot_be_renamed_stays_whole(
    tmp_path: Path, old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: object) -> t.NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "rename", refused)
    with pytest.raises(EvidenceError) as caught:
        delete(tmp_path, old)
    assert str(caught.value) == f"{tmp_path / 'CHG1'}: cannot be deleted: Permission denied"
    assert len(list((tmp_path / "CHG1").iterdir())) == 2


def test_what_cannot_be_removed_is_named_and_the_run_is_gone(
    tmp_path: Path, old: Old, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path, *, missing_ok: bool) -> t.NoReturn:
        raise PermissionError(13, "Permission denied", missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    aside = tmp_path / ".srd-deleted-CHG1"
    with pytest.raises(EvidenceError) as caught:
        delete(tmp_path, old)
    assert str(caught.value) == f"{aside}: cannot be deleted: Permission denied"
    assert [path.name for path in tmp_path.iterdir()] == [aside.name]
