# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the configurations of both gateways prove of a switchover, and what they do not."""

from __future__ import annotations

import datetime
import itertools
import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACTIONS,
    Configuration,
    ConfiguredIccp,
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, Group, RedundancySet
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.policy import Proof, prove

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.timezone.utc)
ROUTE = SignalRoute(prefix="198.51.100.1/32", routing_instance="SRD")
OTHER_ROUTE = SignalRoute(prefix="198.51.100.2/32", routing_instance="SRD")

PEER = RedundancyEvent(name="PEER", monitors=("peer mastership-release",))
RELEASE_POL = RedundancyPolicy(
    name="RELEASE_POL", events=("RELEASE",), action="release-mastership", deletes=ROUTE
)
ACQUIRE_POL = RedundancyPolicy(
    name="ACQUIRE_POL", events=("ACQUIRE", "PEER"), action="acquire-mastership", adds=ROUTE
)
WELL = Configuration(
    events=(RedundancyEvent(name="RELEASE"), RedundancyEvent(name="ACQUIRE"), PEER),
    policies=(RELEASE_POL, ACQUIRE_POL),
    sets=(ConfiguredSet(id=1, policies=("RELEASE_POL", "ACQUIRE_POL"), group=1),),
)


def planned(target: str = "STANDBY", event: str = "RELEASE", **options: t.Any) -> Plan:
    asked = {"redundancy_set": 1, "redundancy_event": event, "target": target}
    return plan({**asked, **options}, host="mx1", peer="mx2")


def proof(
    own: Configuration | None = WELL, other: Configuration | None = WELL, it: Plan | None = None
) -> Proof:
    sides = [Side(name=n, gateway=None, configuration=c) for n, c in (("mx1", own), ("mx2", other))]
    return prove(*sides, it or planned(), now=NOW)


def found(it: Proof, check: str) -> Finding:
    """Return the first finding of a check: that of the way there."""
    return next(each for each in it.findings if each.check == check)


def against(it: Proof) -> list[tuple[str, str, str]]:
    """Return what does not pass, in short."""
    return [(each.check, each.subject, each.status) for each in it.findings if each.status != "pass"]


def test_a_right_configuration_proves_both_ways() -> None:
    it = proof()
    assert [(each.check, each.subject, each.actual) for each in it.findings] == [
        ("redundancy_event", "mx1 set 1", "its policy RELEASE_POL says release-mastership"),
        ("takeover", "mx2 set 1", "by ACQUIRE_POL"),
        ("takeover", "mx1 set 1", "by ACQUIRE_POL"),
        (
            "route_policies",
            "mx2 set 1",
            f"RELEASE_POL of mx1 deletes {ROUTE}; ACQUIRE_POL of mx2 adds {ROUTE}",
        ),
        (
            "route_policies",
            "mx1 set 1",
            f"RELEASE_POL of mx2 deletes {ROUTE}; ACQUIRE_POL of mx1 adds {ROUTE}",
        ),
        ("shared_policies", "mx1 set 1", "none does"),
        ("shared_policies", "mx2 set 1", "none does"),
        ("set_group", "mx1 set 1", "mx1: 1, mx2: 1"),
        ("hold_time", "mx1 set 1", "30 s"),
        ("hold_time", "mx2 set 1", "30 s"),
    ]
    assert (it.holds, against(it), it.routes, it.told) == (True, [], (ROUTE,), ())
    assert (it.suitable, it.pull_back) == (
        ("RELEASE",),
        ("ACQUIRE_POL acquires mastership when PEER fires: peer mastership-release",),
    )


def test_a_request_that_acquires_is_proved_by_the_policy_of_its_event() -> None:
    it = proof(it=planned("MASTER", "ACQUIRE"))
    assert (it.holds, it.routes, it.suitable, it.pull_back) == (True, (ROUTE,), ("ACQUIRE", "PEER"), ())
    assert found(it, "takeover").subject == "mx1 set 1"


