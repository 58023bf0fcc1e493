# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Random switchovers: random states and faults at any time, and the true roles meanwhile."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import Switchover
from ansible_collections.junos_ha.srd.tests.lab.commands import Kind
from ansible_collections.junos_ha.srd.tests.lab.controls import ACTIONS
from ansible_collections.junos_ha.srd.tests.lab.designs import DESIGN_NAMES
from ansible_collections.junos_ha.srd.tests.lab.faults import FAULTS
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.scenario import Scenario, Step
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair, Timers
from ansible_collections.junos_ha.srd.tests.unit.simulation import (
    ACQUIRE,
    RELEASE,
    Clock,
    LabSession,
    Simulation,
)

TICK = 0.25  # shorter than any time in which a role comes and goes by itself
GATEWAYS = ("mx1", "mx2")

# States that show a role against the rules, and count nothing.
CONTRADICTIONS = {"two_masters", "no_master", "disagree", "split_brain"}
# States that reset the counters of a gateway.
RESETTING = {"restarted", "initializing"}


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The true roles of the gateways at a time."""

    at: float
    roles: dict[str, str | None]


@dataclass(frozen=True, kw_only=True)
class Answered(Moment):
    """A reading with an answer: the role shown for the peer, and whether the counters were shown."""

    peer_role: str | None
    whole: bool


class Ticking(Clock):
    """A clock that advances tick by tick, and calls a hook at each."""

    on_tick: t.Callable[[], None] | None = None

    def sleep(self, seconds: float) -> None:
        end = self.seconds + seconds
        while self.seconds < end:
            self.seconds = min(self.seconds + TICK, end)
            if self.on_tick is not None:
                self.on_tick()


@dataclass
class RecordedSession(LabSession):
    """A session that reports each reading with a reply that is not empty."""

    on_answer: t.Callable[[str, str], None] = lambda *_: None

    def send(self, request: Request) -> tuple[str, ...]:
        replies = super().send(request)
        if isinstance(request, Read) and replies[0]:
            self.on_answer(self.device.name, replies[0])
        return replies


@dataclass
class RecordedSimulation(Simulation):
    """A simulation to which things happen, and all that was true meanwhile."""

    steps: tuple[Step, ...] = ()
    history: list[Moment] = field(default_factory=list)
    answered: dict[str, list[Answered]] = field(default_factory=lambda: {name: [] for name in GATEWAYS})
    done: list[tuple[float, str]] = field(default_factory=list)
    asked_at: dict[Kind, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clock = Ticking()
        super().__post_init__()
        self._began = self.clock.seconds
        self._timed = sorted((each for each in self.steps if each.at is not None), key=lambda each: each.at)
        self._played = Scenario(self.steps, self._do)
        for device in self.devices.values():
            device.on_request = self._at_request
        self.clock.on_tick = self._tick

    def session(self, name: str) -> LabSession:
        return RecordedSession(self.devices[name], self.clock, on_answer=self._note_answer)

    def _tick(self) -> None:
        self._note()
        while self._timed and self._began + self._timed[0].at <= self.clock.seconds:
            step = self._timed.pop(0)
            self._do(step.gateway, step.do)

    def _at_request(self, kind: Kind, gateway: str, number: int) -> None:
        self.asked_at[kind] = self.clock.seconds
        self._note()
        self._played.at_request(kind, gateway, number)

    def _do(self, gateway: str, name: str) -> None:
        self._note()
        self.controls.do(gateway, name)
        self.done.append((self.clock.seconds, name))
        self._note()

    def _note(self) -> None:
        self.history.append(Moment(at=self.clock.seconds, roles=self.roles()))

    def _note_answer(self, gateway: str, reply: str) -> None:
        said = self.world.shows(gateway).groups[0].sets[0].peers[0].role
        whole = self.devices[gateway].fault is not FAULTS["cut"]
        answered = Answered(at=self.clock.seconds, roles=self.roles(), peer_role=said, whole=whole)
        self.answered[gateway].append(answered)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A switchover, and the steps that happen meanwhile."""

    pair: Pair
    host: str
    options: dict[str, t.Any]
    steps: tuple[Step, ...]
    check_mode: bool


