# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A simulated pair of gateways in this process, with its own clock: read, change, switch over."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format, Gateway, Level
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, read_gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.readings import Beside
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import switch_over
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import Switchover
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Tools
from ansible_collections.junos_ha.srd.tests.lab.controls import Controls
from ansible_collections.junos_ha.srd.tests.lab.device import Device
from ansible_collections.junos_ha.srd.tests.lab.pairs import connect, default_pair
from ansible_collections.junos_ha.srd.tests.lab.responses import Answer
from ansible_collections.junos_ha.srd.tests.lab.servers.inprocess import CommandError, ask
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair
from ansible_collections.junos_ha.srd.tests.lab.world import World
from ansible_collections.junos_ha.srd.tests.unit.sessions import one_by_one

GATEWAYS = ("mx1", "mx2")
BEGAN = datetime.datetime(2026, 11, 22, 3, 0, tzinfo=datetime.timezone.utc)
COMMAND_TIMEOUT = 30.0  # seconds until a command without an answer fails
ROUND_TRIP = 0.1

T = t.TypeVar("T")

RELEASE = "RELS_MSHIP_MANUAL_EV"
ACQUIRE = "ACQU_MSHIP_MANUAL_EV"
OPTIONS: dict[str, t.Any] = {
    "redundancy_set": 1,
    "redundancy_event": RELEASE,
    "target": "STANDBY",
    "timeout": 60,
    "interval": 1,
    "stable_for": 5,
    "baseline_for": 0,
}


@dataclass
class Clock:
    """A clock that advances only when someone sleeps or waits for a reply, or when a test sets it."""

    seconds: float = 1000.0

    def now(self) -> datetime.datetime:
        return BEGAN + datetime.timedelta(seconds=self.seconds)

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class LabSession:
    """A session with a simulated gateway. It can be lost, and reopened while the port is open."""

    device: Device
    clock: Clock
    lost: bool = False
    reopened: int = 0
    round_trip: float = ROUND_TRIP
    vocabulary: Vocabulary | None = None

    def messages(self, request: Request) -> tuple[str, ...]:
        return request.commands

    def send(self, request: Request) -> tuple[str, ...]:
        return tuple(self._ask(command) for command in self.messages(request))

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return one_by_one(self.send, requests)

    def reopen(self) -> None:
        self.clock.sleep(self.round_trip)
        fault = self.device.fault
        if fault.closes_port or fault.refuses_login or fault.changes_key:
            raise self._error("open the session", "the port is closed")
        self.lost = False
        self.reopened += 1

    def _ask(self, command: str) -> str:
        self.clock.sleep(self.round_trip)
        if self.lost or self.device.fault.closes_port:
            raise self._error(command, "the session is closed")
        try:
            return ask(self.device, command)
        except CommandError as error:
            raise self._error(command, str(error), answered=True) from error
        except TimeoutError as error:
            self.clock.sleep(COMMAND_TIMEOUT)
            self.lost = True
            raise self._error(command, "timed out") from error
        except ConnectionError as error:
            self.lost = True
            raise self._error(command, "the session was closed") from error

    def _error(self, command: str, cause: str, *, answered: bool = False) -> DeviceError:
        return DeviceError(
            self.device.name, command=command, cause=cause, remedy="look there", answered=answered
        )


@dataclass
class LabOther:
    """The other gateway. What it is to do, it does at once."""

    session: Session
    repeated: t.Callable[[], None] | None = None

    def begin(self, work: t.Callable[[], T]) -> t.Callable[[], T]:
        try:
            done = work()
        except DeviceError as error:
            failed = error
            return lambda: _raise(failed)
        return lambda: done

    def repeat(self, work: t.Callable[[], None], interval: float) -> None:
        self.repeated = work

    def ask(self) -> t.Callable[[], None]:
        if self.repeated is not None:
            self.repeated()
        return lambda: None

    def rest(self) -> None:
        self.repeated = None

    def close(self) -> None:
        self.rest()


def _raise(error: Exception) -> t.NoReturn:
    raise error