# How the policy that releases, and the one that acquires, may be.
RELEASING: dict[str, Configuration] = {
    "right": WELL,
    "adds": replace(WELL, policies=(replace(RELEASE_POL, adds=ROUTE, deletes=None), ACQUIRE_POL)),
    "no route": replace(WELL, policies=(replace(RELEASE_POL, deletes=None), ACQUIRE_POL)),
    "another route": replace(WELL, policies=(replace(RELEASE_POL, deletes=OTHER_ROUTE), ACQUIRE_POL)),
    "absent": replace(WELL, policies=(ACQUIRE_POL,)),
    "shared": replace(WELL, sets=(*WELL.sets, ConfiguredSet(id=2, policies=("RELEASE_POL",), group=1))),
    "not understood": replace(WELL, policies=(replace(RELEASE_POL, unrecognized=("notify",)), ACQUIRE_POL)),
}
ACQUIRING: dict[str, Configuration | None] = {
    "right": WELL,
    "deletes": replace(WELL, policies=(RELEASE_POL, replace(ACQUIRE_POL, adds=None, deletes=ROUTE))),
    "no route": replace(WELL, policies=(RELEASE_POL, replace(ACQUIRE_POL, adds=None))),
    "another route": replace(WELL, policies=(RELEASE_POL, replace(ACQUIRE_POL, adds=OTHER_ROUTE))),
    "releases": replace(
        WELL, policies=(RELEASE_POL, replace(ACQUIRE_POL, action="release-mastership", adds=None))
    ),
    "absent": replace(WELL, policies=(RELEASE_POL,)),
    "not attached": replace(WELL, sets=(ConfiguredSet(id=1, policies=("RELEASE_POL",), group=1),)),
    "by hand only": replace(WELL, events=(*WELL.events[:2], RedundancyEvent(name="PEER"))),
    "shared": replace(WELL, sets=(*WELL.sets, ConfiguredSet(id=2, policies=("ACQUIRE_POL",), group=1))),
    "not understood": replace(WELL, policies=(RELEASE_POL, replace(ACQUIRE_POL, unrecognized=("notify",)))),
    "unread": None,
}
NOT_TAKING = ("releases", "absent", "not attached", "by hand only")


def verdict(releasing: str, acquiring: str) -> str:
    """Return the status of the way there by a table of its own: the worst of its checks.

    Whether two policies name one route can only be said where both are understood; and nothing more is
    asked after an event that is not understood, or a configuration that was not read.
    """
    if releasing == "not understood":
        return "unknown"
    if releasing in ("absent", "shared") or acquiring in ("shared", *NOT_TAKING):
        return "unknown" if acquiring == "unread" and releasing == "shared" else "fail"
    if acquiring in ("not understood", "unread"):
        return "unknown"
    is_wrong = {releasing, acquiring} & {"adds", "deletes", "no route"} or releasing != acquiring
    return "fail" if is_wrong else "pass"


CHECKS = ("redundancy_event", "takeover", "route_policies", "shared_policies")


def on_the_way_back(it: Proof) -> list[Finding]:
    """Return what is found of mx1 as the one that takes over."""
    return [
        each
        for each in it.findings
        if each.check in ("takeover", "route_policies") and each.subject == "mx1 set 1"
    ]


def test_the_way_there_over_the_product_of_both_policies() -> None:
    wrong = []
    for releasing, acquiring in itertools.product(RELEASING, ACQUIRING):
        it = proof(RELEASING[releasing], ACQUIRING[acquiring])
        checks = [each for each in it.findings if each.check in CHECKS and each not in on_the_way_back(it)]
        statuses = {each.status for each in checks}
        worst = next(each for each in ("fail", "unknown", "pass") if each in statuses)
        if worst != verdict(releasing, acquiring) or (it.holds and worst != "pass"):
            wrong.append((releasing, acquiring, verdict(releasing, acquiring), worst))
    assert wrong == []


