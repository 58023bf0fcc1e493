# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A reading of another host over its persistent connection: what its process is started with."""

from __future__ import annotations

import asyncio
import contextlib
import json
import typing as t
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from ansible.errors import AnsibleConnectionFailure

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    SYSTEM,
    Read,
    Request,
    ShowRead,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import process
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.any_host import AnyHost
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import Inventory
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.persistent import NetconfSession
from ansible_collections.junos_ha.srd.tests.unit.real_task import RealTask
from ansible_collections.junos_ha.srd.tests.unit.sessions import SYSTEM_REPLY

REPLY = (Path(__file__).parents[4] / "fixtures" / "published" / "extensive.txt").read_text(encoding="utf-8")

NETCONF, CLI = "ansible.netcommon.netconf", "ansible.netcommon.network_cli"
GATEWAYS: dict[str, t.Any] = {
    "gateways": {
        "hosts": {
            "mx1": {"ansible_host": "{{ net }}.1", "ansible_port": 831, "ansible_password": "of mx1"},
            "mx2": {"ansible_command_timeout": 7, "ansible_user": "other"},
            "mx3": {"ansible_connection": "ssh"},
        },
        "vars": {
            "net": "192.0.2",
            "ansible_connection": NETCONF,
            "ansible_network_os": "ansible.netcommon.default",
            "ansible_user": "reader",
        },
    }
}


@dataclass
class Started:
    """The processes that were started: place, login and time-out of each, and what it was asked."""

    each: list[tuple[object, ...]] = field(default_factory=list)
    options: list[dict[str, t.Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    error: Exception | None = None

    def start(self, context: t.Any, options: dict[str, t.Any], _uuid: str) -> str:
        self.each.append(
            (
                context.connection,
                context.remote_addr,
                context.port,
                context.remote_user,
                context.password,
                context.timeout,
            )
        )
        self.options.append(options)
        if self.error is not None:
            raise self.error
        return "a/socket"

    def send(self, session: t.Any, request: Request) -> tuple[str, ...]:
        self.asked.append((session._host, request.label))
        return (SYSTEM_REPLY if isinstance(request, ShowRead) else REPLY,)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    made = Started()

    def send(session: t.Any, request: Request) -> tuple[str, ...]:
        return made.send(session, request)

    monkeypatch.setattr(process, "start_connection", made.start)
    monkeypatch.setattr(NetconfSession, "send", send)
    return made


def read(folder: Path, host: str, **task: t.Any) -> t.Any:
    """Return what came of reading a host by a task on localhost."""
    path = folder / "inventory.json"
    path.write_text(json.dumps(GATEWAYS), encoding="utf-8")
    action, variables = RealTask(inventory=path, **task).action("redundancy_pair_info", {})
    with contextlib.closing(AnyHost(action, Inventory(action, variables))) as hosts:
        return asyncio.run(hosts.read(host, Read()))


def test_the_process_has_the_variables_of_its_host(started: Started, tmp_path: Path) -> None:
    reading = read(tmp_path, "mx1")
    assert (reading.reply, [group.id for group in reading.gateway.groups]) == (REPLY, [1])
    assert started.each == [(NETCONF, "192.0.2.1", 831, "reader", "of mx1", 30)]
    assert [(it["host"], it["port"], it["password"]) for it in started.options] == [
        ("192.0.2.1", 831, "of mx1")
    ]
    assert started.asked == [("mx1", Read().label), ("mx1", SYSTEM.label)]


def test_what_a_host_has_no_variable_for_is_what_the_command_line_says(
    started: Started, tmp_path: Path
) -> None:
    read(tmp_path, "mx2", password="asked for")
    ((connection, address, _port, *rest),) = started.each
    assert (connection, address, rest) == (NETCONF, "mx2", ["other", "asked for", 7])
    assert started.asked == [("mx2", Read().label), ("mx2", SYSTEM.label)]


def test_a_process_that_does_not_start_is_told_by_its_last_line(started: Started, tmp_path: Path) -> None:
    started.error = AnsibleConnectionFailure("Traceback (most recent call last):\n  ...\nno route to host\n")
    with pytest.raises(DeviceError) as caught:
        read(tmp_path, "mx1")
    remedy = "check ansible_host and ansible_port, and that the gateway lets SSH or NETCONF in there"
    assert str(caught.value) == f"mx1: 'open the session' failed: no route to host - {remedy}"
    assert started.asked == []


def test_a_connection_that_carries_no_command_is_refused_and_starts_nothing(
    started: Started, tmp_path: Path
) -> None:
    with pytest.raises(ArgumentError) as caught:
        read(tmp_path, "mx3")
    expected = f"junos_ha.srd.netconf or {NETCONF} or {CLI}"
    actual = "ansible.builtin.ssh"
    assert str(caught.value) == f"mx3: ansible_connection - Expected: {expected} Actual: {actual}"
    assert started.each == []
