# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The processes of persistent connections: what a task starts, it ends, also where a gateway hangs."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import struct
import tempfile
import threading
import time
import typing as t
from pathlib import Path

from ansible.executor.task_executor import start_connection
from ansible.module_utils.connection import recv_data, request_builder, send_data

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.ending import GRACE

_DIRECTORY = "ANSIBLE_PERSISTENT_CONTROL_PATH_DIR"  # where Ansible puts the sockets
_CREDENTIALS = struct.Struct("3i")  # process, user and group behind a socket, as Linux tells them
_PATIENCE = GRACE / 2  # seconds, for one of the processes of a task to close its session
_PAUSE = 0.02


class Processes:
    """The processes that one task starts. Nobody else uses them: their sockets have their own directory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._directory: Path | None = None

    def start(self, context: t.Any, options: dict[str, t.Any], task: str) -> str:
        """Start the process of a connection, and return the path of its socket.

        Raises:
            AnsibleError: the session could not be opened.
        """
        with self._lock:
            if self._directory is None:
                self._directory = Path(tempfile.mkdtemp(prefix="srd-"))
            os.environ[_DIRECTORY] = str(self._directory)
        return str(start_connection(context, options, task))

    def close(self) -> None:
        """End them all. Whoever closes meanwhile waits until that is done."""
        with self._lock:
            directory, self._directory = self._directory, None
            if directory is not None:
                for each in directory.glob("*"):
                    if each.is_socket():
                        end_process(str(each), _PATIENCE)
                shutil.rmtree(directory, ignore_errors=True)


def end_process(path: str, patience: float = GRACE) -> bool:
    """End the process behind a socket, and return whether it has ended.

    It is asked to close its session. One that does not, because its gateway hangs or because it cannot close
    again what was closed, is killed.

    Args:
        path: the socket.
        patience: how many seconds it may take.
    """
    try:
        process, closes = _asked_to_close(path, patience)
    except (FileNotFoundError, ConnectionRefusedError):
        process, closes = None, False
        _remove(path)  # nobody is there
    except OSError:
        return False
    if not (closes and _is_gone(path, patience)) and process is not None:
        _kill(process)
        _remove(path)
    return not os.path.exists(path)


def _asked_to_close(path: str, patience: float) -> tuple[int | None, bool]:
    """Ask the process behind a socket to close its session; return which one it is, and whether it does so.

    It ends once this connection to it has ended.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as to:
        to.settimeout(patience)
        to.connect(path)
        return _process_behind(to), _closes(to)


def _closes(to: socket.socket) -> bool:
    """Ask a process to close its session, and return whether it says that it does, or ends by itself."""
    try:
        send_data(to, json.dumps(request_builder("reset")).encode("ascii"))
        answer = recv_data(to)
        return answer is None or "error" not in json.loads(answer)
    except ConnectionError:
        return True
    except (OSError, ValueError):
        return False


def _process_behind(to: socket.socket) -> int | None:
    """Return the process at the other end of a socket; None where nobody tells, or it is not ours."""
    if not hasattr(socket, "SO_PEERCRED"):
        return None
    credentials = to.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    process, user, _group = _CREDENTIALS.unpack(credentials)
    return None if process in (0, os.getpid()) or user != os.geteuid() else int(process)


def _kill(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _remove(path: str) -> None:
    """Remove a socket, and the lock with which Ansible starts its process."""
    socket_path = Path(path)
    for each in (socket_path, socket_path.with_name(f".ansible_pc_lock_{socket_path.name}")):
        each.unlink(missing_ok=True)


def _is_gone(path: str, patience: float) -> bool:
    """Wait for a file to go, and return whether it has gone."""
    until = time.monotonic() + patience
    while os.path.exists(path) and time.monotonic() < until:
        time.sleep(_PAUSE)
    return not os.path.exists(path)