# What the gateway that takes over has, whether it does, and in which words.
NOTHING = "no policy attached to set 1 acquires it upon peer mastership-release"
TAKING: dict[str, tuple[Configuration | None, str, str]] = {
    "not attached": (
        ACQUIRING["not attached"],
        "fail",
        f"{NOTHING}; add: set services redundancy-set 1 redundancy-policy ACQUIRE_POL",
    ),
    "an event of no policy": (
        replace(WELL, policies=(RELEASE_POL, replace(ACQUIRE_POL, events=("ACQUIRE",)))),
        "fail",
        f"{NOTHING}; add: set policy-options redundancy-policy ACQUIRE_POL redundancy-events PEER",
    ),
    "an event that is not defined": (
        replace(WELL, events=WELL.events[:2]),
        "fail",
        f"{NOTHING}; add: set event-options redundancy-event PEER monitor peer mastership-release",
    ),
    "no policy at all": (replace(WELL, policies=()), "fail", NOTHING),
    "an inactive policy": (
        replace(WELL, policies=(RELEASE_POL,), inactive=("policy-options redundancy-policy ACQUIRE_POL",)),
        "fail",
        f"{NOTHING}; inactive: policy-options redundancy-policy ACQUIRE_POL",
    ),
    "a set in no known place": (
        replace(WELL, sets=(), unrecognized=("redundancy-set object 1",)),
        "unknown",
        f"{NOTHING}; add: set services redundancy-set 1 redundancy-policy ACQUIRE_POL"
        "; not understood: redundancy-set object 1",
    ),
    "a policy that is not understood": (
        ACQUIRING["not understood"],
        "unknown",
        "by ACQUIRE_POL; not understood: notify",
    ),
    "not read": (None, "unknown", "the configuration of mx2 was not read"),
}


@pytest.mark.parametrize(("other", "status", "actual"), TAKING.values(), ids=TAKING)
def test_a_taker_that_is_not_shown_to_take_over(
    other: Configuration | None, status: str, actual: str
) -> None:
    it = found(proof(other=other), "takeover")
    assert (it.subject, it.expected, it.status, it.actual, it.waivable) == (
        "mx2 set 1",
        "mx2 acquires mastership of set 1 when mx1 releases it",
        status,
        actual,
        True,
    )


def test_a_giver_that_deletes_no_route_is_told_the_statement() -> None:
    assert found(proof(RELEASING["no route"]), "route_policies").actual == (
        f"RELEASE_POL of mx1 names no signal route; ACQUIRE_POL of mx2 adds {ROUTE}; add: set policy-options "
        "redundancy-policy RELEASE_POL then delete-static-route 198.51.100.1/32 routing-instance SRD"
    )


def test_the_way_back_is_shown_as_well() -> None:
    it = proof(own=replace(WELL, policies=(RELEASE_POL,)))
    assert against(it) == [("takeover", "mx1 set 1", "fail"), ("route_policies", "mx1 set 1", "fail")]


SECOND = replace(WELL, sets=(*WELL.sets, ConfiguredSet(id=2, policies=("P2",))))
SHARING: dict[str, tuple[Configuration, str]] = {
    "a policy": (
        replace(WELL, sets=(*WELL.sets, ConfiguredSet(id=2, policies=("ACQUIRE_POL",)))),
        "ACQUIRE_POL",
    ),
    "an event": (
        replace(SECOND, policies=(*WELL.policies, RedundancyPolicy(name="P2", events=("PEER",)))),
        "PEER",
    ),
    "a route": (
        replace(SECOND, policies=(*WELL.policies, RedundancyPolicy(name="P2", events=("E2",), adds=ROUTE))),
        f"{ROUTE}, by P2",
    ),
}


@pytest.mark.parametrize(("other", "shared"), SHARING.values(), ids=SHARING)
def test_another_set_must_not_share_what_moves_unless_it_is_moved_too(
    other: Configuration, shared: str
) -> None:
    it = against(proof(other=other))
    assert it == [("shared_policies", "mx2 set 1", "fail")]
    assert [each.actual for each in proof(other=other).findings if each.status == "fail"] == [
        f"set 2 has {shared}"
    ]
    assert against(proof(other=other, it=planned(moved_too=[2]))) == []
    assert against(proof(other=other, it=planned(moved_too=[3]))) == it


def test_a_policy_that_releases_another_set_too_is_shared() -> None:
    it = found(proof(RELEASING["shared"]), "shared_policies")
    assert (it.subject, it.status, it.actual) == ("mx1 set 1", "fail", "set 2 has RELEASE_POL")


