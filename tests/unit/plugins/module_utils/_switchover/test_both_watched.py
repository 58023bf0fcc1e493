# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A move is ours only if both gateways show it: the role of each, what each counted, and nothing else."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    EventCount,
    Gateway,
    Group,
    Peer,
    RedundancySet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Waited
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import (
    Seen,
    masterless,
    outages,
    outcome,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair, pair_of
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair
from ansible_collections.junos_ha.srd.tests.unit.simulation import ACQUIRE, RELEASE, Simulation

OnSet = t.Callable[[RedundancySet], RedundancySet]

REQUEST = f"request services redundancy-set 1 trigger redundancy-event {RELEASE}"


def two_sets() -> Pair:
    """Return a healthy pair of two sets."""
    first, second = (
        replace(box.settled, groups=tuple(_doubled(group) for group in box.settled.groups))
        for box in default_pair().boxes
    )
    return pair_of(first, second, "one-way")


def _doubled(group: Group) -> Group:
    return replace(group, sets=(group.sets[0], replace(group.sets[0], id=2)))


SIMULATION = Simulation(pair=two_sets())
PLAN = SIMULATION.plan(redundancy_sets=[1])
MOVED = SIMULATION.switch_over(redundancy_sets=[1])
SEEN = t.cast(Seen, MOVED.seen)


def changed(gateway: Gateway, change: OnSet, number: int) -> Gateway:
    (group,) = gateway.groups
    sets = tuple(change(each) if each.id == number else each for each in group.sets)
    return replace(gateway, groups=(replace(group, sets=sets),))


def at_last(samples: tuple[Sample, ...], change: t.Callable[[Gateway], Gateway]) -> tuple[Sample, ...]:
    """Return samples whose last one shows something else."""
    *most, last = samples
    assert last.gateway is not None
    return (*most, replace(last, gateway=change(last.gateway)))


def counting(table: str, name: str, received: int, ignored: int = 0) -> OnSet:
    """Return what lets a set count more events than it did."""

    def change(each: RedundancySet) -> RedundancySet:
        events = getattr(each, table)
        count = getattr(events, name)
        more = EventCount(received=count.received + received, ignored=count.ignored + ignored)
        return replace(each, **{table: replace(events, **{name: more})})

    return change


def hiding(name: str) -> OnSet:
    """Return what lets a set not show how many events it ignored."""

    def change(each: RedundancySet) -> RedundancySet:
        events = each.transition_events
        assert events is not None
        count = EventCount(received=getattr(events, name).received, ignored=None)
        return replace(each, transition_events=replace(events, **{name: count}))

    return change


def of(*changes: OnSet, number: int = 1) -> t.Callable[[Gateway], Gateway]:
    def change(gateway: Gateway) -> Gateway:
        for each in changes:
            gateway = changed(gateway, each, number)
        return gateway

    return change


def lost(gateway: Gateway) -> Gateway:
    (group,) = gateway.groups
    assert group.statistics is not None and group.statistics.connection_down is not None
    more = replace(group.statistics, connection_down=group.statistics.connection_down + 1)
    return replace(gateway, groups=(replace(group, statistics=more),))


def uncounted(each: RedundancySet) -> RedundancySet:
    return replace(each, transition_events=None)


def third(each: RedundancySet) -> RedundancySet:
    return replace(each, peers=(*each.peers, Peer(connection="Connected", state="MASTER")))


TRANSITION = "transition_events"
DOWN = SEEN.before.groups[0].statistics.connection_down if SEEN.before else 0  # type: ignore[union-attr]

# What this gateway shows last, what the other one does, and what is said of it; None: all is well.
NOTHING: t.Callable[[Gateway], Gateway] = of()
CASES: dict[str, tuple[t.Callable[[Gateway], Gateway], t.Callable[[Gateway], Gateway], str | None]] = {
    "the request alone": (NOTHING, NOTHING, None),
    "an ignored event more": (of(counting(TRANSITION, "release_auto", 1, ignored=1)), NOTHING, None),
    "an event moved it, the request was ignored": (
        of(counting(TRANSITION, "release_manual", 0, ignored=1), counting(TRANSITION, "release_auto", 1)),
        NOTHING,
        "mx1 counted 1 release auto of set 1",
    ),
    "two requests": (
        of(counting(TRANSITION, "release_manual", 1)),
        NOTHING,
        "mx1 counted 2 release manual of set 1",
    ),
    "there, back and there again": (
        of(counting(TRANSITION, "acquire_auto", 1), counting(TRANSITION, "release_auto", 1)),
        of(counting(TRANSITION, "acquire_auto", 1), counting(TRANSITION, "release_auto", 1)),
        "mx1 counted 1 acquire auto, 1 release auto, 1 release manual of set 1, "
        "mx2 counted 2 acquire auto, 1 release auto of set 1",
    ),
    "the other counted no acquire": (
        NOTHING,
        of(counting(TRANSITION, "acquire_auto", 0, ignored=1)),
        "mx2 counted nothing of set 1",
    ),
    "it was triggered on the other": (
        NOTHING,
        of(counting(TRANSITION, "acquire_auto", 0, ignored=1), counting(TRANSITION, "acquire_manual", 1)),
        None,
    ),
    "another set moved too": (
        of(counting(TRANSITION, "release_auto", 1), number=2),
        NOTHING,
        "mx1 counted 1 release auto of set 2",
    ),
    "a route update failed": (
        NOTHING,
        of(counting("monitored_events", "route_update_error", 1)),
        "mx2 group 1 set 1 route update error received 0 to 1",
    ),
    "a connection was lost": (lost, NOTHING, f"mx1 group 1 connection down {DOWN} to {DOWN + 1}"),
    "nothing counted": (of(uncounted), NOTHING, "mx1 does not show what set 1 counted"),
    "not shown how many were ignored": (
        of(hiding("release_manual")),
        NOTHING,
        "mx1 does not show what set 1 counted",
    ),
    "not shown how many were ignored on the other": (
        NOTHING,
        of(hiding("acquire_auto")),
        "mx2 does not show what set 1 counted",
    ),
    "counters that fell": (
        NOTHING,
        of(counting(TRANSITION, "acquire_auto", -100)),
        "mx2 does not show what set 1 counted",
    ),
    "a third gateway": (of(third), NOTHING, "a third gateway is MASTER"),
}


@pytest.mark.parametrize(("own", "peers", "words"), CASES.values(), ids=list(CASES))
def test_what_both_gateways_counted_decides(
    own: t.Callable[[Gateway], Gateway], peers: t.Callable[[Gateway], Gateway], words: str | None
) -> None:
    seen = replace(SEEN, samples=at_last(SEEN.samples, own), peer_samples=at_last(SEEN.peer_samples, peers))
    came = outcome(Waited(ended="reached", samples=seen.samples), seen, PLAN, refused=False)
    assert (came.kind, came.why) == ("moved" if words is None else "moved_otherwise", words)
    is_shown = words is None or "does not show" not in words
    assert came.finding.status == ("pass" if words is None else "fail" if is_shown else "unknown")


# What this gateway, MASTER all the time, counts in the end, and whether it was STANDBY meanwhile.
UNSEEN: dict[str, tuple[t.Callable[[Gateway], Gateway], bool | None]] = {
    "nothing": (NOTHING, False),
    "a way there and back": (
        of(counting(TRANSITION, "release_manual", 1), counting(TRANSITION, "acquire_auto", 1)),
        True,
    ),
    "one way": (of(counting(TRANSITION, "release_manual", 1)), False),
    "ways that were ignored": (
        of(counting(TRANSITION, "release_manual", 1, ignored=1), counting(TRANSITION, "acquire_auto", 1)),
        False,
    ),
    "counters that fell": (of(counting(TRANSITION, "acquire_auto", -100)), None),
    "no counters": (of(uncounted), None),
    "not how many were ignored": (of(hiding("acquire_auto")), None),
}


@pytest.mark.parametrize(("own", "moved"), UNSEEN.values(), ids=list(UNSEEN))
def test_a_way_there_and_back_that_no_reading_shows(
    own: t.Callable[[Gateway], Gateway], moved: bool | None
) -> None:
    assert SEEN.before is not None
    stays = replace(SEEN.samples[0], gateway=own(SEEN.before))
    seen = replace(SEEN, samples=(stays,), peer_samples=())
    came = outcome(Waited(ended="never", samples=seen.samples), seen, PLAN, refused=False)
    assert (came.kind, came.moved) == ("moved_back" if moved else "not_moved", moved)


def test_a_link_that_dies_after_the_gate_leaves_no_master_and_that_is_said_at_once() -> None:
    simulation = Simulation()
    simulation.devices["mx1"].on_request = lambda kind, _gateway, number: (
        simulation.do("mx1", "link_lost") if (kind, number) == ("read", 2) else None
    )
    begun = simulation.clock.seconds
    it = simulation.switch_over(timeout=300)
    result = result_of(it)
    words = (
        "mx1 is STANDBY and mx2 is STANDBY, since 1.2 s after the request; "
        "on mx1 type: request services redundancy-set 1 trigger redundancy-event ACQU_MSHIP_MANUAL_EV"
    )
    assert (result.outcome, result.moved, result.verdict, result.succeeded) == (
        "no_master",
        True,
        "no_go",
        False,
    )
    assert result.summary == f"NO GATEWAY IS MASTER of set 1 ({words})"
    assert simulation.shown[-1] == f"NO GATEWAY IS MASTER of set 1: {words}"
    assert simulation.clock.seconds - begun < 15
    assert (simulation.triggers, simulation.roles()) == ([REQUEST], {"mx1": "STANDBY", "mx2": "STANDBY"})
    assert (result.without_master or 0) >= 10


def named(configuration: Configuration, name: str) -> Configuration:
    """Return a configuration whose event that acquires by hand has another name."""
    events = tuple(
        replace(each, name=name) if each.name == ACQUIRE else each for each in configuration.events
    )
    policies = tuple(
        replace(each, events=tuple(name if event == ACQUIRE else event for event in each.events))
        for each in configuration.policies
    )
    return replace(configuration, events=events, policies=policies)


@pytest.mark.parametrize(
    ("name", "event"), [("ACQUIRE NOW", "ACQUIRE NOW"), ("A" * 64, "PEER_RELS_MSHIP_EV")]
)
def test_what_to_type_is_said_whatever_the_name_of_the_event(name: str, event: str) -> None:
    pair = default_pair()
    boxes = tuple(replace(each, configuration=named(each.configuration, name)) for each in pair.boxes)
    simulation = Simulation(pair=replace(pair, boxes=boxes))  # type: ignore[arg-type]
    simulation.devices["mx1"].on_request = lambda kind, _gateway, number: (
        simulation.do("mx1", "link_lost") if (kind, number) == ("read", 2) else None
    )
    it = simulation.switch_over(timeout=300)
    assert (it.ended, simulation.safeguard.settled) == ("no_master", [it])
    typed = f"request services redundancy-set 1 trigger redundancy-event {event}"
    assert result_of(it).summary.endswith(f"; on mx1 type: {typed})")


@pytest.mark.parametrize("done", ["hang", "error", "empty"])
def test_of_a_gateway_that_is_not_read_nobody_says_that_it_is_no_master(done: str) -> None:
    simulation = Simulation()

    def on_request(kind: str, _gateway: str, number: int) -> None:
        if (kind, number) == ("read", 2):
            simulation.do("mx1", "link_lost")
            simulation.do("mx2", done)

    simulation.devices["mx1"].on_request = on_request
    result = result_of(simulation.switch_over())
    assert (result.outcome, result.succeeded) == ("not_stable", False)
    assert (result.without_master, result.two_masters) == (None, None)


def at(elapsed: float, role: str | None) -> Sample:
    """Return a reading of set 1 in a role; of a gateway that did not answer, for None."""
    gateway = None if role is None else changed(MOVED.before, lambda it: replace(it, state=role), 1)  # type: ignore[arg-type]
    return replace(SEEN.samples[0], elapsed=elapsed, gateway=gateway)


M, S, STARTS = "MASTER", "STANDBY", "INITIALIZING"

# The readings of both, for how many seconds there was no master, and two; since when there is none.
TIMES: dict[
    str, tuple[list[tuple[float, str | None]], list[tuple[float, str | None]], tuple[object, ...]]
] = {
    "handed over": ([(0, M), (1, S), (2, S)], [(0, S), (1, M), (2, M)], (0.0, 0.0, None)),
    "a gap": ([(0, M), (1, S), (2, S)], [(0, S), (1, S), (2.5, M)], (1.5, 0.0, None)),
    "both for a time": ([(0, M), (1, M), (3, S)], [(0, S), (1, M), (3, M)], (0.0, 2.0, None)),
    "a gap that lasts": ([(0, M), (1, S), (14, S)], [(0, S), (1, S), (14, S)], (13.0, 0.0, 1)),
    "one that initializes is none": (
        [(0, M), (1, S), (2, S)],
        [(0, S), (1, STARTS), (2, STARTS)],
        (1.0, 0.0, 1),
    ),
    "the other not read": ([(0, M), (1, S), (2, S)], [(0, S), (1, None), (2, None)], (None, None, None)),
    "this one not read": ([(0, M), (1, None), (2, S)], [(0, S), (1, M), (2, M)], (None, None, None)),
    "read again": ([(0, M), (1, S), (2, S), (3, S)], [(0, S), (1, None), (2, S), (3, S)], (None, None, 2)),
    "the other hangs": (
        [(0, M), (2, S), (4, S), (6, S), (14, S)],
        [(0, S)],
        (None, None, None),
    ),
    "this one hangs": (
        [(0, M), (2, S)],
        [(0, S), (2, S), (4, S), (6, S), (14, S)],
        (None, None, None),
    ),
    "never asked": ([], [], (None, None, None)),
}


@pytest.mark.parametrize(("own", "peers", "times"), TIMES.values(), ids=list(TIMES))
def test_how_long_there_was_no_master_and_two(
    own: list[tuple[float, str | None]], peers: list[tuple[float, str | None]], times: tuple[object, ...]
) -> None:
    samples, theirs = (tuple(at(*each) for each in readings) for readings in (own, peers))
    outage = masterless(samples, theirs, PLAN)
    since = None if outage is None else outage.since
    assert (*outages(Seen(samples=samples, peer_samples=theirs), PLAN), since) == times
