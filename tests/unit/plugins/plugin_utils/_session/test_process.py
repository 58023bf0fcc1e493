# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The processes of persistent connections end, whatever they do."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import socket
import typing as t
from pathlib import Path

import pytest
from ansible.module_utils.connection import recv_data, send_data

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import process
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.process import Processes, end_process

FORK = multiprocessing.get_context("fork")
PATIENCE = 0.2

Serve = t.Callable[[socket.socket, Path], None]


def _answered(listening: socket.socket, answer: dict[str, t.Any]) -> None:
    """Answer one request, and go on once whoever asked has gone, as Ansible's process does."""
    asking = listening.accept()[0]
    asked = json.loads(recv_data(asking))
    send_data(asking, json.dumps({"id": asked["id"], "asked": asked["method"], **answer}).encode())
    assert recv_data(asking) is None
    asking.close()


def closes(listening: socket.socket, path: Path) -> None:
    """Close the session, and end."""
    _answered(listening, {"result": None})
    path.unlink()


def ends_without_a_word(listening: socket.socket, path: Path) -> None:
    """End without an answer."""
    listening.accept()[0].close()
    path.unlink()


def refuses(listening: socket.socket, path: Path) -> None:
    """Answer that the session cannot be closed, and go on."""
    _answered(listening, {"error": {"code": -32603, "message": "Internal error"}})
    signal.pause()


def says_that_it_closes(listening: socket.socket, path: Path) -> None:
    """Answer, and then hang."""
    _answered(listening, {"result": None})
    signal.pause()


def says_what_is_no_answer(listening: socket.socket, path: Path) -> None:
    """Answer with what nobody understands."""
    asking = listening.accept()[0]
    recv_data(asking)
    send_data(asking, b"no JSON")
    signal.pause()


def accepts_nobody(listening: socket.socket, path: Path) -> None:
    """Hang, as in a request whose gateway does not answer."""
    signal.pause()


def answers_nobody(listening: socket.socket, path: Path) -> None:
    """Take what is asked, and hang."""
    recv_data(listening.accept()[0])
    signal.pause()


def ignores_signals(listening: socket.socket, path: Path) -> None:
    """Hang, and end at no signal that can be ignored."""
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    signal.pause()


def _serve(path: Path, serve: Serve, ready: t.Any) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(path))
        listening.listen(1)
        ready.release()
        serve(listening, path)


def started(path: Path, serve: Serve) -> t.Any:
    """Return a process that listens behind a socket."""
    ready = FORK.Semaphore(0)
    found = FORK.Process(target=_serve, args=(path, serve, ready))
    found.start()
    ready.acquire()
    path.with_name(f".ansible_pc_lock_{path.name}").touch()
    return found


KILLED = [
    refuses,
    says_that_it_closes,
    says_what_is_no_answer,
    accepts_nobody,
    answers_nobody,
    ignores_signals,
]


@pytest.mark.parametrize("serve", KILLED, ids=lambda each: each.__name__)
def test_a_process_that_does_not_end_is_killed(tmp_path: Path, serve: Serve) -> None:
    path = tmp_path / "s"
    found = started(path, serve)
    assert end_process(str(path), PATIENCE)
    found.join()
    assert (found.exitcode, list(tmp_path.iterdir())) == (-signal.SIGKILL, [])


@pytest.mark.parametrize("serve", [closes, ends_without_a_word], ids=lambda each: each.__name__)
def test_a_process_that_ends_is_left_to_do_so(tmp_path: Path, serve: Serve) -> None:
    path = tmp_path / "s"
    found = started(path, serve)
    assert end_process(str(path), 60.0)
    found.join()
    assert (found.exitcode, path.exists()) == (0, False)


def test_without_patience_nothing_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "s"
    found = started(path, says_that_it_closes)
    assert end_process(str(path), 0)
    found.join()
    assert found.exitcode == -signal.SIGKILL


def test_a_socket_that_nobody_listens_behind_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left:
        left.bind(str(path))
    assert end_process(str(path))
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_has_ended(tmp_path: Path) -> None:
    assert end_process(str(tmp_path / "s"))


def test_this_process_is_not_killed(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as own:
        own.bind(str(path))
        own.listen(1)
        assert not end_process(str(path), PATIENCE)
    assert path.exists()


def test_a_system_that_tells_no_process_kills_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "s"
    found = started(path, accepts_nobody)
    monkeypatch.delattr(socket, "SO_PEERCRED")
    assert not end_process(str(path), PATIENCE)
    assert found.is_alive()
    found.kill()
    found.join()


def test_a_task_ends_what_it_starts_in_a_directory_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("ANSIBLE_PERSISTENT_CONTROL_PATH_DIR", "of others")
    found: list[t.Any] = []

    def start(name: str, _options: dict[str, t.Any], _task: str) -> str:
        path = Path(os.environ["ANSIBLE_PERSISTENT_CONTROL_PATH_DIR"], name)
        found.append(started(path, accepts_nobody if name == "hangs" else closes))
        return str(path)

    monkeypatch.setattr(process, "start_connection", start)
    monkeypatch.setattr(process, "_PATIENCE", PATIENCE)
    processes = Processes()
    paths = [Path(processes.start(name, {}, "task")) for name in ("hangs", "closes")]
    assert (paths[0].parent, paths[0].parent.parent) == (paths[1].parent, tmp_path)
    assert paths[0].parent.stat().st_mode & 0o777 == 0o700
    processes.close()
    processes.close()
    for each in found:
        each.join()
    assert ([each.exitcode for each in found], list(tmp_path.iterdir())) == ([-signal.SIGKILL, 0], [])