@pytest.mark.parametrize(
    ("groups", "status", "actual"),
    [
        ((1, 1), "pass", "mx1: 1, mx2: 1"),
        ((1, 2), "fail", "mx1: 1, mx2: 2"),
        ((1, None), "unknown", "mx1: 1, mx2: not shown"),
    ],
)
def test_the_group_of_the_set(groups: tuple[int | None, ...], status: str, actual: str) -> None:
    both = [replace(WELL, sets=(replace(WELL.sets[0], group=each),)) for each in groups]
    it = found(proof(*both), "set_group")
    assert (it.status, it.actual) == (status, actual)


@pytest.mark.parametrize(("seconds", "status"), [(None, "pass"), (60, "pass"), (61, "fail"), (3600, "fail")])
def test_the_hold_time(seconds: int | None, status: str) -> None:
    own = replace(WELL, sets=(replace(WELL.sets[0], hold_time=seconds),))
    it = proof(own)
    assert (found(it, "hold_time").status, found(it, "hold_time").actual) == (status, f"{seconds or 30} s")
    told = (
        [] if seconds is None else [f"timers differ: hold-time of set 1 is {seconds} s on mx1, 30 s on mx2"]
    )
    assert list(it.told) == told


@pytest.mark.parametrize("timer", ["hold-time 1m", "hold-time 0", "hold-time"])
def test_a_hold_time_that_is_not_understood_is_unknown(timer: str) -> None:
    own = replace(WELL, unrecognized=(f"redundancy-set 1 {timer}",))
    it = proof(own)
    first = found(it, "hold_time")
    assert (first.subject, first.status, first.actual) == ("mx1 set 1", "unknown", "not understood")
    assert (it.holds, it.told) == (
        False,
        (f"the configuration of mx1: not understood: redundancy-set 1 {timer}",),
    )


def test_what_has_no_effect_or_is_not_understood_is_told() -> None:
    own = replace(WELL, inactive=("services redundancy-set 2",), unrecognized=("redundancy-set 1 preempt",))
    it = proof(own)
    assert (it.holds, it.told) == (
        True,
        (
            "the configuration of mx1: inactive: services redundancy-set 2",
            "the configuration of mx1: not understood: redundancy-set 1 preempt",
        ),
    )


def test_a_waiver_covers_what_is_unknown_by_its_subject_only() -> None:
    waiver = {"check": "takeover", "reason": "by itself", "owner": "ops", "expires": "2026-12-01"}
    failed, unread = replace(WELL, policies=(RELEASE_POL,)), None
    named = {**waiver, "subject": "mx2 set 1"}
    statuses = {
        (name, "subject" in each): found(proof(other=other, it=planned(waivers=[each])), "takeover").status
        for name, other in (("failed", failed), ("unread", unread))
        for each in (waiver, named, {**named, "expires": "2026-11-01"})[:2]
    }
    assert statuses == {
        ("failed", False): "waived",
        ("failed", True): "waived",
        ("unread", False): "unknown",
        ("unread", True): "waived",
    }
    expired = planned(waivers=[{**named, "expires": "2026-11-01"}])
    assert found(proof(other=failed, it=expired), "takeover").status == "fail"


LINK = RedundancyEvent(name="LINK", monitors=("link-down xe-0/0/1", "process routing restart"))
MANY = Configuration(
    events=(
        RedundancyEvent(name="RELEASE"),
        RedundancyEvent(name="ACQUIRE"),
        LINK,
        RedundancyEvent(name="LOOSE"),
        RedundancyEvent(name="SHARED"),
        RedundancyEvent(name="ELSEWHERE"),
        RedundancyEvent(name="ROUTE"),
        RedundancyEvent(name="WARN"),
        PEER,
    ),
    policies=(
        RedundancyPolicy(name="RELEASE_POL", events=("RELEASE", "SHARED"), action="release-mastership"),
        RedundancyPolicy(name="LINK_POL", events=("LINK", "SHARED"), action="release-mastership-force"),
        RedundancyPolicy(name="ACQUIRE_POL", events=("ACQUIRE", "PEER"), action="acquire-mastership"),
        RedundancyPolicy(name="ELSEWHERE_POL", events=("ELSEWHERE",), action="release-mastership"),
        RedundancyPolicy(name="ROUTE_POL", events=("ROUTE", "UNDEFINED")),
        RedundancyPolicy(name="WARN_POL", events=("WARN",), action="broadcast-warning"),
    ),
    sets=(
        ConfiguredSet(id=1, policies=("RELEASE_POL", "LINK_POL", "ACQUIRE_POL", "ROUTE_POL", "WARN_POL")),
        ConfiguredSet(id=2, policies=("ELSEWHERE_POL",)),
    ),
)
SUITABLE_RELEASES = "; events that would do it: RELEASE, LINK"
SUITABLE_ACQUIRES = "; events that would do it: ACQUIRE, PEER"