@dataclass
class Safeguard:
    """A safeguard that admits each request, or refuses it, and keeps what it is given."""

    refusal: str | None = None
    rescue_refusal: str | None = None
    orphaned: str | None = None
    admitted: list[Switchover] = field(default_factory=list)
    rescued: list[Switchover] = field(default_factory=list)
    settled: list[Switchover] = field(default_factory=list)

    def admit(self, proved: Switchover) -> str | None:
        self.admitted.append(proved)
        return self.refusal

    def admit_rescue(self, proved: Switchover) -> str | None:
        self.rescued.append(proved)
        return self.rescue_refusal

    def unwatched(self) -> str | None:
        return self.orphaned

    def settle(self, ended: Switchover) -> None:
        self.settled.append(ended)


@dataclass
class Simulation:
    """Two gateways, mx1 and mx2, and the controls of the lab."""

    pair: Pair = field(default_factory=default_pair)
    clock: Clock = field(default_factory=Clock)
    shown: list[str] = field(default_factory=list)
    safeguard: Safeguard = field(default_factory=Safeguard)
    interruptions: tuple[type[BaseException], ...] = ()
    vocabulary: Vocabulary | None = None

    def __post_init__(self) -> None:
        self.world = World([connect(self.pair)], lambda: self.clock.seconds)
        self.devices = {name: Device(self.world, name) for name in self.world.names}
        self.controls = Controls(self.world, self.devices)

    def do(self, gateway: str, *names: str) -> None:
        """Put a gateway into states, or give it faults, by name."""
        for name in names:
            self.controls.do(gateway, name)

    def answer(self, gateway: str, line: str) -> Answer:
        """Return the answer of a gateway to a command line."""
        return self.devices[gateway].answer(line)

    def read(self, level: Level = "extensive", form: Format = "text") -> dict[str, Gateway]:
        """Return both gateways, parsed from their replies."""
        pipe = "" if form == "text" else f" | display {form}"
        line = f"show services redundancy-group {level}{pipe}"
        return {name: parse(ask(device, line)) for name, device in self.devices.items()}

    def session(self, name: str) -> LabSession:
        return LabSession(self.devices[name], self.clock, vocabulary=self.vocabulary)

    def other(self, host: str) -> LabOther:
        """Return the other gateway of a host's pair."""
        session = self.session(self.world.peer_of(host))
        session.round_trip = 0.0  # it passes while this gateway is read
        return LabOther(session)

    def facts(self, name: str) -> dict[str, t.Any] | None:
        """Return the facts of a gateway, None if it cannot be read."""
        try:
            reading = read_gateway(self.session(name), Read(), host=name, clock=self.clock.now)
        except DeviceError:
            return None
        return to_facts(reading.gateway)

    def plan(self, host: str = "mx1", **options: t.Any) -> Plan:
        return plan({**OPTIONS, **options}, host=host, peer=self.world.peer_of(host))

    def switch_over(
        self,
        host: str = "mx1",
        *,
        peer_facts: object = "read",
        check_mode: bool = False,
        beside: Beside | None = None,
        **options: t.Any,
    ) -> Switchover:
        """Switch a gateway over; read the facts of its peer right before."""
        peer = self.facts(self.world.peer_of(host)) if peer_facts == "read" else peer_facts
        tools = Tools(
            now=self.clock.now,
            clock=lambda: self.clock.seconds,
            sleep=self.clock.sleep,
            show=self.shown.append,
            interruptions=self.interruptions,
        )
        planned = self.plan(host, **options)
        gateway = gateway_of(peer, "peer_facts")
        return switch_over(
            self.session(host),
            planned,
            gateway,
            other=self.other(host),
            tools=tools,
            safeguard=self.safeguard,
            check_mode=check_mode,
            beside=beside,
        )

    def roles(self) -> dict[str, str | None]:
        """Return the true roles of the gateways, whatever their sessions show."""
        return {name: self.world.shows(name).groups[0].sets[0].role for name in self.world.names}

    @property
    def triggers(self) -> list[str]:
        """All triggers that were sent to either gateway."""
        return [line for device in self.devices.values() for line in device.triggers]


def simulate(pair: Pair | None = None) -> Simulation:
    """Return a simulation whose clock starts at zero."""
    return Simulation(pair=pair or default_pair(), clock=Clock(0.0))
