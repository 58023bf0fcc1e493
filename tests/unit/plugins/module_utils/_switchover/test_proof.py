# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a configuration proves of an event, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACTIONS,
    Configuration,
    ConfiguredSet,
    RedundancyEvent,
    RedundancyPolicy,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import prove, unproved
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import plan

LINK = RedundancyEvent(name="LINK", monitors=("link-down xe-0/0/1", "process routing restart"))
CONFIGURATION = Configuration(
    events=(
        RedundancyEvent(name="RELEASE"),
        RedundancyEvent(name="ACQUIRE"),
        LINK,
        RedundancyEvent(name="LOOSE"),
        RedundancyEvent(name="SHARED"),
        RedundancyEvent(name="ELSEWHERE"),
        RedundancyEvent(name="ROUTE"),
        RedundancyEvent(name="WARN"),
        RedundancyEvent(name="PEER", monitors=("peer mastership-release",)),
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
RELEASING = "; events that would do it: RELEASE, LINK"
ACQUIRING = "; events that would do it: ACQUIRE, PEER"

# event, target, what the configuration says, whether it proves it
CASES = [
    ("RELEASE", "STANDBY", "its policy RELEASE_POL says release-mastership", "pass"),
    ("LINK", "STANDBY", "its policy LINK_POL says release-mastership-force", "pass"),
    ("ACQUIRE", "MASTER", "its policy ACQUIRE_POL says acquire-mastership", "pass"),
    ("RELEASE", "MASTER", f"its policy RELEASE_POL says release-mastership{ACQUIRING}", "fail"),
    ("ACQUIRE", "STANDBY", f"its policy ACQUIRE_POL says acquire-mastership{RELEASING}", "fail"),
    ("LOOSE", "STANDBY", f"it must belong to one policy and belongs to none{RELEASING}", "fail"),
    (
        "SHARED",
        "STANDBY",
        f"it must belong to one policy and belongs to RELEASE_POL, LINK_POL{RELEASING}",
        "fail",
    ),
    ("ELSEWHERE", "STANDBY", f"its policy ELSEWHERE_POL is not attached to set 1{RELEASING}", "fail"),
    ("ROUTE", "STANDBY", f"its policy ROUTE_POL says nothing of mastership{RELEASING}", "fail"),
    ("WARN", "STANDBY", f"its policy WARN_POL says broadcast-warning{RELEASING}", "fail"),
    ("UNDEFINED", "STANDBY", f"no event of that name is in event-options{RELEASING}", "fail"),
    ("release", "STANDBY", f"no event of that name is in event-options{RELEASING}", "fail"),
    ("RELEAS", "STANDBY", f"no event of that name is in event-options{RELEASING}", "fail"),
]


@pytest.mark.parametrize(("event", "target", "actual", "status"), CASES)
def test_the_proof_of_an_event(event: str, target: str, actual: str, status: str) -> None:
    asked = {"redundancy_set": 1, "redundancy_event": event, "target": target}
    finding = prove(CONFIGURATION, plan(asked, host="mx1", peer="mx2")).finding
    does = "releases" if target == "STANDBY" else "acquires"
    assert (finding.check, finding.subject, finding.expected, finding.actual, finding.status) == (
        "redundancy_event",
        "mx1 set 1",
        f"{event} {does} mastership of set 1",
        actual,
        status,
    )


@pytest.mark.parametrize("action", [*ACTIONS, "release-mastership-later", None])
def test_which_action_releases(action: str | None) -> None:
    policy = RedundancyPolicy(name="P", events=("E",), action=action)
    configuration = Configuration(
        events=(RedundancyEvent(name="E"),), policies=(policy,), sets=(ConfiguredSet(id=1, policies=("P",)),)
    )
    asked = {"redundancy_set": 1, "redundancy_event": "E"}
    fits = {
        target: prove(configuration, plan({**asked, "target": target}, host="mx1", peer="mx2")).holds
        for target in ("MASTER", "STANDBY")
    }
    releasing = ("release-mastership", "release-mastership-force", "release-mastership-if-standby-clear")
    assert fits == {"MASTER": action == "acquire-mastership", "STANDBY": action in releasing}


@pytest.mark.parametrize("lacking", ["events", "policies", "sets"])
def test_an_incomplete_configuration_proves_nothing(lacking: str) -> None:
    asked = {"redundancy_set": 1, "redundancy_event": "RELEASE", "target": "STANDBY"}
    proof = prove(replace(CONFIGURATION, **{lacking: ()}), plan(asked, host="mx1", peer="mx2"))
    assert (proof.holds, proof.suitable) == (False, ())


@pytest.mark.parametrize(
    ("target", "pull_back"),
    [
        ("STANDBY", ("ACQUIRE_POL acquires mastership when PEER fires: peer mastership-release",)),
        ("MASTER", ()),
    ],
)
def test_policies_that_pull_mastership_back(target: str, pull_back: tuple[str, ...]) -> None:
    asked = {"redundancy_set": 1, "redundancy_event": "RELEASE", "target": target}
    assert prove(CONFIGURATION, plan(asked, host="mx1", peer="mx2")).pull_back == pull_back


def test_an_unread_configuration_proves_nothing() -> None:
    asked = {"redundancy_set": 1, "redundancy_event": "RELEASE", "target": "STANDBY"}
    proof = unproved(plan(asked, host="mx1", peer="mx2"), "permission denied")
    assert (proof.holds, proof.finding.status, proof.finding.actual) == (
        False,
        "unknown",
        "permission denied",
    )