# event, target, what the configuration says, whether it proves it
CASES = [
    ("RELEASE", "STANDBY", "its policy RELEASE_POL says release-mastership", "pass"),
    ("LINK", "STANDBY", "its policy LINK_POL says release-mastership-force", "pass"),
    ("ACQUIRE", "MASTER", "its policy ACQUIRE_POL says acquire-mastership", "pass"),
    ("RELEASE", "MASTER", f"its policy RELEASE_POL says release-mastership{SUITABLE_ACQUIRES}", "fail"),
    ("ACQUIRE", "STANDBY", f"its policy ACQUIRE_POL says acquire-mastership{SUITABLE_RELEASES}", "fail"),
    ("LOOSE", "STANDBY", f"it must belong to one policy and belongs to none{SUITABLE_RELEASES}", "fail"),
    (
        "SHARED",
        "STANDBY",
        f"it must belong to one policy and belongs to RELEASE_POL, LINK_POL{SUITABLE_RELEASES}",
        "fail",
    ),
    (
        "ELSEWHERE",
        "STANDBY",
        f"its policy ELSEWHERE_POL is not attached to set 1{SUITABLE_RELEASES}",
        "fail",
    ),
    ("ROUTE", "STANDBY", f"its policy ROUTE_POL says nothing of mastership{SUITABLE_RELEASES}", "fail"),
    ("WARN", "STANDBY", f"its policy WARN_POL says broadcast-warning{SUITABLE_RELEASES}", "fail"),
    ("UNDEFINED", "STANDBY", f"no event of that name is in event-options{SUITABLE_RELEASES}", "fail"),
    ("release", "STANDBY", f"no event of that name is in event-options{SUITABLE_RELEASES}", "fail"),
    ("RELEAS", "STANDBY", f"no event of that name is in event-options{SUITABLE_RELEASES}", "fail"),
]


@pytest.mark.parametrize(("event", "target", "actual", "status"), CASES)
def test_the_proof_of_an_event(event: str, target: str, actual: str, status: str) -> None:
    it = found(proof(MANY, it=planned(target, event)), "redundancy_event")
    does = "releases" if target == "STANDBY" else "acquires"
    assert (it.subject, it.expected, it.actual, it.status) == (
        "mx1 set 1",
        f"{event} {does} mastership of set 1",
        actual,
        status,
    )


@pytest.mark.parametrize("action", [*ACTIONS, "release-mastership-later", None])
def test_which_action_releases(action: str | None) -> None:
    policies = (RedundancyPolicy(name="P", events=("E",), action=action),)
    own = Configuration(
        events=(RedundancyEvent(name="E"),), policies=policies, sets=(ConfiguredSet(id=1, policies=("P",)),)
    )
    fits = {
        target: found(proof(own, it=planned(target, "E")), "redundancy_event").status == "pass"
        for target in ("MASTER", "STANDBY")
    }
    releasing = ("release-mastership", "release-mastership-force", "release-mastership-if-standby-clear")
    assert fits == {"MASTER": action == "acquire-mastership", "STANDBY": action in releasing}


@pytest.mark.parametrize("lacking", ["events", "policies", "sets"])
def test_an_incomplete_configuration_proves_nothing(lacking: str) -> None:
    it = proof(replace(MANY, **{lacking: ()}))
    assert (it.holds, found(it, "redundancy_event").status, it.suitable) == (False, "fail", ())


