# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answers of a gateway to a line, in process."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.tests.lab.commands import SYNTAX, UNKNOWN, Plain, Read, parse_command
from ansible_collections.junos_ha.srd.tests.lab.device import ACCEPTED, Device
from ansible_collections.junos_ha.srd.tests.lab.faults import FAULTS, chosen_faults
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.published import BRIEF_HEALTH_PASSED, TERSE
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.lab.responses import (
    Answer,
    Failure,
    Goodbye,
    Held,
    Reply,
    Silence,
    Stall,
)
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import CommandError, ask
from ansible_collections.junos_ha.srd.tests.lab.world import World
from ansible_collections.junos_ha.srd.tests.unit.simulation import Clock, simulate

SHOW = "show services redundancy-group"
CONFIGURED = "show configuration services redundancy-set | display inheritance | display xml"
TRIGGER = "request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV"
TERSE_TEXT = render(TERSE)
DOWN = "the services-redundancy subsystem is not running"


def device(fault: str | None = None) -> Device:
    world = World([default_pair()], lambda: 0.0)
    return Device(world, "mx1", FAULTS[fault]) if fault else Device(world, "mx1")


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        (SHOW, Read()),
        (f"  {SHOW}   brief ", Read(level="brief")),
        (f"{SHOW} 1 extensive", Read(group_id=1, level="extensive")),
        (f"{SHOW} | no-more", Read()),
        (f"{SHOW} brief | display xml | no-more", Read(level="brief", format="xml")),
        (f"{SHOW}|display json", Read(format="json")),
        ("show version | no-more", Plain(("show", "version"))),
        ("set cli screen-width 1024", Plain(("set", "cli"))),
        ("exit", Plain(("exit",))),
        ("sow version", Failure(UNKNOWN, position=0)),
        ("show versions", Failure(SYNTAX, position=5)),
        ("show services", Failure(SYNTAX, position=13)),
        (f"{SHOW} full", Failure(SYNTAX, position=31)),
        (f"{SHOW} brief terse", Failure(SYNTAX, position=37)),
        (f"{SHOW} 1 2", Failure(SYNTAX, position=33)),
        (f"{SHOW} | display set", Failure(SYNTAX, position=32)),
    ],
)
def test_a_line_is_a_command_or_a_syntax_error(line: str, understood: object) -> None:
    assert parse_command(line) == understood


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (SHOW, Reply(TERSE_TEXT)),
        (f"{SHOW} 1", Reply(TERSE_TEXT)),
        (f"{SHOW} 7", Failure("redundancy group 7 not found")),
        (f"{SHOW} brief", Reply(render(BRIEF_HEALTH_PASSED))),
        ("show version", Reply("Hostname: mx1\nModel: mx960\nJunos: 23.4R1.10\n")),
        ("set cli screen-length 0", Reply("")),
        ("quit", Goodbye()),
    ],
)
def test_a_gateway_answers(line: str, answer: Answer) -> None:
    assert device().answer(line) == answer