@dataclass(frozen=True, kw_only=True)
class Played:
    """A case with its outcome."""

    case: Case
    simulation: RecordedSimulation
    it: Switchover

    @property
    def answered(self) -> list[Answered]:
        """The readings of this gateway with an answer since the request; empty if nothing was sent."""
        readings = self.simulation.answered[self.case.host]
        return [each for each in readings if each.at > self.simulation.asked_at["trigger"]]

    @property
    def gate_reading(self) -> Answered:
        """The reading of this gateway that the gate checked: the last one before the request."""
        readings = self.simulation.answered[self.case.host]
        return [each for each in readings if each.at <= self.simulation.asked_at["trigger"]][-1]

    def between(self, first: Moment, last: Moment) -> list[str | None]:
        """Return the roles of this gateway between two moments."""
        return [
            each.roles[self.case.host] for each in self.simulation.history if first.at < each.at <= last.at
        ]

    def was_done(self, names: set[str], *, until: Moment) -> bool:
        """Return whether one of these actions was done up to a moment."""
        return any(name in names for at, name in self.simulation.done if at <= until.at)


def play(case: Case) -> Played:
    """Run a case."""
    simulation = RecordedSimulation(pair=case.pair, steps=case.steps)
    it = simulation.switch_over(case.host, check_mode=case.check_mode, **case.options)
    return Played(case=case, simulation=simulation, it=it)


WAYS = (
    ("mx1", "STANDBY", RELEASE),
    ("mx2", "MASTER", ACQUIRE),
    ("mx1", "STANDBY", RELEASE),
    ("mx2", "MASTER", ACQUIRE),
    ("mx1", "STANDBY", "RELS_MSHIP_CRIT_EV"),
    ("mx2", "STANDBY", RELEASE),
    ("mx1", "MASTER", ACQUIRE),
    ("mx1", "STANDBY", ACQUIRE),
    ("mx2", "MASTER", "NO_SUCH_EV"),
)

gateways = st.sampled_from(GATEWAYS)
# An address that leads to another gateway halfway through is not held to the truth about this one.
SAME_BOX = sorted(set(ACTIONS) - {"peer_box"})
actions = st.sampled_from(SAME_BOX) | st.sampled_from(["switched", "switched", "cut", "no_fault"])
befores = st.builds(Step, gateway=gateways, do=actions, at=st.just(0.0))
laters = st.one_of(
    st.builds(Step, gateway=gateways, do=actions, at=st.floats(0, 60) | st.floats(0, 12)),
    st.builds(Step, gateway=gateways, do=actions, read=st.integers(2, 12)),
    st.builds(Step, gateway=gateways, do=actions, read=st.integers(2, 5)),
    st.builds(Step, gateway=gateways, do=actions, trigger=st.just(1)),
    st.builds(Step, gateway=gateways, do=actions, config=st.integers(1, 3)),
)
timers = st.builds(
    Timers,
    move=st.sampled_from([0.0, 0.5, 1.0, 4.0]),
    resync=st.sampled_from([0.0, 2.0, 10.0]),
    pull_back=st.sampled_from([0.5, 3.0, 30.0]),
    hold_time=st.sampled_from([1.0, 30.0]),
)
limits = st.fixed_dictionaries(
    {
        "timeout": st.sampled_from([20, 40]),
        "interval": st.sampled_from([0.3, 1, 3, 7]),
        "stable_for": st.sampled_from([0, 2, 5, 10]),
        "verify_event": st.booleans(),
        "force": st.booleans(),
    }
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a switchover (one that often passes the gate), and the steps that happen meanwhile."""
    host, target, event = draw(st.sampled_from(WAYS))
    before = draw(st.just([]) | st.lists(befores, max_size=2))
    steps = (*before, *draw(st.lists(laters, max_size=5)))
    return Case(
        pair=replace(default_pair(design=draw(st.sampled_from(DESIGN_NAMES))), timers=draw(timers)),
        host=host,
        options={**draw(limits), "target": target, "redundancy_event": event},
        steps=steps,
        check_mode=draw(st.sampled_from([False] * 5 + [True])),
    )