def test_an_unread_configuration_proves_nothing() -> None:
    sides = [
        Side(name="mx1", gateway=None, configuration_error="permission denied"),
        Side(name="mx2", gateway=None, configuration=WELL),
    ]
    it = prove(*sides, planned(), now=NOW)
    first = found(it, "redundancy_event")
    assert (it.holds, first.status, first.actual) == (False, "unknown", "permission denied")
    assert len(it.findings) == 1
    assert (it.suitable, it.pull_back, it.routes) == ((), (), ())


def speaking(local: str, peer: str) -> Configuration:
    """Return a configuration whose ICCP leads from an address to another."""
    iccp = ConfiguredIccp(local_address=local, peers=(IccpPeer(address=peer, groups=(1,)),))
    return replace(WELL, iccp=iccp)


@pytest.mark.parametrize("force", [False, True])
def test_two_gateways_whose_iccp_leads_elsewhere_are_no_pair(force: bool) -> None:
    shown = Gateway(
        format="text", level="extensive", complete=True, groups=(Group(id=1, sets=(RedundancySet(id=1),)),)
    )
    own = Side(name="mx1", gateway=shown, configuration=speaking("192.0.2.1", "192.0.2.2"))
    right, wrong = (
        Side(name="mx2", gateway=shown, configuration=speaking(*addresses))
        for addresses in (("192.0.2.2", "192.0.2.1"), ("192.0.2.9", "192.0.2.1"))
    )
    it = planned(force=force)
    assert against(prove(own, right, it, now=NOW)) == against(proof())
    last = prove(own, wrong, it, now=NOW).findings[-1]
    assert (last.check, last.subject, last.status, last.waivable) == (
        "iccp_peer",
        "both gateways",
        "fail",
        False,
    )
    assert last.actual == "ICCP of mx1 leads to 192.0.2.2 in group 1, and mx2 has 192.0.2.9"


def test_two_gateways_of_which_nothing_shows_that_they_are_a_pair() -> None:
    shown = Gateway(
        format="text", level="extensive", complete=True, groups=(Group(id=1, sets=(RedundancySet(id=1),)),)
    )
    own = Side(name="mx1", gateway=shown, configuration=speaking("192.0.2.1", "192.0.2.2"))
    other = Side(name="mx2", gateway=shown, configuration=WELL)
    last = prove(own, other, planned(), now=NOW).findings[-1]
    assert (last.check, last.subject, last.actual, last.status, last.waivable) == (
        "iccp_peer",
        "both gateways",
        "not shown",
        "unknown",
        False,
    )


# What the gateway that is left is configured with, and whether mastership stays away from it.
BACK = RedundancyEvent(name="BACK", monitors=("peer mastership-acquire",))
BACK_POL = RedundancyPolicy(name="BACK_POL", events=("BACK",), action="acquire-mastership", adds=ROUTE)
COMING_BACK = replace(
    WELL,
    events=(*WELL.events, BACK),
    policies=(*WELL.policies, BACK_POL),
    sets=(ConfiguredSet(id=1, policies=("RELEASE_POL", "ACQUIRE_POL", "BACK_POL"), group=1),),
)
STAYING: dict[str, tuple[Configuration, str, str]] = {
    "nothing else acquires": (WELL, "pass", "nothing else acquires it"),
    "an event of the peer that acquires": (COMING_BACK, "fail", "BACK_POL acquires it when BACK fires"),
    "what is not understood": (
        replace(WELL, unrecognized=("redundancy-set object 1",)),
        "unknown",
        "nothing else acquires it; not understood: redundancy-set object 1",
    ),
}


@pytest.mark.parametrize(("own", "status", "actual"), STAYING.values(), ids=STAYING)
def test_mastership_must_stay_away_before_a_maintenance_alone(
    own: Configuration, status: str, actual: str
) -> None:
    it = found(proof(own, it=planned(must_stay=True)), "mastership_stays")
    assert (it.subject, it.expected, it.status, it.actual, it.waivable) == (
        "mx1 set 1",
        "mx1 acquires set 1 upon nothing but a request, or a release of its peer",
        status,
        actual,
        True,
    )
    assert "mastership_stays" not in [each.check for each in proof(own).findings]
