# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan of a switchover: what it is to do, and what it may rely on."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import EXPECTATION_OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    KEEPALIVE,
    TIMERS,
    Configuration,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    EXPECTATION,
    Expectation,
    Waiver,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import (
    Given,
    choice,
    refuse_unknown,
    set_ids,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import (
    LIMITS,
    STABLE_FOR,
    Limits,
    limits_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Trigger
from ansible_collections.junos_ha.srd.plugins.module_utils._time import seconds

HostNames: t.TypeAlias = "t.Iterable[tuple[str, str | None]]"
Target = t.Literal["MASTER", "STANDBY"]

OUTAGE = 10.0  # seconds without a master after which the watch ends, and says so
OLDEST = 300.0  # seconds: older facts say nothing about the present
_DEFAULT_TIMES = {"stable_for": STABLE_FOR, "baseline_for": 2.0 * KEEPALIVE}
_NEVER_WAIVED = ("set_present", "role")

SWITCHOVER_OPTIONS: dict[str, dict[str, t.Any]] = {
    "redundancy_set": {"type": "int", "required": True},
    "redundancy_event": {"type": "str", "required": True},
    "target": {"type": "str", "choices": ["MASTER", "STANDBY"], "required": True},
    "max_age": {"type": "float", "default": 60},
    "verify_event": {"type": "bool", "default": True},
    "must_stay": {"type": "bool", "default": False},
    "baseline_for": {"type": "float"},
    "force": {"type": "bool", "default": False},
    "rollback": {"type": "bool", "default": False},
    "may_send": {"type": "bool", "default": True},
    "rescue": {"type": "str", "choices": ["never", "acquire"], "default": "never"},
    "moved_too": {"type": "list", "elements": "int", "default": []},
    **EXPECTATION_OPTIONS,
    **LIMITS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the switchover was asked for.

    Args:
        gateway: the gateway that the request is for.
        peer: the other gateway of the pair.
        redundancy_set: the id of the set that is to move.
        redundancy_event: the event that is to move it.
        target: the role in which the gateway is to end.
        force: whether warnings are overridden.
    """

    gateway: str
    peer: str
    redundancy_set: int
    redundancy_event: str
    target: Target
    force: bool

    @property
    def gateways(self) -> tuple[str, str]:
        """Both gateways of the pair."""
        return self.gateway, self.peer


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a switchover is to do.

    Args:
        host: this gateway's name.
        peer: the name of the other gateway of the pair.
        trigger: the request that is to move mastership.
        target: the role in which this gateway is to end.
        expected: what is expected of the pair, the role of the set that is to move left out.
        max_age: how old in seconds what is known of the peer may be.
        verify_event: whether the configurations must prove what the event does.
        must_stay: whether the configurations must prove that nothing brings mastership back by itself.
        moved_too: the other sets that are moved in the same run.
        limits: how long to wait for the outcome.
        baseline_for: how many seconds must lie between the two readings before the request.
        timed_by: which of these times follow from the configuration, by their options.
        acquiring: the requests that are proved to let a gateway acquire the set, each with the name of that
            gateway, the best first.
        is_rollback: whether it moves a set back after a move without a good outcome.
        may_send: whether a request may be sent: it was announced.
        rescues: whether this gateway, which is to release, acquires the set again where no gateway is MASTER.
    """

    host: str
    peer: str
    trigger: Trigger
    target: Target
    expected: Expectation
    max_age: float
    verify_event: bool
    must_stay: bool = False
    moved_too: tuple[int, ...] = ()
    limits: Limits
    baseline_for: float = _DEFAULT_TIMES["baseline_for"]
    timed_by: tuple[str, ...] = ()
    acquiring: tuple[tuple[str, Trigger], ...] = ()
    is_rollback: bool = False
    may_send: bool = True
    rescues: bool = False

    @property
    def redundancy_set(self) -> int:
        """The set that is to move."""
        return self.trigger.redundancy_set

    @property
    def moved(self) -> tuple[int, ...]:
        """The sets that are moved in the same run, this one among them."""
        return self.redundancy_set, *self.moved_too

    def includes(self, redundancy_set: int) -> bool:
        """Return whether a set is asked about: all are, unless some were named."""
        return self.expected.includes(redundancy_set) or redundancy_set in self.moved

    @property
    def origin(self) -> str:
        """The role that this gateway must have before."""
        return COMPLEMENT[self.target]

    @property
    def giver(self) -> str:
        """The gateway that is MASTER before."""
        return self.host if self.origin == "MASTER" else self.peer

    @property
    def taker(self) -> str:
        """The gateway that is to be MASTER."""
        return self.peer if self.origin == "MASTER" else self.host

    @property
    def asked(self) -> Asked:
        """What was asked for."""
        return Asked(
            gateway=self.host,
            peer=self.peer,
            redundancy_set=self.redundancy_set,
            redundancy_event=self.trigger.event,
            target=self.target,
            force=self.trigger.force,
        )

    @property
    def unproved(self) -> str:
        """What nobody knows of the request where no configuration is to prove it."""
        return (
            f"what {self.trigger.event} does was not verified, nor that {self.taker} takes over, that signal "
            "routes follow, and that no other set moves too"
        )

    @property
    def overriding(self) -> str:
        """Why a failed check does not shut the gate, where it may not."""
        return "overridden by force" if self.trigger.force else "may have called for the rollback"

    @property
    def rescue(self) -> Trigger | None:
        """The request by which this gateway acquires the set again; None unless asked for and proved."""
        own = [trigger for name, trigger in self.acquiring if name == self.host]
        return own[0] if own and self.rescues else None

    def timed(self, own: Configuration | None, peers: Configuration | None) -> Plan:
        """Return the plan with the times that the slower timers of both ask for, unless they were given.

        Raises:
            ArgumentError: there is no time for what must be stable.
        """
        times = _times((own, peers), self.redundancy_set)
        found = {name: seconds for name, seconds in times.items() if name in self.timed_by}
        limits = {name: getattr(self.limits, name) for name in LIMITS}
        return replace(
            self,
            limits=limits_of({**limits, **found}),
            baseline_for=found.get("baseline_for", self.baseline_for),
        )

    @property
    def advice(self) -> str:
        """What to type where no gateway is MASTER."""
        if not self.acquiring:
            return f"trigger an event of set {self.redundancy_set} that acquires mastership, on one of them"
        gateway, trigger = self.acquiring[0]
        return f"on {gateway} type: {trigger.label}"

    def relieving(self, relief: tuple[Waiver, ...]) -> Plan:
        """Return the plan that does not hold against the gateway that is relieved what these waivers name."""
        waivers = (*self.expected.waivers, *relief)
        return replace(self, expected=replace(self.expected, waivers=waivers))

    def expecting(self, role: str) -> Expectation:
        """Return what is expected of this gateway while it has a role of the set."""
        return replace(self.expected, roles=(*self.expected.roles, (self.redundancy_set, role)))


def plan(options: Given, *, host: str, peer: str, host_names: HostNames = ()) -> Plan:
    """Return the plan that options state.

    Args:
        options: what was given, by option.
        host: the name of this gateway.
        peer: the name of the other one.
        host_names: the host names of gateways whose names in the inventory differ; None where any will do.

    Raises:
        ArgumentError: an option or its value does not exist, or two of them contradict each other.
    """
    given = _given(options)
    trigger = Trigger(
        redundancy_set=given["redundancy_set"], event=given["redundancy_event"], force=given["force"]
    )
    named = tuple(host_names)
    expected = replace(expectation({name: given[name] for name in EXPECTATION}), host_names=named)
    _refuse_contradiction(expected, trigger.redundancy_set)
    return Plan(
        host=host,
        peer=peer,
        trigger=trigger,
        target=t.cast(Target, choice("target", given["target"], ("MASTER", "STANDBY"))),
        expected=expected,
        max_age=_max_age(given["max_age"]),
        verify_event=given["verify_event"],
        must_stay=given["must_stay"],
        moved_too=set_ids("moved_too", given["moved_too"]),
        limits=limits_of(given),
        baseline_for=_baseline_for(given["baseline_for"]),
        timed_by=tuple(name for name in ("stable_for", "baseline_for") if given[name] is None),
        is_rollback=given["rollback"],
        may_send=given["may_send"],
        rescues=_rescues(given),
    )


def _given(options: Given) -> dict[str, t.Any]:
    refuse_unknown(options, SWITCHOVER_OPTIONS)
    defaults = {name: spec.get("default") for name, spec in SWITCHOVER_OPTIONS.items()}
    return defaults | {name: value for name, value in options.items() if value is not None}


def _times(both: t.Sequence[Configuration | None], redundancy_set: int) -> dict[str, float]:
    """Return the times that the slower timers of both ask for.

    They are no shorter than by default where a timer is not known.
    """
    timers = {
        name: [None if each is None else each.seconds(redundancy_set, name) for each in both]
        for name in TIMERS
    }
    keepalive, hold_time = (
        max(TIMERS[name] if each is None else each for each in found) for name, found in timers.items()
    )
    times = {"stable_for": float(keepalive + hold_time), "baseline_for": 2.0 * keepalive}
    if any(None in found for found in timers.values()):
        return {name: max(each, _DEFAULT_TIMES[name]) for name, each in times.items()}
    return times


def _refuse_contradiction(expected: Expectation, redundancy_set: int) -> None:
    role = dict(expected.roles).get(redundancy_set)
    if role is not None:
        raise ArgumentError(
            f"roles - Expected: no role of set {redundancy_set}, which follows from target Actual: {role}"
        )
    if expected.redundancy_sets and redundancy_set not in expected.redundancy_sets:
        raise ArgumentError(
            f"redundancy_sets - Expected: set {redundancy_set} among them "
            f"Actual: {list(expected.redundancy_sets)}"
        )
    waived = [waiver.check for waiver in expected.waivers if waiver.check in _NEVER_WAIVED]
    if waived:
        raise ArgumentError(
            f"waivers - Expected: none of {' and '.join(_NEVER_WAIVED)}, which say what is moved "
            f"Actual: {', '.join(waived)}"
        )


def _rescues(given: t.Mapping[str, t.Any]) -> bool:
    """Return whether a rescue is asked for: only of a gateway that releases, by an event that is proved."""
    rescue = choice("rescue", given["rescue"], ("never", "acquire"))
    if rescue == "acquire":
        refuse_short("timeout", limits_of(given).timeout)
    for name, value in (("target", "STANDBY"), ("verify_event", True)):
        if rescue == "acquire" and given[name] != value:
            raise ArgumentError(f"rescue - Expected: never, unless {name} is {value} Actual: acquire")
    return rescue == "acquire"


def refuse_short(option: str, timeout: float) -> None:
    """Refuse a time-out by which the watch ends before a rescue could be sent.

    Raises:
        ArgumentError: it is no longer than the outage after which a rescue is sent.
    """
    if timeout <= OUTAGE:
        raise ArgumentError(
            f"{option} - Expected: more than {OUTAGE:g} seconds, after which a rescue is sent "
            f"Actual: {timeout:g}"
        )


def _baseline_for(value: object) -> float:
    return _DEFAULT_TIMES["baseline_for"] if value is None else seconds("baseline_for", value)


def _max_age(value: object) -> float:
    expected = f"{OLDEST:g} seconds at most"
    age = seconds("max_age", value, expected)
    if age > OLDEST:
        raise ArgumentError(f"max_age - Expected: {expected} Actual: {value!r}")
    return age
