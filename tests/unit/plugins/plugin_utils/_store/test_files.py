# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files and directories: whole or absent, and for their owner alone."""

from __future__ import annotations

import errno
import fcntl
import os
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(params=[0o022, 0o000, 0o777])
def _umask(request: pytest.FixtureRequest) -> t.Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(*paths: Path) -> list[str]:
    return [oct(path.stat().st_mode & 0o777) for path in paths]


def full(*_arguments: object, **_options: object) -> t.NoReturn:
    raise FULL


@pytest.mark.usefixtures("_umask")
def test_a_directory_and_its_parents_are_for_their_owner_under_any_umask(tmp_path: Path) -> None:
    run = tmp_path / "evidence" / "CHG1"
    files.make_directory(run)
    files.write_new(run / "new.json", "1\n")
    assert modes(run, run.parent, run / "new.json") == ["0o700", "0o700", "0o600"]


def test_a_directory_that_is_there_stays(tmp_path: Path) -> None:
    run = tmp_path / "run"
    files.make_directory(run)
    files.write_new(run / "kept", "1\n")
    files.make_directory(run)
    assert [path.name for path in run.iterdir()] == ["kept"]


@pytest.mark.parametrize("mode", [0o701, 0o710, 0o740, 0o720, 0o702, 0o777])
def test_a_directory_that_is_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    run = tmp_path / "run"
    run.mkdir()
    run.chmod(mode)
    with pytest.raises(files.UnsafeDirectory, match=f"its mode is {mode:04o}: chmod 700 {run}"):
        files.make_directory(run)


def test_a_link_in_place_of_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "run").symlink_to("elsewhere")
    with pytest.raises(files.UnsafeDirectory, match="it is a link, to elsewhere"):
        files.make_directory(tmp_path / "run")


def test_a_dangling_link_in_place_of_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").symlink_to("nowhere")
    with pytest.raises(files.UnsafeDirectory, match="it is a link"):
        files.make_directory(tmp_path / "run")


def test_a_file_in_place_of_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("")
    with pytest.raises(files.UnsafeDirectory, match="it is not a directory"):
        files.make_directory(tmp_path / "run")


def test_the_directory_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    tmp_path.chmod(0o700)
    with pytest.raises(files.UnsafeDirectory, match=f"it belongs to user {own}, expected {own + 1}"):
        files.make_directory(tmp_path)


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    files.write_new(tmp_path / "it", "1\n")
    with pytest.raises(FileExistsError):
        files.write_new(tmp_path / "it", "2\n")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("it", "1\n")]


def test_a_dangling_link_counts_as_written(tmp_path: Path) -> None:
    (tmp_path / "it").symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        files.write_new(tmp_path / "it", "1\n")
    assert [path.name for path in tmp_path.iterdir()] == ["it"]


def test_replace_replaces(tmp_path: Path) -> None:
    files.replace(tmp_path / "it", "1\n")
    files.replace(tmp_path / "it", "2\n")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("it", "2\n")]
    assert modes(tmp_path / "it") == ["0o600"]


@pytest.mark.parametrize("call", ["fsync", "chmod", "link"])
def test_a_full_disk_leaves_nothing_of_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        files.write_new(tmp_path / "it", "1\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
def test_a_full_disk_keeps_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    files.replace(tmp_path / "it", "1\n")
    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        files.replace(tmp_path / "it", "2\n")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("it", "1\n")]


def test_what_killed_runs_left_half_written_is_removed(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    old, new, locked, other = (tmp_path / name for name in (".srd-new-a", ".srd-new-b", ".srd-new-c", ".srd"))
    for path in (old, new, locked, other):
        path.write_text("half")
        os.utime(path, (0, 0))
    os.utime(new)
    with locked.open("r+") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        files.make_directory(tmp_path)
        assert sorted(tmp_path.iterdir()) == [other, new, locked]


def test_a_directory_is_looked_through_once_a_process(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    files.make_directory(tmp_path)
    left = tmp_path / ".srd-new-a"
    left.write_text("half")
    os.utime(left, (0, 0))
    files.make_directory(tmp_path)
    assert list(tmp_path.iterdir()) == [left]


def test_a_file_is_locked_until_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o700)
    flush, seen = os.fsync, list[int]()

    def flushing(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", flush)
        for path in tmp_path.iterdir():
            os.utime(path, (0, 0))
        files.make_directory(tmp_path)
        seen.append(len(list(tmp_path.iterdir())))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", flushing)
    files.write_new(tmp_path / "it", "1\n")
    assert (seen, [path.name for path in tmp_path.iterdir()]) == ([1], ["it"])


def test_the_home_of_an_unknown_user_is_an_error() -> None:
    with pytest.raises(OSError, match="its home directory is unknown: ~nosuch"):
        files.expanded("~nosuch/evidence")
