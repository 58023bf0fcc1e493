# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""No master for 10 s after a request: a rescue is one request to acquire again, where it is sure."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    Rescue,
    from_plain,
    to_plain,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import Switchover, result_of
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.unit.simulation import (
    ACQUIRE,
    RELEASE,
    Safeguard,
    Simulation,
)

REQUEST, AGAIN = (
    f"request services redundancy-set 1 trigger redundancy-event {event}" for event in (RELEASE, ACQUIRE)
)
REPLY = "redundancy event triggered\n"

At = tuple[str, int, str, str]  # at which kind of request to mx1, the how many-th, what is done to which


def simulated(*steps: At) -> Simulation:
    """Return a simulation whose link dies after the gate, and in which more happens at requests to mx1."""
    simulation = Simulation()

    def on_request(kind: str, _gateway: str, number: int) -> None:
        for at, count, gateway, name in (("read", 2, "mx1", "link_lost"), *steps):
            if (kind, number) == (at, count):
                simulation.do(gateway, name)

    simulation.devices["mx1"].on_request = on_request
    return simulation


def rescued(simulation: Simulation, **options: t.Any) -> Switchover:
    return simulation.switch_over(timeout=300, rescue="acquire", **options)


def test_the_gateway_that_released_acquires_again() -> None:
    simulation = simulated()
    it = rescued(simulation)
    result = result_of(it)
    assert (simulation.triggers, simulation.roles()) == (
        [REQUEST, AGAIN],
        {"mx1": "MASTER", "mx2": "STANDBY"},
    )
    assert (result.outcome, result.moved, result.verdict, result.succeeded, result.sent) == (
        "rescued",
        True,
        "no_go",
        False,
        REQUEST,
    )
    assert result.rescue == Rescue(request=AGAIN, sent_at=12.4, reply=REPLY, acquired=13.6)
    assert result.summary == (
        "NO GATEWAY WAS MASTER of set 1 until mx1 acquired it again by the rescue "
        f"(rescue after 12.4 s: {AGAIN}, MASTER again after 13.6 s)"
    )
    assert [each for each in simulation.shown if each.startswith(("mx1: rescue", "mx1: set"))] == [
        *(SENDING := ["mx1: set 1: sending the request ...", "mx1: set 1: answered"]),
        f"mx1: rescue of set 1: {AGAIN}",
        *SENDING,
    ]
    assert from_plain(to_plain(result), "it").rescue == result.rescue
    assert (simulation.safeguard.settled, len(simulation.safeguard.rescued)) == ([it], 1)


def of_routes(it: Switchover) -> list[tuple[str, str, str]]:
    """Return what the report after a rescue holds of signal routes."""
    return [
        (each.subject, each.status, each.actual)
        for each in it.report.findings
        if each.check.startswith("signal_routes")
    ]


def test_the_signal_routes_are_read_again_after_a_rescue() -> None:
    it = rescued(simulated())
    assert (it.ended, of_routes(it)) == (
        "rescued",
        [("mx1 set 1", "pass", "active"), ("mx2 set 1", "pass", "not active")],
    )


@pytest.mark.parametrize(
    ("gateway", "fault", "found"),
    [
        ("mx1", "routes_refused", ("mx1 set 1", "unknown", "permission denied")),
        ("mx1", "routes_unread", ("mx1 set 1", "unknown", None)),
    ],
)
def test_signal_routes_that_are_not_shown_after_a_rescue_are_told(
    gateway: str, fault: str, found: tuple[str, str, str | None]
) -> None:
    simulation = simulated(("trigger", 2, gateway, fault))
    begun = simulation.clock.seconds
    it = rescued(simulation)
    told = [each for each in of_routes(it) if each[1] != "pass"]
    assert it.ended == "rescued"
    assert [(*each[:2], each[2] if found[2] else None) for each in told] == [found]
    assert 25 < simulation.clock.seconds - begun < 60  # 15 s are given to the routes


def at_the_end_of_its_time(simulation: Simulation) -> Switchover:
    """Move by a simulation whose time is up 1.2 s before the outage has lasted for 10 s."""
    return simulation.switch_over(timeout=10.5, stable_for=2, rescue="acquire")


def test_an_outage_in_which_the_time_is_up_is_watched_until_the_rescue_is_due() -> None:
    simulation = simulated()
    it = at_the_end_of_its_time(simulation)
    assert (it.ended, simulation.triggers, simulation.roles()["mx1"]) == (
        "rescued",
        [REQUEST, AGAIN],
        "MASTER",
    )
    assert it.rescue is not None and it.rescue.sent_at is not None and 11.2 <= it.rescue.sent_at < 13


def test_an_outage_that_is_over_when_the_time_is_up_is_not_rescued() -> None:
    simulation = simulated(("read", 13, "mx2", "two_masters"))
    it = at_the_end_of_its_time(simulation)
    assert (it.rescue, simulation.triggers) == (None, [REQUEST])
    assert it.ended != "no_master"


