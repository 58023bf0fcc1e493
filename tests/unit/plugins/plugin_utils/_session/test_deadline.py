# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The end to the opening of a session, met by paramiko at a port that takes connections and says nothing."""

from __future__ import annotations

import socket
import threading
import time
import typing as t

import paramiko
import pytest
from ansible.errors import AnsibleConnectionFailure

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.deadline import Deadline


@pytest.fixture
def mute() -> t.Iterator[tuple[str, int]]:
    """Listen, and let the kernel take who comes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()


def transports(patience: float = 0) -> list[threading.Thread]:
    """Return those that are left: one that has been closed takes a moment to end."""
    for each in threading.enumerate():
        if isinstance(each, paramiko.Transport):
            each.join(patience)
    return [each for each in threading.enumerate() if isinstance(each, paramiko.Transport)]


def test_what_takes_too_long_is_ended(mute: tuple[str, int]) -> None:
    began = time.monotonic()
    with pytest.raises(AnsibleConnectionFailure) as caught, Deadline(0.3):
        paramiko.Transport(socket.create_connection(mute)).start_client()
    assert str(caught.value) == "not open after 0.3 s"
    assert time.monotonic() - began < 5  # paramiko's own patience is 15 s
    assert transports(patience=5) == []


def test_what_begins_after_the_end_is_ended_too(mute: tuple[str, int]) -> None:
    with pytest.raises(AnsibleConnectionFailure, match=r"^not open after 0\.1 s$"), Deadline(0.1):
        time.sleep(0.2)
        paramiko.Transport(socket.create_connection(mute)).start_client()


def test_what_was_open_before_stays_open(mute: tuple[str, int]) -> None:
    before = paramiko.Transport(socket.create_connection(mute))
    before.start_client(event=threading.Event())
    with pytest.raises(AnsibleConnectionFailure), Deadline(0.1):
        time.sleep(0.3)
    assert transports() == [before]
    before.close()


def test_what_ends_in_time_is_let_alone() -> None:
    with Deadline(60):
        pass
    with pytest.raises(ConnectionRefusedError), Deadline(60):
        raise ConnectionRefusedError
    assert [each for each in threading.enumerate() if each.name == "srd-deadline"] == []
