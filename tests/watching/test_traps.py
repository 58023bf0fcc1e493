# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A trap on the loopback, by snmptrapd, its handler and ansible-rulebook, starts an audit, never a move."""

from __future__ import annotations

import json
import re
import typing as t
import urllib.error
import urllib.request

import pytest

from ansible_collections.junos_ha.srd.tests.lab.running import lab
from ansible_collections.junos_ha.srd.tests.watching.services import ADDRESS, Services, services, until

BECAME_MASTER = ".1.3.6.1.4.1.2636.3.82.1.1.0.1"
SRD = ".1.3.6.1.4.1.2636.3.82.1.1.1"
HOST_NAME = ".1.3.6.1.2.1.1.5.0"
READS = re.compile(r"<get-[a-z-]+>|show services redundancy-group extensive|<close-session>")


@pytest.fixture(scope="module")
def here() -> t.Iterator[Services]:
    with lab() as running, services(running) as started:
        yield started


def objects(gateway: str, number: str) -> dict[str, str]:
    """Return what a gateway says when a set became master."""
    states = {f"{SRD}.2.0": "STANDBY", f"{SRD}.3.0": "ACQ_MSHIP_EV", f"{SRD}.4.0": "MASTER"}
    return {f"{SRD}.1.0": number, **states, HOST_NAME: gateway}


def posted(here: Services, payload: t.Mapping[str, str]) -> int:
    """Return the status of the webhook for a message that nobody signed."""
    request = urllib.request.Request(f"http://{ADDRESS}:{here.webhook}/", json.dumps(payload).encode())
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_traps_of_a_set_start_one_audit_of_its_pair_and_no_move(here: Services) -> None:
    here.send(BECAME_MASTER, objects("mx2", "9"), version=("-v", "2c", "-c", "public"))
    here.send(".1.3.6.1.4.1.2636.3.82.1.1.0.2", objects("mx2", "8"))
    here.send(BECAME_MASTER, objects("another", "7"))
    assert posted(here, {"trap": BECAME_MASTER, "gateway": "mx2", "lead": "mx1", "set": "6"}) in (
        400,
        401,
        403,
    )
    for gateway, number in (("mx2", "1"), ("mx1-re0", "1"), ("mx2.example.net", "1"), ("mx2", "2")):
        here.send(BECAME_MASTER, objects(gateway, number))
    until(lambda: len(here.audits()) == 2, here)
    assert "a gateway of a pair in the inventory Actual: another" in here.said
    asked = [line for device in here.running.devices.values() for line in device.requests]
    assert [line for line in asked if not READS.fullmatch(line)] == []
    assert len({audit.parents[1] for audit in here.audits()}) == 2
