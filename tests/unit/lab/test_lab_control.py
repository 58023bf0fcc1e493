# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The command that controls a running lab through its socket."""

from __future__ import annotations

import json
import socket
import stat
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.tests.lab.control import main
from ansible_collections.junos_ha.srd.tests.lab.controls import ACTIONS
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import ask


@pytest.fixture
def running(tmp_path: Path) -> t.Iterator[Running]:
    with lab(where=tmp_path / "lab") as healthy:
        yield healthy


def test_the_command_applies_an_action_and_prints_it(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(running.directory), "mx1", "cold"]) == 0
    assert capsys.readouterr().out == "mx1: cold: the first service interface is Cold, on both gateways\n"
    assert "Cold" in ask(running.devices["mx2"], "show services redundancy-group brief")
    assert main([str(running.directory), "mx2", "trigger_lost"]) == 0
    assert running.devices["mx2"].fault.does == ACTIONS["trigger_lost"]


WRONG = {
    "a gateway": (("mx3", "cold"), "gateway - unknown - Expected: one of mx1, mx2 Actual: 'mx3'"),
    "a name": (("mx1", "colt"), f"do - unknown - Expected: one of {', '.join(ACTIONS)} Actual: 'colt'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_unknown_name_is_an_error(running: Running, capsys: pytest.CaptureFixture[str], name: str) -> None:
    asked, said = WRONG[name]
    assert main([str(running.directory), *asked]) == 2
    assert capsys.readouterr().err == f"tests.lab.control: {said}\n"


@pytest.mark.parametrize("line", [b"\n", b"{}\n", b"[]\n", b"nonsense\n"])
def test_an_invalid_request_is_an_error(running: Running, line: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as control:
        control.connect(str(running.directory / "control"))
        control.sendall(line)
        reply = json.loads(control.makefile("rb").readline())
    assert reply == {"error": f"control - Expected: a gateway and do Actual: {line.decode()!r}"}


def test_only_the_owner_can_open_the_socket_and_it_ends_with_the_lab(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / "lab"
    with lab(where=where):
        assert stat.S_IMODE((where / "control").stat().st_mode) == 0o600
    assert not (where / "control").exists()
    assert main([str(where), "mx1", "cold"]) == 2
    assert capsys.readouterr().err == (
        f"tests.lab.control: {where} - no lab runs there: No such file or directory\n"
    )


def test_a_stale_socket_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "control"))
    assert main([str(tmp_path), "mx1", "cold"]) == 2
    assert "no lab runs there: Connection refused" in capsys.readouterr().err
    with lab(where=tmp_path):
        assert main([str(tmp_path), "mx1", "cold"]) == 0


def test_a_directory_with_a_too_long_path_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / ("d" * 107)
    said = f"{where}/control - Expected: at most 107 bytes, being a socket Actual: {len(str(where)) + 8}"
    with pytest.raises(LabError) as caught, lab(where=where):
        pass
    assert str(caught.value) == said
    assert list(where.iterdir()) == []
    assert main([str(where), "mx1", "cold"]) == 2
    assert capsys.readouterr().err == f"tests.lab.control: {said}\n"


def test_without_a_gateway_the_command_lists_all_actions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["anywhere"]) == 0
    listed = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert listed == ACTIONS


def test_a_gateway_without_an_action_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["anywhere", "mx1"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.endswith("error: expected a state or a fault for mx1\n")
