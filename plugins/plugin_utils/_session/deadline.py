# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An end to the opening of a session, which the libraries below would go on with for as long as they like."""

from __future__ import annotations

import threading
import types
import typing as t

from ansible.errors import AnsibleConnectionFailure

_AGAIN = 0.2  # seconds, until what was opened after the end is ended as well


class Deadline:
    """Ends what paramiko opens inside of it, where that takes longer than so many seconds.

    Its own time-outs are of single steps: 15 s, 30 s, an hour, and none for the answer to a subsystem.

    Raises:
        AnsibleConnectionFailure: it has taken longer.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._left = threading.Event()
        self._passed = False
        self._watch = threading.Thread(target=self._end, name="srd-deadline", daemon=True)

    def __enter__(self) -> None:
        self._before = set(threading.enumerate())
        self._watch.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: types.TracebackType | None,
    ) -> None:
        self._left.set()
        self._watch.join()
        if self._passed:
            raise AnsibleConnectionFailure(f"not open after {self._seconds:g} s") from None

    def _end(self) -> None:
        patience = self._seconds
        while not self._left.wait(patience):
            self._passed, patience = True, _AGAIN
            for each in set(threading.enumerate()) - self._before - {self._watch}:
                _close(each)


def _close(thread: t.Any) -> None:
    """Close a thread that is paramiko's: each of its connections is one."""
    if type(thread).__module__ == "paramiko.transport":
        thread.close()