def test_without_a_rescue_the_time_is_up_when_it_is() -> None:
    simulation = simulated()
    it = simulation.switch_over(timeout=10.5, stable_for=2)
    assert (it.ended, simulation.triggers) == ("no_master", [REQUEST])
    assert it.seen is not None and it.seen.samples[-1].elapsed < 11


def test_never_is_the_default() -> None:
    simulation = simulated()
    result = result_of(simulation.switch_over(timeout=300))
    assert (simulation.triggers, result.outcome, result.rescue) == ([REQUEST], "no_master", None)
    assert simulation.safeguard.rescued == []


def test_a_move_that_is_well_needs_none() -> None:
    simulation = Simulation()
    it = rescued(simulation)
    assert (it.ended, it.rescue, simulation.triggers, it.report.verdict) == ("moved", None, [REQUEST], "go")
    rescue = [each for each in it.report.findings if each.check == "rescue_event"]
    assert [(each.subject, each.status, each.actual) for each in rescue] == [
        ("mx1 set 1", "pass", f"{ACQUIRE}, PEER_RELS_MSHIP_EV")
    ]


# What happens before the rescue would be sent, how it ends, and in which words.
MASTER_NOW = "no rescue was sent: a gateway is MASTER now, or may be"
WITHHELD: dict[str, tuple[At, str, str | None]] = {
    "both are MASTER at last": (("read", 15, "mx2", "two_masters"), "moved_back", MASTER_NOW),
    "the other is not read any more": (("read", 13, "mx2", "hang"), "moved_otherwise", None),
    "the other is not read at last": (("read", 14, "mx2", "hang"), "moved_otherwise", MASTER_NOW),
    "this one is not read at last": (("read", 15, "mx1", "hang"), "moved_otherwise", MASTER_NOW),
}


@pytest.mark.parametrize(("step", "ended", "words"), WITHHELD.values(), ids=WITHHELD)
def test_nothing_is_sent_where_it_is_not_sure_that_none_is_master(
    step: At, ended: str, words: str | None
) -> None:
    simulation = simulated(step)
    it = rescued(simulation)
    assert (it.ended, simulation.triggers) == (ended, [REQUEST])
    assert (None if it.rescue is None else it.rescue.words) == words
    assert words is None or f"({words})" in result_of(it).summary


def test_nothing_is_sent_unless_it_is_noted_before() -> None:
    simulation = simulated()
    simulation.safeguard = Safeguard(rescue_refusal="the disk is full")
    it = rescued(simulation)
    assert (it.ended, simulation.triggers) == ("no_master", [REQUEST])
    assert it.rescue == Rescue(request=AGAIN, withheld="the disk is full")
    assert "(no rescue was sent: the disk is full)" in result_of(it).summary


@pytest.mark.parametrize(
    ("fault", "came"),
    [
        ("trigger_ignored", Rescue(request=AGAIN, sent_at=12.4, reply=REPLY)),
        (
            "trigger_error",
            Rescue(
                request=AGAIN,
                sent_at=12.4,
                error=f"mx1: '{AGAIN}' failed: the services-redundancy subsystem is not running - look there",
            ),
        ),
    ],
)
def test_a_rescue_that_is_not_honoured_is_told_and_not_repeated(fault: str, came: Rescue) -> None:
    simulation = simulated(("read", 13, "mx1", fault))
    begun = simulation.clock.seconds
    it = rescued(simulation)
    assert (it.ended, it.rescue, simulation.triggers) == ("no_master", came, [REQUEST, AGAIN])
    assert simulation.clock.seconds - begun < 30
    summary = result_of(it).summary
    assert summary.startswith("NO GATEWAY IS MASTER of set 1 (mx1 is STANDBY and mx2 is STANDBY, since 1.2 s")
    assert summary.endswith("not shown as the one MASTER since)")


def test_a_session_that_is_lost_with_the_rescue_is_opened_again() -> None:
    simulation = simulated(("read", 13, "mx1", "trigger_close"))
    it = rescued(simulation)
    assert (it.ended, simulation.triggers) == ("rescued", [REQUEST, AGAIN])
    assert it.rescue is not None and it.rescue.reply is None and it.rescue.error is not None


def test_an_interruption_meanwhile_is_told_with_what_was_sent() -> None:
    simulation = Simulation(interruptions=(KeyboardInterrupt,))

    def on_request(kind: str, _gateway: str, number: int) -> None:
        if (kind, number) == ("read", 2):
            simulation.do("mx1", "link_lost")
        if (kind, number) == ("trigger", 2):
            raise KeyboardInterrupt

    simulation.devices["mx1"].on_request = on_request
    it = rescued(simulation)
    assert it.rescue == Rescue(request=AGAIN, sent_at=12.4)
    assert (simulation.safeguard.settled, it.ended) == ([it], "no_master")
    assert "not shown as the one MASTER since) (KeyboardInterrupt)" in result_of(it).summary


