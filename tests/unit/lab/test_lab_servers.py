# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The servers, with real clients: asyncssh for the CLI, ncclient for NETCONF."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import stat
import threading
import time
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest
from ncclient import manager
from ncclient.operations.errors import TimeoutExpiredError
from ncclient.operations.rpc import RPCError
from ncclient.transport.errors import (
    AuthenticationError,
    SessionCloseError,
    SessionError,
    SSHError,
    SSHUnknownHostError,
    TransportError,
)

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import FORMATS, Format
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.lab.__main__ import main
from ansible_collections.junos_ha.srd.tests.lab.published import BRIEF_HEALTH_PASSED, TERSE
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.unit.lab.clients import netconf, once_closed, typed, wait_until

SHOW = "show services redundancy-group"
SECRETS = ("inventory.yml", "known_hosts", "ssh_config", ".ssh/known_hosts", "key")


@pytest.fixture(scope="module")
def running() -> t.Iterator[Running]:
    with lab() as healthy:
        yield healthy


def host_name(session: manager.Manager) -> str:
    return str(session.rpc("<get-software-information/>").xpath("//host-name")[0].text)


def test_the_cli_echoes_answers_and_prompts(running: Running) -> None:
    terminal = typed(running, "mx1", "set cli screen-length 0", f"{SHOW} | no-more", "show sevices")
    assert terminal.replace("\r\n", "\n") == (
        "--- JUNOS 23.4R1.10 Kernel 64-bit, simulated\n"
        "srd@mx1> set cli screen-length 0\n"
        f"srd@mx1> {SHOW} | no-more\n"
        f"{render(TERSE)}\n"
        "srd@mx1> show sevices\n"
        "              ^\n"
        "syntax error, expecting <command>.\n\n"
        "srd@mx1> exit\n"
    )


