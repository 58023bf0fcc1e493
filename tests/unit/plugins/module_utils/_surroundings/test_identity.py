# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which box it is: by each reply that shows it, and where one is refused."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Identity
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    plain_host_name,
    read_identity,
    read_identity_elsewhere,
    read_release,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

NAMESPACE = 'xmlns="http://xml.juniper.net/junos/24.4R1/junos"'
MX1 = Identity(host_name="mx1", serial_number="JN1")


def system(content: str) -> str:
    return f"<rpc-reply><system-information {NAMESPACE}>{content}</system-information></rpc-reply>"


def engines(*contents: str) -> str:
    items = "".join(
        f"<multi-routing-engine-item><re-name>re{number}</re-name>"
        f"<system-information>{content}</system-information></multi-routing-engine-item>"
        for number, content in enumerate(contents)
    )
    return f"<rpc-reply><multi-routing-engine-results>{items}</multi-routing-engine-results></rpc-reply>"


BOTH = "<serial-number>JN1</serial-number><host-name>mx1</host-name>"

SYSTEM: dict[str, tuple[Outcome, Identity]] = {
    "both": (system(BOTH), MX1),
    "with blanks and lines": (
        system("<host-name>\nmx1\n</host-name><serial-number> JN1 </serial-number>"),
        MX1,
    ),
    "on a terminal": (f"\n{system(BOTH)}\n\n{{master}}\nlab@mx1> ", MX1),
    "known elements beside": (
        system(f"{BOTH}<os-name>junos</os-name><hardware-model>mx</hardware-model>"),
        MX1,
    ),
    "an element more": (
        system(f"{BOTH}<weather>fine</weather>"),
        Identity(host_name="mx1", serial_number="JN1", unrecognized=("weather: fine",)),
    ),
    "two routing engines": (
        engines(
            "<host-name>mx1-re0</host-name><serial-number>JN1</serial-number>",
            "<host-name>mx1-re1</host-name><serial-number>JN1</serial-number>",
        ),
        Identity(host_name="mx1-re0", serial_number="JN1"),
    ),
    "two host names": (
        engines(BOTH, "<host-name>mx2</host-name><serial-number>JN1</serial-number>"),
        Identity(serial_number="JN1"),
    ),
    "two serial numbers": (
        engines(BOTH, "<host-name>mx1</host-name><serial-number>JN2</serial-number>"),
        Identity(host_name="mx1"),
    ),
    "no serial number": (system("<host-name>mx1</host-name>"), Identity(host_name="mx1")),
    "blanks": (system("<host-name> </host-name><serial-number/>"), Identity()),
    "another reply": ("<rpc-reply><host-name>mx1</host-name></rpc-reply>", Identity()),
    "an error": (
        DeviceError("mx1", command="a", cause="permission\ndenied", remedy="b", answered=True),
        Identity(refused=("permission denied",)),
    ),
    "no reply": ("", Identity(refused=("the reply is empty, expected an element in the XML",))),
}


@pytest.mark.parametrize(("outcome", "identity"), SYSTEM.values(), ids=SYSTEM)
def test_the_system_information(outcome: Outcome, identity: Identity) -> None:
    found = read_identity(outcome)
    shown = (found.host_name, found.serial_number, found.unrecognized)
    assert shown == (identity.host_name, identity.serial_number, identity.unrecognized)
    assert len(found.refused) == len(identity.refused)
    assert found.complete is (None not in shown)


def test_the_words_of_a_refusal_are_kept() -> None:
    outcome, identity = SYSTEM["an error"]
    assert read_identity(outcome) == identity


SOFTWARE = "<software-information><host-name>mx1</host-name></software-information>"
CHASSIS = (
    "<chassis-inventory><chassis><serial-number>JN1</serial-number><chassis-module>"
    "<serial-number>PLANE</serial-number></chassis-module></chassis></chassis-inventory>"
)


def test_the_release_is_shown_by_whichever_reply_has_it() -> None:
    refused = DeviceError("mx1", command="x", cause="permission denied", remedy="look there", answered=True)
    release = '<os-version junos:style="brief"> 23.4R1.10\n</os-version>'
    software = "<software-information><junos-version>24.2R1.9</junos-version></software-information>"
    assert read_release(system(BOTH + release)) == "23.4R1.10"
    assert read_release(engines(release, release)) == "23.4R1.10"
    assert read_release(refused, software) == "24.2R1.9"
    assert read_release(engines(release, "<os-version>24.2R1.9</os-version>")) == "23.4R1.10, 24.2R1.9"
    assert read_release(refused, system(BOTH), system("<os-version> </os-version>")) is None


def test_other_requests_show_it_too() -> None:
    refused = Identity(refused=("no",))
    found = read_identity_elsewhere(refused, SOFTWARE, CHASSIS)
    assert found == Identity(host_name="mx1", serial_number="JN1", refused=("no",))


def test_other_requests_complete_it() -> None:
    denied = DeviceError("mx1", command="a", cause="denied", remedy="b", answered=True)
    found = read_identity_elsewhere(Identity(host_name="mx1"), denied, CHASSIS)
    assert found == Identity(host_name="mx1", serial_number="JN1", refused=("denied",))


def test_requests_that_contradict_each_other_show_nothing() -> None:
    found = read_identity_elsewhere(Identity(host_name="mx2"), SOFTWARE, CHASSIS)
    assert found == Identity(serial_number="JN1")


@pytest.mark.parametrize(
    "name", ["mx1", "MX1", "mx1-re0", "MX1-RE1", "mx1.example.net", "mx1-re0.example.net"]
)
def test_host_names_that_are_alike(name: str) -> None:
    assert plain_host_name(name) == "mx1"


@pytest.mark.parametrize("name", ["mx1-re", "mx1-re2", "mx1re0", "mx1-re0-a", "mx10"])
def test_host_names_that_are_not_alike(name: str) -> None:
    assert plain_host_name(name) != "mx1"


READINGS: dict[str, tuple[tuple[str, ...], dict[str, object]]] = {
    "no_fault": (("mx1", "JN00000001"), {}),
    "peer_box": (("mx2", "JN00000002"), {}),
    "renamed": (("EDGE-1", "JN00000001"), {}),
    "same_serial": (("mx1", "JN00000000"), {}),
    "system_refused": (("mx1", "JN00000001"), {"refused": ["permission denied"]}),
}


@pytest.mark.parametrize("fault", READINGS)
def test_a_reading_shows_it(fault: str) -> None:
    (host_name, serial_number), more = READINGS[fault]
    simulation = Simulation()
    simulation.do("mx1", fault)
    facts = simulation.facts("mx1")
    assert facts is not None
    assert facts["surroundings"]["identity"] == {
        "host_name": host_name,
        "serial_number": serial_number,
        "complete": True,
        "unrecognized": [],
        "refused": [],
        **more,
    }


def test_a_refusal_does_not_fail_the_reading() -> None:
    simulation = Simulation()
    simulation.do("mx1", "identity_refused")
    facts = simulation.facts("mx1")
    assert facts is not None
    assert facts["roles"] == {"1": "MASTER"}
    assert facts["surroundings"]["identity"] == {
        "host_name": None,
        "serial_number": None,
        "complete": False,
        "unrecognized": [],
        "refused": ["permission denied"] * 3,
    }