FAULTY: dict[str, Answer] = {
    "error": Failure(DOWN),
    "hang": Silence(),
    "hang_in_reply": Stall(Reply(TERSE_TEXT)),
    "close": Goodbye(),
    "cut": Reply(TERSE_TEXT[: len(TERSE_TEXT) // 2]),
    "empty": Reply(""),
    "dialect": Reply(TERSE_TEXT.replace("STANDBY", "SUSPENDED")),
    "locked_out": Goodbye(),
}

CONFIGURATION_TEXT = ask(device(), CONFIGURED)
SYSTEM = "show system information | display xml"
VERSION = Reply("Hostname: mx1\nModel: mx960\nJunos: 23.4R1.10\n")


def _identity(host_name: str, number: int) -> str:
    return (
        "<system-information><hardware-model>mx960</hardware-model><os-name>junos</os-name>"
        f"<os-version>23.4R1.10</os-version><serial-number>JN{number:08d}</serial-number>"
        f"<host-name>{host_name}</host-name></system-information>"
    )


FAULTY_CONFIGURATION: dict[str, Answer] = {
    "config_error": Failure("permission denied"),
    "config_hang": Silence(),
    "config_held": Held(Reply(CONFIGURATION_TEXT, "xml")),
    "config_close": Goodbye(),
    "config_cut": Reply(CONFIGURATION_TEXT[: len(CONFIGURATION_TEXT) // 2], "xml"),
    "config_empty": Reply("", "xml"),
    "locked_out": Goodbye(),
}

# The answer to a trigger, and whether it is obeyed.
FAULTY_TRIGGER: dict[str, tuple[Answer, bool]] = {
    "trigger_ignored": (Reply(ACCEPTED), False),
    "trigger_error": (Failure(DOWN), False),
    "trigger_close": (Goodbye(), True),
    "trigger_hang": (Silence(), True),
    "trigger_cut": (Reply(ACCEPTED[: len(ACCEPTED) // 2]), True),
    "trigger_lost": (Goodbye(), False),
    "locked_out": (Goodbye(), True),
}


IDENTITY_FAULTS: dict[str, tuple[Answer, Answer]] = {
    "renamed": (
        Reply(_identity("EDGE-1", 1), "xml"),
        Reply("Hostname: EDGE-1\nModel: mx960\nJunos: 23.4R1.10\n"),
    ),
    "same_serial": (Reply(_identity("mx1", 0), "xml"), VERSION),
    "identity_refused": (Failure("permission denied"), Failure("permission denied")),
    "system_refused": (Failure("permission denied"), VERSION),
}


AREAS = ("show chassis alarms", "show system alarms", "show system core-dumps", "show system commit")
SHOWN_AREAS = (
    Reply("No alarms currently active\n"),
    Reply("1 alarms currently active\n"
          "Alarm time               Class  Description\n2026-11-22 03:00:00 UTC  Minor  Lab alarm 1\n"),
    Reply("/var/crash/core.srd.0\n/var/crash/core.srd.1\n"),
    Reply("0   2026-11-22 03:00:00 UTC by root via cli\n1   2026-11-22 03:00:00 UTC by root via cli\n"),
)  # fmt: skip
AREA_FAULTS: dict[str, Answer] = {
    "areas_refused": Failure("permission denied"),
    "areas_unread": Reply("<route-information><route-summary/></route-information>"),
}


def test_areas_are_shown_as_text_of_their_own_gateway() -> None:
    simulation = simulate()
    none = "".join(
        f"/var/{each}/*core*: No such file or directory\n" for each in ("crash", "tmp", "tmp/pics")
    )
    simulation.do("mx1", "alarm", "core_dump", "core_dump", "commit")
    assert tuple(simulation.answer("mx1", line) for line in AREAS) == SHOWN_AREAS
    assert simulation.answer("mx2", AREAS[2]) == Reply(none)
    simulation.do("mx1", "healthy")
    assert [simulation.answer("mx1", line) for line in AREAS] == [
        *(SHOWN_AREAS[0], SHOWN_AREAS[0], Reply(none)),
        Reply("0   2026-11-22 03:00:00 UTC by root via cli\n"),
    ]


def test_routes_are_counted_and_some_of_them_go_with_the_adjacencies() -> None:
    simulation, rest = simulate(), "SRD.inet.0: 1 destinations, 1 routes (1 active, 0 holddown, 0 hidden)\n"
    simulation.do("mx1", "adjacencies_lost")
    assert [simulation.answer(name, "show route summary") for name in ("mx1", "mx2")] == [
        Reply(
            "Autonomous system number: 64496\n\n"
            f"inet.0: {count} destinations, {count} routes ({count} active, 0 holddown, 0 hidden)\n{rest}"
        )
        for count in (700, 1000)
    ]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_areas_changes_all_of_them_and_nothing_else_does(fault: str) -> None:
    none = tuple(device().answer(line) for line in AREAS)
    answers = tuple(device(fault).answer(line) for line in AREAS)
    assert answers == ((AREA_FAULTS[fault],) * 4 if fault in AREA_FAULTS else none)


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "peer_box"])
def test_a_fault_changes_only_its_own_replies(fault: str) -> None:
    configuration = Reply(CONFIGURATION_TEXT, "xml")
    assert device(fault).answer(SHOW) == FAULTY.get(fault, Reply(TERSE_TEXT))
    assert device(fault).answer(CONFIGURED) == FAULTY_CONFIGURATION.get(fault, configuration)
    assert triggered(fault) == FAULTY_TRIGGER.get(fault, (Reply(ACCEPTED), True))
    said = (device(fault).answer(SYSTEM), device(fault).answer("show version"))
    assert said == IDENTITY_FAULTS.get(fault, (Reply(_identity("mx1", 1), "xml"), VERSION))


def test_an_address_that_leads_to_the_peer() -> None:
    world = World([default_pair()], lambda: 0.0)
    wrong, peer = Device(world, "mx1", FAULTS["peer_box"]), Device(world, "mx2")
    for line in (SHOW, CONFIGURED, SYSTEM, "show version"):
        assert wrong.answer(line) == peer.answer(line)
    assert wrong.answer(TRIGGER) == Reply(ACCEPTED)
    assert (wrong.triggers, peer.triggers) == ([TRIGGER], [])


def triggered(fault: str) -> tuple[Answer, bool]:
    clock = Clock(0.0)
    world = World([default_pair()], lambda: clock.seconds)
    answer = Device(world, "mx1", FAULTS[fault]).answer(TRIGGER)
    clock.seconds = 1.0
    return answer, world.shows("mx1").groups[0].sets[0].state == "STANDBY"


def test_an_invalid_trigger_is_refused_with_any_fault() -> None:
    refused = Failure("redundancy event NO_EV not found")
    asked = TRIGGER.replace("RELS_MSHIP_MANUAL_EV", "NO_EV")
    assert [device(fault).answer(asked) for fault in FAULTS] == [refused] * len(FAULTS)


def test_requests_are_counted_after_a_trigger_took_effect() -> None:
    clock = Clock(0.0)
    world = World([default_pair()], lambda: clock.seconds)
    asked = Device(world, "mx1")
    met: list[tuple[str, str, int, bool]] = []

    def meet(kind: str, name: str, number: int) -> None:
        clock.seconds += 1.0
        met.append((kind, name, number, world.shows("mx1").groups[0].sets[0].state == "STANDBY"))

    asked.on_request = meet
    for line in (SHOW, CONFIGURED, SHOW, "show version", TRIGGER, f"{SHOW} 7", CONFIGURED):
        asked.answer(line)
    assert met == [
        ("read", "mx1", 1, False),
        ("config", "mx1", 1, False),
        ("read", "mx1", 2, False),
        ("trigger", "mx1", 1, True),
        ("read", "mx1", 3, True),
        ("config", "mx1", 2, True),
    ]


def test_requests_are_recorded() -> None:
    asked = device()
    for line in (SHOW, "show version", "nonsense"):
        asked.answer(line)
    assert asked.requests == [SHOW, "show version", "nonsense"]


def test_in_process_a_reply_is_its_text() -> None:
    assert ask(device(), SHOW) == TERSE_TEXT


@pytest.mark.parametrize(
    ("fault", "error", "message"),
    [
        ("error", CommandError, DOWN),
        ("hang", TimeoutError, f"mx1 never answers '{SHOW}'"),
        ("hang_in_reply", TimeoutError, f"mx1 never answers '{SHOW}'"),
        ("close", ConnectionError, f"mx1 closed the session at '{SHOW}'"),
    ],
)
def test_in_process_any_other_answer_is_raised(fault: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        ask(device(fault), SHOW)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"mx3": "cut"}, "gateway - unknown - Expected: one of mx1, mx2 Actual: 'mx3'"),
        (
            {"mx1": "hung"},
            f"fault - unknown - Expected: one of {', '.join(FAULTS)} Actual: 'hung'",
        ),
    ],
)
def test_a_misspelt_fault_or_gateway_is_an_error(names: dict[str, str], message: str) -> None:
    with pytest.raises(LabError) as caught:
        chosen_faults(names, ("mx1", "mx2"))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ("show route 198.51.100.1/32 exact table SRD.inet.0", 49),
        ("show route 198.51.100.1/32 table SRD.inet.0 | display xml", 27),
        ("show route 198.51.100.1/32 exact table | display xml", 52),
        ("show route 198.51.100.1/32 exact table SRD.inet.0 detail | display xml", 70),
    ],
)
def test_an_unsupported_read_of_a_route_is_an_error(line: str, position: int) -> None:
    assert device().answer(line) == Failure(SYNTAX, position=position)