def test_erased_and_abandoned_input_is_not_executed(running: Running) -> None:
    terminal = typed(running, "mx1", "nonsense\x03show x\x7fversion")
    assert terminal.replace("\r\n", "\n").endswith(
        "> nonsense^C\nshow x\b \bversion\nHostname: mx1\nModel: mx960\nJunos: 23.4R1.10\n\nsrd@mx1> exit\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_netconf_carries_each_format(running: Running, form: Format) -> None:
    with netconf(running, "mx1") as session:
        reply = session.command(f"{SHOW} brief", format=form)
    assert parse(str(reply)) == replace(BRIEF_HEALTH_PASSED, format=form)


def test_netconf_shows_its_software_and_refuses_unknown_rpcs(running: Running) -> None:
    with netconf(running, "mx2") as session:
        assert host_name(session) == "mx2"
        with pytest.raises(RPCError) as caught:
            session.rpc("<get-interface-information/>")
        assert caught.value.message == "syntax error, expecting <command>"


def test_requests_are_logged() -> None:
    with lab() as asked:
        with netconf(asked, "mx2") as session:
            session.command(SHOW, format="xml")
        typed(asked, "mx1", "show version")
        written = asked.requests.read_text(encoding="utf-8").splitlines()
    read = f"{SHOW} | display xml"
    assert asked.devices["mx2"].requests == [read, "<close-session>"]
    assert written == [f"mx2: {read}", "mx2: <close-session>", "mx1: show version", "mx1: exit"]


def test_host_keys_are_checked(running: Running) -> None:
    with pytest.raises(SSHUnknownHostError):
        netconf(running, "mx1", ssh_config=os.devnull)


def test_clients_see_the_faults() -> None:
    with lab(pairs=2, faults={"mx1": "error", "mx2": "hang", "mx3": "cut", "mx4": "refuse_login"}) as faulty:
        with netconf(faulty, "mx1") as session, pytest.raises(RPCError) as caught:
            session.command(SHOW, format="text")
        assert caught.value.message == "the services-redundancy subsystem is not running"
        with netconf(faulty, "mx2") as session, pytest.raises(TimeoutExpiredError):
            session.timeout = 1
            session.command(SHOW, format="text")
        with netconf(faulty, "mx3") as session:
            assert len(session.command(SHOW, format="text").xpath("//output")[0].text) < len(render(TERSE))
        with pytest.raises(AuthenticationError):
            netconf(faulty, "mx4")


def test_a_hello_or_a_reply_can_hang() -> None:
    with lab(faults={"mx1": "hang_in_reply", "mx2": "hang_at_hello"}) as faulty:
        session = netconf(faulty, "mx1")
        session.timeout = 1
        with pytest.raises(TimeoutExpiredError):
            session.command(SHOW, format="text")
        with pytest.raises(SessionError, match="Capability exchange timed out"):
            netconf(faulty, "mx2", timeout=1)


def test_a_configuration_is_held_until_the_fault_has_gone() -> None:
    with lab(faults={"mx1": "config_held"}) as faulty, netconf(faulty, "mx1") as session:
        session.async_mode = True
        asked = session.get_configuration()
        wait_until(lambda: faulty.devices["mx1"].requests == ["<get-configuration>"])
        faulty.controls.do("mx1", "no_fault")
        wait_until(lambda: asked.reply is not None)
        assert "<event-options>" in asked.reply.xml


def test_a_stalled_reply_stops_halfway_on_the_cli() -> None:
    with lab(faults={"mx1": "hang_in_reply"}) as faulty, pytest.raises(asyncio.TimeoutError):
        typed(faulty, "mx1", SHOW, timeout=1)


def by_key(running: Running, name: str) -> manager.Manager:
    key = str(running.directory / "key")
    return netconf(running, name, key_filename=key, password=running.login.passphrase)


def test_a_key_logs_in_unless_it_is_refused() -> None:
    with lab(pairs=2, faults={"mx2": "refuse_key", "mx3": "refuse_login", "mx4": "refuse_key"}) as faulty:
        with by_key(faulty, "mx1") as session:
            assert host_name(session) == "mx1"
        for name in ("mx2", "mx3"):
            with pytest.raises(AuthenticationError):
                by_key(faulty, name)
        with netconf(faulty, "mx4") as session:
            assert host_name(session) == "mx4"


def test_a_host_key_can_change_and_a_port_can_close() -> None:
    with lab(faults={"mx1": "change_key", "mx2": "close_port"}) as faulty:
        with pytest.raises(SSHUnknownHostError):
            netconf(faulty, "mx1")
        with pytest.raises(SSHError, match="Could not open socket"):
            netconf(faulty, "mx2")


def test_closing_a_port_ends_its_sessions_and_it_can_open_again() -> None:
    with lab() as changing:
        session = netconf(changing, "mx1")
        changing.controls.do("mx1", "close_port")
        with pytest.raises((SessionCloseError, TransportError)):
            once_closed(session).command(SHOW, format="text")
        with pytest.raises(SSHError, match="Could not open socket"):
            netconf(changing, "mx1")
        changing.controls.do("mx1", "no_fault")
        with once_open(changing, "mx1") as again:
            assert host_name(again) == "mx1"


def once_open(running: Running, name: str) -> manager.Manager:
    """Connect as soon as a door that is being opened is open."""
    until = time.monotonic() + 60
    while True:
        try:
            return netconf(running, name)
        except SSHError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def test_a_scenario_counts_reads(tmp_path: Path) -> None:
    steps = [{"read": 2, "gateway": "mx1", "do": "switched"}, {"read": 3, "gateway": "mx1", "do": "error"}]
    scenario = tmp_path / "scenario.json"
    scenario.write_text(json.dumps(steps), encoding="utf-8")
    with lab(scenario=scenario) as played, netconf(played, "mx1") as session:
        states = [role(session.command(SHOW, format="text")) for _time in range(2)]
        with pytest.raises(RPCError):
            session.command(SHOW, format="text")
    assert states == ["MASTER", "STANDBY"]


def test_a_scenario_runs_by_time(tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.json"
    scenario.write_text('[{"at": 0, "gateway": "mx2", "do": "switched"}]', encoding="utf-8")
    with lab(scenario=scenario) as played, netconf(played, "mx1") as session:
        assert role(session.command(SHOW, format="text")) == "STANDBY"


def role(reply: object) -> str | None:
    return parse(str(reply)).groups[0].sets[0].role


def test_a_lab_leaves_nothing_behind(tmp_path: Path) -> None:
    where = tmp_path / "lab"
    with lab(where=where) as running:
        modes = {name: stat.S_IMODE((where / name).stat().st_mode) for name in SECRETS}
        inventory = json.loads(running.inventory.read_text(encoding="utf-8"))
    assert modes == dict.fromkeys(SECRETS, 0o600)
    assert stat.S_IMODE(where.stat().st_mode) == 0o700
    assert inventory == {
        "gateways": {
            "hosts": {
                "mx1": {"ansible_port": running.ports["mx1"], "srd_peer": "mx2"},
                "mx2": {"ansible_port": running.ports["mx2"], "srd_peer": "mx1"},
            },
            "vars": {
                "ansible_host": "127.0.0.1",
                "ansible_user": running.login.user,
                "ansible_password": running.login.password,
                "ansible_connection": "ansible.netcommon.netconf",
                "ansible_network_os": "junipernetworks.junos.junos",
                "ansible_host_key_checking": True,
                "ansible_netconf_ssh_config": str(where / "ssh_config"),
                "lab_key": {"file": str(where / "key"), "passphrase": running.login.passphrase},
            },
        },
        "leads": {"hosts": {"mx1": {}}},
    }
    assert [path for path in where.rglob("*") if path.is_file()] == []


def test_one_process_serves_a_hundred_pairs() -> None:
    with lab(pairs=100) as many:
        assert len(set(many.ports.values())) == 200
        for name in ("mx1", "mx100", "mx200"):
            with netconf(many, name) as session:
                assert host_name(session) == name


def test_the_command_runs_until_sigterm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inventory = tmp_path / "inventory.yml"

    def stop() -> None:
        try:
            wait_until(inventory.exists)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    stopper = threading.Thread(target=stop)
    stopper.start()
    assert main(["--pairs", "2", "--directory", str(tmp_path), "--layout", "B"]) == 0
    stopper.join()
    assert capsys.readouterr().out == f"The lab is ready: mx1 to mx4, inventory {inventory}\n"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("option", [("--fault", "mx9=cut"), ("--state", "mx9=cold")])
def test_the_command_lists_the_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    assert main(["--directory", str(tmp_path), *option]) == 2
    assert capsys.readouterr().err == (
        "tests.lab: gateway - unknown - Expected: one of mx1, mx2 Actual: 'mx9'\n"
    )