def test_an_interruption_before_it_is_sent_leaves_no_open_question() -> None:
    simulation = Simulation(interruptions=(KeyboardInterrupt,))

    def on_request(kind: str, _gateway: str, number: int) -> None:
        if (kind, number) == ("read", 2):
            simulation.do("mx1", "link_lost")
        if (kind, number) == ("read", 15):  # the last one, after its intent was written
            raise KeyboardInterrupt

    simulation.devices["mx1"].on_request = on_request
    it = rescued(simulation)
    assert it.rescue == Rescue(request=AGAIN, withheld="the task ended before")
    assert (simulation.safeguard.settled, it.ended, simulation.triggers) == ([it], "no_master", [REQUEST])


def test_a_rescue_that_nobody_would_watch_any_more_is_not_sent() -> None:
    simulation = simulated()
    before = simulation.devices["mx1"].on_request

    def read_last(kind: t.Any, gateway: str, number: int) -> None:
        before(kind, gateway, number)
        if (kind, number) == ("read", 15):  # the last one, after its intent was written
            simulation.safeguard.orphaned = "nobody is there"

    simulation.devices["mx1"].on_request = read_last
    it = rescued(simulation)
    assert it.rescue == Rescue(request=AGAIN, withheld="nobody is there")
    assert (simulation.safeguard.settled, simulation.triggers) == ([it], [REQUEST])


def test_an_interruption_right_before_it_is_sent_is_told_as_such() -> None:
    simulation = simulated()
    simulation.interruptions = (KeyboardInterrupt,)

    class Shown(list[str]):
        def append(self, line: str) -> None:
            if line.startswith("mx1: rescue"):
                raise KeyboardInterrupt

    simulation.shown = Shown()
    it = rescued(simulation)
    assert it.rescue == Rescue(request=AGAIN, withheld="the task ended before")
    assert simulation.triggers == [REQUEST]


def test_a_rescue_after_which_the_other_gateway_is_not_read_is_not_told_as_done() -> None:
    simulation = simulated(("trigger", 2, "mx2", "hang"))
    it = rescued(simulation)
    result = result_of(it)
    assert it.rescue == Rescue(request=AGAIN, sent_at=12.4, reply=REPLY)
    assert (it.ended, result.succeeded, result.verdict) == ("moved_back", False, "no_go")
    assert "not shown as the one MASTER since" in result.summary


def test_a_rescue_after_which_the_other_gateway_starts_is_told_as_done() -> None:
    simulation = simulated(("trigger", 2, "mx2", "initializing"))
    it = rescued(simulation)
    shown = simulation.roles()["mx2"]
    assert (it.ended, shown in ("MASTER", "STANDBY", None)) == ("rescued", False)


def test_two_masters_after_a_rescue_are_not_told_as_done() -> None:
    simulation = simulated(("trigger", 2, "mx2", "two_masters"))
    it = rescued(simulation)
    result = result_of(it)
    assert it.rescue == Rescue(request=AGAIN, sent_at=12.4, reply=REPLY)
    assert (it.ended, result.succeeded, result.verdict) == ("moved_back", False, "no_go")


def by_nobody(configuration: Configuration) -> Configuration:
    """Return a configuration by which nothing acquires."""
    policies = tuple(it for it in configuration.policies if it.action != "acquire-mastership")
    return replace(configuration, policies=policies)


@pytest.mark.parametrize("check_mode", [False, True])
def test_a_rescue_by_no_event_that_is_proved_shuts_the_gate(check_mode: bool) -> None:
    pair = default_pair()
    first, second = pair.boxes
    first = replace(first, configuration=by_nobody(first.configuration))
    simulation = Simulation(pair=replace(pair, boxes=(first, second)))
    waivers = [
        {"check": each, "subject": "mx1 set 1", "reason": "tried", "owner": "noc", "expires": "2026-12-31"}
        for each in ("takeover", "route_policies")
    ]
    it = rescued(simulation, waivers=waivers, check_mode=check_mode)
    assert (it.ended, simulation.triggers) == ("event", [])
    assert [(each.check, each.subject, each.actual) for each in it.report.worst] == [
        ("rescue_event", "mx1 set 1", "none is proved")
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"target": "MASTER"}, "rescue - Expected: never, unless target is STANDBY Actual: acquire"),
        ({"verify_event": False}, "rescue - Expected: never, unless verify_event is True Actual: acquire"),
        ({"rescue": "release"}, "rescue - Expected: never or acquire Actual: 'release'"),
        (
            {"timeout": 10, "stable_for": 2},
            "timeout - Expected: more than 10 seconds, after which a rescue is sent Actual: 10",
        ),
    ],
)
def test_a_rescue_that_cannot_be_proved_is_refused(options: dict[str, t.Any], words: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        Simulation().plan(**{"rescue": "acquire", **options})
    assert str(caught.value) == words
