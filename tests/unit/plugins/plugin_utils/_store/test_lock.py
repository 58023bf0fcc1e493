# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lock of a pair: one owner at a time, given up with its process, and told in words."""

from __future__ import annotations

import errno
import fcntl
import os
import pwd
import re
import signal
import subprocess
import sys
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LockError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.lock import Owner, PairLock, pair_key

OWNER = Owner(run_id="CHG1", user="noc", host="jump1", pid=4711, since="2026-11-28T03:00:00Z")
OTHER = Owner(run_id="CHG2", user="ops", host="jump2", pid=4712, since="2026-11-28T03:00:01Z")
HOLDER = """
import sys, time
from dataclasses import replace
from pathlib import Path
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.lock import Owner, PairLock
owner = Owner(run_id="CHG1", user="noc", host="jump1", pid=4711, since="2026-11-28T03:00:00Z")
PairLock(Path(sys.argv[1]), ["mx1", "mx2"], owner).take()
print("taken", flush=True)
sys.stdin.read()
"""


def lock(directory: Path, owner: Owner = OWNER, gateways: tuple[str, str] = ("mx1", "mx2")) -> PairLock:
    return PairLock(directory, gateways, owner)


def test_a_pair_has_one_name_whichever_gateway_comes_first() -> None:
    assert pair_key(["mx2", "mx1"]) == pair_key(["mx1", "mx2"]) == "mx1+mx2"
    assert pair_key(["a/b", "c+d"]) == "a%2Fb+c%2Bd"


def test_another_run_is_refused_and_learns_who_holds_the_lock(tmp_path: Path) -> None:
    with lock(tmp_path) as held, pytest.raises(LockError) as refused:
        lock(tmp_path, OTHER, ("mx2", "mx1")).take()
    assert str(refused.value) == (
        f"{held.path}: the pair is locked by run CHG1 of noc on jump1, process 4711, since "
        "2026-11-28T03:00:00Z. Nothing was sent. "
        "Wait until that run has ended, or end it: the lock goes with it"
    )


def test_a_released_lock_leaves_no_file_and_can_be_taken(tmp_path: Path) -> None:
    with lock(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
    with lock(tmp_path, OTHER) as taken:
        taken.confirm()


def test_the_words_of_a_lock_move_no_cursor(tmp_path: Path) -> None:
    with lock(tmp_path, replace(OTHER, user="noc\x1b[2J")), pytest.raises(LockError) as refused:
        lock(tmp_path).take()
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"a": 1}', "no JSON", "[" * 5000, "x" * 100_000, '{"run_id": ', "\0", "\ud800"],
    ids=["empty", "list", "other", "text", "deep", "huge", "cut", "null", "surrogate"],
)
def test_a_lock_is_held_and_stale_whatever_its_file_holds(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mx1+mx2.lock"
    path.write_text(content, encoding="utf-8", errors="surrogatepass")
    with path.open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(LockError, match="locked by another run, which has not written its name yet"):
            lock(tmp_path).take()
    with lock(tmp_path) as taken:
        taken.confirm()


def test_another_pair_is_not_locked(tmp_path: Path) -> None:
    with lock(tmp_path), lock(tmp_path, OTHER, ("mx3", "mx4")) as other:
        other.confirm()


def test_two_chassis_are_locked_under_whatever_names(tmp_path: Path) -> None:
    with lock(tmp_path) as held, lock(tmp_path, OTHER, ("mx1b", "mx2b")) as other:
        held.take_chassis(["JN1", "JN2"])
        with pytest.raises(LockError, match="the pair is locked by run CHG1"):
            other.take_chassis(["JN1", "JN2"])
        other.take_chassis(["JN1", "JN3"])
    assert list(tmp_path.iterdir()) == []
    with lock(tmp_path, OTHER, ("mx1b", "mx2b")) as other:
        other.take_chassis(["JN1", "JN2"])


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "taken\n"
        with pytest.raises(LockError, match="locked by run CHG1"):
            lock(tmp_path, OTHER).take()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with lock(tmp_path, OTHER) as taken:
        taken.confirm()


def test_a_removed_lock_file_is_noticed_before_the_request(tmp_path: Path) -> None:
    with lock(tmp_path) as held:
        held.path.unlink()
        with pytest.raises(LockError, match=re.escape("was taken away while this run held it")):
            held.confirm()


def test_release_keeps_the_lock_of_another_run(tmp_path: Path) -> None:
    first, second = lock(tmp_path), lock(tmp_path, OTHER)
    first.take()
    first.path.unlink()
    second.take()
    first.release()
    second.confirm()
    second.release()


def test_a_lock_whose_directory_became_a_file_is_not_confirmed_and_is_given_up(tmp_path: Path) -> None:
    directory = tmp_path / "evidence"
    with lock(directory / ".locks") as held:
        directory.rename(tmp_path / "moved_away")
        directory.touch()
        with pytest.raises(LockError, match="the lock was taken away while this run held it"):
            held.confirm()
    with lock(tmp_path / "moved_away" / ".locks", OTHER) as taken:
        taken.confirm()


@pytest.mark.parametrize("call", ["stat", "fstat", "unlink"])
@pytest.mark.parametrize("number", [errno.ESTALE, errno.EIO, errno.EACCES])
def test_a_lock_whose_disk_is_gone_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    def fail(*_arguments: object, **_options: object) -> t.NoReturn:
        raise OSError(number, os.strerror(number))

    with lock(tmp_path) as held, monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        held.release()
    with lock(tmp_path, OTHER) as taken:
        taken.confirm()


def test_a_lock_that_was_never_taken_is_not_confirmed(tmp_path: Path) -> None:
    with pytest.raises(LockError):
        lock(tmp_path).confirm()


def test_a_link_in_place_of_the_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mx1+mx2.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LockError, match="the lock cannot be written"):
        lock(tmp_path).take()
    assert not (tmp_path / "elsewhere").exists()


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LockError, match=re.escape(f"{tmp_path}/file/locks/mx1+mx2.lock: the lock cannot be")):
        lock(tmp_path / "file" / "locks").take()


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    with lock(tmp_path / "locks") as held:
        assert [oct(each.stat().st_mode & 0o777) for each in (held.path, held.path.parent)] == [
            "0o600",
            "0o700",
        ]


@pytest.mark.parametrize(("directory", "mode"), [(0o700, "0o600"), (0o755, "0o600"), (0o2770, "0o660")])
def test_a_lock_in_a_directory_of_a_group_is_for_the_group(tmp_path: Path, directory: int, mode: str) -> None:
    tmp_path.chmod(directory)
    with lock(tmp_path) as held:
        assert oct(held.path.stat().st_mode & 0o777) == mode


def test_directories_for_locks_are_for_their_owner_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with lock(tmp_path / "state" / "locks") as held:
            modes = [oct(path.stat().st_mode & 0o777) for path in held.path.parents[:2]]
    finally:
        os.umask(before)
    assert modes == ["0o700", "0o700"]


def test_a_lock_of_another_user_says_whose_it_is_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mx1+mx2.lock"
    path.touch()

    def denied(*_given: object, **_more: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(LockError) as refused:
        lock(tmp_path).take()
    user = pwd.getpwuid(os.geteuid()).pw_name
    assert str(refused.value) == (
        f"{path}: the lock cannot be written: Permission denied. The file belongs to user {user}, whose run "
        f"may go on. Users who share locks need a directory that their group may write: chmod 2770 {tmp_path}"
    )
