# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The registry of checks: the function that makes a check, and the contract beside it.

A check is registered where it is made, by the decorator of its kind. From the registry come the names that a
waiver may have, the remedies in a message, and the tables of docs/checks.md.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding

Kind = t.Literal["gateway", "pair", "change", "areas", "probes", "switchover", "run", "question"]
WAIVABLE: tuple[Kind, ...] = ("gateway", "pair", "change", "areas", "probes", "switchover")

S = t.TypeVar("S")
Make: t.TypeAlias = "t.Callable[[S], t.Iterator[Finding]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What a reader has to know of a check.

    Args:
        kind: what it is made on: one gateway, a pair, a change, areas, probes, a switchover, a run; or its
            question.
        proves: what it proves when it passes, in sentences.
        unknown: when it cannot be decided.
        remedy: what to do when it does not pass.
        is_essential: whether no waiver and no force may go against it.
    """

    kind: Kind
    proves: str
    unknown: str
    remedy: str
    is_essential: bool = False

    @property
    def waivable(self) -> bool:
        """Whether a waiver may name it."""
        return self.kind in WAIVABLE and not self.is_essential


class Registry(t.Generic[S]):
    """The checks of one kind that one file makes, in their order. C(S) is what they are made on."""

    def __init__(self, kind: Kind) -> None:
        self.contracts: dict[str, Contract] = {}
        self._kind = kind
        self._makes: dict[str, Make[S]] = {}

    def check(
        self, *, proves: str, unknown: str, remedy: str, is_essential: bool = False
    ) -> t.Callable[[Make[S]], Make[S]]:
        """Register the function that is decorated as the check of its name."""
        return self.fulfils(
            Contract(
                kind=self._kind, proves=proves, unknown=unknown, remedy=remedy, is_essential=is_essential
            )
        )

    def fulfils(self, contract: Contract) -> t.Callable[[Make[S]], Make[S]]:
        """Register the function that is decorated, by a contract that it shares with another one."""

        def register(make: Make[S]) -> Make[S]:
            self.contracts[make.__name__] = contract
            self._makes[make.__name__] = make
            return make

        return register

    def findings(self, subject: S) -> list[Finding]:
        """Return what every check finds."""
        return [finding for make in self._makes.values() for finding in make(subject)]


# Checks that the rooms make which build on this one.
ELSEWHERE: dict[str, Contract] = {
    "area_read": Contract(
        kind="areas",
        proves="All that was asked for of the area was shown and understood.",
        unknown="A request was refused, or its reply is not understood. It never fails.",
        remedy="Run the commands of the area on the gateway. Where it cannot show them, waive it by subject.",
    ),
    "new_alarms": Contract(
        kind="areas",
        proves="No alarm of the chassis or the system is active that was not active before.",
        unknown="The alarms before are not known.",
        remedy="Run show chassis alarms and show system alarms on the gateway, and see what they are about.",
    ),
    "new_core_dumps": Contract(
        kind="areas",
        proves="No core dump is there that was not there before.",
        unknown="The core dumps before are not known.",
        remedy="Run show system core-dumps on the gateway: a process crashed during the change.",
    ),
    "open_commits": Contract(
        kind="areas",
        proves="No commit is pending, prepared or still to be confirmed.",
        unknown="Never; commits that are not shown are unknown by area_read.",
        remedy="Run show system commit on the gateway. What nobody confirms is rolled back by itself.",
    ),
    "new_commits": Contract(
        kind="areas",
        proves="Nobody has committed since before.",
        unknown="The commits before are not known.",
        remedy="Run show system commit on the gateway: who changed what? Where your change commits, let the "
        "area warn.",
    ),
    "adjacencies_kept": Contract(
        kind="areas",
        proves="Every adjacency of ICCP, BFD or BGP that was up before is up.",
        unknown="The adjacencies before are not known.",
        remedy="Run show iccp, show bfd session or show bgp summary on the gateway, and look at the path.",
    ),
    "cards_kept": Contract(
        kind="areas",
        proves="Every card, PIC and member of a bundle that was in use before is in use.",
        unknown="The cards or members before are not known.",
        remedy="Run show chassis fpc pic-status and show interfaces load-balancing detail on the gateway.",
    ),
    "headroom": Contract(
        kind="areas",
        proves="No service card uses 90 % or more of its CPU or memory.",
        unknown="Never; loads that are not shown are unknown by area_read.",
        remedy="Run show services sessions utilization on the gateway. What is that busy drops sessions.",
    ),
    "sessions_kept": Contract(
        kind="areas",
        proves="The gateway has 90 % at least of the sessions before: its own, or after a switchover "
        "those of the other one.",
        unknown="The sessions before are not known.",
        remedy="Run show services sessions count on both gateways. Sessions that are not Hot are lost by a "
        "switchover.",
    ),
    "probe_read": Contract(
        kind="probes",
        proves="The command of the probe was answered, and the answer has the number that it asks for.",
        unknown="The command was refused or not answered, the answer is empty or too long, or has no such "
        "number, or several. It never fails.",
        remedy="Run the command on the gateway, and compare its answer with the probe in srd_probes.",
    ),
    "probe_number": Contract(
        kind="probes",
        proves="The number has not fallen by more than the probe allows since before.",
        unknown="The number before is not known, or is that of another command.",
        remedy="Run the command on both gateways, and find what is missing since the change.",
    ),
    "probe_contains": Contract(
        kind="probes",
        proves="A line of the answer has the text.",
        unknown="The text is not found, and something of the answer is masked as a secret.",
        remedy="Run the command on the gateway, and look for the text.",
    ),
    "probe_absent": Contract(
        kind="probes",
        proves="No line of the answer has the text.",
        unknown="The text is not found, and something of the answer is masked as a secret.",
        remedy="Run the command on the gateway, and look at the lines with the text.",
    ),
    "probe_unchanged": Contract(
        kind="probes",
        proves="The answer is that of before, blanks and empty lines aside.",
        unknown="The answer before is not known, or is that of another command.",
        remedy="Run the command on the gateway, and compare it with the answer in the evidence. One "
        "that shows times or counters always differs.",
    ),
    "identity": Contract(
        kind="switchover",
        proves="The gateway has the host name of its inventory name, or the one that srd_host_name gives.",
        unknown="The host name or the serial number is not shown.",
        remedy="See which box answers at ansible_host. Where the names differ by design, set srd_host_name.",
        is_essential=True,
    ),
    "baseline": Contract(
        kind="switchover",
        proves="Between two readings before the request, twice the keepalive apart, no set of the gateway "
        "received an event, no connection was lost and no route update failed.",
        unknown="A reading is not extensive, or lacks a counter.",
        remedy="The pair is still moving: wait, and look at the transition events and at the link.",
        is_essential=True,
    ),
    "redundancy_event": Contract(
        kind="switchover",
        proves="The event belongs to one policy, the policy is attached to the set, and its action fits.",
        unknown="The configuration could not be read, or is not understood.",
        remedy="Look at event-options, policy-options redundancy-policy and services redundancy-set.",
        is_essential=True,
    ),
    "rescue_event": Contract(
        kind="switchover",
        proves="The gateway that is to release the set has an event by which it acquires it. Made only with "
        "srd_rescue: acquire.",
        unknown="Never.",
        remedy="Attach such a policy, with an event without a monitor, or set srd_rescue to never.",
        is_essential=True,
    ),
    "takeover": Contract(
        kind="switchover",
        proves="A policy that is attached to the set acquires mastership when the other gateway releases it: "
        "on the gateway that is to take over, and on the other one for the way back.",
        unknown="A configuration could not be read, or is not understood.",
        remedy="Attach a policy with acquire-mastership on an event that monitors peer mastership-release. "
        "Where the daemon takes over without one, waive it.",
    ),
    "mastership_stays": Contract(
        kind="switchover",
        proves="Before a maintenance: no policy of the gateway that is left acquires mastership by itself, "
        "upon anything but a release of its peer.",
        unknown="The configuration could not be read, or is not understood.",
        remedy="Mastership would come back while the gateway is maintained: take the policy off the set for "
        "so long.",
    ),
    "route_policies": Contract(
        kind="switchover",
        proves="The policy that releases deletes the signal route that the policy that acquires adds, there "
        "and back.",
        unknown="A configuration could not be read, or is not understood.",
        remedy="Let both policies name one route. Where traffic does not follow a signal route, waive it.",
    ),
    "shared_policies": Contract(
        kind="switchover",
        proves="No other set has the policies, events or signal routes of the move, unless it is moved too.",
        unknown="A configuration could not be read.",
        remedy="Move these sets in the same run, or give each set policies of its own.",
    ),
    "set_group": Contract(
        kind="switchover",
        proves="The set belongs to the same redundancy group on both gateways.",
        unknown="A configuration does not show the group of the set.",
        remedy="Look at services redundancy-set on both gateways.",
    ),
    "shown_as_configured": Contract(
        kind="switchover",
        proves="Each set is configured and shown. A service set that the configuration gives it, or a "
        "service interface of one, is there only where it is not shown.",
        unknown="The reply does not show service sets, or the configuration of a set is not understood.",
        remedy="Compare services redundancy-set and services service-set with what the gateway shows: it may "
        "have refused a statement, or its reply was cut between two sets.",
    ),
    "hold_time": Contract(
        kind="switchover",
        proves="The hold-time of the set is 60 s at most. For so long a gateway calls a peer that is gone "
        "Connected.",
        unknown="A configuration does not show the set, or its hold-time is not understood.",
        remedy="Lower the hold-time of the set, or make sure yourself that the peer is connected.",
    ),
    "signal_routes": Contract(
        kind="switchover",
        proves="Before the request, and within 15 s of a rescue, the signal route is active on the MASTER "
        "and not on the STANDBY, as a static route, with the prefix and the table that the policies name.",
        unknown="The read of the route was refused, or its reply is not understood.",
        remedy="Run show route PREFIX exact table TABLE on both gateways, and find out which one carries the "
        "traffic.",
    ),
    "signal_routes_moved": Contract(
        kind="switchover",
        proves="Within 15 s of the move, the route is active on the new MASTER and not on the STANDBY.",
        unknown="The read of the route was refused, or its reply is not understood.",
        remedy="Run show route PREFIX exact table TABLE on both gateways: traffic follows the route, not the "
        "role.",
    ),
    "mastership_moved": Contract(
        kind="switchover",
        proves="The role moved by the request alone, the other gateway took it, and the pair was healthy and "
        "stable in time.",
        unknown="A gateway could not be read in the end, or does not show what it counted.",
        remedy="Read both gateways. A release is withheld while the peer is WARNED: look at the transition "
        "events, received and ignored. Cold: wait. Back again: look for an acquire policy.",
        is_essential=True,
    ),
    "take_down": Contract(
        kind="question",
        proves="The gateway may be taken down, as far as the set is concerned: its peer is MASTER and well.",
        unknown="Something that decides is not shown or was not read.",
        remedy="After: move the set by junos_ha.srd.failover with srd_away_from. Else mend what the answer "
        "names. Then ask again, under another srd_run_id.",
    ),
    "iccp_peer": Contract(
        kind="switchover",
        proves="ICCP of each gateway leads to the other, by replies and configurations. It is there only "
        "where it leads elsewhere, or where that is unknown.",
        unknown="No reply or configuration shows that ICCP of one leads to an address of the other.",
        remedy="Make sure that these two are a pair: look at srd_peer, then at protocols iccp of both.",
        is_essential=True,
    ),
    "mastership_stayed": Contract(
        kind="question",
        proves="Mastership of the set stayed with the peer while the tasks of a maintenance ran: the gateway "
        "is not MASTER, and the peer has counted no transition event since.",
        unknown="The peer was not read, was not MASTER before, or does not show its transition events; or "
        "they fell: its daemon restarted.",
        remedy="See what moved it before you go on: the tasks may have run on the MASTER.",
    ),
    "evidence_complete": Contract(
        kind="run",
        proves="A phase has each gateway's facts and a report on them, and one on both; a failover has a "
        "precheck before it, a switchover in it and a postcheck after it; a comparison has what it is with.",
        unknown="Something of that is missing, or a report is invalid, or contradicts itself or the facts "
        "beside it. It never fails.",
        remedy="Find out where the run stopped, then run a precheck: the present state is unknown.",
    ),
    "ended_well": Contract(
        kind="run",
        proves="A wait reached what it waited for, a switchover moved what it was to move.",
        unknown="A switchover did not end well, or a gateway could not be read when a wait ended.",
        remedy="Read the message of the wait or the switchover, then read both gateways.",
    ),
}


def of_kind(kind: Kind) -> dict[str, Contract]:
    """Return the contracts of those checks that are of a kind."""
    return {name: contract for name, contract in ELSEWHERE.items() if contract.kind == kind}
